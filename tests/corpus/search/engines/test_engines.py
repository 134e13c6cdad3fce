"""One contract for all engines, checked against a search written in ten lines that looks at every entry."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.build import Corpus
from corpus.model import Metadata
from corpus.search.asked import Entry, Kind, Query, Sort
from corpus.search.conditions import AllOf, AtLeast, Contains, NoneOf
from corpus.search.engines import ENGINES, UnknownEngine, open_index
from corpus.search.engines.engine import IndexBusy
from corpus.search.engines.tantivy import TantivyEngine
from corpus.search.entries import make_entries
from corpus.search.fields import FACETS
from corpus.search.words import Cutter, squeeze
from tests.engines_here import HERE
from tests.made_up import make_parsed

LINEAGE = {"330000": ("清河省",), "330100": ("清河省", "清河省白水市"), "340000": ("云山省",)}


def _documents():
    rows = [
        ("清河省关于生态保护补偿的意见", "330000", "省", "意见", date(2016, 5, 1), "清政发〔2016〕5号"),
        ("白水市“多规合一”实施方案", "330100", "市", "方案", date(2018, 3, 9), None),
        ("云山省旅游发展规划", "340000", "省", "规划", date(2018, 3, 9), "云政办〔2018〕12号"),
        ("没有日期的通知", None, None, "通知", None, None),
    ]
    lines = [
        "各县（市、区）人民政府：",
        "1.探索建立横向生态补偿机制，推进“多规合一”。（牵头：市财政局）",
        "2.统筹山水林田湖草系统治理，生态空间和补偿资金挂钩。（牵头：市水利局）",
        "3.发展全域旅游，GDP 增长6.5%。（牵头：省财政厅）",
        "责任單位要抓好落實。",
    ]
    for number, (title, code, level, kind, day, document_number) in enumerate(rows):
        parsed = make_parsed("\n".join([title, *lines[number:], *lines[:number]]), name=f"{number}.txt")
        metadata = Metadata(
            title=title, region_code=code, level=level, document_type=kind, document_date=day,
            document_number=document_number, issuers=("清河省人民政府",) if code == "330000" else (),
        )  # fmt: skip
        yield replace(parsed, metadata=metadata)


ENTRIES = tuple(entry for parsed in _documents() for entry in make_entries(parsed, lambda code: LINEAGE[code]))


class MadeUpEngine(TantivyEngine):
    """An engine that is not ours: all that it needs to be held to the contract, and chosen, is its row in the table."""


@pytest.fixture(scope="module", autouse=True)
def made_up():
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGINES, "made-up", f"{__name__}:MadeUpEngine")
        yield


HELD = (*HERE, "made-up")
"""All that keep the contract on this machine; for those of others see tests/cluster."""


@pytest.fixture(params=HELD)
def engine(request):
    return request.param


@pytest.fixture
def index(engine, tmp_path):
    index = open_index(engine, tmp_path, Cutter())
    index.add(ENTRIES)
    index.commit(1)
    yield index
    index.close()


@pytest.fixture(scope="module", params=HELD)
def full(request, tmp_path_factory):
    index = open_index(request.param, tmp_path_factory.mktemp(request.param), Cutter())
    index.add(ENTRIES)
    index.commit(1)
    yield index
    index.close()


def has(*needles, none=()):
    def check(entry: Entry) -> bool:
        text = squeeze(entry.text)
        return all(squeeze(n) in text for n in needles) and not any(squeeze(n) in text for n in none)

    return check


def over(entry: Entry) -> set[str]:
    """The terms of what stands over an entry, told a second way."""
    title = [] if entry.kind is Kind.DOCUMENT else [entry.document_title]
    values = [v for name in ("region", "theme", "year", "issuer") for v in entry.facets.get(name, ())]
    texts = [squeeze(text) for text in (*title, *entry.path, *values)]
    return {text[at : at + 2] for text in texts for at in range(len(text) - 1)} | {
        w for t in texts for w in re.findall(r"[0-9a-z.]+", t)
    }


def word(*words):
    """Each in the entry or over it."""

    def there(entry, one):
        terms = [one] if one.isascii() else [one[at : at + 2] for at in range(len(one) - 1)]
        return one in squeeze(entry.text) or (bool(terms) and set(terms) <= over(entry))

    return lambda entry: all(there(entry, squeeze(one)) for one in words)


def near(first, second, most):
    pattern = re.compile(f"{first}[^⏎]{{0,{most}}}{second}|{second}[^⏎]{{0,{most}}}{first}")
    return lambda entry: bool(pattern.search(squeeze(entry.text)))


def without(check):
    return lambda entry: not check(entry)


def facet(name, value):
    return lambda entry: value in entry.facets.get(name, ())


def both(*checks):
    return lambda entry: all(check(entry) for check in checks)


def either(*checks):
    return lambda entry: any(check(entry) for check in checks)


QUERIES = [
    ("", lambda entry: True),
    ("生态补偿", word("生态", "补偿")),  # words need not stand together …
    ('"生态补偿"', has("生态补偿")),  # … a phrase must
    ("“多规合一”", has("多规合一")),
    ("规合", word("规合")),  # no word of any dictionary
    ("旅", has("旅")),  # one character: the text alone
    ("正文:旅游", has("旅游")),
    ('"生态 补偿"~2', near("生态", "补偿", 2)),
    ("生态?间", near("生态", "间", 9)),
    ("生态空间*", has("生态空间")),
    ("横向*补偿", near("横向", "补偿", 10)),
    ("横向??补偿", lambda entry: "横向生态补偿" in entry.text),
    ("旅游 | 水利局", either(word("旅游"), word("水利局"))),
    ("生态 -旅游", both(word("生态"), without(word("旅游")))),
    ("横向生太补偿~", has("横向生态补偿")),
    ("数值:>=6.5", lambda entry: entry.kind is Kind.TARGET and "6.5" in entry.text),
    ("数值:<6.5", lambda entry: False),
    ("年份:>2016", facet("year", "2018")),
    ("日期:<2018-01-01", lambda entry: (entry.day or "9") < "2018"),
    ("日期:2018年3月", lambda entry: (entry.day or "").startswith("2018-03")),
    ("㎡", lambda entry: False),
    ("《》", lambda entry: False),
    ("GDP", word("gdp")),
    ("ＧＤＰ", word("gdp")),
    ('"的"', has("的")),
    ('"。"', has("。")),
    ('"，推进“多规"', has("，推进“多规")),
    ("责任单位", word("责任", "单位")),  # typed simplified, printed traditional
    ('"落实"', has("落实")),
    ("gdp增长", word("gdp", "增长")),
    ('"GDP增长6.5%"', has("GDP增长6.5%")),  # the text has a space there
    ("不会有的词", lambda entry: False),
    ("生态 非 旅游", both(word("生态"), without(word("旅游")))),
    ("非 生态", without(word("生态"))),
    ("非 非 生态", word("生态")),
    ("NOT (NOT 生态)", word("生态")),
    ("旅游 或 财政厅", either(word("旅游"), both(word("财政"), has("厅")))),
    (
        "(旅游 或 水利局) 非 省财政厅",
        both(either(word("旅游"), word("水利局")), without(both(has("省"), word("财政厅")))),
    ),
    ("牵头:市财政局", facet("lead", "市财政局")),
    ("单位:财政", lambda entry: any("财政" in unit for unit in entry.facets.get("unit", ()))),
    ("地区:清河省", facet("region", "清河省")),  # with all below it
    ("地区:白水", facet("region", "清河省白水市")),
    ("层级:市级", facet("level", "市")),
    ("年份:2018", facet("year", "2018")),
    ("年份:[2015 TO 2017]", facet("year", "2016")),
    ("文种:方案 生态", both(facet("document_type", "方案"), word("生态"))),
    ("文号:清政发[2016]5号", lambda entry: entry.document_number == "清政发〔2016〕5号"),
    ("标题:多规合一", lambda entry: "多规合一" in entry.document_title),
    ("角色:牵头", facet("role", "lead")),
    ("种类:任务 主题:生态补偿", both(lambda entry: entry.kind is Kind.TASK, facet("theme", "生态补偿"))),
    ("时限:2025", lambda entry: "2025-12-31" in entry.facets.get("due", ())),
    ("牵头:没有这个局", lambda entry: False),
    ("牵头:没有这个局 或 旅游", word("旅游")),
]


@pytest.mark.parametrize(("text", "wanted"), QUERIES, ids=[text or "(empty)" for text, _ in QUERIES])
def test_finds_what_it_should_and_nothing_else(full, text, wanted):
    expected = {entry.entry_id for entry in ENTRIES if wanted(entry)}
    results = full.search(Query(text=text, page_size=1000))
    assert {hit.entry.entry_id for hit in results.hits} == expected
    assert results.total == len(expected)
    assert results.kinds == {kind: sum(e.entry_id in expected and e.kind is kind for e in ENTRIES) for kind in Kind}
    assert {entry.entry_id for entry in full.entries(Query(text=text))} == expected


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_a_quoted_piece_of_text_finds_every_entry_that_has_it(full, data):
    text = data.draw(st.sampled_from(ENTRIES)).text
    start = data.draw(st.integers(0, len(text) - 1))
    phrase = text[start : start + data.draw(st.integers(1, 10))]
    if not squeeze(phrase).strip('"'):
        return  # nothing to look for
    found = {entry.entry_id for entry in full.entries(Query(text=f'"{phrase}"'))}
    assert found == {entry.entry_id for entry in ENTRIES if squeeze(phrase) in squeeze(entry.text)}


def test_entries_come_back_whole(full):
    for entry in ENTRIES:
        found = full.entry(entry.entry_id)
        assert found == entry
    assert full.entry("nothing") is None


FILTERS = [
    {"region": ("清河省",)},
    {"region": ("清河省白水市", "云山省")},
    {"year": ("2018",), "document_type": ("方案",)},
    {"unit": ("市财政局",), "role": ("lead",)},
]


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("kind", [None, Kind.TASK])
def test_filters_and_facets(full, filters, kind):
    def passes(entry, but=""):
        chosen = (any(v in entry.facets.get(f, ()) for v in values) for f, values in filters.items() if f != but)
        return (kind in (None, entry.kind) or but == "kind") and all(chosen) and word("生态")(entry)

    results = full.search(Query(text="生态", filters=filters, kind=kind, page_size=1000))
    assert {hit.entry.entry_id for hit in results.hits} == {entry.entry_id for entry in ENTRIES if passes(entry)}
    for name in FACETS:
        counts = Counter(v for entry in ENTRIES if passes(entry, but=name) for v in entry.facets.get(name, ()))
        assert dict(results.facets[name]) == dict(counts), name
    assert results.kinds == {k: sum(passes(e, but="kind") and e.kind is k for e in ENTRIES) for k in Kind}


def test_facet_values_are_in_order_of_frequency(full):
    counts = [(-count, value) for value, count in full.search(Query()).facets["unit"]]
    assert counts == sorted(counts)


@pytest.mark.parametrize("sort", Sort)
def test_pages_join_to_the_whole(full, sort):
    query = Query(text="生态", sort=sort, page_size=3)
    pages = [full.search(replace(query, page=number)).hits for number in range(1, 30)]
    joined = [hit.entry.entry_id for page in pages for hit in page]
    assert len(joined) == len(set(joined)) == full.search(query).total
    assert joined == [entry.entry_id for entry in full.entries(query)]


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_by_date_undated_last_and_each_document_in_order(full, sort):
    found = list(full.entries(Query(sort=sort)))
    days = [entry.day for entry in found if entry.day]
    assert days == sorted(days, reverse=sort is Sort.NEWEST)
    assert all(entry.day is None for entry in found[len(days) :])
    for key in {entry.document_id for entry in ENTRIES}:
        order = [entry.entry_id for entry in found if entry.document_id == key]
        assert order == [entry.entry_id for entry in ENTRIES if entry.document_id == key]


def test_text_as_typed_comes_before_its_words_apart(full):
    hits = full.search(Query(text="生态补偿", kind=Kind.TASK, page_size=1000)).hits
    together = ["生态补偿" in hit.entry.text for hit in hits]
    assert set(together) == {True, False}
    assert together == sorted(together, reverse=True)


def test_highlights_are_what_was_sought(full):
    hit = full.search(Query(text='"多规合一" 财政局', kind=Kind.TASK)).hits[0]
    assert [hit.entry.text[span.start : span.end] for span in hit.highlights] == ["多规合一", "财政局"]


def test_what_is_sought_without_is_not_highlighted(full):
    assert full.search(Query(text="非 旅游", kind=Kind.TASK)).hits[0].highlights == ()


def test_odd_queries_are_explained(full):
    results = full.search(Query(text='牵头:没有这个局 "生态'))
    assert results.reading == "按 牵头=没有这个局 且 “生态”原文 理解"
    assert [note[:2] for note in results.notes[:2]] == ["引号", "没有"]


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        (Query(text="生态", kind=Kind.PRIORITY), "去掉筛选条件后有"),
        (Query(text='"不会有的词"'), "去掉引号"),
    ],
)
def test_when_nothing_is_found_it_is_said_what_to_try(full, query, hint):
    results = full.search(query)
    assert results.total == 0
    assert hint in " ".join(results.notes)


@pytest.mark.parametrize("page", [0, -1, 10**6])
def test_pages_beyond_the_result_are_no_error(full, page):
    assert full.search(Query(text="生态", page=page)).total > 0


def test_text_as_typed_comes_before_ever_so_many_of_its_words(index):
    words = replace(ENTRIES[-1], entry_id="ffffffffffffffff-t7", title="说明", text="补偿生态、" * 30)
    typed = replace(
        words, entry_id="ffffffffffffffff-t8", text="完善流域横向生态补偿机制。" + "其他事项另行安排。" * 20
    )
    index.begin()
    index.add([words, typed])
    index.commit(2)
    order = [hit.entry.entry_id for hit in index.search(Query(text="生态补偿", page_size=1000)).hits]
    assert order.index(typed.entry_id) < order.index(words.entry_id)


def test_a_word_of_the_title_weighs_more_than_one_of_the_text(index):
    text = replace(ENTRIES[-1], entry_id="ffffffffffffffff-t7", title="说明", text="说明：发展林业。")
    title = replace(text, entry_id="ffffffffffffffff-t8", title="林业", text="说明：发展林业。")
    index.begin()
    index.add([text, title])
    index.commit(2)
    assert [hit.entry.title for hit in index.search(Query(text="林业")).hits] == ["林业", "说明"]


def test_the_best_hits_score_most(full):
    scores = [hit.score for hit in full.search(Query(text="旅游 或 牵头:市财政局", page_size=1000)).hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_giving_up_forgets_what_was_not_committed(index):
    index.begin()
    index.add([replace(ENTRIES[0], entry_id="0000000000000000-t0", document_id="0000000000000000")])
    index.remove([ENTRIES[0].document_id])
    index.rollback()
    index.rollback()  # nothing more to give up
    assert index.search(Query()).total == len(ENTRIES)
    index.begin()  # the right to write was let go of
    index.commit(2)
    assert index.search(Query()).total == len(ENTRIES)


def test_removal(index):
    gone = ENTRIES[0].document_id
    index.remove([gone, "0000000000000000"])
    index.commit(2)
    assert {entry.entry_id for entry in index.entries(Query())} == {
        e.entry_id for e in ENTRIES if e.document_id != gone
    }
    assert index.generation == 2


def test_a_document_can_be_replaced(index):
    key = ENTRIES[0].document_id
    later = [replace(entry, text="全新的内容") for entry in ENTRIES if entry.document_id == key]
    index.remove([key])
    index.add(later)
    index.commit(2)
    assert index.search(Query(text="全新的内容")).total == len(later)
    assert index.search(Query()).total == len(ENTRIES)


def test_clearing(index):
    index.clear()
    index.add(ENTRIES[:2])
    index.commit(5)
    assert index.search(Query()).total == 2


def test_what_is_committed_lasts_and_the_rest_does_not(engine, tmp_path):
    first = open_index(engine, tmp_path, Cutter())
    first.add(ENTRIES[:3])
    first.commit(7)
    first.add(ENTRIES[3:])
    first.close()
    second = open_index(engine, tmp_path, Cutter())
    assert (second.generation, second.search(Query()).total) == (7, 3)
    second.close()


def test_others_see_what_is_committed(engine, tmp_path):
    writer, reader = open_index(engine, tmp_path, Cutter()), open_index(engine, tmp_path, Cutter())
    assert reader.search(Query()).total == 0
    writer.add(ENTRIES)
    writer.commit(1)
    assert reader.search(Query(text="牵头:市财政局")).total > 0
    writer.close()
    reader.close()


def test_two_writers_at_once_are_told(engine, tmp_path):
    one, other = open_index(engine, tmp_path, Cutter()), open_index(engine, tmp_path, Cutter())
    one.add(ENTRIES[:1])
    with pytest.raises(IndexBusy, match="请等"):
        other.add(ENTRIES[:1])
    one.commit(1)
    other.add(ENTRIES[1:2])
    other.commit(2)
    assert one.search(Query()).total == 2
    one.close()
    other.close()


def test_an_unknown_engine_is_an_error_that_names_the_known(tmp_path):
    with pytest.raises(UnknownEngine, match=f"“lucene”，请从 {'、'.join(ENGINES)} 中选择"):
        open_index("lucene", tmp_path, Cutter())
    assert {"tantivy", "whoosh", "made-up"} <= ENGINES.keys()
    assert list(tmp_path.iterdir()) == []


def test_an_engine_has_a_name_and_a_folder_of_its_own(index, engine, tmp_path):
    assert index.name == engine
    assert [path.name for path in tmp_path.iterdir()] == [f"index-{engine}"]


def test_a_corpus_is_opened_with_a_new_engine(tmp_path):
    with Corpus.open(tmp_path, engine="made-up") as corpus:
        corpus.add_bytes([("甲.txt", "关于推进生态补偿的意见".encode())], workers=0)
        assert corpus.search(Query(text="生态补偿")).total > 0
        assert corpus.stats().engine == "made-up"
    with pytest.raises(UnknownEngine):
        Corpus.open(tmp_path / "nowhere", engine="lucene")
    assert not (tmp_path / "nowhere").exists()


WEIGHED = ((Contains("生态"), 2), (Contains("旅游"), 1), (Contains("财政"), 1), (Contains("没有的词"), 4))


@pytest.mark.parametrize("least", range(1, 9))
def test_conditions_that_weigh_enough(full, least):
    condition = AtLeast(WEIGHED, least)
    expected = [
        entry
        for entry in ENTRIES
        if sum(weight for one, weight in WEIGHED if one.squeezed in squeeze(entry.text)) >= least
    ]
    assert full.count(condition) == len(expected)
    assert full.count(NoneOf(condition)) == len(ENTRIES) - len(expected)
    assert full.count(AllOf((condition, Contains("旅游")))) == sum("旅游" in squeeze(e.text) for e in expected)


@pytest.mark.parametrize("text", ["甲乙丙", "生态有哪些补偿？", "旅游方案里有什么"])
def test_questions_are_no_errors(full, text):
    results = full.search(Query(text=text))
    assert len(results.hits) == min(results.total, 20)


@pytest.mark.parametrize(
    ("before", "after"), [("生", ""), ("市", ""), ("", "政"), ("", "。"), ("生", "补"), ("市", "政"), ("没", "有")]
)
def test_characters_between_others_in_all_texts(full, before, after):
    """Each of the two pairs somewhere, not necessarily together."""
    texts = [squeeze(entry.text) for entry in ENTRIES]
    pairs = {text[at : at + 2] for text in texts for at in range(len(text) - 1)}
    behind = {pair[1] for pair in pairs if pair[0] == before} if before else {pair[0] for pair in pairs}
    assert list(full.between(before, after)) == sorted(x for x in behind if not after or x + after in pairs)
