"""Plans are kept: each change when it returns, taken back and made again, by several at once, whatever ends the work."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.division.rows import TableColumn
from corpus.store.plans import StepKind
from corpus.store.sqlite import Store
from corpus.workspace.changes import AddTable, ArrangeTable, RemoveTable, Rename, ReplaceItems, ReplaceRows
from corpus.workspace.kept import PlanGone, PlanNameError, Workspaces
from corpus.workspace.plan_file import plan_file
from corpus.workspace.written import UnreadablePlan
from tests.made_workspaces import (
    cells_of,
    changes,
    edit,
    item,
    row,
    row_ids,
    table,
    three_rows,
    without_time,
    workspaces,
)

LEAD, TASK = TableColumn.LEAD, TableColumn.TASK
ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "corpus.sqlite"


@pytest.fixture
def plans(path):
    with closing(Store(path)) as store:
        yield Workspaces(store)


@pytest.fixture
def plan_id(plans):
    """A plan with a table of three rows, by 甲."""
    made = plans.make("海堤方案")
    plans.change(made.plan_id, AddTable(table=three_rows().tables[0]), editor="甲")
    return made.plan_id


def reopened(path):
    """As another program reads it."""
    return Workspaces(Store(path))


def test_halves_of_characters_are_kept_as_a_sign_and_break_nothing(plans, plan_id, path):
    """They come with bytes that are no UTF-8 and with foreign files."""
    plans.change(plan_id, edit("a", TASK, "加固海堤", "加固\ud83d"), editor="甲")
    plans.rename(plan_id, "海堤\udcff", editor="甲")
    found = reopened(path).open(plan_id)
    assert (found.name, cells_of(found)[0]) == ("海堤�", "加固�")
    assert plans.open(plan_id).tables == found.tables
    file = plan_file(found, "今天").replace("加固�".encode(), rb"\ud83d")
    assert cells_of(plans.take(file))[0] == "�"


# --- plans ------------------------------------------------------------------------------------------------------------


def test_a_plan_is_there_when_the_store_is_opened_again(plans, path):
    made = plans.make("  海堤\n方案 ")
    plans.change(made.plan_id, ReplaceItems(removed=(), added=(item("i", note="看"),)), editor="甲")
    found = reopened(path).open(made.plan_id)
    assert (found.name, found.revision, found.items) == ("海堤 方案", 1, (item("i", note="看"),))
    assert found.changed is not None
    (listed,) = plans.all()
    assert (listed.name, listed.items, listed.tables, listed.rows, listed.revision) == ("海堤 方案", 1, 0, 0, 1)


def test_the_list_counts_rows_of_all_tables(plans, plan_id):
    plans.change(plan_id, AddTable(table=table(row("z"), table_id="t2")), editor="甲")
    (listed,) = plans.all()
    assert (listed.tables, listed.rows) == (2, 4)
    assert plans.find("海堤方案") == plans.find(plan_id) == listed
    assert plans.find("别的") is None


def test_a_name_is_there_once(plans, plan_id):
    with pytest.raises(PlanNameError, match="已有名为“海堤方案”的方案"):
        plans.make("海堤方案 ")
    with pytest.raises(PlanNameError, match="写一个名称"):
        plans.make(" ")
    other = plans.make("河道方案")
    with pytest.raises(PlanNameError):
        plans.rename(other.plan_id, "海堤方案", editor="甲")
    done = plans.change(other.plan_id, Rename(old="河道方案", new="海堤方案"), editor="甲")
    assert (done.workspace.name, done.step) == ("河道方案", None)
    assert "已有同名的方案" in done.conflicts[0].message
    assert plans.rename(other.plan_id, "河道方案", editor="甲").revision == 0  # its own name


def test_an_old_name_that_is_taken_by_now_does_not_come_back(plans, plan_id):
    plans.rename(plan_id, "新方案", editor="甲")
    plans.make("海堤方案")
    done = plans.undo(plan_id, editor="甲")
    assert (done.workspace.name, done.step) == ("新方案", None)
    assert "已有同名" in done.conflicts[0].message


def test_a_copy_is_a_plan_of_its_own(plans, plan_id):
    copy = plans.duplicate(plan_id)
    assert (copy.name, plans.duplicate(plan_id).name) == ("海堤方案（2）", "海堤方案（3）")
    plans.change(copy.plan_id, edit("a", LEAD, "水利局", "河道局"), editor="甲")
    assert cells_of(plans.open(plan_id), LEAD)[0] == "水利局"
    assert [each.said for each in plans.history(copy.plan_id)] == ["第 1 行“加固海堤”的牵头单位：“水利局”改为“河道局”"]


def test_archived_plans_stand_apart(plans, plan_id):
    assert plans.archive(plan_id).archived
    assert plans.all() == ()
    assert [each.plan_id for each in plans.all(archived=True)] == [plan_id]
    assert plans.change(plan_id, edit("a", LEAD, "水利局", "丙"), editor="甲").workspace.archived
    assert not plans.archive(plan_id, archived=False).archived
    assert cells_of(plans.open(plan_id), LEAD)[0] == "丙"


def test_what_is_deleted_is_gone_with_its_history(plans, plan_id, path):
    assert plans.delete(plan_id)
    assert not plans.delete(plan_id)
    for asked in (plans.open, plans.duplicate, plans.archive, plans.file):
        with pytest.raises(PlanGone, match="可能已被删除"):
            asked(plan_id)
    with pytest.raises(PlanGone):
        plans.change(plan_id, edit("a", LEAD, "", "丙"), editor="甲")
    with closing(sqlite3.connect(path)) as connection:
        for name in ("plans", "plan_steps", "plan_parts"):
            assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)


def test_a_plan_goes_to_a_colleague_as_one_file(plans, plan_id, tmp_path):
    plans.change(plan_id, ReplaceItems(removed=(), added=(item("i"),)), editor="甲")
    data = plans.file(plan_id)
    assert plans.take(data).name == "海堤方案（2）"
    theirs = Workspaces(Store(tmp_path / "别处.sqlite"))
    taken = theirs.take(data)
    assert taken.plan_id != plan_id
    assert without_time(replace(taken, plan_id=plan_id)) == without_time(plans.open(plan_id))
    with pytest.raises(UnreadablePlan):
        plans.take(b"{}")


# --- changes ----------------------------------------------------------------------------------------------------------


def test_all_changes_are_taken_back_and_made_again(plans, plan_id):
    first = plans.open(plan_id)
    plans.change(plan_id, edit("a", LEAD, "水利局", "河道局"), editor="甲")
    plans.change(plan_id, ReplaceRows(table_id="t1", removed=("b",), added=(row("d", "新"),), before="c"), editor="乙")
    last = plans.open(plan_id)
    assert "删除" not in plans.undoable(plan_id).said
    done = [plans.undo(plan_id, editor="甲") for _ in range(3)]
    assert done[1].workspace.tables == first.tables
    assert done[2].workspace.tables == ()
    assert "没有可以撤销" in plans.undo(plan_id, editor="甲").conflicts[0].message
    assert plans.redoable(plan_id).said.startswith("新建表")
    again = [plans.redo(plan_id, editor="甲") for _ in range(3)]
    assert again[2].workspace.tables == last.tables
    assert "没有可以重做" in plans.redo(plan_id, editor="甲").conflicts[0].message
    assert plans.undo(plan_id, editor="甲").workspace.tables == done[0].workspace.tables  # and again
    assert [each.conflicts for each in (*done, *again)] == [()] * 6


def test_after_a_new_change_nothing_is_made_again(plans, plan_id):
    plans.change(plan_id, edit("a", LEAD, "水利局", "河道局"), editor="甲")
    plans.undo(plan_id, editor="甲")
    plans.change(plan_id, edit("c", LEAD, "", "丙"), editor="甲")
    assert plans.redoable(plan_id) is None


def test_undo_goes_on_after_a_restart(plans, plan_id, path):
    plans.change(plan_id, edit("a", LEAD, "水利局", "河道局"), editor="甲")
    again = reopened(path)
    assert cells_of(again.undo(plan_id, editor="别的窗口").workspace, LEAD)[0] == "水利局"
    assert cells_of(reopened(path).redo(plan_id, editor="甲").workspace, LEAD)[0] == "河道局"
    assert cells_of(plans.open(plan_id), LEAD)[0] == "河道局"  # who had it open sees it


def test_one_takes_back_his_own(plans, plan_id):
    plans.change(plan_id, edit("a", LEAD, "水利局", "河道局"), editor="甲")
    plans.change(plan_id, edit("c", LEAD, "", "丙"), editor="乙")
    done = plans.undo(plan_id, editor="甲", of="甲")
    assert cells_of(done.workspace, LEAD) == ["水利局", "水利局", "丙"]
    assert cells_of(plans.redo(plan_id, editor="甲", of="甲").workspace, LEAD)[0] == "河道局"


def test_what_is_taken_back_already_and_what_is_no_change_is_not_taken_back(plans, plan_id):
    changed = plans.change(plan_id, edit("a", LEAD, "水利局", "河道局"), editor="甲").step
    undone = plans.undo(plan_id, editor="甲", number=changed.number).step
    before = plans.open(plan_id)
    for number in (changed.number, undone.number, 99):
        done = plans.undo(plan_id, editor="甲", number=number)
        assert (done.step, done.workspace.revision) == (None, before.revision)
        assert "没有可以撤销" in done.conflicts[0].message
    assert plans.open(plan_id) == before


def test_what_somebody_has_built_on_is_not_taken_back(plans, plan_id):
    plans.change(plan_id, edit("a", LEAD, "水利局", "河道局"), editor="甲")
    added = ReplaceRows(table_id="t1", removed=("b", "c"), added=(row("m", "合"),), before=None)
    merged = plans.change(plan_id, added, editor="甲").step
    plans.change(plan_id, edit("a", LEAD, "河道局", "住建局"), editor="乙")
    plans.change(plan_id, edit("m", LEAD, "", "丙"), editor="乙")
    done = plans.undo(plan_id, editor="甲", number=merged.number)
    assert (row_ids(done.workspace), done.step) == ("am", None)
    assert done.conflicts[0].message == "第 2 行“合”已被“乙”改过，没有改动。"
    done = plans.undo(plan_id, editor="甲", number=2)
    assert (cells_of(done.workspace, LEAD)[0], done.step) == ("住建局", None)
    assert "已被改为“住建局”，没有改动" in done.conflicts[0].message
    plans.undo(plan_id, editor="乙", of="乙")
    assert row_ids(plans.undo(plan_id, editor="甲", number=merged.number).workspace) == "abc"


def test_whoever_did_not_see_others_changes_is_told(plans, plan_id):
    seen = plans.open(plan_id).revision
    plans.change(plan_id, edit("b", LEAD, "水利局", "河道局"), editor="乙")
    done = plans.change(plan_id, edit("a", TASK, "加固海堤", "加高海堤"), editor="甲", seen_revision=seen)
    (other,) = done.others
    assert (other.editor, other.rows, other.said) == (
        "乙",
        {"b"},
        "第 2 行“疏浚河道”的牵头单位：“水利局”改为“河道局”",
    )
    assert (done.conflicts, done.step.number) == ((), seen + 2)
    assert cells_of(done.workspace, LEAD)[1] == "河道局"  # merged by row
    later = plans.change(plan_id, edit("a", TASK, "加高海堤", "甲"), editor="甲", seen_revision=done.workspace.revision)
    assert later.others == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (ReplaceRows(table_id="t1", removed=("b", "c"), added=(), before=None), "第 2 行“疏浚河道”已被“乙”改过"),
        (ArrangeTable(table_id="t1", title="我的"), "表“他的”的标题已被“乙”改过"),
        (RemoveTable(table_id="t1"), "表“他的”已被“乙”改过"),
    ],
)
def test_what_takes_away_anothers_work_says_so_and_it_is_in_the_history(plans, plan_id, change, message):
    seen = plans.open(plan_id).revision
    plans.change(plan_id, edit("b", LEAD, "水利局", "河道局"), editor="乙")
    plans.change(plan_id, ArrangeTable(table_id="t1", title="他的"), editor="乙")
    theirs = plans.open(plan_id)
    done = plans.change(plan_id, change, editor="甲", seen_revision=seen)
    assert [each.message for each in done.conflicts] == [f"{message}，现按新的改动处理，原内容见历史。"]
    assert plans.undo(plan_id, editor="甲").workspace.tables == theirs.tables


def test_the_history_says_what_when_who_and_what_was_there(plans, plan_id):
    plans.change(plan_id, edit("b", LEAD, "水利局", ""), editor="乙")
    plans.undo(plan_id, editor="甲")
    undo, change, first = plans.history(plan_id)
    assert (first.editor, first.said) == ("甲", "新建表“任务分工表”（3 行）")
    assert (change.editor, change.said, change.undone) == ("乙", "第 2 行“疏浚河道”的牵头单位：“水利局”改为空", True)
    assert (undo.editor, undo.kind, undo.said) == ("甲", StepKind.UNDO, f"撤销：{change.said}")
    assert first.at <= change.at <= undo.at
    assert plans.details(plan_id, change.number)[1] == (edit("b", LEAD, "", "水利局"),)
    assert plans.details(plan_id, 99) == ((), ())
    assert [each.number for each in plans.history(plan_id, since=1)] == [3, 2]


def test_what_is_asked_for_again_with_its_key_is_not_made_again(plans, plan_id):
    """A page that did not hear that its change was kept asks once more."""
    added = ReplaceRows(table_id="t1", removed=("b",), added=(row("d", "新"),), before=None)
    first = plans.change(plan_id, added, editor="甲", key="k1")
    plans.change(plan_id, edit("d", LEAD, "", "丙"), editor="乙", key="k2")
    again = plans.change(plan_id, added, editor="甲", seen_revision=1, key="k1")
    assert (again.step, again.conflicts, again.workspace.revision) == (first.step, (), 3)
    assert [each.editor for each in again.others] == ["乙"]
    for turn, key in ((plans.undo, "k3"), (plans.redo, "k4")):
        turned = turn(plan_id, editor="乙", key=key)
        assert turn(plan_id, editor="乙", key=key) == turned
    assert (row_ids(plans.open(plan_id)), plans.open(plan_id).revision) == ("acd", 5)
    other = plans.duplicate(plan_id)  # a key is one plan's
    assert plans.change(other.plan_id, edit("a", LEAD, "水利局", "丙"), editor="甲", key="k1").step.number == 1


def test_what_was_asked_for_at_once_is_one_step(plans, plan_id):
    """Cells adapted and heads with them, a block pasted over the table's end."""
    start = plans.open(plan_id)
    changes = (edit("a", LEAD, "水利局", "丙"), ReplaceRows(table_id="t1", removed=(), added=(row("d"),), before=None))
    done = plans.change_all(plan_id, changes, editor="甲")
    assert (done.step.said, done.step.number) == ("第 1 行“加固海堤”的牵头单位：“水利局”改为“丙”，另有 1 处改动", 2)
    assert row_ids(done.workspace) == "abcd"
    undone = plans.undo(plan_id, editor="甲")
    assert undone.workspace.tables == start.tables
    assert plans.redo(plan_id, editor="甲").workspace.tables == done.workspace.tables
    assert plans.change_all(plan_id, (), editor="甲").step is None


def test_what_changes_nothing_is_no_step(plans, plan_id):
    done = plans.change(plan_id, edit("a", LEAD, "水利局", "水利局"), editor="甲")
    assert (done.step, done.workspace.revision) == (None, 1)


@settings(max_examples=25)
@given(workspaces, st.lists(changes | st.sampled_from(["undo", "redo"]), max_size=10))
def test_whatever_was_done_all_of_it_is_taken_back_and_made_again(start, many):
    with tempfile.TemporaryDirectory() as folder, closing(Store(Path(folder) / "corpus.sqlite")) as store:
        plans = Workspaces(store)
        plan_id = plans.take(plan_file(start, "")).plan_id
        first = plans.open(plan_id)
        for each in many:
            if isinstance(each, str):
                done = (plans.undo if each == "undo" else plans.redo)(plan_id, editor="甲")
                assert (done.step is None) is bool(done.conflicts)
            else:
                plans.change(plan_id, each, editor="甲")
        last = plans.open(plan_id)
        assert Workspaces(store).open(plan_id) == last
        for _ in iter(lambda: plans.undo(plan_id, editor="乙").step, None):
            pass
        assert same(plans.open(plan_id), first)
        for _ in iter(lambda: plans.redo(plan_id, editor="乙").step, None):
            pass
        if many and not isinstance(many[-1], str):
            assert same(plans.open(plan_id), last)


def same(one, other):
    return without_time(one) == without_time(other)


# --- others, and the worst --------------------------------------------------------------------------------------------


def _many(path, plan_id, row_id, count):
    plans = Workspaces(Store(path))
    for number in range(count):
        plans.change(
            plan_id, edit(row_id, LEAD, "水利局" if number == 0 else str(number - 1), str(number)), editor=row_id
        )


def test_two_programs_make_a_hundred_edits_each_and_none_is_lost(plans, plan_id, path):
    # Programs of their own: what stands in for __main__ here (pages under test) is none of their business.
    code = "import pathlib, sys; from tests.corpus.workspace.test_kept import _many; "
    code += "_many(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], 100)"
    root = Path(__file__).parents[3]
    workers = [subprocess.Popen([sys.executable, "-c", code, str(path), plan_id, row_id], cwd=root) for row_id in "ab"]
    assert [worker.wait(timeout=120) for worker in workers] == [0, 0]
    assert cells_of(plans.open(plan_id), LEAD) == ["99", "99", ""]
    steps = plans.history(plan_id, since=1)
    assert len(steps) == plans.open(plan_id).revision - 1 == 200
    assert {who: sum(step.editor == who for step in steps) for who in "ab"} == {"a": 100, "b": 100}


def test_two_threads_of_a_program_lose_nothing_either(plans, plan_id):
    def work(row_id):
        for number in range(30):
            plans.change(plan_id, edit(row_id, TASK, "", f"{row_id}{number}"), editor=row_id)

    threads = [threading.Thread(target=work, args=(row_id,)) for row_id in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cells_of(plans.open(plan_id)) == ["a29", "b29", "c29"]
    assert plans.open(plan_id).revision == 1 + 90


_KILLED = """
    import sys
    from pathlib import Path
    from corpus.division.rows import TableColumn
    from corpus.store.sqlite import Store
    from corpus.workspace.kept import Workspaces
    from tests.made_workspaces import edit
    plans, number = Workspaces(Store(Path(sys.argv[1]))), 0
    while True:
        plans.change(sys.argv[2], edit("c", TableColumn.LEAD, str(number - 1) if number else "", str(number)), editor="甲")
        print(number, flush=True)
        number += 1
"""


def test_what_was_said_to_be_kept_is_kept_when_the_program_is_killed(plans, plan_id, path):
    command = [sys.executable, "-c", textwrap.dedent(_KILLED), path, plan_id]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as killed:
        told = [int(killed.stdout.readline()) for _ in range(20)][-1]
        killed.kill()
        told = max([told, *map(int, killed.stdout.read().split())])
    found = plans.open(plan_id)
    kept = int(cells_of(found, LEAD)[2])
    assert kept in (told, told + 1)
    assert [step.number for step in plans.history(plan_id)] == list(range(found.revision, 0, -1))
    assert found.revision == kept + 2
    while plans.undoable(plan_id):
        plans.undo(plan_id, editor="甲")
    assert plans.open(plan_id).tables == ()


def test_a_change_that_fails_half_way_leaves_the_plan_as_it_was(plans, plan_id, monkeypatch, path):
    before = plans.open(plan_id)

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("corpus.workspace.shelf.write_parts", full)
    with pytest.raises(sqlite3.OperationalError):
        plans.change(plan_id, edit("a", LEAD, "水利局", "丙"), editor="甲")
    monkeypatch.undo()
    assert plans.open(plan_id) == before == reopened(path).open(plan_id)
    assert len(plans.history(plan_id)) == 1
    assert plans.change(plan_id, edit("a", LEAD, "水利局", "丙"), editor="甲").step.number == 2
