"""The door to a corpus: what is added to it and all that is asked of it. With ``intake`` it alone knows ``extract``."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.compare import Filters, Matrix
from corpus.intake.corrected import Corrected
from corpus.intake.drafts import Review, review
from corpus.intake.files import Batch, File, open_files, open_uploads, walk
from corpus.intake.indexed import IndexedEntries
from corpus.intake.kept import Kept
from corpus.intake.kin import Kin
from corpus.intake.outcomes import Interrupted, Outcome, Progress, Status, Summary
from corpus.intake.regions import RegionComparison
from corpus.intake.thesaurus import LexiconThesaurus
from corpus.intake.workers import suitable_answers
from corpus.model import ParsedDocument, Source
from corpus.search.asked import Entry, Query, Results
from corpus.search.engines import DEFAULT_ENGINE, check_engine, open_index
from corpus.search.engines.engine import IndexBusy
from corpus.search.engines.index import Index
from corpus.search.words import Cutter
from corpus.store.listing import DocumentRow, list_citing, list_documents, list_versions
from corpus.store.repeals import list_repealing, repealed_from
from corpus.store.sqlite import Store
from corpus.store.stats import Stats, read_stats
from corpus.workspace.kept import Workspaces
from extract import load_knowledge

__all__ = ["Corpus", "DocumentRow", "Interrupted", "Matrix", "Outcome", "Progress", "Stats", "Status", "Summary"]

_PATIENCE = 5.0
"""Seconds to wait for another thread's changes."""
OnProgress = Callable[[Progress], None]
"""Called after each file. What it raises ends the work; what was added until then stays."""


class Corpus:
    """A folder with a store and an index. Usable from several threads."""

    def __init__(self, folder: Path, store: Store, index: Index) -> None:
        self.folder, self._store, self._index = folder, store, index
        self.kin, self.kept, self.plans = Kin(folder, store, index), Kept(store, index), Workspaces(store)
        self.compared, self._entries, self._lock = RegionComparison(index), IndexedEntries(store), threading.Lock()
        self.corrections = Corrected(store, load_knowledge(), self._follow)
        self._taken: int | None = None
        """While changing: the generation up to which the index has all; None where what it holds is no state at all."""
        self._moved: set[str] = set()
        """While changing: documents whose entries depend on others that were added; they are made anew afterwards."""

    @classmethod
    def open(cls, folder: Path, *, engine: str = DEFAULT_ENGINE) -> Self:
        """Open a corpus, making it where there is none; an index that is behind its store is mended.

        Raises UnknownEngine, and StoreVersionError for a store of a later version.
        """
        check_engine(engine)
        folder.mkdir(parents=True, exist_ok=True)
        store, words = Store(folder / "corpus.sqlite"), LexiconThesaurus(load_knowledge())
        corpus = cls(folder, store, open_index(engine, folder, Cutter(), words))
        if corpus._index.generation != store.generation:
            corpus._follow()
        return corpus

    def close(self) -> None:
        self._index.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, traceback: TracebackType | None) -> None:
        self.close()

    @property
    def name(self) -> str:
        return self.folder.resolve().name

    # --- changing -------------------------------------------------------------------------------------------------

    def add(
        self, paths: Sequence[Path], *, workers: int | None = None, on_progress: OnProgress | None = None
    ) -> Summary:
        """Add files, folders and archives; what is already there (by SHA-256) stays as it is.

        ``workers`` is a number of processes; 0 works in this one; None chooses by the machine and the work.
        Raises IndexBusy when another process is adding to this corpus, and Interrupted at Ctrl+C.
        """
        own = self.folder.resolve()
        files = [path for path in walk(paths) if own not in path.resolve().parents]
        return self._take(open_files(files), total=len(files), workers=workers, on_progress=on_progress)

    def add_bytes(
        self, files: Iterable[tuple[str, bytes]], *, workers: int | None = None, on_progress: OnProgress | None = None
    ) -> Summary:
        """Add uploaded files, archives among them: (name, bytes) each. Raises IndexBusy."""
        uploads = list(files)
        return self._take(open_uploads(uploads), total=len(uploads), workers=workers, on_progress=on_progress)

    def _take(
        self, files: Iterator[File | Outcome], *, total: int, workers: int | None, on_progress: OnProgress | None
    ) -> Summary:
        batch = Batch(total, on_progress)
        with batch.told(), self._changing():
            jobs = batch.jobs(files, self._store.ids())
            with suitable_answers(jobs, total, workers, batch.at_page) as finished:
                for job, answer in finished:
                    if isinstance(answer, ParsedDocument):
                        with self._both():
                            self._index.add(self._entries.of(self.corrections.keep(answer, job.data)))
                        self._moved |= self._entries.moved_by([answer.document_id])
                    batch.finish(job, answer)
        return batch.summary()

    def reextract(self, *, workers: int | None = None, on_progress: OnProgress | None = None) -> Summary:
        """Read and extract every document again from the kept bytes. One that no longer reads stays as it is.

        Raises IndexBusy.
        """
        ids = sorted(self._store.ids())
        batch = Batch(len(ids), on_progress)
        jobs = batch.again(found for document_id in ids if (found := self.raw(document_id)))
        with batch.told(), self._changing(), suitable_answers(jobs, len(ids), workers, batch.at_page) as finished:
            for job, answer in finished:
                if isinstance(answer, ParsedDocument):
                    self._moved |= self._entries.moved_by([answer.document_id])
                    with self._both():
                        self._index.remove([answer.document_id])
                        self._index.add(self._entries.of(self.corrections.keep(answer)))
                    self._moved |= self._entries.moved_by([answer.document_id])
                batch.finish(job, answer)
        return batch.summary()

    def remove(self, document_ids: Sequence[str]) -> int:
        """Forget documents; returns how many there were. Raises IndexBusy."""
        with self._changing(), self._both():
            moved = self._entries.moved_by(document_ids)
            self._store.touch(moved)
            removed = self._store.remove(document_ids)
            self._index.remove([*document_ids, *moved])
            self._index_again(sorted(moved))
        return removed

    def reindex(self) -> None:
        """Make the index anew from the store. Raises IndexBusy."""
        with self._changing():
            self._fill()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Store and index change only in here, so that one process and one thread at a time changes them.

        Whatever ends the work, the index is committed with the generation that it has taken in whole, or, where that
        is not known, as it was before. What it lacks is taken in when the corpus is next opened or changed.
        Raises IndexBusy.
        """
        if not self._lock.acquire(timeout=_PATIENCE):
            raise IndexBusy
        try:
            with self._round():
                try:
                    yield
                finally:
                    self._store.touch(self._moved)
        finally:
            try:
                self._remake()
            finally:
                self._lock.release()

    def _follow(self) -> None:
        """Let the index take in what it lacks. Busy: another process is adding, and takes in that as well."""
        with suppress(IndexBusy), self._changing():
            pass

    def _remake(self) -> None:
        """Make the entries of moved documents anew. Only now: an engine need not find what it has not yet committed."""
        if self._moved:
            self._moved.clear()
            with suppress(IndexBusy), self._round():  # busy: whoever else changes it now takes this in
                pass

    @contextmanager
    def _round(self) -> Iterator[None]:
        self._index.begin()
        self._taken = self._index.generation
        try:
            self._mend()
            yield
        finally:
            self._settle()

    def _settle(self) -> None:
        """Commit what the index has, or drop it: half an index is worse than one that knows that it is behind."""
        if self._taken is None:
            self._index.rollback()
            return
        try:
            self._index.commit(self._taken)
        except BaseException:
            self._index.rollback()
            raise

    @contextmanager
    def _both(self) -> Iterator[None]:
        """One change of the store and the same change of the index: only then has the index that generation.

        What is interrupted in between is repeated by ``_mend``, which removes a document before it is added again.
        """
        yield
        self._taken = self._store.generation

    def _mend(self) -> None:
        """Take in what the index has missed: a crash came between, or the index is new."""
        known = self._index.generation
        if known > self._store.generation:
            self._fill()
        elif known < self._store.generation:
            with self._both():
                changed = set(self._store.changed_since(known))
                changed |= self._entries.moved_by(changed)
                self._index.remove(changed)
                self._index_again(sorted(changed))

    def _fill(self) -> None:
        """Make the index anew; interrupted, it stays as it was."""
        self._taken = None
        with self._both():
            self._index.clear()
            self._index_again(sorted(self._store.ids()))

    def _index_again(self, document_ids: Iterable[str]) -> None:
        for document_id in document_ids:
            if parsed := self._store.document(document_id):
                self._index.add(self._entries.of(parsed))

    # --- asking ---------------------------------------------------------------------------------------------------

    def search(self, query: Query) -> Results:
        return self._index.search(query)

    def entry(self, entry_id: str) -> Entry | None:
        return self._index.entry(entry_id)

    def entries(self, query: Query) -> Iterator[Entry]:
        """The whole result, whatever page the query asks for."""
        return self._index.entries(query)

    def document(self, document_id: str) -> ParsedDocument | None:
        return self._store.document(document_id)

    def raw(self, document_id: str) -> tuple[Source, bytes] | None:
        """The file as it came."""
        source, data = self._store.source(document_id), self._store.original(document_id)
        return (source, data) if source is not None and data is not None else None

    def documents(self, *, page: int = 1, page_size: int = 1000, order: str = "title") -> tuple[DocumentRow, ...]:
        """A page of all documents; ``order`` is title, newest, oldest, added, name, tasks or issues."""
        return list_documents(self._store.connection, order=order, limit=page_size, offset=(page - 1) * page_size)

    def citing(self, document_id: str) -> tuple[DocumentRow, ...]:
        """Documents that cite a document, by its number or its title."""
        return list_citing(self._store.connection, document_id)

    def repealing(self, document_id: str) -> tuple[DocumentRow, ...]:
        """Documents that say that a document is ended (废止)."""
        return list_repealing(self._store.connection, document_id)

    def repealed(self, document_id: str) -> date | None:
        """From when one of them ends it."""
        return repealed_from(self._store.connection, document_id)

    def versions(self, document_id: str) -> tuple[DocumentRow, ...]:
        """Other files with the same title."""
        return list_versions(self._store.connection, document_id)

    def check(self, draft: ParsedDocument, superior: ParsedDocument | None = None, *, today: date) -> Review:
        """A draft checked against itself, this corpus and, where one is given, a superior's document."""
        return review(draft, superior, today=today, store=self._store)

    def matrix(
        self, *, rows: str = "region", columns: str = "theme", filters: Filters | None = None, mentions: bool = False
    ) -> Matrix:
        """Priorities, with ``mentions`` those too, along two axes (see corpus.compare.AXES); cells hold entry ids."""
        return self.compared.matrix(rows, columns, filters or {}, mentions=mentions)

    def stats(self) -> Stats:
        return read_stats(self._store, self.folder, self._index.name)
