"""The first pages spread over documents: what a document has more of counts a little less, each time.

Only the order of the first ``WINDOW`` hits changes, and always in the same way: totals, counts and what stands on
later pages stay as they are, pages of any size join to the whole, and a hit stands on one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.search.asked import Sort
from corpus.search.conditions import Condition
from corpus.search.engines.engine import Engine, PageAsked, Rank, RankedPage, document_of

WINDOW = 60
"""Hits among which the order changes: three pages as people see them."""
_LESS, _LEAST = 0.95, 0.8
"""What a further hit of a document counts of its score, again and again, and at least: less than what it gains by the
text as typed, so that better kinds of hits are never mixed with worse."""

_Scored = tuple[float, bytes]


def spread(hits: Sequence[_Scored]) -> list[_Scored]:
    """The same hits (score, payload), the best first, with what they count then."""
    seen: Counter[str] = Counter()
    counted: list[_Scored] = []
    for score, payload in hits:
        document_id = document_of(payload)
        counted.append((score * max(_LESS ** seen[document_id], _LEAST), payload))
        seen[document_id] += 1
    return sorted(counted, key=lambda each: -each[0])


@dataclass(frozen=True, slots=True)
class InOrder:
    """One result in the order in which it is shown: by relevance spread, by date as it comes."""

    engine: Engine
    condition: Condition
    rank: Rank
    sort: Sort

    def asked(self, shown: range) -> PageAsked:
        """What the engine is asked for hits at some places: where the order changes, all among which it does."""
        reach = range(max(WINDOW, shown.stop)) if self._is_spread(shown) else shown
        return PageAsked(self.condition, self.rank, self.sort, reach)

    def _is_spread(self, shown: range) -> bool:
        return self.sort is Sort.RELEVANCE and shown.start < WINDOW

    def page(self, shown: range) -> RankedPage:
        """The hits at some places, counted from 0."""
        found = self.engine.top(self.condition, self.rank, self.sort, self.asked(shown).shown)
        if not self._is_spread(shown):
            return found
        hits = (*spread(found.hits[:WINDOW]), *found.hits[WINDOW:])
        return RankedPage(found.total, hits[shown.start : shown.stop])

    def payloads(self) -> Iterator[bytes]:
        """All."""
        if self.sort is not Sort.RELEVANCE:
            return self.engine.payloads(self.condition, self.rank, self.sort)
        return self._all()

    def _all(self) -> Iterator[bytes]:
        yield from (payload for _, payload in self.page(range(WINDOW)).hits)
        yield from islice(self.engine.payloads(self.condition, self.rank, self.sort), WINDOW, None)
