"""Rows of a table of figures whose name was too long for its line: 3 每万人拥有 ⏎ 渔港数量 个 12 20 预期性.

A line is a row there, and its number tells where one begins. A name over two lines is one, and a name on a line of its
own is that of the row behind it, which lacks one, where all cells are then there and each is like its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from extract.tables.columns import ColumnMeaning, Holds, item_column
from extract.tables.likeness import likeness
from extract.tables.pieces import CellPiece
from extract.tables.rows import LineRow


def rejoined(columns: Sequence[ColumnMeaning], rows: Sequence[LineRow]) -> list[LineRow]:
    """The rows of lines that gaps part, untold ones told where their name was broken."""
    held = [column.holds for column in columns]
    if held[0] is not Holds.NUMBER or Holds.FIGURE not in held:
        return list(rows)
    item, found = item_column(columns), list[LineRow]()
    for row in rows:
        if whole := _with_name_of_two_lines(columns, row, item):
            found.append(whole)
        elif found and (whole := _named_by(columns, found[-1], row, item)):
            found[-1:] = [whole]
            if len(found) > 1 and (above := _told(columns, [[piece] for piece in found[-2].rest])):
                found[-2] = above  # nothing is left that might be the rest of it
        else:
            found.append(row)
    return [
        LineRow(rest=row.pieces) if row.cells and row not in rows and below and _is_alone(below) else row
        for row, below in zip_longest(found, found[1:])
    ]


def _is_alone(row: LineRow) -> bool:
    """Whether a line of words belongs to no row: it may be the rest of the name above it."""
    return len(row.rest) == 1 and row.rest[0].alone


def _with_name_of_two_lines(columns: Sequence[ColumnMeaning], row: LineRow, item: int) -> LineRow | None:
    pieces = row.rest
    if len(pieces) != len(columns) + 1 or [at for at, piece in enumerate(pieces) if piece.first] != [0, item + 1]:
        return None
    return _told(columns, [*([p] for p in pieces[:item]), pieces[item : item + 2], *([p] for p in pieces[item + 2 :])])


def _named_by(columns: Sequence[ColumnMeaning], name: LineRow, row: LineRow, item: int) -> LineRow | None:
    pieces = row.pieces
    if not _is_alone(name) or len(pieces) != len(columns) - 1 or row.across:
        return None
    return _told(columns, [*([p] for p in pieces[:item]), name.rest, *([p] for p in pieces[item:])])


def _told(columns: Sequence[ColumnMeaning], cells: Sequence[Sequence[CellPiece]]) -> LineRow | None:
    """The row of such cells; None where they are not as many as the columns, or one is not like its own."""
    if len(cells) != len(columns) or cells[0][0].seen.number is None:
        return None
    alike = all(
        piece.seen.numbering if column.holds is Holds.NUMBER else likeness(column.holds, piece.seen) >= 0
        for column, pieces in zip(columns, cells, strict=True)
        for piece in pieces
    )
    return LineRow({column: list(pieces) for column, pieces in enumerate(cells)}) if alike else None
