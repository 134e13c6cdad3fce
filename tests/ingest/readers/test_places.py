"""Where the cells of a sheet stand in its table."""

import pytest

from corpus.model import Cell
from ingest.readers.book import Area, SheetCell, SheetParts
from ingest.readers.places import Places, TooMany


def cell(row: int, column: int) -> SheetCell:
    return SheetCell(row, column, 1)


def places(cells: list[tuple[int, int]], areas=(), rows=(), columns=(), most: int = 1000) -> list[Cell | None]:
    parts = SheetParts(set(rows), [range(first, last + 1) for first, last in columns], [Area(*area) for area in areas])
    found = Places([cell(*each) for each in cells], parts, most)
    return [found.of(each, 0) for each in found.cells]


def test_cells_stand_where_the_sheet_has_them():
    assert places([(5, 3), (2, 1)]) == [Cell(0, 1, 0), Cell(0, 4, 2)]


def test_wide_gaps_are_closed():
    assert places([(1, 1), (2, 1), (1_000_000, 16_000)]) == [Cell(0, 0, 0), Cell(0, 1, 0), Cell(0, 101, 100)]
    assert places([(101, 1), (500, 1)]) == [Cell(0, 99, 0), Cell(0, 199, 0)]


def test_gaps_are_closed_where_there_are_too_many():
    """A table of fifty thousand cells twenty rows apart is no table of a million rows."""
    found = places([(number * 50, 1) for number in range(1, 101)])
    assert [cell.row for cell in found if cell][:3] == [49, 99, 149]
    assert [cell.row for cell in found if cell][-3:] == [1097, 1098, 1099]


def test_a_range_that_ends_in_a_closed_gap_does_not_reach_the_next_cell():
    assert places([(1, 1), (500, 1)], areas=[(1, 1, 499, 1)]) == [Cell(0, 0, 0, 100, 1), Cell(0, 100, 0)]


def test_a_merged_cell_spans_what_is_there_and_covers_the_others():
    found = places([(1, 1), (1, 2), (2, 3), (9, 9)], areas=[(1, 1, 2, 2), (2, 3, 1_048_576, 16_384)])
    assert found == [Cell(0, 0, 0, 2, 2), None, Cell(0, 1, 2, 8, 7), None]


def test_a_range_beyond_the_cells_is_none():
    assert places([(1, 1)], areas=[(5, 5, 9, 9), (1, 2, 1, 3)]) == [Cell(0, 0, 0)]


def test_hidden_rows_and_columns_are_not_seen():
    cells = [(1, 1), (1, 4), (2, 1), (3, 5)]
    assert places(cells, rows=[2], columns=[(3, 4), (16_384, 99_999_999)]) == [Cell(0, 0, 0), None, None, Cell(0, 2, 4)]


def test_a_merged_cell_is_seen_where_its_range_is():
    assert places([(1, 1), (4, 1)], areas=[(1, 1, 3, 1)], rows=[1]) == [Cell(0, 1, 0, 2, 1), Cell(0, 3, 0)]
    assert places([(1, 1), (4, 1)], areas=[(1, 1, 2, 1)], rows=[1, 2]) == [None, Cell(0, 3, 0)]


@pytest.mark.parametrize(("most", "refused"), [(1000, False), (100, True)])
def test_ranges_that_lie_over_each_other_many_times_are_refused(most, refused):
    areas = [(1, 1, 10, 10)] * 10
    if not refused:
        assert places([(1, 1), (10, 10)], areas=areas, most=most) == [Cell(0, 0, 0, 10, 10), None]
        return
    with pytest.raises(TooMany):
        places([(1, 1), (10, 10)], areas=areas, most=most)
