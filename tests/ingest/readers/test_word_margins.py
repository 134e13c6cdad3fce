"""Headers and footers (ingest.readers.word_margins): what the first page alone has may be the document's own."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.ledger import Left
from ingest.readers import docx as word_reader
from tests.made_files import saved

NUMBER = "青政发〔2026〕3号"


def read(apart: bool = False, **margins: str):
    """A document with headers and footers, those of its first page apart or not."""
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = apart
    for name, text in margins.items():
        getattr(section, name).paragraphs[0].text = text
    document.add_paragraph("各区人民政府：")
    found = word_reader.read(saved(document))
    return [line.text for line in found.lines], {(each.reason, each.text) for each in found.left}


@pytest.mark.parametrize(
    ("apart", "margins", "lines", "left"),
    [
        (False, {"header": "内部文件"}, [], {(Left.RUNNING, "内部文件")}),
        (False, {"header": NUMBER}, [NUMBER], set()),
        (False, {"footer": "— 1 —"}, [], {(Left.PAGE_NUMBER, "— 1 —")}),
        (True, {"first_page_header": "青川市人民政府文件"}, ["青川市人民政府文件"], set()),
        (True, {"first_page_header": NUMBER, "header": "青川市人民政府"}, [NUMBER], {(Left.RUNNING, "青川市人民政府")}),
        (True, {"header": NUMBER}, [], {(Left.RUNNING, NUMBER)}),  # on the other pages
        (True, {"first_page_header": "各区人民政府："}, [], {(Left.REPEATED, "各区人民政府：")}),
        (True, {"first_page_header": "1"}, [], {(Left.PAGE_NUMBER, "1")}),
    ],
)
def test_what_of_the_margins_is_the_documents_own(apart, margins, lines, left):
    assert read(apart, **margins) == ([*lines, "各区人民政府："], left)


def test_the_first_pages_footer_stands_behind_the_text():
    assert read(True, first_page_footer="青川市人民政府办公室印发")[0] == ["各区人民政府：", "青川市人民政府办公室印发"]


def test_the_codes_of_page_numbers_are_marks_and_a_drawn_word_is_a_watermark():
    document = docx.Document()
    footer = document.sections[0].footer.paragraphs[0]._p
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r>"
    drawn = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="样稿"/></v:shape></w:pict></w:r>'
    for element in parse_xml(f"<w:p {nsdecls('w')}>{field}{drawn}</w:p>"):
        footer.append(element)
    document.add_paragraph("甲")
    found = word_reader.read(saved(document))
    assert [line.text for line in found.lines] == ["甲"]
    assert [(each.reason, each.text) for each in found.left] == [
        (Left.WATERMARK, "样稿"),
        (Left.MARKUP, "PAGE"),
        (Left.PAGE_NUMBER, "1"),
    ]
    assert [each.text for each in found.added] == ["样稿"]
