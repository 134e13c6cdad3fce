"""What in a question is a condition by its form alone: titles, numbers, time limits, years, types of documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from corpus.search.asking import load_asking
from corpus.search.conditions import Among, Around, Between, Condition, Contains, FieldHolds, any_of
from corpus.search.document_types import document_types
from corpus.search.ranges import read_date
from corpus.search.words import squeeze, surroundings


@dataclass(frozen=True, slots=True)
class Name:
    """What stands somewhere in a text as the name of something."""

    start: int
    end: int
    field: str
    """region, theme or unit."""
    values: tuple[str, ...]
    """What the field then has: whole values of regions and themes, parts of the names of units."""
    label: str
    """How it is told."""
    whole: bool = False
    """A unit's values are its whole names: 国务院 is not 国务院办公厅."""
    parts: tuple[str, ...] = ()
    """Shorter names of the theme inside the text: 低空 in 低空经济."""


class Lexicon(Protocol):
    """Who knows names."""

    def names(self, folded: str) -> Sequence[Name]:
        """In order, none inside another."""
        ...


@dataclass(frozen=True, slots=True)
class Clue:
    """A condition that a sentence names."""

    field: str
    labels: tuple[str, ...]
    typed: tuple[str, ...]
    """The words that name it, as typed."""
    condition: Condition
    proper: Condition
    """The field itself has it: such entries come first."""
    without: bool = False
    """It is what is not wanted."""
    looser: Condition | None = None
    """What is asked where nothing that the sentence names has it: a unit whatever it has to do."""
    values: tuple[str, ...] = ()
    """Whole values that it means, where one may lie within another: 甘肃省兰州市 in 甘肃省."""


_TITLE = re.compile(r"《(?P<title>[^《》]{2,80})》")
_NATION = "中华人民共和国"
_HAN_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九十")} | {"两": 2}
Found = Iterator[tuple[Clue, int, int]]
"""Clues with their places in the text."""


def titles(text: str, folded: str, today: date) -> Found:
    for match in _TITLE.finditer(folded):
        title = squeeze(match["title"])
        short = title.removeprefix(_NATION) or title
        cue = load_asking().cue("cited").search(folded[: match.start()])
        proper: Condition = FieldHolds("based_on" if cue else "cites", short)
        named: list[Condition] = [
            Contains(short),
            FieldHolds("cites", short),
            *([] if cue else [Around(surroundings(short))]),
        ]
        start, end = cue.start() if cue else match.start(), match.end()
        typed = text[start:end]
        yield Clue("based_on" if cue else "title", (match["title"],), (typed,), any_of(named), proper), start, end


def laws(text: str, folded: str, today: date) -> Found:
    """What rests on a law that is named without its marks: 根据个人所得税法制定."""
    for match in load_asking().cue("rests_on").finditer(folded):
        title = squeeze(match["title"])
        proper = FieldHolds("based_on", title)
        typed = text[match.start("title") : match.end("title")]
        condition = any_of([FieldHolds("cites", title), Contains(title)])
        yield Clue("based_on", (typed,), (typed,), condition, proper), *match.span()


def numbers(text: str, folded: str, today: date) -> Found:
    """A document by its number, and what names it; a level of documents."""
    for match in load_asking().cue("number").finditer(folded):
        number = squeeze(match["number"])
        proper: Condition = FieldHolds("number", number)
        condition = any_of([proper, FieldHolds("cites", number), Contains(number)])
        typed = text[match.start() : match.end()]
        yield Clue("number", (typed,), (typed,), condition, proper), *match.span()
    for match in load_asking().cue("level").finditer(folded):
        proper = Among("level", (match["level"],))
        typed = text[match.start() : match.end()]
        yield Clue("level", (match["level"],), (typed,), proper, proper), *match.span()


def deadlines(text: str, folded: str, today: date) -> Found:
    for match in load_asking().cue("deadline").finditer(folded):
        day = read_date(match["date"])
        if day is None:
            continue
        start, end = match.start(), max(match.end("date"), match.end("end"), match.end("before"))
        if len(day) == 4 and match["end"]:
            day += "-12"
        low = None if len(day) == 4 and match["before"] else day
        proper = Between("due", low, day)
        said = squeeze(match["date"]) + (match["end"] or "" if len(match["date"]) < 6 else "")
        label = match["date"] + (match["end"] or "") + ("前" if match["before"] else "")
        yield Clue("due", (label,), (text[start:end],), any_of([proper, Contains(said)]), proper), start, end


def spans(text: str, folded: str, today: date) -> Found:
    """Stretches of years."""
    for name in ("years", "until", "since", "lately"):
        for match in load_asking().cue(name).finditer(folded):
            low, high = _ends(name, match, today)
            proper = Between("year", low, high)
            label = f"{low or '最早'}至{high or '最近'}"
            typed = text[match.start() : match.end()]
            yield Clue("year", (label,), (typed,), proper, proper), *match.span()


def _ends(name: str, match: re.Match[str], today: date) -> tuple[str | None, str | None]:
    if name == "years":
        return match["low"], match["high"]
    if name == "lately":
        count = _HAN_DIGITS.get(match["count"]) or int(match["count"])
        return str(today.year - count + 1), None
    return (None, match["year"]) if name == "until" else (match["year"], None)


def years(text: str, folded: str, today: date) -> Found:
    for match in load_asking().cue("year").finditer(folded):
        year, typed = match["year"], text[match.start() : match.end()]
        proper = Among("year", (year,))
        # 2030 is as often the year by which something is to be reached, which may stand before the entry's own words.
        condition = any_of([proper, Contains(year), Between("due", year, year)])
        yield Clue("year", (year,), (typed.strip(),), condition, proper), *match.span()


def types(text: str, folded: str, today: date) -> Found:
    words, pattern = document_types()
    for match in pattern.finditer(folded):
        word = match["type"]
        if word in load_asking().doubtful_types:
            continue
        proper = Among("document_type", (words[word],))
        condition = any_of([proper, *_said(word)])
        yield Clue("document_type", (words[word],), (word,), condition, proper), *match.span("type")


def _said(text: str) -> list[Condition]:
    """The entry says it, or what stands over it."""
    squeezed = squeeze(text)
    return [Contains(squeezed), *([Around(terms)] if (terms := surroundings(squeezed)) else [])]


BY_FORM: Sequence[Callable[[str, str, date], Found]] = (titles, laws, numbers, deadlines, spans)
"""In the order in which they take their words; names come behind them, and then these."""
AFTER_NAMES: Sequence[Callable[[str, str, date], Found]] = (years, types)
