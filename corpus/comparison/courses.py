"""How a theme went from place to place: which region had it first, which came later, and in whose words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from corpus.compare import own_regions
from corpus.likeness.wording import plain
from corpus.search.asked import Entry, Kind

_NEAR = 0.5
"""From which likeness on a text is shown as another one with changes; below it is one of its own."""
_MOST = 50
"""Texts of a region's first day that are compared."""
_LONGEST = 600
"""Characters of a text that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseStep:
    """The first text of a region on a theme."""

    region: str
    entry: Entry
    nearest: int | None = None
    """The step before it, by its place in the course, whose text is most like this one; None where none is like it."""
    score: float = 0.0
    more: int = 0
    """Further texts of the region on the theme."""

    @property
    def year(self) -> str:
        return (self.entry.day or "")[:4]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The regions in the order of their first dated texts; what has no date stands at the end, and began nothing."""

    theme: str
    steps: tuple[CourseStep, ...]

    @property
    def first(self) -> tuple[CourseStep, ...]:
        """Those of the first day; one list may name several regions."""
        days = [step.entry.day for step in self.steps if step.entry.day]
        return tuple(step for step in self.steps if days and step.entry.day == days[0])


def course(theme: str, entries: Sequence[Entry], *, compared: bool = True) -> Course:
    """The course of a theme through its entries; ``compared``: whether texts are held against those before them."""
    by_region: dict[str, list[int]] = {}
    for at in sorted(range(len(entries)), key=lambda at: _order(entries[at], at)):
        for region in own_regions(entries[at]):
            by_region.setdefault(region, []).append(at)
    words = [_short(entry.text) for entry in entries] if compared else []
    steps: list[CourseStep] = []
    before: list[str] = []
    for region, places in by_region.items():  # in the order of their first texts
        at, nearest, score = places[0], None, 0.0
        if compared:
            same = [place for place in places if _same_day(entries, place, at)]
            at, nearest, score = _nearest(same[:_MOST], words, before)
            before.append(words[at])
        steps.append(CourseStep(region=region, entry=entries[at], nearest=nearest, score=score, more=len(places) - 1))
    return Course(theme=theme, steps=tuple(steps))


def _order(entry: Entry, at: int) -> tuple[bool, str, bool, int]:
    """By day, undated last; of one day what is stated before what is mentioned."""
    return (not entry.day, entry.day or "", entry.kind is Kind.MENTION, at)


def _same_day(entries: Sequence[Entry], one: int, other: int) -> bool:
    return entries[one].day == entries[other].day and entries[one].kind is entries[other].kind


def _nearest(places: Sequence[int], words: Sequence[str], before: Sequence[str]) -> tuple[int, int | None, float]:
    """Of a region's texts of one day that which is most like an earlier region's; the first where none is like any."""
    best: tuple[float, int, int] | None = None
    for place in places:
        for step, other in enumerate(before):
            score = Indel.normalized_similarity(words[place], other, score_cutoff=_NEAR)
            if score and (best is None or score > best[0]):
                best = (score, place, step)
    return (best[1], best[2], best[0]) if best else (places[0], None, 0.0)


def _short(text: str) -> str:
    return plain(text)[:_LONGEST]
