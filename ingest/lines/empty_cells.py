"""Empty cells of a row that gaps part: where single signs part the heads of the columns, more than one show them.

Cleaning makes every gap a single blank. So that it says no less than before, each empty cell is marked, and behind the
cleaning the marks become places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import EmptyCells
from ingest.line import Line
from ingest.lines.clean import Gaps
from ingest.lines.gaps import is_head

_GAP = re.compile(r"[ \t\u00a0\u2002-\u200a\u3000]+")
_MARK = "\ue001"
"""Stands before a cell's words for each empty cell in front of it; private use, and no line that holds it is marked."""


def mark_empty(lines: Sequence[Line], rows: Sequence[Gaps]) -> Iterator[str]:
    """The texts of the lines, with marks in the rows of tables whose heads are parted by single signs."""
    separator, indent = "", 0
    for line, gaps in zip(lines, rows, strict=True):
        if gaps is Gaps.NONE:
            separator = ""
        elif is_head(line.text):
            separator = _separator(line.text)
            indent = _leading(line.text).count(separator)
        elif separator and _MARK not in line.text:
            yield _marked(line.text, separator, indent)
            continue
        yield line.text


def take_marks(text: str) -> tuple[str, tuple[EmptyCells, ...]]:
    """A cleaned text without its marks, and what they said.

    >>> take_marks("2 \ue001\ue001加固堤防 市水利局")
    ('2 加固堤防 市水利局', (EmptyCells(before=2, count=2),))
    """
    if _MARK not in text:
        return text, ()
    found: list[EmptyCells] = []
    plain = ""
    for words, marks in _PARTS.findall(text):
        plain += words
        if marks:
            found.append(EmptyCells(len(plain), len(marks)))
    return plain, tuple(found)


_PARTS = re.compile(f"([^{_MARK}]*)({_MARK}*)")


def _separator(head: str) -> str:
    """The sign that parts all heads of a line, one between two; nothing where they stand apart in other ways."""
    gaps = set(_GAP.findall(head.strip()))
    return gap if len(gaps) == 1 and len(gap := gaps.pop()) == 1 else ""


def _leading(text: str) -> str:
    found = _GAP.match(text)
    return found[0] if found else ""


def _marked(text: str, separator: str, indent: int) -> str:
    """A row with a mark for each empty cell: at its beginning a sign stands for one, further on the second does."""
    leading = _leading(text)
    body = text[len(leading) :].rstrip()
    marks = _MARK * (leading.count(separator) - indent)
    return leading + marks + _GAP.sub(lambda gap: gap[0] + _MARK * (gap[0].count(separator) - 1), body)
