"""Word's automatic numbering as text."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.readers import docx as word_reader
from ingest.readers.numbering import chinese
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
