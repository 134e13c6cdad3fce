"""Two programs that have had one index open since the beginning, as a page has, write to it in turn."""

import pytest
import tantivy

from corpus.search.asked import Sort
from corpus.search.conditions import AllOf
from corpus.search.engines.engine import IndexBusy
from corpus.search.engines.tantivy import TantivyEngine
from corpus.search.engines.tantivy_writer import informed_writer
from tests.held import unused_files
from tests.index_rows import NOTHING, index_row


def wrote(engine, text, generation):
    engine.begin()
    engine.clear()
    engine.add([index_row(text, text, document=("a",))])
    engine.commit(generation)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index-tantivy"


@pytest.fixture
def engines(folder):
    return [TantivyEngine(folder, ("document",)) for _ in range(2)]


def test_no_file_stays(folder, engines):
    for number in range(8):
        for engine in engines:
            wrote(engine, f"第{number}次", number + 1)
    assert unused_files(folder) == []


def test_who_writes_between_another_ones_opening_and_its_lock_is_noticed(folder, engines, monkeypatch):
    opened, once = tantivy.Index, [engines[1]]

    def opening(schema, path):
        index = opened(schema, path)
        if once:
            wrote(once.pop(), "水利", 1)
        return index

    monkeypatch.setattr(tantivy, "Index", opening)
    for number in (2, 3):
        wrote(engines[0], "绿化", number)
    assert list(engines[0].payloads(AllOf(), NOTHING, Sort.OLDEST)) == ["绿化".encode()]
    assert unused_files(folder) == []


def test_two_writers_at_once_are_one_too_many(folder, engines):
    engines[0].begin()
    with pytest.raises(IndexBusy):
        engines[1].begin()
    schema = tantivy.SchemaBuilder().build()
    with pytest.raises(ValueError, match="schema"):
        informed_writer(schema, folder)
