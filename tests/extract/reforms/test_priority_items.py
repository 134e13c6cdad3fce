"""What a list of reform measures is made of: items and heads."""

import pytest

from corpus.fold import fold
from corpus.model import Span
from extract.reforms.priority_items import is_region_head, items_in, named, trimmed


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("1.甲; 2.乙。", ["甲", "乙"]),
        ("（1）甲；（2）乙", ["甲", "乙"]),
        ("1、甲\n2、乙", ["甲", "乙"]),
        ("增长2.5%，建立制度。", ["增长2.5%，建立制度"]),
        ("2.乙", ["2.乙"]),  # does not count on from 1
        ("", []),
    ],
)
def test_items_of_a_cell(cell: str, items: list[str]) -> None:
    assert [cell[i.start : i.end] for i in items_in(fold(cell), Span(0, len(cell)))] == items


@pytest.mark.parametrize(
    ("head", "region"),
    [
        ("地区名称", True),
        ("推广范围", True),
        ("试点城市", True),
        ("省(区、市)", True),
        ("试点主体", False),  # whose task it is
        ("单位", False),
        ("责任单位", False),
        ("主要内容", False),
    ],
)
def test_heads_of_regions(head: str, region: bool) -> None:
    assert is_region_head(head) is region


@pytest.mark.parametrize(
    ("text", "bare"),
    [(" 甲。", "甲"), ("甲;、乙,", "甲;、乙"), ("|甲\t", "甲"), ("\n甲\n", "甲"), ("。;", ""), ("", "")],
)
def test_spans_are_trimmed_of_marks(text: str, bare: str) -> None:
    span = trimmed(text, Span(0, len(text)))
    assert text[span.start : span.end] == bare


def test_only_the_span_is_read() -> None:
    text = "1.甲;2.乙;3.丙"
    assert [text[i.start : i.end] for i in items_in(text, Span(0, 8))] == ["甲", "乙"]
    assert items_in("1.甲;2.;3.丙", Span(0, 10))[1:] == (Span(9, 10),)  # an empty item is none


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("建立甲制度。先予受理。", ["建立甲制度"]),
        ("建立甲制度；健全乙机制。", ["建立甲制度", "健全乙机制"]),
        ("建立甲类制度、乙类机制", ["建立甲类制度", "乙类机制"]),
        ("产权、股权登记制度", ["产权、股权登记制度"]),
        ("建立（甲；乙）登记制度；健全“丙；丁”机制", ["建立（甲；乙）登记制度", "健全“丙；丁”机制"]),
        ("一是建立甲制度；二是健全乙机制等", ["建立甲制度", "健全乙机制"]),
        ("建立平等制度", ["建立平等制度"]),
        ("", []),
    ],
)
def test_what_an_item_names(text: str, parts: list[str]) -> None:
    assert [text[part.start : part.end] for part in named(fold(text), Span(0, len(text)))] == parts
