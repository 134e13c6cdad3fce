"""What engines are asked: conditions that each of them can answer by itself, whatever machine it runs on.

Strings are squeezed (``corpus.search.words``). No condition carries a list of what the index holds: an engine that has
the values of a field in memory may lower ``FieldHolds`` and ``Between`` to them, another asks an index of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contains:
    """The entry's squeezed text contains a string (never empty)."""

    squeezed: str


@dataclass(frozen=True, slots=True)
class Apart:
    """The text contains a string and behind it another, with so many characters between; each has two or more."""

    before: str
    after: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Around:
    """What stands over the entry (its document's title, section, region, theme, year, issuer) has all these terms."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """One of the field's values is one of these; with no values nothing matches."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldHolds:
    """One of the field's values, squeezed, contains a string."""

    field: str
    squeezed: str


@dataclass(frozen=True, slots=True)
class Between:
    """One of the field's values lies between two beginnings: 2020 takes in 2020-12-31. None is open."""

    field: str
    low: str | None
    high: str | None
    above: bool = False
    """Above all that begins with ``low``."""
    below: bool = False
    """Below all that begins with ``high``."""

    def takes(self, value: str) -> bool:
        low, high = self.low or "", self.high
        if not ("0" <= value[:1] <= "9"):  # words among dates (每年) are not to be compared
            return False
        if self.above and value[: len(low)] <= low:
            return False
        if high is None:
            return value >= low
        return value >= low and (value < high if self.below else value[: len(high)] <= high)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Conditions that together weigh so much. Weights are small whole numbers: a condition counts so many times."""

    weighed: tuple[tuple[Condition, int], ...]
    least: int


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


Condition = Contains | Apart | Around | Among | FieldHolds | Between | AtLeast | AllOf | AnyOf | NoneOf


def all_of(conditions: Iterable[Condition]) -> Condition:
    """The conditions as one."""
    found = tuple(conditions)
    return found[0] if len(found) == 1 else AllOf(found)


def any_of(conditions: Iterable[Condition]) -> Condition:
    found = tuple(dict.fromkeys(conditions))
    return found[0] if len(found) == 1 else AnyOf(found)


def with_filters(condition: Condition, filters: Mapping[str, tuple[str, ...]], *, but: str = "") -> Condition:
    """A condition narrowed by chosen values; ``but`` names a facet whose own choice is left open."""
    chosen = [Among(field, values) for field, values in filters.items() if values and field != but]
    return AllOf((condition, *chosen)) if chosen else condition
