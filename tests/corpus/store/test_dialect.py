"""What is asked of a connection whichever database it is to."""

import sqlite3
from contextlib import closing

from corpus.people.people import Access
from corpus.store.connections import SqliteFile
from corpus.store.dialect import Database, ServerTrouble, is_server, may_write
from corpus.store.sqlite import Store


def test_a_file_is_no_server_and_is_not_shared(tmp_path):
    database: Database = SqliteFile(tmp_path / "corpus.sqlite")
    with closing(database.connect()) as connection, database.held("index") as held:
        assert not is_server(connection)
        assert held  # its index has a lock of its own
        assert not database.is_shared
        assert database.size == 0


def test_only_a_reader_may_not_write(tmp_path):
    with closing(sqlite3.connect(":memory:")) as connection:
        assert may_write(connection)
    with closing(Store(tmp_path / "corpus.sqlite", Access(edits=False))) as store:
        assert not may_write(store.connection)


def test_what_a_server_says_is_two_sentences():
    trouble = ServerTrouble("库现在只能读取", "请连接主服务器")
    assert (str(trouble), trouble.what, trouble.advice) == ("库现在只能读取", "库现在只能读取", "请连接主服务器")
