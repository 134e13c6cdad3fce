"""What texts are about: jieba's TF-IDF over the corpus's own document frequencies, the lexicons as its dictionary.

The jieba of this module is its own. Those that cut for the index must not have these words (see
``corpus.search.words.Cutter``).
"""

from __future__ import annotations

import logging
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.search.words import BREAK, squeeze

if TYPE_CHECKING:
    from jieba import Tokenizer
    from jieba.analyse.tfidf import TFIDF

_READ = 60_000
"""What a document is about it says in so many characters; all of them are read of nearly every document."""
_GENERAL = 50
"""A corpus counts as if it had so many further documents, of any subject: in one of ten, every word is rare."""
_LEXICON = 2_000
"""How frequent a lexicon's word is taken to be: enough to be cut as one word."""
_TWICE, _LONG = 2, 600
"""A text longer than this names its subject more than once."""


class Frequencies(Protocol):
    """In how many documents words stand."""

    @property
    def total(self) -> int: ...

    def frequency(self, word: str) -> int: ...


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that tells what a text is about."""

    word: str
    weight: float
    count: int
    """How often the text has it."""


class Keywords:
    """Finds keywords. Its dictionary is loaded when it is first asked: that takes a second."""

    def __init__(self, folder: Path, words: Iterable[str], frequencies: Frequencies) -> None:
        """``folder``: where jieba keeps its dictionary in the form that it loads fast."""
        self._folder, self._words, self._frequencies = folder, tuple(words), frequencies

    def of(self, text: str, limit: int = 10) -> tuple[Keyword, ...]:
        """The words that a text has more often than the corpus leads one to expect, the most telling first."""
        squeezed = squeeze(text[:_READ]).replace(BREAK, "\n")
        extractor = self._extractor
        counted = Counter(self._tokenizer.cut(squeezed))
        least = _TWICE if len(squeezed) > _LONG else 1
        extractor.idf_freq = self._rarities(word for word, count in counted.items() if count >= least)
        extractor.median_idf = 0.0  # what has no rarity is no keyword
        found = extractor.extract_tags(squeezed, topK=None, withWeight=True)
        best = [Keyword(word, weight, counted[word]) for word, weight in found if weight > 0]
        return tuple(sorted(best, key=lambda one: (-one.weight, one.word)))[:limit]

    def among(self, texts: Iterable[str], limit: int = 10) -> tuple[Keyword, ...]:
        """Of several texts together: of a result."""
        return self.of("\n".join(texts), limit)

    def _rarities(self, words: Iterable[str]) -> dict[str, float]:
        """How rare words are (IDF), as far as they can be keywords."""
        total, general = self._frequencies.total + _GENERAL, self._general
        found = {}
        for word in filter(_can_tell, words):
            usual = _GENERAL * exp(-general[word]) if word in general else 0.0
            found[word] = log(total / (self._frequencies.frequency(word) + usual + 0.5))
        return {word: max(rarity, 0.0) for word, rarity in found.items()}

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        import jieba  # loads for a second, which most commands can do without

        jieba.setLogLevel(logging.WARNING)
        tokenizer = jieba.Tokenizer()
        with suppress(OSError):  # where nothing can be written jieba uses the system's folder
            self._folder.mkdir(parents=True, exist_ok=True)
            tokenizer.tmp_dir = str(self._folder)
        tokenizer.initialize()
        for word in map(squeeze, self._words):
            tokenizer.add_word(word, max(_LEXICON, tokenizer.FREQ.get(word, 0)))
        return tokenizer

    @cached_property
    def _extractor(self) -> TFIDF:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # jieba leaves closing its file to Python
            from jieba import analyse
        extractor = copy(analyse.default_tfidf)
        extractor.tokenizer = self._tokenizer
        extractor.stop_words = stop_words()
        return extractor

    @cached_property
    def _general(self) -> dict[str, float]:
        """The rarities that come with jieba, of words in general."""
        general: dict[str, float] = self._extractor.idf_loader.get_idf()[0]
        return general


@cache
def stop_words() -> frozenset[str]:
    """Words that are never keywords."""
    groups = tomllib.loads(files("corpus").joinpath("stop_words.toml").read_text(encoding="utf-8"))["words"]
    return frozenset(squeeze(word) for words in groups.values() for word in words.split())


def _can_tell(word: str) -> bool:
    """Whether a word may be a keyword at all: two letters or more, and no number."""
    return len(word) > 1 and word.isalpha() and word not in stop_words() and not _is_number(word)


def _is_number(word: str) -> bool:
    return set(word) <= set("〇零一二三四五六七八九十百千万亿两年月日第条款项个分之点半")
