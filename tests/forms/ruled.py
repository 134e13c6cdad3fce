"""A PDF with ruled cells, whose table goes on over page breaks: a merged cell is closed there, and its rest is blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tests.forms.plans import Row, Table
from tests.forms.written import FORMS, TITLES, Written
from tests.made_files import made_pdf

_LEFT, _WIDE, _TYPE, _LINE = 60.0, 480.0, 12, 16.0
_TOP, _ROWS = 80.0, 3
"""Where a page's table begins, and the rows on it."""


@dataclass
class _Pages:
    """Words and rulings of pages as they are set."""

    words: list[list[tuple[float, float, str]]] = field(default_factory=list)
    rulings: list[tuple[int, float, float, float, float]] = field(default_factory=list)

    def line(self, *ends: float) -> None:
        self.rulings.append((len(self.words) - 1, *ends))


def _ruled_pages(table: Table) -> Written:
    return "plan.pdf", _pdf(table, [table.rows[at : at + _ROWS] for at in range(0, len(table.rows), _ROWS)])


def _ruled_heads(table: Table) -> Written | None:
    """The head again at the top of each page, and a page for each two rows; of tables that have more than rows."""
    if table.traits.isdisjoint({"merged", "groups", "nested"}):
        return None
    return "plan.pdf", _pdf(table, [table.rows[at : at + 2] for at in range(0, len(table.rows), 2)], again=True)


def _pdf(table: Table, parts: list[tuple[Row, ...]], *, again: bool = False) -> bytes:
    edges = _edges(table)
    pages = _Pages()
    covered = [0] * len(table.heads)
    for number, rows in enumerate(parts):
        pages.words.append([] if number else [(_LEFT, 50.0, TITLES[table.kind])])
        y = _TOP
        pages.line(edges[0], y, edges[-1], y)
        if again or not number:
            y = _set(pages, edges, y, [(head, 0) for head in table.heads])
        for place, row in enumerate(rows):
            covered = _covered(row, covered)
            below = [0] * len(covered) if place + 1 == len(rows) else covered
            y = _set(pages, edges, y, [(row.group, 0)] if row.group else list(zip(_texts(row), below, strict=True)))
    return made_pdf(pages.words, pages.rulings)


def _edges(table: Table) -> list[float]:
    """The edges of the columns: one of numbers is narrow."""
    narrow = [2 if head in ("序号", "类别") else 4 for head in table.heads]
    unit = _WIDE / sum(narrow)
    return [_LEFT + unit * sum(narrow[:at]) for at in range(len(narrow) + 1)]


def _texts(row: Row) -> list[str]:
    return [cell.text if cell else "" for cell in row.cells]


def _covered(row: Row, above: list[int]) -> list[int]:
    """For each column how many rows below its cell in a row still covers."""
    if row.group:
        return [0] * len(above)
    return [cell.rows - 1 if cell else max(rest - 1, 0) for cell, rest in zip(row.cells, above, strict=True)]


def _set(pages: _Pages, edges: list[float], top: float, cells: list[tuple[str, int]]) -> float:
    """Draw a row below a ruling; its lower edge. Of each cell its words, and how many rows below it still covers; a
    single one goes over the whole width."""
    sides = list(pairwise(edges)) if len(cells) > 1 else [(edges[0], edges[-1])]
    lines = [list(_broken(text, right - left)) for (text, _), (left, right) in zip(cells, sides, strict=True)]
    bottom = top + _LINE * max(map(len, lines)) + _TYPE / 2
    for (left, right), words, (_, covers) in zip(sides, lines, cells, strict=True):
        pages.words[-1] += [(left + 3, top + _LINE * (at + 1) - 2, line) for at, line in enumerate(words)]
        pages.line(left, top, left, bottom)
        if not covers:
            pages.line(left, bottom, right, bottom)
    pages.line(edges[-1], top, edges[-1], bottom)
    return bottom


def _broken(text: str, width: float) -> Iterator[str]:
    size = int((width - 6) // _TYPE)
    yield from (text[at : at + size] for at in range(0, len(text), size))


FORMS |= {f.__name__.removeprefix("_"): f for f in (_ruled_pages, _ruled_heads)}
