"""Who is at what: only what is another's newer work is told, nothing else."""

from __future__ import annotations

import pytest

from corpus.division.rows import Grouping, TableColumn
from corpus.workspace.changes import ArrangeTable, MoveRows, NoteItem, RemoveTable, ReplaceItems, ReplaceRows
from corpus.workspace.touched import MadeStep, overtaken
from tests.made_workspaces import edit, item, plan, row, three_rows

CELL = edit("b", TableColumn.LEAD, "水利局", "丙")
MOVE = MoveRows(table_id="t1", row_ids=("b",), before=None)
TITLE, GROUPS = ArrangeTable(table_id="t1", title="新"), ArrangeTable(table_id="t1", by=Grouping.UNIT)
COLUMNS = ArrangeTable(table_id="t1", automatic=True)
GONE, NOTE = RemoveTable(table_id="t1"), NoteItem(item_id="i", old="", new="看")
OUT = ReplaceItems(removed=("i",), added=())


def out(row_id, added=()):
    return ReplaceRows(table_id="t1", removed=(row_id,), added=added, before=None)


@pytest.mark.parametrize(
    ("change", "theirs", "message"),
    [
        (out("b"), CELL, "第 2 行“疏浚河道”"),
        (out("b"), MOVE, "第 2 行“疏浚河道”"),
        (out("b"), out("a", (row("b"),)), "第 2 行“疏浚河道”"),
        (out("a"), CELL, None),
        (out("b"), edit("b", TableColumn.LEAD, "", "丙", "t2"), None),
        (MOVE, MOVE, "第 2 行“疏浚河道”的位置"),
        (MOVE, CELL, None),
        (CELL, CELL, None),  # compared cell by cell elsewhere
        (TITLE, TITLE, "表“任务分工表”的标题"),
        (GROUPS, GROUPS, "表“任务分工表”的分组"),
        (COLUMNS, COLUMNS, "表“任务分工表”的列"),
        (TITLE, GROUPS, None),
        (GONE, CELL, "表“任务分工表”"),
        (GONE, NOTE, None),
        (OUT, NOTE, "篮中的“加固海堤。”"),
        (NOTE, OUT, None),
    ],
)
def test_what_others_did_to_the_same_is_told(change, theirs, message):
    before = plan(*three_rows().tables, items=(item("i"),))
    found = overtaken(before, (change,), [MadeStep(editor="乙", changes=(theirs,))], "完。")
    assert [each.message for each in found] == ([f"{message}已被“乙”改过，完。"] if message else [])
    assert [each.row_id for each in found] == (["b"] if message and "行" in message else [None] if message else [])


def test_the_last_of_several_is_named():
    steps = [MadeStep(editor=who, changes=(CELL,)) for who in ("乙", "丙")]
    (found,) = overtaken(three_rows(), (out("b"),), steps, "")
    assert "“丙”" in found.message
