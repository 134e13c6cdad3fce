"""What lines of a document are to the eye."""

from datetime import date

import pytest
from docx.oxml.ns import qn

from corpus.export.paper import (
    ADDRESSEE,
    HEAD,
    NUMBER,
    SIGNED,
    STYLES,
    SUBHEAD,
    TEXT,
    TITLE,
    line_forms,
)
from corpus.export.word_base import new_document
from corpus.model import Metadata, ParsedDocument, Part, PartKind, Section, Span
from tests.documents import document_of, table_document

LINES = """栖河市人民政府关于印发
疏浚航道方案的通知
栖政发〔2024〕6号
各县（市、区）人民政府：
现印发给你们，请认真执行。
栖河市人民政府
2024年3月5日
疏浚航道方案
一、总体要求
（一）清淤。各县要组织实施。
（二）护岸。
1.加固堤岸。
航道关系民生。"""


def parsed(text=LINES):
    def section(label, title, depth):
        start = text.index(label + title)
        span = Span(start, start + len(label + title))
        return Section(label=label, title=title, depth=depth, heading=span, span=span, parent=None)

    start = text.index("疏浚航道方案\n一、")
    return ParsedDocument(
        document=document_of(text),
        metadata=Metadata(
            title="栖河市人民政府关于印发疏浚航道方案的通知",
            document_number="栖政发〔2024〕6号",
            issuers=("栖河市人民政府",),
            addressees="各县（市、区）人民政府",
            document_date=date(2024, 3, 5),
        ),
        parts=(Part(PartKind.ISSUED, "疏浚航道方案", Span(start, len(text))),),
        sections=(section("一、", "总体要求", 1), section("（一）", "清淤", 2), section("（二）", "护岸", 2),
                  section("1.", "加固堤岸", 3)),
    )  # fmt: skip


def styles_of(text=LINES):
    forms = line_forms(parsed(text))
    return [forms[start].style for start in sorted(forms)]


def test_each_line_is_what_it_is():
    assert styles_of() == [
        TITLE, TITLE, NUMBER, ADDRESSEE, TEXT, SIGNED, SIGNED, TITLE, HEAD, TEXT, SUBHEAD, TEXT, TEXT,
    ]  # fmt: skip


def test_a_heading_with_text_behind_it_is_set_apart_in_its_line():
    forms = line_forms(parsed())
    form = forms[LINES.index("（一）")]
    assert LINES[form.head.start : form.head.end] == "（一）清淤"
    assert form.font == "楷体_GB2312"
    assert forms[LINES.index("1.")].style == TEXT


@pytest.mark.parametrize(
    "words", ["疏浚航道", "于2024年3月5日开工", "各县（市、区）人民政府要落实", "栖政发〔2024〕6号已废止"]
)
def test_words_of_a_title_or_a_signature_in_running_text_are_text(words):
    assert styles_of(f"{LINES}\n{words}")[-1] == TEXT


def test_a_day_in_han_numerals_is_signed():
    assert styles_of(f"{LINES}\n二〇二四年三月五日")[-1] == SIGNED


def test_cells_are_left_to_their_table():
    document = table_document("清单", [["地区", "座"], ["甲县", "3"]])
    found = line_forms(ParsedDocument(document=document, metadata=Metadata(title="清单")))
    assert [form.style for form in found.values()] == [TITLE]


def test_a_text_of_nothing_has_no_lines():
    assert line_forms(ParsedDocument(document=document_of(""), metadata=Metadata())) == {}


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [(TITLE, "方正小标宋简体", 22), (HEAD, "黑体", 16), (SUBHEAD, "楷体_GB2312", 16), (TEXT, "仿宋_GB2312", 16)],
)
def test_fonts_are_those_of_the_standard(style, font, points):
    found = new_document(STYLES).styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size.pt == points
    indent = found.paragraph_format.first_line_indent
    assert (indent.pt if indent else 0) == (0 if style == TITLE else 32)
