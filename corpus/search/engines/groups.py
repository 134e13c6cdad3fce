"""Hits by document: which documents a result has, in the order of their best hits."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.search.asked import Sort
from corpus.search.conditions import AllOf, Among, Condition, NoneOf
from corpus.search.engines.engine import Engine, Rank, document_of

SHOWN = 3
"""Hits of a document that stand there at once."""
_AT_ONCE, _MOST_AT_ONCE = 200, 12_800
"""Hits that are looked through for documents in the first step, and at most: each step takes in twice as many, so that
few are needed however many hits a document has."""
_KEPT = 16
"""Results whose documents are remembered."""


@dataclass(frozen=True, slots=True)
class ByDocument:
    """One result, asked by documents. However many hits a document has, each step finds others."""

    engine: Engine
    condition: Condition
    rank: Rank
    sort: Sort
    known: tuple[str, ...] = ()
    """The first of its documents, where they have been looked for before."""

    def counts(self) -> dict[str, int]:
        """Document to its hits."""
        return dict(self.engine.counts(self.condition, ["document"])["document"])

    def documents(self, shown: range) -> Sequence[str]:
        """The documents at some places, counted from 0."""
        return self.begun(shown.stop)[shown.start : shown.stop] if shown else []

    def begun(self, number: int) -> tuple[str, ...]:
        """So many of the documents, or somewhat more, from the first on; fewer where there are no more."""
        found = dict.fromkeys(self.known)
        for more in self._further(found) if len(found) < number else ():
            found |= dict.fromkeys(more)
            if len(found) >= number:
                break
        return tuple(found)

    def _further(self, found: dict[str, None]) -> Iterator[Sequence[str]]:
        """The documents of further hits, step by step, without those that are there when a step begins."""
        step = _AT_ONCE
        while True:
            rest = AllOf((self.condition, NoneOf(Among("document", tuple(found))))) if found else self.condition
            hits = self.engine.top(rest, self.rank, self.sort, range(step)).hits
            yield [document_of(payload) for _, payload in hits]
            if len(hits) < step:
                return
            step = min(2 * step, _MOST_AT_ONCE)

    def first(self, document_id: str, number: int = SHOWN) -> Sequence[tuple[float, bytes]]:
        """The first hits of a document: (score, payload)."""
        condition = AllOf((self.condition, Among("document", (document_id,))))
        return self.engine.top(condition, self.rank, self.sort, range(number)).hits


_Asked = tuple[int, Condition, Rank, Sort]


@dataclass(frozen=True, slots=True)
class GroupedPages:
    """Results whose pages are turned: what was found for one page is not looked for again for the next."""

    _begun: OrderedDict[_Asked, tuple[str, ...]] = field(default_factory=OrderedDict)

    def page(self, grouping: ByDocument, shown: range) -> Sequence[str]:
        """The documents at some places, counted from 0."""
        if not shown:
            return []
        key = (grouping.engine.generation, grouping.condition, grouping.rank, grouping.sort)
        known = self._begun.get(key, ())
        here = ByDocument(grouping.engine, grouping.condition, grouping.rank, grouping.sort, known)
        # Never changed in place: several threads may turn the pages of one result.
        self._begun[key] = begun = here.begun(shown.stop)
        while len(self._begun) > _KEPT:
            self._begun.popitem(last=False)
        return begun[shown.start : shown.stop]

    def forget(self) -> None:
        self._begun.clear()
