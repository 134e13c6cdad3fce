"""Two texts side by side: which stretches they share, word for word, and how much of the shorter that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.model import Span
from corpus.search.words import BREAK, squeeze

LEAST_RUN = 6
"""Characters that a shared stretch has at least: shorter ones are words, which any two documents share."""
_LETTERS = 4
"""Of them letters, numerals or Chinese characters: rows of dots and dashes are no wording."""
SHORTEST = 40
"""A text shorter than this counts as if it were so long: every document has 加强组织领导."""
_PLACES = 20
"""Places where the same six characters are tried: texts that repeat themselves stay linear."""


class _Compared(dict[int, str]):
    """Character to its compared form, worked out when first met."""

    def __missing__(self, code: int) -> str:
        form = squeeze(chr(code))
        self[code] = "" if form == BREAK else form
        return self[code]


_FORMS = _Compared()


@dataclass(frozen=True)
class Wording:
    """A text as it is compared: folded, without case, white space and line ends."""

    original: str

    @cached_property
    def text(self) -> str:
        return plain(self.original)

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch in the original."""
        return Span(self._origins[start], self._origins[end - 1] + 1)

    @cached_property
    def _origins(self) -> Sequence[int]:
        """Where in the original each character stands."""
        lengths = [len(_FORMS[ord(character)]) for character in self.original]
        return [at for at, length in enumerate(lengths) for _ in range(length)]


@dataclass(frozen=True, slots=True, order=True)
class Shared:
    """A stretch that two texts share: where it stands in either."""

    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts share."""

    shared: tuple[Shared, ...]
    """In the order of the first text."""
    characters: int
    """How many, without white space."""
    score: float
    """Which part of the shorter text that is: from 0 to 1."""


def plain(text: str) -> str:
    """A text as it is compared.

    >>> plain("（GDP 增長）\\n二、")
    '(gdp增长)二、'
    """
    return text.translate(_FORMS)


def compare(one: Wording, other: Wording, *, least: float = 0.0, shortest: int = SHORTEST) -> Comparison:
    """What two texts share; whichever is called the first, the stretches and the score are the same.

    Where the score is under ``least`` the stretches are not told. ``shortest`` is what shorter texts count as.
    """
    turned = (len(one.text), one.text) > (len(other.text), other.text)
    short, long = (other, one) if turned else (one, other)
    runs = list(_runs(short.text, long.text))
    characters = sum(length for _, _, length in runs)
    score = characters / max(len(short.text), shortest)
    pairs = ((short.span(a, a + n), long.span(b, b + n)) for a, b, n in runs if score >= least)
    shared = (Shared(b, a) if turned else Shared(a, b) for a, b in pairs)
    return Comparison(tuple(sorted(shared)), characters, score)


def _runs(short: str, long: str) -> Iterator[tuple[int, int, int]]:
    """From left to right through the shorter text the longest run that also stands in the longer: both places and its
    length. Each character of the shorter lies in one run at most."""
    wanted = set(_beginnings(short))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, beginning in enumerate(_beginnings(long)):
        if beginning in wanted and len(known := places[beginning]) < _PLACES:
            known.append(at)
    if not places:
        return
    free = 0
    for start, beginning in enumerate(_beginnings(short)):
        if start >= free and beginning in places:
            length, place = max((_common(short, start, long, at), -at) for at in places[beginning])
            free = start + length
            if _is_wording(short[start:free]):
                yield start, -place, length


def _beginnings(text: str) -> list[str]:
    """What a run that begins at each place begins with."""
    return [text[at : at + LEAST_RUN] for at in range(len(text) - LEAST_RUN + 1)]


def _common(one: str, start: int, other: str, at: int) -> int:
    """How many characters agree from two places on, where LEAST_RUN are known to."""
    length, most = LEAST_RUN, min(len(one) - start, len(other) - at)
    while length < most and one[start + length] == other[at + length]:
        length += 1
    return length


def _is_wording(run: str) -> bool:
    return sum(map(str.isalnum, run)) >= _LETTERS
