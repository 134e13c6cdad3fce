"""What the browser says was done becomes changes; what it says wrongly changes nothing."""

from __future__ import annotations

import pytest

from corpus.division.rows import Grouping, TableColumn
from corpus.intake.tables import LexiconReader
from corpus.workspace.changes import ArrangeTable, CellEdit, EditCells, MoveRows, ReplaceRows
from corpus.workspace.model import PlanRow, PlanTable
from ui.plans.ops import EDITABLE, Op, Turn, changes_of, ops_of

READER = LexiconReader()


def row(name: str, head: str, **cells: str) -> PlanRow:
    words = {TableColumn.TASK: name, **{TableColumn(slug): text for slug, text in cells.items()}}
    return PlanRow(row_id=name, cells=words, path=(head,), themes=(f"主题{head}",))


TABLE = PlanTable(
    table_id="t",
    title="表",
    rows=(
        row("a", "一", lead="市财政局、市水利局"),
        row("b", "一", content="加固海堤。疏浚河道。"),
        row("c", "二", lead="市财政局国库科"),
    ),
)


def changes(**op: object) -> tuple[object, ...]:
    return changes_of(op, TABLE, READER)


def test_cells() -> None:
    said = changes(kind="edit", edits=[["a", "lead", "市财政局", "市审计局"], ["b", "task", "b", "乙"]])
    edits = (
        CellEdit(row_id="a", column=TableColumn.LEAD, old="市财政局", new="市审计局"),
        CellEdit(row_id="b", column=TableColumn.TASK, old="b", new="乙"),
    )
    assert said == (EditCells(table_id="t", edits=edits),)


def test_another_grouping() -> None:
    assert changes(kind="arrange", by="unit") == (ArrangeTable(table_id="t", by=Grouping.UNIT),)
    for by in (TABLE.by.value, "", "role", 3, None):  # as it is already, or none at all
        assert changes(kind="arrange", by=by) == ()


@pytest.mark.parametrize("column", TableColumn)
def test_what_follows_from_place_and_origins_is_not_written(column: TableColumn) -> None:
    found = changes(kind="edit", edits=[["a", column.value, "", "x"]])
    assert bool(found) == (column.value in EDITABLE)
    assert (column in (TableColumn.NUMBER, TableColumn.ROLE, TableColumn.SOURCE)) == (not found)


def test_a_row_that_is_inserted_stands_under_the_head_of_its_neighbour() -> None:
    new = {"id": "n", "c": {"task": "新", "number": "9", "lead": ""}}
    for op, before, head in (({"after": "b"}, "c", "一"), ({"before": "c"}, "c", "二"), ({"after": "c"}, None, "二")):
        (change,) = changes(kind="insert", rows=[new], **op)
        assert isinstance(change, ReplaceRows)
        assert change.before == before
        assert change.added == (
            PlanRow(row_id="n", cells={TableColumn.TASK: "新"}, path=(head,), themes=(f"主题{head}",)),
        )


def test_a_row_that_is_there_already_is_not_inserted_again() -> None:
    assert changes(kind="insert", rows=[{"id": "a", "c": {}}], after="b") == ()


def test_a_block_that_is_longer_than_the_table_edits_and_adds() -> None:
    said = changes(kind="paste", edits=[["c", "task", "c", "丙"]], rows=[{"id": "n", "c": {"task": "丁"}}], after="c")
    assert [type(change) for change in said] == [EditCells, ReplaceRows]


def test_however_many_rows_are_pasted_none_is_lost() -> None:
    rows = [{"id": f"n{number}", "c": {"task": f"任务{number}"}} for number in range(1200)]
    (change,) = changes(kind="paste", edits=[], rows=rows, after="c")
    assert isinstance(change, ReplaceRows) and len(change.added) == 1200


def test_rows_are_deleted_in_the_order_of_the_table_and_only_once() -> None:
    (change,) = changes(kind="delete", rows=["c", "a", "zzz"])
    assert change == ReplaceRows(table_id="t", removed=("a", "c"), added=(), before=None)
    assert changes(kind="delete", rows=["zzz"]) == ()


@pytest.mark.parametrize(
    ("rows", "op", "before", "head"),
    [
        (["a"], {"after": "c"}, None, "二"),
        (["a"], {"before": "c"}, "c", "二"),
        (["c"], {"before": "a"}, "a", "一"),
        (["b", "a"], {"after": "c"}, None, "二"),
        (["b"], {"after": "a"}, "c", "一"),
    ],
)
def test_moved_rows_take_the_head_of_the_row_beside(
    rows: list[str], op: dict[str, str], before: str | None, head: str
) -> None:
    (change,) = changes(kind="move", rows=rows, **op)
    assert change == MoveRows(table_id="t", row_ids=tuple(sorted(rows)), before=before, path=(head,))


def test_a_row_is_not_moved_beside_itself() -> None:
    assert changes(kind="move", rows=["a", "b"], after="b") == ()


def test_merge_and_split() -> None:
    (one,) = changes(kind="merge", rows=["a", "b"])
    assert isinstance(one, ReplaceRows)
    assert one.removed == ("a", "b")
    assert len(one.added) == 1
    (parts,) = changes(kind="split", rows=["b"])
    assert isinstance(parts, ReplaceRows)
    assert parts.removed == ("b",)
    assert parts.added[0].cells[TableColumn.CONTENT] == "加固海堤。"
    assert "疏浚河道" in parts.added[1].cells[TableColumn.TASK]
    assert changes(kind="merge", rows=["a"]) == ()
    assert changes(kind="split", rows=["a"]) == ()


def test_a_unit_is_replaced_as_a_whole_name() -> None:
    (change,) = changes(kind="replace", find="市财政局", into="市审计局")
    assert isinstance(change, EditCells)
    assert [(edit.row_id, edit.new) for edit in change.edits] == [("a", "市审计局、市水利局")]


def test_undo_and_redo() -> None:
    assert changes(kind="undo") == (Turn(back=True),)
    assert changes(kind="redo") == (Turn(back=False),)


@pytest.mark.parametrize(
    "op",
    [
        {},
        {"kind": "edit"},
        {"kind": "edit", "edits": "abcd"},
        {"kind": "edit", "edits": [["a", "task", "x"], ["a", "task", None, "y"], 7, {"a": 1}]},
        {"kind": "insert", "rows": [{"c": {}}, "x", None]},
        {"kind": "insert", "rows": 3, "after": 4},
        {"kind": "delete", "rows": {"a": 1}},
        {"kind": "move", "rows": ["a"], "after": "zzz"},
        {"kind": "move", "rows": ["a"]},
        {"kind": "replace", "find": None, "into": 3},
        {"kind": "shutdown", "rows": ["a"]},
    ],
)
def test_nonsense_changes_nothing(op: Op) -> None:
    assert changes_of(op, TABLE, READER) == ()


def test_the_ops_of_a_queue_each_with_its_id() -> None:
    assert ops_of({"ops": [{"id": "1", "kind": "undo"}, {"kind": "undo"}, 3]}) == [("1", {"id": "1", "kind": "undo"})]
    assert ops_of({}) == []
    assert ops_of({"ops": "x"}) == []
