"""What a number states of an indicator, and how it is spread over several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from corpus.fold import fold
from corpus.model import Span
from extract.lexicon import read_rows
from extract.numbers.quantities import Quantity


class Statement(StrEnum):
    """What a verb says of a number; the groups of the rules of verbs have these names."""

    REACH = "reach"
    RISE = "rise"
    FALL = "fall"
    DELIVER = "deliver"


CHANGES = (Statement.RISE, Statement.FALL)


class Spread(StrEnum):
    """How a clause that names several indicators spreads its numbers over them."""

    NONE = ""
    EACH = "均"
    RESPECTIVELY = "分别"


_STATEMENTS = tuple(Statement)
_LEADING = frozenset({"reach", "rise", "fall", "deliver", "weak", "bound", "adverb"})
"""Kinds of words that lead up to a number."""
_BEHIND_VERBS = frozenset("了好增")
"""了, 好 between a verb and its number (建成了50座); 增 by itself is no row of the lexicon (同比增5%)."""


@cache
def last_characters() -> frozenset[str]:
    """Those with which what stands right before a number can end (number.verb, number.filler). Raises LexiconError."""
    rows = read_rows("target_verbs.csv", ("label", "kind"))
    words = {fold(row["label"]) for row in rows if not _LEADING.isdisjoint(row.labels("kind"))}
    return frozenset(word[-1] for word in words) | _BEHIND_VERBS


def statement_of(match: re.Match[str] | None) -> Statement | None:
    """What the verb says, by the group that matched."""
    if match is None:
        return None
    groups = match.groupdict()
    return next((kind for kind in _STATEMENTS if groups.get(kind)), None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number with what its clause says of it."""

    quantity: Quantity
    indicator: str
    """Empty where the clause leaves it to what was named before."""
    clause: Span
    start: int
    """Where its own part of the clause begins (behind the number before it)."""
    end: int
    """Behind the words of bound, or behind the noun that follows the number."""
    kind: Statement
    bound: str
    """Words before and behind the number that say how it binds, joined."""
    spread: Spread = Spread.NONE
    verb: str = ""
    """The verb of making right before the number; empty where another kind of word stands there."""
    bare: bool = False
    """Neither a verb nor a bound says so: a noun and an amount (公路投资1.65万亿元)."""
