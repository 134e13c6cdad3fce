"""A query lowered to what engines can do: which strings must occur, which field values are wanted, what ranks first.

What is found is decided here, once, for all engines: words and phrases are strings that the squeezed text must contain,
field terms are sets of values taken from the index's own vocabulary. Engines cannot disagree about hits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.search.fields import FIELDS, FieldTable
from corpus.search.query import (
    And,
    Everything,
    FieldRange,
    FieldTerm,
    Not,
    Or,
    Phrase,
    Tree,
    Words,
)
from corpus.search.words import Cutter, squeeze


@dataclass(frozen=True, slots=True)
class Contains:
    """The entry's squeezed text contains a string (never empty)."""

    squeezed: str


@dataclass(frozen=True, slots=True)
class Among:
    """One of the field's values is one of these; with no values nothing matches."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of them; of none, everything."""

    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    condition: Condition


class Thesaurus(Protocol):
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


Condition = Contains | Among | AllOf | AnyOf | NoneOf
Vocabulary = Callable[[str], Sequence[tuple[str, str]]]
"""Field to its (value, squeezed value) pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    condition: Condition
    words: tuple[str, ...]
    """Words that rank an entry higher the oftener and rarer they are."""
    runs: tuple[str, ...]
    """Texts as typed, of several words: an entry that has one as it stands ranks higher still."""
    needles: tuple[str, ...]
    """Strings to highlight."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wider:
    """How far a query reaches beyond its own words."""

    thesaurus: Thesaurus
    synonyms: bool = False
    former_names: bool = False


def make_plan(
    tree: Tree,
    cutter: Cutter,
    vocabulary: Vocabulary,
    wider: Wider | None = None,
    fields: FieldTable = FIELDS,
) -> Plan:
    planner = _Planner(cutter, vocabulary, wider, fields)
    condition = planner.lower(tree)
    runs = dict.fromkeys(run for text in _positive(tree) if (run := squeeze(text)))
    words = dict.fromkeys(word for run in runs for word in cutter.cut_for_search(run))
    # A single character that is only a piece of a run (市 of 市财政局) would light up all over the text.
    needles = dict.fromkeys((*runs, *(needle for needle in planner.needles if len(needle) > 1)))
    return Plan(
        condition=condition,
        words=tuple(words),
        runs=tuple(run for run in runs if len(run) > 1 and run not in words),
        needles=tuple(needles),
        notes=tuple(planner.notes),
    )


def with_filters(condition: Condition, filters: Mapping[str, tuple[str, ...]], *, but: str = "") -> Condition:
    """A condition narrowed by chosen values; ``but`` names a facet whose own choice is left open."""
    chosen = [Among(field, values) for field, values in filters.items() if values and field != but]
    return AllOf((condition, *chosen)) if chosen else condition


def _positive(tree: Tree) -> Iterator[str]:
    match tree:
        case Words(text) | Phrase(text):
            yield text
        case And(children) | Or(children):
            for child in children:
                yield from _positive(child)


class _Planner:
    def __init__(self, cutter: Cutter, vocabulary: Vocabulary, wider: Wider | None, fields: FieldTable) -> None:
        self._cutter, self._vocabulary, self._wider, self._fields = cutter, vocabulary, wider, fields
        self.needles: list[str] = []
        self.notes: list[str] = []

    def lower(self, tree: Tree, positive: bool = True) -> Condition:
        match tree:
            case Words(text):
                words = self._contains(self._cutter.cut(squeeze(text)), positive)
                others = tuple(self._contains([squeeze(other)], positive) for other in self._synonyms(text))
                return AnyOf((words, *others)) if others else words
            case Phrase(text):
                return self._contains([squeeze(text)] if squeeze(text) else [], positive)
            case FieldTerm(field, text):
                return self._values(field, text)
            case FieldRange(field, low, high):
                return self._range(field, low, high)
            case And(children):
                return AllOf(tuple(self.lower(child, positive) for child in children))
            case Or(children):
                return AnyOf(tuple(self.lower(child, positive) for child in children))
            case Not(child):
                return NoneOf(self.lower(child, not positive))
            case Everything():
                return AllOf()

    def _contains(self, strings: Sequence[str], positive: bool) -> Condition:
        if positive:
            self.needles += strings
        conditions = tuple(Contains(string) for string in dict.fromkeys(strings))
        return conditions[0] if len(conditions) == 1 else AllOf(conditions)

    def _synonyms(self, text: str) -> tuple[str, ...]:
        found = self._wider.thesaurus.synonyms(text) if self._wider and self._wider.synonyms else ()
        if found:
            self.notes.append(f"“{text}”也按{'、'.join(found)}查找")
        return found

    def _other_names(self, field: str, text: str) -> list[str]:
        """Values of a unit field that name the same organ at another time."""
        if not self._fields[field].organs or not self._wider or not self._wider.former_names:
            return []
        organ = self._wider.thesaurus.organ
        wanted = organ(text)
        found = [value for value, _ in self._vocabulary(field) if wanted and organ(value) == wanted]
        if found:
            self.notes.append(f"“{text}”包括{'、'.join(found[:5])}{'等' if len(found) > 5 else ''}")
        return found

    def _values(self, field: str, text: str) -> Among:
        asked, pairs = self._fields[field], self._vocabulary(field)
        wanted = squeeze(asked.stored(text))
        found = [value for value, squeezed in pairs if squeezed == wanted] if asked.controlled else []
        found = found or [value for value, squeezed in pairs if wanted in squeezed]
        found = list(dict.fromkeys(found + self._other_names(field, text)))
        if not found:
            self.notes.append(f"没有{asked.names[0]}为“{text}”的内容{self._present(field, text)}")
        return Among(field, tuple(found))

    def _present(self, field: str, text: str) -> str:
        """What a region that has another name today is called, where one is asked for by the old."""
        if field != "region" or self._wider is None:
            return ""
        names = self._wider.thesaurus.present(text)
        return f"；今名{'、'.join(names)}，可按今名查找" if names else ""

    def _range(self, field: str, low: str | None, high: str | None) -> Among:
        values = (value for value, _ in self._vocabulary(field))
        # Years and ISO dates have one width each, so that they compare as strings; 2020 takes in 2020-12-31.
        return Among(field, tuple(v for v in values if (low or "") <= v and (not high or v[: len(high)] <= high)))
