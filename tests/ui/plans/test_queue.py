"""What a browser says, perhaps more than once, is made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.intake.tables import LexiconReader
from corpus.workspace.changes import AddTable, RemoveTable
from corpus.workspace.kept import PlanGone
from corpus.workspace.model import PlanRow, PlanTable
from ui.plans import queue
from ui.plans.queue import GONE, Done, TableDesk

EDIT = {"id": "1", "kind": "edit", "edits": [["a", "task", "甲", "改"]], "seen": 1}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TableDesk]:
    rows = (PlanRow(row_id="a", cells={TableColumn.TASK: "甲"}), PlanRow(row_id="b", cells={TableColumn.TASK: "乙"}))
    with Corpus.open(tmp_path / "库") as corpus:
        plan = corpus.plans.make("方案")
        table = PlanTable(table_id="t", title="表", rows=rows)
        corpus.plans.change(plan.plan_id, AddTable(table=table), editor="我")
        yield TableDesk(plans=corpus.plans, plan_id=plan.plan_id, table_id="t", editor="我", reader=LexiconReader())


def titles(desk: TableDesk) -> list[str]:
    table = desk.table()
    assert table
    return [row.cells.get(TableColumn.TASK, "") for row in table.rows]


def test_an_op_is_made_once_and_told_to_be_kept_each_time(desk: TableDesk) -> None:
    done = Done()
    for _ in range(2):
        assert desk.make({"ops": [EDIT]}, done) == ((), ["1"], False)
    assert titles(desk) == ["改", "乙"]
    assert desk.plans.open(desk.plan_id).revision == 2


def test_ops_are_made_in_their_order(desk: TableDesk) -> None:
    again = {"id": "2", "kind": "edit", "edits": [["a", "task", "改", "再改"]], "seen": 1}
    undo = {"id": "3", "kind": "undo", "seen": 1}
    assert desk.make({"ops": [EDIT, again, undo]}, Done()) == ((), ["1", "2", "3"], True)
    assert titles(desk) == ["改", "乙"]


def test_what_an_old_browser_says_again_is_not_made_over_newer_work(desk: TableDesk) -> None:
    """The program was started anew in between, so that nothing but the log knows."""
    desk.make({"ops": [EDIT]}, Done())
    desk.make({"ops": [{"id": "2", "kind": "edit", "edits": [["a", "task", "改", "新"]], "seen": 2}]}, Done())
    insert = {"id": "4", "kind": "insert", "rows": [{"id": "n", "c": {"task": "丙"}}], "after": "b", "seen": 1}
    move = {"id": "5", "kind": "move", "rows": ["a"], "after": "b", "seen": 1}
    desk.make({"ops": [insert, {"id": "6", "kind": "delete", "rows": ["n"]}, move]}, Done())
    desk.make({"ops": [{"id": "7", "kind": "undo"}, {"id": "8", "kind": "redo"}]}, Done())
    old = [EDIT, insert, {"id": "7", "kind": "undo"}]
    told, kept, _ = desk.make({"ops": old}, Done())
    assert (told, kept) == ((), ["1", "4", "7"])
    assert titles(desk) == ["乙", "新"]


def test_what_somebody_else_did_to_the_same_cell_is_told(desk: TableDesk) -> None:
    other = TableDesk(plans=desk.plans, plan_id=desk.plan_id, table_id="t", editor="他", reader=desk.reader)
    other.make({"ops": [{"id": "9", "kind": "edit", "edits": [["a", "task", "甲", "他改"]], "seen": 1}]}, Done())
    told, _, _ = desk.make({"ops": [EDIT]}, Done())
    assert len(told) == 1
    assert "他改" in told[0]
    assert titles(desk) == ["改", "乙"]


def test_a_table_or_a_plan_that_is_gone(desk: TableDesk) -> None:
    desk.plans.change(desk.plan_id, RemoveTable(table_id="t"), editor="他")
    assert desk.make({"ops": [EDIT]}, Done()) == ((GONE,), ["1"], False)
    desk.plans.delete(desk.plan_id)
    with pytest.raises(PlanGone):
        desk.make({"ops": [{**EDIT, "id": "2"}]}, Done())


def test_only_so_many_ids_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_REMEMBERED", 2)
    done = Done()
    for op_id in "abc":
        done.add(op_id)
    assert list(done.ids) == ["b", "c"]
