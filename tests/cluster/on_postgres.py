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
_FREE: list[str] = []
OF_FILES = (
    # what only SQLite has: the bytes of its file, its settings, its way to write bytes
    "test_checkup.py::test_what_can_be_mended_is[INSERT INTO originals VALUES ('ab', x'00')",
    "test_checkup.py::test_a_damaged_file_needs_a_backup",
    "test_plans.py::test_a_transaction_is_whole_or_not_at_all",
    "test_sqlite.py::test_a_later_version_is_refused",
    "test_stats.py::test_space_is_that_of_all_files_of_the_folder",
    "test_kept.py::test_what_is_deleted_is_gone_with_its_history",
    "test_build.py::test_a_file_whose_bytes_are_gone_is_not_handed_out",
    "test_build.py::test_one_process_adds_at_a_time_and_others_still_open_and_read",
    # of passwords, whose hashes take their time
    "test_members.py::test_nobody_goes_through_names",
    "test_members.py::test_nobody_guesses_through",
    # other programs of these open the file; tests/cluster/test_store_server.py has its own
    "test_kept.py::test_two_programs_make_a_hundred_edits_each_and_none_is_lost",
    "test_kept.py::test_what_was_said_to_be_kept_is_kept_when_the_program_is_killed",
)
"""Tests that are about the file, not about the store."""
_EMPTIED = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
SET session_replication_role = replica;
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'main' AND tablename <> 'meta' LOOP
        EXECUTE format('DELETE FROM main.%I', name);
    END LOOP;
END $$;
ALTER TABLE main.corrections ALTER number RESTART;
ALTER TABLE main.audit ALTER number RESTART;
DELETE FROM main.meta WHERE key NOT IN ('version', 'generation');
UPDATE main.meta SET value = '0' WHERE key = 'generation';
"""
"""As a new store is; to make one takes ten times as long."""


def _server(name: str, originals: OriginalFiles | None = None) -> PostgresServer:
    return PostgresServer(f"{_ADDRESS}/{name}", originals)


def _create(name: str, template: str = "template0") -> None:
    with psycopg.connect(f"{_ADDRESS}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def _over_postgres(path: Path, originals: OriginalFiles | None = None) -> PostgresServer:
    """In the place of SqliteFile."""
    path = path.resolve()
    if path not in _DATABASES:
        if not _FREE:
            _FREE.append(f"test_{os.getpid()}_{next(_NUMBERS)}")
            _create(_FREE[-1], _TEMPLATE)
        _DATABASES[path] = _FREE.pop()
    return _server(_DATABASES[path], originals)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    aside = [item for item in items if any(f"/{each}" in item.nodeid for each in OF_FILES)]
    items[:] = [item for item in items if item not in aside]
    config.hook.pytest_deselected(items=aside)


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
def _databases_are_emptied_after_their_test(_on_postgres: None) -> Iterator[None]:
    yield
    for name in _DATABASES.values():
        with psycopg.connect(f"{_ADDRESS}/{name}", autocommit=True) as connection:
            connection.execute(_EMPTIED)
        _FREE.append(name)
    _DATABASES.clear()
