"""Word's automatic numbering as text."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.readers import docx as word_reader
from ingest.readers.numbering import Numbering, load_numbering, whole
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


def levels(*shapes: str) -> str:
    return "".join(f'<w:lvl w:ilvl="{level}">{shape}</w:lvl>' for level, shape in enumerate(shapes))


def counting(text: str, more: str = "", style: str = "decimal") -> str:
    return f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'


def made(xml: str, styles: str = "") -> Numbering:
    root = parse_xml(f"<w:numbering {nsdecls('w')}>{xml}</w:numbering>")
    return load_numbering(root, parse_xml(f"<w:styles {nsdecls('w')}>{styles}</w:styles>"))


def abstract(number: int, inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def listed(number: int, of: int, inner: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{inner}</w:num>'


@pytest.mark.parametrize(
    ("restart", "printed"),
    [
        ("", ["1", "2", "1", "1"]),
        ('<w:lvlRestart w:val="0"/>', ["1", "2", "3", "4"]),  # articles count through chapters
        ('<w:lvlRestart w:val="1"/>', ["1", "2", "3", "1"]),  # begin anew with the part, not with the chapter
        ('<w:lvlRestart w:val="2"/>', ["1", "2", "1", "1"]),
    ],
)
def test_a_level_says_what_starts_it_anew(restart, printed):
    shapes = levels(counting("%1"), counting("%2"), counting("%3", restart))
    numbering = made(abstract(0, shapes) + listed(1, 0))
    asked = [numbering.label("1", level) for level in (0, 1, 2, 2, 1, 2, 0, 2)]
    assert [asked[at] for at in (2, 3, 5, 7)] == printed


STYLE_LINK = '<w:styleLink w:val="Zhang"/>' + levels(counting("%1、"))


def test_a_list_may_name_the_style_that_defines_it():
    linked = made(
        abstract(0, STYLE_LINK) + abstract(1, '<w:numStyleLink w:val="Zhang"/>') + listed(1, 0) + listed(2, 1)
    )
    assert [linked.label("2", 0), linked.label("1", 0)] == ["1、", "2、"]


def test_a_style_may_say_the_list_that_another_names():
    style = '<w:style w:styleId="Zhang"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    shapes = abstract(0, levels(counting("%1、"))) + abstract(1, '<w:numStyleLink w:val="Zhang"/>')
    assert made(shapes + listed(1, 0) + listed(2, 1), style).label("2", 0) == "1、"


def test_a_list_may_have_a_whole_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{counting("（%1）")}</w:lvl></w:lvlOverride>'
    numbering = made(abstract(0, levels(counting("%1."))) + listed(1, 0) + listed(2, 0, own))
    assert [numbering.label(each, 0) for each in ("1", "2", "1")] == ["1.", "（2）", "3."]


def test_a_level_may_want_all_numbers_in_digits():
    shapes = levels(counting("第%1章", style="chineseCounting"), counting("%1.%2", "<w:isLgl/>"))
    numbering = made(abstract(0, shapes) + listed(1, 0))
    assert [numbering.label("1", 0), numbering.label("1", 1)] == ["第一章", "1.1"]


def test_a_style_that_names_a_list_alone_has_the_level_that_names_the_style():
    shapes = levels(counting("%1"), '<w:pStyle w:val="Tiao"/>' + counting("%2"))
    numbering = made(abstract(0, shapes) + listed(1, 0))
    assert [numbering.level_of("1", each) for each in ("Tiao", "Zhang", "")] == [1, 0, 0]


def test_a_style_has_the_list_of_the_style_that_it_builds_on():
    document = docx.Document()
    list_id = numbered(document, [("decimal", "第%1条　")])
    base = document.styles.add_style("条", WD_STYLE_TYPE.PARAGRAPH)
    base.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{list_id}"/></w:numPr>'))
    document.styles.add_style("缩进条", WD_STYLE_TYPE.PARAGRAPH).base_style = base
    without = document.styles.add_style("无号条", WD_STYLE_TYPE.PARAGRAPH)
    without.base_style = base
    without.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    for words, style in (("甲", "条"), ("乙", "缩进条"), ("丙", "无号条")):
        document.add_paragraph(words, style=style)
    assert [line.text for line in word_reader.read(saved(document)).lines] == ["第1条　甲", "第2条　乙", "丙"]


def test_an_empty_paragraph_counts_and_a_hidden_one_does_not():
    document = docx.Document()
    list_id = numbered(document, [("decimal", "%1.")])
    for words in ("甲", "", "乙", "", "丙"):
        add(document, words, list_id)
    hidden = document.paragraphs[3]._p.get_or_add_pPr()
    hidden.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:vanish/></w:rPr>"))
    assert [line.text for line in word_reader.read(saved(document)).lines] == ["1.甲", "3.乙", "4.丙"]


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("", 0), (None, 0), ("-1", 0), ("9" * 10, 0), ("9" * 9, 10**9 - 1)]
)
def test_what_is_no_number_counts_as_none(text, number):
    assert whole(text) == number
