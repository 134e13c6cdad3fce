"""Rows of tables that only state facts: a whole table of them, the first rows of one that goes on with the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from ingest.line import Line
from ingest.lines.facts import label_of, labels, parse_line, parse_row
from ingest.patterns import says

PlaceOfRow = tuple[int, int]
"""A row's table and its number there."""

_FEWEST = 2
"""Rows at the beginning of a table that state facts: one alone may be the table's head (时间 | 任务)."""


def fact_rows(lines: Sequence[Line]) -> frozenset[PlaceOfRow]:
    """The rows that state facts: 索引号 | … |, not 序号 | 任务 | 牵头单位 | 时间."""
    return frozenset((table, row) for table, rows in _cells(lines).items() for row in _stating(rows))


def titles_freed(lines: Sequence[Line], stating: Set[PlaceOfRow]) -> list[Line]:
    """The lines, those set free that stand alone in their row right below facts: the title of the page."""
    freed: set[PlaceOfRow] = set()
    for table, rows in _cells(lines).items():
        last = max((row for at, row in stating if at == table), default=None)
        below = [row for row in rows if last is not None and row > last]
        freed |= {(table, row) for row in _opening(rows, below)}
    free = (line.cell is not None and (line.cell.table, line.cell.row) in freed for line in lines)
    return [replace(line, cell=None) if found else line for found, line in zip(free, lines, strict=True)]


def _opening(rows: dict[int, list[str]], numbers: list[int]) -> Iterator[int]:
    """The first of these rows, as far as each has one cell."""
    return takewhile(lambda row: len([cell for cell in rows[row] if cell.strip()]) == 1, numbers)


def _cells(lines: Sequence[Line]) -> dict[int, dict[int, list[str]]]:
    """The texts of each row of each table."""
    found: dict[int, dict[int, list[str]]] = {}
    for line in lines:
        if line.cell:
            found.setdefault(line.cell.table, {}).setdefault(line.cell.row, []).append(line.text)
    return found


def _stating(rows: dict[int, list[str]]) -> list[int]:
    opening = list(takewhile(lambda row: _labelled(rows[row]), rows))
    if len(opening) == len(rows) or (len(opening) >= _FEWEST and any(_told(rows[row]) for row in opening)):
        return opening
    return [row for row, cells in rows.items() if _dated(cells[0])]


def _labelled(cells: list[str]) -> bool:
    return bool(label_of(cells[0]) or parse_line(cells[0]))


def _told(cells: list[str]) -> bool:
    """Whether a row says a value of what the label names: a day, a number."""
    return any(
        labels()[label].endswith(("_date", "_number")) and any(sign.isdigit() for sign in value)
        for label, value in parse_row(cells)
    )


def _dated(cell: str) -> bool:
    """Whether a cell holds label and day together (发布时间：2024年3月5日), as no cell of a table of tasks does."""
    return any(labels()[label] == "published_date" and says("day", value) for label, value in parse_line(cell))
