"""Lines of the log as people read them, and changes that are turned."""

from __future__ import annotations

from datetime import datetime

import pytest

from corpus.division.rows import TableColumn
from corpus.store.plans import StepKind, StepRecord
from corpus.workspace.apply import apply
from corpus.workspace.changes import AddTable, MoveRows, ReplaceItems, ReplaceRows
from corpus.workspace.history import by_others, event_of, line, nothing, turn, turned
from corpus.workspace.written import dump_changes
from tests.made_workspaces import cells_of, edit, item, row, table, three_rows

LEAD = TableColumn.LEAD
CHANGE = edit("a", LEAD, "水利局", "河道局")


def record(*changes, number=1, editor="甲", inverse=(), **more):
    return StepRecord(
        number=number,
        at="2025-03-01T10:32:00.000",
        editor=editor,
        said="改",
        changes=dump_changes(changes),
        inverse=dump_changes(inverse),
        **more,
    )


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        (CHANGE, "a"),
        (ReplaceRows(table_id="t1", removed=("a", "b"), added=(row("m"),), before=None), "abm"),
        (MoveRows(table_id="t1", row_ids=("a", "c"), before=None), "ac"),
        (AddTable(table=table(row("a"))), ""),
        (ReplaceItems(removed=("i",), added=(item("k"),)), ""),  # items are no rows
    ],
)
def test_a_line_names_the_rows_that_were_touched(change, rows):
    found = line(record(change))
    assert found.rows == set(rows)
    assert (found.at, found.kind, found.undone) == (datetime(2025, 3, 1, 10, 32), StepKind.CHANGE, False)


def test_a_change_is_turned_there_and_back():
    done = apply(three_rows(), CHANGE)
    made = record(CHANGE, inverse=done.inverse)
    back = turn(done.workspace, made, ())
    assert back.workspace == three_rows()
    event = event_of(made, back, number=2, at="2025-03-01T10:33:00.000", editor="乙")
    assert (event.kind, event.of, event.said, event.editor) == (StepKind.UNDO, 1, "撤销：改", "乙")
    undone = turned(made, back, event)
    assert (undone.undone, undone.turned, undone.said, undone.editor) == (True, 2, "改", "甲")
    again = turn(back.workspace, undone, [event])
    assert again.workspace == done.workspace
    assert event_of(undone, again, number=3, at="", editor="乙").said == "重做：改"


def test_only_changes_that_stand_hinder():
    done = apply(three_rows(), AddTable(table=table(row("z"), table_id="t2")))
    made = record(AddTable(table=table(row("z"), table_id="t2")), inverse=done.inverse)
    theirs = edit("z", LEAD, "", "丙", "t2")
    assert turn(done.workspace, made, [record(theirs, editor="乙")]).inverse == ()
    for harmless in (record(theirs, undone=True), record(theirs, kind=StepKind.REDO), record(CHANGE)):
        assert turn(done.workspace, made, [harmless]).workspace == three_rows()


def test_cells_that_were_changed_since_stay_and_the_others_go_back():
    both = edit("a", LEAD, "水利局", "丙")
    both = type(both)(table_id="t1", edits=(*both.edits, *edit("c", LEAD, "", "丙").edits))
    done = apply(three_rows(), both)
    theirs = apply(done.workspace, edit("a", LEAD, "丙", "乙方")).workspace
    back = turn(theirs, record(both, inverse=done.inverse), ())
    assert cells_of(back.workspace, LEAD) == ["乙方", "水利局", ""]
    assert len(back.conflicts) == 1


def test_others_are_those_with_another_name():
    mine, theirs = record(CHANGE), record(CHANGE, editor="乙")
    assert by_others([mine, theirs], "甲") == (theirs,)
    assert [nothing(three_rows(), undo).conflicts[0].message[:6] for undo in (True, False)] == [
        "没有可以撤销",
        "没有可以重做",
    ]
