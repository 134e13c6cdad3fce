"""What a store counts: its transactions, and which documents each of them changed. What is derived from a store
remembers by this how far it has followed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from secrets import token_hex

from corpus.store.damage import sound
from corpus.store.dialect import ServerTrouble, StoreConnection


def present_generation(connection: StoreConnection) -> int:
    """Raises StoreDamaged where the store does not say."""
    with sound():
        (value,) = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        return int(value)


def next_generation(connection: StoreConnection) -> int:
    """Begin a generation, inside a transaction."""
    query = "UPDATE meta SET value = CAST(value AS BIGINT) + 1 WHERE key = 'generation' RETURNING value"
    with sound():
        ((generation,),) = connection.execute(query).fetchall()
        return int(generation)


def note_change(connection: StoreConnection, document_id: str, generation: int) -> None:
    query = "INSERT INTO changes VALUES (?, ?) ON CONFLICT (document_id) DO UPDATE SET generation = excluded.generation"
    connection.execute(query, (document_id, generation))


def changes_since(connection: StoreConnection, generation: int, most: int = -1) -> Sequence[tuple[str, int]]:
    """Documents that were added, replaced or removed after a generation, each with the last in which it was. ``most``:
    no more than so many, and of a generation all or none, unless it is the first."""
    query = "SELECT document_id, generation FROM changes WHERE generation > ? ORDER BY generation, document_id"
    if most < 0:
        return connection.execute(query, (generation,)).fetchall()
    rows = connection.execute(f"{query} LIMIT {most + 1}", (generation,)).fetchall()
    if len(rows) <= most:
        return rows
    whole = [row for row in rows if row[1] < rows[-1][1]]
    return whole or connection.execute(f"{query} LIMIT ?", (generation, _of(connection, rows[0][1]))).fetchall()


def _of(connection: StoreConnection, generation: int) -> int:
    """How many documents changed in one."""
    query = "SELECT count(*) FROM changes WHERE generation = ?"
    return int(connection.execute(query, (generation,)).fetchone()[0])


def identity(connection: StoreConnection) -> str:
    """A name that no other store has; a store has it from when it is first asked, if that can be written."""
    query = "SELECT value FROM meta WHERE key = 'identity'"
    if (row := connection.execute(query).fetchone()) is None:
        with suppress(sqlite3.OperationalError, ServerTrouble):
            made = "INSERT INTO meta VALUES ('identity', ?) ON CONFLICT DO NOTHING"
            connection.execute(made, (token_hex(16),))
        row = connection.execute(query).fetchone()
    return str(row[0]) if row else ""
