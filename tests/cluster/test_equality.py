"""A cluster, tantivy and Whoosh find, count and highlight the same in the real documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.build import Corpus, Status
from corpus.search.asked import ASIDE, Query, Sort
from corpus.search.conditions import AllOf
from corpus.search.engines import open_index
from corpus.search.engines.engine import Rank, load
from corpus.search.words import Cutter, squeeze
from tests.cluster.asked_queries import Asker

SOME = 1500
"""Entries that Whoosh takes part with: it needs fifty times as long as the others."""


@pytest.fixture(scope="module")
def entries(shared, tmp_path_factory):
    files = sorted((shared / "seeds").glob("*.txt")) + sorted((shared / "documents").glob("*.*t*"))[:100]
    with Corpus.open(tmp_path_factory.mktemp("real")) as corpus:
        assert corpus.add(files).counts[Status.ADDED] > 90
        # As they are kept: what people are shown of them depends on the day.
        return [load(payload) for payload in corpus._index._engine.payloads(AllOf(), Rank(), Sort.OLDEST)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory, addressed):
    """Engines with some entries."""
    opened = []

    def made(engine, entries):
        index = open_index(engine, tmp_path_factory.mktemp(engine), Cutter())
        opened.append(index)
        index.begin()
        index.add(entries)
        index.commit(1)
        return index

    addressed.setenv("ZHENGCE_OPENSEARCH_SHARDS", "3")
    yield made
    for index in opened:
        index.close()


@pytest.fixture(scope="module")
def two(entries, filled):
    return filled("tantivy", entries), filled("opensearch", entries)


@pytest.fixture(scope="module")
def some(entries):
    """Whole documents."""
    chosen = dict.fromkeys(entry.document_id for entry in entries[::4][:SOME])
    kept = {document for document, _ in zip(chosen, range(len(chosen) // 4), strict=False)}
    return tuple(entry for entry in entries if entry.document_id in kept)[:SOME]


@pytest.fixture(scope="module")
def three(some, filled):
    return [filled(engine, some) for engine in ("whoosh", "tantivy", "opensearch")]


def told(index, query):
    """All that a page says, but for what an order by relevance is free to choose."""
    results = index.search(query)
    marked = {(hit.entry.entry_id, hit.highlights) for hit in results.hits}
    shown = [hit.entry.entry_id for hit in results.hits] if query.sort is not Sort.RELEVANCE else len(results.hits)
    same = (results.total, results.documents, results.kinds, results.facets, results.reading, results.notes)
    return shown, same, results.offers, results.chips, marked if query.sort is not Sort.RELEVANCE else None


@pytest.mark.shared
def test_200_substrings_find_every_entry_that_has_them_and_no_other(entries, two):
    texts = [(entry.entry_id, squeeze(entry.text)) for entry in entries if entry.kind not in ASIDE]
    matches = 0
    for query in Asker(entries).substrings(200):
        query = replace(query, copies=True)
        wanted = {key for key, text in texts if squeeze(query.text[1:-1]) in text}
        assert {entry.entry_id for entry in two[1].entries(query)} == wanted, query
        assert told(two[0], query) == told(two[1], query), query
        matches += len(wanted)
    assert matches > 1000


@pytest.mark.shared
def test_200_searches_are_answered_alike(entries, two):
    for query in Asker(entries).searches(200):
        assert told(two[0], query) == told(two[1], query), query
        if query.sort is Sort.RELEVANCE and not query.grouped:
            one, other = ({entry.entry_id for entry in index.entries(query)} for index in two)
            assert one == other, query


@pytest.mark.shared
def test_all_pages_of_20_results_join_to_the_same(entries, two):
    queries = [query for query in Asker(entries, 8).searches(400) if not query.grouped and query.kind is None]
    turned = 0
    for number, query in enumerate(each for each in queries if 40 < two[0].search(each).total < 2000):
        if number >= 20 and turned > 100:
            break
        pages = -(-two[0].search(query).total // query.page_size)
        turned += pages
        joined = [
            [hit for n in range(1, pages + 2) for hit in index.search(replace(query, page=n)).hits] for index in two
        ]
        one, other = ({hit.entry.entry_id: hit.highlights for hit in hits} for hits in joined)
        assert one == other, query
        assert len(one) == len(joined[0]) == len(joined[1])  # nobody twice
        if query.sort is not Sort.RELEVANCE:
            assert [hit.entry for hit in joined[0]] == [hit.entry for hit in joined[1]], query
    assert turned > 100


@pytest.mark.shared
def test_the_reference_says_so_too(some, three):
    asker = Asker(some, 9)
    for query in [*asker.substrings(200), *asker.searches(200)]:
        wanted, *others = (told(index, query) for index in three)
        assert others == [wanted, wanted], query


@pytest.mark.shared
def test_a_page_far_behind_what_pages_reach_is_walked_to(entries, two, monkeypatch):
    monkeypatch.setattr("corpus.search.engines.opensearch.WINDOW", 300)
    for query in (Query(sort=Sort.NEWEST, page=40), Query(text="建设", sort=Sort.OLDEST, page=16), Query(page=10**6)):
        assert told(two[0], query) == told(two[1], query), query
