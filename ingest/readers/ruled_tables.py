"""Ruled tables of PDF files as lines: pieces that a page break parted made one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.model import Cell
from ingest.line import Line
from ingest.lines.wrap import opens
from ingest.patterns import says

_NEAR = 40.0
"""Points by which the sides of a table's two halves may differ where it goes on over a page break."""
_TOP = 120.0
"""Points from the head of a page within which such a half begins: a margin and two lines."""
_SEAM = 12
"""Characters of a cell that show whether a name ends there."""
_LISTED = re.compile("[、，,；;：:（(]$")
_NEVER_FIRST = re.compile("[、，,。；;：:）)]")


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of a ruled table as lines, and the boxes (page, left, top, right, bottom) that it fills."""

    lines: tuple[Line, ...]
    boxes: tuple[tuple[int, float, float, float, float], ...]
    columns: int
    rows: int
    blank: tuple[Cell, ...] = ()
    """Cells without text."""
    ended: frozenset[tuple[int, int]] = frozenset()
    """Row and column of cells whose last line stops well before their edge: what follows is something else."""
    repeated: tuple[str, ...] = ()
    """Heads told again on later pages, which are left out."""

    def is_above(self, page: int, y: float) -> bool:
        """Whether the table begins before a place."""
        number, _, top, _, _ = self.boxes[0]
        return (number, top) < (page, y)


def join_tables(tables: Sequence[RuledTable]) -> list[RuledTable]:
    """Tables numbered in order, those that go on over a page break made one; a repeated head is told once.

    What is left with a single row is no table but a frame around text.
    """
    joined: list[RuledTable] = []
    for table in tables:
        if joined and goes_on(joined[-1], table):
            joined[-1] = _joined(joined[-1], table)
        else:
            joined.append(table)
    kept = [table for table in joined if table.rows > 1]
    return [_numbered(table, number) for number, table in enumerate(kept)]


def goes_on(first: RuledTable, second: RuledTable) -> bool:
    """Whether a table at the head of the next page is the rest of another."""
    page, left, _, right, _ = first.boxes[-1]
    next_page, next_left, top, next_right, _ = second.boxes[0]
    aligned = abs(left - next_left) < _NEAR and abs(right - next_right) < _NEAR
    return next_page == page + 1 and first.columns == second.columns and aligned and top < _TOP


def _joined(first: RuledTable, second: RuledTable) -> RuledTable:
    """Two pieces of a table; a row that the page break cut is made whole, a cell that spans it spans both."""
    skipped = _head_rows(first, second)
    blank = _goes_on_blank(second, skipped)
    cut = 0 in blank and not _begins_anew(first, second, skipped)
    offset = first.rows - skipped - cut
    grouped = {
        column: rows - cut for column, rows in blank.items() if not _is_often_blank(first, second, column, skipped)
    }
    told = {line.cell.column: line.cell.row_span - 1 for line in second.lines if line.cell and line.cell.row == skipped}
    lines = _stretched(first, {**told, **grouped} if cut else grouped)
    for line in second.lines:
        if line.cell is None or line.cell.row < skipped:
            continue
        moved = replace(line, cell=_down(line.cell, offset))
        last = _last_of(lines, moved) if cut and line.cell.row == skipped and not opens(line.text) else None
        if last is None:
            lines.append(moved)
        else:
            before = lines[last]
            lines[last] = replace(before, text=before.text + moved.text, spots=before.spots + moved.spots)
    return RuledTable(
        tuple(lines),
        first.boxes + second.boxes,
        first.columns,
        offset + second.rows,
        blank=first.blank + tuple(_down(cell, offset) for cell in _blank_below(second, skipped, grouped)),
        ended=frozenset((row + offset, column) for row, column in second.ended if row >= skipped),
        repeated=(*first.repeated, *second.repeated, *_told_again(second, skipped)),
    )


def _head_rows(first: RuledTable, second: RuledTable) -> int:
    """How many rows of a head the second piece tells again: more than one where a head's cells span."""
    rows = 0
    while rows < min(first.rows, second.rows) and _row(first, rows) == _row(second, rows):
        rows += 1
        if not _spans(first, rows - 1):
            break
    return rows


def _spans(table: RuledTable, row: int) -> bool:
    return any(
        max(line.cell.row_span, line.cell.column_span) > 1 for line in table.lines if line.cell and line.cell.row == row
    )


def _told_again(table: RuledTable, rows: int) -> list[str]:
    return [words for row in range(rows) if (words := "".join(_row(table, row)))]


def _goes_on_blank(table: RuledTable, row: int) -> dict[int, int]:
    """The columns without text before the first words of a row, each with the number of rows over which that holds.

    A running number says nothing of its row: behind it a cell may go on, too.
    """
    found: dict[int, int] = {}
    told = {(line.cell.row, line.cell.column): line.text for line in reversed(table.lines) if line.cell}
    for column in range(table.columns):
        if (words := told.get((row, column))) is None:
            spans = [cell.row_span for cell in table.blank if (cell.row, cell.column) == (row, column)]
            found[column] = max(spans, default=1)
        elif not says("row-number", words):
            break
    return found


def _is_often_blank(first: RuledTable, second: RuledTable, column: int, skipped: int) -> bool:
    """Whether a column behind the first has cells in which nothing was filled in: one more belongs to its own row."""
    if not column:
        return False
    inside = (cell for cell in first.blank if cell.row)
    below = (cell for cell in second.blank if cell.row > skipped)
    return any(cell.column == column for cell in (*inside, *below))


def _blank_below(table: RuledTable, skipped: int, grouped: Container[int]) -> Iterator[Cell]:
    """The cells of a second piece in which nothing stands, but for those that are the rest of one above."""
    for cell in table.blank:
        if cell.row > skipped or (cell.row == skipped and cell.column not in grouped):
            yield cell


def _begins_anew(first: RuledTable, second: RuledTable, row: int) -> bool:
    """Whether a row without a first cell is another row under the same one, not the rest of the row before."""
    over: dict[int, bool] = {}
    for line in second.lines:
        if line.cell and line.cell.row == row and line.cell.column not in over:
            above = _covering(first.lines, first.rows - 1, line.cell.column)
            if above is not None and (cell := first.lines[above].cell):
                words = first.lines[above].text
                over[line.cell.column] = (cell.row, cell.column) in first.ended or _are_two(words, line.text)
                if _LISTED.search(words) or _NEVER_FIRST.match(line.text):
                    return False
    return any(over.values()) and not _is_numbered(first)


def _are_two(words: str, below: str) -> bool:
    """Whether words and those below are organs, with nothing between them that lists them."""
    return says("organ-before-organ", f"{words[-_SEAM:]} {below[:_SEAM]}")


def _is_numbered(table: RuledTable) -> bool:
    """Whether each row has a number of its own, so that none begins without."""
    first = [line for line in table.lines if line.cell and line.cell.column == 0 and line.cell.row]
    return bool(first) and all(says("row-number", line.text) and line.cell.row_span == 1 for line in first if line.cell)


def _stretched(table: RuledTable, columns: Mapping[int, int]) -> list[Line]:
    """The lines of a table, with the last cells of some columns over more rows; heads stay as they are."""
    lines = list(table.lines)
    for column, rows in columns.items():
        last = _covering(lines, table.rows - 1, column)
        if last is None or rows <= 0:
            continue
        cell = lines[last].cell
        for index, line in enumerate(lines):
            if line.cell and cell and cell.row and (line.cell.row, line.cell.column) == (cell.row, cell.column):
                lines[index] = replace(line, cell=replace(line.cell, row_span=line.cell.row_span + rows))
    return lines


def _covering(lines: Sequence[Line], row: int, column: int) -> int | None:
    """The index of the last line in the cell of a column that reaches over a row."""
    found = (
        index
        for index in range(len(lines) - 1, -1, -1)
        if (cell := lines[index].cell) and cell.column == column and cell.row <= row < cell.row + cell.row_span
    )
    return next(found, None)


def _last_of(lines: Sequence[Line], line: Line) -> int | None:
    """The index of the last line in the cell of another."""
    return _covering(lines, line.cell.row, line.cell.column) if line.cell else None


def _down(cell: Cell, rows: int) -> Cell:
    return replace(cell, row=cell.row + rows)


def _row(table: RuledTable, row: int) -> list[str]:
    return [re.sub(r"\s", "", line.text) for line in table.lines if line.cell and line.cell.row == row]


def _numbered(table: RuledTable, number: int) -> RuledTable:
    lines = tuple(replace(line, cell=replace(line.cell, table=number)) for line in table.lines if line.cell)
    return replace(table, lines=lines)
