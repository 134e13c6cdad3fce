"""The document's blocks while tables are being placed in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.model import Block, Cell, Span
from extract.tables.columns import ColumnMeaning
from extract.tables.rows import LineRow, spans_down

_ASIDE = 99
"""Columns of the table without a head in which lines stand that belong to no cell: as wide as no other."""


class Paper:
    """Blocks, and the cells that some of them turn out to be."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.old = blocks
        self.new: dict[int, list[Block]] = {}
        """By index, what becomes of a block."""
        self._next = max((block.cell.table for block in blocks if block.cell), default=-1) + 1
        self._aside = -1
        self._set_aside = 0
        self._left: set[Span] = set()

    def new_table(self) -> int:
        self._next += 1
        return self._next - 1

    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for index, old in enumerate(self.old) for block in self.new.get(index, [old]))

    def rows(self, table: int, first: int, columns: Sequence[ColumnMeaning], rows: Sequence[LineRow]) -> None:
        """Place the rows of a table from its ``first`` on."""
        down = spans_down(columns, rows)
        for number, row in enumerate(rows):
            for column, pieces in row.cells.items():
                for piece in pieces:
                    self.put(piece.span, Cell(table, first + number, column, down[number, column]))
            for piece in row.across:
                self.put(piece.span, Cell(table, first + number, 0, 1, len(columns)))
            self.set_aside(piece.span for piece in row.rest)

    def set_aside(self, spans: Iterable[Span]) -> None:
        """Lines that stood in a table, nobody can tell where: no headings, and in no column."""
        if self._aside < 0:
            self._aside = self.new_table()
        for span in spans:
            if span not in self._left:  # of a table on several pages, each page's head is tried in turn
                self._left.add(span)
                self.put(span, Cell(self._aside, self._set_aside, 0, 1, _ASIDE))
                self._set_aside += 1

    def put(self, span: Span, cell: Cell) -> None:
        """Make a piece of a block a cell; pieces of one line in one cell are one block."""
        index = bisect_left(self.old, span.end, key=lambda block: block.span.end)
        made = self.new.setdefault(index, [])
        if made and made[-1].cell == cell:
            made[-1] = replace(made[-1], span=Span(made[-1].span.start, span.end))
        else:
            made.append(replace(self.old[index], span=span, cell=cell, empty=()))

    def lengthen(self, table: int, row: int, column: int, by: int) -> None:
        """Let the cell of a column that ends in a row span more rows."""
        for index, old in enumerate(self.old):
            if old.cell and old.cell.table == table and old.cell.column == column:
                blocks = self.new.get(index, [old])
                longer = [_longer(block, column, row, by) for block in blocks]
                if longer != blocks:
                    self.new[index] = longer


def _longer(block: Block, column: int, row: int, by: int) -> Block:
    cell = block.cell
    if cell is None or cell.column != column or cell.rows.stop != row + 1:
        return block
    return replace(block, cell=replace(cell, row_span=cell.row_span + by))
