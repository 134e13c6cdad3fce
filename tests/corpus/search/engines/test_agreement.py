"""Any query with any filters, kind, group and page: tantivy finds, counts and pages what the reference engine does."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.model import Span
from corpus.search.asked import ASIDE, Entry, Kind, Query, Sort
from corpus.search.engines import open_index
from corpus.search.words import Cutter

WORDS = ("海堤", "加固", "渔港", "生态补偿", "试点", "2025年", "GDP", "1,200万元", "的", "。")
REGIONS = ("清河省", "清河省白水市", "云山省")
UNITS = ("市财政局", "市水利局", "省财政厅", "市海事局（港务局）")
YEARS = ("2019", "2020", "2021")


def made_up():
    draw = random.Random(4)
    kinds = [kind for kind in Kind if kind is not Kind.DOCUMENT]
    for document in range(9):
        key = f"{draw.getrandbits(64):016x}"
        over = {"region": (draw.choice(REGIONS),), "year": (draw.choice(YEARS),)}
        for number in range(draw.randint(1, 9)):
            text = "".join(draw.choices(WORDS, k=draw.randint(1, 6)))
            units = tuple(draw.sample(UNITS, draw.randint(0, 2)))
            yield Entry(
                entry_id=f"{key}-t{number}", kind=draw.choice(kinds), document_id=key, span=Span(0, len(text)),
                title=text[:8], text=text, path=(draw.choice(("总体要求", "重点任务")),),
                document_title=draw.choice(("关于海堤的意见", "渔港方案")), day=draw.choice((None, f"20{19 + document % 3}-05-01")),
                facets={**over, **({"unit": units, "lead": units[:1]} if units else {})},
            )  # fmt: skip


ENTRIES = tuple(made_up())

plain = st.sampled_from((*WORDS, "海堤加固", '"堤加"', '"生态补偿试点"', "渔?", "海堤*固", '"海堤 渔港"~5', "没有的词"))
fields = st.sampled_from(
    (
        "牵头:财政",
        "单位:市水利局",
        "地区:清河省",
        "年份:2019-2020",
        "标题:渔港",
        "日期:>=2020",
        "种类:任务",
        "牵头:没有这个局",
    )
)
part = st.one_of(plain, fields, st.tuples(plain, fields).map(" 或 ".join).map("（{}）".format), plain.map("-{}".format))
text = st.lists(part, max_size=3).map(" ".join)
filters = st.fixed_dictionaries(
    {},
    optional={
        "region": st.lists(st.sampled_from(REGIONS), min_size=1, max_size=2, unique=True).map(tuple),
        "unit": st.lists(st.sampled_from(UNITS), min_size=1, max_size=2, unique=True).map(tuple),
        "year": st.sampled_from(YEARS).map(lambda year: (year,)),
    },
)
queries = st.builds(
    Query, text=text, filters=filters, kind=st.sampled_from((None, *Kind)), sort=st.sampled_from(Sort),
    page_size=st.integers(1, 30),
)  # fmt: skip
PATIENT = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    made = []
    for engine in ("tantivy", "whoosh"):
        index = open_index(engine, tmp_path_factory.mktemp(engine), Cutter())
        index.begin()
        index.add(ENTRIES)
        index.commit(1)
        made.append(index)
    yield tuple(made)
    for index in made:
        index.close()


def whole(index, query):
    return [entry.entry_id for entry in index.entries(query)]


@given(query=queries)
@PATIENT
def test_the_same_is_found_and_counted(both, query):
    one, other = (index.search(query) for index in both)
    assert (one.total, one.kinds, one.facets, one.reading) == (other.total, other.kinds, other.facets, other.reading)
    assert (one.notes, one.offers) == (other.notes, other.offers)
    found = [whole(index, query) for index in both]
    assert sorted(found[0]) == sorted(found[1])
    if query.sort is not Sort.RELEVANCE:
        assert found[0] == found[1]


@given(query=queries)
@PATIENT
def test_pages_by_document_have_all_hits_with_any_filter(both, query):
    grouped = replace(query, grouped=True)
    for index in both:
        first, plain = index.search(grouped), index.search(query)
        assert (first.total, first.kinds, first.facets) == (plain.total, plain.kinds, plain.facets)
        pages = [index.search(replace(grouped, page=n)) for n in range(1, first.documents // query.page_size + 2)]
        groups = [group for page in pages for group in page.groups]
        entries = list(index.entries(query))
        assert Counter(entry.document_id for entry in entries) == {group.document_id: group.total for group in groups}
        assert len(groups) == first.documents
        assert sum(group.total for group in groups) == first.total == len(entries)
        assert all(hit.entry in entries for group in groups for hit in group.hits)
        assert all(len(group.hits) == min(group.total, 3) for group in groups)


@given(query=queries)
@PATIENT
def test_a_facet_tells_what_a_further_choice_brings(both, query):
    for index in both:
        results = index.search(query)
        for facet in ("region", "unit", "year"):
            for value, number in results.facets[facet][:3]:
                chosen = replace(query, filters={**query.filters, facet: (value,)})
                if index.search(replace(query, page=1)).notes == index.search(chosen).notes:  # read alike
                    assert index.search(chosen).total == number
        if not query.kind and not results.aside:
            assert results.total == sum(n for kind, n in results.kinds.items() if kind not in ASIDE)
