"""Hits by documents, in every engine alike."""

from dataclasses import replace

import pytest

from corpus.search.asked import Query, Sort
from corpus.search.conditions import Contains
from corpus.search.engines import open_index
from corpus.search.engines.engine import Rank
from corpus.search.engines.groups import _AT_ONCE, SHOWN, ByDocument, GroupedPages
from corpus.search.words import Cutter
from tests.corpus.search.engines.test_index import entry, fill
from tests.engines_here import HERE


@pytest.fixture(params=HERE)
def index(request, tmp_path):
    index = open_index(request.param, tmp_path, Cutter())
    yield index
    index.close()


def several(number, hits, text):
    """Entries of one document."""
    one = entry(number, text)
    return [replace(one, entry_id=f"{one.document_id}-t{n}") for n in range(hits)]


def found(index, **asked):
    results = index.search(Query(grouped=True, **asked))
    return results, [(int(group.document_id, 16), len(group.hits), group.total) for group in results.groups]


def test_each_document_has_its_first_hits_and_all_are_counted(index):
    fill(index, [*several(1, 5, "海堤"), *several(2, 2, "海堤巡查"), *several(3, 1, "渔港")])
    results, groups = found(index, text="海堤", sort=Sort.NEWEST)
    assert groups == [(2, 2, 2), (1, SHOWN, 5)]
    assert (results.total, results.documents) == (7, 2)
    assert [hit.entry.document_id for hit in results.hits] == [f"{number:016x}" for number in (2, 2, 1, 1, 1)]
    assert results.hits[0].highlights


def test_the_document_with_the_best_hit_is_first(index):
    fill(
        index, [*several(1, 1, "海堤巡查"), *several(2, 4, "渔港、航标、灯塔都要巡查，海堤以后再说，先把别的事情做好")]
    )
    assert found(index, text="海堤巡查")[1] == [(1, 1, 1), (2, SHOWN, 4)]


def test_pages_are_of_documents(index):
    fill(index, [one for number in range(1, 6) for one in several(number, number, "海堤")])
    pages = [found(index, text="海堤", sort=Sort.OLDEST, page=page, page_size=2)[1] for page in (1, 2, 3, 4)]
    assert [[number for number, _, _ in page] for page in pages] == [[1, 2], [3, 4], [5], []]


def test_filters_and_kinds_hold(index):
    fill(index, [*several(1, 2, "海堤"), *several(2, 2, "海堤")])
    assert found(index, text="海堤", filters={"document": (f"{1:016x}",)})[1] == [(1, 2, 2)]


def test_without_groups_there_are_none(index):
    fill(index, several(1, 5, "海堤"))
    results = index.search(Query(text="海堤"))
    assert (results.groups, results.documents, len(results.hits)) == ((), 0, 5)


def test_a_document_of_many_hits_hides_no_other(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter())
    fill(index, [*several(9, _AT_ONCE + 50, "海堤"), *several(3, 1, "海堤"), *several(2, 1, "海堤")])
    grouping = ByDocument(index._engine, Contains("海堤"), Rank(), Sort.NEWEST)
    assert [int(each, 16) for each in grouping.documents(range(1, 3))] == [3, 2]
    assert len(grouping.first(f"{9:016x}")) == SHOWN
    index.close()


def test_of_a_page_behind_the_last_nothing_is_looked_for():
    assert ByDocument(None, Contains("海堤"), Rank(), Sort.NEWEST).documents(range(40, 3)) == []


class Counting:
    """An engine that counts what it is asked, and how many hits it hands out."""

    def __init__(self, engine):
        self._engine, self.asked, self.handed = engine, 0, 0

    def __getattr__(self, name):
        return getattr(self._engine, name)

    def top(self, condition, rank, sort, shown):
        found = self._engine.top(condition, rank, sort, shown)
        self.asked += 1
        self.handed += len(found.hits)
        return found


@pytest.fixture
def many(tmp_path):
    """40 documents of 30 hits each, one after the other by date."""
    index = open_index("tantivy", tmp_path, Cutter())
    fill(index, [one for number in range(40) for one in several(number, 30, "海堤")])
    yield Counting(index._engine)
    index.close()


def test_turning_pages_asks_for_nothing_twice(many):
    grouping, pages = ByDocument(many, Contains("海堤"), Rank(), Sort.OLDEST), GroupedPages()
    found = [each for first in range(0, 40, 4) for each in pages.page(grouping, range(first, first + 4))]
    assert found == [f"{number:016x}" for number in range(40)]
    assert many.handed <= 2 * 40 * 30  # not once more for each page
    asked = many.asked
    assert pages.page(grouping, range(8, 12)) == tuple(found[8:12])
    assert many.asked == asked


def test_a_page_far_behind_takes_few_steps(many):
    grouping = ByDocument(many, Contains("海堤"), Rank(), Sort.OLDEST)
    assert grouping.documents(range(36, 40)) == tuple(f"{number:016x}" for number in range(36, 40))
    assert many.asked <= 5


def test_another_result_and_a_new_index_are_looked_for_anew(many):
    pages = GroupedPages()
    oldest = ByDocument(many, Contains("海堤"), Rank(), Sort.OLDEST)
    assert pages.page(oldest, range(1)) == (f"{0:016x}",)
    assert pages.page(replace(oldest, sort=Sort.NEWEST), range(1)) == (f"{39:016x}",)
    assert pages.page(replace(oldest, condition=Contains("渔港")), range(1)) == ()
    many._engine.remove([f"{0:016x}"])
    many._engine.commit(2)
    assert pages.page(oldest, range(1)) == (f"{1:016x}",)


def test_pages_of_documents_join_to_all_in_any_order(index):
    fill(index, [one for number in range(1, 31) for one in several(number, number % 7 + 1, "海堤" * (number % 5 + 1))])
    for sort in Sort:
        whole = [number for number, _, _ in found(index, text="海堤", sort=sort, page_size=100)[1]]
        assert sorted(whole) == list(range(1, 31))
        pages = [found(index, text="海堤", sort=sort, page=page, page_size=7) for page in (5, 3, 1, 2, 4)]
        assert [results.documents for results, _ in pages] == [30] * 5
        joined = {
            page: [number for number, _, _ in groups] for page, (_, groups) in zip((5, 3, 1, 2, 4), pages, strict=True)
        }
        assert [each for page in range(1, 6) for each in joined[page]] == whole


def test_totals_are_told_right_where_groups_and_filters_meet(index):
    fill(index, [*several(1, 5, "海堤"), *several(2, 4, "海堤"), *several(3, 2, "渔港")])
    chosen = {"document": (f"{1:016x}", f"{3:016x}")}
    results, groups = found(index, text="海堤", filters=chosen, sort=Sort.NEWEST)
    assert groups == [(1, SHOWN, 5)]
    assert (results.total, results.documents, results.everything) == (5, 1, 5)
    plain = index.search(Query(text="海堤", filters=chosen))
    assert (plain.total, plain.kinds, plain.facets) == (results.total, results.kinds, results.facets)
