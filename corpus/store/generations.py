"""What a store counts: its transactions, and which documents each of them changed. What is derived from a store
remembers by this how far it has followed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress

from corpus.store.damage import sound


def present_generation(connection: sqlite3.Connection) -> int:
    """Raises StoreDamaged where the store does not say."""
    with sound():
        (value,) = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        return int(value)


def next_generation(connection: sqlite3.Connection) -> int:
    """Begin a generation, inside a transaction."""
    query = "UPDATE meta SET value = value + 1 WHERE key = 'generation' RETURNING value"
    with sound():
        ((generation,),) = connection.execute(query).fetchall()
        return int(generation)


def note_change(connection: sqlite3.Connection, document_id: str, generation: int) -> None:
    connection.execute("INSERT OR REPLACE INTO changes VALUES (?, ?)", (document_id, generation))


def changes_since(connection: sqlite3.Connection, generation: int) -> Sequence[tuple[str, int]]:
    """Documents that were added, replaced or removed after a generation, each with the last in which it was."""
    query = "SELECT document_id, generation FROM changes WHERE generation > ? ORDER BY generation, document_id"
    return connection.execute(query, (generation,)).fetchall()


def identity(connection: sqlite3.Connection) -> str:
    """A name that no other store has; a store has it from when it is first asked, if that can be written."""
    query = "SELECT value FROM meta WHERE key = 'identity'"
    if (row := connection.execute(query).fetchone()) is None:
        with suppress(sqlite3.OperationalError):
            connection.execute("INSERT OR IGNORE INTO meta VALUES ('identity', lower(hex(randomblob(16))))")
        row = connection.execute(query).fetchone()
    return str(row[0]) if row else ""
