"""Rows that reading left without cells inside or behind a table that has them: a merged cell had shifted them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Block, Span
from extract.tables.columns import ColumnMeaning, Holds
from extract.tables.heads import head_cells, is_table
from extract.tables.likeness import Look, likeness, look
from extract.tables.pieces import bare


@dataclass(frozen=True, slots=True)
class TableGap:
    """Lines without a cell behind a row of a table."""

    table: int
    row: int
    """The row before."""
    missing: int
    """How many rows are between that one and the next; 0 where none follows."""
    first: int
    after: int
    """The blocks of the lines."""
    columns: tuple[ColumnMeaning, ...]


def find_gaps(folded: str, blocks: Sequence[Block]) -> Iterator[TableGap]:
    """The gaps of all tables whose first row says what their columns hold."""
    heads = dict(_heads(folded, blocks))
    index = 0
    while index < len(blocks):
        cell = blocks[index].cell
        index += 1
        if cell is None or cell.table not in heads or index == len(blocks) or blocks[index].cell is not None:
            continue
        first = index
        while index < len(blocks) and blocks[index].cell is None:
            index += 1
        below = blocks[index].cell if index < len(blocks) else None
        inside = below is not None and below.table == cell.table
        missing = below.row - cell.row - 1 if below is not None and inside else 0
        if missing or not inside:
            yield TableGap(cell.table, cell.row, missing, first, index, heads[cell.table])


@dataclass(frozen=True, slots=True)
class SlippedRow:
    """A row whose first cells a merged one above it has pushed out, so that all others stand too far to the left."""

    table: int
    row: int
    blocks: tuple[int, ...]
    columns: tuple[ColumnMeaning, ...]


def find_slipped(folded: str, blocks: Sequence[Block]) -> Iterator[SlippedRow]:
    """Rows with cells missing at their end, one of which is none of its column's: a note in the column of units."""
    heads = dict(_heads(folded, blocks))
    rows: dict[tuple[int, int], list[int]] = {}
    for index, block in enumerate(blocks):
        if block.cell and block.cell.row and block.cell.table in heads:
            rows.setdefault((block.cell.table, block.cell.row), []).append(index)
    for (table, row), indexes in rows.items():
        columns = heads[table]
        cells = [cell for index in indexes if (cell := blocks[index].cell)]
        left = [cell.column for cell in cells] == list(range(len(cells))) and len(cells) < len(columns)
        merged = any(cell.row_span > 1 or cell.column_span > 1 for cell in cells)
        seen = [look(bare(folded, blocks[index].span)) for index in indexes]
        if left and not merged and any(is_strange(c.holds, piece) for c, piece in zip(columns, seen, strict=False)):
            yield SlippedRow(table, row, tuple(indexes), columns)


def is_strange(holds: Holds, seen: Look) -> bool:
    """Whether a cell is none of its column's beyond doubt."""
    return holds in (Holds.UNITS, Holds.DAY, Holds.PLACE) and seen.plain and likeness(holds, seen) < 0


def _heads(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[ColumnMeaning, ...]]]:
    first_rows: dict[int, list[Span]] = {}
    for block in blocks:
        if block.cell and block.cell.row == 0:
            first_rows.setdefault(block.cell.table, []).append(block.span)
    for table, spans in first_rows.items():
        cells = head_cells([(span,) for span in spans], [bare(folded, span) for span in spans])
        columns = tuple(cell.meaning for cell in cells)
        if is_table(columns):
            yield table, columns
