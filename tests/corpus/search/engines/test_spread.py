"""First pages spread over documents, and nothing lost by it."""

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from corpus.search.asked import Entry, Kind, Query, Sort
from corpus.search.engines import open_index
from corpus.search.engines.engine import document_of, dump
from corpus.search.engines.spread import WINDOW, spread
from corpus.search.words import Cutter
from tests.engines_here import HERE


def made(document, number, text="海堤"):
    key = f"{document:016x}"
    return Entry(
        entry_id=f"{key}-t{number}", kind=Kind.TASK, document_id=key, span=Span(0, len(text)), title=text, text=text,
        day=f"20{10 + document % 80}-01-01",
    )  # fmt: skip


def scored(*hits):
    return [(score, dump(made(document, n))) for n, (score, document) in enumerate(hits)]


def order(hits):
    return [int(document_of(payload), 16) for _, payload in hits]


def test_what_a_document_has_more_of_lets_others_pass_that_are_nearly_as_good():
    assert order(spread(scored((10, 1), (10, 1), (10, 1), (9.8, 2), (9.2, 3), (5, 4)))) == [1, 2, 1, 3, 1, 4]


def test_better_hits_are_not_mixed_with_worse():
    better = [(50.0, 1)] * 20
    assert order(spread(scored(*better, (30, 2), (29, 3)))) == [1] * 20 + [2, 3]


def test_hits_of_one_document_keep_their_order():
    hits = scored((9, 1), (9, 1), (8, 1), (8, 1), (8, 1), (8, 1), (7.9, 1))
    assert [payload for _, payload in spread(hits)] == [payload for _, payload in hits]


@given(st.lists(st.tuples(st.floats(0, 1000), st.integers(0, 5)), max_size=WINDOW))
def test_the_same_hits_and_the_best_score_first(drawn):
    hits = scored(*sorted(drawn, reverse=True))
    found = spread(hits)
    assert sorted(payload for _, payload in found) == sorted(payload for _, payload in hits)
    assert [score for score, _ in found] == sorted((score for score, _ in found), reverse=True)
    assert found[:1] == hits[:1]  # the best stays where it is


@pytest.fixture(scope="module", params=HERE)
def index(request, tmp_path_factory):
    index = open_index(request.param, tmp_path_factory.mktemp(request.param), Cutter())
    index.begin()
    index.add(made(1, n, "海堤海堤" + "、泵站" * (n % 3)) for n in range(WINDOW))
    index.add(made(n, 0, "海堤" + "、水闸" * (n % 4)) for n in range(2, 30))
    index.commit(1)
    yield index
    index.close()


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("size", [1, 7, 20, WINDOW - 1, WINDOW, WINDOW + 1, 1000])
def test_pages_of_any_size_join_to_the_same_whole(index, sort, size):
    query = Query(text="海堤", sort=sort, page_size=size)
    pages = range(1, 90 // size + 2)
    joined = [hit.entry.entry_id for n in pages for hit in index.search(replace(query, page=n)).hits]
    assert joined == [entry.entry_id for entry in index.entries(query)]
    assert len(set(joined)) == index.search(query).total == WINDOW + 28


def test_more_documents_are_on_the_first_page(index):
    assert len({hit.entry.document_id for hit in index.search(Query(text="海堤")).hits}) > 5
    dated = [entry.document_id for entry in islice(index.entries(Query(text="海堤", sort=Sort.OLDEST)), WINDOW)]
    assert len(set(dated)) == 1  # by date nothing is spread
