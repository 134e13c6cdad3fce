"""Values of a field as they are today, where what an index holds is another thing (时效: a term, not a state)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from corpus.search.fields import Field

MOST_VALUES = 200
"""Values of a facet that are handed out; more do not help a person."""


def shown_counts(field: Field, counts: Mapping[str, int], day: date) -> Mapping[str, int]:
    """Counts by what values are on a day."""
    if field.shown is None:
        return counts
    shown: Counter[str] = Counter()
    for value, number in counts.items():
        shown[field.on(value, day)] += number
    del shown[""]
    return shown


def stored_values(field: Field, held: Iterable[str], values: tuple[str, ...], day: date) -> tuple[str, ...]:
    """What an index that holds ``held`` is asked for where ``values`` are chosen."""
    if field.shown is None:
        return values
    return tuple(value for value in held if field.on(value, day) in values) or values


def most_frequent(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The first of them, most frequent first, then by value."""
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_VALUES])
