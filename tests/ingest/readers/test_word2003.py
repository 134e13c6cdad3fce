"""Word 2003 XML: words in order, numbers as Word wrote them, tables with their cells, nothing lost in silence."""

import time

import pytest

import ingest
from ingest import IngestError
from ingest.line import RawDocument
from ingest.readers import word2003
from ingest.readers.xml_parts import parse
from tests.made_files import HANG, rows
from tests.made_notices import LINES, changes, left, paragraph, survives, texts, word_2003


def read(data: bytes) -> RawDocument:
    return word2003.read_tree(parse(data, kind="Word"))


NOTICE = word_2003("".join(paragraph(line) for line in LINES))


@pytest.mark.parametrize("name", ["a.doc", "a.xml", "a.docx"])
def test_a_document_is_read_under_any_name(name):
    assert ingest.load_bytes(name, NOTICE).text.split("\n") == list(LINES)


def test_numbers_stand_before_their_paragraphs():
    listed = '<w:listPr><w:ilvl w:val="0"/><wx:t wx:val="一、"/></w:listPr>'
    raw = read(word_2003(paragraph("总体要求", listed)))
    assert texts(raw) == ["一、总体要求"]
    assert [(each.reason.value, each.text) for each in raw.added] == [("numbering", "一、")]


def test_what_nobody_sees_is_left_out_with_its_reason():
    deleted = '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>删去</w:delText></w:r></aml:content></aml:annotation>'
    added = (
        '<aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>加上</w:t></w:r></aml:content></aml:annotation>'
    )
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    body = (
        f"<w:p>{deleted}{added}{field}</w:p>" + paragraph("暗", run="<w:vanish/>") + paragraph("划", run="<w:strike/>")
    )
    body += (
        paragraph("明", run='<w:vanish w:val="off"/>') + "<w:sectPr><w:hdr>" + paragraph("页眉") + "</w:hdr></w:sectPr>"
    )
    raw = read(word_2003(body))
    assert texts(raw) == ["加上", "明"]
    assert left(raw) == [
        ("struck", "删去"),
        ("markup", "PAGE"),
        ("hidden", "暗"),
        ("struck", "划"),
        ("running", "页眉"),
    ]


def test_sections_wrap_paragraphs():
    body = f"<wx:sect><wx:sub-section>{paragraph('甲')}<wx:sub-section>{paragraph('乙')}</wx:sub-section></wx:sub-section></wx:sect>"
    assert texts(read(word_2003(body))) == ["甲", "乙"]


def test_tables_have_their_cells():
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    merged, more = '<w:vmerge w:val="restart"/>', "<w:vmerge/>"
    body = f"<w:tbl><w:tr>{cell('甲', merged)}{cell('乙', wide)}</w:tr>"
    body += f"<w:tr>{cell('', more)}{cell('丙')}{cell('丁')}</w:tr></w:tbl>"
    assert rows(read(word_2003(body)).lines) == [
        (0, 0, 2, 1, "甲"), (0, 1, 1, 2, "乙"), (1, 1, 1, 1, "丙"), (1, 2, 1, 1, "丁"),
    ]  # fmt: skip


@pytest.mark.parametrize("width", ["999999999999", "-1", "x"])
def test_a_span_is_no_wider_than_a_page(width):
    body = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr>{paragraph("甲")}</w:tc></w:tr></w:tbl>'
    assert rows(read(word_2003(body)).lines)[0][3] == 1


def test_a_document_without_a_body_is_refused():
    with pytest.raises(IngestError, match="没有正文部分"):
        read(NOTICE.replace(b"w:body", b"w:other"))


def test_deep_nesting_does_not_overflow():
    started = time.monotonic()
    survives("a.doc", word_2003("<wx:sect>" * 5000 + paragraph("甲") + "</wx:sect>" * 5000))
    assert time.monotonic() - started < HANG


@pytest.mark.parametrize("seed", range(200))
def test_broken_bytes_never_raise(seed):
    survives("a.doc", changes(NOTICE, seed))
