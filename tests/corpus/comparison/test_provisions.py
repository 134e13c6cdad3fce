"""Paragraphs and table rows with their numbers apart."""

from __future__ import annotations

import pytest

from corpus.comparison.provisions import provisions
from corpus.model import Metadata, ParsedDocument, Section, Span
from tests.documents import document_of, table_document


def cut(text: str) -> list[tuple[str, str]]:
    parsed = ParsedDocument(document=document_of(text), metadata=Metadata())
    return [(each.label, each.text) for each in provisions(parsed)]


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("一、修缮古镇", "一、", "修缮古镇"),
        ("（二）疏通河道", "（二）", "疏通河道"),
        ("12．接种疫苗", "12．", "接种疫苗"),
        ("第十二条　公开票据", "第十二条", "公开票据"),
        ("③ 培训教师", "③", "培训教师"),
        ("任务三：建设泵站", "任务三：", "建设泵站"),
        ("二是开放食堂", "二是", "开放食堂"),
        ("2025年建成泵站", "", "2025年建成泵站"),
        ("第三批名单", "", "第三批名单"),
        ("一批泵站建成", "", "一批泵站建成"),
        ("一、", "", "一、"),  # nothing but a number
    ],
)
def test_the_number_stands_apart(line: str, label: str, text: str) -> None:
    assert cut(line) == [(label, text)]


def test_empty_lines_are_none() -> None:
    assert cut("甲\n\n乙") == [("", "甲"), ("", "乙")]


def test_a_row_of_a_table_is_one_and_its_running_number_apart() -> None:
    parsed = ParsedDocument(document=table_document("表", [["序号", "任务"], ["1", "修渠"]]), metadata=Metadata())
    assert [(each.label, each.text) for each in provisions(parsed)] == [("", "表"), ("", "序号\n任务"), ("1", "修渠")]


def test_every_span_is_its_text() -> None:
    parsed = ParsedDocument(document=document_of("（一） 修渠\n2. 筑路；"), metadata=Metadata())
    assert all(parsed.document[each.span] == each.text for each in provisions(parsed))


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("表甲　修渠", "表甲", "修渠"),
        ("表甲 　修渠", "表甲", "修渠"),
        ("表甲 　", "表甲", "　"),  # nothing but space behind it
        ("表甲", "", "表甲"),
        ("1.修渠", "1.", "修渠"),  # its own number is longer
    ],
)
def test_the_number_of_a_heading_is_the_outlines(line: str, label: str, text: str) -> None:
    document = document_of(f"{line}\n 别处")
    heading = Section(label="表甲", title="", depth=1, heading=Span(0, len(line)), span=Span(0, len(line)), parent=None)
    parsed = ParsedDocument(document=document, metadata=Metadata(), sections=(heading,) if "表" in line else ())
    first = provisions(parsed)[0]
    assert (first.label, first.text) == (label, text)
    assert first.span.end == len(line)
