"""Proof that every match of a pattern holds one of some words: a sign that is looked for first never hides a match."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_ANYTHING = "\0"
"""Characters of which nothing is known."""
_MANY = 100
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_ASIDE = (op.AT, op.ASSERT_NOT)
"""Steps that match no character."""


def always_holds(pattern: re.Pattern[str], words: Collection[str]) -> bool:
    """Whether no way through a pattern gets by without one of the words."""
    return not _Ways(words).through(parser.parse(pattern.pattern, pattern.flags), {""})


def _codes(members: Iterable[tuple[Any, Any]]) -> list[int]:
    """The characters of a class; nothing where they are many."""
    codes: list[int] = []
    for kind, what in members:
        if kind not in (op.LITERAL, op.RANGE):
            return []
        codes += [what] if kind is op.LITERAL else range(what[0], what[1] + 1)
        if len(codes) > _MANY:
            return []
    return codes


class _Ways:
    """The ends of what was matched so far, on ways that held none of the words."""

    def __init__(self, words: Collection[str]) -> None:
        self.words, self.kept = words, max(map(len, words))

    def through(self, steps: Iterable[tuple[Any, Any]], ends: set[str]) -> set[str]:
        for kind, what in steps:
            ends = self._step(kind, what, ends) if ends else ends
        return ends

    def _step(self, kind: Any, what: Any, ends: set[str]) -> set[str]:
        if kind is op.LITERAL:
            return self._grown(ends, chr(what))
        if kind is op.IN and (codes := _codes(what)):
            return set().union(*(self._grown(ends, chr(code)) for code in codes))
        if kind is op.SUBPATTERN:
            return self.through(what[-1], ends)
        if kind is op.ATOMIC_GROUP:
            return self.through(what, ends)
        if kind is op.BRANCH:
            return set().union(*(self.through(branch, ends) for branch in what[1]))
        if kind in _REPEATS:
            return self._repeated(*what, ends)
        if kind is op.ASSERT:
            direction, ahead = what  # what stands behind a match is in the stretch, what stands before it may not be
            return ends if direction < 0 or self.through(ahead, {_ANYTHING}) else set()
        return ends if kind in _ASIDE else {_ANYTHING}

    def _repeated(self, least: int, most: int, steps: Any, ends: set[str]) -> set[str]:
        once = self.through(steps, ends)
        more = {_ANYTHING} if once and most > 1 else set()
        return (ends if least == 0 else set()) | once | more

    def _grown(self, ends: set[str], character: str) -> set[str]:
        grown = (end + character for end in ends)
        return {end[-self.kept :] for end in grown if not any(word in end for word in self.words)}
