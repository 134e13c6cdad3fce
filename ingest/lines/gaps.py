"""Rows of a table whose cells only gaps part: there a gap says something, which everywhere else in Chinese is noise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.line import Line
from ingest.lines.clean import Gaps
from ingest.patterns import says

_WIDE = re.compile(r"[ \t\u00a0\u2002-\u200a\u3000]{2,}|[\t\u3000\u2003]")
_ANY = re.compile(r"[ \t\u00a0\u2002-\u200a\u3000]+")
_WRITTEN_APART = re.compile(f"(?<=[\u3000-\u9fff\uff00-\uffef]){_ANY.pattern}(?=[\u3001-\u9fff\uff00-\uffef])")
"""Between Han characters: in a sentence, one beside a digit says nothing."""
_MOST_COLUMNS = 12
"""Of a table whose rows can be told in a text."""
_LONGEST_HEAD = 20
"""Characters of a column's head: a longer piece is a sentence."""
_FEWEST_KNOWN = 2
"""Pieces that are words for a column: one alone may be any heading."""
_WITHOUT = 4
"""Lines without a gap, one after another, that end a table: a group's heading or the rest of a cell has fewer."""
_SPACES = re.compile(r"\s+")


def gaps_of(lines: Sequence[Line]) -> list[Gaps]:
    """Which gaps of each line part cells: those of a table's head and of the lines under it."""
    found = [Gaps.NONE] * len(lines)
    current, last = Gaps.NONE, 0
    for index, line in enumerate(lines):
        if line.cell or index - last > _WITHOUT:
            current = Gaps.NONE
        if current is Gaps.NONE:
            head = _head(line.text)
            if head is not Gaps.NONE and _has_rows(lines, index):
                current, last = head, index
        elif _parts(line.text, current):
            found[last : index + 1] = [current] * (index + 1 - last)
            last = index
    return found


def is_head(text: str) -> bool:
    """Whether a line names the columns of a table."""
    return _head(text) is not Gaps.NONE


def _parts(text: str, gaps: Gaps) -> bool:
    """Whether a line has a gap as those that part the head's columns."""
    text = text.strip()
    if gaps is Gaps.WIDE or "。" in text:
        return (_WRITTEN_APART if gaps is Gaps.ALL else _WIDE).search(text) is not None
    return _ANY.search(text) is not None


def _head(text: str) -> Gaps:
    """Whether a line is a table's head, and which of its gaps part the columns: the wide ones where it has some."""
    text = text.strip()
    if not _ANY.search(text, 0, _LONGEST_HEAD + 1):
        return Gaps.NONE  # most lines begin with more words than a column's head has
    for gaps, gap in ((Gaps.WIDE, _WIDE), (Gaps.ALL, _ANY)):
        pieces = gap.split(text)
        if 1 < len(pieces) <= _MOST_COLUMNS and all(len(piece) <= _LONGEST_HEAD for piece in pieces):
            known = sum(says("column-head", _SPACES.sub("", piece)) for piece in pieces)
            if known >= _FEWEST_KNOWN and known * 2 >= len(pieces):
                return gaps
    return Gaps.NONE


def _has_rows(lines: Sequence[Line], head: int) -> bool:
    """Whether gaps part a line and what stands under it."""
    under = [text for line in lines[head + 1 : head + 1 + _WITHOUT] if (text := line.text.strip())]
    if _is_one_head(lines[head].text.strip()) and any(map(_is_one_head, under[:1])):
        return False  # 重点 任务 over 牵 头单位: heads one a line, with stray gaps in them
    return any(map(_ANY.search, under))


def _is_one_head(text: str) -> bool:
    return says("column-head", _SPACES.sub("", text))
