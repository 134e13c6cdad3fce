"""What is counted beside a page of results: kinds and values of facets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.search.asked import Kind, Query
from corpus.search.conditions import Condition
from corpus.search.engines.engine import CountsAsked, Engine
from corpus.search.engines.shown_values import MOST_VALUES, most_frequent, shown_counts
from corpus.search.fields import FieldTable

Narrowed = Callable[[str], Condition]
"""What is asked, with the choice of one facet, or of the kind, left open; of "" nothing is left open."""


@dataclass(frozen=True, slots=True)
class CountsBeside:
    """Of one query: what a further choice would bring, so that a facet is counted without its own."""

    fields: FieldTable
    query: Query
    narrowed: Narrowed

    def questions(self) -> Iterator[CountsAsked]:
        yield self._kinds()
        yield from self._facets()

    def _kinds(self) -> CountsAsked:
        return CountsAsked(self.narrowed("kind"), ("kind",))

    def _facets(self) -> Iterator[CountsAsked]:
        """Only the most frequent values, but where several of them are shown as one."""
        chosen = [facet for facet in self.fields.facets if self.query.filters.get(facet)]
        for but, facets in (("", [f for f in self.fields.facets if f not in chosen]), *((f, [f]) for f in chosen)):
            condition = self.narrowed(but)
            for most in (MOST_VALUES, None):
                alike = tuple(facet for facet in facets if (self.fields[facet].shown is None) == (most is not None))
                if alike:
                    yield CountsAsked(condition, alike, most)

    def kinds(self, engine: Engine) -> dict[Kind, int]:
        asked = self._kinds()
        counts = engine.counts(asked.condition, asked.fields)["kind"]
        return {kind: counts.get(kind.value, 0) for kind in Kind}

    def facets(self, engine: Engine, day: date) -> dict[str, tuple[tuple[str, int], ...]]:
        counts = {
            facet: values
            for asked in self._facets()
            for facet, values in engine.counts(asked.condition, asked.fields, asked.most).items()
        }
        return {
            facet: most_frequent(shown_counts(self.fields[facet], counts[facet], day)) for facet in self.fields.facets
        }
