"""Where the cells of a sheet stand in its table: hidden and merged ones sorted out, wide gaps closed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set

from corpus.model import Cell
from ingest.readers.book import LAST_COLUMN, Area, SheetCell, SheetParts

_GAP = 100
"""Empty rows or columns that are kept: one stray cell at the end of a sheet would make a table of a million rows."""
_EMPTY = 1_000
"""Of them all: whoever reads a table goes through its empty rows too."""


class TooMany(Exception):
    """A sheet holds more, or merges more, than any table that people made."""


class Places:
    """The cells of a sheet that hold something, in reading order, and their places."""

    def __init__(self, cells: Sequence[SheetCell], parts: SheetParts, most: int) -> None:
        self.cells = sorted(cells, key=lambda cell: (cell.row, cell.column))
        self._rows = _Axis({cell.row for cell in cells}, parts.hidden_rows)
        self._columns = _Axis({cell.column for cell in cells}, _columns(parts))
        self._areas: dict[tuple[int, int], Area] = {}
        self._covered: set[tuple[int, int]] = set()
        self._work, self._most = 0, most
        for area in parts.areas if cells else ():
            self._merge(area)

    def of(self, cell: SheetCell, table: int) -> Cell | None:
        """Where a cell stands; None for one that is not seen."""
        key = (cell.row, cell.column)
        if key in self._covered:
            return None
        area = self._areas.get(key, Area(*key, *key))
        row, column = self._rows.seen(area.row, area.last_row), self._columns.seen(area.column, area.last_column)
        if row is None or column is None:
            return None
        first, left = self._rows.position(row), self._columns.position(column)
        rows = self._rows.position(area.last_row) - first + 1
        return Cell(table, first, left, rows, self._columns.position(area.last_column) - left + 1)

    def _merge(self, area: Area) -> None:
        """Cut to what is there, because a range may name all of the sheet; cells behind its first are not seen."""
        area = Area(
            area.row,
            area.column,
            min(area.last_row, self._rows.numbers[-1]),
            min(area.last_column, self._columns.numbers[-1]),
        )
        if area.last_row < area.row or area.last_column < area.column:
            return
        self._areas[area.row, area.column] = area
        height = self._rows.position(area.last_row) - self._rows.position(area.row) + 1
        width = self._columns.position(area.last_column) - self._columns.position(area.column) + 1
        self._spend(height * width)
        start = bisect_left(self.cells, (area.row, area.column), key=_key)
        stop = bisect_right(self.cells, (area.last_row, area.last_column), key=_key)
        self._spend(stop - start)
        for cell in self.cells[start:stop]:
            if area.column <= cell.column <= area.last_column:
                self._covered.add((cell.row, cell.column))
        self._covered.discard((area.row, area.column))

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > 4 * self._most:
            raise TooMany


class _Axis:
    """The rows or the columns of a sheet that hold something."""

    def __init__(self, numbers: Set[int], hidden: Set[int]) -> None:
        self.numbers = sorted(numbers)
        self._hidden = hidden
        self._positions: list[int] = []
        before, position, empty = 0, -1, 0
        for number in self.numbers:
            kept = min(number - before, _GAP, _EMPTY - empty + 1)
            position, empty = position + kept, empty + kept - 1
            self._positions.append(position)
            before = number

    def position(self, number: int) -> int:
        """Where a row or column stands, counted from 0."""
        at = bisect_right(self.numbers, number) - 1
        if at < 0:
            return min(number, _GAP) - 1
        here, beyond = self._positions[at], number - self.numbers[at]
        if at + 1 < len(self._positions):
            beyond = min(beyond, self._positions[at + 1] - here - 1)  # never so far as the next that holds something
        return here + min(beyond, _GAP)

    def seen(self, first: int, last: int) -> int | None:
        """The first of them that is not hidden."""
        return next((number for number in range(first, last + 1) if number not in self._hidden), None)


def _key(cell: SheetCell) -> tuple[int, int]:
    return cell.row, cell.column


def _columns(parts: SheetParts) -> Set[int]:
    """Hidden columns."""
    flags = bytearray(LAST_COLUMN + 2)
    for columns in parts.hidden_columns:
        start, stop = min(columns.start, LAST_COLUMN + 1), min(columns.stop, LAST_COLUMN + 1)
        flags[start:stop] = b"\x01" * max(stop - start, 0)
    return {column for column, hidden in enumerate(flags) if hidden}
