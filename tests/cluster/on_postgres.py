"""A plugin of pytest (``-p tests.cluster.on_postgres``): the store's own tests as they stand, over a real PostgreSQL
instead of files. Each path of a store is a database of its own, on the server that ZHENGCE_TEST_POSTGRES names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

import corpus.store.opening
import corpus.store.sqlite
from corpus.store.originals import OriginalFiles
from corpus.store.postgres import PostgresServer

_ADDRESS = os.environ["ZHENGCE_TEST_POSTGRES"]
_TEMPLATE = f"template_{os.getpid()}"
_NUMBERS = count()
_DATABASES: dict[Path, str] = {}


def _server(name: str, originals: OriginalFiles | None = None) -> PostgresServer:
    return PostgresServer(f"{_ADDRESS}/{name}", originals)


def _create(name: str, template: str = "template0") -> None:
    with psycopg.connect(f"{_ADDRESS}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def _over_postgres(path: Path, originals: OriginalFiles | None = None) -> PostgresServer:
    """In the place of SqliteFile."""
    path = path.resolve()
    if path not in _DATABASES:
        name = f"test_{os.getpid()}_{next(_NUMBERS)}"
        _create(name, _TEMPLATE)
        _DATABASES[path] = name
    return _server(_DATABASES[path], originals)


@pytest.fixture(scope="session", autouse=True)
def _on_postgres() -> Iterator[None]:
    _create(_TEMPLATE)
    server = _server(_TEMPLATE)
    connection = server.connect()
    server.migrate(connection)
    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(corpus.store.sqlite, "SqliteFile", _over_postgres)
        patch.setattr(corpus.store.opening, "SqliteFile", _over_postgres)
        yield


@pytest.fixture(autouse=True)
def _databases_end_with_their_test(_on_postgres: None) -> Iterator[None]:
    yield
    with psycopg.connect(f"{_ADDRESS}/postgres", autocommit=True) as connection:
        for name in _DATABASES.values():
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    _DATABASES.clear()
