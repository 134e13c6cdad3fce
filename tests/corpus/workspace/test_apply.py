"""Every change can be taken back, rows are merged by row, and nothing is overwritten without a word."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.division.rows import Grouping, TableColumn
from corpus.workspace.apply import apply, apply_all
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
from tests.made_workspaces import (
    IDS,
    cells_of,
    changes,
    edit,
    item,
    plan,
    row,
    row_ids,
    table,
    three_rows,
    workspaces,
)

LEAD, TASK = TableColumn.LEAD, TableColumn.TASK


@given(workspaces, changes)
def test_a_change_that_is_taken_back_leaves_all_as_it_was(before, change):
    done = apply(before, change)
    back = apply_all(done.workspace, done.inverse, careful=True)
    assert back.workspace == before
    assert back.conflicts == ()


@given(workspaces, st.lists(changes, max_size=6))
def test_so_do_many(before, many):
    done = apply_all(before, many)
    assert apply_all(done.workspace, done.inverse, careful=True).workspace == before


@given(workspaces, changes)
def test_what_was_taken_back_can_be_made_again(before, change):
    done = apply(before, change)
    back = apply_all(done.workspace, done.inverse)
    assert apply_all(back.workspace, back.inverse, careful=True).workspace == done.workspace


@given(workspaces, changes)
def test_without_an_inverse_nothing_was_done(before, change):
    done = apply(before, change)
    assert (done.workspace == before) is (not done.inverse)


_BY_TWO = st.lists(
    st.tuples(st.booleans(), st.sampled_from("123"), st.sampled_from([TASK, LEAD]), st.sampled_from("甲乙丙"))
)


@given(_BY_TWO, st.randoms())
def test_edits_of_different_rows_by_two_give_the_same_in_any_order(many, random):
    """One edits the rows a to c, the other d to f; each makes his own in his order."""
    before = plan(table(*(row(each, "始") for each in IDS)))
    mine, theirs = (
        [
            edit(dict(zip("123", ids, strict=True))[at], column, "始", new)
            for whose, at, column, new in many
            if whose is me
        ]
        for me, ids in ((True, "abc"), (False, "def"))
    )
    mixed, left = [], [list(mine), list(theirs)]
    while any(left):
        mixed.append(random.choice([side for side in left if side]).pop(0))
    assert apply_all(before, mixed).workspace == apply_all(before, [*mine, *theirs]).workspace


def test_a_cell_that_somebody_else_changed_takes_the_newer_edit_and_says_what_was_there():
    theirs = apply(three_rows(), edit("b", LEAD, "水利局", "河道局")).workspace
    done = apply(theirs, edit("b", LEAD, "水利局", "住建局"))
    assert cells_of(done.workspace, LEAD) == ["水利局", "住建局", ""]
    (conflict,) = done.conflicts
    assert conflict.message == "第 2 行“疏浚河道”的牵头单位已被改为“河道局”，现改为“住建局”，原值见历史。"
    assert (conflict.row_id, conflict.column) == ("b", LEAD)
    assert done.inverse == (edit("b", LEAD, "住建局", "河道局"),)  # what was overwritten is kept


def test_both_wrote_the_same():
    theirs = apply(three_rows(), edit("b", LEAD, "水利局", "河道局")).workspace
    done = apply(theirs, edit("b", LEAD, "水利局", "河道局"))
    assert (done.workspace, done.inverse, done.conflicts) == (theirs, (), ())


def test_careful_leaves_alone_what_was_changed():
    theirs = apply(three_rows(), edit("b", LEAD, "水利局", "河道局")).workspace
    done = apply(theirs, edit("b", LEAD, "水利局", "住建局"), careful=True)
    assert done.workspace == theirs
    assert "没有改动" in done.conflicts[0].message


def test_a_row_that_is_gone_is_told_and_the_other_edits_are_made():
    both = EditCells(table_id="t1", edits=(*edit("x", LEAD, "", "丙").edits, *edit("c", LEAD, "", "丙").edits))
    done = apply(three_rows(), both)
    assert cells_of(done.workspace, LEAD) == ["水利局", "水利局", "丙"]
    (conflict,) = done.conflicts
    assert "已被删除，牵头单位“丙”没有写入" in conflict.message
    assert conflict.row_id == "x"


def test_a_table_that_is_gone_is_told():
    for change in (edit("a", LEAD, "", "丙", "t9"), MoveRows(table_id="t9", row_ids=("a",), before=None),
                   ReplaceRows(table_id="t9", removed=("a",), added=(), before=None), RemoveTable(table_id="t9"),
                   ArrangeTable(table_id="t9", title="新")):  # fmt: skip
        done = apply(three_rows(), change)
        assert (done.workspace, done.inverse) == (three_rows(), ())
        assert "这张表已被删除" in done.conflicts[0].message


def test_one_cell_twice_in_one_gesture():
    edits = tuple(
        CellEdit(row_id="a", column=TASK, old=old, new=new) for old, new in (("加固海堤", "一"), ("一", "二"))
    )
    done = apply(three_rows(), EditCells(table_id="t1", edits=edits))
    assert (cells_of(done.workspace)[0], done.conflicts) == ("二", ())
    assert apply_all(done.workspace, done.inverse).workspace == three_rows()


def test_a_cell_that_is_emptied_is_none():
    done = apply(three_rows(), edit("a", LEAD, "水利局", ""))
    assert done.workspace.tables[0].rows[0].cells == {TASK: "加固海堤"}


def test_number_and_source_are_not_edited():
    done = apply(three_rows(), edit("a", TableColumn.SOURCE, "", "某处"))
    assert done.workspace == three_rows()
    assert "来源由位置和来源得出" in done.conflicts[0].message
    added = row("d", "新")
    added = ReplaceRows(table_id="t1", removed=(), added=(added,), before=None)
    assert apply(three_rows(), added).conflicts == ()


def test_rows_are_merged_in_place_and_parted_again():
    merged = ReplaceRows(table_id="t1", removed=("a", "c"), added=(row("m", "合"),), before="b")
    done = apply(three_rows(), merged)
    assert row_ids(done.workspace) == "mb"
    assert row_ids(apply_all(done.workspace, done.inverse).workspace) == "abc"


def test_deleting_what_is_gone_and_adding_what_is_there_is_told():
    done = apply(three_rows(), ReplaceRows(table_id="t1", removed=("x", "a"), added=(row("b", "又"),), before=None))
    assert row_ids(done.workspace) == "bc"
    assert [conflict.row_id for conflict in done.conflicts] == ["x", "b"]


def test_rows_whose_place_is_gone_come_to_the_end():
    done = apply(three_rows(), ReplaceRows(table_id="t1", removed=(), added=(row("n"),), before="x"))
    assert row_ids(done.workspace) == "abcn"
    assert "放在了末尾" in done.conflicts[0].message


def test_rows_move_under_another_section_and_back():
    before = plan(table(row("a", path=("一",)), row("b", path=("二",)), row("c", path=("三",))))
    done = apply(before, MoveRows(table_id="t1", row_ids=("c", "x", "b"), before="a", path=("一",)))
    assert row_ids(done.workspace) == "cba"
    assert {each.path for each in done.workspace.tables[0].rows} == {("一",)}
    assert [conflict.row_id for conflict in done.conflicts] == ["x"]
    assert apply_all(done.workspace, done.inverse).workspace == before


def test_a_table_is_arranged_and_its_columns_come_by_themselves_again():
    done = apply(three_rows(), ArrangeTable(table_id="t1", by=Grouping.UNIT, columns=(TASK,)))
    assert (done.workspace.tables[0].by, done.workspace.tables[0].columns) == (Grouping.UNIT, (TASK,))
    again = apply(done.workspace, ArrangeTable(table_id="t1", automatic=True))
    assert (again.workspace.tables[0].by, again.workspace.tables[0].columns) == (Grouping.UNIT, None)
    assert apply_all(done.workspace, done.inverse).workspace == three_rows()


def test_tables_come_and_go_with_their_place():
    before = plan(table(row("a")), table(table_id="t2"))
    done = apply(before, RemoveTable(table_id="t1"))
    assert [each.table_id for each in done.workspace.tables] == ["t2"]
    assert done.inverse == (AddTable(table=before.tables[0], before="t2"),)
    assert "已在方案中" in apply(before, AddTable(table=table(table_id="t2"))).conflicts[0].message


def test_items_of_the_basket():
    before = plan(items=(item("a"), item("b")))
    done = apply(before, ReplaceItems(removed=("b",), added=(item("b"), item("c")), before="a"))
    assert "".join(each.item_id for each in done.workspace.items) == "bca"
    assert apply(before, ReplaceItems(removed=("x",), added=(), before=None)).conflicts[0].row_id == "x"


def test_notes_and_names_say_what_was_there():
    before = plan(items=(item("a", note="旧"),), name="甲")
    done = apply(before, NoteItem(item_id="a", old="", new="新"))
    assert done.workspace.items[0].note == "新"
    assert done.conflicts[0].message == "备注已被改为“旧”，现改为“新”。"
    assert "没有写入" in apply(before, NoteItem(item_id="x", old="", new="新")).conflicts[0].message
    done = apply(before, Rename(old="乙", new="丙"), careful=True)
    assert (done.workspace.name, done.conflicts[0].message) == ("甲", "方案的名称已被改为“甲”，没有改动。")


def test_many_rows_are_taken_out_here_and_there_and_put_back_in_a_moment():
    rows = [row(f"r{number}") for number in range(2000)]
    before = plan(table(*rows))
    change = ReplaceRows(table_id="t1", removed=tuple(each.row_id for each in rows[::2]), added=(), before=None)
    start = time.process_time()
    done = apply(before, change)
    assert apply_all(done.workspace, done.inverse, careful=True).workspace == before
    assert time.process_time() - start < 2


def test_what_an_arrangement_does_not_say_stays():
    own = replace(table(row("r1")), columns=(TASK, LEAD), by=Grouping.SECTION)
    before = replace(plan(), tables=(own,))
    for change in (ArrangeTable(table_id="t1", title="新题"), ArrangeTable(table_id="t1")):
        (after,) = apply(before, change).workspace.tables
        assert (after.columns, after.by) == (own.columns, own.by)
        assert after.title == (change.title or own.title)
    (after,) = apply(before, ArrangeTable(table_id="t1", automatic=True)).workspace.tables
    assert after.columns is None
