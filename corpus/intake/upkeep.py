"""Store and index kept in agreement: changed together, mended where one is behind, made anew where it is broken."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from errno import ENOSPC
from pathlib import Path

from corpus.intake.indexed import IndexedEntries
from corpus.model import ParsedDocument
from corpus.search.engines.engine import IndexBroken, IndexBusy
from corpus.search.engines.guarded import of_the_disk
from corpus.search.engines.index import Index
from corpus.store.connections import cannot_write
from corpus.store.sqlite import Store
from corpus.store.troubles import TROUBLES, explain, is_full

_PATIENCE = 5.0
"""Seconds to wait for another thread's changes."""
_LONG, _GLANCE = 60.0, 0.2
"""Seconds to wait for another program that brings the same index up to a shared store, and between two looks."""
_AT_ONCE = 2000
"""Changed documents of a shared store that an index takes in with one commit."""
REBUILT = "检索索引是旧版本写成的、已损坏，或不是这个语料库的，已由库中内容重建，没有内容丢失。"
ELSEWHERE = "语料库的文件夹不能写入，这次检索用的是临时索引；结果完整，只是打开要久一些。"
BEHIND = "另一个程序正在写入这个语料库，检索结果可能还缺最近加入的文件。"


class Upkeep:
    """Of one corpus. Usable from several threads."""

    def __init__(self, folder: Path, store: Store, index: Index, place: str = "") -> None:
        """``place``: what the index is called among those of its store, where that is shared."""
        self._folder, self._store, self._index = folder, store, index
        self._right = f"index {index.name} {place or folder.resolve()}"
        self._lock, self._renewing = threading.Lock(), threading.Lock()
        self.entries = IndexedEntries(store)
        self._taken: int | None = None
        """While changing: the generation up to which the index has all; None where what it holds is no state at all."""
        self._moved: set[str] = set()
        """While changing: documents whose entries depend on others that were added; they are made anew afterwards."""
        self._notices: list[str] = []
        self._followed = False
        index.house.mender = self._renewed

    def notices(self) -> tuple[str, ...]:
        """What happened to the index that people should know, in Chinese; each is told once."""
        told, self._notices = tuple(dict.fromkeys(self._notices)), []
        return told

    def follow(self, *, patience: float = 0.0) -> None:
        """Take in what the index lacks. Where that cannot be written, what it has is asked, or one made elsewhere."""
        house = self._index.house
        if not self._followed:
            self._notices += [REBUILT] * house.was_broken + [ELSEWHERE] * house.is_elsewhere
        self._followed = True
        if self._index.generation == self._store.generation:
            return
        try:
            self._catch_up(patience)
        except IndexBusy:
            # Another process is adding right now, and what the index misses is what that one is about to commit.
            self._notices.append(BEHIND)
        except OSError as error:
            self._without_writing(error)
        except sqlite3.OperationalError as error:
            if not cannot_write(error):
                raise
            self._without_writing(error)

    def refill(self) -> None:
        """Make the index anew from the store. Raises IndexBusy."""
        if not self._store.is_shared:
            with self.changing():
                self.fill()
            return
        with self._store.held(self._right) as held:
            if not held:
                raise IndexBusy
            with self._round():
                self.fill()

    def _catch_up(self, patience: float) -> None:
        if not self._store.is_shared:
            with self.changing():
                pass
            return
        if not self._lock.acquire(timeout=max(patience, _PATIENCE)):
            raise IndexBusy
        try:
            self._follow_shared(patience)
        finally:
            self._lock.release()

    def _follow_shared(self, patience: float) -> None:
        """Batch after batch until there is no more: what others store meanwhile is taken in too."""
        until = time.monotonic() + patience
        while self._index.generation != self._store.generation:
            with self._store.held(self._right) as held:
                if held:
                    with self._round():
                        pass
                    continue
            if time.monotonic() >= until:
                raise IndexBusy
            time.sleep(_GLANCE)

    def _without_writing(self, error: Exception) -> None:
        """The disk is full, or nothing may be written: a search needs neither."""
        if self._index.house.is_elsewhere:
            raise error
        self._index.renew(elsewhere=True)
        self._catch_up(0)
        self._notices.append(f"{explain(error, self._folder).what}，这次检索用的是临时索引。")

    def _renewed(self, before: int) -> None:
        """Make a broken index anew, once: what breaks the next one too is no matter of its files."""
        with self._renewing:
            if self._index.house.renewals > before:
                return  # another thread has done so since
            if before:
                raise IndexBroken
            try:
                self._renew()
            except OSError as error:
                if of_the_disk(error) is None:
                    raise
                self._index.renew(elsewhere=True)
            self._notices.append(REBUILT)
            self._catch_up(0)

    # --- changing -------------------------------------------------------------------------------------------------

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Store and index change only in here, so that one process and one thread at a time changes them. Of a shared
        store the index is not held meanwhile: several processes write, and it follows when they are done.

        Whatever ends the work, the index is committed with the generation that it has taken in whole, or, where that
        is not known, as it was before. What it lacks is taken in when the corpus is next opened or changed.
        Raises IndexBusy.
        """
        if not self._lock.acquire(timeout=_PATIENCE):
            raise IndexBusy
        try:
            with nullcontext() if self._store.is_shared else self._round():
                try:
                    yield
                finally:
                    self._store.touch(self._moved)
        except BaseException:
            self._release()
            if self._store.is_shared:  # what was stored until then is found
                with suppress(*TROUBLES):
                    self.follow()
            raise
        self._release()
        if self._store.is_shared:
            self.follow(patience=_LONG)

    def _release(self) -> None:
        self._moved.clear()
        try:
            self._remake()
        finally:
            self._lock.release()

    def _remake(self) -> None:
        """Make the entries of moved documents anew, and of those that others changed meanwhile. Only now: an engine
        need not find what it has not yet committed."""
        if not self._store.is_shared and self._index.generation != self._store.generation:
            with suppress(IndexBusy), self._round():  # busy: whoever else changes it now takes this in
                pass

    @contextmanager
    def _round(self) -> Iterator[None]:
        self._begin()
        try:
            self._mend()
            yield
        finally:
            self._settle()

    def _begin(self) -> None:
        try:
            self._index.begin()
        except IndexBroken:
            self._renew()
            self._notices.append(REBUILT)
            self._index.begin()
        self._taken = self._index.generation

    def _settle(self) -> None:
        """Commit what the index has, or drop it: half an index is worse than one that knows that it is behind."""
        try:
            if self._taken is None:
                self._index.rollback()
            else:
                self._index.commit(self._taken)
        except IndexBroken:
            self._anew()
        except BaseException:
            with suppress(*TROUBLES):
                self._index.rollback()
            raise

    def _anew(self) -> None:
        """What the index had cannot be written on: another one takes in all that the store has."""
        self._renew()
        self._notices.append(REBUILT)
        self._index.begin()
        self.fill()
        assert self._taken is not None  # it has just been filled
        self._index.commit(self._taken)

    def _renew(self) -> None:
        """Throw a broken index away; not where it only looks broken because nothing can be written."""
        if is_full(self._folder) and not self._index.house.is_elsewhere:
            with suppress(*TROUBLES):
                self._index.rollback()
            raise OSError(ENOSPC, "No space left on device")
        self._index.renew()

    @contextmanager
    def both(self) -> Iterator[None]:
        """One change of the store and the same change of the index: only then has the index that generation. But not
        where others have changed the store too: the index stays at what it has for sure, and what came since is taken
        in at the end.

        What is interrupted in between is repeated by ``_mend``, which removes a document before it is added again.
        """
        before = self._store.made
        yield
        if self._taken is not None:
            reached = self._taken + self._store.made - before
            self._taken = reached if reached == self._store.generation else self._taken

    def put(self, parsed: ParsedDocument, *, again: bool = False) -> None:
        """A document into the index that was just stored; ``again``: it was there before."""
        if self._store.is_shared:
            return
        if again:
            self._index.remove([parsed.document_id])
        self._index.add(self.entries.of(parsed))

    def drop(self, document_ids: Collection[str], again: Collection[str]) -> None:
        """Documents out of the index that were just removed, and those anew whose entries depend on them."""
        if not self._store.is_shared:
            self._index.remove([*document_ids, *again])
            self._index_again(sorted(again))

    def _mend(self) -> None:
        """Take in what the index has missed: a crash came between, or the index is new."""
        known = self._index.generation
        if known > self._store.generation:
            self.fill()
        elif known < self._store.generation:
            self._take_in(known)

    def _take_in(self, known: int) -> None:
        """What changed after a generation, all as it was at one moment; and no later generation than that."""
        with self._store.snapshot():
            rows = self._store.changes(known, _AT_ONCE if self._store.is_shared else -1)
            reached = self._store.generation
            if rows and self._store.changes(rows[-1][1], 1):
                reached = rows[-1][1]
            changed = {document_id for document_id, _ in rows}
            changed |= self.entries.moved_by(changed)
            self._taken = None
            self._index.remove(changed)
            self._index_again(sorted(changed))
        self._taken = reached

    def fill(self) -> None:
        """Make the index anew; interrupted, it stays as it was. The generation first: what others change while
        documents are read may be in it or not, and is taken in afterwards."""
        self._taken, reached = None, self._store.generation
        self._index.clear()
        self._index_again(self._store.each_id())
        self._taken = reached

    def _index_again(self, document_ids: Iterable[str]) -> None:
        for document_id in document_ids:
            if parsed := self._store.document(document_id):
                self._index.add(self.entries.of(parsed))

    def moves(self, document_id: str) -> None:
        """While changing: note which documents' entries depend on one."""
        self._moved |= self.entries.moved_by([document_id])
