"""Files by their hash: stored once, never half, never elsewhere."""

import hashlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.store.connections import SqliteFile
from corpus.store.damage import StoreDamaged
from corpus.store.originals import OriginalFiles
from corpus.store.sqlite import Store
from tests.made_up import make_parsed

DATA = "关于甲的意见".encode()
DIGEST = hashlib.sha256(DATA).hexdigest()


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_lies_where_its_hash_says(tmp_path):
    kept = OriginalFiles(tmp_path)
    assert kept.keep(DATA) == DIGEST
    assert files(tmp_path) == [tmp_path / DIGEST[:2] / DIGEST[2:4] / DIGEST]
    assert kept.keep(DATA) == DIGEST
    assert len(files(tmp_path)) == 1
    assert kept.read(DIGEST) == DATA
    kept.forget(DIGEST)
    kept.forget(DIGEST)
    assert kept.read(DIGEST) is None


def test_one_that_was_cut_off_is_written_anew(tmp_path):
    kept = OriginalFiles(tmp_path)
    kept.keep(DATA)
    kept.path(DIGEST).write_bytes(DATA[:5])
    kept.keep(DATA)
    assert kept.read(DIGEST) == DATA


def test_one_that_cannot_be_written_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        OriginalFiles(tmp_path).keep(DATA)
    assert files(tmp_path) == []


@pytest.mark.parametrize("digest", ["../../etc/passwd", "ab", "A" * 64, ""])
def test_what_is_no_hash_leads_nowhere(tmp_path, digest):
    with pytest.raises(StoreDamaged):
        OriginalFiles(tmp_path).read(digest)


@pytest.fixture
def parsed():
    made = make_parsed("关于甲的意见")
    source = replace(made.document.source, sha256=DIGEST)
    return replace(made, document=replace(made.document, source=source))


def test_a_file_of_sqlite_may_have_them_beside_it_too(tmp_path, parsed):
    database = SqliteFile(tmp_path / "corpus.sqlite", OriginalFiles(tmp_path / "原件"))
    with closing(Store(database)) as store:
        store.add(parsed, DATA)
        assert store.original(parsed.document_id) == DATA
        assert store.connection.execute("SELECT deflated FROM originals").fetchall() == [(b"",)]
        store.remove([parsed.document_id])
        assert files(tmp_path / "原件") == []


def test_those_in_the_file_are_still_read_once_a_folder_is_named(tmp_path, parsed):
    with closing(Store(tmp_path / "corpus.sqlite")) as store:
        store.add(parsed, DATA)
    with closing(Store(SqliteFile(tmp_path / "corpus.sqlite", OriginalFiles(tmp_path / "原件")))) as store:
        assert store.original(parsed.document_id) == DATA


def test_one_that_a_document_still_has_is_not_forgotten(tmp_path, parsed):
    database = SqliteFile(tmp_path / "corpus.sqlite", OriginalFiles(tmp_path / "原件"))
    with closing(Store(database)) as store:
        store.add(parsed, DATA)
        store.forget_originals([DIGEST])
        assert store.original(parsed.document_id) == DATA
