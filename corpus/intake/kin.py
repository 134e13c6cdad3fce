"""What documents have to do with each other by their words: likeness and keywords, made when first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from corpus.keywords import Keyword, Keywords
from corpus.likeness.likeness import Likeness
from corpus.search.words import Cutter, squeeze
from corpus.store.sqlite import Store
from extract.knowledge import load_knowledge
from extract.lexicon import read_rows

_LISTS = {
    "institutions.csv": ("preferred_label", "alternative_labels"),
    "regions.csv": ("name",),
    "zones.csv": ("name", "alternative_names"),
}
"""Lexicons, and which of their columns hold names."""
_LONGEST = 12
"""Characters of a word: what is longer is a sentence to jieba."""


class Kin:
    """Of one corpus. Usable from several threads."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder, self._store = folder, store

    @cached_property
    def likeness(self) -> Likeness:
        """What resembles what."""
        return Likeness(self._folder / "likeness", self._store, Cutter(lexicon_words()).cut)

    @cached_property
    def keywords(self) -> Keywords:
        """What texts are about."""
        return Keywords(self._folder / "words", lexicon_words(), self.likeness)

    def keywords_of(self, document_id: str, limit: int = 10) -> tuple[Keyword, ...]:
        return self.keywords.of(self._store.quote(document_id), limit)


@cache
def lexicon_words() -> tuple[str, ...]:
    """The names of organs, regions, zones and themes, each once."""
    names = {squeeze(name) for name in _names()}
    return tuple(sorted(name for name in names if 1 < len(name) <= _LONGEST and name.isalpha()))


def _names() -> Iterator[str]:
    for theme in load_knowledge().themes.themes:
        yield from (theme.label, *theme.alternatives, *theme.broad)
    for name, columns in _LISTS.items():
        for row in read_rows(name, columns):
            yield from (label for column in columns for label in row.labels(column))
