"""The words of a query, and what it means that an entry has one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.search.conditions import Around, Condition, Contains, any_of
from corpus.search.words import Cutter, surroundings

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
_WHOLE = re.compile(
    r"(?=[\d.]*[a-z])[a-z\d][a-z\d.+&-]*|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年)?[底末初前]?|\d[\d,]*(?:\.\d+)?%?|[^\da-z]+"
)


def cut_query(squeezed: str, cutter: Cutter) -> list[str]:
    """The words of a query: dates, numbers and Latin words whole, the rest as the cutter cuts it; signs left out.

    >>> cut_query("投资1,200万元", Cutter())
    ['投资', '1,200', '万元']
    """
    found: list[str] = []
    for piece in _WHOLE.findall(squeezed):
        whole = piece[0].isascii() and piece[0].isalnum()
        found += [piece.rstrip(",.+&-")] if whole else cutter.cut(piece)
    return found


def written(word: str) -> tuple[str, ...]:
    """The ways in which a word is printed: a number with and without its commas.

    >>> written("1200"), written("1,200"), written("生态")
    (('1200', '1,200'), ('1,200', '1200'), ('生态',))
    """
    if not _NUMBER.fullmatch(word):
        return (word,)
    plain = word.replace(",", "")
    whole, point, rest = plain.rstrip("%").partition(".")
    if not whole.isdigit() or len(whole) > 15 or whole.startswith("0"):
        return (word,)
    grouped = f"{int(whole):,}{point}{rest}" + "%" * plain.endswith("%")
    return tuple(dict.fromkeys((word, plain, grouped)))


def in_text(word: str) -> Condition:
    """The entry itself has a word."""
    return any_of(Contains(form) for form in written(word))


def anywhere(word: str) -> Condition:
    """A word in the entry or in what stands over it."""
    terms = surroundings(word.replace(",", "") if _NUMBER.fullmatch(word) else word)
    return any_of([*(Contains(form) for form in written(word)), *([Around(terms)] if terms else [])])


def other_spellings(squeezed: str, at: int, between: Callable[[str, str], Sequence[str]]) -> list[str]:
    """The text with another character in one place, one that stands between its neighbours in the index's own texts."""
    fitting = between(squeezed[at - 1], squeezed[at + 1 : at + 2])
    return [squeezed[:at] + each + squeezed[at + 1 :] for each in fitting if each != squeezed[at]]
