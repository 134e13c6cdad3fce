"""What every engine does alike, because the index does it: pages, orders, facets, hits."""

from dataclasses import replace

import pytest

from corpus.model import Span
from corpus.search.asked import Entry, Kind, Query, Sort
from corpus.search.engines import open_index
from corpus.search.engines.engine import CountsAsked, NumberAsked, PageAsked
from corpus.search.engines.shown_values import MOST_VALUES
from corpus.search.words import Cutter


def entry(number, text, **facets):
    return Entry(
        entry_id=f"{number:016x}-t0", kind=Kind.TASK, document_id=f"{number:016x}", span=Span(0, len(text)), title=text, text=text,
        day=f"20{number:02}-01-01" if number < 100 else None, facets=facets,
    )  # fmt: skip


@pytest.fixture
def index(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter())
    yield index
    index.close()


def fill(index, entries, generation=1):
    index.begin()
    index.add(entries)
    index.commit(generation)


def texts(index, **asked):
    return [hit.entry.text for hit in index.search(Query(**asked)).hits]


def test_without_words_there_is_no_relevance(index):
    fill(index, [entry(5, "甲"), entry(9, "乙"), entry(1, "丙")])
    assert texts(index) == ["乙", "甲", "丙"]  # the newest first
    assert texts(index, sort=Sort.OLDEST) == ["丙", "甲", "乙"]
    assert texts(index, filters={"kind": ("task",)}) == ["乙", "甲", "丙"]
    assert [each.text for each in index.entries(Query())] == ["乙", "甲", "丙"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [(-1, ["戊", "丁"]), (0, ["戊", "丁"]), (1, ["戊", "丁"]), (2, ["丙", "乙"]), (3, ["甲"]), (4, [])],
)
def test_pages_count_from_one(index, page, shown):
    fill(index, [entry(number, text) for number, text in enumerate("甲乙丙丁戊")])
    assert texts(index, page=page, page_size=2) == shown
    assert index.search(Query(page=page, page_size=2)).total == 5


def test_values_of_a_facet_are_the_most_frequent_and_not_without_end(index):
    units = [f"第{number:03}局" for number in range(MOST_VALUES + 20)]
    fill(
        index, [entry(1, "甲", unit=tuple(units)), entry(2, "乙", unit=(units[-1],)), entry(3, "丙", unit=(units[-1],))]
    )
    values = index.search(Query()).facets["unit"]
    assert len(values) == MOST_VALUES
    assert values[0] == (units[-1], 3)
    assert values[1:] == tuple((unit, 1) for unit in units[: MOST_VALUES - 1])  # ties by name


def test_a_chosen_facet_counts_what_a_further_choice_would_bring(index):
    fill(index, [entry(1, "甲", level=("省",), year=("2015",)), entry(2, "乙", level=("市",), year=("2016",))])
    results = index.search(Query(filters={"level": ("省",)}))
    assert dict(results.facets["level"]) == {"省": 1, "市": 1}
    assert dict(results.facets["year"]) == {"2015": 1}
    assert results.kinds[Kind.TASK] == 1


def test_kinds_are_counted_whatever_kind_was_asked_for(index):
    fill(index, [entry(1, "甲")])
    results = index.search(Query(kind=Kind.TARGET))
    assert results.total == 0
    assert results.kinds == {**dict.fromkeys(Kind, 0), Kind.TASK: 1}
    assert results.notes == ("去掉筛选条件后有 1 条结果",)


def test_values_that_came_later_are_known(index):
    fill(index, [entry(1, "甲", lead=("市财政局",))])
    assert texts(index, text="牵头:水利") == []
    fill(index, [entry(2, "乙", lead=("市水利局",))], generation=2)
    assert texts(index, text="牵头:水利") == ["乙"]


def test_entries_of_a_document_keep_the_order_in_which_they_were_added(index):
    same = [
        Entry(entry_id=f"ab-t{n}", kind=Kind.TASK, document_id="ab", span=Span(0, 1), title="甲", text=f"甲{n}")
        for n in range(12)
    ]
    fill(index, same)
    assert [each.text for each in index.entries(Query())] == [each.text for each in same]
    assert [each.text for each in index.entries(Query(sort=Sort.OLDEST))] == [each.text for each in same]


def test_a_document_that_is_added_again_begins_anew(index):
    """Its places count from the beginning, whatever was committed or given up before."""

    def keys(generation):
        fill(index, [replace(entry(5, text), entry_id=f"{5:016x}-t{n}") for n, text in enumerate("甲乙")], generation)

    keys(1)
    index.begin()
    index.add([entry(5, "丙")])
    index.rollback()
    index.begin()
    index.remove([f"{5:016x}"])
    index.commit(2)
    keys(3)
    assert texts(index) == ["甲", "乙"]


def test_highlights_are_places_of_the_text(index):
    fill(index, [entry(1, "推进 生态補偿，生态優先")])
    (hit,) = index.search(Query(text="生态补偿")).hits
    assert [hit.entry.text[span.start : span.end] for span in hit.highlights] == ["生态補偿", "生态"]


def test_an_entry_by_its_id(index):
    fill(index, [entry(1, "甲"), entry(2, "乙")])
    assert index.entry(f"{2:016x}-t0").text == "乙"
    assert index.entry("nothing") is None


def _of(kind, number, text, **facets):
    return replace(entry(number, text, **facets), kind=kind, entry_id=f"{number:016x}-{kind.value}")


def test_citations_are_counted_always_and_listed_where_they_are_asked_for(index):
    fill(index, [_of(Kind.PASSAGE, 1, "根据海堤条例制定", cites=("海堤条例",)),
                 _of(Kind.CITATION, 2, "海堤条例", cites=("海堤条例",), relation=("based_on",))])  # fmt: skip
    found = index.search(Query(text="海堤条例"))
    assert ([hit.entry.kind for hit in found.hits], found.total, found.everything) == ([Kind.PASSAGE], 1, 1)
    assert found.kinds[Kind.CITATION] == 1
    assert [each.kind for each in index.entries(Query(text="海堤条例"))] == [Kind.PASSAGE]
    assert texts(index, text="海堤条例", kind=Kind.CITATION) == ["海堤条例"]
    for asked in ("引用:海堤条例", "种类:引用 或 种类:条款"):
        found = index.search(Query(text=asked))
        assert (found.total, found.everything) == (2, 2), asked
    assert texts(index, text="关系:依据") == ["海堤条例"]


def test_what_is_to_be_reached_comes_before_what_has_been(index):
    fill(
        index,
        [_of(Kind.ACHIEVED, 2, "绿化率", status=("achieved",)), _of(Kind.TARGET, 1, "绿化率", status=("target",))],
    )
    assert [hit.entry.kind for hit in index.search(Query(text="绿化率")).hits] == [Kind.TARGET, Kind.ACHIEVED]
    assert [hit.entry.kind for hit in index.search(Query(text="绿化率 种类:完成情况")).hits] == [Kind.ACHIEVED]


class Foreseeing:
    """Over an engine: what was asked without having been told of."""

    def __init__(self, engine):
        self._engine, self.told, self.untold = engine, set(), []

    def __getattr__(self, name):
        return getattr(self._engine, name)

    def foresee(self, questions):
        self.told.update(questions)

    def _asked(self, question):
        if question not in self.told:
            self.untold.append(question)

    def count(self, condition):
        self._asked(NumberAsked(condition))
        return self._engine.count(condition)

    def top(self, *asked):
        self._asked(PageAsked(*asked))
        return self._engine.top(*asked)

    def counts(self, condition, fields, most=None):
        self._asked(CountsAsked(condition, tuple(fields), most))
        return self._engine.counts(condition, fields, most)


@pytest.mark.parametrize(
    "query",
    [
        Query(text="海堤"),
        Query(text="海堤 加固", sort=Sort.OLDEST, page=2),
        Query(text="海堤", filters={"level": ("省",), "year": ("2015",)}),
        Query(text="海堤", kind=Kind.TASK, page=7),
        Query(page=10**6),
        Query(),
    ],
)
def test_all_that_a_search_asks_is_told_before(index, query):
    """So that an engine far away answers it in one go."""
    fill(index, [entry(number, "加固海堤", level=("省",), year=("2015",)) for number in range(30)])
    index.house.engine = engine = Foreseeing(index.house.engine)
    index.search(query)
    assert engine.untold == []
