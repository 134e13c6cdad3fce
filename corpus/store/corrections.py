"""Corrections as people made them. None is ever deleted; one that is taken back says when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.corrections.codec import dump_correction, dump_records, load_correction, load_records
from corpus.corrections.correction import Correction, NotedCorrection
from corpus.corrections.places import likeness
from corpus.model import Metadata, ParsedDocument
from corpus.search.words import squeeze
from corpus.store.dialect import StoreConnection

_COLUMNS = "number, document_id, correction, author, made, undone, undone_by"
_ALIKE = 0.8
"""Of two titles of one number or day."""
_LONG_TITLE = 12
"""Characters of a title that hardly two documents share which have neither number nor day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """By what a document is known again when it comes as another file."""

    document_id: str
    title_key: str
    number: str | None
    day: str | None

    @classmethod
    def of(cls, document_id: str, metadata: Metadata) -> Identity:
        day = metadata.day.isoformat() if metadata.day else None
        number = metadata.document_number
        return cls(document_id=document_id, title_key=squeeze(metadata.title or ""), number=number, day=day)

    def is_same(self, title_key: str, number: str | None, day: str | None) -> bool:
        """Another file of this document has the same number, or where one has none, the same day; and the same title,
        but for a slip."""
        if not title_key or (number and self.number and number != self.number):
            return False
        if (number and self.number) or (day and self.day):
            return (bool(number and self.number) or day == self.day) and likeness(title_key, self.title_key) >= _ALIKE
        bare = number == self.number and day == self.day
        return bare and title_key == self.title_key and len(title_key) >= _LONG_TITLE


def note_correction(
    connection: StoreConnection, identity: Identity, correction: Correction, author: str, now: str
) -> int:
    """Inside a transaction; returns its number."""
    row = (identity.document_id, identity.title_key, identity.number, identity.day)
    query = (
        "INSERT INTO main.corrections (document_id, title_key, document_number, day, correction, author, made)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number"
    )
    ((number,),) = connection.execute(query, (*row, dump_correction(correction), author, now)).fetchall()
    return int(number)


def note_undone(connection: StoreConnection, number: int, author: str, now: str) -> bool:
    """Whether there was such a correction that still held."""
    query = "UPDATE main.corrections SET undone = ?, undone_by = ? WHERE number = ? AND undone IS NULL"
    return bool(connection.execute(query, (now, author, number)).rowcount)


def list_corrections(connection: StoreConnection, document_id: str | None = None) -> tuple[NotedCorrection, ...]:
    """All, or those made in one document; in their order."""
    where, values = ("", ()) if document_id is None else ("WHERE document_id = ?", (document_id,))
    rows = connection.execute(f"SELECT {_COLUMNS} FROM corrections {where} ORDER BY number", values)
    return tuple(map(_noted, rows))


def corrections_for(connection: StoreConnection, identity: Identity) -> tuple[NotedCorrection, ...]:
    """Those that hold in a document: made in it, or in another file of it."""
    rows = connection.execute(
        f"SELECT title_key, document_number, day, {_COLUMNS} FROM corrections"
        " WHERE document_id = ? OR title_key <> '' AND (title_key = ? OR document_number = ? OR day = ?)"
        " ORDER BY number",
        (identity.document_id, identity.title_key, identity.number, identity.day),
    )
    return tuple(
        _noted(row)
        for key, number, day, *row in rows
        if row[1] == identity.document_id or identity.is_same(key, number, day)
    )


def other_files(connection: StoreConnection, own: Identity) -> tuple[str, ...]:
    """Documents of the store that are other files of one; as they are stored, put right or not."""
    rows = connection.execute(
        "SELECT document_id, title_key, document_number, day FROM documents WHERE document_id <> ?"
        " AND title_key <> '' AND (title_key = ? OR document_number = ? OR day = ?) ORDER BY document_id",
        (own.document_id, own.title_key, own.number, own.day),
    )
    return tuple(document_id for document_id, *known in rows if own.is_same(*known))


def find_correction(connection: StoreConnection, number: int) -> NotedCorrection | None:
    row = connection.execute(f"SELECT {_COLUMNS} FROM corrections WHERE number = ?", (number,)).fetchone()
    return _noted(row) if row else None


def _noted(row: Sequence[Any]) -> NotedCorrection:
    number, document_id, correction, author, made, undone, undone_by = row
    return NotedCorrection(
        number=number,
        document_id=document_id,
        correction=load_correction(correction),
        author=author,
        made=made,
        undone=undone,
        undone_by=undone_by,
    )


# --- what was extracted ---------------------------------------------------------------------------------------------


def keep_extracted(connection: StoreConnection, extracted: ParsedDocument) -> None:
    """Of a document that was put right, what it was before; goes when the document is stored anew."""
    row = (extracted.document_id, dump_records(extracted))
    connection.execute(
        "INSERT INTO main.extracted VALUES (?, ?) ON CONFLICT (document_id) DO UPDATE SET records = excluded.records",
        row,
    )


def as_extracted(connection: StoreConnection, parsed: ParsedDocument) -> ParsedDocument:
    """A stored document as it was before people put it right."""
    query = "SELECT records FROM extracted WHERE document_id = ?"
    row = connection.execute(query, (parsed.document_id,)).fetchone()
    return replace(parsed, **load_records(row[0])) if row else parsed
