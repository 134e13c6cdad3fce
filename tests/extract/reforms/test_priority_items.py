"""What a list of reform measures is made of: items and heads."""

from collections.abc import Iterable

import pytest

from corpus.fold import fold
from corpus.model import Span
from extract.reforms.priority_items import (
    counted,
    is_region_head,
    items_in,
    named,
    numbered,
    quoted_names,
    trimmed,
)


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


def words(text: str, spans: Iterable[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("一是甲；二是乙。", ["甲", "乙"]),
        (" 一是甲；二是乙", ["甲", "乙"]),
        ("甲，一是乙；二是丙", None),  # inside an item they are its details
        ("一是甲。", None),  # one alone counts nothing
        ("二是甲；三是乙", None),
        ("（一）甲（二）乙", ["甲", "乙"]),
        ("1.甲；3.乙；2.丙", ["甲；3.乙", "丙"]),  # a number that does not count on opens none
        ("甲；乙", None),
    ],
)
def test_marks_that_count(text: str, items: list[str] | None) -> None:
    found = numbered(fold(text), Span(0, len(text)))
    assert (None if found is None else words(text, found)) == items


@pytest.mark.parametrize(
    ("count", "text", "parts"),
    [
        (2, "甲，乙；丙", ["甲，乙", "丙"]),  # the coarsest mark that makes as many
        (3, "甲，乙；丙", ["甲", "乙", "丙"]),
        (3, "甲、乙，丙", ["甲", "乙", "丙"]),
        (5, "甲，乙、丙；丁。戊", ["甲", "乙", "丙", "丁", "戊"]),
        (2, "“甲”、“乙；丙”", ["“甲”", "乙；丙"]),  # quotation marks go where they hold the whole
        (4, "甲、乙、丙等", ["甲", "乙", "丙"]),  # 等 leaves one out
        (2, "甲、乙、丙等", ["甲、乙、丙"]),  # more than were told of
        (3, "甲、乙等3项", ["甲", "乙"]),
        (3, "甲；乙；丙；丁", ["甲", "乙", "丙", "丁"]),
        (1, "甲、乙", ["甲、乙"]),
    ],
)
def test_a_group_is_parted_by_its_count(count: int, text: str, parts: list[str]) -> None:
    assert words(text, counted(fold(text), Span(0, len(text)), count)) == parts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("金融领域：“甲甲”、“乙乙”；航运领域：“丙丙”", ["甲甲", "乙乙", "丙丙"]),
        ("金融领域：“甲甲”\n航运领域：“丙丙”。监管领域：“丁丁”", ["甲甲", "丙丙", "丁丁"]),
        ("放宽准入（2项）。“甲甲”、“乙乙”等。", ["甲甲", "乙乙"]),
        ("“甲甲”、“乙乙”", ["甲甲", "乙乙"]),
        ("推进“甲甲”改革", []),  # a word in quotes, no name of a measure
        ("金融领域：“甲甲”；推进“乙乙”", ["甲甲"]),
        ("金融领域：“甲甲”，“丙丙”和“丁丁”以及“戊戊”、己“庚庚”", ["甲甲", "丙丙", "丁丁", "戊戊"]),  # the run ends
        ("", []),
    ],
)
def test_measures_named_in_quotes(text: str, names: list[str]) -> None:
    assert words(text, quoted_names(fold(text), Span(0, len(text)))) == names


@pytest.mark.parametrize(
    ("text", "wrapped", "parts"),
    [
        ("建立甲制度\n健全乙机制", False, ["建立甲制度"]),  # a line's end is a sentence's
        ("建立甲制度\n健全乙机制", True, ["建立甲制度", "健全乙机制"]),  # each line of the cell begins with a verb
        ("建立甲\n制度。说明", True, ["建立甲\n制度"]),  # it was only wrapped
        ("\n建立甲制度。", False, ["建立甲制度"]),
    ],
)
def test_lines_of_a_cell(text: str, wrapped: bool, parts: list[str]) -> None:
    assert words(text, named(fold(text), Span(0, len(text)), wrapped=wrapped)) == parts


@pytest.mark.parametrize(
    ("text", "parts", "always"),
    [
        ("建立甲制度；渔港三处", ["建立甲制度；渔港三处"], ["建立甲制度", "渔港三处"]),
        ("建立甲制度、健全乙机制、健全丙平台，引导渔民", ["建立甲制度", "健全乙机制", "健全丙平台，引导渔民"], None),
        ("建立甲制度、健全丙平台，引导渔民", ["建立甲制度、健全丙平台，引导渔民"], None),  # of two the last must be one
        ("建立甲制度、渔港、乙类机制", ["建立甲制度、渔港、乙类机制"], None),
        ("建立甲制度、渔港", ["建立甲制度、渔港"], None),
        (
            "建立）甲制度、健全（乙、丁）机制",
            ["建立）甲制度", "健全（乙、丁）机制"],
            None,
        ),  # a bracket that none opened
    ],
)
def test_parts_that_are_arrangements_of_their_own(text: str, parts: list[str], always: list[str] | None) -> None:
    """``always``: by its form the item is a list (望山县：甲；乙)."""
    span = Span(0, len(text))
    assert words(text, named(fold(text), span)) == parts
    assert words(text, named(fold(text), span, always=True)) == (always or parts)
