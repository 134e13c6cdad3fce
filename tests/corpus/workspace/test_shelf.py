"""Where plans lie: read once, read anew when another has written, names tidy and there once."""

from __future__ import annotations

from contextlib import closing

import pytest

from corpus.store.plans import StepRecord, changing_plans
from corpus.store.sqlite import Store
from corpus.workspace.model import Workspace
from corpus.workspace.shelf import PlanGone, PlanNameError, PlanShelf, moment
from tests.made_workspaces import three_rows


@pytest.fixture
def store(tmp_path):
    with closing(Store(tmp_path / "corpus.sqlite")) as store:
        yield store


def step(number):
    return StepRecord(number=number, at=moment(), editor="甲", said="", changes="[]", inverse="[]")


def write(store, shelf, plan_id, after):
    with changing_plans(store.connection):
        record = shelf.record(plan_id)
        return shelf.keep(record, shelf.load(record), after, step(record.revision + 1))


def test_a_plan_is_read_once_and_anew_when_another_has_written(store):
    mine, theirs = PlanShelf(store), PlanShelf(store)
    made = mine.insert(three_rows())
    first = mine.open(made.plan_id)
    assert mine.open(made.plan_id).tables[0] is first.tables[0]
    after = write(store, theirs, made.plan_id, theirs.open(made.plan_id))
    assert (after.revision, mine.open(made.plan_id)) == (1, after)
    assert mine.open(made.plan_id).tables[0] is not first.tables[0]


def test_what_was_not_kept_is_not_remembered(store):
    """Another makes the same revision after ours failed."""
    mine, theirs = PlanShelf(store), PlanShelf(store)
    made = mine.insert(three_rows())
    with pytest.raises(ZeroDivisionError), changing_plans(store.connection):
        record = mine.record(made.plan_id)
        mine.keep(record, mine.load(record), Workspace(plan_id=made.plan_id, name="我的"), step(1))
        raise ZeroDivisionError
    assert mine.open(made.plan_id).tables == three_rows().tables
    write(store, theirs, made.plan_id, Workspace(plan_id=made.plan_id, name="他的"))
    assert (mine.open(made.plan_id).name, mine.open(made.plan_id).tables) == ("他的", ())


def test_names(store):
    shelf = PlanShelf(store)
    made = [shelf.insert(Workspace(plan_id="", name=name)) for name in ("甲", "甲", "甲（2）", " ")]
    assert [each.name for each in made] == ["甲", "甲（2）", "甲（2）（2）", "方案"]
    assert shelf.allowed(" 乙  方 ") == "乙 方"
    assert shelf.allowed("甲", made[0].plan_id) == "甲"
    assert len(shelf.allowed("长" * 200)) == 80
    with pytest.raises(PlanNameError):
        shelf.allowed("甲", made[1].plan_id)
    with pytest.raises(PlanGone):
        shelf.open("x")
