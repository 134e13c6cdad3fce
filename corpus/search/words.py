"""Text as an index sees it: what counts as equal, words for ranking, pairs of characters for exact phrases."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import add
from typing import Protocol

from corpus.fold import fold
from corpus.model import Span

BREAK = "⏎"
"""Stands for a line break: a phrase does not run from one paragraph into the next unless it says so."""

END = "\x1f"
"""Stands behind a text in its last pair, so that every character begins one; white space, so that no squeezed text has
it."""

_CODE, _CODES = "I", f"utf-32-{sys.byteorder[0]}e"
"""Of an array that holds a character as its number, and of the encoding of just these bytes."""
_KEPT = 1024
"""Texts that are kept cut: the records of a document repeat its passages, and all its entries its titles."""
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"


class _Forms(dict[int, str]):
    """Character to its squeezed form, worked out when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character == "\n":
            form = BREAK
        elif character.isspace() or character in _INVISIBLE:
            form = ""
        else:
            form = fold(character).casefold().strip()
        self[code] = form
        return form


_FORMS = _Forms()
_UNSTABLE = re.compile(rf"[^!-@\[-~{BREAK}、。《》\u4e00-\u9fff]")
"""Finds what may have another form; few characters of a folded text, so that replacing these takes half the time of
looking up each."""
_UNSEEN = re.compile(rf"[\s{_INVISIBLE}]")


def squeeze(text: str) -> str:
    """The form in which texts are compared: folded (width, brackets, quotes, traditional characters), without case,
    without white space inside a line. Context-free: ``squeeze(a + b) == squeeze(a) + squeeze(b)``.

    >>> squeeze("（GDP 增長）\\n二、")
    '(gdp增长)⏎二、'
    """
    text = fold(text)
    for character in set(_UNSTABLE.findall(text)):
        text = text.replace(character, _FORMS[ord(character)])
    return text


def pairs(squeezed: str) -> list[str]:
    """Overlapping pairs of characters, in order; the position of a pair is that of its first character."""
    return list(map(add, squeezed, squeezed[1:]))


def spaced_pairs(squeezed: str) -> str:
    """The same pairs apart by spaces, laid out as numbers: a third of the time, and every text of a corpus comes here.

    >>> spaced_pairs("生态补偿")
    '生态 态补 补偿'
    """
    if len(squeezed) < 2:
        return ""
    codes = array(_CODE, squeezed.encode(_CODES, "surrogatepass"))
    spaced = array(_CODE, [ord(" ")]) * (3 * len(squeezed) - 4)
    spaced[::3], spaced[1::3] = codes[:-1], codes[1:]
    return spaced.tobytes().decode(_CODES, "surrogatepass")


def pair_terms(squeezed: str) -> tuple[tuple[int, str], ...]:
    """The fewest pairs, with their positions, that fix a string of two characters or more.

    >>> pair_terms("生态补偿金")
    ((0, '生态'), (2, '补偿'), (3, '偿金'))
    """
    last = len(squeezed) - 2
    starts = [*range(0, last, 2), last]
    return tuple((start, squeezed[start : start + 2]) for start in starts)


_STRETCH = re.compile(r"[\da-z][\da-z.]*|[^\W\da-z_]+")


def surroundings(squeezed: str) -> tuple[str, ...]:
    """The terms by which what stands over an entry is found: pairs of characters, and numbers and Latin words whole.

    >>> surroundings("2015年生态补偿"), surroundings("5g")
    (('2015', '年生', '生态', '态补', '补偿'), ('5g',))
    """
    found: list[str] = []
    for stretch in _STRETCH.findall(squeezed):
        if stretch[0].isascii():
            found.append(stretch.rstrip("."))
        else:
            found += pairs(stretch)
    return tuple(dict.fromkeys(found))


def find_all(text: str, needles: Iterable[str]) -> tuple[Span, ...]:
    """Where squeezed needles occur in a text, as merged spans of the text itself, in order."""
    haystack = squeeze(text)
    origin = _origins(text, haystack)
    found = [
        Span(origin[start], origin[start + len(needle) - 1] + 1)
        for needle in dict.fromkeys(needles)
        if needle
        for start in _occurrences(haystack, needle)
    ]
    return _merge(sorted(found))


def _origins(text: str, squeezed: str) -> Sequence[int]:
    """For each squeezed character the offset it comes from."""
    if len(squeezed) == len(text) and not _UNSEEN.search(text):
        return range(len(text))  # only these have no form: without them each has one character
    lengths = [len(_FORMS[ord(character)]) for character in text]
    return [offset for offset, length in enumerate(lengths) for _ in range(length)]


def _occurrences(haystack: str, needle: str) -> Iterable[int]:
    start = haystack.find(needle)
    while start != -1:
        yield start
        start = haystack.find(needle, start + 1)


def _merge(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


class _Jieba(Protocol):
    def cut(self, text: str) -> list[str]: ...
    def cut_for_search(self, text: str) -> list[str]: ...


class Cutter:
    """Cuts squeezed text into words with the Rust jieba: the same dictionary and cuts as jieba, ten times faster.

    How texts are cut moves the ranking alone; how a query is cut also decides which pieces of it must occur. Our
    lexicons are therefore not its dictionary: 生态补偿 as one word would no longer find 生态效益补偿.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = tuple(words)
        self.terms = lru_cache(maxsize=_KEPT)(self._terms)
        """What ``cut_for_search`` finds, apart by spaces."""

    @cached_property
    def _jieba(self) -> _Jieba:
        import rjieba  # it loads its dictionary on import: a tenth of a second that most commands can do without

        if not self._words:
            return rjieba  # the module cuts with that dictionary; an object of its own would load it once more
        jieba = rjieba.Jieba()
        for word in self._words:
            jieba.add_word(word, None, None)
        return jieba

    def cut(self, squeezed: str) -> list[str]:
        """Words side by side, punctuation left out: no word that the cutter makes begins with a sign."""
        return [word for word in self._jieba.cut(squeezed) if word[0].isalnum()]

    def boundaries(self, text: str) -> frozenset[int]:
        """Where words begin and end."""
        return frozenset((0, *accumulate(map(len, self._jieba.cut(text)))))

    def cut_for_search(self, squeezed: str) -> list[str]:
        """Words with the shorter words inside them."""
        return [word for word in self._jieba.cut_for_search(squeezed) if word[0].isalnum()]

    def _terms(self, squeezed: str) -> str:
        return " ".join(self.cut_for_search(squeezed))
