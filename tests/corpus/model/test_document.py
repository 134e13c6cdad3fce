"""Spans are half-open, cells span rows and columns, a document is its text and its bytes."""

import pickle
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Block, Cell, Document, Issue, Ledger, LedgerEntry, Severity, Source, Span
from tests.made_up import PARSED, make_document

NUMBERS = st.integers(0, 50)


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        (Span(2, 4), Span(2, 4), True),  # a span lies in itself
        (Span(2, 3), Span(2, 4), True),
        (Span(3, 4), Span(2, 4), True),
        (Span(1, 3), Span(2, 4), False),
        (Span(3, 5), Span(2, 4), False),
        (Span(4, 4), Span(2, 4), True),  # an empty one at the very end
    ],
)
def test_a_span_lies_in_another(inner, outer, within):
    assert (inner in outer) is within


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_span_holds_the_offsets_from_start_to_before_end(start, length, offset):
    span = Span(start, start + length)
    assert len(span) == length
    assert (Span(offset, offset + 1) in span) is (offset in range(span.start, span.end))


def test_spans_sort_by_start_then_end():
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


def test_a_merged_cell_covers_its_rows_and_columns():
    cell = Cell(0, 2, 1, row_span=2, column_span=3)
    assert (list(cell.rows), list(cell.columns)) == ([2, 3], [1, 2, 3])
    assert (list(Cell(0, 2, 1).rows), list(Cell(0, 2, 1).columns)) == ([2], [1])


def test_a_document_is_quoted_by_span_and_known_by_its_bytes():
    source = Source(name="a.txt", media_type="text/plain", sha256="0123456789abcdef" + "f" * 48, size=1)
    document = Document(source=source, text="关于甲的意见", blocks=(Block(Span(0, 6)),))
    assert document[Span(2, 3)] == "甲"
    assert document.document_id == "0123456789abcdef"


def test_an_issue_warns_unless_it_says_otherwise():
    assert Issue("garbled", "疑似乱码").severity is Severity.WARNING


def test_what_travels_does_not_change():
    with pytest.raises(FrozenInstanceError):
        make_document("甲").text = "乙"  # type: ignore[misc]


@given(PARSED)
def test_documents_survive_the_way_to_a_worker(parsed):
    assert pickle.loads(pickle.dumps(parsed)) == parsed


def test_what_a_ledger_misses():
    left, added = (LedgerEntry("hidden", 3, "密文甲"),), (LedgerEntry("numbering", 2, "1."),)
    assert Ledger(source=10, canonical=9, added=added, left=left).missing == 0
    assert Ledger(source=12, canonical=9, added=added, left=left).missing == 2
    assert Ledger(source=None, canonical=9, left=left).missing == 0
