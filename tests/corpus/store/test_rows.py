"""Dataclasses as rows: which columns they have, what stands in them, and the way back."""

import json
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import (
    Assignment,
    Block,
    Cell,
    Citation,
    Deadline,
    EmptyCells,
    Institution,
    Issue,
    Ledger,
    LedgerEntry,
    Metadata,
    Milestone,
    PageFacts,
    Part,
    Priority,
    Section,
    Source,
    Span,
    Spot,
    Target,
    TargetStatus,
    Task,
    UnitRole,
)
from corpus.store.rows import RowShape, dump_blocks, dump_ledger, dump_strings, load_blocks, load_ledger, shape_of
from tests.made_up import ASSIGNMENTS, BLOCKS, records
from tests.sample_plan import PLAN

RECORDS = {
    Part: records(Part), Section: records(Section), Target: records(Target), Priority: records(Priority),
    Citation: records(Citation), Issue: records(Issue), Metadata: records(Metadata), Assignment: ASSIGNMENTS,
}  # fmt: skip


@given(st.one_of([strategy.map(lambda made, kind=kind: (kind, made)) for kind, strategy in RECORDS.items()]))
def test_a_record_comes_back_from_its_row(pair):
    kind, record = pair
    shape = shape_of(kind)
    row = shape.encode(record)
    assert len(row) == len(shape.columns) == len(set(shape.columns))
    assert all(value is None or isinstance(value, str | int) for value in row)
    assert shape.decode(row) == record


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        (Part, ("kind", "title", "span_start", "span_end")),  # two columns for a span
        (Citation, ("span_start", "span_end", "title", "number", "relation", "rule", "verified", "ordinal")),
        (Issue, ("code", "message", "span_start", "span_end", "severity")),
    ],
)
def test_columns(kind, columns):
    assert shape_of(kind).columns == columns


def test_columns_of_what_is_nested_have_its_prefix_once():
    assert {"deadline_span_start", "deadline_text", "deadline_due"} <= set(shape_of(Task).columns)
    assert {"institution_id", "institution_level", "institution_since"} <= set(shape_of(Assignment).columns)
    assert "institution_institution_id" not in shape_of(Assignment).columns
    assert RowShape(Source, "source_").columns[0] == "source_name"
    assert RowShape(PageFacts, "facts_").columns[:2] == ("facts_title", "facts_document_number")


def test_records_within_a_record_have_rows_of_their_own():
    assert not any("assignment" in column for column in shape_of(Task).columns)
    task = PLAN.tasks[0]
    shape = shape_of(Task)
    assert shape.decode(shape.encode(task), assignments=task.assignments) == task
    assert shape.decode(shape.encode(task)).assignments == ()


def test_milestones_of_a_task_are_one_column():
    steps = (
        Milestone(span=Span(3, 9), text="2024年底前", due=date(2024, 12, 31), what="修好屋顶"),
        Milestone(span=Span(12, 16), text="汛期前", due=None, what="“疏通”\n河道"),
    )
    task = replace(PLAN.tasks[0], milestones=steps, assignments=())
    shape = shape_of(Task)
    assert "milestones" in shape.columns
    assert shape.decode(shape.encode(task)) == task


def test_names_that_are_words_of_sql_are_quoted():
    assert '"group"' in shape_of(Task).selected
    assert '"by"' in shape_of(Target).selected
    assert shape_of(Task).selected.count(",") == len(shape_of(Task).columns) - 1


def values_of(record):
    shape = shape_of(type(record))
    return dict(zip(shape.columns, shape.encode(record), strict=True))


def test_values_as_they_are_stored():
    target = replace(PLAN.targets[0], value=Decimal("3.20"), upper=None, status=TargetStatus.ACHIEVED)
    stored = values_of(target)
    assert (stored["value"], stored["upper"], stored["status"]) == ("3.20", None, "achieved")  # digits as printed
    task = values_of(PLAN.tasks[1])
    assert task["deadline_due"] == "2024-12-31"
    assert json.loads(values_of(PLAN.tasks[0])["themes"]) == ["无废城市"]
    assert values_of(PLAN.tasks[2].assignments[0])["running"] == 1


def test_what_is_absent_is_absent_when_it_comes_back():
    task = values_of(PLAN.tasks[0])
    assert {value for column, value in task.items() if column.startswith("deadline_")} == {None}
    bare = Assignment(span=Span(0, 1), role=UnitRole.LEAD, unit="甲局")
    assert shape_of(Assignment).decode(shape_of(Assignment).encode(bare)).institution is None
    assert RowShape(Deadline, "deadline_").missing == [None] * len(RowShape(Deadline, "deadline_").columns)


@dataclass(frozen=True)
class _WithFacts:
    facts: PageFacts


def test_facts_of_a_page_may_all_be_empty_and_are_still_there():
    shape = RowShape(_WithFacts)
    assert shape.decode(shape.encode(_WithFacts(PageFacts()))) == _WithFacts(PageFacts())


@dataclass(frozen=True)
class _Unknown:
    value: float


def test_a_type_that_has_no_column_is_noticed_at_once():
    with pytest.raises(AssertionError):
        RowShape(_Unknown)


def test_dates_and_organs():
    organ = Institution(institution_id="x", level="市", present_name="市生态环境局", since="2018")
    made = Assignment(span=Span(0, 1), role=UnitRole.SUPERVISING, unit="市环保局", institution=organ)
    assert shape_of(Assignment).decode(shape_of(Assignment).encode(made)) == made
    metadata = Metadata(document_date=date(2023, 5, 4))
    assert values_of(metadata)["document_date"] == "2023-05-04"


def test_strings_are_readable_in_the_file():
    assert dump_strings(("市财政局", '"')) == '["市财政局","\\""]'


# --- blocks -------------------------------------------------------------------------------------------------------


@given(st.lists(BLOCKS, max_size=4).map(tuple))
def test_blocks_come_back(blocks):
    assert load_blocks(dump_blocks(blocks)) == blocks


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Block(Span(0, 5)), "[[0,5]]"),  # no nulls at the end
        (Block(Span(0, 5), page=3), "[[0,5,3]]"),
        (Block(Span(0, 5), heading=0), "[[0,5,null,0]]"),  # level 0 is a title, not nothing
        (Block(Span(0, 5), cell=Cell(1, 2, 3, header=True)), "[[0,5,null,null,[1,2,3,1,1,1]]]"),
        (
            Block(Span(0, 5), page=1, spots=(Spot(1, 2, 3, 4, 5, 5, 98, (3,)),)),
            "[[0,5,1,null,null,[[1,2,3,4,5,5,98,[3]]]]]",
        ),
        (Block(Span(0, 5), empty=(EmptyCells(2, 1),)), "[[0,5,null,null,null,null,[[2,1]]]]"),
    ],
)
def test_blocks_are_short(block, text):
    assert dump_blocks([block]) == text


def test_no_blocks():
    assert load_blocks(dump_blocks([])) == ()


def test_ledgers_and_back():
    entries = (LedgerEntry("hidden", 1, "密"), LedgerEntry("navigation", 4, "首页\n打印"))
    ledger = Ledger(source=9, canonical=6, added=(LedgerEntry("numbering", 2, "1."),), left=entries)
    assert load_ledger(dump_ledger(ledger)) == ledger
    assert load_ledger(dump_ledger(None)) is None
