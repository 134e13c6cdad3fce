"""Corrections are never deleted, only taken back; they are found again when the document comes as another file."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Metadata
from corpus.store.corrections import (
    Identity,
    as_extracted,
    corrections_for,
    find_correction,
    keep_extracted,
    list_corrections,
    note_correction,
    note_undone,
    other_files,
)
from corpus.store.sqlite import Store
from tests.corpus.corrections.test_apply import ACCEPT, EDIT, SET
from tests.corrected_plan import plan

PLAN = plan()
OWN = Identity.of(PLAN.document_id, PLAN.metadata)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


def put(store, *corrections, identity=OWN):
    with store.transaction() as connection:
        return [note_correction(connection, identity, each, "赵", "2026-01-01T08:00:00") for each in corrections]


def test_they_come_back_in_their_order_with_who_and_when(store):
    assert put(store, EDIT, SET) == [1, 2]
    first, second = list_corrections(store.connection, PLAN.document_id)
    assert (first.correction, second.correction) == (EDIT, SET)
    assert (first.author, first.made, first.undone) == ("赵", "2026-01-01T08:00:00", None)
    assert list_corrections(store.connection, "f" * 16) == ()
    assert find_correction(store.connection, 9) is None


def test_one_is_taken_back_once_and_stays(store):
    put(store, EDIT)
    assert note_undone(store.connection, 1, "钱", "2026-02-02T08:00:00")
    assert not note_undone(store.connection, 1, "孙", "2026-03-03T08:00:00")
    found = find_correction(store.connection, 1)
    assert (found.undone, found.undone_by, found.correction) == ("2026-02-02T08:00:00", "钱", EDIT)


def test_they_outlive_their_document(store):
    store.add(PLAN, b"")
    put(store, EDIT)
    store.remove([PLAN.document_id])
    assert len(list_corrections(store.connection)) == 1


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Metadata(title="栖河市湿地保护方案", document_number="栖政发〔2021〕7号"), True),
        (Metadata(title="栖河市湿地 保护方案", document_date=date(2021, 3, 1)), True),  # no number: the day says it
        (Metadata(title="栖河市湿地保护的方案", document_number="栖政发〔2021〕7号"), True),  # a slip
        (Metadata(title="栖河市湿地保护方案", document_number="栖政发〔2023〕9号"), False),
        (Metadata(title="栖河市机场建设方案", document_number="栖政发〔2021〕7号"), False),
        (Metadata(title="栖河市湿地保护方案", document_date=date(2022, 3, 1)), False),
        (Metadata(title="栖河市湿地保护方案"), False),
        (Metadata(document_number="栖政发〔2021〕7号"), False),
    ],
)
def test_another_file_of_the_document(store, other, same):
    put(store, EDIT)
    identity = Identity.of("f" * 16, other)
    assert bool(corrections_for(store.connection, identity)) is same
    store.add(plan(), b"")
    assert other_files(store.connection, identity) == ((PLAN.document_id,) if same else ())


def test_without_number_and_day_only_a_long_title_tells():
    long, short = "栖河市湿地保护修复三年行动方案", "政府工作报告"
    for title, same in ((long, True), (short, False)):
        identity = Identity.of("0", Metadata(title=title))
        assert identity.is_same(identity.title_key, None, None) is same


def test_what_was_extracted_stays_beside_what_was_put_right(store):
    corrected = replace(PLAN, tasks=(), metadata=replace(PLAN.metadata, title="改过的"))
    store.add(corrected, b"1")
    assert as_extracted(store.connection, corrected) == corrected
    keep_extracted(store.connection, PLAN)
    assert as_extracted(store.connection, store.document(PLAN.document_id)) == PLAN
    store.add(corrected)  # stored anew: whoever does so says anew what was extracted
    assert as_extracted(store.connection, corrected) == corrected


def test_a_transaction_within_another_is_a_part_of_it(store):
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.add(PLAN, b"")
        put(store, ACCEPT)
        raise ZeroDivisionError
    assert (store.ids(), list_corrections(store.connection), store.generation) == (frozenset(), (), 0)
