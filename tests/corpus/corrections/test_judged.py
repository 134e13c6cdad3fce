"""What people have judged, and nothing else, is measured, trained on and kept as gold."""

from corpus.corrections.apply import apply
from corpus.corrections.judged import complete_kinds, judged, only_verified, verified_fields
from corpus.corrections.making import CorrectionMaker
from corpus.search.entry_ids import RecordKind as Kind
from tests.corpus.corrections.test_apply import ADD, ALL, EDIT, REJECT, SET
from tests.corrected_plan import noted, plan

PLAN = plan()


def test_the_two_sides_hold_only_what_was_looked_at():
    found = judged(PLAN, apply(PLAN, noted(*ALL)))
    assert [task.title for task in found.right.tasks] == ["修复退化湿地，到20", "落实步道"]
    assert [task.label for task in found.found.tasks] == ["1.", "2."]  # put right, and rejected
    assert (found.right.citations, found.found.citations) == ((), ())
    assert found.fields == ("region",)


def test_only_verified():
    parsed = apply(PLAN, noted(EDIT)).parsed
    assert [task.label for task in only_verified(parsed).tasks] == ["1."]
    assert only_verified(PLAN).targets == ()


def test_a_kind_is_complete_when_every_record_of_it_was_looked_at():
    rest = CorrectionMaker(PLAN).accept(Kind.TASK, 2)
    some, all_of_them = noted(EDIT, REJECT, ADD), noted(EDIT, REJECT, ADD, rest)
    assert complete_kinds(apply(PLAN, some).parsed, some) == frozenset()
    assert complete_kinds(apply(PLAN, all_of_them).parsed, all_of_them) == {Kind.TASK}
    assert complete_kinds(PLAN, ()) == frozenset()  # nobody looked


def test_the_region_has_its_code():
    assert verified_fields(apply(PLAN, noted(SET)).parsed.metadata) == ("region", "region_code")
