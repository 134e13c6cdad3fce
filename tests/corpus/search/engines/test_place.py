"""Whose index lies in a folder, and whether its files are as they were left."""

import os

import pytest

from corpus.search.engines.engine import IndexBusy
from corpus.search.engines.place import IndexPlace, empty, is_whole
from corpus.search.engines.tantivy import TantivyEngine
from tests.index_rows import index_row


@pytest.fixture
def folder(tmp_path):
    IndexPlace(tmp_path / "index", "one").prepared()
    engine = TantivyEngine(tmp_path / "index", ("document",))
    engine.begin()
    engine.add([index_row("a", "生态补偿", document=("a",))])
    engine.commit(1)
    engine.close()
    return tmp_path / "index"


def segment(folder, ending=".store"):
    return next(path for path in folder.iterdir() if path.suffix == ending)


def test_a_new_place_is_fit_for_use(tmp_path):
    assert IndexPlace(tmp_path / "new", "one").prepared()
    assert IndexPlace(tmp_path / "new", "one").prepared()


def test_the_index_of_the_same_store_stays_and_another_is_thrown_away(folder):
    assert IndexPlace(folder, "one").prepared()
    assert (folder / "meta.json").exists()
    assert not IndexPlace(folder, "two").prepared()
    assert not (folder / "meta.json").exists()


def test_a_file_changed_later_is_seen_by_its_checksum(folder):
    assert is_whole(folder)
    path = segment(folder)
    data = bytearray(path.read_bytes())
    path.write_bytes(data)  # as it was: a copy
    assert is_whole(folder)
    data[5] ^= 1
    path.write_bytes(data)
    assert not is_whole(folder)


def test_a_file_changed_in_secret_is_seen_where_all_are_looked_at(folder):
    path = segment(folder)
    data = bytearray(path.read_bytes())
    data[5] ^= 1
    path.write_bytes(data)
    os.utime(path, (1, 1))
    assert is_whole(folder)
    assert not is_whole(folder, all_files=True)


def test_a_segment_that_is_still_being_written_is_not_looked_at(folder):
    (folder / f"{'0' * 32}.store").write_bytes(b"half")
    assert is_whole(folder, all_files=True)


def test_nothing_is_taken_away_under_a_writer(folder):
    engine = TantivyEngine(folder, ("document",))
    engine.begin()
    with pytest.raises(IndexBusy):
        empty(folder)
    assert (folder / "meta.json").exists()
    engine.rollback()
    engine.close()
    empty(folder)
    assert not (folder / "meta.json").exists()
    assert (folder / "store.json").exists()


def test_elsewhere_ends_with_the_place(folder):
    place = IndexPlace(folder, "one")
    place.move()
    assert place.folder != folder
    assert place.folder.is_dir()
    place.close()
    assert not place.folder.exists()
    assert folder.is_dir()


def test_what_a_killed_engine_had_begun_is_taken_away_but_not_from_one_that_writes(folder):
    (folder / ".tmpAbc").write_bytes(b"{")
    engine = TantivyEngine(folder, ("document",))
    engine.begin()
    assert IndexPlace(folder, "one").prepared()
    assert (folder / ".tmpAbc").exists()
    engine.rollback()
    engine.close()
    assert IndexPlace(folder, "one").prepared()
    assert not (folder / ".tmpAbc").exists()
