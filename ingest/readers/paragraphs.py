"""Printed lines joined to paragraphs: by margin and indent where a file has them, else by the length of lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from ingest.line import Line
from ingest.lines.wrap import join_wrapped, opens
from ingest.patterns import says
from ingest.readers.printed import Printed
from ingest.readers.spots import spread

_SENTENCE_END = re.compile(r"[。！？；：:;]\s*$")
_NEVER_FIRST = re.compile("[，。、；：！？）》」』〕】]")
"""No line begins with it but one that goes on."""
_INDENT, _INDENT_MOST, _SHORT, _WORD = 1.2, 3.5, 1.6, 6.0
"""In characters: a first line is indented by two, a last line leaves two free, a number or Latin word takes six."""
_INDENTED_SHARE = 0.04
"""Of lines: with fewer indented ones a file has no indents to go by. A paragraph of 25 lines is rare."""
_LONG, _LONG_IN_COLUMN, _FEWEST_LONG = 15, 8, 4
"""Characters of a line that shows the margins, and how many of them there must be."""
_MOST_TO_EDGE = 0.9
"""The share of long lines that end at or before the right edge: hanging punctuation runs over it."""
_CENTRED, _ASKEW = 0.5, 1.0
"""In characters: the room that a centred line leaves on either side, and by which the two may differ."""
_TWO, _NEARLY = 2.0, 0.25
"""In characters: where most lines are first lines, the margin is where others stand two characters left of them."""
_SAME_TYPE = 1.25
"""Type that is larger by more belongs to another line: 红头, titles."""


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Where the lines of a file stand: its margin, its right edge, and the width of a character, in points."""

    margin: float
    edge: float
    em: float

    def is_full(self, line: Printed) -> bool:
        """Whether a line runs to the right edge, or stops short of it in mid-sentence before a word that did not fit.

        A line with as much room on its left as on its right is a centred title.
        """
        if line.left - self.margin > _INDENT_MOST * self.em or (self.is_centred(line) and not self._is_first(line)):
            return False
        return (self.edge - line.right) / self.em < (_SHORT if _SENTENCE_END.search(line.text) else _WORD)

    def is_centred(self, line: Printed) -> bool:
        left, right = (line.left - self.margin) / self.em, (self.edge - line.right) / self.em
        return left > _CENTRED and right > _CENTRED and abs(left - right) < _ASKEW

    def _is_first(self, line: Printed) -> bool:
        """Whether a line that looks centred stands where first lines do and says nothing that a title says."""
        indent = (line.left - self.margin) / self.em
        return abs(indent - _TWO) < _NEARLY and not says("title-line", line.text)

    def is_title(self, before: Printed, line: Printed) -> bool:
        """Whether a title runs over the whole width and its rest stands centred below: …行动计划的通 / 知."""
        full = before.right > self.edge - self.em and before.left < self.margin + self.em
        return full and not _SENTENCE_END.search(before.text) and self.is_centred(line)

    def goes_on(self, before: Printed, line: Printed) -> bool:
        """Whether a line belongs to the paragraph of the one before it."""
        at_margin = abs(line.left - self.margin) <= _INDENT * self.em
        if not _is_same_type(before, line) or _NEVER_FIRST.match(line.text):
            return bool(at_margin and _NEVER_FIRST.match(line.text))
        return self.is_full(before) and (at_margin or self.is_title(before, line))


def _is_same_type(one: Printed, two: Printed) -> bool:
    small, large = sorted((one.size, two.size))
    return not small or large <= _SAME_TYPE * small


def type_area(lines: Sequence[Printed]) -> TypeArea | None:
    """None where too few lines are full, or none is indented, so that there is nothing to go by."""
    em = median([(line.right - line.left) / max(len(line.text.strip()), 1) for line in lines] or [0.0])
    shortest = min(_LONG_IN_COLUMN if line.in_column else _LONG for line in lines) if lines else _LONG
    long = [line for line in lines if len(line.text.strip()) >= shortest]
    if em <= 0 or len(long) < _FEWEST_LONG:
        return None
    margin = _margin(lines, Counter(round(line.left) for line in long).most_common(1)[0][0], em)
    edge = sorted(line.right for line in long)[int(_MOST_TO_EDGE * (len(long) - 1))]
    indented = sum(line.left > margin + _INDENT * em for line in lines)
    return TypeArea(margin, edge, em) if indented >= _INDENTED_SHARE * len(lines) else None


def _margin(lines: Sequence[Printed], usual: float, em: float) -> float:
    """Where lines begin that are no first ones: two characters left of the usual place, if any stand there."""
    left = [line.left for line in lines if abs(usual - line.left - _TWO * em) < _NEARLY * em]
    return round(min(left)) if left else usual


def paragraphs(lines: Sequence[Printed]) -> list[tuple[Printed, Line]]:
    """Lines joined to paragraphs, each with its first printed line."""
    by_layout: dict[tuple[bool, bool, bool], list[Printed]] = defaultdict(list)
    for line in lines:
        by_layout[_layout(line)].append(line)
    areas = {layout: type_area(held) for layout, held in by_layout.items()}
    found: list[tuple[Printed, Line]] = []
    for layout, run in groupby(lines, key=_layout):
        alike = list(run)
        area = areas[layout]
        joined = _by_length(alike) if area is None else _by_area(alike, area)
        placed = spread([line for _, line in joined], [(line.text, line.spots) for line in alike])
        found += zip((first for first, _ in joined), placed, strict=True)
    return found


def _layout(line: Printed) -> tuple[bool, bool, bool]:
    """Lines alike in these have margins in common; recognised pages lie otherwise than those with text."""
    return line.in_column, line.sideways, bool(line.spots)


def _by_area(lines: Sequence[Printed], area: TypeArea) -> list[tuple[Printed, Line]]:
    joined: list[tuple[Printed, str]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if joined and before and area.goes_on(before, line):
            joined[-1] = (joined[-1][0], glue(joined[-1][1], line.text))
        else:
            joined.append((line, line.text))
    return [(first, Line(text, page=first.page)) for first, text in joined]


def glue(before: str, after: str) -> str:
    """Two lines as one; Latin words keep a space between them."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return before.rstrip() + (" " if latin else "") + after.lstrip()


def _by_length(lines: Sequence[Printed]) -> list[tuple[Printed, Line]]:
    """Without indents to go by: full lines that stop in mid-sentence are joined."""
    found = []
    places: Iterator[Printed] = iter(lines)
    for line in join_wrapped([Line(printed.text, page=printed.page) for printed in lines]):
        first = next(place for place in places if line.text.startswith(place.text.rstrip()) or opens(place.text))
        found.append((first, line))
    return found
