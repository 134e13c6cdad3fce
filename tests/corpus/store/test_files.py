"""Files of one document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.store.files import files_beside, first_file
from corpus.store.sqlite import Store
from tests.made_up import make_parsed


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


def add(store, text, title="某方案", **said):
    made = make_parsed(text)
    given = {"document_number": None, "document_date": None, "region": None, "issuers": (), **said}
    parsed = replace(made, metadata=replace(made.metadata, title=title, **given))
    store.add(parsed)
    return parsed.document_id


DAY = date(2020, 1, 1)


def test_the_file_that_says_most_of_itself_is_the_first(store):
    bare = add(store, "甲")
    full = add(store, "乙", document_number="甲发〔2020〕1号", document_date=DAY, region="甲省")
    dated = add(store, "丙", document_date=DAY)
    assert first_file(store.connection, bare) == first_file(store.connection, dated) == full
    assert first_file(store.connection, full) is None
    assert files_beside(store.connection, [bare]) == {full, dated}
    assert files_beside(store.connection, [bare, full, dated]) == frozenset()


@pytest.mark.parametrize(
    "other",
    [
        {"title": "另一方案"},
        {"document_number": "甲发〔2021〕1号"},
        {"document_date": date(2021, 1, 1)},
        {"region": "乙省"},
    ],
)
def test_what_contradicts_is_another_document(store, other):
    one = add(store, "甲", document_number="甲发〔2020〕1号", document_date=DAY, region="甲省")
    two = add(store, "乙", **{"document_number": "甲发〔2020〕1号", "document_date": DAY, "region": "甲省", **other})
    assert first_file(store.connection, one) is first_file(store.connection, two) is None
    assert files_beside(store.connection, [one, two]) == files_beside(store.connection, [one]) == frozenset()


def test_files_without_a_title_are_each_their_own(store):
    one, two = add(store, "甲", title=None), add(store, "乙", title=None)
    assert first_file(store.connection, one) is first_file(store.connection, two) is None
    assert first_file(store.connection, "unknown") is None
