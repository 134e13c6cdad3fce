"""The door to a corpus: what is added to it and all that is asked of it. With ``intake`` it alone knows ``extract``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.compare import Filters, Matrix
from corpus.intake.clustered import outcomes
from corpus.intake.corrected import Corrected
from corpus.intake.drafts import Review, review
from corpus.intake.far import far_index, place_of
from corpus.intake.files import Batch, File, open_files, open_uploads, walk
from corpus.intake.jobs import Answer, Refused
from corpus.intake.kept import Kept
from corpus.intake.kin import Kin
from corpus.intake.outcomes import Interrupted, Mishap, Outcome, Progress, Status, Summary
from corpus.intake.regions import RegionComparison
from corpus.intake.thesaurus import LexiconThesaurus
from corpus.intake.upkeep import Upkeep
from corpus.intake.workers import suitable_answers
from corpus.model import ParsedDocument, Source
from corpus.people.people import EVERYTHING, Access
from corpus.scratch import sweep_beside
from corpus.search.asked import Entry, Query, Results
from corpus.search.engines import DEFAULT_ENGINE, check_engine, open_house
from corpus.search.engines.index import Index
from corpus.search.words import Cutter
from corpus.store.damage import StoreDamaged, is_emptied
from corpus.store.listing import DocumentRow, list_citing, list_documents, list_versions
from corpus.store.opening import open_store
from corpus.store.repeals import list_repealing, repealed_from
from corpus.store.sqlite import Store
from corpus.store.stats import Stats, read_stats
from corpus.store.troubles import TROUBLES, why_not_kept
from corpus.whereabouts import whereabouts
from corpus.workspace.kept import Workspaces
from extract import load_knowledge

__all__ = ["Corpus", "DocumentRow", "Interrupted", "Matrix", "Outcome", "Progress", "Stats", "Status", "Summary"]

OnProgress = Callable[[Progress], None]
"""Called after each file. What it raises ends the work; what was added until then stays."""


class Corpus:
    """A folder with a store and an index. Usable from several threads."""

    def __init__(self, folder: Path, store: Store, index: Index, derived: Path | None = None, place: str = "") -> None:
        self.folder, self._store, self._index = folder, store, index
        self.kin, self.kept = Kin(derived or folder, store, index), Kept(store, index)
        self.plans = Workspaces(store)
        self.compared, self._upkeep = RegionComparison(index), Upkeep(folder, store, index, place)
        self.corrections = Corrected(store, load_knowledge(), self._upkeep.follow)

    @classmethod
    def open(cls, folder: Path, *, engine: str = DEFAULT_ENGINE, access: Access = EVERYTHING) -> Self:
        """Open a corpus, making it where there is none; an index that is behind its store is mended. For whom some of
        it is hidden, all that is derived is made anew without it: what counts, suggests or compares cannot tell of it.

        ``corpus.toml`` in the folder may name a server for the store, and another engine. Raises UnknownEngine,
        WhereaboutsError, NoServerClient, ServerTrouble, StoreVersionError for a store of a later version, StoreDamaged
        for one that was emptied.
        """
        where = whereabouts(folder)
        engine = where.engine or engine
        check_engine(engine)
        folder.mkdir(parents=True, exist_ok=True)
        sweep_beside(folder / "corpus.sqlite")
        if is_emptied(folder):
            raise StoreDamaged
        with ExitStack() as opened:
            store, words = open_store(folder, access), LexiconThesaurus(load_knowledge())
            opened.callback(store.close)
            derived = folder / "views" / access.key if access.key else folder
            house = open_house(engine, derived, store.identity, cluster=far_index(where, access.key))
            index = Index(engine, house, Cutter(), words)
            opened.callback(index.close)
            corpus = cls(folder, store, index, derived, place_of(where, derived, access.key))
            corpus._upkeep.follow()
            opened.pop_all()
        return corpus

    def close(self) -> None:
        self.kin.close()
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
        self,
        paths: Sequence[Path],
        *,
        workers: int | None = None,
        on_progress: OnProgress | None = None,
        dask: str = "",
    ) -> Summary:
        """Add files, folders and archives; what is already there (by SHA-256) stays as it is.

        ``workers`` is a number of processes; 0 works in this one; None chooses by the machine and the work. ``dask``:
        the address of a scheduler, whose workers read and store; for a store on a server. Raises IndexBusy when another
        process is adding to this corpus, Interrupted at Ctrl+C, and ServerTrouble.
        """
        own = self.folder.resolve()
        files = [path for path in walk(paths) if own not in path.resolve().parents]
        if dask:
            return self._hand_out(dask, open_files(files), len(files), on_progress)
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
        with batch.told(), self._upkeep.changing():
            jobs = batch.jobs(files, self._store.has)
            with suitable_answers(jobs, total, workers, batch.at_page) as finished:
                for job, answer in finished:
                    batch.finish(job, self._kept_with_index(answer, job.data))
        return batch.summary()

    def _hand_out(
        self, scheduler: str, files: Iterator[File | Outcome], total: int, on_progress: OnProgress | None
    ) -> Summary:
        batch = Batch(total, on_progress)
        with batch.told(), self._upkeep.changing():
            jobs = batch.jobs(files, self._store.has)
            with closing(outcomes(scheduler, jobs, whereabouts(self.folder))) as finished:
                for number, outcome in finished:
                    batch.settle(number, outcome)
        return batch.summary()

    def _kept_with_index(self, answer: Answer, original: bytes) -> Answer:
        """A document goes into store and index; why the store could not take it is what became of its file."""
        if isinstance(answer, Refused):
            return answer
        if self._store.is_hidden(answer.document_id):
            return Refused("库中已有这份文件，只限其他组查看。", Mishap.NOT_KEPT)
        with self._upkeep.both():
            try:
                kept = self.corrections.keep(answer, original)
            except (*TROUBLES, ValueError) as error:
                return Refused(why_not_kept(error, self.folder), Mishap.NOT_KEPT)
            self._upkeep.put(kept)
        self._upkeep.moves(answer.document_id)
        return answer

    def reextract(self, *, workers: int | None = None, on_progress: OnProgress | None = None) -> Summary:
        """Read and extract every document again from the kept bytes. One that no longer reads stays as it is.

        Raises IndexBusy.
        """
        count, upkeep = self._store.count, self._upkeep
        batch = Batch(count, on_progress)
        jobs = batch.again(found for document_id in self._store.each_id() if (found := self.raw(document_id)))
        with batch.told(), upkeep.changing(), suitable_answers(jobs, count, workers, batch.at_page) as finished:
            for job, answer in finished:
                if isinstance(answer, ParsedDocument):
                    upkeep.moves(answer.document_id)
                    with upkeep.both():
                        upkeep.put(self.corrections.keep(answer), again=True)
                    upkeep.moves(answer.document_id)
                batch.finish(job, answer)
        return batch.summary()

    def remove(self, document_ids: Sequence[str]) -> int:
        """Forget documents; returns how many there were. Raises IndexBusy, Forbidden."""
        document_ids = sorted(self._store.ids().intersection(document_ids))
        with self._upkeep.changing(), self._upkeep.both():
            moved = self._upkeep.entries.moved_by(document_ids)
            self._store.touch(moved)
            removed = self._store.remove(document_ids)
            self._upkeep.drop(document_ids, moved)
        return removed

    def reindex(self) -> None:
        """Make the index anew from the store. Raises IndexBusy."""
        self._upkeep.refill()

    def follow(self, *, patience: float = 0.0) -> None:
        """Take in what another view of the same corpus, or another program, has changed since. ``patience``: seconds to
        wait for one that takes it in at the moment, of a shared store."""
        self._upkeep.follow(patience=patience)

    @property
    def is_behind(self) -> bool:
        """Whether the index lacks what is in the store."""
        return self._index.generation != self._store.generation

    @property
    def access(self) -> Access:
        """What of it is seen and changed through this door."""
        return self._store.access

    def notices(self) -> tuple[str, ...]:
        """What happened to the index that people should know, in Chinese; each is told once."""
        return self._upkeep.notices()

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
