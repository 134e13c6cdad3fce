"""The store: the only truth, one SQLite file or a PostgreSQL server. Everything else can be rebuilt from it."""

from __future__ import annotations

import threading
import weakref
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from corpus.model import (
    ParsedDocument,
    Source,
    Span,
)
from corpus.people.people import EVERYTHING, Access, Forbidden
from corpus.store.access import admit, is_hidden
from corpus.store.connections import SqliteFile
from corpus.store.damage import sound
from corpus.store.dialect import Database, StoreConnection, is_server
from corpus.store.generations import changes_since, identity, next_generation, note_change, present_generation
from corpus.store.loading import load_document
from corpus.store.writing import DOCUMENT, delete_rows, insert_document, insert_records, note_generation

_IDS = 1000
"""That are read in one step."""
_DEFLATION = 4
"""Of zlib's 1 to 9: the real files take 2 % more room than with 6, which is usual, and two thirds of its time."""


def _close(connections: list[StoreConnection]) -> None:
    for connection in connections:
        connection.close()
    connections.clear()


class _Lease:
    """A connection as long as a thread has it: when that ends, another takes it over. Pages have a thread each time
    they are drawn, and a server has few connections."""

    def __init__(self, connection: StoreConnection, free: list[StoreConnection]) -> None:
        self.connection = connection
        weakref.finalize(self, free.append, connection).atexit = False

    @property
    def holds(self) -> bool:
        return not (is_server(self.connection) and self.connection.is_lost)


class Store:
    """Safe to use from several threads and processes: one connection a thread, WAL, one transaction a document."""

    def __init__(self, place: Path | Database, access: Access = EVERYTHING) -> None:
        """``place``: a file of SQLite, or what else a store may lie in."""
        self._database: Database = SqliteFile(place) if isinstance(place, Path) else place
        self.access = access
        self._local = threading.local()
        self._connections: list[StoreConnection] = []
        self._free: list[StoreConnection] = []
        self._lock = threading.Lock()
        # A store that nobody closes (the page's, when its cache is emptied) leaves no connection behind.
        weakref.finalize(self, _close, self._connections)
        if access == EVERYTHING:
            self._database.migrate(self.connection)
        else:  # views stand before tables that are there
            with closing(self._database.connect()) as plain:
                self._database.migrate(plain)

    @property
    def connection(self) -> StoreConnection:
        """This thread's connection, for reading."""
        lease: _Lease | None = getattr(self._local, "lease", None)
        while lease is None or not lease.holds:
            with self._lock:
                connection = self._free.pop() if self._free else None
            if connection is not None and connection.in_transaction:  # its thread ended in the middle
                connection.execute("ROLLBACK")
            lease = self._local.lease = _Lease(connection or self._opened(), self._free)
        return lease.connection

    def _opened(self) -> StoreConnection:
        connection = self._database.connect()
        admit(connection, self.access)
        with self._lock:
            self._connections.append(connection)
        return connection

    @property
    def is_shared(self) -> bool:
        """Whether several processes write to it at a time, so that an index follows its changes on its own."""
        return self._database.is_shared

    @property
    def bytes_elsewhere(self) -> int:
        """That it takes outside of the corpus's folder."""
        return self._database.size

    def held(self, name: str) -> AbstractContextManager[bool]:
        """The right to do what one program at a time may do, and whether it is had."""
        return self._database.held(name)

    def close(self) -> None:
        with self._lock:
            _close(self._connections)
            self._free = []
        self._local = threading.local()

    @contextmanager
    def transaction(self, document_id: str | None = None) -> Iterator[StoreConnection]:
        """What is done in it is done whole or not at all; one inside another is a part of it.

        ``document_id``: nothing but this document is written in it; on a server such ones go beside each other.
        """
        connection = self.connection
        if connection.in_transaction:
            yield connection
            return
        if not self.access.edits:
            raise Forbidden
        self._database.begin(connection, document_id)
        self._local.begun = 0
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has ended it already
                connection.execute("ROLLBACK")
            raise
        self._local.made = self.made + self._local.begun

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that this thread reads in here is of one moment, whatever others write meanwhile."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        with connection:
            connection.execute("BEGIN DEFERRED")
            yield

    @property
    def made(self) -> int:
        """How many generations this thread has made: of those that the store has, which are others'."""
        return getattr(self._local, "made", 0)

    def _next_generation(self, connection: StoreConnection) -> int:
        """Inside a transaction, as late as can be: until it is over nobody else has the next."""
        self._local.begun += 1
        return next_generation(connection)

    @property
    def generation(self) -> int:
        """Counts transactions; an index remembers the one it has taken in."""
        return present_generation(self.connection)

    @property
    def identity(self) -> str:
        """Tells this store from any other, such as one that was made anew in its place."""
        return identity(self.connection)

    def changed_since(self, generation: int) -> tuple[str, ...]:
        """Ids of documents that were added, replaced or removed after a generation."""
        return tuple(document_id for document_id, _ in self.changes(generation))

    def changes(self, generation: int, most: int = -1) -> Sequence[tuple[str, int]]:
        """The same, each with the generation in which that happened last; in their order."""
        return changes_since(self.connection, generation, most)

    # --- writing --------------------------------------------------------------------------------------------------

    def add(self, parsed: ParsedDocument, original: bytes | None = None) -> int:
        """Store a document in place of one with the same id; returns the new generation.

        Without ``original`` the bytes that are already stored stay.
        """
        with self.transaction(parsed.document_id) as connection:
            delete_rows(connection, parsed.document_id, keep_original=original is None)
            insert_document(connection, parsed)
            self.keep_original(parsed.document_id, original)
            insert_records(connection, parsed)
            generation = self._next_generation(connection)
            note_change(connection, parsed.document_id, generation)
            note_generation(connection, parsed.document_id, generation)
        return generation

    def keep_original(self, document_id: str, data: bytes | None) -> None:
        """Inside a transaction. Where files are kept in a folder, the table has nothing of one but that it is there."""
        if data is None:
            return
        if self._database.originals:
            self._database.originals.keep(data)
        deflated = b"" if self._database.originals else zlib.compress(data, _DEFLATION)
        self.connection.execute("INSERT INTO main.originals VALUES (?, ?)", (document_id, deflated))

    def remove(self, document_ids: Iterable[str]) -> int:
        """Forget documents; returns how many there were."""
        gone, removed, digests = list(document_ids), 0, list[str]()
        with self.transaction() as connection:
            for document_id in gone:
                source = self.source(document_id)
                digests += [source.sha256] if source else []
                removed += delete_rows(connection, document_id, keep_original=False)
            self._note(connection, gone)
        self.forget_originals(digests)
        return removed

    def forget_originals(self, digests: Iterable[str]) -> None:
        """Of files in a folder those that no document has: when its rows are gone for good, and nobody has brought it
        again since."""
        if self._database.originals is None:
            return
        with self.transaction() as connection:
            for digest in digests:
                query = "SELECT 1 FROM main.documents WHERE source_sha256 = ? AND document_id = ?"
                if connection.execute(query, (digest, digest[:16])).fetchone() is None:
                    self._database.originals.forget(digest)

    def touch(self, document_ids: Iterable[str]) -> int:
        """Note that what is found of documents has changed though they have not; returns the generation."""
        noted = list(document_ids)
        if not noted:
            return self.generation
        with self.transaction() as connection:
            return self._note(connection, noted)

    def _note(self, connection: StoreConnection, document_ids: Iterable[str]) -> int:
        generation = self._next_generation(connection)
        for document_id in document_ids:
            note_change(connection, document_id, generation)
        return generation

    # --- reading --------------------------------------------------------------------------------------------------

    def is_hidden(self, document_id: str) -> bool:
        """Whether there is a document, or was one, that is not shown here."""
        return is_hidden(self.connection, document_id, self.access)

    def ids(self) -> frozenset[str]:
        rows = self.connection.execute("SELECT document_id FROM documents").fetchall()
        return frozenset(document_id for (document_id,) in rows)

    def each_id(self) -> Iterator[str]:
        """All, in their order; few of them are in memory at a time."""
        query, last = "SELECT document_id FROM documents WHERE document_id > ? ORDER BY document_id LIMIT ?", ""
        while rows := self.connection.execute(query, (last, _IDS)).fetchall():
            yield from (document_id for (document_id,) in rows)
            (last,) = rows[-1]

    @property
    def count(self) -> int:
        """How many documents there are."""
        return int(self.connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    def has(self, document_id: str) -> bool:
        query = "SELECT 1 FROM documents WHERE document_id = ?"
        return self.connection.execute(query, (document_id,)).fetchone() is not None

    def document(self, document_id: str) -> ParsedDocument | None:
        """A document just as it was stored. Raises StoreDamaged where what is stored makes no sense."""
        with sound(document_id):
            return load_document(self.connection, document_id)

    def original(self, document_id: str) -> bytes | None:
        """The bytes of the file as it came."""
        query = "SELECT deflated FROM originals WHERE document_id = ?"
        row = self.connection.execute(query, (document_id,)).fetchone()
        if row is None:
            return None
        with sound(document_id):
            if row[0] or self._database.originals is None:
                return zlib.decompress(row[0])
            source = self.source(document_id)
            return self._database.originals.read(source.sha256) if source else None

    def quote(self, document_id: str, span: Span | None = None) -> str:
        """A stretch of a document's text, or all of it; empty where there is no such document."""
        start, length = (0, 0x7FFFFFFF) if span is None else (span.start, len(span))
        query = "SELECT substr(text, ? + 1, ?) FROM texts WHERE document_id = ?"
        row = self.connection.execute(query, (start, length, document_id)).fetchone()
        return str(row[0]) if row else ""

    def source(self, document_id: str) -> Source | None:
        each = DOCUMENT[1]
        query = f"SELECT {each.selected} FROM documents WHERE document_id = ?"
        row = self.connection.execute(query, (document_id,)).fetchone()
        if row is None:
            return None
        with sound(document_id):
            source: Source = each.decode(row)
        return source
