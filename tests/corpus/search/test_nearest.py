"""Names in fields that no entry has (corpus/search/nearest.py): read in the nearest sense, and said so."""

import pytest

from corpus.model import Span
from corpus.search.asked import Entry, Kind, Query
from corpus.search.engines import open_index
from corpus.search.words import Cutter

TEXTS = (
    ("加固海堤", {"lead": ("市水利局",), "region": ("清河省",), "year": ("2020",)}),
    ("会同市港务局修海堤", {"lead": ("市海事局",), "region": ("云山省",), "year": ("2021",)}),
    ("清淤", {"lead": ("市水利局",), "region": ("云山省",), "year": ("2021",)}),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    index = open_index("tantivy", tmp_path_factory.mktemp("库"), Cutter())
    index.begin()
    index.add(
        Entry(
            entry_id=f"{n:016x}-t0", kind=Kind.TASK, document_id=f"{n:016x}", span=Span(0, len(text)), title=text,
            text=text, document_title="关于海堤的方案", facets=facets,
        )
        for n, (text, facets) in enumerate(TEXTS)
    )  # fmt: skip
    index.commit(1)
    yield index
    index.close()


def found(index, text, **asked):
    results = index.search(Query(text=text, **asked))
    return {hit.entry.text for hit in results.hits}, results.notes


@pytest.mark.parametrize(
    ("text", "texts", "note"),
    [
        ('"海堤" 牵头:市港务局', {"会同市港务局修海堤"}, "以下按文中写有“市港务局”查找"),
        ("牵头:市港务局 地区:云山省", {"会同市港务局修海堤"}, "以下按文中写有“市港务局”查找"),
        ("牵头:市港务局", {"会同市港务局修海堤"}, "以下按文中写有“市港务局”查找"),
    ],
)
def test_a_name_that_no_entry_has(index, text, texts, note):
    assert found(index, text)[0] == texts
    notes = found(index, text)[1]
    assert note in notes
    assert notes[0].startswith("没有")
    assert len(notes) == len(set(notes))


@pytest.mark.parametrize(
    "text",
    [
        "牵头:市林业局",  # written nowhere
        "加固 牵头:市林业局",
        "牵头:市水利局 地区:白水市",
        "标题:河道 牵头:市水利局",
        "年份:1990 海堤",  # that nothing is of a year is the answer
        "类型:引用 海堤",  # a kind is a tab
        "牵头:市海事局 地区:清河省",  # both are there, together they are nowhere
        "牵头:市林业局 -海堤 地区:清河省",  # what is excluded stays so
    ],
)
def test_what_stays_without_hits(index, text):
    assert found(index, text)[0] == set()


def test_a_name_that_some_entry_has_holds(index):
    assert found(index, "牵头:市海事局 海堤") == ({"会同市港务局修海堤"}, ())


def test_filters_hold_and_what_is_counted_is_what_the_query_says(index):
    query = Query(text="牵头:市港务局")
    assert found(index, "牵头:市港务局", filters={"year": ("1999",)})[0] == set()
    assert [entry.text for entry in index.entries(query, strictly=True)] == []
    assert {entry.text for entry in index.entries(query)} == {"会同市港务局修海堤"}
