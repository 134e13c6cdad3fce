"""What documents have to do with each other by their words: likeness and keywords, made when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from corpus.intake.precedents import PrecedentFinder
from corpus.keywords import Keyword, Keywords
from corpus.likeness.likeness import Likeness
from corpus.likeness.wording import SHORTEST, plain
from corpus.model import Span
from corpus.search.engines.index import Index
from corpus.search.words import Cutter, squeeze
from corpus.store.chains import STEPS, Chain, chain_of
from corpus.store.lacking import LackingPaper, list_lacking
from corpus.store.listing import DocumentRow, Where, list_documents, list_named
from corpus.store.places import passage_at
from corpus.store.series import NumberSeries, list_series
from corpus.store.sqlite import Store
from extract.knowledge import load_knowledge
from extract.lexicon import read_rows

_LISTS = {
    "institutions.csv": ("preferred_label", "alternative_labels"),
    "regions.csv": ("name",),
    "zones.csv": ("name", "alternative_names"),
}
"""Lexicons, and which of their columns hold names."""
_ENDS = "。；;！？\n"
_AT_ONCE = 500
"""Documents that one question names: SQLite has a limit."""
_LONGEST = 12
"""Characters of a word: what is longer is a sentence to jieba."""


class Kin:
    """Of one corpus. Usable from several threads."""

    def __init__(self, folder: Path, store: Store, index: Index) -> None:
        self._folder, self._store, self._index = folder, store, index

    @cached_property
    def likeness(self) -> Likeness:
        """What resembles what."""
        return Likeness(self._folder / "likeness", self._store, Cutter(lexicon_words()).cut)

    def close(self) -> None:
        if "likeness" in self.__dict__:  # it was asked for
            self.likeness.close()

    @cached_property
    def precedents(self) -> PrecedentFinder:
        """How others put something."""
        return PrecedentFinder(self._store, self._index, self.likeness)

    @cached_property
    def keywords(self) -> Keywords:
        """What texts are about."""
        return Keywords(self._folder / "words", lexicon_words(), self.likeness)

    def keywords_of(self, document_id: str, limit: int = 10) -> tuple[Keyword, ...]:
        return self.keywords.of(self._store.quote(document_id), limit)

    def quote(self, document_id: str, span: Span | None = None) -> str:
        """A stretch of a document's text, or all of it; empty where there is no such document."""
        return self._store.quote(document_id, span)

    def around(self, document_id: str, span: Span) -> Span:
        """A place widened to whole sentences, until there is enough to compare: a record may be one phrase."""
        text, start, end = self._store.quote(document_id), span.start, span.end
        while len(plain(text[start:end])) < SHORTEST and (start > 0 or end < len(text)):
            start, end = _sentence_start(text, start), _sentence_end(text, end)
            if len(plain(text[start:end])) < SHORTEST:
                start, end = max(start - 1, 0), min(end + 1, len(text))
        return Span(start, end)

    def passage(self, document_id: str, span: Span) -> tuple[str, Span]:
        """What a record's words are a part of, or the head of, and where in it they stand."""
        whole = passage_at(self._store.connection, document_id, span)
        return self._store.quote(document_id, whole), Span(span.start - whole.start, span.end - whole.start)

    def named(self, words: str) -> tuple[DocumentRow, ...]:
        """The documents that a person may mean by an id, a number, a title or a part of one."""
        return list_named(self._store.connection, words)

    def chain(self, document_id: str, steps: int = STEPS) -> Chain | None:
        """What a document rests on and what rests on it."""
        return chain_of(self._store.connection, document_id, steps)

    def series(self, document_number: str | None = None) -> tuple[NumberSeries, ...]:
        """Yearly series of numbers that have holes; only that of a number."""
        return list_series(self._store.connection, document_number)

    def lacking(self, limit: int = 50) -> tuple[LackingPaper, ...]:
        """What documents cite and the corpus does not have."""
        return list_lacking(self._store.connection, limit)

    def rows(self, document_ids: Iterable[str]) -> Mapping[str, DocumentRow]:
        """Documents as lists show them, by their ids."""
        ids = tuple(dict.fromkeys(document_ids))
        slices = (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
        return {row.document_id: row for some in slices for row in self._rows(some)}

    def _rows(self, ids: tuple[str, ...]) -> tuple[DocumentRow, ...]:
        where = Where(f"WHERE document_id IN ({', '.join('?' * len(ids))})", ids)
        return list_documents(self._store.connection, where)


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in _ENDS) + 1


def _sentence_end(text: str, at: int) -> int:
    """Behind the sentence that holds the character before ``at``."""
    found = [end for mark in _ENDS if (end := text.find(mark, max(at - 1, 0))) >= 0]
    return min(found, default=len(text) - 1) + 1


@cache
def lexicon_words() -> tuple[str, ...]:
    """The names of organs, regions, zones and themes, each once."""
    themes = load_knowledge().themes.themes
    words = (word for theme in themes for word in (theme.label, *theme.alternatives, *theme.broad))
    names = {*map(squeeze, words), *proper_names()}
    return tuple(sorted(name for name in names if 1 < len(name) <= _LONGEST and name.isalpha()))


@cache
def proper_names() -> frozenset[str]:
    """The names of organs, regions and zones."""
    rows = ((row, columns) for name, columns in _LISTS.items() for row in read_rows(name, columns))
    return frozenset(squeeze(label) for row, columns in rows for column in columns for label in row.labels(column))
