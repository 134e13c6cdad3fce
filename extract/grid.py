"""A table as rows and columns again: which blocks lie in which cell, merged cells in every place they span."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Block, Document, Span


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. Cells are reached by (row, column); a merged cell answers at each place it covers."""

    table: int
    span: Span
    rows: int
    columns: int
    cells: Mapping[tuple[int, int], Span]
    origin: Mapping[tuple[int, int], tuple[int, int]]
    """Where the cell at a place begins: equal for all places of one merged cell."""

    def row(self, row: int) -> dict[int, Span]:
        """The cells that begin in or span a row, by column; a merged one under its first column only."""
        found: dict[int, Span] = {}
        seen: set[tuple[int, int]] = set()
        for column in range(self.columns):
            origin = self.origin.get((row, column))
            if origin and origin not in seen:
                seen.add(origin)
                found[column] = self.cells[row, column]
        return found

    def begins(self, row: int, column: int) -> bool:
        """Whether the cell at a place begins in that row."""
        return self.origin[row, column][0] == row

    def width(self, row: int, column: int) -> int:
        """How many columns the cell at a place covers."""
        origin = self.origin[row, column]
        return sum(self.origin.get((row, index)) == origin for index in range(self.columns))

    def spans_all(self, row: int) -> bool:
        """Whether one merged cell fills the row: a title or the head of a group."""
        return self.columns > 1 and len({self.origin.get((row, column)) for column in range(self.columns)}) == 1


def grids(document: Document) -> tuple[Grid, ...]:
    """The document's tables, in order."""
    tables: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.cell is not None:
            tables.setdefault(block.cell.table, []).append(block)
    return tuple(_grid(table, blocks) for table, blocks in tables.items())


def _grid(table: int, blocks: Iterable[Block]) -> Grid:
    cells: dict[tuple[int, int], Span] = {}
    origin: dict[tuple[int, int], tuple[int, int]] = {}
    start, end, rows, columns = -1, 0, 0, 0
    for block in blocks:
        cell = block.cell
        assert cell is not None
        start, end = (block.span.start if start < 0 else start), max(end, block.span.end)
        first = (cell.row, cell.column)
        before = cells.get(first)
        span = Span(before.start, block.span.end) if before and origin[first] == first else block.span
        for row in cell.rows:
            for column in cell.columns:
                cells[row, column], origin[row, column] = span, first
        rows, columns = max(rows, cell.rows.stop), max(columns, cell.columns.stop)
    return Grid(table, Span(max(start, 0), end), rows, columns, cells, origin)


def single_column_tables(blocks: Sequence[Block]) -> set[int]:
    """Boxes: tables of one column are text with a frame around it."""
    widths: dict[int, int] = {}
    for block in blocks:
        if block.cell:
            widths[block.cell.table] = max(widths.get(block.cell.table, 0), block.cell.columns.stop)
    return {table for table, width in widths.items() if width == 1}
