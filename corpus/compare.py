"""Regions side by side: how many institutional-innovation priorities each has of each theme, and which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.glossary import chinese
from corpus.search.asked import Entry
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

    def count(self, row: str, column: str) -> int:
        return len(self.cells.get((row, column), ()))


Reader = Callable[[Entry], tuple[str, ...]]


def _region(entry: Entry) -> tuple[str, ...]:
    """The regions themselves, without those that contain them."""
    names = entry.facets.get("region", ())
    return tuple(name for name in names if not any(other != name and other.startswith(name) for other in names))


def _province(entry: Entry) -> tuple[str, ...]:
    names = entry.facets.get("region", ())
    return tuple(name for name in names if not any(other != name and name.startswith(other) for other in names))


def _facet(name: str) -> Reader:
    return lambda entry: entry.facets.get(name, ())


AXES: dict[str, Reader] = {
    "region": _region,
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
    """Records counted along two of AXES. A record without a value on an axis is counted under NO_VALUE."""
    row_of, column_of = AXES[rows], AXES[columns]
    cells: dict[tuple[str, str], list[str]] = {}
    row_counts: Counter[str] = Counter()
    column_counts: Counter[str] = Counter()
    total = 0
    for entry in entries:
        total += 1
        row_values, column_values = row_of(entry) or (NO_VALUE,), column_of(entry) or (NO_VALUE,)
        row_counts.update(row_values)
        column_counts.update(column_values)
        for row in row_values:
            for column in column_values:
                cells.setdefault((row, column), []).append(entry.entry_id)
    return Matrix(
        rows=_ordered(row_counts),
        columns=_ordered(column_counts),
        cells={key: tuple(ids) for key, ids in cells.items()},
        total=total,
    )


def _ordered(counts: Counter[str]) -> tuple[str, ...]:
    """Most first, ties by name, NO_VALUE last."""
    return tuple(sorted(counts, key=lambda value: (value == NO_VALUE, -counts[value], value)))
