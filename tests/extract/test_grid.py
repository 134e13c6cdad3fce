"""A table as rows and columns again, merged cells in every place they cover."""

from __future__ import annotations

from corpus.model import Block, Cell, Span
from extract.grid import grids, single_column_tables
from tests.documents import table_document


def test_grid_knows_merged_cells() -> None:
    [grid] = grids(table_document("表", [["甲", "乙"], ["一", "二"], ["^", "三"], ["全"]]))
    assert grid.cells[1, 0] == grid.cells[2, 0]
    assert grid.spans_all(3) and not grid.spans_all(1)
    assert list(grid.row(2)) == [0, 1]


def test_a_cell_of_several_lines_is_one() -> None:
    document = table_document("表", [["甲", "乙\n丙\n丁"], ["一", "二"]])
    [grid] = grids(document)
    assert document[grid.cells[0, 1]] == "乙\n丙\n丁"
    assert (grid.rows, grid.columns) == (2, 2)
    assert document[grid.span] == "甲\n乙\n丙\n丁\n一\n二"


def test_a_merged_cell_stands_in_a_row_once() -> None:
    [grid] = grids(table_document("表", [["甲", "乙", "丙"], ["全"]]))
    assert list(grid.row(1)) == [0]
    assert list(grid.row(0)) == [0, 1, 2]


def test_a_single_column_is_no_row_that_spans_all() -> None:
    [grid] = grids(table_document("表", [["甲"], ["乙"]]))
    assert not grid.spans_all(0)


def test_tables_are_told_apart() -> None:
    def block(start: int, table: int, column: int, columns: int = 1) -> Block:
        return Block(Span(start, start + 1), cell=Cell(table, 0, column, 1, columns))

    blocks = [block(0, 0, 0), block(2, 1, 0), block(4, 1, 1), Block(Span(6, 7)), block(8, 2, 0, 2)]
    assert single_column_tables(blocks) == {0}  # a cell merged over two columns makes a table of two
    assert single_column_tables([]) == set()


def test_where_a_cell_begins() -> None:
    [grid] = grids(table_document("表", [["甲", "乙"], ["一", "二"], ["^", "三"]]))
    assert [grid.begins(2, column) for column in (0, 1)] == [False, True]
