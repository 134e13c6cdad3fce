"""一行各值: what the values of one row of an indicator table say of each other: base and goal, growth and total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Target, TargetStatus
from extract.targets.columns import Column
from extract.targets.comparators import Comparator

RowValue = tuple[Column, Target]


def settled(row: Sequence[RowValue], *, strict: bool) -> Iterator[Target]:
    """The records of a row. A goal knows what was there before; a growth that is the difference of the two is a total.

    ``strict``: the table says of tasks how much is to be done and was done; there a cell in another measure than the
    row's goal stands in a wrong column, and is none.
    """
    base = next((t for c, t in row if c.past and not c.rate), None)
    goal = next((t for c, t in row if not (c.past or c.growth)), None)
    for column, target in row:
        if strict and goal and column.past and not column.rate and target.measure != goal.measure:
            continue
        if column.growth and base and goal and _is_total(target, base, goal):
            yield replace(target, measure=goal.measure, comparator=Comparator.RISES_BY)
        elif target.status is TargetStatus.TARGET and not column.growth and base and base.measure == target.measure:
            yield replace(target, base_value=base.value)
        else:
            yield target


def _is_total(growth: Target, base: Target, goal: Target) -> bool:
    """Whether a number under 年均增速〔累计〕 that has lost its bracket is what the goal has more than the base."""
    return base.measure == goal.measure and growth.value == goal.value - base.value != 0
