"""A page is drawn for people as it lies in the original."""

import zipfile
from base64 import b64encode
from io import BytesIO

import docx
import pytest
from PIL import Image

from ingest.readers.pictured import page_picture
from tests.made_notices import ofd, ofd_page, ofd_scan
from tests.made_scans import blank, saved


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.pdf", "PDF")])
def test_a_page_is_a_small_jpeg(name, kind):
    drawn = Image.open(BytesIO(page_picture(name, saved(blank(), kind=kind), 1)))
    assert (
        drawn.format == "JPEG"
        and drawn.width <= 1100
        and drawn.height / drawn.width == pytest.approx(1754 / 1240, rel=0.01)
    )


def test_a_page_of_an_ofd_and_a_picture_of_a_word_file_are_found_without_recognition(monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    scan = saved(Image.new("RGB", (700, 990), "blue"))
    assert colour(page_picture("a.ofd", ofd_scan(saved(blank()), scan), 2)) == (0, 0, 254)
    assert colour(page_picture("a.docx", word(scan), 1)) == (0, 0, 254)
    assert page_picture("a.docx", word(scan), 2) is None


def test_a_picture_of_a_flat_word_file_is_found():
    scan = saved(Image.new("RGB", (700, 990), "blue"))
    with zipfile.ZipFile(BytesIO(word(scan))) as package:
        parts = "".join(flat(name, package.read(name)) for name in package.namelist())
    data = f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>'
    assert colour(page_picture("a.xml", data.encode(), 1)) == (0, 0, 254)


def flat(name, data):
    if name == "[Content_Types].xml":
        return ""
    if not name.endswith((".xml", ".rels")):
        return f'<pkg:part pkg:name="/{name}"><pkg:binaryData>{b64encode(data).decode()}</pkg:binaryData></pkg:part>'
    text = data.decode().partition("?>")[2] if data.startswith(b"<?xml") else data.decode()
    kind = "application/vnd.openxmlformats-package.relationships+xml" if name.endswith(".rels") else "application/xml"
    return f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}"><pkg:xmlData>{text}</pkg:xmlData></pkg:part>'


def word(scan):
    made = docx.Document()
    made.add_paragraph("附件：扫描件")
    made.add_picture(BytesIO(scan))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def colour(jpeg):
    return Image.open(BytesIO(jpeg)).getpixel((99, 99))


@pytest.mark.parametrize(("name", "data", "number"), [
    ("a.ofd", ofd(ofd_page((20, 20, "通知"))), 1), ("a.ofd", ofd(ofd_page()), 7), ("a.docx", b"PK", 1),
    ("a.txt", "通知".encode(), 1), ("a.pdf", b"%PDF-1.4", 1), ("a.pdf", saved(blank(), kind="PDF"), 7), ("a.png", b"\x89PNG\r\n\x1a\n", 1),
])  # fmt: skip
def test_where_there_is_no_page_there_is_no_picture(name, data, number):
    assert page_picture(name, data, number) is None
