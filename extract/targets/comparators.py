"""How a number binds: as a change, a bound, or a value to be reached."""

from __future__ import annotations

from enum import StrEnum

from extract.rules import pattern_of
from extract.targets.statements import Statement


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
_WORDS = (("bound.at_least", Comparator.AT_LEAST), ("bound.at_most", Comparator.AT_MOST))
"""The lexicon's words as their rows say, turned round behind a negation."""
_REST = (
    ("bound.from", Comparator.AT_LEAST),
    ("bound.within", Comparator.AT_MOST),
    ("bound.about", Comparator.ABOUT),
)
"""What binds where none of those words does, in the order in which it is tried: 近50家以上 is at least."""


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
    if mark := _said(hard):
        return mark
    return Comparator.AT_LEAST if STRIVING in bound else Comparator.EQUALS


def _said(bound: str) -> Comparator | None:
    """The longest word decides: 不超过 holds 超过."""
    if pattern_of("bound.about_behind").search(bound):
        return Comparator.ABOUT
    words = [(len(match[0]), mark) for rule_id, mark in _WORDS for match in pattern_of(rule_id).finditer(bound)]
    if words:
        return max(words, key=lambda word: word[0])[1]
    return next((mark for rule_id, mark in _REST if pattern_of(rule_id).search(bound)), None)
