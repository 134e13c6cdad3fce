"""The store: one SQLite file that is the only truth. Everything else can be rebuilt from it."""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.migrations import migrate
from corpus.model import (
    Assignment,
    Block,
    Cell,
    Citation,
    Document,
    Issue,
    Metadata,
    PageFacts,
    ParsedDocument,
    Part,
    Priority,
    Section,
    Source,
    Span,
    Target,
    Task,
)
from corpus.rows import Table, Value, table
from corpus.words import squeeze

_DOCUMENT = (Table(Metadata), Table(Source, "source_"), Table(PageFacts, "facts_"))
_COUNTS = ("tasks", "targets", "priorities", "citations", "issues")
_RECORDS: dict[str, type] = {
    "parts": Part,
    "sections": Section,
    "targets": Target,
    "priorities": Priority,
    "citations": Citation,
}
"""Tables that hold one tuple of a ParsedDocument each."""
_TABLES = ("documents", "texts", "originals", *_RECORDS, "tasks", "assignments", "issues")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document in a list."""

    document_id: str
    title: str
    """The file's name where no title was found."""
    document_number: str | None
    issuers: tuple[str, ...]
    day: str | None
    """ISO date by which it is filed."""
    level: str | None
    region: str | None
    document_type: str | None
    tasks: int
    targets: int
    priorities: int
    citations: int
    issues: int
    source_name: str


_SHORTEST_TITLE = 10
"""A title cited without its beginning (关于…的意见 for 国务院关于…的意见) must keep so many characters to tell."""

ORDERS = {
    "title": "title IS NULL, title, document_id",
    "newest": "day IS NULL, day DESC, document_id",
    "oldest": "day IS NULL, day, document_id",
    "added": "generation, document_id",
    "name": "source_name, document_id",
    "tasks": "tasks DESC, title, document_id",
    "issues": "issues DESC, title, document_id",
}


class Store:
    """Safe to use from several threads and processes: one connection a thread, WAL, one transaction a document."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        migrate(self.connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, for reading."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=60, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA journal_mode = WAL")
            # With WAL, NORMAL may lose the last transactions at a power cut, but never breaks the file.
            connection.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

    def close(self) -> None:
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    # --- generations ----------------------------------------------------------------------------------------------

    @property
    def generation(self) -> int:
        """Counts transactions; an index remembers the one it has taken in."""
        (value,) = self.connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        return int(value)

    def changed_since(self, generation: int) -> tuple[str, ...]:
        """Ids of documents that were added, replaced or removed after a generation."""
        rows = self.connection.execute(
            "SELECT document_id FROM changes WHERE generation > ? ORDER BY generation", (generation,)
        )
        return tuple(document_id for (document_id,) in rows)

    # --- writing --------------------------------------------------------------------------------------------------

    def add(self, parsed: ParsedDocument, original: bytes | None = None) -> int:
        """Store a document in place of one with the same id; returns the new generation.

        Without ``original`` the bytes that are already stored stay.
        """
        deflated = None if original is None else zlib.compress(original, 6)
        with self._transaction() as connection:
            generation = _next_generation(connection)
            _delete(connection, parsed.document_id, keep_original=original is None)
            _insert_document(connection, parsed, generation)
            if deflated is not None:
                connection.execute("INSERT INTO originals VALUES (?, ?)", (parsed.document_id, deflated))
            _insert_records(connection, parsed)
            _note_change(connection, parsed.document_id, generation)
        return generation

    def remove(self, document_ids: Iterable[str]) -> int:
        """Forget documents; returns how many there were."""
        removed = 0
        with self._transaction() as connection:
            generation = _next_generation(connection)
            for document_id in document_ids:
                removed += _delete(connection, document_id, keep_original=False)
                _note_change(connection, document_id, generation)
        return removed

    # --- reading --------------------------------------------------------------------------------------------------

    def ids(self) -> frozenset[str]:
        return frozenset(document_id for (document_id,) in self.connection.execute("SELECT document_id FROM documents"))

    def document(self, document_id: str) -> ParsedDocument | None:
        """A document just as it was stored."""
        columns = ", ".join(each.selected for each in _DOCUMENT)
        row = self.connection.execute(f"SELECT {columns} FROM documents WHERE document_id = ?", (document_id,)).fetchone()
        if row is None:
            return None
        pieces, at = [], 0
        for each in _DOCUMENT:
            pieces.append(each.decode(row[at : at + len(each.columns)]))
            at += len(each.columns)
        metadata, source, facts = pieces
        text, blocks = self.connection.execute(
            "SELECT text, blocks FROM texts WHERE document_id = ?", (document_id,)
        ).fetchone()
        reading = self._issues(document_id, "reading")
        document = Document(source=source, text=text, blocks=_load_blocks(blocks), facts=facts, issues=reading)
        records = {name: self._records(name, kind, document_id) for name, kind in _RECORDS.items()}
        issues = self._issues(document_id, "extraction")
        tasks = self._tasks(document_id)
        return ParsedDocument(document=document, metadata=metadata, tasks=tasks, issues=issues, **records)

    def original(self, document_id: str) -> bytes | None:
        """The bytes of the file as it came."""
        query = "SELECT deflated FROM originals WHERE document_id = ?"
        row = self.connection.execute(query, (document_id,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    def source(self, document_id: str) -> Source | None:
        each = _DOCUMENT[1]
        query = f"SELECT {each.selected} FROM documents WHERE document_id = ?"
        row = self.connection.execute(query, (document_id,)).fetchone()
        if row is None:
            return None
        source: Source = each.decode(row)
        return source

    def documents(
        self, *, where: str = "", values: Sequence[Value] = (), order: str = "title", limit: int = -1, offset: int = 0
    ) -> tuple[DocumentRow, ...]:
        """Documents as a list; ``order`` is a key of ORDERS."""
        rows = self.connection.execute(
            "SELECT document_id, coalesce(title, source_name), document_number, issuers, day, level, region,"
            f" document_type, {', '.join(_COUNTS)}, source_name FROM documents {where}"
            f" ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return tuple(_document_row(row) for row in rows)

    def citing(self, document_id: str) -> tuple[DocumentRow, ...]:
        """Other documents that cite a document by its number, its title, or the end of its title (without issuers)."""
        query = "SELECT title, document_number FROM documents WHERE document_id = ?"
        title, number = self.connection.execute(query, (document_id,)).fetchone() or (None, None)
        titles = [title[start:] for start in range(max(len(title) - _SHORTEST_TITLE, 0) + 1)] if title else []
        marks = ", ".join("?" * len(titles))
        where = (
            f"WHERE document_id <> ? AND document_id IN (SELECT document_id FROM citations WHERE number = ?"
            f" UNION SELECT document_id FROM citations WHERE title IN ({marks}))"
        )
        return self.documents(where=where, values=(document_id, number, *titles), order="newest")

    def versions(self, document_id: str) -> tuple[DocumentRow, ...]:
        """Other files with the same title, but for width, script and spaces."""
        where = (
            "WHERE document_id <> ? AND title_key <> '' AND title_key ="
            " (SELECT title_key FROM documents WHERE document_id = ?)"
        )
        return self.documents(where=where, values=(document_id, document_id), order="newest")

    def _records(self, name: str, kind: type, document_id: str) -> tuple[Any, ...]:
        each = table(kind)
        rows = self.connection.execute(
            f"SELECT {each.selected} FROM {name} WHERE document_id = ? ORDER BY position", (document_id,)
        )
        return tuple(each.decode(row) for row in rows)

    def _tasks(self, document_id: str) -> tuple[Task, ...]:
        each, inner = table(Task), table(Assignment)
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
        each = table(Issue)
        rows = self.connection.execute(
            f"SELECT {each.selected} FROM issues WHERE document_id = ? AND stage = ? ORDER BY position",
            (document_id, stage),
        )
        return tuple(each.decode(row) for row in rows)


def _next_generation(connection: sqlite3.Connection) -> int:
    query = "UPDATE meta SET value = value + 1 WHERE key = 'generation' RETURNING value"
    ((generation,),) = connection.execute(query).fetchall()
    return int(generation)


def _note_change(connection: sqlite3.Connection, document_id: str, generation: int) -> None:
    connection.execute("INSERT OR REPLACE INTO changes VALUES (?, ?)", (document_id, generation))


def _delete(connection: sqlite3.Connection, document_id: str, *, keep_original: bool) -> int:
    deleted = connection.execute("DELETE FROM documents WHERE document_id = ?", (document_id,)).rowcount
    if deleted:
        for name in _TABLES[1:]:
            if not (keep_original and name == "originals"):
                connection.execute(f"DELETE FROM {name} WHERE document_id = ?", (document_id,))
    return deleted


def _insert(connection: sqlite3.Connection, name: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    if rows:
        names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", rows)


def _insert_document(connection: sqlite3.Connection, parsed: ParsedDocument, generation: int) -> None:
    document, day = parsed.document, parsed.metadata.document_date or parsed.metadata.published_date
    columns = [column for each in _DOCUMENT for column in each.columns]
    row = [v for each, part in zip(_DOCUMENT, (parsed.metadata, document.source, document.facts), strict=True)
           for v in each.encode(part)]
    counts = [len(getattr(parsed, name)) for name in _COUNTS]
    _insert(
        connection,
        "documents",
        ("document_id", *columns, "day", "title_key", *_COUNTS, "generation"),
        [(parsed.document_id, *row, day and day.isoformat(), squeeze(parsed.metadata.title or ""), *counts, generation)],
    )
    connection.execute(
        "INSERT INTO texts VALUES (?, ?, ?)", (parsed.document_id, document.text, _dump_blocks(document.blocks))
    )


def _insert_records(connection: sqlite3.Connection, parsed: ParsedDocument) -> None:
    key = parsed.document_id
    for name, kind in {**_RECORDS, "tasks": Task}.items():
        each = table(kind)
        rows = [(key, n, *each.encode(record)) for n, record in enumerate(getattr(parsed, name))]
        _insert(connection, name, ("document_id", "position", *each.columns), rows)
    each = table(Assignment)
    rows = [
        (key, n, m, *each.encode(assignment))
        for n, task in enumerate(parsed.tasks)
        for m, assignment in enumerate(task.assignments)
    ]
    _insert(connection, "assignments", ("document_id", "task", "position", *each.columns), rows)
    each = table(Issue)
    stages = (("reading", parsed.document.issues), ("extraction", parsed.issues))
    rows = [(key, stage, n, *each.encode(issue)) for stage, issues in stages for n, issue in enumerate(issues)]
    _insert(connection, "issues", ("document_id", "stage", "position", *each.columns), rows)


def _document_row(row: Sequence[Any]) -> DocumentRow:
    document_id, title, number, issuers, day, level, region, document_type, *counts, source_name = row
    return DocumentRow(
        document_id=document_id,
        title=title,
        document_number=number,
        issuers=tuple(json.loads(issuers)),
        day=day,
        level=level,
        region=region,
        document_type=document_type,
        source_name=source_name,
        **dict(zip(_COUNTS, counts, strict=True)),
    )


def _dump_blocks(blocks: Sequence[Block]) -> str:
    """``[[start, end, page, heading, [table, row, column, row_span, column_span, header]] …]``, trailing nulls dropped."""
    rows = []
    for block in blocks:
        cell = block.cell
        row: list[object] = [block.span.start, block.span.end, block.page, block.heading]
        row.append(
            cell and [cell.table, cell.row, cell.column, cell.row_span, cell.column_span, int(cell.header)]
        )
        while row[-1] is None:
            row.pop()
        rows.append(row)
    return json.dumps(rows, separators=(",", ":"))


def _load_blocks(text: str) -> tuple[Block, ...]:
    return tuple(_block(*row) for row in json.loads(text))


def _block(start: int, end: int, page: int | None = None, heading: int | None = None, cell: Any = None) -> Block:
    where = Cell(*cell[:5], header=bool(cell[5])) if cell else None
    return Block(Span(start, end), page=page, cell=where, heading=heading)
