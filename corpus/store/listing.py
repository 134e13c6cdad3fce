"""Lists of documents, and which documents belong to which."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.model import first_line
from corpus.search.words import squeeze
from corpus.store.damage import sound
from corpus.store.dialect import StoreConnection
from corpus.store.rows import Value

COUNTS = ("tasks", "targets", "priorities", "citations", "issues")
"""How many records of each kind a document has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document in a list."""

    document_id: str
    title: str
    """The first line where no title was found; the file's name where there is no text."""
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
    "tasks": "tasks DESC, title IS NOT NULL, title, document_id",
    "issues": "issues DESC, title IS NOT NULL, title, document_id",
}


_OPENING = (
    "CASE WHEN title IS NULL THEN"
    " (SELECT substr(text, 1, 500) FROM texts WHERE texts.document_id = documents.document_id) END"
)
"""How the text begins, where it gives no title."""


@dataclass(frozen=True, slots=True)
class Where:
    """A condition in SQL, and the values of its question marks."""

    sql: str
    values: tuple[Value, ...]


_NO_LIMIT = 1 << 62


def list_documents(
    connection: StoreConnection,
    where: Where | None = None,
    *,
    order: str = "title",
    limit: int = -1,
    offset: int = 0,
) -> tuple[DocumentRow, ...]:
    """Documents in an order of ORDERS; a limit of -1 is none."""
    rows = connection.execute(
        f"SELECT document_id, title, {_OPENING}, document_number, issuers, day, level, region,"
        f" document_type, {', '.join(COUNTS)}, source_name FROM documents {where.sql if where else ''}"
        f" ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
        (*(where.values if where else ()), limit if limit >= 0 else _NO_LIMIT, offset),
    )
    return tuple(_document_row(row) for row in rows)


def is_titled(connection: StoreConnection, document_id: str) -> bool:
    """Whether a document has a title of its own, or is called by its first line."""
    query = "SELECT 1 FROM documents WHERE document_id = ? AND title IS NOT NULL"
    return connection.execute(query, (document_id,)).fetchone() is not None


def list_citing(connection: StoreConnection, document_id: str) -> tuple[DocumentRow, ...]:
    """Other documents that cite a document by its number, its title, or the end of its title (without issuers)."""
    query = "SELECT title, document_number FROM documents WHERE document_id = ?"
    title, number = connection.execute(query, (document_id,)).fetchone() or (None, None)
    titles = [title[start:] for start in range(max(len(title) - _SHORTEST_TITLE, 0) + 1)] if title else []
    marks = ", ".join("?" * len(titles))
    where = Where(
        "WHERE document_id <> ? AND document_id IN (SELECT document_id FROM citations WHERE number = ?"
        f" UNION SELECT document_id FROM citations WHERE title IN ({marks}))",
        (document_id, number, *titles),
    )
    return list_documents(connection, where, order="newest")


def list_named(connection: StoreConnection, words: str) -> tuple[DocumentRow, ...]:
    """The documents that are called so: by their id, number, title or file name; else those whose title or file name
    holds the words. Width, script and spaces make no difference."""
    key = squeeze(words.strip("《》 "))
    name, numbers = "lower(source_name)", _numbers_like(connection, key)
    exact = Where(
        f"WHERE document_id = ? OR title_key = ? OR {name} = ? OR document_number IN ({', '.join('?' * len(numbers))})",
        (words, key, words.lower(), *numbers),
    )
    part = Where(
        f"WHERE ? <> '' AND (instr(title_key, ?) > 0 OR instr({name}, ?) > 0)", (key, key, words.strip().lower())
    )
    return list_documents(connection, exact) or list_documents(connection, part)


def _numbers_like(connection: StoreConnection, key: str) -> list[str]:
    """The numbers of documents that are one but for width, script and spaces; never none, as SQL wants it."""
    rows = connection.execute("SELECT DISTINCT document_number FROM documents WHERE document_number IS NOT NULL")
    return [number for (number,) in rows if squeeze(number) == key] or [key]


def list_versions(connection: StoreConnection, document_id: str) -> tuple[DocumentRow, ...]:
    """Other files with the same title, but for width, script and spaces."""
    where = Where(
        "WHERE document_id <> ? AND title_key <> '' AND title_key ="
        " (SELECT title_key FROM documents WHERE document_id = ?)",
        (document_id, document_id),
    )
    return list_documents(connection, where, order="newest")


def _document_row(row: Sequence[Any]) -> DocumentRow:
    """Raises StoreDamaged."""
    with sound(str(row[0])):
        return _decoded(row)


def _decoded(row: Sequence[Any]) -> DocumentRow:
    document_id, title, opening, number, issuers, day, level, region, document_type, *counts, source_name = row
    return DocumentRow(
        document_id=document_id,
        title=title or first_line(opening or "") or source_name,
        document_number=number,
        issuers=tuple(json.loads(issuers)),
        day=day,
        level=level,
        region=region,
        document_type=document_type,
        source_name=source_name,
        **dict(zip(COUNTS, counts, strict=True)),
    )
