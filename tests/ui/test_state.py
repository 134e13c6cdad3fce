"""The URL says all that a page shows: a view that is read back from its own parameters is the same view."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison.sides import Aspect
from corpus.division.table import Grouping
from corpus.model import Span
from corpus.search.asked import Kind, Sort
from corpus.search.fields import FACETS
from ui import compare_state, state
from ui.address import Page, View, href, split
from ui.compare_state import Arrangement, CompareView
from ui.state import WIDER, CorpusView, DocumentView, PlanView, SearchView, TasksView

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
SEVERAL = st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple)
SEARCHES = st.builds(
    SearchView,
    text=WORDS | st.just(""),
    kind=st.none() | st.sampled_from(Kind),
    filters=st.dictionaries(st.sampled_from(FACETS), SEVERAL, max_size=3),
    sort=st.none() | st.sampled_from(Sort),
    page=st.integers(1, 999),
    saved=WORDS | st.just(""),
    fresh=st.booleans(),
    grouped=st.booleans(),
    within=st.sampled_from(["", "ab12"]),
)
DOCUMENTS = st.builds(
    DocumentView,
    document_id=st.text("0123456789abcdef", min_size=16, max_size=16),
    place=st.none() | st.builds(lambda a, b: Span(a, a + b), st.integers(0, 10**6), st.integers(1, 999)),
)
COMPARISONS = st.builds(
    CompareView,
    domain=WORDS | st.just(""),
    themes=SEVERAL | st.just(()),
    regions=SEVERAL | st.just(()),
    years=SEVERAL | st.just(()),
    arrangement=st.sampled_from(Arrangement),
    cell=st.none() | st.tuples(WORDS, WORDS),
    documents=st.lists(WORDS, max_size=6, unique=True).map(tuple),
    by=st.none() | st.sampled_from(Aspect),
    everything=st.booleans(),
)
TABLES = st.builds(
    TasksView,
    documents=SEVERAL | st.just(()),
    basket=st.booleans(),
    by=st.sampled_from(Grouping),
    hidden=SEVERAL | st.just(()),
    present_names=st.booleans(),
)
PLANS = st.builds(PlanView, plan_id=WORDS | st.just(""), table_id=WORDS | st.just(""), found=WORDS | st.just(""))
HOLDINGS = st.builds(CorpusView, lacking=st.sampled_from(["", "number", "date"]), text=WORDS, page=st.integers(1, 99))


@given(SEARCHES | DOCUMENTS | COMPARISONS | TABLES | PLANS | HOLDINGS)
def test_view_survives_its_address(view) -> None:
    page, params = split(href(view))
    assert page is not None
    assert type(view).read(params) == view


@pytest.mark.parametrize(
    ("view", "address"),
    [
        (SearchView(), "./"),  # nothing asked for: nothing in the URL
        (SearchView(everything=True), "./?kind=all"),
        (SearchView(text="补偿", page=2), "./?q=%E8%A1%A5%E5%81%BF&page=2"),
        (DocumentView(document_id="ab", place=Span(3, 9)), "document?id=ab&at=3-9"),
        (DocumentView(document_id="ab", record="ab-t3"), "document?id=ab&record=ab-t3"),
        (TasksView(basket=True), "tasks?from=basket"),
        (PlanView(plan_id="ab", table_id="cd", found="no_lead"), "plan?id=ab&table=cd&found=no_lead"),
        (CorpusView(), "corpus"),
    ],
)
def test_address(view, address: str) -> None:
    assert href(view) == address
    assert not urlsplit(address).netloc  # never leaves the site


@pytest.mark.parametrize(
    ("kind", "params", "expected"),
    [
        (SearchView, {"page": ["-1"]}, SearchView()),
        (SearchView, {"page": ["0"]}, SearchView(page=1)),  # pages count from 1
        (SearchView, {"page": ["1"]}, SearchView(page=1)),
        (SearchView, {"page": ["2"]}, SearchView(page=2)),
        (SearchView, {"page": ["999999"]}, SearchView(page=999_999)),
        (SearchView, {"page": ["1000000"]}, SearchView()),  # nobody means that
        (SearchView, {"page": ["２"]}, SearchView(page=2)),  # as an input method types it
        (SearchView, {"page": ["2.5"]}, SearchView()),
        (CorpusView, {"page": ["0"]}, CorpusView(page=1)),
        (CorpusView, {"page": ["3"]}, CorpusView(page=3)),
        (SearchView, {"wider": ["former_names", "x", "synonyms"]}, SearchView(wider=("synonyms", "former_names"))),
        (SearchView, {"kind": ["all"]}, SearchView(everything=True)),
        (SearchView, {name: ["甲"] for name in FACETS}, SearchView(filters=dict.fromkeys(FACETS, ("甲",)))),
        (SearchView, {"page": ["9" * 40]}, SearchView()),
        (SearchView, {"kind": ["nonsense"], "sort": ["x"]}, SearchView()),
        (SearchView, {"password": ["x"], "q": []}, SearchView()),
        (
            DocumentView,
            {"id": ["a"], "at": ["9-3"]},
            DocumentView(document_id="a"),
        ),  # a place that ends before it begins
        (DocumentView, {"at": ["1-2-3"]}, DocumentView()),
        (DocumentView, {"at": ["3-3"]}, DocumentView()),  # an empty place is none
        (DocumentView, {"at": ["3-4"]}, DocumentView(place=Span(3, 4))),
        (DocumentView, {"at": ["0-999999999"]}, DocumentView(place=Span(0, 999_999_999))),
        (DocumentView, {"at": ["0-1234567890"]}, DocumentView()),
        (DocumentView, {"record": ["no such id"]}, DocumentView(record="no such id")),
        (DocumentView, {"record": ["ab-t3"], "id": ["cd"]}, DocumentView(document_id="cd", record="ab-t3")),
        (
            DocumentView,
            {"record": ["ab-t3"]},
            DocumentView(document_id="ab", record="ab-t3"),
        ),  # the record names its document
        (CompareView, {"cell": ["only one"]}, CompareView()),
        (CompareView, {"cell": ["one", "two", "three"]}, CompareView()),
        (CompareView, {"by": ["moon"], "id": ["ab", "ab"]}, CompareView(documents=("ab",))),
        (CompareView, {"id": list("abcdefgh")}, CompareView(documents=tuple("abcdef"))),  # no more fit side by side
        (TasksView, {"from": ["elsewhere"], "names": ["former"]}, TasksView()),
        (TasksView, {"by": ["moon"]}, TasksView()),
    ],
)
def test_anything_typed_into_the_url_is_read(kind, params, expected) -> None:
    assert kind.read(params) == expected


def test_facets_toggle_from_the_first_page() -> None:
    view = SearchView(text="补偿", page=3)
    chosen = view.toggled("region", "云澜省")
    assert (chosen.filters, chosen.page) == ({"region": ("云澜省",)}, 1)
    assert chosen.toggled("region", "云澜省").filters == {}


@pytest.mark.parametrize(
    ("view", "kind", "sort"),
    [
        (SearchView(), Kind.DOCUMENT, Sort.NEWEST),  # nothing asked for: the newest documents
        (SearchView(everything=True), None, Sort.NEWEST),
        (SearchView(text="补偿"), None, Sort.RELEVANCE),
        (SearchView(filters={"year": ("2020",)}), None, Sort.NEWEST),
        (SearchView(text="补偿", sort=Sort.OLDEST, kind=Kind.TASK), Kind.TASK, Sort.OLDEST),
    ],
)
def test_what_is_asked_of_the_index(view: SearchView, kind: Kind | None, sort: Sort) -> None:
    query = view.query(20)
    assert (query.kind, query.sort) == (kind, sort)


@pytest.mark.parametrize(
    ("record", "anchor"), [("ab-t3", "t3"), ("ab-w0", "w0"), ("ab-p2", "p2"), ("ab", ""), ("", ""), ("nonsense", "")]
)
def test_the_place_of_a_record_within_its_document(record: str, anchor: str) -> None:
    assert DocumentView(record=record).anchor == anchor


@pytest.mark.parametrize("name", WIDER)
def test_every_switch_widens_the_query_in_its_own_way(name: str) -> None:
    query = SearchView(text="补偿").widened(name).query(20)
    assert {each for each in WIDER if getattr(query, each)} == {name}


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.toggled("year", "2020"),
        lambda view: view.of_kind(Kind.TASK),
        lambda view: view.sorted_by(Sort.OLDEST),
        lambda view: view.widened("synonyms"),
        lambda view: view.as_words(("清河",)),
    ],
)
def test_whatever_changes_the_result_begins_at_its_first_page(change) -> None:
    assert change(SearchView(text="补偿", page=3)).page == 1
    assert SearchView(page=3).at_page(4).page == 4


def test_names_that_are_mere_words_are_kept_in_the_url_and_asked() -> None:
    view = SearchView(text="清河的海堤").as_words(("清河",)).as_words(("清河", "云山"))
    assert SearchView.read({"q": ["清河的海堤"], "plain": ["清河", "云山"]}) == view
    assert view.query(20).plain == ("清河", "云山")


def test_all_kinds_are_asked_for_by_name_only_where_nothing_else_is() -> None:
    assert SearchView().of_kind(None).everything
    assert not SearchView(text="补偿").of_kind(None).everything
    assert not SearchView(filters={"year": ("2020",)}).of_kind(None).everything
    assert not SearchView().of_kind(Kind.TASK).everything
    assert not SearchView(everything=True).toggled("year", "2020").everything


def test_several_values_of_a_facet_are_chosen_and_let_go_one_by_one() -> None:
    view = SearchView().toggled("year", "2020").toggled("year", "2021").toggled("level", "市")
    assert view.filters == {"year": ("2020", "2021"), "level": ("市",)}
    assert view.toggled("year", "2020").filters == {"year": ("2021",), "level": ("市",)}


def test_a_query_has_the_page_that_the_view_shows() -> None:
    query = SearchView(text="补偿", page=3, filters={"year": ("2020",)}).query(7)
    assert (query.text, query.page, query.page_size, dict(query.filters)) == ("补偿", 3, 7, {"year": ("2020",)})


VIEWS = [
    each()
    for each in (vars(state) | vars(compare_state)).values()
    if isinstance(each, type) and issubclass(each, View) and each != View
]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: type(view).__name__)
def test_every_view_has_a_page_of_its_own(view) -> None:
    assert type(view).read({}) == view
    assert view.params == {}
    assert split(href(view))[0] is view.route


def test_every_page_has_its_view() -> None:
    assert sorted(view.route for view in VIEWS) == sorted(Page)
    assert {SearchView, DocumentView, CompareView, TasksView, CorpusView} <= {type(view) for view in VIEWS}


def test_switches_of_a_search_are_kept_in_the_url_and_by_other_changes() -> None:
    view = SearchView(text="补偿").widened("synonyms")
    assert SearchView.read(view.params) == view
    assert view.query(20).synonyms
    assert view.toggled("year", "2020").of_kind(Kind.TASK).wider == ("synonyms",)
    assert view.widened("synonyms").wider == ()


def test_examples_of_a_text_a_record_and_a_theme():
    record = SearchView.precedents_for("甲", entry_id="ab-t1")
    assert (record.like, record.pasted, record.of_theme) == ("ab-t1", "", "")
    theme = SearchView.precedents_for(theme="生态保护补偿")
    assert (theme.of_theme, theme.params) == ("生态保护补偿", {"view": ["precedents"], "theme": ["生态保护补偿"]})
    assert SearchView.precedents_for("甲", theme="乙").of_theme == ""
    assert len(SearchView.precedents_for("甲" * 5000).pasted) == 2000
    for view in (record, theme):
        assert SearchView.read(view.params) == view
