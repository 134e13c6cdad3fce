"""A document out of its rows, just as it was put into them (``corpus.store.writing``)."""

from __future__ import annotations

from typing import Any

from corpus.model import Assignment, Document, Issue, ParsedDocument, Task
from corpus.store.dialect import StoreConnection
from corpus.store.rows import load_blocks, load_ledger, shape_of
from corpus.store.writing import DOCUMENT, RECORDS


def load_document(connection: StoreConnection, document_id: str) -> ParsedDocument | None:
    columns = ", ".join(each.selected for each in DOCUMENT)
    query = f"SELECT {columns} FROM documents WHERE document_id = ?"
    row = connection.execute(query, (document_id,)).fetchone()
    if row is None:
        return None
    pieces, at = [], 0
    for each in DOCUMENT:
        pieces.append(each.decode(row[at : at + len(each.columns)]))
        at += len(each.columns)
    metadata, source, facts = pieces
    text, blocks, ledger = connection.execute(
        "SELECT text, blocks, ledger FROM texts WHERE document_id = ?", (document_id,)
    ).fetchone()
    reading = _issues(connection, document_id, "reading")
    parts: dict[str, Any] = {
        "blocks": load_blocks(blocks),
        "facts": facts,
        "issues": reading,
        "ledger": load_ledger(ledger),
    }
    document = Document(source=source, text=text, **parts)
    records = {name: _records(connection, name, kind, document_id) for name, kind in RECORDS.items()}
    issues = _issues(connection, document_id, "extraction")
    tasks = _tasks(connection, document_id)
    return ParsedDocument(document=document, metadata=metadata, tasks=tasks, issues=issues, **records)


def _records(connection: StoreConnection, name: str, kind: type, document_id: str) -> tuple[Any, ...]:
    each = shape_of(kind)
    rows = connection.execute(
        f"SELECT {each.selected} FROM {name} WHERE document_id = ? ORDER BY position", (document_id,)
    )
    return tuple(each.decode(row) for row in rows)


def _tasks(connection: StoreConnection, document_id: str) -> tuple[Task, ...]:
    each, inner = shape_of(Task), shape_of(Assignment)
    assignments: dict[int, list[Assignment]] = {}
    rows = connection.execute(
        f"SELECT task, {inner.selected} FROM assignments WHERE document_id = ? ORDER BY task, position",
        (document_id,),
    )
    for task, *row in rows:
        assignments.setdefault(task, []).append(inner.decode(row))
    rows = connection.execute(
        f"SELECT {each.selected} FROM tasks WHERE document_id = ? ORDER BY position", (document_id,)
    )
    return tuple(each.decode(row, assignments=tuple(assignments.get(n, ()))) for n, row in enumerate(rows))


def _issues(connection: StoreConnection, document_id: str, stage: str) -> tuple[Issue, ...]:
    each = shape_of(Issue)
    rows = connection.execute(
        f"SELECT {each.selected} FROM issues WHERE document_id = ? AND stage = ? ORDER BY position",
        (document_id, stage),
    )
    return tuple(each.decode(row) for row in rows)
