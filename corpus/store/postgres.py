"""A store on a PostgreSQL server. The one module that knows psycopg; it is imported when a ``corpus.toml`` names a
server. One database is one corpus."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from itertools import islice
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from corpus.people.people import ACTOR, Access
from corpus.store.dialect import Rows, ServerTrouble, StoreConnection
from corpus.store.migrations import MIGRATIONS, StoreVersionError
from corpus.store.originals import OriginalFiles
from corpus.store.postgres_schema import SCHEMA, step, triggers
from corpus.store.server_troubles import WAIT, trouble_of

PASSWORD = "ZHENGCE_STORE_PASSWORD"
"""The environment's variable; libpq's own (PGPASSWORD, ~/.pgpass) hold too."""
_OLDEST = 140_000
"""Version 14: triggers that are replaced."""
_AT_ONCE = 500
"""Rows of one statement."""
_STORE, _DOCUMENT, _HELD = 0x7A01, 0x7A02, 0x7A03
"""What advisory locks are about: the whole store, a document, something that one program does."""
_SETTINGS: dict[str, Any] = {
    "application_name": "zhengce",
    "connect_timeout": 15,
    # A machine that is gone holds nothing for long.
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
    "options": f"-c search_path={SCHEMA} -c lock_timeout={WAIT * 1000} -c client_min_messages=warning",
}


class PostgresServer:
    """See corpus.store.dialect.Database."""

    is_shared = True

    def __init__(self, address: str, originals: OriginalFiles | None) -> None:
        self._address, self.originals = address, originals

    def connect(self) -> PostgresConnection:
        """Raises ServerTrouble."""
        settings = dict(_SETTINGS)
        if password := os.environ.get(PASSWORD):
            settings["password"] = password
        with _told():
            inner = psycopg.connect(self._address, autocommit=True, cursor_factory=psycopg.ClientCursor, **settings)
        return PostgresConnection(inner)

    def migrate(self, connection: StoreConnection) -> None:
        assert isinstance(connection, PostgresConnection)
        if _version(connection) == len(MIGRATIONS):
            return
        connection.check()
        with connection:
            # Another program may have opened the store at the same time: it is waited for.
            connection.execute("BEGIN IMMEDIATE")
            connection.script(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            version = _version(connection)
            if version > len(MIGRATIONS):
                raise StoreVersionError(f"语料库由更新的版本写成（{version} > {len(MIGRATIONS)}），请先升级本程序")
            for number in range(version, len(MIGRATIONS)):
                connection.script(step(number))
            connection.script(triggers())
            noted = "INSERT INTO meta VALUES ('version', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            connection.execute(noted, (str(len(MIGRATIONS)),))

    def begin(self, connection: StoreConnection, document_id: str | None) -> None:
        """Those of one document share the store's lock, and have that document's; the generation's row, which each of
        them changes last, puts them in order."""
        try:
            if document_id is None:
                connection.execute("BEGIN IMMEDIATE")
                return
            connection.execute("BEGIN")
            connection.execute("SELECT pg_advisory_xact_lock_shared(?, 0)", (_STORE,))
            connection.execute("SELECT pg_advisory_xact_lock(?, ?)", (_DOCUMENT, _key(document_id)))
        except BaseException:
            with suppress(Exception):
                connection.execute("ROLLBACK")
            raise

    @contextmanager
    def held(self, name: str) -> Iterator[bool]:
        """By a connection of its own: the server frees the lock when whoever holds it ends."""
        with closing(self.connect()) as connection:
            query = "SELECT pg_try_advisory_lock(?, ?)"
            yield bool(connection.execute(query, (_HELD, _key(name))).fetchone()[0])

    @property
    def size(self) -> int:
        with closing(self.connect()) as connection:
            return int(connection.execute("SELECT pg_database_size(current_database())").fetchone()[0])


class PostgresConnection:
    """As the store speaks with SQLite, and what it says put into PostgreSQL's words. See ServerConnection."""

    def __init__(self, inner: psycopg.Connection[Any]) -> None:
        self._inner = inner
        self._noted = False
        self._actor: str | None = ""
        self.may_write = True

    @property
    def is_lost(self) -> bool:
        return bool(self._inner.closed)

    @property
    def in_transaction(self) -> bool:
        return bool(self._inner.info.transaction_status not in (TransactionStatus.IDLE, TransactionStatus.UNKNOWN))

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Rows:
        with _told():
            self._tell_actor()
            rows: Rows = self._inner.execute(_worded(sql), _plain(parameters))
        return rows

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Rows:
        """Rows that are inserted go many in one statement."""
        rows = map(_plain, parameters)
        cursor: Any = self._inner.cursor()
        with _told():
            self._tell_actor()
            while some := list(islice(rows, _AT_ONCE)):
                if " VALUES (" not in sql:
                    cursor.executemany(_worded(sql), some)
                    continue
                head, marks, tail = re.split(r"(?<= VALUES )(\([?, ]*\))", sql, maxsplit=1)
                many = head + ", ".join([marks] * len(some)) + tail
                cursor.execute(_in_its_words(many), [value for row in some for value in row])
        inserted: Rows = cursor
        return inserted

    def script(self, sql: str) -> None:
        """Statements without values."""
        with _told():
            self._inner.execute(sql.encode())

    def check(self) -> None:
        """Whether this is a server that a store can lie on. Raises ServerTrouble."""
        if self._inner.info.server_version < _OLDEST:
            raise ServerTrouble(
                f"PostgreSQL 的版本太旧（{self._inner.info.server_version // 10_000}）", "请用 14 以上的版本"
            )
        if (encoding := self.execute("SHOW server_encoding").fetchone()[0]) != "UTF8":
            raise ServerTrouble(f"PostgreSQL 数据库的编码是 {encoding}", "请用 createdb -E UTF8 -T template0 另建一个")

    def admit(self, access: Access, views: Sequence[str]) -> None:
        self._noted = access.noted
        if access.noted:
            self.execute("SELECT set_config('zhengce.noted', 'on', false)")
        for view in views:
            self.execute(view)
        if not access.edits:
            self.may_write = False
            self.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")

    def _tell_actor(self) -> None:
        """Who does it, for the log of deeds."""
        if self._noted and self._actor != (actor := ACTOR.get()):
            self._inner.execute("SELECT set_config('zhengce.actor', %s, false)", [actor])
            # What is told in a transaction that is taken back is taken back too.
            self._actor = None if self.in_transaction else actor

    def close(self) -> None:
        self._inner.close()

    def __enter__(self) -> PostgresConnection:
        return self

    def __exit__(self, kind: object, error: object, traceback: object, /) -> None:
        """As sqlite3 does: what was begun is kept, or after an error taken back."""
        if self.is_lost or not self.in_transaction:
            return
        self.execute("COMMIT" if kind is None else "ROLLBACK")


def _version(connection: PostgresConnection) -> int:
    """The steps that the store has taken."""
    found = connection.execute("SELECT to_regclass(?)", (f"{SCHEMA}.meta",)).fetchone()
    if found[0] is None:
        return 0
    row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return int(row[0]) if row else 0


_BEGINNINGS = {
    "BEGIN IMMEDIATE": f"BEGIN; SELECT pg_advisory_xact_lock({_STORE}, 0)",
    # All that is read belongs to one moment.
    "BEGIN DEFERRED": "BEGIN ISOLATION LEVEL REPEATABLE READ",
}


def _in_its_words(sql: str) -> bytes:
    """A statement as psycopg wants it; SQLite knows a list of nothing."""
    sql = _BEGINNINGS.get(sql, sql)
    return sql.replace("%", "%%").replace("?", "%s").replace("IN ()", "IN (NULL)").encode()


def _plain(values: Sequence[Any]) -> list[Any]:
    """Truths as SQLite has them: 0 or 1."""
    return [int(value) if isinstance(value, bool) else value for value in values]


_worded = lru_cache(1024)(_in_its_words)


def _key(name: str) -> int:
    """Of a name, as locks want it: 32 bits with a sign. Two names of one number only wait for each other."""
    return zlib.crc32(name.encode()) - (1 << 31)


@contextmanager
def _told() -> Iterator[None]:
    """What the server says, as the store's own errors."""
    try:
        yield
    except psycopg.Error as error:
        raise trouble_of(error.sqlstate or "", str(error), isinstance(error, psycopg.DataError)) from error
