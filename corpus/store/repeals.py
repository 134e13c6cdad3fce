"""Which documents of a corpus end which others (废止)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from corpus.search.words import squeeze
from corpus.store.dialect import StoreConnection
from corpus.store.listing import DocumentRow, Where, list_documents

_SHORTEST_TITLE = 10
"""Characters of a title that is named without its beginning (关于…的通知 for 某市关于…的通知)."""
_CARRIED = re.compile(
    r"(?:印发|发布|公布|颁布|转发)\s*[《〈<]?(?P<title>[^《》〈〉<>]{4,})[》〉>]?的(?:通知|公告|通告|决定|命令|函)$"
)
"""What a notice carries: 《某办法》同时废止 ends 关于印发某办法的通知."""


def list_repealing(connection: StoreConnection, document_id: str) -> tuple[DocumentRow, ...]:
    """Other documents that say that this one is ended, by its number, or by its title where one of them has no number.

    Of a title alone only a later document says it: the new 办法 of the old name does not end its own copies.
    """
    query = "SELECT title, title_key, document_number, day FROM documents WHERE document_id = ?"
    title, key, number, day = connection.execute(query, (document_id,)).fetchone() or (None, None, None, None)
    names = names_of(title or "")
    marks = ", ".join("?" * len(names))
    where = Where(
        "WHERE document_id <> ? AND document_id IN (SELECT c.document_id FROM citations c"
        " WHERE c.relation = 'repeals' AND c.number = ?)"
        " OR document_id <> ? AND document_id IN (SELECT c.document_id FROM citations c"
        f" WHERE c.relation = 'repeals' AND c.title IN ({marks}) AND (c.number IS NULL OR ? IS NULL))"
        " AND CASE WHEN day IS NULL OR ? IS NULL THEN title_key <> ? ELSE day > ? END",
        (document_id, number, document_id, *names, number, day, key, day),
    )
    return list_documents(connection, where, order="oldest")


def repealed_from(connection: StoreConnection, document_id: str) -> date | None:
    """The day from which another document ends this one: when that one comes into force; ``date.min`` if not known."""
    ids = [row.document_id for row in list_repealing(connection, document_id)]
    if not ids:
        return None
    query = f"SELECT coalesce(effective_date, day) FROM documents WHERE document_id IN ({', '.join('?' * len(ids))})"
    return min(date.fromisoformat(day) if day else date.min for (day,) in connection.execute(query, ids))


def repealed_by(connection: StoreConnection, document_ids: Iterable[str]) -> frozenset[str]:
    """The documents that these ones end."""
    found: set[str] = set()
    for document_id in document_ids:
        query = "SELECT title, number FROM citations WHERE document_id = ? AND relation = 'repeals'"
        for title, number in connection.execute(query, (document_id,)).fetchall():
            candidates = connection.execute(
                "SELECT document_id FROM documents WHERE document_number = ?"
                " UNION SELECT document_id FROM documents WHERE instr(title, ?) > 0",
                (number, title),
            )
            found.update(
                each
                for (each,) in candidates.fetchall()
                if any(row.document_id == document_id for row in list_repealing(connection, each))
            )
    return frozenset(found)


def list_cited(
    connection: StoreConnection, title: str | None, number: str | None
) -> tuple[tuple[DocumentRow, bool], ...]:
    """Documents that a citation may mean, each with whether its title says so; else its number alone does.

    A title may be cited without its beginning, or by what a notice carries (《某办法》 for 关于印发某办法的通知).
    """
    key = squeeze(title or "")
    where = Where("WHERE document_number = ? OR ? <> '' AND instr(title_key, ?) > 0", (number, key, key))
    found = [
        (row, key in map(squeeze, names_of(row.title))) for row in list_documents(connection, where, order="newest")
    ]
    return tuple((row, named) for row, named in found if named or (number and row.document_number == number))


def names_of(title: str) -> list[str]:
    """What a title may be called where another document ends it: whole, without its beginning, what it carries."""
    names: list[str] = []
    for name in (title, *(match["title"] for match in [_CARRIED.search(title)] if match)):
        names += [name[start:] for start in range(max(len(name) - _SHORTEST_TITLE, 0) + 1)] if name else []
    return list(dict.fromkeys(names))
