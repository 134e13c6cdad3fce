"""Rows of bars whose cells go over several lines: a bar that begins a line opens a row, lone bars part cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.line import Line

_BAR, _BREAK = "|", "<br>"
_FEWEST_BARS = 4
"""Lines of nothing but a bar: fewer are the ends of lines that came apart."""
_LONGEST_ROW = 400
"""Lines of a row; a table that never closes is none."""


def join_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of each such row as one; others as they are.

    >>> lines = ("|", " 1", " |", " 甲", " 乙", " |", "|", " 2", " |")
    >>> [line.text for line in join_rows([Line(text) for text in lines])]
    ['|1|甲<br>乙|', '|2|']
    """
    if sum(line.text.strip() == _BAR for line in lines) < _FEWEST_BARS:
        return list(lines)
    return list(_joined(lines))


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        end = _row_end(lines, at) if _opens(lines[at]) else None
        if end is None:
            yield lines[at]
            at += 1
        else:
            yield replace(lines[at], text=_row(lines[at:end]))
            at = end


def _row(lines: Sequence[Line]) -> str:
    """A row's lines as one; those of one cell stay lines."""
    pieces = (line.text.strip() for line in lines)
    joined = _BREAK.join(piece for piece in pieces if piece)
    return re.sub(rf"(?<=\|){_BREAK}|{_BREAK}(?=\|)", "", joined)


def _opens(line: Line) -> bool:
    """Whether a line begins a row and does not end it."""
    return line.cell is None and line.text.startswith(_BAR) and _BAR not in line.text.strip()[1:]


def _row_end(lines: Sequence[Line], start: int) -> int | None:
    """Where the row is over: before the next bar that opens a line, or behind the last bar that closes one."""
    last = None
    for at in range(start + 1, min(start + _LONGEST_ROW, len(lines))):
        text = lines[at].text
        if text.startswith(_BAR):
            break
        if text.strip().endswith(_BAR):
            last = at + 1
        elif text.strip() and text == text.lstrip() and last is not None:
            break  # text again, at the margin
    return last
