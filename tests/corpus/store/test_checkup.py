"""What is wrong with the content of a store is found by SQL, and mended where the rest says how."""

import sqlite3
from contextlib import closing

import pytest

from corpus.store.checkup import content_faults, file_faults
from corpus.store.sqlite import Store
from tests.made_up import make_parsed


@pytest.fixture
def store(tmp_path):
    with closing(Store(tmp_path / "corpus.sqlite")) as store:
        store.add(make_parsed("海堤方案\n1.加固海堤。（牵头：市水利局）\n到2027年，加固海堤12公里。"), b"x")
        yield store


def test_a_sound_store_has_no_faults(store):
    assert file_faults(store.connection) == ()
    assert tuple(content_faults(store.connection)) == ()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("INSERT INTO originals VALUES ('ab', x'00')", "originals 表里有 文件 ab"),
        ("INSERT INTO texts (document_id, text, blocks) VALUES ('ab', '', '[]')", "texts 表里有"),
        ("DELETE FROM meta WHERE key = 'generation'", "改动计数"),
        ("UPDATE meta SET value = 0 WHERE key = 'generation'", "改动计数"),
        ("UPDATE meta SET value = 'x' WHERE key = 'generation'", "改动计数"),
        ("DELETE FROM changes", "没有改动记录"),
        ("UPDATE documents SET tasks = tasks + 1", "tasks 数目"),
        ("UPDATE documents SET issues = issues + 7", "issues 数目"),
        ("UPDATE assignments SET task = 99", "不属于任何任务"),
    ],
)
def test_what_can_be_mended_is(store, harm, words):
    store.connection.execute(harm)
    faults = tuple(content_faults(store.connection))
    assert any(words in fault.what for fault in faults)
    for fault in faults:
        for statement in fault.mend:
            store.connection.execute(statement)
    assert tuple(content_faults(store.connection)) == ()


def test_a_text_that_is_gone_needs_its_file(store):
    store.connection.execute("DELETE FROM texts")
    (fault,) = content_faults(store.connection)
    assert fault.mend == ()
    assert "重新加入" in fault.advice


def test_a_damaged_file_needs_a_backup(store, tmp_path):
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / "corpus.sqlite"
    data = bytearray(path.read_bytes())
    data[-9000:-4000] = b"\xa5" * 5000
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as connection:
        (fault,) = file_faults(connection)
    assert "已损坏" in fault.what
    assert "备份" in fault.advice
