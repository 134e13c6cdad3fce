"""Tables whose cells stand one a line with a bar before each, mostly but the first: rows of as many cells each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.line import Line

_BARS = "|｜"
_FEWEST = 12
"""Lines that begin with a bar and hold a cell: of fewer no rhythm can be told; bars alone part a menu."""
_LONGEST_REST = 20
"""Characters of a line without a bar that goes on with the cell above it (2030年 / 目 标)."""
_MAX_COLUMNS = 12
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Stream:
    """Lines of a file that are the cells of one table, and its rows where they can be told."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]


def rows_of_streams(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """The lines, those of such a table as rows with bars; and whether there was one whose rows cannot be told.

    >>> cells = ("序号", "| 任务", "| 单位", *(c for n in "1234" for c in (f"| {n}", "| 甲", "| 乙局")))
    >>> [line.text for line in rows_of_streams([Line(cell) for cell in cells])[0]][:2]
    ['|序号|任务|单位|', '|1|甲|乙局|']
    """
    kept: list[Line] = []
    unknown, at = False, 0
    for stream in _streams(lines):
        kept += lines[at : stream.start]
        kept += [replace(lines[stream.start], text=f"|{'|'.join(row)}|") for row in stream.rows]
        at = stream.end if stream.rows else stream.start
        unknown = unknown or not stream.rows
    return [*kept, *lines[at:]], unknown


def _streams(lines: Sequence[Line]) -> Iterator[Stream]:
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        if sum(_opens(line) and len(line.text.strip()) > 1 for line in lines[at:end]) >= _FEWEST:
            yield _stream(lines, at, end)
        at = max(end, at + 1)


def _stream(lines: Sequence[Line], start: int, end: int) -> Stream:
    """The table of a run of cells; its first cell may stand without a bar in the line above, or a caption may."""
    firsts = (start - 1, start) if start and _is_rest(lines[start - 1]) else (start,)
    found = (Stream(first, end, _rows(_cells(lines[first:end]))) for first in firsts)
    return next((stream for stream in found if stream.rows), Stream(start, end, ()))


def _end(lines: Sequence[Line], start: int) -> int:
    """Behind the last line of a run of cells that begins here, or the same place where none does."""
    at = last = start
    while at < len(lines):
        if _opens(lines[at]):
            last = at + 1
        elif at == start or not (_is_rest(lines[at]) and at < last + 2):
            break
        at += 1
    return last


def _opens(line: Line) -> bool:
    """Whether a line is a bar and a cell, or an empty cell and another: no row, which bars close."""
    text = line.text.strip()
    return line.cell is None and text[:1] in tuple(_BARS) and (len(text) == 1 or text[-1] not in _BARS) and _few(text)


def _few(text: str) -> bool:
    """Whether all cells of a line but the last are empty."""
    return not any(cell.strip() for cell in text.replace("｜", "|").split("|")[:-1])


def _is_rest(line: Line) -> bool:
    text = line.text.strip()
    return line.cell is None and 0 < len(text) <= _LONGEST_REST and not any(bar in text for bar in _BARS)


def _cells(lines: Sequence[Line]) -> list[str]:
    whole = "\n".join(line.text.strip() for line in lines).replace("｜", "|")
    return ["<br>".join(cell.split("\n")) for cell in (cell.strip() for cell in whole.removeprefix("|").split("|"))]


def _rows(cells: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows, by their running numbers; those between them are heads of groups, a cell short where the head of the
    numbers' column spans that of the names. None where the numbers tell no width."""
    numbers = _running(cells)
    gaps = Counter(after - before for before, after in pairwise(numbers))
    width = max(gaps, key=lambda gap: (gaps[gap], -gap), default=0)
    if len(numbers) < _FEWEST_ROWS or not _FEWEST_ROWS <= width <= _MAX_COLUMNS or gaps[width] * 2 < len(numbers) - 1:
        return ()
    rows: list[tuple[str, ...]] = []
    at = 0
    for number in [*numbers, None]:
        between = cells[at:number] if number is not None else cells[at:]
        parts = _between(between, width, last=number is None)
        if parts is None:
            return ()
        rows += parts
        if number is not None:
            rows.append(tuple(cells[number : number + width]))
            at = number + width
    return tuple(rows)


def _between(cells: Sequence[str], width: int, *, last: bool) -> list[tuple[str, ...]] | None:
    """Rows without a number: as wide as the others or a cell short; what ends the table may be empty."""
    if last and not any(cells):
        return []
    for each in (width, width - 1):
        rows, rest = divmod(len(cells), each)
        if not rest:
            parts = (cells[row * each : (row + 1) * each] for row in range(rows))
            return [tuple(part) if each == width else _widened(part) for part in parts]
    return None


def _widened(cells: Sequence[str]) -> tuple[str, ...]:
    """A row a cell short: its first cell spans the number's column."""
    return ("", *cells)


def _running(cells: Sequence[str]) -> list[int]:
    """Where the numbers 1, 2, 3 … stand, each behind the one before it."""
    found: list[int] = []
    for at, cell in enumerate(cells):
        if cell == str(len(found) + 1) and (not found or at - found[-1] >= _FEWEST_ROWS):
            found.append(at)
    return found
