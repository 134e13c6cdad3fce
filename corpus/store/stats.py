"""What is in a corpus, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.store.sqlite import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    documents: int
    tasks: int
    assignments: int
    targets: int
    priorities: int
    """Of lists and heads."""
    mentioned: int
    """Priorities that clauses of running text mention."""
    citations: int
    issues: Mapping[str, int]
    """Issue code to the number of documents that have it, most first."""
    unread: Mapping[str, int]
    """Kind of sign to the places that stand in no record, most first."""
    without_number: int
    without_date: int
    levels: Mapping[str, int]
    """Level to documents."""
    engine: str
    bytes_on_disk: int


def read_stats(store: Store, folder: Path, engine: str) -> Stats:
    def one(query: str) -> int:
        return int(store.connection.execute(query).fetchone()[0])

    def pairs(query: str) -> dict[str, int]:
        return dict(store.connection.execute(query).fetchall())

    kinds = ("documents", "tasks", "assignments", "targets", "citations")
    return Stats(
        **{kind: one(f"SELECT count(*) FROM {kind}") for kind in kinds},
        priorities=one("SELECT count(*) FROM priorities WHERE mention = 0"),
        mentioned=one("SELECT count(*) FROM priorities WHERE mention <> 0"),
        issues=pairs(
            "SELECT code, count(DISTINCT document_id) FROM issues"
            " WHERE stage = 'extraction' GROUP BY 1 ORDER BY 2 DESC, 1"
        ),
        unread=pairs("SELECT kind, count(*) FROM unread GROUP BY 1 ORDER BY 2 DESC, 1"),
        without_number=one("SELECT count(*) FROM documents WHERE document_number IS NULL"),
        without_date=one("SELECT count(*) FROM documents WHERE day IS NULL"),
        levels=pairs("SELECT level, count(*) FROM documents WHERE level IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"),
        engine=engine,
        bytes_on_disk=store.bytes_elsewhere + sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
    )
