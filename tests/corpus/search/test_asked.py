"""What is asked and what comes back: the defaults that everybody relies on."""

from corpus.model import Span
from corpus.search.asked import Entry, Hit, Kind, Query, Results, Sort


def test_kinds_are_in_the_order_of_the_tabs():
    assert [kind.value for kind in Kind] == [
        "document",
        "passage",
        "task",
        "target",
        "achieved",
        "priority",
        "mention",
        "citation",
    ]


def test_orders_are_in_the_order_of_the_page():
    assert [sort.value for sort in Sort] == ["relevance", "newest", "oldest"]


def test_a_bare_query_asks_for_everything_by_relevance_from_the_first_page():
    query = Query()
    assert (query.text, query.kind, dict(query.filters), query.sort, query.page) == ("", None, {}, Sort.RELEVANCE, 1)
    assert query.page_size == 20  # what --limit and the page begin with
    assert not query.synonyms
    assert not query.former_names


def test_entries_of_different_documents_share_no_facets():
    one, other = (
        Entry(entry_id=key, kind=Kind.TASK, document_id=key, span=Span(0, 1), title="t", text="t") for key in ("a", "b")
    )
    assert one.facets == {}
    assert one.facets is not other.facets


def test_results_say_nothing_unless_there_is_something_to_say():
    entry = Entry(entry_id="a", kind=Kind.TASK, document_id="a", span=Span(0, 1), title="t", text="t")
    results = Results(hits=(Hit(entry=entry, score=1),), total=1, kinds={}, facets={})
    assert (results.reading, results.notes, results.hits[0].highlights) == ("", (), ())
