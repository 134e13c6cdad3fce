"""Which texts of two lists belong together: the same words, nearly the same, one that was split, several merged.

Near-linear: equal texts meet by their words, others are compared only where they share rare sequences of characters or
stand at the same place between texts that are equal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from corpus.comparison.nearness import near

_MOST_CELLS = 50_000_000
"""Places of two stretches, multiplied, up to which repeated texts in them are aligned as well as can be."""
_TELLING = 8
"""Characters from which on a text that is there several times is known again at another place."""


@dataclass(frozen=True, slots=True)
class Link:
    """Places in two lists that belong together: one and one, one and several (split), several and one (merged)."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float = 1.0
    """How much of the two together is in both: 1 where the words are the same."""
    moved: bool = False
    """Stands before or behind others than it did: the fewest such links are called moved."""


def link(old: Sequence[str], new: Sequence[str]) -> tuple[Link, ...]:
    """The links between two lists of texts in their compared form, in the order of the first; each text in one at most.

    >>> [(one.old, one.new) for one in link(["甲乙丙丁", "戊己庚辛"], ["子丑寅卯", "甲乙丙丁"])]
    [((0,), (1,))]
    """
    same = _same(old, new)
    fixed = _in_order(same.items())
    found = [Link((a,), (b,)) for a, b in same.items()]
    found += [Link(each.old, each.new, each.score) for each in near(old, new, same, fixed)]
    return _with_moves(sorted(found, key=lambda one: one.old))


def _with_moves(links: Sequence[Link]) -> tuple[Link, ...]:
    kept = dict(_in_order((one.old[0], one.new[0]) for one in links))
    return tuple(one if one.old[0] in kept else Link(one.old, one.new, one.score, moved=True) for one in links)


# --- the same words -----------------------------------------------------------------------------------------------


def _same(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Equal texts: those that are there once, then repeated ones between them, then what has moved."""
    once = _once(old, new)
    found = dict(once)
    for above, below in _gaps(_in_order(once.items()), len(old), len(new)):
        found.update(_repeated(old, new, above, below))
    taken = set(found.values())
    places: dict[str, list[int]] = {}
    for at, text in enumerate(new):
        if at not in taken and len(text) >= _TELLING:
            places.setdefault(text, []).append(at)
    for at, text in enumerate(old):
        if at not in found and (waiting := places.get(text)):
            found[at] = waiting.pop(0)
    return found


def _once(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    counts = (Counter(old), Counter(new))
    places = {text: at for at, text in enumerate(new) if counts[1][text] == 1}
    return {at: places[text] for at, text in enumerate(old) if text and counts[0][text] == 1 and text in places}


_Place = tuple[int, int]


def _gaps(fixed: Sequence[_Place], old: int, new: int) -> Iterator[tuple[_Place, _Place]]:
    """The stretches between texts that kept their order: from where to where in either list."""
    start = (0, 0)
    for a, b in (*fixed, (old, new)):
        if a > start[0] and b > start[1]:
            yield start, (a, b)
        start = (a + 1, b + 1)


def _repeated(old: Sequence[str], new: Sequence[str], above: _Place, below: _Place) -> Iterator[_Place]:
    """Equal texts of a stretch in their order, as many as there can be."""
    if (below[0] - above[0]) * (below[1] - above[1]) > _MOST_CELLS:
        return
    for step in LCSseq.opcodes(old[above[0] : below[0]], new[above[1] : below[1]]):
        if step.tag == "equal":
            for by in range(step.src_end - step.src_start):
                yield above[0] + step.src_start + by, above[1] + step.dest_start + by


def _in_order(pairs: Iterable[_Place]) -> list[_Place]:
    """The most pairs that stand in the same order in both lists (longest increasing subsequence)."""
    ends: list[int] = []
    heads: list[int] = []
    found = sorted(pairs)
    before: list[int] = []
    for number, (_, place) in enumerate(found):
        at = bisect_left(ends, place)
        before.append(heads[at - 1] if at else -1)
        _put(ends, at, place)
        _put(heads, at, number)
    chain: list[_Place] = []
    number = heads[-1] if heads else -1
    while number >= 0:
        chain.append(found[number])
        number = before[number]
    return chain[::-1]


def _put(places: list[int], at: int, value: int) -> None:
    if at == len(places):
        places.append(value)
    else:
        places[at] = value
