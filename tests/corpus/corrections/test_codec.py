"""What the store keeps comes back as it was."""

import json

import pytest
from hypothesis import given, settings

from corpus.corrections.codec import dump_correction, dump_records, load_correction, load_records, name_of
from corpus.corrections.correction import AddRecord, Quoted
from corpus.search.entry_ids import RecordKind
from tests.corpus.corrections.test_apply import ALL
from tests.corrected_plan import plan
from tests.made_up import PARSED


@pytest.mark.parametrize("correction", ALL, ids=name_of)
def test_a_correction_comes_back(correction):
    assert load_correction(dump_correction(correction)) == correction


def test_values_of_every_form_come_back():
    fields = {"lead": ("甲", "乙"), "title": "丙", "due": None, "striving": True}
    added = AddRecord(kind=RecordKind.TASK, quoted=Quoted(start=1, quote="丙"), fields=fields)
    assert load_correction(dump_correction(added)) == added


@settings(max_examples=40)
@given(PARSED)
def test_what_was_extracted_comes_back(parsed):
    held = load_records(dump_records(parsed))
    assert {name: getattr(parsed, name) for name in held} == held


def test_records_of_an_earlier_version_lack_nothing_that_has_a_default():
    said = json.loads(dump_records(plan()))
    for task in said["tasks"]:
        del task["verified"]
        task["later"] = 1
    assert load_records(json.dumps(said))["tasks"] == plan().tasks
