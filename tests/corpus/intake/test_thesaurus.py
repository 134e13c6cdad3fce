"""Other names: of themes, of organs, of regions."""

import pytest

from corpus.intake.thesaurus import LexiconThesaurus
from corpus.model import Span
from corpus.search.asked import Entry, Kind, Query
from corpus.search.engines import open_index
from corpus.search.words import Cutter
from extract import load_knowledge

UNITS = {"1": ("市环境保护局",), "2": ("市生态环境局",), "3": ("省生态环境厅",), "4": ("市财政局",)}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    knowledge = load_knowledge()
    thesaurus = LexiconThesaurus(knowledge)
    index = open_index("tantivy", tmp_path_factory.mktemp("index"), Cutter(), thesaurus)
    texts = {"1": "健全生态补偿机制", "2": "健全生态保护补偿机制", "3": "发展全域旅游", "4": "其他"}
    index.begin()
    index.add(
        Entry(
            entry_id=key,
            kind=Kind.TASK,
            document_id=key,
            span=Span(0, 1),
            title=text,
            text=text,
            facets={"lead": UNITS[key]},
        )
        for key, text in texts.items()
    )
    index.commit(1)
    yield index
    index.close()


def found(index, query):
    return {entry.entry_id for entry in index.entries(query)}


def test_former_and_later_names_of_an_organ_at_its_level(index):
    for name in ("市环境保护局", "市生态环境局", "市环保局"):
        assert found(index, Query(text=f"牵头:{name}", former_names=True)) == {"1", "2"}, name
    assert found(index, Query(text="牵头:市环境保护局")) == {"1"}
    assert "市生态环境局" in index.search(Query(text="牵头:市环保局", former_names=True)).notes[0]


def test_other_names_of_a_theme(index):
    results = index.search(Query(text="生态保护补偿", synonyms=True))
    assert {hit.entry.entry_id for hit in results.hits} == {"1", "2"}
    assert "生态补偿" in results.notes[0]
    assert all(hit.highlights for hit in results.hits)
    assert found(index, Query(text="生态保护补偿")) == {"2"}
    assert found(index, Query(text="不是主题的词", synonyms=True)) == set()


def test_a_region_asked_for_by_a_former_name_is_told_by_today_s(index):
    assert index.search(Query(text="地区:宁乡县")).notes[0] == (
        "没有地区为“宁乡县”的内容；今名湖南省长沙市宁乡市，可按今名查找"
    )
    assert index.search(Query(text="地区:宁乡市")).notes[0] == "没有地区为“宁乡市”的内容"
