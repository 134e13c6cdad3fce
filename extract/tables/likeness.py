"""How much a piece of text is like a cell of a column: by its own look, before anything is known of its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.labels.units import looks_like_list
from extract.lexicon import read_rows
from extract.rules import pattern_of
from extract.tables.columns import Holds

_CACHED = 4096
_NEVER = -8.0
"""Worse than leaving a cell empty and another row without one."""
_BLANK = 0.5
_LONG = 30
"""Characters; what is longer are words, no name of a place or person."""
_SHORT = 8
_LONGEST_FIGURE = 24
_LONGEST_UNITS = 300


@dataclass(frozen=True, slots=True)
class Look:
    """What one piece looks like."""

    text: str
    number: int | None
    numbering: bool
    units: bool
    day: bool
    measure: bool
    figure: bool
    kind: bool
    place: bool
    blank: bool
    told: bool
    """Whether it begins with what is to be done: 推进北渡老旧小区 is no unit, though its end could be one's."""

    @property
    def prose(self) -> bool:
        return len(self.text) > _LONG or any(mark in self.text for mark in "。;")

    @property
    def plain(self) -> bool:
        """Whether it is words: nothing that other columns hold."""
        return not (self.numbering or self.day or self.measure or self.figure or self.kind or self.blank)


@lru_cache(maxsize=_CACHED)
def look(text: str) -> Look:
    """What a folded piece without white space at its ends looks like."""
    numbering = pattern_of("table.number_cell").match(text)
    number = numbering["number"] if numbering else None
    short = len(text) <= _LONGEST_FIGURE
    return Look(
        text=text,
        number=int(number) if number else None,
        numbering=numbering is not None,
        units=len(text) <= _LONGEST_UNITS and is_units(text),
        day=short and bool(pattern_of("unit.time").match(text) or pattern_of("table.day").match(text)),
        measure=is_measure(text),
        figure=short and bool(pattern_of("table.number").match(text) or pattern_of("table.figure").match(text)),
        kind=pattern_of("table.kind").match(text) is not None,
        place=pattern_of("table.place").match(text.rstrip("、,;。")) is not None,
        blank=pattern_of("table.blank").match(text) is not None,
        told=any(pattern_of(rule).match(text) for rule in ("task.directive", "table.task")),
    )


def is_units(text: str) -> bool:
    """Whether a folded cell holds nothing but units, with the words behind them that say what they do."""
    if pattern_of("table.measure").match(text):
        return False
    return all(looks_like_list(part, needs_word=False) for part in text.split(" "))


@cache
def _measures() -> frozenset[str]:
    return frozenset(row["label"] for row in read_rows("measures.csv", ("label", "kind", "use")))


def is_measure(text: str) -> bool:
    """Whether a folded cell is a measure: 个, 万平方米, 条(段).

    >>> is_measure("亿千瓦时"), is_measure("市财政局")
    (True, False)
    """
    return text in _measures() or pattern_of("table.measure").match(text) is not None


def likeness(holds: Holds, seen: Look, *, counts_on: bool = False) -> float:
    """How well a piece fits a column; ``counts_on``: it is the next of the running numbers."""
    if holds is Holds.ANYTHING:
        return _BLANK if seen.blank else 0.0
    if seen.blank and holds not in (Holds.NUMBER, Holds.WORDS):
        return _BLANK
    if holds is Holds.NUMBER:
        return 4.0 if counts_on else 1.5 if seen.numbering else _NEVER
    return _SCORES[holds](seen)


def _words(seen: Look) -> float:
    if not seen.plain:
        return -6.0 if seen.numbering or seen.kind else -3.0
    if len(seen.text) == 1:
        return -2.0  # the rest of a word
    return (-1.0 if (seen.units or seen.place) and not (seen.told or "。" in seen.text) else 1.0) + (
        0.5 if len(seen.text) > _SHORT or seen.prose else 0.0
    )


def _units(seen: Look) -> float:
    if seen.units:
        return 0.0 if seen.told else 1.5 if "。" in seen.text else 4.0
    return -3.0 if seen.plain and not seen.prose else _NEVER


def _figure(seen: Look) -> float:
    if seen.figure:
        return 3.0
    return 1.0 if any(map(str.isdigit, seen.text)) and len(seen.text) <= _LONGEST_FIGURE else -5.0


def _measure(seen: Look) -> float:
    if seen.measure:
        return 3.5
    return -1.0 if seen.plain and len(seen.text) <= _SHORT and not seen.units else _NEVER


def _place(seen: Look) -> float:
    if seen.place:
        return 2.5
    return -0.5 if seen.plain and not seen.prose else -5.0


def _person(seen: Look) -> float:
    return 1.0 if seen.plain and not seen.units and len(seen.text) <= _SHORT else -2.0


_SCORES: Mapping[Holds, Callable[[Look], float]] = {
    Holds.WORDS: _words,
    Holds.UNITS: _units,
    Holds.DAY: lambda seen: 4.0 if seen.day else -6.0,
    Holds.FIGURE: _figure,
    Holds.MEASURE: _measure,
    Holds.KIND: lambda seen: 4.0 if seen.kind else -6.0,
    Holds.PLACE: _place,
    Holds.PERSON: _person,
}
