"""What was changed, in one line of plain Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.division.rows import Grouping, TableColumn
from corpus.workspace.changes import (
    AddTable,
    ArrangeTable,
    CellEdit,
    EditCells,
    MoveRows,
    NoteItem,
    RemoveTable,
    Rename,
    ReplaceItems,
    ReplaceRows,
)
from corpus.workspace.told import describe, describe_all, row_name, short, table_of
from tests.made_workspaces import changes, edit, item, plan, row, table, three_rows, workspaces

LEAD, TASK = TableColumn.LEAD, TableColumn.TASK
PASTED = tuple(CellEdit(row_id=row_id, column=column, old="", new="新") for row_id in "ab" for column in (LEAD, TASK))


def rows(removed="", added=()):
    return ReplaceRows(
        table_id="t1", removed=tuple(removed), added=tuple(row(each, each) for each in added), before=None
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit("b", LEAD, "水利局", ""), "第 2 行“疏浚河道”的牵头单位：“水利局”改为空"),
        (edit("x", LEAD, "水利局", "丙"), "已不在表中的一行的牵头单位：“水利局”改为“丙”"),
        (EditCells(table_id="t1", edits=PASTED), "改了 2 行 4 格（任务 2、牵头单位 2）"),
        (rows(added="甲乙"), "加入 2 行：“甲、乙”"),
        (rows(removed="ab"), "删除 2 行：“加固海堤、疏浚河道”"),
        (rows(removed="ab", added="甲"), "合并：2 行“加固海堤、疏浚河道”变为 1 行"),
        (rows(removed="a", added="甲乙"), "拆分：1 行“加固海堤”变为 2 行"),
        (rows(removed="a", added="甲"), "替换：1 行“加固海堤”变为 1 行"),
        (MoveRows(table_id="t1", row_ids=("c",), before="a"), "第 3 行“建设泵站”移到第 1 行“加固海堤”之前"),
        (
            MoveRows(table_id="t1", row_ids=("a", "b"), before=None, path=("一、海堤", "（一）加固")),
            "2 行移到表末，归入“（一）加固”",
        ),
        (
            ArrangeTable(table_id="t1", title="新表", by=Grouping.UNIT, columns=(TASK, LEAD)),
            "表名改为“新表”、改变分组、选列：任务、牵头单位",
        ),
        (ArrangeTable(table_id="t1", automatic=True), "恢复自动选列"),
        (AddTable(table=table(row("a"), title="新表")), "新建表“新表”（1 行）"),
        (RemoveTable(table_id="t1"), "删除表“任务分工表”（3 行）"),
        (RemoveTable(table_id="t9"), "删除表"),
        (ReplaceItems(removed=(), added=(item("a"),)), "放入篮 1 项：“加固海堤。”"),
        (ReplaceItems(removed=("a", "b"), added=()), "移出篮 2 项"),
        (ReplaceItems(removed=("a",), added=(item("a"),)), "移动篮中 1 项"),
        (NoteItem(item_id="a", old="", new="看"), "备注空改为“看”"),
        (Rename(old="甲", new="乙"), "方案由“甲”改名为“乙”"),
    ],
)
def test_a_change_is_told(change, said):
    assert describe(three_rows(), change) == said


def test_the_table_is_named_where_there_are_several():
    two = plan(three_rows().tables[0], table(table_id="t2"))
    assert describe(two, rows(added="甲")).startswith("“任务分工表”：加入")


@given(workspaces, changes)
def test_every_change_is_told_in_one_short_line(workspace, change):
    said = describe(workspace, change)
    assert said
    assert "\n" not in said
    assert len(said) < 120


def test_values_are_shortened_and_rows_numbered():
    assert (short(" 甲\n乙 "), short(""), short("长" * 21)) == ("“甲 乙”", "空", f"“{'长' * 20}…”")
    assert short("“十四五”规划") == "“‘十四五’规划”"
    found = table_of(three_rows(), "t1")
    assert (row_name(found, "c"), row_name(None, "c")) == ("第 3 行“建设泵站”", "已不在表中的一行")
    assert table_of(three_rows(), "t9") is None


def test_of_several_changes_the_first_is_told():
    changes = [edit("a", TableColumn.LEAD, "水利局", "丙"), RemoveTable(table_id="t1"), Rename(old="甲", new="乙")]
    assert describe_all(three_rows(), changes).endswith("改为“丙”，另有 2 处改动")
    assert describe_all(three_rows(), changes[1:2]) == describe(three_rows(), changes[1])
    assert describe_all(three_rows(), []) == "未作改动"
