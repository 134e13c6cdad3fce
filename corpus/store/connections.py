"""Connections to the file of a store: for writing where that is possible, else for reading alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from corpus.store.dialect import StoreConnection
from corpus.store.migrations import migrate
from corpus.store.originals import OriginalFiles

_CANNOT_WRITE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL})
"""What SQLite says of a folder in which it may not, or on a full disk cannot, put its files beside the store."""
_PATIENCE = 60
"""Seconds to wait for another program's transaction."""


class SqliteFile:
    """A store in one file. See corpus.store.dialect.Database."""

    is_shared, size = False, 0

    def __init__(self, path: Path, originals: OriginalFiles | None = None) -> None:
        self.path, self.originals = path, originals

    def connect(self) -> StoreConnection:
        return connected(self.path)

    def migrate(self, connection: StoreConnection) -> None:
        assert isinstance(connection, sqlite3.Connection)
        migrate(connection)

    def begin(self, connection: StoreConnection, document_id: str | None) -> None:
        connection.execute("BEGIN IMMEDIATE")

    @contextmanager
    def held(self, name: str) -> Iterator[bool]:
        """The index beside it has a lock of its own."""
        yield True


def connected(path: Path) -> sqlite3.Connection:
    """A connection that works. A search must never have to write: where nothing can be written, it still reads."""
    try:
        return _opened(path)
    except sqlite3.OperationalError as error:
        if not cannot_write(error) or not path.is_file():
            raise
        return _for_reading(path, error)


def cannot_write(error: sqlite3.Error) -> bool:
    """Whether the disk or its rights keep SQLite from writing."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _CANNOT_WRITE


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # With WAL, NORMAL may lose the last transactions at a power cut, but never breaks the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        # Kibibytes: the indexes of a million records are some hundred megabytes.
        connection.execute("PRAGMA cache_size = -32768")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _for_reading(path: Path, reason: sqlite3.OperationalError) -> sqlite3.Connection:
    """What was written to the log and not yet to the file can only be read where the log's own index can be made."""
    log = path.with_name(path.name + "-wal")
    settings = ("mode=ro",) if _filled(log) else ("mode=ro", "mode=ro&immutable=1")
    for setting in settings:
        address = f"file:{quote(str(path.absolute()))}?{setting}"
        connection = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            continue
        return connection
    raise reason


def _filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
