"""What a test asks of a store's database whichever it is: SQLite's file or PostgreSQL's server (tests/cluster)."""

from __future__ import annotations

import sqlite3
from typing import Any

from corpus.store.dialect import Rows, ServerTrouble, StoreConnection, is_server

REFUSED = (sqlite3.Error, ServerTrouble)
"""What a database raises that does not do something."""


def tables(connection: StoreConnection, *, views: bool = False) -> set[str]:
    """The names of all, with those of views where asked."""
    if is_server(connection):
        kinds = "('BASE TABLE', 'VIEW')" if views else "('BASE TABLE')"
        query = (
            f"SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' AND table_type IN {kinds}"
        )
    else:
        kinds = "('table', 'view')" if views else "('table')"
        query = f"SELECT name FROM sqlite_master WHERE type IN {kinds}"
    return {name for (name,) in connection.execute(query)}


def columns(connection: StoreConnection, table: str) -> set[str]:
    if is_server(connection):
        query = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'main' AND table_name = ?"
        return {name for (name,) in connection.execute(query, (table,))}
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def dicts(rows: Rows) -> list[dict[str, Any]]:
    """Each row by the names of its columns."""
    names = [column[0] for column in rows.description]  # type: ignore[attr-defined]
    return [dict(zip(names, row, strict=True)) for row in rows]
