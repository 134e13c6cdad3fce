"""The tables of web pages: which tables hold data, and the row and column of each of their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Cell
from ingest.readers.page import Tag, WebPage, attribute

_MAX_SPAN = 1000
"""Columns or rows that one cell takes: as browsers do, which ignore more."""
_PLAUSIBLE = 50
"""Columns: a cell that says it takes more takes as many as the table has."""
_HEAD_COLUMNS = 4
"""A table of one row with this many cells is the head of a form."""
_LAYOUT_PARAGRAPHS, _LAYOUT_CELLS = 12, 8
"""A cell with more paragraphs than this, in a table of so few cells, frames a page."""


def data_cells(page: WebPage, container: Tag, number: int = 0) -> dict[int, Cell]:
    """Cells of the data tables inside an element by their first step; tables are numbered in reading order from a
    number on. Tables that frame the page have none, and those inside a cell of a data table are text of that cell.
    """
    cells: dict[int, Cell] = {}
    tables = [tag for tag in page.inside(container) if tag.name == "table"]
    firsts = [table.first for table in tables]
    end = -1
    for table in tables:
        if table.first < end or _is_frame(table, tables, firsts):
            continue
        placed = dict(_place(table, number))
        if _is_data(page, placed):
            cells |= {first: cell for first, (_, cell) in placed.items()}
            number += 1
            end = table.last
    return cells


def _is_frame(table: Tag, tables: Sequence[Tag], firsts: Sequence[int]) -> bool:
    """Whether the tables inside one hold half of what it says or more."""
    index, held = bisect_right(firsts, table.first), 0
    while index < len(tables) and table.encloses(tables[index]):
        inner = tables[index]
        held += inner.end - inner.start
        index = bisect_right(firsts, inner.last)  # those inside it are counted with it
    return held > 0 and held * 2 >= table.end - table.start


def _rows(table: Tag) -> Iterator[Tag]:
    for child in table.inner:
        if child.name == "tr":
            yield child
        elif child.name in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.inner if row.name == "tr")


def _is_data(page: WebPage, placed: Mapping[int, tuple[Tag, Cell]]) -> bool:
    filled = [(tag, cell) for tag, cell in placed.values() if page.text_of(tag).strip()]
    rows = {cell.row for _, cell in filled}
    columns = {cell.column for _, cell in filled}
    if len(rows) < 2 or len(columns) < 2:
        return len(columns) >= _HEAD_COLUMNS
    return len(filled) > _LAYOUT_CELLS or all(_paragraphs(page, tag) <= _LAYOUT_PARAGRAPHS for tag, _ in filled)


def _paragraphs(page: WebPage, tag: Tag) -> int:
    return sum(each.name == "p" for each in page.inside(tag))


def _place(table: Tag, number: int) -> Iterator[tuple[int, tuple[Tag, Cell]]]:
    rows = [[cell for cell in row.inner if cell.name in ("td", "th")] for row in _rows(table)]
    width = max((sum(_plausible(cell) for cell in row) for row in rows), default=0)
    free = [0] * _MAX_SPAN
    """The first row in which a column is free again. Wider tables are placed as if no cell reached further down."""
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column < _MAX_SPAN and free[column] > row:
                column += 1
            row_span = min(_span(cell, "rowspan") or len(rows), len(rows) - row)
            column_span = min(_span(cell, "colspan") or 1, max(_plausible(cell), width - column))
            free[column : column + column_span] = [row + row_span] * min(column_span, max(_MAX_SPAN - column, 0))
            header = cell.name == "th" or _heads(cell)
            yield cell.first, (cell, Cell(number, row, column, row_span, column_span, header))
            column += column_span


def _heads(cell: Tag) -> bool:
    row = cell.parent
    return row is not None and row.parent is not None and row.parent.name == "thead"


def _plausible(cell: Tag) -> int:
    """How many columns a cell takes at least; one where it says more than any table has."""
    span = _span(cell, "colspan") or 1
    return span if span <= _PLAUSIBLE else 1


def _span(cell: Tag, name: str) -> int:
    """A span attribute as a number; 1 where it is absent or nonsense, 0 (rowspan: to the end) kept."""
    value = attribute(cell, name).strip()
    return min(int(value[:9]), _MAX_SPAN) if value.isascii() and value.isdigit() else 1
