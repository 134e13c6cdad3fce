"""A record packed is a record again, on its own text or moved with another."""

import json

from hypothesis import given
from hypothesis import strategies as st

from corpus.corrections.packing import pack, unpack
from corpus.model import Citation, Deadline, Metadata, Milestone, Priority, Span, Target, Task
from tests.made_up import ASSIGNMENTS, records, several

TASKS = records(
    Task,
    assignments=several(ASSIGNMENTS),
    deadline=st.none() | records(Deadline),
    milestones=several(records(Milestone)),
)


@given(st.one_of(TASKS, *(records(kind) for kind in (Target, Priority, Citation, Metadata))), st.integers(0, 9))
def test_a_record_comes_back_from_json(record, base):
    packed = json.loads(json.dumps(pack(record, "", base)))
    assert unpack(type(record), packed, lambda start, end, words: Span(start + base, end + base)) == record


def test_spans_are_relative_and_have_their_words():
    packed = pack(Citation(span=Span(2, 6), title="甲", number=None), "依据《甲》。", 2)
    assert packed["span"] == [0, 4, "《甲》。"]


def test_what_is_not_known_is_left_out_and_what_is_missing_has_its_default():
    packed = {"span": [0, 1, "甲"], "title": "甲", "number": None, "later": 1}
    assert unpack(Citation, packed, lambda start, end, words: Span(start, end)) == Citation(
        span=Span(0, 1), title="甲", number=None
    )
