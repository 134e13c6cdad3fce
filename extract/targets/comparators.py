"""How a number binds: as a change, a bound, or a value to be reached."""

from __future__ import annotations

from enum import StrEnum

from extract.rules import pattern_of
from extract.targets.number_clause import Statement


class Comparator(StrEnum):
    """The marks of the records."""

    RISES_BY = "+"
    FALLS_BY = "-"
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"
    EQUALS = "="


STRIVING = "力争"
"""Binds from below where nothing else says how: 力争培训约1000名 is about."""
_BOUNDS = (
    ("bound.about_behind", Comparator.ABOUT),
    ("bound.not_more", Comparator.AT_MOST),
    ("bound.at_least", Comparator.AT_LEAST),
    ("bound.at_most", Comparator.AT_MOST),
    ("bound.about", Comparator.ABOUT),
)
"""In the order in which they are tried: 不超过 holds 超, 不低于 holds 低于."""


def comparator(kind: Statement, bound: str) -> Comparator:
    """A word of change goes before the bound.

    >>> [comparator(Statement.REACH, bound).value for bound in ("力争达到", "控制在左右", "不超过")]
    ['>=', '~', '<=']
    >>> comparator(Statement.RISE, "以上").value
    '+'
    """
    if kind is Statement.RISE:
        return Comparator.RISES_BY
    if kind is Statement.FALL:
        return Comparator.FALLS_BY
    hard = bound.replace(STRIVING, "")
    if mark := next((mark for rule_id, mark in _BOUNDS if pattern_of(rule_id).search(hard)), None):
        return mark
    return Comparator.AT_LEAST if STRIVING in bound else Comparator.EQUALS
