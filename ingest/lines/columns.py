"""Tables whose cells a converter put one a line without any mark.

Restored only where nothing else can be meant: a line 序号 with the other heads below it, then rows that begin with a
growing number and have a line for each head; lines such as 一、… between them group the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Cell
from ingest.line import Line
from ingest.patterns import says

_MOST_COLUMNS = 12
"""Of a list of tasks: what is wider is a matrix of figures, whose rows nobody can tell in a text."""
_LONGEST_HEAD = 20
"""Characters of a column's head: a longer line is a sentence."""
_ROWS_FROM_ONE, _ROWS = 3, 2
"""Numbered rows that make a table where its numbers run from 1, as those of any list may, and where from elsewhere."""
_DIGITS = 3
"""Of a running number: four are a year."""


def read_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines with the tables restored; all others as they were."""
    kept: list[Line] = []
    table = max((line.cell.table for line in lines if line.cell), default=-1) + 1
    index = 0
    while index < len(lines):
        rows = _rows_at(lines, index) if says("serial-head", lines[index].text) else []
        for number, row in enumerate(rows):
            kept += [replace(lines[at], cell=_cell(table, number, column, row, rows)) for column, at in enumerate(row)]
        if rows:
            table += 1
            index = rows[-1][-1] + 1
        else:
            kept.append(lines[index])
            index += 1
    return kept


def _cell(table: int, number: int, column: int, row: range, rows: Sequence[range]) -> Cell:
    width = len(rows[0]) if len(row) == 1 else 1
    return Cell(table, number, column, 1, width)


def _rows_at(lines: Sequence[Line], start: int) -> list[range]:
    """The rows of the table whose head begins at a line, as ranges of lines; none where there is no table."""
    for width in range(2, _MOST_COLUMNS + 1):
        head = lines[start : start + width]
        if len(head) < width or any(line.cell or len(line.text) > _LONGEST_HEAD for line in head):
            return []
        if _is_number(head[-1].text) or says("group-row", head[-1].text):
            return []
        rows = [range(start, start + width), *_body(lines, start + width, width)]
        numbers = [int(lines[row[0]].text) for row in rows[1:] if len(row) == width]
        if len(numbers) >= (_ROWS_FROM_ONE if numbers[:1] == [1] else _ROWS):
            return rows
    return []


def _body(lines: Sequence[Line], at: int, width: int) -> list[range]:
    rows: list[range] = []
    last = 0
    while at < len(lines) and not lines[at].cell:
        text = lines[at].text
        if _is_number(text) and int(text) > last and at + width <= len(lines):
            if any(_is_number(line.text) or says("group-row", line.text) for line in lines[at + 1 : at + width]):
                break
            rows.append(range(at, at + width))
            last = int(text)
            at += width
        elif says("group-row", text) and width > 2:
            rows.append(range(at, at + 1))
            at += 1
        else:
            break
    while rows and len(rows[-1]) == 1:  # a heading behind the table
        rows.pop()
    return rows


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _DIGITS
