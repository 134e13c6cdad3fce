"""原值: what an indicator was before it came to a number: 由2025年的12亿元增加到15亿元, 从5个增加到8个."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extract.numbers.quantities import Quantity
from extract.rules import first, pattern_of
from extract.targets.statements import Candidate, Spread

_NEAR = 3
"""Numbers looked at before one: the value that was, and the years of both."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The value that was, with its measure and the year that it is said of."""

    quantity: Quantity
    measure: str
    year: str | None


def find_origin(folded: str, candidate: Candidate, quantities: Sequence[Quantity]) -> Origin | None:
    """The value from which a number's clause starts, where it names just one; of a 分别 list it would be guessed.

    ``quantities``: those of the paragraph, in order.
    """
    at = bisect_left(quantities, candidate.quantity.span.start, key=lambda quantity: quantity.span.start)
    before = next((each for each in reversed(quantities[max(0, at - _NEAR) : at]) if not each.is_date), None)
    if before is None or candidate.spread is Spread.RESPECTIVELY:
        return None
    said = first("number.was", folded[candidate.clause.start : before.span.start])
    reached = pattern_of("number.came_to").match(folded[before.span.end : candidate.quantity.span.start])
    if before.span.start < candidate.clause.start or said is None or reached is None:
        return None
    measure = before.measure or candidate.quantity.measure
    return Origin(before, measure, said["year"]) if measure == candidate.quantity.measure or said["year"] else None
