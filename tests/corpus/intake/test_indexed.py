"""What other files of a document make of its entries, whatever comes first and whatever goes."""

from __future__ import annotations

import pytest

from corpus.build import Corpus
from corpus.intake.indexed import IndexedEntries
from corpus.search.asked import Kind, Query
from corpus.store.sqlite import Store
from tests.made_up import make_parsed
from tests.two_files import BARE, FILES, FULL, OTHER

TASKS = Query(kind=Kind.TASK)


@pytest.fixture(params=["tantivy", "whoosh"])
def corpus(request, tmp_path):
    with Corpus.open(tmp_path / "corpus", engine=request.param) as corpus:
        yield corpus


def ids(corpus):
    return {row.source_name: row.document_id for row in corpus.documents()}


@pytest.mark.parametrize("files", [FILES, FILES[::-1]], ids=["first file first", "first file last"])
def test_one_document_in_two_files_is_counted_once(corpus, files):
    for file in files:
        corpus.add_bytes([file], workers=0)
    full, bare = ids(corpus)["全.txt"], ids(corpus)["简.txt"]
    found = corpus.search(TASKS)
    assert (found.total, found.kinds[Kind.TASK]) == (3, 3)
    assert found.kinds[Kind.DOCUMENT] == 2  # one of them has a unit that a filter would find in it alone
    assert dict(found.facets["unit"]) == {"市档案局": 1, "市政务局": 1, "市财政局": 1}
    assert sorted(hit.entry.document_id for hit in found.hits) == sorted([full, full, bare])
    assert {key.partition("-")[0]: entries[0].document_id for key, entries in found.copies.items()} == {full: bare}
    assert len(list(corpus.entries(TASKS))) == 3


def test_a_file_that_says_nothing_else_is_no_document_of_its_own(corpus):
    corpus.add_bytes([FILES[0], ("转载.txt", f"{FULL}\n".replace("三座", " 三座").encode())], workers=0)
    found = corpus.search(Query())
    assert found.kinds[Kind.DOCUMENT] == 1
    assert len(found.copies) == found.total
    assert sum(number for _, number in found.facets["level"]) == found.total


def test_what_is_only_in_the_other_file_is_found_there(corpus):
    corpus.add_bytes(FILES, workers=0)
    (hit,) = corpus.search(Query(text='"只在这一份中说到"', kind=Kind.TASK)).hits
    assert hit.entry.document_id == ids(corpus)["简.txt"]


def test_each_is_there_when_asked_for(corpus):
    corpus.add_bytes(FILES, workers=0)
    bare = ids(corpus)["简.txt"]
    every = corpus.search(Query(kind=Kind.TASK, copies=True))
    assert (every.total, every.copies) == (5, {})
    assert corpus.search(Query(kind=Kind.TASK, filters={"document": (bare,)})).total == 3
    grouped = corpus.search(Query(kind=Kind.TASK, grouped=True))
    assert (grouped.total, grouped.documents, len(grouped.copies)) == (3, 2, 2)


def test_when_the_first_file_goes_the_other_stands_in_its_place(corpus):
    corpus.add_bytes(FILES, workers=0)
    corpus.remove([ids(corpus)["全.txt"]])
    found = corpus.search(TASKS)
    assert (found.total, found.copies) == (3, {})
    assert {hit.entry.document_id for hit in found.hits} == {ids(corpus)["简.txt"]}
    corpus.add_bytes(FILES[:1], workers=0)
    assert corpus.search(TASKS).total == 3
    assert len(corpus.search(TASKS).copies) == 2


def test_another_year_of_the_same_name_is_another_document(corpus):
    corpus.add_bytes([("一.txt", FULL.encode()), ("二.txt", OTHER.encode())], workers=0)
    assert (corpus.search(TASKS).total, corpus.search(TASKS).copies) == (4, {})


def test_reading_anew_and_indexing_anew_change_nothing(corpus):
    corpus.add_bytes(FILES, workers=0)
    before = corpus.search(TASKS)
    corpus.reextract(workers=0)
    assert corpus.search(TASKS).copies == before.copies
    corpus.reindex()
    assert (corpus.search(TASKS).total, corpus.search(TASKS).copies) == (before.total, before.copies)


def test_whose_entries_depend_on_a_document(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    one, other = make_parsed(FULL), make_parsed(BARE)
    store.add(one)
    store.add(other)
    entries = IndexedEntries(store)
    beside = entries.moved_by([one.document_id])
    assert beside <= {other.document_id}
    assert next(entry.document_id for entry in entries.of(one)) == one.document_id
    store.close()
