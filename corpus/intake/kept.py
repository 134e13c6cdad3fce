"""What people keep with a corpus: saved searches that know what is new, and watched folders."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.intake.folder import WatchedFolder
from corpus.search.asked import Entry, Query
from corpus.search.engines.index import Index
from corpus.search.words import squeeze
from corpus.store.saved import (
    SavedSearch,
    drop_search,
    keep_search,
    list_searches,
    note_look,
    note_seen,
    saved_name,
    was_seen,
)
from corpus.store.sqlite import Store

PERSON, WATCH = "", "watch"
"""Who looks: what the command watch has told, a person has not seen."""
_FEW = 500
"""Changed documents that are named to the index; of more the whole result is gone through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a saved search finds that a reader has not seen."""

    search: SavedSearch
    reader: str
    entries: tuple[Entry, ...]
    generation: int
    """Of the store, before it was asked: what came later is told the next time."""


class Kept:
    """Of one corpus. Usable from several threads.

    An entry is known again by its words and its document (its id, or its title and number; where it has no number,
    whose it is and of which year, since many are called 政府工作报告): another number after
    documents were read anew, or another version of the file, makes nothing new that was seen.
    """

    def __init__(self, store: Store, index: Index) -> None:
        self._store, self._index = store, index

    def save(self, name: str, query: Query) -> str:
        """Under a name, in place of what had it; what it finds now is seen. The name as it is kept. Raises
        SavedNameError."""
        name = saved_name(name)
        keep_search(self._store.connection, name, query, _now())
        for reader in (PERSON, WATCH):
            self.look(name, reader)
        return name

    def remove(self, name: str) -> bool:
        """Whether there was one."""
        return drop_search(self._store.connection, name)

    def all(self, reader: str = PERSON) -> tuple[SavedSearch, ...]:
        return list_searches(self._store.connection, reader)

    def search(self, name: str, reader: str = PERSON) -> SavedSearch | None:
        return next((each for each in self.all(reader) if each.name == name), None)

    def news(self, reader: str = PERSON) -> tuple[News, ...]:
        """Of each saved search what is new, perhaps nothing."""
        return tuple(self.news_of(each, reader) for each in self.all(reader))

    def news_of(self, saved: SavedSearch, reader: str = PERSON) -> News:
        generation = self.present
        known = self._store.connection, saved.name, reader
        entries = tuple(entry for entry in self._since(saved) if not was_seen(*known, _keys(entry)))
        return News(search=saved, reader=reader, entries=entries, generation=generation)

    def told(self, news: News) -> None:
        """What was new has been seen."""
        self._note(news.search.name, news.reader, news.entries, news.generation)

    def look(self, name: str, reader: str = PERSON) -> None:
        """All that a search finds now is seen."""
        if saved := self.search(name, reader):
            generation = self.present
            self._note(name, reader, self._since(saved), generation)

    def _note(self, name: str, reader: str, entries: Iterable[Entry], generation: int) -> None:
        note_seen(self._store.connection, name, reader, (key for entry in entries for key in _keys(entry)))
        note_look(self._store.connection, name, reader, generation, _now())

    @property
    def present(self) -> int:
        """Up to where the index has what the store has."""
        return min(self._index.generation, self._store.generation)

    def _since(self, saved: SavedSearch) -> Iterator[Entry]:
        """What it finds in documents that changed since the reader looked."""
        changed = self._store.changed_since(saved.generation)
        if not changed:
            return iter(())
        return self._index.entries(saved.query, changed if len(changed) <= _FEW else None, strictly=True)

    def folder(self, path: Path) -> WatchedFolder:
        return WatchedFolder(self._store, path)


def _keys(entry: Entry) -> tuple[int, ...]:
    words = (entry.kind.value, squeeze(entry.text))
    whose = "\0".join(value for name in ("issuer", "region", "year") for value in entry.facets.get(name, ()))
    return _key("id", entry.document_id, *words), _key(entry.document_title, entry.document_number or whose, *words)


def _key(*parts: str) -> int:
    """A whole number as SQLite has them."""
    digest = hashlib.blake2b("\0".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")
