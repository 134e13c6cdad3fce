"""A passage found again in a text that may have changed: by its words, by what stood around it, by its turn.

Compared without white space and width, so that the same document in another format has it too. Nothing is guessed: a
passage that may be one of several places is at none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice, pairwise

from corpus.corrections.correction import Quoted
from corpus.fold import fold
from corpus.model import Span

AROUND = 40
"""Characters of context that are kept on either side."""
_TELLING = 8
"""Characters of a passage or its context that hardly stand together twice by chance."""
_SHORT_TELLING = 3
_EDGE = 10
"""Characters at an end of a passage by which one that was changed inside is found."""
_LEAST_EDGE = 5
_MOST = 500
"""Places that are weighed."""
_ALIKE = 0.7


class FoundBy(StrEnum):
    """How a passage was found."""

    SAME = "same"
    MOVED = "moved"
    ALTERED = "altered"
    """Its words were changed."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    span: Span
    way: FoundBy


class SearchedText:
    """A text in which passages are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _places(self) -> list[int]:
        """Of each character that is compared, where it stands."""
        return [at for at, letter in enumerate(self.text) if not letter.isspace()]

    @cached_property
    def words(self) -> str:
        return squeezed(self.text)

    def span(self, start: int, end: int) -> Span:
        """A stretch of ``words`` as a stretch of the text."""
        return Span(self._places[start], self._places[end - 1] + 1)

    def index(self, offset: int) -> int:
        """The first compared character from an offset on."""
        return bisect_left(self._places, offset)

    def occurrences(self, words: str, within: tuple[int, int] | None = None) -> list[int]:
        low, high = within or (0, len(self.words))
        return list(islice(_occurrences(self.words, words, low, high), _MOST)) if words else []

    def quoted(self, span: Span) -> Quoted:
        """A passage as it is to be found again."""
        text = self.text
        start, words = self.index(span.start), squeezed(text[span.start : span.end])
        places = self.occurrences(words)
        return Quoted(
            start=span.start,
            quote=text[span.start : span.end],
            before=text[max(span.start - AROUND, 0) : span.start],
            after=text[span.end : span.end + AROUND],
            nth=places.index(start) if start in places else 0,
            of=len(places),
        )

    def find(self, quoted: Quoted) -> FoundPassage | None:
        """Where a passage stands now; None where it stands nowhere, or perhaps in several places."""
        end = quoted.start + len(quoted.quote)
        there = self.text[quoted.start : end] == quoted.quote
        before = self.text[max(quoted.start - AROUND, 0) : quoted.start]
        if there and before == quoted.before and self.text[end : end + AROUND] == quoted.after:
            return FoundPassage(Span(quoted.start, end), FoundBy.SAME)
        words = squeezed(quoted.quote)
        if not words:
            return None
        if places := self.occurrences(words):
            at = self._chosen(places, words, quoted)
            return None if at is None else FoundPassage(self.span(at, at + len(words)), FoundBy.MOVED)
        return self._altered(words, quoted)

    def _chosen(self, places: Sequence[int], words: str, quoted: Quoted) -> int | None:
        """The one of several places that is meant."""
        before, after = squeezed(quoted.before), squeezed(quoted.after)
        scores = [self._around(at, len(words), before, after) for at in places]
        best = max(scores)
        leading = [at for at, score in zip(places, scores, strict=True) if score == best]
        if len(places) == 1 and len(words) >= _TELLING:
            return places[0]
        if len(leading) == 1 and best >= (_SHORT_TELLING if len(places) == 1 else _TELLING):
            return leading[0]
        same_turn = len(places) == quoted.of and len(places) < _MOST
        if same_turn and places[quoted.nth] in leading and (best >= _TELLING or len(words) >= _TELLING):
            return places[quoted.nth]
        return None

    def _around(self, at: int, length: int, before: str, after: str) -> int:
        """How many characters around a place are those that stood around the passage."""
        left = self.words[max(at - len(before), 0) : at]
        right = self.words[at + length : at + length + len(after)]
        return _common(left[::-1], before[::-1]) + _common(right, after)

    def _altered(self, words: str, quoted: Quoted) -> FoundPassage | None:
        """A passage whose words were changed: between what stood before and behind it, or between its own ends."""
        best: tuple[float, int, int] | None = None
        found = {pair: likeness(words, self.words[pair[0] : pair[1]]) for pair in self._pairs(words, quoted)}
        for (start, end), degree in found.items():
            if degree >= _ALIKE and (best is None or degree > best[0]):
                best = (degree, start, end)
        if best is None or sum(degree == best[0] for degree in found.values()) > 1:
            return None
        return FoundPassage(self.span(best[1], best[2]), FoundBy.ALTERED)

    def _pairs(self, words: str, quoted: Quoted) -> Iterator[tuple[int, int]]:
        before, after = squeezed(quoted.before)[-_EDGE:], squeezed(quoted.after)[:_EDGE]
        starts = {at + len(before) for at in self._few(before)}
        ends = set(self._few(after))
        own = min(_EDGE, len(words) // 2)
        starts |= set(self._few(words[:own]))
        ends |= {at + own for at in self._few(words[len(words) - own :])}
        for start in sorted(starts):
            likely = [end for end in ends if 0.6 <= (end - start) / len(words) <= 1.6]
            yield from ((start, end) for end in sorted(likely, key=lambda e: abs(e - start - len(words)))[:3])

    def _few(self, words: str) -> list[int]:
        """Places of an edge that stands in few of them."""
        found = self.occurrences(words) if len(words) >= _LEAST_EDGE else []
        return found if len(found) <= 20 else []


def squeezed(text: str) -> str:
    """Without white space, in one width."""
    return "".join(letter for letter, own in zip(fold(text), text, strict=True) if not own.isspace())


def _occurrences(text: str, words: str, low: int, high: int) -> Iterator[int]:
    at = text.find(words, low, high)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, high)


def _common(one: str, other: str) -> int:
    """Characters that two strings begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def likeness(one: str, other: str) -> float:
    """Of pairs of characters, those that both have."""
    sides = [Counter(pairwise(side)) for side in (one, other)]
    total = sides[0].total() + sides[1].total()
    return 2 * (sides[0] & sides[1]).total() / total if total else float(one == other)
