"""Office documents in one XML, counted without lxml."""

import pytest

from ingest.counts import flat
from tests.made_notices import excel_2003, word_2003


def counted(data: bytes) -> str:
    return "".join(flat.count(data).split())


def test_all_text_of_a_word_2003_document():
    body = "<w:p><w:r><w:t>甲</w:t><w:delText>乙</w:delText><w:instrText>PAGE</w:instrText></w:r></w:p><w:binData>eA==</w:binData>"
    assert counted(word_2003(body)) == "甲乙PAGE"


def test_strings_of_an_excel_2003_book_and_their_comments():
    kinds = '<Cell><Data ss:Type="String">甲</Data></Cell><Cell><Data ss:Type="Number">3</Data></Cell>'
    remark = '<Cell><Data ss:Type="String"><B>乙</B></Data><Comment><ss:Data>注</ss:Data></Comment></Cell>'
    assert counted(excel_2003(f"<Row>{kinds}{remark}</Row>")) == "甲乙注"


def test_of_a_flat_package_the_parts_that_people_read():
    parts = "<p:part><document><t>文</t></document></p:part><p:part><hdr><t>眉</t></hdr></p:part>"
    hidden = "<p:part><glossaryDocument><t>x</t></glossaryDocument></p:part><p:part><styles><t>y</t></styles></p:part>"
    assert counted(f'<p:package xmlns:p="p">{parts}{hidden}</p:package>'.encode()) == "文眉"


@pytest.mark.parametrize("data", [b"<a>", b"<Workbook>", b"<package><document>"])
def test_a_broken_file_is_not_counted(data):
    assert flat.count(data) is None
