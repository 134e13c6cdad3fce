"""Regions side by side: how many institutional-innovation priorities each has of each theme, and which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from corpus.glossary import chinese
from corpus.search.asked import Entry, Kind, Query, Sort
from corpus.search.fields import FACETS, FIELDS

NO_VALUE = "未标注"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Counts by row and column; a record with two regions or themes counts in each, so sums may exceed totals."""

    rows: tuple[str, ...]
    """Most records first."""
    columns: tuple[str, ...]
    """Most records first."""
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    """(row, column) to entry ids, in the order of the documents' dates; empty cells are absent."""
    total: int
    """Records, each once."""
    mentions: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """The same of what clauses of running text mention: counted apart from ``cells``."""
    mentioned: int = 0
    """Mentions, each once."""

    def count(self, row: str, column: str) -> int:
        return len(self.cells.get((row, column), ()))

    def count_mentions(self, row: str, column: str) -> int:
        return len(self.mentions.get((row, column), ()))

    def ids(self, row: str, column: str) -> tuple[str, ...]:
        """What a cell holds, mentions last."""
        return self.cells.get((row, column), ()) + self.mentions.get((row, column), ())


Filters = Mapping[str, tuple[str, ...]]
"""Values of fields that the compared records are to have."""


def priority_queries(filters: Filters, mentions: bool, text: str = "") -> tuple[Query, ...]:
    """What asks an index for the records to compare, the oldest first: priorities, then what clauses mention."""
    kinds = (Kind.PRIORITY, Kind.MENTION) if mentions else (Kind.PRIORITY,)
    return tuple(Query(text=text, kind=kind, filters=filters, sort=Sort.OLDEST) for kind in kinds)


Reader = Callable[[Entry], tuple[str, ...]]


def own_regions(entry: Entry) -> tuple[str, ...]:
    """The regions themselves, without those that contain them."""
    names = entry.facets.get("region", ())
    return tuple(name for name in names if not any(other != name and other.startswith(name) for other in names))


def _province(entry: Entry) -> tuple[str, ...]:
    names = entry.facets.get("region", ())
    return tuple(name for name in names if not any(other != name and name.startswith(other) for other in names))


def _facet(name: str) -> Reader:
    return lambda entry: entry.facets.get(name, ())


AXES: dict[str, Reader] = {
    "region": own_regions,
    "province": _province,
    **{name: _facet(name) for name in (*FACETS, "lead") if name != "region"},
    "document": lambda entry: (entry.document_title,),
}


def _called(axis: str) -> Iterator[str]:
    yield from (axis, chinese(axis))
    if axis in FIELDS.names:
        yield from FIELDS[axis].names


_AXIS_NAMES = {name: axis for axis in AXES for name in _called(axis)}


def axis_of(name: str) -> str | None:
    """The axis that a person calls so, by its slug or in Chinese; None for what is none.

    >>> axis_of("地区"), axis_of("theme"), axis_of("天气")
    ('region', 'theme', None)
    """
    return _AXIS_NAMES.get(name)


def make_matrix(entries: Iterable[Entry], *, rows: str = "region", columns: str = "theme") -> Matrix:
    """Records counted along two of AXES, mentions apart. One without a value on an axis is counted under NO_VALUE."""
    sums = {mention: _Sums() for mention in (False, True)}
    for entry in entries:
        sums[entry.kind is Kind.MENTION].add(entry, AXES[rows](entry), AXES[columns](entry))
    stated, mentioned = sums[False], sums[True]
    return Matrix(
        rows=_ordered(stated.rows, mentioned.rows),
        columns=_ordered(stated.columns, mentioned.columns),
        cells={key: tuple(ids) for key, ids in stated.cells.items()},
        total=stated.total,
        mentions={key: tuple(ids) for key, ids in mentioned.cells.items()},
        mentioned=mentioned.total,
    )


class _Sums:
    """Records counted along two axes, as they come."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, str], list[str]] = {}
        self.rows: Counter[str] = Counter()
        self.columns: Counter[str] = Counter()
        self.total = 0

    def add(self, entry: Entry, rows: tuple[str, ...], columns: tuple[str, ...]) -> None:
        self.total += 1
        self.rows.update(rows or (NO_VALUE,))
        self.columns.update(columns or (NO_VALUE,))
        for row in rows or (NO_VALUE,):
            for column in columns or (NO_VALUE,):
                self.cells.setdefault((row, column), []).append(entry.entry_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionBasis:
    """What the figures of a region rest on: without it a 0 could mean that there is nothing, or nothing to look at."""

    region: str
    documents: int
    """Of the region itself."""
    below: int
    """Of the places that lie in it."""
    stated: int
    mentioned: int


def own_counts(counts: Mapping[str, int]) -> dict[str, int]:
    """Of counts in which each region holds those that lie in it, the regions' own.

    >>> own_counts({"云澜省": 5, "云澜省澜州市": 2, "云澜省澜州市甲县": 1})
    {'云澜省': 3, '云澜省澜州市': 1, '云澜省澜州市甲县': 1}
    """
    own, above = dict(counts), list[str]()
    for name in sorted(counts):
        while above and not name.startswith(above[-1]):
            above.pop()
        if above:
            own[above[-1]] = max(own[above[-1]] - counts[name], 0)
        above.append(name)
    return own


def region_bases(regions: Iterable[str], matrix: Matrix, documents: Mapping[str, int]) -> tuple[RegionBasis, ...]:
    """What each region has; ``documents`` counts those of a region with all that lie in it, as an index does."""
    own = own_counts(documents)
    return tuple(
        RegionBasis(
            region=region,
            documents=own.get(region, 0),
            below=documents.get(region, 0) - own.get(region, 0),
            stated=_each_once(matrix.cells, region),
            mentioned=_each_once(matrix.mentions, region),
        )
        for region in regions
    )


def _each_once(cells: Mapping[tuple[str, str], tuple[str, ...]], row: str) -> int:
    return len({entry_id for (held, _), ids in cells.items() if held == row for entry_id in ids})


def with_regions(matrix: Matrix, regions: Iterable[str]) -> Matrix:
    """The matrix with rows for regions of which it has nothing: what is known of them is a 0, not their absence."""
    return replace(matrix, rows=tuple(dict.fromkeys((*matrix.rows, *sorted(regions)))))


def _ordered(counts: Counter[str], mentions: Counter[str]) -> tuple[str, ...]:
    """Most first, ties by mentions and name, NO_VALUE last."""
    names = counts.keys() | mentions.keys()
    return tuple(sorted(names, key=lambda value: (value == NO_VALUE, -counts[value], -mentions[value], value)))
