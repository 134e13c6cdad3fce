"""Printed lines become paragraphs: margins, edges, indents."""

import pytest

from ingest.readers.paragraphs import TypeArea, glue, type_area
from ingest.readers.printed import Printed

AREA = TypeArea(60.0, 420.0, 12.0)


def printed(left: float, right: float, text: str = "推进政务服务") -> Printed:
    return Printed(text, 1, left, right, 100.0)


@pytest.mark.parametrize(
    ("line", "full"),
    [
        (printed(60, 420), True),
        (printed(60, 348.1), True),  # a word of six characters did not fit
        (printed(60, 348), False),
        (printed(60, 400.9, "结束。"), True),
        (printed(60, 400.7, "结束。"), False),  # the last line of a paragraph
        (printed(102, 420), True),
        (printed(102.1, 420), False),  # indented by more than a first line
        (printed(96, 384), False),  # centred
    ],
)
def test_which_lines_are_full(line, full):
    assert AREA.is_full(line) is full


@pytest.mark.parametrize(
    ("line", "centred"),
    [
        (printed(120, 360), True),
        (printed(66, 414), False),  # half a character on either side
        (printed(66.1, 413.9), True),
        (printed(120, 371.9), True),
        (printed(120, 372), False),  # a whole character askew
        (printed(60, 360), False),
    ],
)
def test_which_lines_are_centred(line, centred):
    assert AREA.is_centred(line) is centred


@pytest.mark.parametrize(
    ("before", "goes_on"),
    [
        (printed(60, 420), True),
        (printed(60, 408), False),
        (printed(72, 420), False),
        (printed(60, 420, "结束。"), False),
    ],
)
def test_a_title_over_the_whole_width_goes_on_centred(before, goes_on):
    assert AREA.is_title(before, printed(120, 360, "知")) is goes_on


@pytest.mark.parametrize(("left", "goes_on"), [(74.3, True), (74.5, False), (45.7, True), (45.5, False)])
def test_a_paragraph_goes_on_at_the_margin(left, goes_on):
    assert AREA.goes_on(printed(60, 420), printed(left, 420)) is goes_on


def lines_at(*lefts: float, characters: int = 30) -> list[Printed]:
    return [printed(left, left + 12 * characters, "政" * characters) for left in lefts]


@pytest.mark.parametrize(
    ("lines", "known"),
    [
        (lines_at(60, 60, 60, 84), True),
        (lines_at(60, 60, 84), False),  # too few long lines
        (lines_at(60, 60, 60, 60), False),  # no indents
        (lines_at(*[60] * 24, 84), True),  # one of twenty-five
        (lines_at(*[60] * 25, 84), False),
        (lines_at(60, 60, 60, 84, characters=14), False),
        (lines_at(60, 60, 60, 84, characters=15), True),
        ([], False),
    ],
)
def test_where_there_is_a_type_area(lines, known):
    assert (type_area(lines) is not None) is known


def test_the_type_area_is_where_most_lines_stand():
    area = type_area([*lines_at(*[60] * 9, 84), printed(60, 600, "政" * 45)])
    assert area == TypeArea(60, 444, 12)  # the one that runs over the edge does not count


@pytest.mark.parametrize(
    ("before", "after", "glued"),
    [
        ("推进", "政务", "推进政务"),
        ("open", "data", "open data"),
        ("data", "数据", "data数据"),
        ("2", "025", "2025"),
        ("A", "1", "A1"),
    ],
)
def test_latin_words_keep_a_space_between_lines(before, after, glued):
    assert glue(before, after) == glued
