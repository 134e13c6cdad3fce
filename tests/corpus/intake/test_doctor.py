"""A corpus is looked over: each harm is seen at its place, what can be mended is, and nothing else is touched."""

import shutil
import sqlite3
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus.build import Corpus
from corpus.intake.doctor import Doctor
from corpus.search.engines.index import Index
from corpus.store.damage import StoreDamaged
from corpus.store.sqlite import Store
from tests.command_line import SAMPLES


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "库"
    with Corpus.open(folder) as corpus:
        corpus.add(sorted(SAMPLES.glob("0[12]_*")), workers=0)
        corpus.plans.make("方案甲")
        corpus.kin.likeness.mended()
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    shutil.copytree(whole, tmp_path / "库")
    return tmp_path / "库"


def unsound(folder, *, mend=False):
    return {each.name for each in Doctor(folder, "tantivy", mend=mend).examine() if not each.sound}


def sql(folder, statement):
    with closing(sqlite3.connect(folder / "corpus.sqlite", isolation_level=None)) as connection:
        connection.execute(statement)


def garble(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def test_a_sound_corpus_is_sound(folder):
    found = list(Doctor(folder, "tantivy").examine())
    assert len(found) == 8
    assert [each for each in found if each.faults] == []


@pytest.mark.parametrize(
    ("harm", "where"),
    [
        (lambda folder: sql(folder, "UPDATE documents SET tasks = 0"), "库的内容"),
        (lambda folder: garble(next(folder.glob("index-tantivy/*.store"))), "检索索引"),
        (lambda folder: garble(next(folder.glob("index-tantivy/*.term"))), "检索索引"),
        (lambda folder: (folder / "index-tantivy/generation.json").unlink(), "检索索引"),
        (lambda folder: sql(folder, "UPDATE meta SET value = value + 1 WHERE key = 'generation'"), "检索索引"),
        (lambda folder: garble(next(folder.glob("likeness/*.store"))), "相似条文索引"),
    ],
)
def test_what_can_be_made_of_the_rest_is_mended(folder, harm, where):
    harm(folder)
    assert unsound(folder) == {where}
    assert unsound(folder, mend=True) == set()
    assert unsound(folder) == set()


@pytest.mark.parametrize(
    ("harm", "where"),
    [
        (lambda folder: sql(folder, "DELETE FROM originals"), {"原件"}),
        (lambda folder: sql(folder, "UPDATE originals SET deflated = x'00'"), {"原件"}),
        (lambda folder: sql(folder, "UPDATE tasks SET span_end = 1000000"), {"记录", "检索索引"}),
        (lambda folder: sql(folder, "UPDATE plans SET outline = '{'"), {"方案"}),
        (lambda folder: (folder / "corpus.sqlite").write_bytes(b"x" * 9000), {"数据库文件"}),
        (lambda folder: (folder / "corpus.sqlite").write_bytes(b""), {"数据库文件"}),
    ],
)
def test_what_cannot_is_said_with_what_to_do(folder, harm, where):
    harm(folder)
    found = [each for each in Doctor(folder, "tantivy", mend=True).examine() if not each.sound]
    assert {each.name for each in found} <= where
    assert found
    assert all(fault.advice for each in found for fault in each.faults)


def test_an_entry_too_many_and_one_too_few_are_counted(folder):
    with Corpus.open(folder) as corpus:
        index, (document_id, _) = corpus._index, (row.document_id for row in corpus.documents())
        index.begin()
        index.remove([document_id])
        index.commit(index.generation)
    (found,) = [each for each in Doctor(folder, "tantivy").examine() if not each.sound]
    assert "缺" in found.faults[0].what
    assert "多 0 条" in found.faults[0].what


class _WritesMeanwhile(Index):
    """While its entries are read, another program adds a file: the first few times."""

    def __init__(self, *args, another, times, **keywords):
        super().__init__(*args, **keywords)
        self._another, self._times = another, times

    def entries(self, query):
        found = list(super().entries(query))
        if self._times:
            self._times -= 1
            self._another(self._times)
        return iter(found)


@pytest.mark.parametrize(("times", "sound"), [(1, True), (3, True), (1000, False)])
def test_a_file_added_while_the_index_is_read_is_no_fault(folder, monkeypatch, times, sound):
    """The index is read first, then the store: what came in between is lacking in neither."""

    def another(left):
        text = f"关于第{left}件事的通知\n一、推进第{left}件事。由县财政局牵头，2020年底前完成。\n"
        with Corpus.open(folder) as corpus:
            corpus.add_bytes([(f"又一件{left}.txt", text.encode())], workers=0)

    monkeypatch.setattr("corpus.intake.doctor.Index", partial(_WritesMeanwhile, another=another, times=times))
    (checked,) = [each for each in Doctor(folder, "tantivy").examine() if each.name == "检索索引"]
    assert checked.sound is sound
    assert sound or "另一个程序正在写入" in checked.faults[0].what


def test_a_file_removed_while_originals_are_read_is_not_missing(folder, monkeypatch):
    read = Store.source

    def removed_first(store, document_id):
        monkeypatch.undo()
        with Corpus.open(folder) as corpus:
            corpus.remove([row.document_id for row in corpus.documents()])
        return read(store, document_id)

    monkeypatch.setattr(Store, "source", removed_first)
    (checked,) = [each for each in Doctor(folder, "tantivy").examine() if each.name == "原件"]
    assert checked.sound


def test_a_corpus_with_reprints_is_sound(tmp_path):
    """Entries of a copy stand in the index too, though a search does not show them."""
    text = sorted(SAMPLES.glob("05_*"))[0].read_bytes()
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("甲.txt", text), ("乙.txt", text + "\n（本文由某网站转载）\n".encode())], workers=0)
    assert unsound(tmp_path / "库") == set()


@pytest.mark.parametrize(
    ("raised", "said"),
    [(StoreDamaged(), "的记录读不出来"), (AssertionError(), "的记录读不出来"), (None, None)],
)
def test_a_record_that_cannot_be_read_is_told_and_the_others_are_looked_at(raised, said):
    class Held:
        def ids(self):
            return ["bb", "aa"]

        def document(self, document_id):
            if raised and document_id == "aa":
                raise raised
            return

    faults = list(Doctor(Path(), "tantivy")._records(Held()))
    assert [fault.what for fault in faults] == ([f"文件 aa {said}"] if said else [])


@pytest.mark.parametrize("gone", ["source", "original", "both"])
def test_an_original_that_is_gone_or_another_is_told(gone):
    data = "甲".encode()
    digest = sha256(data).hexdigest()

    class Held:
        def ids(self):
            return [digest[:16]]

        def source(self, document_id):
            if gone == "both":
                raise StoreDamaged
            return SimpleNamespace(sha256=digest) if gone != "source" else None

        def original(self, document_id):
            return data if gone == "source" else None

    (fault,) = Doctor(Path(), "tantivy")._originals(Held())
    assert ("不见了" in fault.what) is (gone != "source")
