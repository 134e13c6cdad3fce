"""Rows of a document: into the tables and out of them, inside a transaction. Tables are named with their schema: in
front of them may stand views of what somebody is shown (``corpus.store.access``)."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import (
    Assignment,
    Citation,
    Issue,
    Metadata,
    PageFacts,
    ParsedDocument,
    Part,
    Priority,
    Section,
    Source,
    Target,
    Task,
    Unread,
)
from corpus.search.words import squeeze
from corpus.store.dialect import StoreConnection
from corpus.store.listing import COUNTS
from corpus.store.rows import RowShape, Value, dump_blocks, dump_ledger, shape_of

DOCUMENT = (RowShape(Metadata), RowShape(Source, "source_"), RowShape(PageFacts, "facts_"))
RECORDS: dict[str, type] = {
    "parts": Part,
    "sections": Section,
    "targets": Target,
    "priorities": Priority,
    "citations": Citation,
    "unread": Unread,
}
"""Tables that hold one tuple of a ParsedDocument each."""
TABLES = ("documents", "texts", "originals", *RECORDS, "tasks", "assignments", "issues", "extracted")


def delete_rows(connection: StoreConnection, document_id: str, *, keep_original: bool) -> int:
    deleted = connection.execute("DELETE FROM main.documents WHERE document_id = ?", (document_id,)).rowcount
    if deleted:
        for name in TABLES[1:]:
            if not (keep_original and name == "originals"):
                connection.execute(f"DELETE FROM main.{name} WHERE document_id = ?", (document_id,))
    return deleted


def _insert(connection: StoreConnection, name: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    if rows:
        names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO main.{name} ({names}) VALUES ({marks})", rows)


def insert_document(connection: StoreConnection, parsed: ParsedDocument, generation: int = 0) -> None:
    """Mostly as of no generation yet: that is taken last."""
    document, day = parsed.document, parsed.metadata.day
    columns = [column for each in DOCUMENT for column in each.columns]
    parts = (parsed.metadata, document.source, document.facts)
    row = [value for each, part in zip(DOCUMENT, parts, strict=True) for value in each.encode(part)]
    counts = [len(parsed.stated if name == "priorities" else getattr(parsed, name)) for name in COUNTS]
    names = ("document_id", *columns, "day", "title_key", *COUNTS, "generation")
    title = squeeze(parsed.metadata.title or "")
    values = (parsed.document_id, *row, str(day) if day else None, title, *counts, generation)
    _insert(connection, "documents", names, [values])
    connection.execute(
        "INSERT INTO main.texts VALUES (?, ?, ?, ?)",
        (parsed.document_id, document.text, dump_blocks(document.blocks), dump_ledger(document.ledger)),
    )


def note_generation(connection: StoreConnection, document_id: str, generation: int) -> None:
    """In which a document came to be as it is."""
    connection.execute("UPDATE main.documents SET generation = ? WHERE document_id = ?", (generation, document_id))


def insert_records(connection: StoreConnection, parsed: ParsedDocument) -> None:
    key = parsed.document_id
    for name, kind in {**RECORDS, "tasks": Task}.items():
        each = shape_of(kind)
        rows = [(key, n, *each.encode(record)) for n, record in enumerate(getattr(parsed, name))]
        _insert(connection, name, ("document_id", "position", *each.columns), rows)
    each = shape_of(Assignment)
    rows = [
        (key, n, m, *each.encode(assignment))
        for n, task in enumerate(parsed.tasks)
        for m, assignment in enumerate(task.assignments)
    ]
    _insert(connection, "assignments", ("document_id", "task", "position", *each.columns), rows)
    each = shape_of(Issue)
    stages = (("reading", parsed.document.issues), ("extraction", parsed.issues))
    rows = [(key, stage, n, *each.encode(issue)) for stage, issues in stages for n, issue in enumerate(issues)]
    _insert(connection, "issues", ("document_id", "stage", "position", *each.columns), rows)
