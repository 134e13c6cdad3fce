"""Texts of two lists that are nearly the same, and one that holds several: what is left when equal ones have met."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

_GRAM = 3
_RARE = 12
"""So many of a text's rarest sequences tell where to look for others like it."""
_CANDIDATES = 6
_NEAR, _HERE = 0.6, 0.45
"""From which score on texts are one, changed: anywhere, and at the same place between texts that are equal."""
_SHORT, _SHORT_NEAR = 12, 0.75
"""Texts under so many characters are alike by chance, and elsewhere must be more so."""
_CLOSE = 100
"""Pairs at one place up to which each is tried."""
_HELD, _WHOLE = 0.7, 0.75
"""How much of a part must stand in the whole, and how alike the parts together and the whole must be."""
_BETWEEN = 5
"""So far may the next part of a text stand from the one before: others were put in between."""
_PLACE = 0.12
"""What standing at the same place adds where several texts are alike."""


@dataclass(frozen=True, slots=True)
class NearLink:
    """Places in two lists whose texts are nearly the same."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float


def near(
    old: Sequence[str], new: Sequence[str], same: Mapping[int, int], fixed: Sequence[tuple[int, int]]
) -> Iterator[NearLink]:
    """The best pairs, splits and merges among texts that have no equal; each text in one at most.

    ``same``: equal texts; ``fixed``: those of them that kept their order, between which other texts have a place.
    """
    one = _Side(old, sorted(set(range(len(old))) - same.keys()), [a for a, _ in fixed])
    other = _Side(new, sorted(set(range(len(new))) - set(same.values())), [b for _, b in fixed])
    pairs = _candidates(one, other)
    turned = {(b, a) for a, b in pairs}
    found = [*_alike(one, other, pairs)]
    found += _parted(one, other, pairs)
    found += (NearLink(each.new, each.old, each.score) for each in _parted(other, one, turned))
    yield from _best(found, one, other)


def likely(old: Sequence[str], new: Sequence[str]) -> set[tuple[int, int]]:
    """Places in two lists whose texts are worth comparing, wherever they stand: few for each text."""
    return _candidates(_Side(old, range(len(old)), ()), _Side(new, range(len(new)), ()))


class _Side:
    """The texts of one list that are still free, and where each has its place."""

    def __init__(self, texts: Sequence[str], free: Sequence[int], fixed: Sequence[int]) -> None:
        self.texts, self.free, self._fixed = texts, free, fixed
        self.grams = {at: _grams(texts[at]) for at in free}
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, grams in self.grams.items():
            for gram in grams:
                self.places[gram].append(at)

    def gap(self, at: int) -> int:
        """Between which of the texts that kept their order."""
        return bisect_left(self._fixed, at)


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _GRAM] for at in range(max(len(text) - _GRAM + 1, 1))) if text else frozenset()


def _candidates(one: _Side, other: _Side) -> set[tuple[int, int]]:
    """What is worth comparing."""
    found = set(_sharing(one, other))
    found |= {(a, b) for b, a in _sharing(other, one)}
    gaps: dict[int, list[int]] = defaultdict(list)
    for b in other.free:
        gaps[other.gap(b)].append(b)
    for gap, group in groupby(one.free, key=one.gap):
        here, there = list(group), gaps.get(gap, [])
        if len(here) * len(there) <= _CLOSE:
            found |= {(a, b) for a in here for b in there}
    return found


def _sharing(one: _Side, other: _Side) -> Iterator[tuple[int, int]]:
    """Texts that share the rarest sequences of each text of the first list."""
    for at, grams in one.grams.items():
        known = sorted(
            (gram for gram in grams if gram in other.places), key=lambda gram: (len(other.places[gram]), gram)
        )
        counts: Counter[int] = Counter()
        for gram in known[:_RARE]:
            counts.update(other.places[gram][:_CLOSE])
        yield from ((at, found) for found, _ in counts.most_common(_CANDIDATES))


def _alike(one: _Side, other: _Side, pairs: Iterable[tuple[int, int]]) -> Iterator[NearLink]:
    for a, b in pairs:
        short = min(len(one.texts[a]), len(other.texts[b])) < _SHORT
        least = _HERE if one.gap(a) == other.gap(b) else _SHORT_NEAR if short else _NEAR
        score = Indel.normalized_similarity(one.texts[a], other.texts[b], score_cutoff=least)
        if score >= least:
            yield NearLink((a,), (b,), score)


def _parted(one: _Side, other: _Side, pairs: Iterable[tuple[int, int]]) -> Iterator[NearLink]:
    """Texts of the first list that stand in the second as several, one soon after the other."""
    parts: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        if b not in parts[a] and _held(one, other, a, b):
            parts[a].update(_around(one, other, a, b))
    for a, held in parts.items():
        for run in {run for gap in (1, _BETWEEN) for run in _runs(sorted(held), gap)}:
            score, best = _without_ends(one.texts[a], run, other.texts)
            if len(best) > 1 and score >= _WHOLE:
                yield NearLink((a,), best, score)


def _without_ends(whole: str, run: tuple[int, ...], texts: Sequence[str]) -> tuple[float, tuple[int, ...]]:
    """Parts and how alike they are to the whole, without those at either end that belong to something else."""

    def likeness(parts: tuple[int, ...]) -> float:
        return Indel.normalized_similarity(whole, "".join(texts[at] for at in parts))

    score = likeness(run)
    for side in (slice(1, None), slice(None, -1)):
        while len(run) > 1 and (better := likeness(run[side])) > score:
            score, run = better, run[side]
    return score, run


def _around(one: _Side, other: _Side, whole: int, part: int) -> Iterator[int]:
    """A part and those beside it."""
    yield part
    for step in (-1, 1):
        at = part + step
        while _held(one, other, whole, at):
            yield at
            at += step


def _held(one: _Side, other: _Side, whole: int, part: int) -> bool:
    grams = other.grams.get(part)
    if not grams or len(other.texts[part]) >= len(one.texts[whole]):
        return False
    if len(other.texts[part]) < _GRAM:
        return other.texts[part] in one.texts[whole]
    return len(grams & one.grams[whole]) >= _HELD * len(grams)


def _runs(places: Sequence[int], gap: int) -> Iterator[tuple[int, ...]]:
    """Places that follow each other, none further than a gap from the one before."""
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > gap:
            yield tuple(run)
            run = []
        run.append(place)
    yield tuple(run)


def _best(found: Iterable[NearLink], one: _Side, other: _Side) -> Iterator[NearLink]:
    """The best first, as long as its texts are free; of equals what stands at its place."""

    def rank(each: NearLink) -> tuple[float, int, tuple[int, ...], tuple[int, ...]]:
        away = abs(one.gap(each.old[0]) - other.gap(each.new[0]))
        return (-each.score - (0 if away else _PLACE), away, each.old, each.new)

    taken: tuple[set[int], set[int]] = (set(), set())
    for each in sorted(found, key=rank):
        if taken[0].isdisjoint(each.old) and taken[1].isdisjoint(each.new):
            taken[0].update(each.old)
            taken[1].update(each.new)
            yield each
