"""The text of an OFD page from its TextObjects (GB/T 33190-2016 §11): each with its place, put together to lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest.ledger import Left, LeftOut
from ingest.readers.glyphs import Glyph
from ingest.readers.printed import Piece, Printed
from ingest.readers.xml_parts import attribute, name_of, named, numbers

_EM = 3.7
"""Millimetres: a character of 10.5 points, where the file does not say."""
_LEADING = 1.5
"""Lines inside one text, in characters."""
_SLANTED = 0.15
"""Sine of an angle that no line of text has: a watermark."""
_MIDDLE, _SAME_LINE, _NEAR = 0.35, 0.35, 1.5
"""In heights of a glyph: from its baseline to its middle; by how much baselines of one line differ, and pieces of it
stand apart."""
_LOOK_BACK = 60
"""Lines: a piece is drawn at most so many lines after the rest of its line."""
_DISORDER = 0.2
"""Share of lines that stand above the one before them: in columns drawn one after the other hardly any do."""
_UNIT = 1.0
"""Millimetres within which the same text once more is its shadow."""


@dataclass(frozen=True, slots=True)
class Run:
    """A text with its origin, in millimetres from the top left of the page."""

    text: str
    x: float
    y: float
    em: float
    advances: tuple[float, ...]
    upright: bool

    def glyphs(self) -> Iterator[Glyph]:
        """Its characters from left to right; baselines grow upwards there."""
        x = self.x
        for at, char in enumerate(self.text):
            width = self.em * (0.5 if char.isascii() else 1.0)
            if char.strip():
                yield Glyph(char, x, x + width, -self.y, self.em)
            x += self.advances[at] if at < len(self.advances) else width


class _Row:
    """Glyphs on one line of a page. Knows its ends, since asking all glyphs for them each time is quadratic."""

    def __init__(self, run: Run) -> None:
        self.glyphs = list(run.glyphs())
        self.left = min(glyph.left for glyph in self.glyphs)
        self.right = max(glyph.right for glyph in self.glyphs)
        self.baseline, self.height = self.glyphs[0].baseline, self.glyphs[0].height

    def is_beside(self, other: _Row) -> bool:
        height = max(self.height, other.height)
        if abs(self.baseline - other.baseline) > _SAME_LINE * height:
            return False
        return other.left < self.right + _NEAR * height and other.right > self.left - _NEAR * height

    def take(self, other: _Row) -> None:
        self.glyphs += other.glyphs
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)

    def printed(self, number: int) -> Printed:
        middle = -self.baseline - _MIDDLE * self.height
        return Printed(Piece(self.glyphs).text(), number, self.left, self.right, middle)


class PageText:
    """The lines of pages, and what is left out of them."""

    def __init__(self) -> None:
        self.left: list[LeftOut] = []

    def lines(self, content: Any, number: int) -> list[Printed]:
        """The printed lines of a page in reading order."""
        return self.lines_of(self.runs(content), number)

    def lines_of(self, runs: Iterable[Run], number: int) -> list[Printed]:
        """The same of its texts, or some of them."""
        lines = [row.printed(number) for row in _together(runs)]
        back = sum(after.middle < before.middle - _EM for before, after in pairwise(lines))
        if back > _DISORDER * len(lines):
            lines.sort(key=lambda line: (round(line.middle), line.left))
        return lines

    def runs(self, content: Any) -> Iterator[Run]:
        """The texts of a page that are seen."""
        seen: set[tuple[str, int, int]] = set()
        below = 0.0
        texts = [element for element in content.iter() if name_of(element) == "TextObject"]
        layer = _is_layer(texts)
        for element in texts:
            for run in _runs_of(element, below):
                place = (run.text, round(run.x / _UNIT), round(run.y / _UNIT))
                if reason := _unseen(element, run, layer=layer) or (Left.REPEATED if place in seen else None):
                    self.left.append(LeftOut(reason, run.text))
                else:
                    seen.add(place)
                    below = run.y
                    yield run


def words_of(content: Any) -> str:
    """All text of a part, without its place."""
    return "\n".join(each.text or "" for each in content.iter() if name_of(each) == "TextCode")


def _is_layer(texts: Sequence[Any]) -> bool:
    """Whether a page's text is clear for the most part: it lies over the picture of the page that it was read from."""
    amounts = [(len(words_of(each)), attribute(each, "Alpha") == "0") for each in texts]
    return 2 * sum(amount for amount, clear in amounts if clear) > sum(amount for amount, _ in amounts)


def _unseen(element: Any, run: Run, *, layer: bool) -> Left | None:
    clear = attribute(element, "Alpha") == "0" and not layer
    if clear or (attribute(element, "Visible") or "").lower() in ("false", "0"):
        return Left.HIDDEN
    return None if run.upright else Left.WATERMARK


def _runs_of(element: Any, below: float) -> Iterator[Run]:
    """The texts of one object. ``below`` is the place behind the text before it, for one that has none."""
    box = (numbers(attribute(element, "Boundary")) + [0.0] * 4)[:4]
    matrix = numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = matrix[:6] if len(matrix) >= 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    size = (numbers(attribute(element, "Size")) or [0.0])[0] or _EM
    em, along = size * (math.hypot(c, d) or 1.0), math.hypot(a, b) or 1.0
    placed = attribute(element, "Boundary") is not None
    x = y = 0.0
    for code in named(element, "TextCode"):
        x, y = (numbers(attribute(code, "X")) or [x])[0], (numbers(attribute(code, "Y")) or [y])[0]
        advances = tuple(step * along for step in _steps(attribute(code, "DeltaX"), len(code.text or "")))
        left, top = box[0] + a * x + c * y + e, box[1] + b * x + d * y + f
        if not placed:
            top = below + 2 * em
        for line, text in enumerate((code.text or "").splitlines()):
            if text.strip():
                upright = abs(b / along) < _SLANTED or abs(a / along) < _SLANTED
                yield Run(text, left, top + line * _LEADING * em, em, advances, upright)


def _steps(told: str | None, most: int) -> list[float]:
    """DeltaX: one advance after the other, "g 5 3.2" for five times the same."""
    steps: list[float] = []
    words = iter((told or "").split())
    for word in words:
        if len(steps) >= most:
            break
        if word == "g":
            count, step = numbers(next(words, "")), numbers(next(words, ""))
            steps += step[:1] * max(min(int((count or [0.0])[0]), most), 0)
        else:
            steps += numbers(word)[:1]
    return steps[:most]


def _together(runs: Iterable[Run]) -> Sequence[_Row]:
    """Runs that stand on one line as one row, in the order in which lines begin to be drawn."""
    rows: list[_Row] = []
    for run in runs:
        row = _Row(run)
        beside = [each for each in rows[-_LOOK_BACK:] if each.is_beside(row)]
        if not beside:
            rows.append(row)
            continue
        for other in beside[1:]:  # what had nothing between it so far
            beside[0].take(other)
            rows.remove(other)
        beside[0].take(row)
    return rows
