"""The XML parts of Office files, known by their roots."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from ingest.counts import parts
from tests.made_files import zipped


@pytest.mark.parametrize(
    ("part", "root"),
    [
        (b"<w:document xmlns:w='x'/>", "document"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a <b> --><sst count="1"/>', "sst"),
        ('<?xml version="1.0" encoding="UTF-16"?><a:hdr/>'.encode("utf-16"), "hdr"),
        (b"text", ""),
        (b"", ""),
    ],
)
def test_the_root_of_a_part(part, root):
    assert parts.root_of(part) == root


def test_only_parts_with_a_wanted_root_are_read():
    data = zipped(**{"a.xml": b"<a>1</a>", "b.xml": b"<b>2</b>", "c.bin": b"<a>3</a>"})
    assert list(parts.rooted(ZipFile(BytesIO(data)), {"a"})) == [("a", b"<a>1</a>")]


def test_texts_of_elements_alone():
    assert parts.texts("<r><p><t>甲</t>x<t>乙</t></p><v>丙</v></r>".encode(), {"t"}) == "\n甲乙"


def test_charts_and_diagrams():
    chart = "<chartSpace><t>题</t><strCache><pt><v>望溪县</v></pt></strCache><f>A1</f></chartSpace>".encode()
    data = zipped(**{"a.xml": chart, "b.xml": "<dataModel><t>步骤</t></dataModel>".encode()})
    assert ["".join(text.split()) for text in parts.drawn(ZipFile(BytesIO(data)))] == ["题望溪县", "步骤"]
