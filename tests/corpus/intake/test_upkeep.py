"""Store and index agree after whatever happened; what happened is told once."""

import errno
import sqlite3
from contextlib import closing

import pytest

from corpus.build import Corpus, Status
from corpus.intake import upkeep
from corpus.intake.outcomes import Mishap
from corpus.search.asked import Query
from corpus.search.engines.engine import IndexBroken
from corpus.store.sqlite import Store
from extract import extract
from ingest import load_bytes

NOTICE = "清河省人民政府关于推进生态补偿的意见\n一、总体要求\n坚持保护优先，探索建立横向生态补偿机制。\n2016年5月1日\n"


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as corpus:
        corpus.add_bytes([("一.txt", NOTICE.encode())], workers=0)
        yield corpus


def count(corpus):
    return corpus.search(Query(text="生态补偿")).total


def broken(*_, **__):
    raise IndexBroken


@pytest.mark.parametrize("method", ["count", "top", "counts", "refresh"])
def test_a_question_makes_a_broken_index_anew_once(corpus, monkeypatch, method):
    wanted = count(corpus)
    monkeypatch.setattr(corpus._index._engine, method, broken)
    assert count(corpus) == wanted
    assert corpus.notices() == (upkeep.REBUILT,)
    assert corpus.notices() == ()
    monkeypatch.setattr(corpus._index._engine, method, broken)
    with pytest.raises(IndexBroken):  # what breaks the next one too is no matter of files
        count(corpus)


@pytest.mark.parametrize("method", ["begin", "commit"])
def test_a_change_makes_a_broken_index_anew(corpus, monkeypatch, method):
    wanted = count(corpus)
    monkeypatch.setattr(corpus._index._engine, method, broken)
    added = corpus.add_bytes([("二.txt", NOTICE.replace("清河", "白水").encode())], workers=0)
    assert added.counts[Status.ADDED] == 1
    assert count(corpus) == 2 * wanted
    assert corpus._index.generation == corpus._store.generation


def test_a_file_that_the_store_cannot_take_is_one_outcome(corpus, monkeypatch):
    real, wanted = corpus._store.add, count(corpus)

    def add(parsed, original=None):
        if parsed.document.source.name == "满.txt":
            raise sqlite3.OperationalError("database or disk is full")
        return real(parsed, original)

    monkeypatch.setattr(corpus._store, "add", add)
    files = [(name, NOTICE.replace("清河", f"{name[0]}河").encode()) for name in ("甲.txt", "满.txt", "乙.txt")]
    outcomes = {outcome.name: outcome for outcome in corpus.add_bytes(files, workers=0).outcomes}
    assert outcomes.pop("满.txt").code is Mishap.NOT_KEPT
    assert {outcome.status for outcome in outcomes.values()} == {Status.ADDED}
    assert count(corpus) == 3 * wanted


def test_where_the_index_cannot_be_written_a_search_finds_all_the_same(tmp_path, monkeypatch):
    with Corpus.open(tmp_path / "corpus") as corpus:
        corpus.add_bytes([("一.txt", NOTICE.encode())], workers=0)
        wanted = count(corpus)
    (tmp_path / "corpus" / "index-tantivy" / "generation.json").unlink()
    real = upkeep.Upkeep._settle

    def settle(self):
        if not self._index.house.is_elsewhere:
            self._index.rollback()
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self)

    monkeypatch.setattr(upkeep.Upkeep, "_settle", settle)
    with Corpus.open(tmp_path / "corpus") as corpus:
        assert count(corpus) == wanted
        (notice,) = corpus.notices()
        assert "磁盘已满" in notice


def test_what_others_store_while_files_are_added_is_found_in_the_end(corpus, tmp_path):
    """The index must not take over the store's number when it has not taken in what came before that."""
    wanted = count(corpus)
    with closing(Store(tmp_path / "corpus" / "corpus.sqlite")) as other:
        aside = iter(["白水", "青砚", "霁川"])

        def meanwhile(_):
            if place := next(aside, None):
                other.add(extract(load_bytes(f"{place}.txt", NOTICE.replace("清河", place).encode())), b"x")

        names = ("潮门", "栖河")
        files = [(f"{name}.txt", NOTICE.replace("清河", name).encode()) for name in names]
        corpus.add_bytes(files, workers=0, on_progress=meanwhile)
    assert count(corpus) == 5 * wanted  # one before, two added, two by the other while that went on
    assert corpus._index.generation == corpus._store.generation
    with Corpus.open(tmp_path / "corpus") as again:
        assert again.notices() == ()
        assert count(again) == 5 * wanted
