"""Rows whose cells each hold several lines: an indicator with those it is made of, and a value for each.

1.甲率 其中:乙率 | 90% 40% | 95% 50%: one line a cell, all values of a column before those of the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.rules import pattern_of
from extract.tables.columns import ColumnMeaning, Holds, item_column
from extract.tables.pieces import CellPiece
from extract.tables.rows import LineRow

_FEWEST = 2


def unstacked(columns: Sequence[ColumnMeaning], rows: Sequence[LineRow]) -> Iterator[LineRow]:
    """The rows, those of several lines as a row for each; untold where their values are not as many as they must be."""
    figures = [at for at, column in enumerate(columns) if column.holds is Holds.FIGURE]
    item, at = item_column(columns), 0
    while at < len(rows):
        group = [rows[at]]
        if figures and _is_stack(rows[at], item):
            while at + len(group) < len(rows) and _goes_on(rows[at + len(group)], item, figures):
                group.append(rows[at + len(group)])
            yield from _parted(group, item, figures)
        else:
            yield rows[at]
        at += len(group)


def _is_stack(row: LineRow, item: int) -> bool:
    """Whether a row names an indicator and, below it, what it is made of (其中:…)."""
    names = row.cells.get(item, [])
    return any(pattern_of("table.part_of").match(piece.seen.text) for piece in names[1:])


def _goes_on(row: LineRow, item: int, figures: Sequence[int]) -> bool:
    return bool(row.cells) and item not in row.cells and any(column in row.cells for column in figures)


def _parted(group: Sequence[LineRow], item: int, figures: Sequence[int]) -> Iterator[LineRow]:
    names = group[0].cells[item]
    values = sorted((p for row in group for c in figures for p in row.cells.get(c, [])), key=lambda p: p.span)
    each = len(values) // len(figures)
    if len(group) == 1 and len(values) <= len(figures):
        yield group[0]  # one value for all of it
    elif each * len(figures) != len(values) or each < _FEWEST or each not in (len(names), len(names) - 1):
        yield LineRow(rest=sorted((p for row in group for p in row.pieces), key=lambda p: p.span))
    else:
        columns = {column: values[place * each :][:each] for place, column in enumerate(figures)}
        yield from _lines(group, _named(names, each), columns, item)


def _named(names: Sequence[CellPiece], count: int) -> list[list[CellPiece]]:
    """The names of the lines; a first one without values of its own stands over the others."""
    over = len(names) - count
    return [list(names[: over + 1]), *([name] for name in names[over + 1 :])]


def _lines(
    group: Sequence[LineRow], names: Sequence[list[CellPiece]], values: dict[int, list[CellPiece]], item: int
) -> Iterator[LineRow]:
    for at, name in enumerate(names):
        cells = {item: name} | {column: [pieces[at]] for column, pieces in values.items()}
        if not at:
            others = {c: p for row in reversed(group) for c, p in row.cells.items() if c != item and c not in values}
            cells |= others
        yield LineRow(cells)
