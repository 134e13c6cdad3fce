"""A table of Word as cells in their places: merged ones once, spans no wider than the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from corpus.model import Cell
from ingest.ledger import Left
from ingest.readers.numbering import whole
from ingest.readers.word_names import qn
from ingest.readers.word_styles import is_on

_TBL, _TR, _TC, _VAL = qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:val")
_MOST_COLUMNS = 63
"""Word has no wider tables."""


@dataclass(frozen=True, slots=True)
class WordCell:
    """An element of a table with its place, or with the reason why it is not seen."""

    element: Any
    cell: Cell
    reason: Left | None = None


@dataclass(slots=True)
class _Merge:
    """A cell that goes on below, and where it stands in the list of cells."""

    at: int
    next_row: int


def cells_of(table: Any, number: int) -> Iterator[WordCell]:
    """The cells of a table in reading order."""
    found: list[WordCell] = []
    merges: dict[int, _Merge] = {}
    row = 0
    rows = [each for each in table.iter(_TR) if next(each.iterancestors(_TBL)) is table]
    widest = _widest(table, rows)
    for element in rows:
        if reason := _unseen(element):
            found.append(WordCell(element, Cell(number, row, 0), reason))
            continue
        for cell, merge, place in _row(element, row, widest):
            going_on = merges.get(place.column)
            if merge == "continue" and going_on is not None and going_on.next_row == row:
                above = found[going_on.at]
                found[going_on.at] = replace(above, cell=replace(above.cell, row_span=row - above.cell.row + 1))
                going_on.next_row = row + 1
                found.append(WordCell(cell, place, Left.HIDDEN))
                continue
            merges.pop(place.column, None)
            if merge:
                merges[place.column] = _Merge(len(found), row + 1)
            reason = Left.STRUCK if cell.find(f"{qn('w:tcPr')}/{qn('w:cellDel')}") is not None else None
            found.append(WordCell(cell, replace(place, table=number), reason))
        row += 1
    yield from found


def _widest(table: Any, rows: list[Any]) -> int:
    """Columns of the table's grid, or cells of its longest row: no span is wider, whatever it says."""
    grid = table.find(qn("w:tblGrid"))
    columns = 0 if grid is None else len(grid.findall(qn("w:gridCol")))
    return min(max(columns, *(sum(1 for _ in row.iter(_TC)) for row in rows), 1), _MOST_COLUMNS) if rows else 1


def _unseen(row: Any) -> Left | None:
    properties = row.find(qn("w:trPr"))
    if properties is None:
        return None
    if properties.find(qn("w:del")) is not None:
        return Left.STRUCK
    return Left.HIDDEN if is_on(properties, "w:hidden") else None


def _row(row: Any, number: int, widest: int) -> Iterator[tuple[Any, str, Cell]]:
    """The cells of a row with their vertical merge (restart, continue or nothing) and place."""
    properties = row.find(qn("w:trPr"))
    header = properties is not None and bool(is_on(properties, "w:tblHeader"))
    before = None if properties is None else properties.find(qn("w:gridBefore"))
    column = 0 if before is None else min(whole(before.get(_VAL)), widest)
    table = next(row.iterancestors(_TBL))
    for element in row.iter(_TC):
        if next(element.iterancestors(_TBL)) is table:
            span, merge = _shape(element.find(qn("w:tcPr")), widest)
            yield element, merge, Cell(0, number, column, 1, span, header)
            column += span


def _shape(properties: Any, widest: int) -> tuple[int, str]:
    if properties is None:
        return 1, ""
    span, merge = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
    return (
        1 if span is None else min(max(whole(span.get(_VAL)), 1), widest),
        "" if merge is None else merge.get(_VAL) or "continue",
    )
