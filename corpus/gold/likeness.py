"""How alike two strings and two records are, by the definitions of the gold files; and who is paired with whom."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

Compared = TypeVar("Compared")

# After NFKC: one kind of quote, of square bracket and of dash; dots inside names are left out.
_ONE_KIND = {
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("〔﹝【", "["),
    **dict.fromkeys("〕﹞】", "]"),
    **dict.fromkeys("—–－", "-"),
    "～": "~",
    "·": "",
    "•": "",
}
_TABLE = str.maketrans(_ONE_KIND)
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=100_000)
def plain(text: str | None) -> str:
    """A string as gold files compare it: width folded, without white space, without punctuation at its ends.

    >>> plain("国发 ［2018］ 22号。")
    '国发[2018]22号'
    """
    if text is None:
        return ""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text).translate(_TABLE)).strip("。;,:.、")


@lru_cache(maxsize=100_000)
def _pieces(text: str) -> Counter[str]:
    """Its overlapping pairs of characters; a shorter text is its own piece."""
    return Counter(map("".join, pairwise(text))) or Counter((text,))


def likeness(one: str, other: str) -> float:
    """From 0 to 1: Dice's coefficient of character pairs. A text inside the other counts 0.75 at least."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) > 1 and short in long:
        return max(0.75, len(short) / len(long))
    common = (_pieces(one) & _pieces(other)).total()
    return 2 * common / max(1, _pieces(one).total() + _pieces(other).total())


def match(
    gold: Sequence[Compared], found: Sequence[Compared], alike: Callable[[Compared, Compared], float], least: float
) -> dict[int, int]:
    """One-to-one pairs, the most alike first, none under ``least``: index of gold to index of found.

    Of equally alike pairs the earlier in gold, then the earlier in found, goes first.
    """
    candidates = [
        (-degree, number, other)
        for number, record in enumerate(gold)
        for other, candidate in enumerate(found)
        if (degree := alike(record, candidate)) >= least
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, other in sorted(candidates):
        if number not in pairs and other not in taken:
            pairs[number] = other
            taken.add(other)
    return pairs
