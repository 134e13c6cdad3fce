"""An id is taken apart and put together again; nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export.records import records
from corpus.search.asked import Kind
from corpus.search.entries import make_entries
from corpus.search.entry_ids import EntryId, InvalidEntryId, RecordKind, anchor, parse_entry_id
from tests.sample_plan import PLAN
from ui.panels.annotate import anchors, marks

DOCUMENTS = st.text("0123456789abcdef", min_size=1, max_size=64)
RECORDS = st.sampled_from([kind for kind in RecordKind if kind is not RecordKind.DOCUMENT])
IDS = st.builds(EntryId, DOCUMENTS) | st.builds(EntryId, DOCUMENTS, RECORDS, st.integers(0, 10**9 - 1))


@given(IDS)
def test_what_is_put_together_is_taken_apart(entry_id):
    assert parse_entry_id(str(entry_id)) == entry_id


@given(st.text("0123456789abcdef-ptgrcwx +", max_size=12) | st.text(max_size=12))
def test_what_is_taken_apart_is_written_in_one_way(text):
    try:
        found = parse_entry_id(text)
    except InvalidEntryId as error:
        assert repr(text) in str(error)
    else:
        assert str(found) == text


@given(IDS, IDS)
def test_different_records_have_different_ids(one, other):
    assert (str(one) == str(other)) is (one == other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-t1",  # no document
        "ab-",
        "ab-t",  # no number
        "ab-1",  # no letter
        "ab-x1",  # no such letter
        "ab-t01",  # another way to write t1
        "ab-t-1",
        "ab-t1-t2",
        "ab-t1\n",
        "ab-t1234567890",
        "ab-t１",  # a digit of another width
        "AB-t1",
        "方案.docx",
        "a-plan.docx",
    ],
)
def test_no_id_of_ours(text):
    with pytest.raises(InvalidEntryId):
        parse_entry_id(text)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (RecordKind.PASSAGE, "p7"),
        (RecordKind.TASK, "t7"),
        (RecordKind.TARGET, "g7"),
        (RecordKind.PRIORITY, "r7"),
        (RecordKind.CITATION, "c7"),
        (RecordKind.ISSUE, "w7"),
    ],
)
def test_letters_stay_as_they_were_handed_out(kind, name):
    """Ids stand in files that people have exported and in links that they have sent."""
    assert anchor(kind, 7) == name
    assert str(EntryId("ab", kind, 7)) == f"ab-{name}"
    assert parse_entry_id(f"ab-{name}").anchor == name


def test_a_document_has_no_name_within_itself():
    assert EntryId("ab").anchor == ""
    assert str(EntryId("ab")) == "ab"


def test_every_kind_of_entry_has_ids():
    """A mention is a priority, an achieved figure a target, and they are numbered among them."""
    assert {*Kind} - {kind.value for kind in RecordKind} == {Kind.MENTION, Kind.ACHIEVED}


def test_results_exports_and_pages_agree():
    """The same record has one id wherever it is handed out, and the page has a place for it."""
    made = make_entries(PLAN, lambda _: ())
    found = {entry.entry_id: entry.kind.value.replace("achieved", "target") for entry in made}
    exported = {str(record["entry_id"]): str(record["record"]) for record in records(PLAN)}
    assert {**found, **exported} == {**exported, **found}
    assert {parse_entry_id(key).kind.value for key in exported} == {*exported.values()}
    places = anchors(marks(PLAN))
    for key in exported:
        assert (name := parse_entry_id(key).anchor) == "" or name in places, key
