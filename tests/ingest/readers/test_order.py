"""Columns of a page: the gutter between them, the order of their lines."""

import pytest

from ingest.readers.glyphs import Glyph
from ingest.readers.order import gutters_of, in_order
from ingest.readers.printed import Printed

WORDS = "推进政务服务标准化规范化便利化压缩时限"


def row(left: float, top: float, characters: int) -> list[Glyph]:
    return [Glyph("政", left + 12 * n, left + 12 * n + 12, top, 12, 12) for n in range(characters)]


def page(*columns: tuple[float, int], rows: int = 10) -> list[Glyph]:
    """Columns (left, characters) of full rows."""
    return [glyph for n in range(rows) for left, width in columns for glyph in row(left, 100 + 20 * n, width)]


@pytest.mark.parametrize(
    ("glyphs", "gutters"),
    [
        (page((60, 18), (300, 18)), ((276, 300),)),
        (page((60, 18), (288, 18)), ((276, 288),)),  # one character apart
        (page((60, 18), (284, 18)), ()),  # less than that: a space
        (page((60, 37)), ()),
        (page((60, 18), (300, 18), rows=5), ()),  # too few rows
        (page((60, 4), (300, 18)), ()),  # labels and what they say
        (page((60, 13), (240, 13), (420, 13)), ((216, 240), (396, 420))),
        ([*row(60, 60, 37), *page((60, 18), (300, 18))], ((276, 300),)),  # a title over both
        ([glyph for n in range(5) for glyph in row(60, 20 * n, 37)] + page((60, 18), (300, 18)), ()),
        ([], ()),
    ],
)
def test_where_a_page_is_parted(glyphs, gutters):
    assert tuple(gutters_of(glyphs)) == gutters


def test_columns_one_above_the_other_are_none():
    above = [glyph for n in range(10) for glyph in row(60, 100 + 20 * n, 18)]
    below = [glyph for n in range(10) for glyph in row(300, 400 + 20 * n, 18)]
    assert gutters_of(above + below) == ()


def test_ragged_cells_are_no_columns():
    cells = [
        glyph for n in range(10) for glyph in row(60, 100 + 20 * n, 18 if n == 0 else 5) + row(300, 100 + 20 * n, 18)
    ]
    assert gutters_of(cells) == ()


def line(text: str, left: float, right: float, middle: float) -> Printed:
    return Printed(text, 1, left, right, middle)


def test_lines_are_ordered_between_those_that_run_over_the_gutter():
    lines = [
        line("右一", 300, 500, 100), line("左一", 60, 270, 100), line("题", 150, 400, 50), line("左二", 84, 270, 120),
        line("中", 60, 500, 200), line("右三", 324, 500, 220), line("左三", 60, 270, 220), line("页", 250, 330, 700),
    ]  # fmt: skip
    ordered = in_order(lines, ((270, 300),))
    assert [each.text for each in ordered] == ["题", "左一", "左二", "右一", "中", "左三", "右三", "页"]
    assert [(each.left, each.in_column) for each in ordered[3:7]] == [(60, True), (60, False), (60, True), (84, True)]


def test_without_a_gutter_lines_stay_as_they_are_drawn():
    lines = [line("下", 60, 500, 200), line("上", 60, 500, 100)]
    assert in_order(lines, ()) == lines
