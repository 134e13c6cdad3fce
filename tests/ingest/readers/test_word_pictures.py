"""Scans pasted into a Word file are read; logos and photos are not."""

import gzip
import struct
import zipfile
from io import BytesIO

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from ingest import load_bytes
from ingest.readers import docx as docx_reader
from ingest.readers import word_pictures
from tests.made_scans import NOTICE, needed, notice_png, saved

BEFORE = "附件：扫描件如下，请各有关部门和单位按照职责分工认真贯彻执行，工作中的重要情况及时报告。"


def word(*pictures):
    made = docx.Document()
    made.add_paragraph(BEFORE)
    for data in pictures:
        made.add_picture(BytesIO(data))
    made.add_paragraph("以上为附件全文。")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_scan_stands_where_it_was_pasted_and_once():
    needed()
    found = load_bytes("a.docx", word(notice_png(), notice_png()))
    assert found.text == f"{BEFORE}\n{NOTICE}\n以上为附件全文。"
    assert found.recognised_pages == (1,) and {block.page for block in found.blocks} == {None} and found.counts_pictures
    assert {entry.reason for entry in found.ledger.added} == {"recognised"}


@pytest.mark.parametrize("size", [(590, 590), (900, 190)])
def test_logos_are_not_looked_at(size, monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    assert load_bytes("a.docx", word(saved(Image.new("RGB", size)))).issues == ()


def test_a_photo_gives_nothing():
    needed()
    assert load_bytes("a.docx", word(saved(Image.new("RGB", (700, 500), "green")))).recognised_pages == ()


def test_without_the_extra_large_pictures_are_counted(monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    (issue,) = load_bytes("a.docx", word(notice_png())).issues
    assert issue.code == "picture_pages" and "1 幅" in issue.message and "zhengce[ocr]" in issue.message


def test_so_many_pictures_are_read_and_the_others_counted(monkeypatch):
    monkeypatch.setattr(word_pictures, "_MOST", 0)
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: True)
    (issue,) = load_bytes("a.docx", word(large("red"), large("blue"))).issues
    assert issue.code == "picture_pages" and "2 幅" in issue.message and "分成几个文件" in issue.message


def test_a_broken_picture_is_counted(monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    broken = with_part(word(large("red")), "word/media/image1.png", b"\x89PNG\r\n\x1a\n")
    (issue,) = load_bytes("a.docx", broken).issues
    assert issue.code == "picture_pages" and "1 幅图片已损坏" in issue.message


def emf(width, height):
    """Sides in hundredths of a millimetre."""
    return struct.pack("<2I4i4i", 1, 108, 0, 0, 9, 9, 50, 50, 50 + width, 50 + height) + b" EMF" + bytes(64)


def wmf(width, height, per_inch=1440):
    return b"\xd7\xcd\xc6\x9a" + struct.pack("<H4hH", 0, 0, 0, width, height, per_inch) + bytes(64)


PLAIN_WMF = b"\x01\x00\x09\x00\x00\x03" + bytes(64)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (emf(10000, 3300), True),
        (emf(9999, 9999), False),  # in hundredths of a millimetre
        (emf(30000, 3299), False),
        (gzip.compress(emf(10000, 3300), mtime=0), True),
        (wmf(5700, 1900), True),  # in twentieths of a point
        (wmf(-5700, -1900), True),
        (wmf(600, 300), False),  # an equation
        (wmf(600, 300, per_inch=0), True),
        (PLAIN_WMF, True),  # it does not say
        (gzip.compress(PLAIN_WMF, mtime=0), True),
        (b"\x1f\x8b" + bytes(64), False),  # packed, and broken
        (b"\xd7\xcd\xc6\x9a", False),
        (b"<svg/>", False),
    ],
)
def test_a_large_drawing_that_nobody_can_recognise_is_told(data, told):
    issues = load_bytes("a.docx", with_part(word(large("red")), "word/media/image1.png", data)).issues
    assert [issue.code for issue in issues] == ["picture_pages"] * told


def test_drawings_are_told_by_their_numbers_among_the_large_pictures(monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: True)
    monkeypatch.setattr(word_pictures, "_MOST", 0)
    made = word(large("red"), large("blue"), saved(Image.new("RGB", (90, 90))), large("green"))
    for name, data in (("image2", emf(16000, 9000)), ("image4", wmf(8000, 8000))):
        made = with_part(made, f"word/media/{name}.png", data)
    unread, drawn = load_bytes("a.docx", made).issues
    assert "1 幅较大的图片" in unread.message
    assert drawn.message.startswith("文中有 2 幅 EMF、WMF 图（较大图片中的第 2、3 幅）")


def test_many_drawings_are_not_told_one_by_one(monkeypatch):
    monkeypatch.setattr(word_pictures, "_TOLD", 1)
    made = word(large("red"), large("blue"))
    for number in (1, 2):
        made = with_part(made, f"word/media/image{number}.png", emf(16000, 9000 + number))
    (issue,) = load_bytes("a.docx", made).issues
    assert "2 幅 EMF、WMF 图（较大图片中的第 1 幅等）" in issue.message


def test_a_gif_is_read_like_other_pictures(monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    out = BytesIO()
    Image.new("P", (700, 500)).save(out, "GIF")
    (issue,) = load_bytes("a.docx", word(out.getvalue())).issues
    assert issue.code == "picture_pages" and "1 幅较大的图片" in issue.message


def test_a_scan_saved_as_gif_is_recognised():
    needed()
    out = BytesIO()
    Image.open(BytesIO(notice_png())).convert("P").save(out, "GIF")
    assert load_bytes("a.docx", word(out.getvalue())).text == f"{BEFORE}\n{NOTICE}\n以上为附件全文。"


def large(colour):
    return saved(Image.new("RGB", (700, 500), colour))


def with_part(data, name, part):
    """A package with one part changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as one, zipfile.ZipFile(out, "w") as two:
        for info in one.infolist():
            two.writestr(info, part if info.filename == name else one.read(info))
    return out.getvalue()


def test_pictures_are_found_again_by_their_numbers():
    """Logos are not counted, nor is a picture that stands there once more; nothing is recognised."""
    data = word(saved(Image.new("RGB", (90, 90))), large("red"), large("blue"), large("red"), large("green"))

    def colour(number):
        found = word_pictures.numbered(number, lambda: docx_reader.read(data))
        return found and Image.open(BytesIO(found)).getpixel((9, 9))

    assert [colour(n) for n in range(5)] == [None, (255, 0, 0), (0, 0, 255), (0, 128, 0), None]


def test_pictures_of_a_word_file_in_a_word_file_are_numbered_on(monkeypatch):
    inner = word(large("blue"))
    outer = docx.Document(BytesIO(word(large("red"))))
    part = Part(PackURI("/word/inner.docx"), "application/octet-stream", inner, outer.part.package)
    chunk = parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{outer.part.relate_to(part, RT.A_F_CHUNK)}"/>')
    outer.element.body.insert(0, chunk)
    out = BytesIO()
    outer.save(out)
    found = [word_pictures.numbered(n, lambda: docx_reader.read(out.getvalue())) for n in (1, 2)]
    assert [Image.open(BytesIO(each)).getpixel((9, 9)) for each in found] == [(0, 0, 255), (255, 0, 0)]
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    assert ["2 幅" in issue.message for issue in load_bytes("a.docx", out.getvalue()).issues] == [True]


def test_a_picture_of_the_head_is_told_by_the_relations_of_the_head():
    made = docx.Document(BytesIO(word(large("red"))))
    made.sections[0].different_first_page_header_footer = True
    head = made.sections[0].first_page_header
    head.paragraphs[0].add_run("青川市人民政府文件").add_picture(BytesIO(large("blue")))
    out = BytesIO()
    made.save(out)
    found = [word_pictures.numbered(n, lambda: docx_reader.read(out.getvalue())) for n in (1, 2)]
    assert [Image.open(BytesIO(each)).getpixel((9, 9)) for each in found] == [(0, 0, 255), (255, 0, 0)]
