"""Regions compared: what is counted of them, what those figures rest on, and what their texts say besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from corpus.compare import (
    Filters,
    Matrix,
    RegionBasis,
    make_matrix,
    own_counts,
    own_regions,
    priority_queries,
    region_bases,
)
from corpus.search.asked import Entry, Hit, Kind, Query, Sort
from corpus.search.engines.index import Index
from corpus.search.words import find_all, squeeze
from extract.knowledge import load_knowledge

_PLACES = ("region", "year")
"""Filters that hold for documents and passages too; a theme is a matter of records."""


class RegionComparison:
    """Of one corpus. Usable from several threads."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def records(self, filters: Filters, mentions: bool, text: str = "") -> Iterator[Entry]:
        """Priorities, with ``mentions`` those too, the oldest first."""
        return (entry for query in priority_queries(filters, mentions, text) for entry in self._index.entries(query))

    def matrix(self, rows: str, columns: str, filters: Filters, *, mentions: bool, text: str = "") -> Matrix:
        return make_matrix(self.records(filters, mentions, text), rows=rows, columns=columns)

    def years(self, mentions: bool) -> tuple[str, ...]:
        """The years of which there are records, the newest first."""
        counts = (self._index.counted(query, "year") for query in priority_queries({}, mentions))
        return tuple(sorted({year for each in counts for year in each}, reverse=True))

    def documents(self, filters: Filters) -> Mapping[str, int]:
        """Documents by region, each in all that it lies in."""
        return self._index.counted(Query(kind=Kind.DOCUMENT, filters=_of_places(filters)), "region")

    def bases(self, entries: Sequence[Entry]) -> tuple[RegionBasis, ...]:
        """What is counted rests on: of every region that has records, or documents alone."""
        documents, by_region = self.documents({}), make_matrix(entries)
        others = sorted(region for region, number in own_counts(documents).items() if number)
        return region_bases(dict.fromkeys((*by_region.rows, *others)), by_region, documents)

    def papers_in(self, filters: Filters) -> int:
        """How many documents, those without a region too."""
        found = self._index.counted(Query(kind=Kind.DOCUMENT, filters=_of_places(filters)), "kind")
        return found.get(Kind.DOCUMENT.value, 0)

    def documents_by_year(self, filters: Filters, years: Iterable[str]) -> dict[tuple[str, str], int]:
        """(region, year) to documents of that region itself."""
        found = {year: own_counts(self.documents({**filters, "year": (year,)})) for year in years}
        return {(region, year): number for year, counts in found.items() for region, number in counts.items()}

    # --- what passages say of a theme, whether or not a record was read out of them --------------------------------

    def saying(self, theme: str, filters: Filters) -> Query | None:
        """What asks for the passages that name a theme; None for what is no theme."""
        labels = _labels().get(theme)
        if not labels:
            return None
        words = " 或 ".join(f'"{label}"' for label in labels)
        return Query(text=f"正文:({words})", kind=Kind.PASSAGE, filters=_of_places(filters), sort=Sort.OLDEST)

    def said(self, themes: Iterable[str], filters: Filters, by: str = "region") -> dict[tuple[str, str], int]:
        """(region, theme) to the passages of that region itself that name it; or (year, theme)."""
        found: dict[tuple[str, str], int] = {}
        for theme in themes:
            if query := self.saying(theme, filters):
                counts = self._index.counted(query, by)
                own = own_counts(counts) if by == "region" else counts
                found |= {(value, theme): number for value, number in own.items() if number}
        return found

    def passages(self, theme: str, filters: Filters, most: int, region: str = "") -> tuple[Hit, ...]:
        """The first of them, with the theme's names marked; ``region``: of that region itself only."""
        query, names = self.saying(theme, filters), [squeeze(label) for label in _labels().get(theme, ())]
        found = self._first(query, most, region) if query else ()
        return tuple(Hit(entry=entry, score=0.0, highlights=find_all(entry.text, names)) for entry in found)

    def papers(self, filters: Filters, most: int, region: str = "") -> tuple[Hit, ...]:
        """The first documents of places and years."""
        query = Query(kind=Kind.DOCUMENT, filters=_of_places(filters), sort=Sort.OLDEST)
        return tuple(Hit(entry=entry, score=0.0) for entry in self._first(query, most, region))

    def _first(self, query: Query, most: int, region: str) -> tuple[Entry, ...]:
        if region:
            query = replace(query, filters={**query.filters, "region": (region,)})
        found = (entry for entry in self._index.entries(query) if not region or region in own_regions(entry))
        return tuple(islice(found, most))


def _of_places(filters: Filters) -> Filters:
    return {name: filters[name] for name in _PLACES if filters.get(name)}


@cache
def _labels() -> Mapping[str, tuple[str, ...]]:
    """Any name of a theme to all names that it goes by."""
    themes = load_knowledge().themes.themes
    names = {theme.label: (theme.label, *theme.alternatives) for theme in themes}
    return {other: names[theme.label] for theme in themes for other in theme.alternatives} | names
