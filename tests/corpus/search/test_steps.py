"""One reading after the other until one finds enough, on both engines."""

import pytest

from corpus.search.asked import Query
from corpus.search.engines import ENGINES, open_index
from corpus.search.plan import Thesaurus
from corpus.search.steps import PAGE
from corpus.search.words import Cutter
from tests.corpus.search.engines.test_index import entry, fill
from tests.corpus.search.made_names import MadeNames

TEXTS = [
    ("清河修复海堤", "清河省"),
    ("海堤修复资金", "清河省"),
    ("海堤巡查", "云山省"),
    ("渔港修复", "云山省"),
    ("渔港扩建", None),
]


class Names(MadeNames):
    def synonyms(self, text):
        return ()

    def organ(self, unit):
        return None

    def present(self, region):
        return ()


@pytest.fixture(scope="module", params=ENGINES)
def index(request, tmp_path_factory):
    names: Thesaurus = Names()
    index = open_index(request.param, tmp_path_factory.mktemp("steps"), Cutter(), names)
    fill(index, [entry(n + 10, text, region=(place,) if place else ()) for n, (text, place) in enumerate(TEXTS)])
    yield index
    index.close()


def found(index, text, **more):
    results = index.search(Query(text=text, **more))
    return [hit.entry.text for hit in results.hits], results.notes


def test_key_words_must_all_be_there(index):
    assert set(found(index, "海堤 修复")[0]) == {"清河修复海堤", "海堤修复资金"}
    assert found(index, "海堤 修复")[1] == ()


def test_where_they_are_not_those_with_most_are_shown(index):
    texts, notes = found(index, "海堤 修复 巡查")
    assert set(texts) == {"清河修复海堤", "海堤修复资金", "海堤巡查"}
    assert notes == ("没有同时含全部词的结果，以下含其中多数",)
    texts, notes = found(index, "渔港 巡查 资金")
    assert len(texts) == 4
    assert "一部分" in notes[0]


def test_what_is_typed_in_quotes_or_as_a_field_stays(index):
    assert found(index, '"海堤" 渔港 扩建')[0] == []
    assert found(index, "地区:云山省 海堤 修复 巡查")[0][0] == "海堤巡查"


def test_a_sentence_has_first_what_meets_all_of_it(index):
    texts, notes = found(index, "清河有哪些海堤巡查资金？")
    assert texts[0] == "海堤修复资金"
    assert set(texts) == {"海堤修复资金", "清河修复海堤"}
    assert notes == ("全部符合的 1 条在前，其后只符合条件",)
    assert len(texts) < PAGE


def test_where_nothing_more_is_found_nothing_is_said(index):
    texts, notes = found(index, "清河有哪些海堤修复？")
    assert set(texts) == {"清河修复海堤", "海堤修复资金"}
    assert notes == ()


def test_a_condition_that_leaves_nothing_ranks_and_that_is_said(index):
    texts, notes = found(index, "白水有哪些海堤巡查？")
    assert texts[0] == "海堤巡查"
    assert notes[0] == "没有地区=清河省白水市的内容，这一条只用来排序"


def test_what_nothing_meets_is_looked_for_as_it_was_typed(tmp_path):
    """2015-2020 may be years of documents, or words of a text."""
    texts = ("落实2015-2020年绿地规划", "排查2021年的边角地", "扩建渔港")
    for engine in ENGINES:
        index = open_index(engine, tmp_path / engine, Cutter(), Names())
        fill(index, [entry(n + 10, text) for n, text in enumerate(texts)])
        for asked in ("2015-2020", "2015—2020"):
            shown, notes = found(index, asked)
            assert shown == [texts[0]]
            assert notes == (f"没有年份=2015至2020的内容，按文中写有“{asked}”查找",)
        shown, notes = found(
            index, "2030-2035年的渔港"
        )  # the text does not say so either: what else is asked for counts
        assert shown == [texts[2]]
        assert "没有年份=2030至2035的内容，这一条只用来排序" in notes
        index.close()


def test_where_no_one_has_the_duty_all_that_name_the_unit_count(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter(), Names())
    fill(
        index,
        [
            entry(10, "加固海堤", lead=("市水务局",), unit=("市水务局",)),
            entry(11, "疏浚渔港", responsible=("市财政局",), unit=("市财政局",)),
            entry(12, "市财政局指导渔港经营"),
            entry(13, "巡查渔港", lead=("市水务局",), unit=("市水务局",)),
        ],
    )
    texts, notes = found(index, "市财政局牵头的渔港任务")
    assert set(texts[:2]) == {"疏浚渔港", "市财政局指导渔港经营"}
    assert notes[0] == "没有同时符合牵头=市财政局的内容，提到这一单位的都算"
    index.close()


def test_a_word_that_nothing_has_is_said(index):
    texts, notes = found(index, "海堤怎么绿化？")
    assert {"清河修复海堤", "海堤修复资金", "海堤巡查"} == set(texts)
    assert "没有含“绿化”的内容" in notes


def test_what_is_left_out_stays_out_of_the_first(index):
    assert found(index, "除清河外哪些地方修海堤")[0][0] == "海堤巡查"


def test_a_page_far_behind_the_last_is_empty(index):
    results = index.search(Query(text="海堤", page=100_000_000))
    assert (results.hits, results.total) == ((), 3)


def test_pages_of_a_sentence_join_to_the_whole(index):
    query = Query(text="清河有哪些海堤修复？", page_size=2)
    whole = [each.text for each in index.entries(query)]
    pages = [found(index, query.text, page_size=2, page=number)[0] for number in (1, 2, 3)]
    assert [text for page in pages for text in page] == whole


class Wide(Names):
    def synonyms(self, text):
        return ("无人机",) if text == "低空经济" else ()

    def organ(self, unit):
        return "water" if unit in ("水利厅", "水务局", "水电局") else None


def test_other_names_on_request(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter(), Wide())
    fill(
        index,
        [
            entry(1, "修渠", lead=("水电局",)),
            entry(2, "发展无人机", region=("清河省",)),
            entry(3, "修路", lead=("水利厅",)),
        ],
    )
    assert found(index, "水利厅牵头哪些任务")[0] == ["修路"]
    texts, notes = found(index, "水利厅牵头哪些任务", former_names=True)
    assert set(texts) == {"修渠", "修路"}
    assert notes == ("“水利厅”也按水利厅、水电局查找",) or notes == ("“水利厅”也按水电局、水利厅查找",)
    assert found(index, "清河的低空经济有哪些")[1] == (
        "没有主题=低空经济与无人系统的内容，这一条只用来排序",
        "没有含“低空”的内容",
        "没有含“经济”的内容",
    )
    assert "“低空经济与无人系统”也按无人机查找" in found(index, "清河的低空经济有哪些", synonyms=True)[1]
    index.close()
