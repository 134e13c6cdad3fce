"""Plans and their log as rows: whole or not at all, each plan's apart."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from corpus.store.plans import (
    PlanRecord,
    StepKind,
    StepRecord,
    changing_plans,
    drop_plan,
    keyed_step,
    last_done,
    last_undone,
    list_plans,
    plan_names,
    read_parts,
    read_plan,
    read_step,
    read_steps,
    write_parts,
    write_plan,
    write_step,
)
from corpus.store.sqlite import Store
from tests.either_database import REFUSED

OUTLINE = '{"items": ["i"], "tables": [{"rows": ["a", "b"]}, {"rows": ["c"]}]}'
PLAN = PlanRecord(plan_id="p", name="甲", archived=False, revision=0, created="1", changed="2", outline=OUTLINE)
STEP = StepRecord(number=1, at="3", editor="甲", said="改", changes="[]", inverse="[]")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "corpus.sqlite"


@pytest.fixture
def connection(path):
    with closing(Store(path)) as store:
        write_plan(store.connection, PLAN)
        yield store.connection


def log(connection, *steps):
    for step in steps:
        write_step(connection, "p", step)


def test_a_plan_is_written_in_place_of_itself(connection):
    write_plan(connection, replace(PLAN, name="乙", archived=True, created="9", outline="{}"))
    assert read_plan(connection, "p") == replace(PLAN, name="乙", archived=True, outline="{}")  # made when it was made
    assert read_plan(connection, "q") is None
    with pytest.raises(REFUSED):
        write_plan(connection, replace(PLAN, plan_id="q", name="乙"))
    assert plan_names(connection) == {"乙": "p"}


def test_the_list_counts(connection):
    write_plan(connection, replace(PLAN, plan_id="q", name="空", changed="3", outline="{}"))
    empty, full = list_plans(connection)
    assert (empty.plan_id, empty.items, empty.tables, empty.rows) == ("q", 0, 0, 0)
    assert (full.name, full.items, full.tables, full.rows, full.archived) == ("甲", 1, 2, 3, False)


def test_parts_and_log_are_each_plans_own_and_go_with_it(connection):
    write_plan(connection, replace(PLAN, plan_id="q", name="空"))
    for plan_id in "pq":
        write_parts(connection, plan_id, {"a": plan_id, "b": "{}"})
        write_step(connection, plan_id, STEP)
    write_parts(connection, "p", {"a": "新"}, gone=["b"])
    assert (read_parts(connection, "p"), read_parts(connection, "q")) == ({"a": "新"}, {"a": "q", "b": "{}"})
    assert drop_plan(connection, "p")
    assert not drop_plan(connection, "p")
    assert (read_parts(connection, "p"), read_steps(connection, "p")) == ({}, ())
    assert read_steps(connection, "q") == (STEP,)
    assert len(read_parts(connection, "q")) == 2


def test_steps_are_read_as_they_were_written(connection):
    undo = replace(STEP, number=2, kind=StepKind.UNDO, of=1)
    log(connection, STEP, undo, replace(STEP, undone=True, turned=2))
    first = replace(STEP, undone=True, turned=2)
    assert read_steps(connection, "p") == (first, undo)
    assert read_steps(connection, "p", since=1) == (undo,)
    assert (read_step(connection, "p", 1), read_step(connection, "p", 3)) == (first, None)


def test_a_step_is_found_by_its_key(connection):
    log(connection, STEP, replace(STEP, number=2, key="k"))
    assert keyed_step(connection, "p", "k") == replace(STEP, number=2, key="k")
    assert [keyed_step(connection, *asked) for asked in (("p", None), ("p", "x"), ("q", "k"))] == [None] * 3


def test_what_is_taken_back_next(connection):
    other = replace(STEP, number=2, editor="乙")
    log(connection, STEP, other, replace(STEP, number=3, undone=True, turned=4))
    log(connection, replace(STEP, number=4, kind=StepKind.UNDO, of=3))
    assert last_done(connection, "p") == other
    assert last_done(connection, "p", "甲") == STEP
    assert last_done(connection, "p", "丙") is None


def test_what_is_made_again_next(connection):
    first, second = (replace(STEP, number=n, undone=True, turned=5 - n) for n in (1, 2))
    log(connection, first, second)
    assert last_undone(connection, "p") == first  # taken back last, made again first
    log(connection, replace(STEP, number=5, editor="乙"))
    assert last_undone(connection, "p") is None  # something was made since
    assert last_undone(connection, "p", "甲") == first  # not by 甲
    log(connection, replace(STEP, number=6))
    assert last_undone(connection, "p", "甲") is None


def test_a_transaction_is_whole_or_not_at_all(connection):
    with pytest.raises(ZeroDivisionError), changing_plans(connection):
        drop_plan(connection, "p")
        raise ZeroDivisionError
    assert read_plan(connection, "p") == PLAN
    assert connection.execute("PRAGMA synchronous").fetchone() == (1,)


def test_what_is_read_together_belongs_together(path):
    with closing(Store(path)) as store, closing(Store(path)) as other:
        write_plan(store.connection, PLAN)
        with store.snapshot():
            assert read_plan(store.connection, "p") == PLAN
            write_parts(other.connection, "p", {"a": "新"})
            with store.snapshot():  # within another it is the same
                assert read_parts(store.connection, "p") == {}
        assert read_parts(store.connection, "p") == {"a": "新"}
