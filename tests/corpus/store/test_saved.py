"""What people keep: a search comes back as it was saved; what was seen and taken in is remembered."""

import sqlite3

import pytest

from corpus.search.asked import Kind, Query, Sort
from corpus.store.migrations import migrate
from corpus.store.saved import (
    WatchedFile,
    drop_search,
    dump_query,
    keep_search,
    list_searches,
    list_watched,
    load_query,
    note_look,
    note_seen,
    note_watched,
    was_seen,
)

QUERY = Query(text="补偿", kind=Kind.ACHIEVED, filters={"year": ("2031", "2032")}, synonyms=True, copies=True, plain=("云澜",), sort=Sort.OLDEST)  # fmt: skip


@pytest.fixture
def connection():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    yield connection
    connection.close()


@pytest.mark.parametrize("query", [QUERY, Query(), Query(text='"甲" 或 乙', former_names=True)])
def test_a_query_comes_back_without_its_page(query):
    assert load_query(dump_query(query)) == query
    assert load_query(dump_query(Query(text="甲", page=7))).page == 1


def test_searches_are_listed_as_they_were_saved(connection):
    keep_search(connection, "后", QUERY, "2031-01-02T00:00:00")
    keep_search(connection, "先", Query(text="甲"), "2031-01-01T00:00:00")
    note_look(connection, "先", "甲", 5, "2031-02-01T00:00:00")
    assert [(each.name, each.looked, each.generation) for each in list_searches(connection, "甲")] == [
        ("先", "2031-02-01T00:00:00", 5),
        ("后", "2031-01-02T00:00:00", 0),
    ]
    assert [each.generation for each in list_searches(connection, "乙")] == [0, 0]


def test_what_was_seen_is_remembered_by_search_and_reader(connection):
    keep_search(connection, "甲", QUERY, "2031")
    note_seen(connection, "甲", "", range(-10_000, 10_001))
    note_seen(connection, "甲", "", [3])  # twice is no error
    assert was_seen(connection, "甲", "", (99_999, 10_000))
    assert not was_seen(connection, "甲", "", (99_999,))
    assert not was_seen(connection, "甲", "watch", (3,))
    assert not was_seen(connection, "乙", "", (3,))


def test_a_search_that_is_saved_anew_or_dropped_forgets_what_was_seen(connection):
    for forget in (lambda: keep_search(connection, "甲", QUERY, "2031"), lambda: drop_search(connection, "甲")):
        keep_search(connection, "甲", Query(), "2031")
        note_seen(connection, "甲", "", [3])
        forget()
        assert not was_seen(connection, "甲", "", (3,))
    assert list_searches(connection, "") == ()
    assert not drop_search(connection, "甲")


def test_watched_files_are_those_of_their_folder(connection):
    one, other = (WatchedFile(path=f"/甲/{n}.txt", stamp="1 2", document_ids=("ab", "cd")) for n in "12")
    note_watched(connection, "/甲", [one, other])
    note_watched(connection, "/乙", [other])
    note_watched(connection, "/甲", [], [one.path])
    assert list_watched(connection, "/甲") == (other,) == list_watched(connection, "/乙")
