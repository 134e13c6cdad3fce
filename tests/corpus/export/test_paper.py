"""What lines of a document are to the eye."""

from datetime import date

import pytest
from docx.oxml.ns import qn

from corpus.export.paper import (
    ADDRESSEE,
    CELL,
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


@pytest.mark.parametrize(
    ("style", "points", "line"),
    [
        (TITLE, 22, 33),  # 二号
        (NUMBER, 16, 28),  # 三号
        (HEAD, 16, 28),
        (SUBHEAD, 16, 28),
        (ADDRESSEE, 16, 28),
        (TEXT, 16, 28),
        (SIGNED, 16, 28),
        (CELL, 12, 18),  # 小四
    ],
)
def test_sizes_are_those_of_official_papers(style, points, line):
    made = new_document(STYLES).styles[style]
    assert (made.font.size.pt, made.paragraph_format.line_spacing.pt) == (points, line)


def test_the_number_of_the_page_is_as_large_as_it_should_be():
    assert new_document(STYLES).styles["页码"].font.size.pt == 14  # 四号
    depths = [STYLES[style].depth for style in (HEAD, SUBHEAD)]
    assert (depths, STYLES[NUMBER].around, STYLES[SIGNED].right) == ([0, 1], 6, 4)
    assert {style for style, made in STYLES.items() if made.indent == 2} == {HEAD, SUBHEAD, TEXT}


@pytest.mark.parametrize(("lines", "titled"), [(8, True), (9, False)])
def test_a_title_takes_eight_lines_at_most(lines, titled):
    title = [f"关于疏浚第{number}段航道" for number in range(lines)]
    parsed = ParsedDocument(document=document_of("\n".join([*title, "正文"])), metadata=Metadata(title="".join(title)))
    forms = line_forms(parsed)
    assert [form.style for form in forms.values()].count(TITLE) == (lines if titled else 0)


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("栖" * 40, SIGNED),
        ("栖" * 41, TEXT),  # too long for who signs
        ("2024年3月5日", SIGNED),
        ("二〇二四年三月五日", SIGNED),
        ("2024年3月5日施行", TEXT),
        ("24年3月5日", TEXT),
        ("各县：", ADDRESSEE),
        ("各县", ADDRESSEE),
        ("各县人民政府", TEXT),
    ],
)
def test_what_a_line_is_by_what_the_document_says_of_itself(line, style):
    metadata = Metadata(issuers=("栖" * 40, "栖" * 41), addressees="各县：")
    parsed = ParsedDocument(document=document_of(f"题\n{line}"), metadata=metadata)
    assert line_forms(parsed)[2].style == style


def test_many_who_are_addressed_take_a_long_line():
    named = "、".join(f"第{number}县人民政府" for number in range(9))
    metadata = Metadata(addressees=named)
    parsed = ParsedDocument(document=document_of(f"题\n{named}：\n{named}等"), metadata=metadata)
    assert [form.style for form in line_forms(parsed).values()] == [TEXT, ADDRESSEE, TEXT]
