"""A query lowered to what engines can do: which strings must occur, which field values are wanted, what ranks first.

What is found is decided here, once, for all engines: they are asked conditions (``corpus.search.conditions``) and
cannot disagree about hits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.search.clues import Lexicon
from corpus.search.conditions import (
    AllOf,
    Among,
    AnyOf,
    Apart,
    Between,
    Condition,
    Contains,
    FieldHolds,
    NoneOf,
    all_of,
    any_of,
)
from corpus.search.fields import FIELDS, FieldTable
from corpus.search.terms import anywhere, cut_query, in_text, other_spellings, written
from corpus.search.tree import (
    And,
    Everything,
    FieldRange,
    FieldTerm,
    Fuzzy,
    Near,
    Not,
    Or,
    OwnText,
    Pattern,
    Phrase,
    Tree,
    Words,
    fields_of,
    told,
)
from corpus.search.words import Cutter, squeeze

RUN_SCORE = 20.0
"""What a text as typed adds to the score: more than the words of a common query reach, so that 生态补偿 as it stands
comes before 生态 and 补偿 apart."""
OWN_SCORE = 12.0
"""What a word adds that stands in the entry itself, not only over it."""
_MOST_SPELLINGS = 60
"""Strings that a fuzzy text is looked for as."""
_ASIDE = frozenset(("kind", "cites", "based_on", "relation"))
"""Fields that ask for citations."""
_STAR = 10
"""Characters that a * stands for at most."""


class Thesaurus(Lexicon, Protocol):
    """What a query may be widened by."""

    def synonyms(self, text: str) -> tuple[str, ...]:
        """Other names of what a text names."""
        ...

    def organ(self, unit: str) -> str | None:
        """A key that is equal for all names that an organ has had; None for what is not known."""
        ...

    def present(self, region: str) -> tuple[str, ...]:
        """Today's names of the regions that once had this name."""
        ...


Vocabulary = Callable[[str], Sequence[tuple[str, str]]]
"""Field to its (value, squeezed value) pairs."""


class Held(Protocol):
    """What a plan may ask of the index while it is made."""

    def vocabulary(self, field: str) -> Sequence[tuple[str, str]]:
        """The (value, squeezed value) pairs of a field of few values, or where former names are asked for."""
        ...

    def count(self, condition: Condition) -> int: ...

    def expect(self, conditions: Sequence[Condition]) -> None:
        """They are about to be counted: an index that is far away counts them all at once."""

    def between(self, before: str, after: str) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    condition: Condition
    words: tuple[str, ...]
    """Words that rank an entry higher the oftener and rarer they are."""
    boosts: tuple[tuple[Condition, float], ...]
    """What adds to the rank where it holds: texts as typed, words of the entry's own."""
    needles: tuple[str, ...]
    """Strings to highlight."""
    notes: tuple[str, ...]
    aside: bool = False
    """Kinds that stand aside (``corpus.search.asked.ASIDE``) are asked for."""


@dataclass(frozen=True, slots=True)
class Wider:
    """How far a query reaches beyond its own words."""

    thesaurus: Thesaurus
    synonyms: bool = False
    former_names: bool = False


def make_plan(tree: Tree, cutter: Cutter, held: Held, wider: Wider | None = None, fields: FieldTable = FIELDS) -> Plan:
    planner = Planner(cutter, held, wider, fields)
    condition = planner.lower(tree)
    runs = dict.fromkeys(run for text in _positive(tree) if (run := squeeze(text)))
    words = dict.fromkeys(word for run in runs for word in cutter.cut_for_search(run))
    # A single character that is only a piece of a run (市 of 市财政局) would light up all over the text.
    needles = dict.fromkeys((*runs, *(needle for needle in planner.needles if len(needle) > 1)))
    together = [(Contains(run), RUN_SCORE) for run in runs if len(run) > 1 and run not in words]
    return Plan(
        condition=condition,
        words=tuple(words),
        boosts=(*together, *((own, OWN_SCORE) for own in dict.fromkeys(planner.own))),
        needles=tuple(needles),
        notes=tuple(planner.notes),
        aside=not _ASIDE.isdisjoint(fields_of(tree)),
    )


def _positive(tree: Tree) -> Iterator[str]:
    match tree:
        case Words(text) | Phrase(text) | OwnText(text) | Fuzzy(text):
            yield text
        case Pattern(text):
            yield from re.split(r"[*?]+", text)
        case Near(texts):
            yield from texts
        case And(children) | Or(children):
            for child in children:
                yield from _positive(child)


class Planner:
    """Lowers trees; what is to be highlighted, ranked and said is collected on the way."""

    def __init__(self, cutter: Cutter, held: Held, wider: Wider | None, fields: FieldTable) -> None:
        self._cutter, self._held, self._wider, self._fields = cutter, held, wider, fields
        self.needles: list[str] = []
        self.own: list[Condition] = []
        self.notes: list[str] = []

    def lower(self, tree: Tree, positive: bool = True) -> Condition:
        match tree:
            case FieldTerm(field, text):
                return self._values(field, text)
            case FieldRange():
                return self._range(tree)
            case And(children):
                return AllOf(tuple(self.lower(child, positive) for child in children))
            case Or(children):
                return AnyOf(tuple(self.lower(child, positive) for child in children))
            case Not(child):
                return NoneOf(self.lower(child, not positive))
            case Everything():
                return AllOf()
            case _:
                return self._text(tree, positive)

    def _text(self, tree: Tree, positive: bool) -> Condition:
        match tree:
            case Words(text):
                words = self._words(text, positive)
                others = tuple(self._contains(squeeze(other), positive) for other in self._synonyms(text))
                return AnyOf((words, *others)) if others else words
            case OwnText(text, name):
                strings = [squeeze(text)] if name else cut_query(squeeze(text), self._cutter)
                return all_of(self._contains(string, positive) for string in dict.fromkeys(strings))
            case Phrase(text):
                return self._contains(squeeze(text), positive)
            case Near(texts, distance):
                pieces = [squeeze(text) for text in texts]
                return self._chain(pieces, [(0, distance)] * (len(pieces) - 1), positive, either=True)
            case Pattern(text):
                return self._pattern(squeeze(text), positive)
            case Fuzzy(text):
                return any_of(self._contains(each, positive) for each in self._spellings(squeeze(text)))
            case _:
                return AllOf()

    def _words(self, text: str, positive: bool) -> Condition:
        words = list(dict.fromkeys(cut_query(squeeze(text), self._cutter)))
        if not words:
            return self._contains(squeeze(text), positive)
        if positive:
            self.needles += [form for word in words for form in written(word)]
            self.own += [in_text(word) for word in words]
        return all_of(anywhere(word) for word in words)

    def _contains(self, squeezed: str, positive: bool) -> Condition:
        if not squeezed:
            return AllOf()
        if positive:
            self.needles.append(squeezed)
        return Contains(squeezed)

    def _chain(
        self, pieces: Sequence[str], gaps: Sequence[tuple[int, int]], positive: bool, either: bool = False
    ) -> Condition:
        """Pieces in a row, each so far from the next; ``either``: in any order."""
        there = [self._contains(piece, positive) for piece in pieces]
        if any(len(piece) < 2 for piece in pieces):
            self.notes.append("单个字不能按距离查，按同时出现理解")
            return all_of(there)
        near: list[Condition] = []
        for before, after, (least, most) in zip(pieces, pieces[1:], gaps, strict=False):
            orders = [Apart(before, after, least, most), *([Apart(after, before, least, most)] if either else [])]
            near.append(any_of(orders))
        return all_of(near or there)

    def _pattern(self, squeezed: str, positive: bool) -> Condition:
        pieces = [piece for piece in re.split(r"[*?]+", squeezed) if piece]
        marks = re.findall(r"(?<=[^*?])[*?]+(?=[^*?])", squeezed)
        gaps = [(mark.count("?"), _STAR if "*" in mark else mark.count("?")) for mark in marks]
        if len(pieces) < 2:
            return self._contains("".join(pieces), positive)
        return self._chain(pieces, gaps, positive)

    def _spellings(self, squeezed: str) -> list[str]:
        """The text as it stands, and with another character in each place that the index has there."""
        if len(squeezed) < 3:
            self.notes.append(f"“{squeezed}”太短，按原样查找")
            return [squeezed]
        found = [squeezed, squeezed[1:], squeezed[:-1]]
        for at in range(1, len(squeezed) - 1):
            found += other_spellings(squeezed, at, self._held.between)
        return list(dict.fromkeys(found))[:_MOST_SPELLINGS]

    def _synonyms(self, text: str) -> tuple[str, ...]:
        found = self._wider.thesaurus.synonyms(text) if self._wider and self._wider.synonyms else ()
        if found:
            self.notes.append(f"“{text}”也按{'、'.join(found)}查找")
        return found

    # --- fields ---------------------------------------------------------------------------------------------------

    def _other_names(self, field: str, text: str) -> list[str]:
        """Values of a unit field that name the same organ at another time."""
        if not self._fields[field].organs or not self._wider or not self._wider.former_names:
            return []
        organ = self._wider.thesaurus.organ
        wanted = organ(text)
        found = [value for value, _ in self._held.vocabulary(field) if wanted and organ(value) == wanted]
        if found:
            self.notes.append(f"“{text}”包括{'、'.join(found[:5])}{'等' if len(found) > 5 else ''}")
        return found

    def _values(self, field: str, text: str) -> Condition:
        asked = self._fields[field]
        wanted = squeeze(asked.stored(text))
        if asked.controlled:
            pairs = self._held.vocabulary(field)
            found = [value for value, squeezed in pairs if squeezed == wanted]
            found = found or [value for value, squeezed in pairs if wanted in squeezed]
            if not found and (other := self._meant(field, wanted)):
                self.notes.append(f"“{text}”按{self._fields[other].names[0]}理解")
                return self._values(other, text)
            condition: Condition = Among(field, tuple(found))
        else:
            others = self._other_names(field, text)
            held = FieldHolds(field, wanted.strip("《》") or wanted)
            condition = AnyOf((held, Among(field, tuple(others)))) if others else held
        if not self._held.count(condition):
            self.notes.append(f"没有{asked.names[0]}为“{text}”的内容{self._present(field, text)}")
        return condition

    def _meant(self, field: str, wanted: str) -> str | None:
        """Another field with few values that has just this one: 状态:失效 asks for 时效."""
        others = (row.name for row in self._fields.rows if row.controlled and row.names and row.name != field)
        return next((each for each in others if any(v == wanted for _, v in self._held.vocabulary(each))), None)

    def _range(self, asked: FieldRange) -> Condition:
        condition = Between(asked.field, asked.low, asked.high, asked.above, asked.below)
        if not self._held.count(condition):
            self.notes.append(f"没有{told(asked, self._fields)}的内容")
        return condition

    def _present(self, field: str, text: str) -> str:
        """What a region that has another name today is called, where one is asked for by the old."""
        if field != "region" or self._wider is None:
            return ""
        names = self._wider.thesaurus.present(text)
        return f"；今名{'、'.join(names)}，可按今名查找" if names else ""
