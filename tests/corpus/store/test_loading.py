"""A document out of its rows; test_sqlite has made-up ones of every shape."""

from contextlib import closing

import pytest

from corpus.store.damage import StoreDamaged
from corpus.store.loading import load_document
from corpus.store.sqlite import Store
from tests import sample_plan


@pytest.fixture
def store(tmp_path):
    with closing(Store(tmp_path / "corpus.sqlite")) as store:
        store.add(sample_plan.PLAN)
        yield store


def test_it_is_as_it_was(store):
    assert load_document(store.connection, sample_plan.PLAN.document_id) == sample_plan.PLAN
    assert load_document(store.connection, "0" * 16) is None


def test_assignments_go_to_their_tasks_in_their_order(store):
    loaded = load_document(store.connection, sample_plan.PLAN.document_id)
    assert [task.assignments for task in loaded.tasks] == [task.assignments for task in sample_plan.PLAN.tasks]


def test_rows_that_make_no_sense_are_damage(store):
    store.connection.execute("UPDATE texts SET blocks = 'x'")
    with pytest.raises(StoreDamaged):
        store.document(sample_plan.PLAN.document_id)
