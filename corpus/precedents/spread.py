"""What others set: months that they gave, figures that they want reached, who led it in which province."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median, quantiles

from corpus.likeness.wording import plain
from corpus.model import Target
from corpus.precedents.places import Precedent


@dataclass(frozen=True, slots=True)
class NumberSpread:
    """How some numbers lie: how many there are, the least, the quartiles, the most."""

    count: int
    least: float
    lower: float
    middle: float
    upper: float
    most: float


@dataclass(frozen=True, slots=True)
class TargetSpread:
    """An indicator in one measure, and what was set for it."""

    indicator: str
    measure: str | None
    values: NumberSpread
    places: tuple[tuple[Precedent, Target], ...]


@dataclass(frozen=True, slots=True)
class LeadTable:
    """Who led it where: units and provinces, each with the most first, and how often both met."""

    units: tuple[str, ...]
    provinces: tuple[str, ...]
    counts: Counter[tuple[str, str]]

    def of_unit(self, unit: str) -> int:
        return sum(self.counts[unit, province] for province in self.provinces)


def spread(numbers: Iterable[float]) -> NumberSpread | None:
    """How numbers lie; None where there are none.

    >>> spread([6, 12, 36])
    NumberSpread(count=3, least=6, lower=9.0, middle=12, upper=24.0, most=36)
    """
    known = sorted(numbers)
    if not known:
        return None
    lower, _, upper = quantiles(known, n=4, method="inclusive") if len(known) > 1 else known * 3
    return NumberSpread(len(known), known[0], lower, median(known), upper, known[-1])


def months_set(places: Iterable[Precedent]) -> NumberSpread | None:
    """How long tasks were given, in months from their documents' days."""
    return spread(months for each in places if (months := each.months) is not None)


def targets_set(places: Iterable[Precedent]) -> tuple[TargetSpread, ...]:
    """By indicator and measure, what most places have first."""
    found: defaultdict[tuple[str, str], list[tuple[Precedent, Target]]] = defaultdict(list)
    for each in places:
        for target in dict.fromkeys(each.targets):
            if target.indicator:
                found[plain(target.indicator), plain(target.measure or "")].append((each, target))
    spreads = (_target_spread(held) for held in found.values())
    return tuple(sorted(spreads, key=lambda each: (-each.values.count, each.indicator)))


def _target_spread(held: Sequence[tuple[Precedent, Target]]) -> TargetSpread:
    first = held[0][1]
    values: list[Decimal] = [target.value for _, target in held]
    known = spread(map(float, values))
    assert known is not None, "there is one at least"
    return TargetSpread(first.indicator or "", first.measure, known, tuple(held))


def lead_table(places: Iterable[Precedent]) -> LeadTable:
    """Units that lead, by province; a place with several leads counts for each."""
    counts = Counter((unit, each.source.province) for each in places for unit in each.leads)
    units: Counter[str] = Counter()
    provinces: Counter[str] = Counter()
    for (unit, province), count in counts.items():
        units[unit] += count
        provinces[province] += count
    return LeadTable(_ordered(units), _ordered(provinces), counts)


def _ordered(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
