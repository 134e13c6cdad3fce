"""A store put into another, whatever database each of them is: a server's corpus into one file and back again."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from corpus.scratch import unfinished
from corpus.store.dialect import StoreConnection
from corpus.store.listing import Where
from corpus.store.migrations import migrate
from corpus.store.sqlite import Store
from corpus.store.writing import TABLES

_BY_DOCUMENT = tuple(name for name in TABLES if name != "originals")
_ALL = Where("", ())
_AT_ONCE = 200
"""Documents that are in memory at a time."""
_OWN = ("version", "identity")
"""What a store knows of itself: another one is another."""


class NotEmpty(Exception):
    """What is to be filled has something in it. The message is one Chinese sentence."""


def copy_store(source: Store, target: Store) -> int:
    """All that is in a store, as it is at one moment, into an empty one; returns its number of documents. Raises
    NotEmpty."""
    with source.snapshot(), target.transaction() as into:
        if (count := _count(into)) or target.generation:
            raise NotEmpty(f"库里已有 {count} 份文件或改动记录，只能恢复到空的库里；请另建一个数据库，写进 corpus.toml")
        columns, ids = _columns(), sorted(source.ids())
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            for name in _BY_DOCUMENT:
                where = Where(f"WHERE document_id IN ({', '.join('?' * len(some))})", tuple(some))
                _copy(source.connection, into, name, columns[name], where)
            for document_id in some:
                target.keep_original(document_id, source.original(document_id))
        for name in sorted(columns.keys() - {*TABLES, "meta"}):
            _copy(source.connection, into, name, columns[name])
        for name in ("audit", "corrections"):
            _count_on(into, name)
        _copy_meta(source.connection, into)
    return len(ids)


def _count(connection: StoreConnection) -> int:
    return int(connection.execute("SELECT count(*) FROM main.documents").fetchone()[0])


def _columns() -> dict[str, tuple[str, ...]]:
    """Of every table of the present version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: tuple(row[1] for row in connection.execute(f"PRAGMA table_info({name})")) for name in names}


def _copy(
    source: StoreConnection, into: StoreConnection, name: str, columns: Sequence[str], where: Where = _ALL
) -> None:
    listed, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    rows = source.execute(f"SELECT {listed} FROM main.{name} {where.sql}", where.values)
    into.executemany(f"INSERT INTO main.{name} ({listed}) VALUES ({marks})", rows)


def _count_on(into: StoreConnection, name: str) -> None:
    """A server numbers rows by a counter of its own, which has not seen these."""
    if not isinstance(into, sqlite3.Connection):
        (last,) = into.execute(f"SELECT coalesce(max(number), 0) FROM main.{name}").fetchone()
        into.execute(f"ALTER TABLE main.{name} ALTER number RESTART WITH {int(last) + 1}")


def _copy_meta(source: StoreConnection, into: StoreConnection) -> None:
    for key, value in source.execute("SELECT key, value FROM main.meta").fetchall():
        if key not in _OWN:
            kept = int(value) if key == "generation" else value
            query = "INSERT INTO main.meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            into.execute(query, (key, kept))


def copied_to_file(source: Store, part: Path) -> None:
    """A whole store in one file without anything beside it."""
    with closing(Store(part)) as target:
        copy_store(source, target)
        target.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        target.connection.execute("PRAGMA journal_mode = DELETE").fetchall()


def copied_from_file(file: Path, target: Store, beside: Path) -> int:
    """A file may be of an earlier version: what is read is a copy, brought to the present one. Raises NotEmpty."""
    beside.mkdir(parents=True, exist_ok=True)
    with unfinished(beside / f"{file.name}.copy") as part:
        with (
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as kept,
            closing(sqlite3.connect(part)) as copy,
        ):
            kept.backup(copy)
        with closing(Store(part)) as source:
            documents = copy_store(source, target)
    return documents
