"""Rows without their first cells, which one above them spans: told by their width and their running numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.model import Block
from extract.rules import pattern_of
from extract.tables.columns import Holds
from extract.tables.gaps import TableGap, is_strange
from extract.tables.likeness import likeness, look
from extract.tables.pieces import CellPiece, bare
from extract.tables.rows import LineRow


def counted_rows(folded: str, blocks: Sequence[Block], gap: TableGap, end: int) -> list[LineRow]:
    """The rows in a gap, each as wide as the row above it from that one's running number on; none where one is not."""
    above = _row_above(folded, blocks, gap)
    column = next((at for at, text in sorted(above.items()) if at and _number(text)), 0)
    number, width = _number(above.get(column, "")), len(gap.columns) - column
    rows: list[LineRow] = []
    place = gap.first
    while column and place < end and _number(bare(folded, blocks[place].span)) == number + 1:
        texts = [bare(folded, block.span) for block in blocks[place : min(place + width, end)]]
        if len(texts) < width or not _fits(gap, above, column, texts):
            return []
        pieces = [
            CellPiece(blocks[place + at].span, look(text), place + at, True, True) for at, text in enumerate(texts)
        ]
        rows.append(LineRow(cells={column + at: [piece] for at, piece in enumerate(pieces)}))
        place, number = place + width, number + 1
    return rows


def _row_above(folded: str, blocks: Sequence[Block], gap: TableGap) -> dict[int, str]:
    """The words of the row above by column."""
    found: dict[int, str] = {}
    for index in range(gap.first - 1, -1, -1):
        cell = blocks[index].cell
        if cell is None or (cell.table, cell.row) != (gap.table, gap.row):
            break
        found[cell.column] = bare(folded, blocks[index].span)
    return found


def _number(text: str) -> int:
    match = pattern_of("table.counted").match(text)
    return int(match["number"]) if match else 0


def _fits(gap: TableGap, above: Mapping[int, str], first: int, texts: Sequence[str]) -> bool:
    """Whether each cell can stand in its column, and in that of units stand units, or those of the row above."""
    cells = [(gap.columns[first + at].holds, look(text), above.get(first + at)) for at, text in enumerate(texts)]
    units = [likeness(holds, seen) > 0 or seen.text == over for holds, seen, over in cells if holds is Holds.UNITS]
    return bool(units) and all(units) and not any(is_strange(holds, seen) for holds, seen, _ in cells)
