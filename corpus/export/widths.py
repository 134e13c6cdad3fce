"""How wide the columns of a printed table are: as their words need it, so that the whole is as short as it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.export.unbroken import number_width, width

_LOOKED_AT = 120
"""Rows, evenly over the table, that decide."""
_LEAST, _SPARE = 2.0, 0.4
"""Letters; the second is for what programs round."""
_PIECE, _SMALLEST_PIECE = 8, 4
"""Letters of a word (a unit, a day) that a column should have room for, where there is room enough."""
_SHARE = 0.5
"""Of the page, that all columns' words may claim before the long texts have theirs."""
_MOST_ROWS = 0.9
"""A word that fewer rows have is broken sooner than the column made wide for it."""
_STEP = 0.5
_SHARP = 4
"""Of a row's cells nearly only the highest counts."""
_PIECES = re.compile(r"(?<=[、，。；：,;\n])")


def column_widths(columns: Sequence[str], rows: Sequence[Sequence[str]], room: float, rare: float = 3) -> list[float]:
    """Widths in letters that fill ``room``. No column is narrower than its head in two lines or a document number,
    nor, as far as there is room, than most of its words; ``rare`` are the letters that it has for words of few rows."""
    seen = rows[:: len(rows) // _LOOKED_AT + 1]
    widths = _least(columns, seen, room, rare)
    if sum(widths) >= room:
        return [found * room / sum(widths) for found in widths]
    lengths = [[_length(text) for text in row] for row in seen]
    most = [max((row[at] for row in lengths), default=0) for at in range(len(columns))]
    for _ in range(int((room - sum(widths)) / _STEP)):
        gains = _gains(widths, lengths, most)
        best = max(range(len(widths)), key=gains.__getitem__)
        if gains[best] <= 0:
            break
        widths[best] += _STEP
    rest = room - sum(widths)
    return _heads_whole(columns, [found + rest * found / sum(widths) for found in widths])


def _least(columns: Sequence[str], rows: Sequence[Sequence[str]], room: float, rare: float) -> list[float]:
    heads = [max(_LEAST, (len(name) + 1) // 2, *(number_width(row[at]) for row in rows), 0)
             for at, name in enumerate(columns)]  # fmt: skip
    texts = [[row[at] for row in rows] for at in range(len(columns))]
    for most in range(_PIECE, _SMALLEST_PIECE, -1):
        widths = [max(head, _word(words, most, rare)) + _SPARE for head, words in zip(heads, texts, strict=True)]
        if sum(widths) <= room * _SHARE:
            break
    return widths


def _heads_whole(columns: Sequence[str], widths: list[float]) -> list[float]:
    """A head stands in one line or in two halves: 牵头单/位 reads badly. What that takes the widest column gives."""
    for at, name in enumerate(columns):
        whole, widest = len(name) + _SPARE, max(widths)
        if (len(name) + 1) // 2 + 1 <= widths[at] < whole < widest / 2:
            widths[widths.index(widest)] -= whole - widths[at]
            widths[at] = whole
    return widths


def _word(texts: Sequence[str], most: float, rare: float) -> float:
    """Room for the longest word of most rows, but no more than ``most``; a rare one has room for a part."""
    longest = sorted(max(width(piece.strip("、，。；：,; ")) for piece in _PIECES.split(text)) for text in texts)
    if not longest:
        return 0
    return max(min(longest[int((len(longest) - 1) * _MOST_ROWS)], most), min(longest[-1], rare))


def _length(text: str) -> float:
    """How much there is to be broken into lines."""
    return sum(max(1.0, width(line)) for line in text.split("\n"))


def _gains(widths: Sequence[float], lengths: Sequence[Sequence[float]], most: Sequence[float]) -> list[float]:
    """How much shorter the table becomes with each column a little wider; a column that has room for all gains none."""
    gains = [0.0] * len(widths)
    for row in lengths:
        parts = [(length / wide) ** _SHARP for length, wide in zip(row, widths, strict=True)]
        whole = sum(parts) ** (1 / _SHARP - 1)
        for at, part in enumerate(parts):
            gains[at] += whole * part / widths[at]
    return [gain if wide < longest else 0.0 for gain, wide, longest in zip(gains, widths, most, strict=True)]


def lines_of(row: Sequence[str], widths: Sequence[float]) -> int:
    """How many lines a row takes.

    >>> lines_of(["甲" * 11, "乙"], [5, 3])
    3
    """
    return max(
        sum(max(1, -int(-width(line) // max(wide, 1))) for line in text.split("\n"))
        for text, wide in zip(row, widths, strict=True)
    )
