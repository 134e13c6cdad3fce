"""The store: one SQLite file that is the only truth. Everything else can be rebuilt from it."""

from __future__ import annotations

import sqlite3
import threading
import weakref
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from corpus.model import (
    Assignment,
    Document,
    Issue,
    ParsedDocument,
    Source,
    Span,
    Task,
)
from corpus.people.people import EVERYTHING, Access, Forbidden
from corpus.store.access import admit, is_hidden
from corpus.store.connections import connected
from corpus.store.damage import sound
from corpus.store.generations import changes_since, identity, next_generation, note_change, present_generation
from corpus.store.migrations import migrate
from corpus.store.rows import load_blocks, load_ledger, shape_of
from corpus.store.writing import DOCUMENT, RECORDS, delete_rows, insert_document, insert_records

_DEFLATION = 4
"""Of zlib's 1 to 9: the real files take 2 % more room than with 6, which is usual, and two thirds of its time."""


def _close(connections: list[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()
    connections.clear()


class Store:
    """Safe to use from several threads and processes: one connection a thread, WAL, one transaction a document."""

    def __init__(self, path: Path, access: Access = EVERYTHING) -> None:
        self._path, self.access = path, access
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        # A store that nobody closes (the page's, when its cache is emptied) leaves no connection behind.
        weakref.finalize(self, _close, self._connections)
        if access == EVERYTHING:
            migrate(self.connection)
        else:  # views stand before tables that are there
            with closing(connected(path)) as plain:
                migrate(plain)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, for reading."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connected(self._path)
            admit(connection, self.access)
            self._local.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

    def close(self) -> None:
        with self._lock:
            _close(self._connections)
        self._local = threading.local()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """What is done in it is done whole or not at all; one inside another is a part of it."""
        connection = self.connection
        if connection.in_transaction:
            yield connection
            return
        if not self.access.edits:
            raise Forbidden
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has ended it already
                connection.execute("ROLLBACK")
            raise

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

    def changes(self, generation: int) -> Sequence[tuple[str, int]]:
        """The same, each with the generation in which that happened last; in their order."""
        return changes_since(self.connection, generation)

    # --- writing --------------------------------------------------------------------------------------------------

    def add(self, parsed: ParsedDocument, original: bytes | None = None) -> int:
        """Store a document in place of one with the same id; returns the new generation.

        Without ``original`` the bytes that are already stored stay.
        """
        deflated = None if original is None else zlib.compress(original, _DEFLATION)
        with self.transaction() as connection:
            generation = next_generation(connection)
            delete_rows(connection, parsed.document_id, keep_original=original is None)
            insert_document(connection, parsed, generation)
            if deflated is not None:
                connection.execute("INSERT INTO main.originals VALUES (?, ?)", (parsed.document_id, deflated))
            insert_records(connection, parsed)
            note_change(connection, parsed.document_id, generation)
        return generation

    def remove(self, document_ids: Iterable[str]) -> int:
        """Forget documents; returns how many there were."""
        removed = 0
        with self.transaction() as connection:
            generation = next_generation(connection)
            for document_id in document_ids:
                removed += delete_rows(connection, document_id, keep_original=False)
                note_change(connection, document_id, generation)
        return removed

    def touch(self, document_ids: Iterable[str]) -> int:
        """Note that what is found of documents has changed though they have not; returns the generation."""
        noted = list(document_ids)
        if not noted:
            return self.generation
        with self.transaction() as connection:
            generation = next_generation(connection)
            for document_id in noted:
                note_change(connection, document_id, generation)
        return generation

    # --- reading --------------------------------------------------------------------------------------------------

    def is_hidden(self, document_id: str) -> bool:
        """Whether there is a document, or was one, that is not shown here."""
        return is_hidden(self.connection, document_id, self.access)

    def ids(self) -> frozenset[str]:
        rows = self.connection.execute("SELECT document_id FROM documents").fetchall()
        return frozenset(document_id for (document_id,) in rows)

    def document(self, document_id: str) -> ParsedDocument | None:
        """A document just as it was stored. Raises StoreDamaged where what is stored makes no sense."""
        with sound(document_id):
            return self._document(document_id)

    def _document(self, document_id: str) -> ParsedDocument | None:
        columns = ", ".join(each.selected for each in DOCUMENT)
        query = f"SELECT {columns} FROM documents WHERE document_id = ?"
        row = self.connection.execute(query, (document_id,)).fetchone()
        if row is None:
            return None
        pieces, at = [], 0
        for each in DOCUMENT:
            pieces.append(each.decode(row[at : at + len(each.columns)]))
            at += len(each.columns)
        metadata, source, facts = pieces
        text, blocks, ledger = self.connection.execute(
            "SELECT text, blocks, ledger FROM texts WHERE document_id = ?", (document_id,)
        ).fetchone()
        reading = self._issues(document_id, "reading")
        parts: dict[str, Any] = {
            "blocks": load_blocks(blocks),
            "facts": facts,
            "issues": reading,
            "ledger": load_ledger(ledger),
        }
        document = Document(source=source, text=text, **parts)
        records = {name: self._records(name, kind, document_id) for name, kind in RECORDS.items()}
        issues = self._issues(document_id, "extraction")
        tasks = self._tasks(document_id)
        return ParsedDocument(document=document, metadata=metadata, tasks=tasks, issues=issues, **records)

    def original(self, document_id: str) -> bytes | None:
        """The bytes of the file as it came."""
        query = "SELECT deflated FROM originals WHERE document_id = ?"
        row = self.connection.execute(query, (document_id,)).fetchone()
        with sound(document_id):
            return zlib.decompress(row[0]) if row else None

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

    def _records(self, name: str, kind: type, document_id: str) -> tuple[Any, ...]:
        each = shape_of(kind)
        rows = self.connection.execute(
            f"SELECT {each.selected} FROM {name} WHERE document_id = ? ORDER BY position", (document_id,)
        )
        return tuple(each.decode(row) for row in rows)

    def _tasks(self, document_id: str) -> tuple[Task, ...]:
        each, inner = shape_of(Task), shape_of(Assignment)
        assignments: dict[int, list[Assignment]] = {}
        rows = self.connection.execute(
            f"SELECT task, {inner.selected} FROM assignments WHERE document_id = ? ORDER BY task, position",
            (document_id,),
        )
        for task, *row in rows:
            assignments.setdefault(task, []).append(inner.decode(row))
        rows = self.connection.execute(
            f"SELECT {each.selected} FROM tasks WHERE document_id = ? ORDER BY position", (document_id,)
        )
        return tuple(each.decode(row, assignments=tuple(assignments.get(n, ()))) for n, row in enumerate(rows))

    def _issues(self, document_id: str, stage: str) -> tuple[Issue, ...]:
        each = shape_of(Issue)
        rows = self.connection.execute(
            f"SELECT {each.selected} FROM issues WHERE document_id = ? AND stage = ? ORDER BY position",
            (document_id, stage),
        )
        return tuple(each.decode(row) for row in rows)
