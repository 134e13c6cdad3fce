"""Which documents of a store end which others."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Citation, Relation, Span
from corpus.store.repeals import list_repealing, repealed_by, repealed_from
from corpus.store.sqlite import Store
from tests.made_up import make_parsed

OLD = "清河省关于印发物业管理办法的通知"


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


def old(title=OLD, **metadata):
    return make_parsed(title, **{"document_date": date(2015, 1, 1), "document_number": "清政发〔2015〕1号", **metadata})


def new(title=None, number=None, relation=Relation.REPEALS, **metadata):
    made = make_parsed("清河省物业管理规定", **{"document_date": date(2020, 1, 1), **metadata})
    return replace(made, citations=(Citation(span=Span(0, 1), title=title, number=number, relation=relation),))


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [
        (old(), new(number="清政发〔2015〕1号"), True),
        (old(), new(title=OLD, number="清政发〔2015〕1号"), True),
        (old(), new(title=OLD, number="清政发〔2014〕9号"), False),  # the number decides: another of that name
        (old(document_number=None), new(title=OLD, number="清政发〔2015〕1号"), True),
        (old(), new(title=OLD), True),
        (old(), new(title="关于印发物业管理办法的通知"), True),  # without whose it is
        (old(), new(title="物业管理办法"), True),  # what the notice carries
        (old(), new(title="管理办法的通知"), False),  # too little to tell
        (old(), new(title="清河省物业管理"), False),
        (old("物业管理办法"), new(title="物业管理办法"), True),
        (old("物业管理办法"), new(title="业管理办法"), False),  # a short title is named whole
        (old("清河省物业管理办法"), new(title="清河省物业管理办法"), True),
        (old("清河省的物业管理办法"), new(title="河省的物业管理办法"), False),
        (old("清河省新的物业管理办法"), new(title="河省新的物业管理办法"), True),  # ten characters
        (old(), new(title=OLD, number="清政发〔2015〕1号", relation=Relation.MENTIONS), False),
        (old(), new(title=OLD, document_date=date(2010, 1, 1)), False),  # nobody ends what is still to come
        (old(document_date=None), new(title=OLD), True),
        (old("清河省物业管理规定", document_date=None), new(title="清河省物业管理规定"), False),  # a copy of itself
    ],
)
def test_a_document_is_ended_by_number_or_by_title(store, first, second, ends):
    store.add(first)
    store.add(second)
    connection, ids = store.connection, (first.document_id, second.document_id)
    assert [row.document_id for row in list_repealing(connection, ids[0])] == ([ids[1]] if ends else [])
    assert repealed_by(connection, [ids[1]]) == ({ids[0]} if ends else set())
    assert list_repealing(connection, ids[1]) == ()
    assert repealed_by(connection, [ids[0]]) == set()


@pytest.mark.parametrize(
    ("metadata", "day"),
    [
        ({}, date(2020, 1, 1)),
        ({"effective_date": date(2020, 3, 1)}, date(2020, 3, 1)),
        ({"document_date": None}, date.min),
    ],
)
def test_it_ends_when_the_other_comes_into_force(store, metadata, day):
    first = old()
    store.add(first)
    assert repealed_from(store.connection, first.document_id) is None
    store.add(new(number="清政发〔2015〕1号", **metadata))
    assert repealed_from(store.connection, first.document_id) == day


def test_what_is_not_there_is_ended_by_nobody(store):
    assert list_repealing(store.connection, "ffffffffffffffff") == ()
    assert repealed_from(store.connection, "ffffffffffffffff") is None
