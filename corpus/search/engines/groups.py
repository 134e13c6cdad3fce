"""Hits by document: which documents a result has, in the order of their best hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.search.asked import Sort
from corpus.search.conditions import AllOf, Among, Condition, NoneOf
from corpus.search.engines.engine import Engine, Rank, load

SHOWN = 3
"""Hits of a document that stand there at once."""
_AT_ONCE = 200
"""Hits that are looked through for documents in one step."""


@dataclass(frozen=True, slots=True)
class ByDocument:
    """One result, asked by documents. However many hits a document has, each step finds others."""

    engine: Engine
    condition: Condition
    rank: Rank
    sort: Sort

    def counts(self) -> dict[str, int]:
        """Document to its hits."""
        return dict(self.engine.counts(self.condition, ["document"])["document"])

    def documents(self, shown: range) -> Sequence[str]:
        """The documents at some places, counted from 0."""
        found: dict[str, None] = {}
        if not shown:
            return []
        while len(found) < shown.stop:
            rest = AllOf((self.condition, NoneOf(Among("document", tuple(found))))) if found else self.condition
            hits = self.engine.top(rest, self.rank, self.sort, range(_AT_ONCE)).hits
            if not hits:
                break
            found |= dict.fromkeys(load(payload).document_id for _, payload in hits)
        return list(found)[shown.start : shown.stop]

    def first(self, document_id: str, number: int = SHOWN) -> Sequence[tuple[float, bytes]]:
        """The first hits of a document: (score, payload)."""
        condition = AllOf((self.condition, Among("document", (document_id,))))
        return self.engine.top(condition, self.rank, self.sort, range(number)).hits
