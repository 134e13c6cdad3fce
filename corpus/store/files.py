"""Files of one document: those of one title whose number, day and region do not contradict each other."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.store.dialect import StoreConnection

_MOST = 200
"""Files of one title that are looked at."""
_COMPATIBLE = " AND ".join(
    f"(a.{name} = b.{name} OR a.{name} IS NULL OR b.{name} IS NULL)" for name in ("document_number", "day", "region")
)
_OF_ONE = (
    "FROM documents a JOIN documents b ON a.title_key = b.title_key"
    f" WHERE b.document_id = ? AND a.title_key <> '' AND {_COMPATIBLE}"
    " ORDER BY a.document_number IS NULL, a.issuers = '[]', a.day IS NULL, a.region IS NULL, a.document_id LIMIT ?"
)
"""That which says most of itself first."""


def first_file(connection: StoreConnection, document_id: str) -> str | None:
    """The first file of a document; None where it is this one."""
    row = connection.execute(f"SELECT a.document_id {_OF_ONE}", (document_id, 1)).fetchone()
    return str(row[0]) if row and row[0] != document_id else None


def files_beside(connection: StoreConnection, document_ids: Iterable[str]) -> frozenset[str]:
    """The other files of documents."""
    ids = set(document_ids)
    found = {key for each in ids for (key,) in connection.execute(f"SELECT a.document_id {_OF_ONE}", (each, _MOST))}
    return frozenset(found - ids)
