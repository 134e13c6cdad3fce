"""Word's automatic numbering as text."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.readers import docx as word_reader
from ingest.readers.numbering import FORMATS, Numbering, chinese, load_numbering
from tests.made_files import saved


def numbered(document, levels: list[tuple[str, str]]) -> str:
    """Add a list whose levels have the given formats and texts; returns its numId."""
    part = document.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{label}"/></w:lvl>'
        for i, (style, label) in enumerate(levels)
    )
    number = str(900 + len(part))
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{shapes}</w:abstractNum>')
    part.insert(0, abstract)
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def add(document, words: str, list_id: str, level: int = 0) -> None:
    properties = document.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


def test_automatic_numbering_becomes_text():
    document = docx.Document()
    list_id = numbered(
        document, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%4")]
    )
    for words, level in [
        ("总体要求", 0),
        ("思想", 1),
        ("目标", 1),
        ("甲", 2),
        ("乙", 2),
        ("任务", 0),
        ("丙", 1),
        ("丁", 2),
    ]:
        add(document, words, list_id, level)
    assert [line.text for line in word_reader.read(saved(document)).lines] == [
        "一、总体要求", "（一）思想", "（二）目标", "1.甲", "2.乙", "二、任务", "（一）丙", "1.丁",
    ]  # fmt: skip


def test_a_number_and_a_year_do_not_run_together():
    document = docx.Document()
    add(document, "2025年底前完成。", numbered(document, [("decimal", "%1.")]))
    assert [line.text for line in word_reader.read(saved(document)).lines] == ["1. 2025年底前完成。"]


def test_a_style_can_carry_the_number():
    document = docx.Document()
    list_id = numbered(document, [("decimal", "第%1条　")])
    style = document.styles.add_style("条", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{list_id}"/></w:numPr>'))
    for words in ("甲", "乙"):
        document.add_paragraph(words, style="条")
    assert [line.text for line in word_reader.read(saved(document)).lines] == ["第1条　甲", "第2条　乙"]


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "一"), (10, "十"), (11, "十一"), (30, "三十"), (99, "九十九"), (108, "一百〇八")]
)
def test_chinese_numerals(number, numeral):
    assert chinese(number) == numeral


DEFINITIONS = f"""
<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1-%2"/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
    <w:lvl w:ilvl="3"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
    <w:lvl w:ilvl="4"><w:numFmt w:val="unheard-of"/><w:lvlText w:val="%5)%9"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/>
    <w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="77"/></w:num>
</w:numbering>"""


@pytest.fixture
def numbering() -> Numbering:
    return load_numbering(parse_xml(DEFINITIONS))


def test_a_list_counts_on_and_its_levels_begin_anew(numbering):
    asked = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("1", 0)]
    assert [numbering.label(*each) for each in asked] == ["3.", "3-a", "3-b", "4.", "4-a", "5."]


def test_lists_of_one_definition_count_together_until_one_starts_anew(numbering):
    assert [numbering.label(each, 0) for each in ("1", "2", "2", "1")] == ["3.", "9.", "10.", "11."]


def test_what_has_no_number(numbering):
    for list_id, level in (("1", 2), ("1", 3), ("1", 7), ("3", 0), ("9", 0)):
        assert numbering.label(list_id, level) == ""


def test_an_unknown_style_is_counted_in_digits(numbering):
    assert numbering.label("1", 4) == "1)"  # and a level that is not defined prints nothing


def test_a_level_that_was_not_met_prints_its_start(numbering):
    assert numbering.label("1", 1) == "3-a"


def test_without_definitions_nothing_is_numbered():
    assert load_numbering(None).label("1", 0) == ""


@pytest.mark.parametrize(
    ("style", "numbers", "printed"),
    [
        ("decimalZero", (1, 9, 10, 100), ["01", "09", "10", "100"]),
        ("decimalEnclosedCircle", (1, 20, 21), ["①", "⑳", "(21)"]),
        ("decimalEnclosedCircleChinese", (2, 20, 21), ["②", "⑳", "(21)"]),
        ("decimalFullWidth", (12,), ["１２"]),
        ("upperRoman", (1, 4, 9, 14, 40, 3999, 4000), ["I", "IV", "IX", "XIV", "XXXX", "X" * 399 + "IX", "4000"]),
        ("lowerRoman", (6,), ["vi"]),
        ("upperLetter", (1, 26, 27), ["A", "Z", "A"]),
        ("lowerLetter", (2,), ["b"]),
        ("chineseCounting", (100, 110, 200, 201, 999), ["一百", "一百十", "二百", "二百〇一", "九百九十九"]),
        ("ideographDigital", (20, 0), ["二十", "〇"]),
    ],
)
def test_how_numbers_are_printed(style, numbers, printed):
    assert [FORMATS[style](number) for number in numbers] == printed
