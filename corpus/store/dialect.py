"""What a store asks of a database, whichever it is. The SQL of this room is one text for SQLite and PostgreSQL: upserts
by ON CONFLICT, truths as numbers, absent values last or first only where it is said; what is left of the difference
(marks for values, beginnings of transactions, functions of one database) is in the connection itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeGuard

from corpus.people.people import Access
from corpus.store.originals import OriginalFiles


class ServerTrouble(Exception):
    """The database's server does not do what is asked. ``what`` and ``advice`` are Chinese, without full stops."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.what, self.advice = what, advice


class Rows(Protocol):
    """What a query gives."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class StoreConnection(Protocol):
    """As sqlite3 has it; outside of transactions each statement is one of its own."""

    @property
    def in_transaction(self) -> bool: ...
    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Rows: ...
    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Rows: ...
    def close(self) -> None: ...
    def __enter__(self) -> Any: ...
    def __exit__(self, kind: Any, error: Any, traceback: Any, /) -> Any: ...


class ServerConnection(StoreConnection, Protocol):
    """To a server."""

    @property
    def is_lost(self) -> bool:
        """Whether nothing more can be asked through it."""
        ...

    @property
    def may_write(self) -> bool: ...
    def admit(self, access: Access, views: Sequence[str]) -> None:
        """From now on it shows and takes what an access allows."""
        ...


class Database(Protocol):
    """Where a store lies."""

    originals: OriginalFiles | None
    """None: they are in the database."""

    @property
    def is_shared(self) -> bool:
        """Whether several processes write at a time; then an index follows the store's changes on its own."""
        ...

    @property
    def size(self) -> int:
        """Bytes that it takes outside of the corpus's folder."""
        ...

    def connect(self) -> StoreConnection: ...
    def migrate(self, connection: StoreConnection) -> None:
        """Bring the tables to the present version. Raises StoreVersionError."""
        ...

    def begin(self, connection: StoreConnection, document_id: str | None) -> None:
        """A transaction: one at a time, but that those which write each one document go beside each other."""
        ...

    def held(self, name: str) -> AbstractContextManager[bool]:
        """The right to do something that one program at a time may do, and whether it is had. It ends with the
        program that has it, however that ends."""
        ...


def is_server(connection: StoreConnection) -> TypeGuard[ServerConnection]:
    return not isinstance(connection, sqlite3.Connection)


def may_write(connection: StoreConnection) -> bool:
    """Whether it is no reader's connection."""
    if is_server(connection):
        return connection.may_write
    return bool(connection.execute("PRAGMA query_only").fetchone() != (1,))
