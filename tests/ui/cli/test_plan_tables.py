"""``zhengce plan check`` and ``adapt``."""

from __future__ import annotations

import json

import pytest

from corpus.build import Corpus
from corpus.workspace.changes import AddTable
from tests.command_line import zhengce
from tests.made_workspaces import table
from tests.plan_tables import row
from ui.cli.plan_tables import plan_check, row_numbers

ROWS = (
    row("a", task="加固海堤", content="全省加固。", lead="省水利厅", deadline="2025年底前", path=("一、全省海堤",)),
    row("b", task="疏浚河道", lead="省水利厅、广东海事局", path=("一、全省海堤",)),
    row("c", task="建设泵站", responsible="省农业厅", path=("二、泵站",)),
)


@pytest.fixture
def plan(tmp_path, capsys):
    """Runs a command plan on a corpus with a plan of one table; what it prints, its status asserted."""
    folder = tmp_path / "库"
    with Corpus.open(folder) as library:
        made = library.plans.make("海堤")
        library.plans.change(made.plan_id, AddTable(table=table(*ROWS)), editor="甲")

    def run(*arguments, status=0):
        capsys.readouterr()
        assert zhengce("plan", *arguments, "--corpus", folder) == status
        captured = capsys.readouterr()
        run.err = captured.err
        return captured.err if status else captured.out

    return run


def cells(plan, column):
    rows = json.loads(plan("show", "海堤", "--format", "json"))["tables"][0]["rows"]
    return [each["cells"].get(column) for each in rows]


def test_rows_are_named_by_their_place():
    assert row_numbers(table(*ROWS), ("c", "a", "x")) == [1, 3]


def test_a_line_for_each_kind(plan):
    lines = plan("check", "海堤").splitlines()
    kinds = [line.partition("：")[0] for line in lines]
    assert len(kinds) == len(set(kinds))
    assert "没有牵头单位：1 行没有牵头单位。（第 3 行）" in lines
    assert "没有完成时限：2 行没有完成时限。（第 2、3 行）" in lines
    (found,) = (each for each in json.loads(plan("check", "海堤", "--format", "json")) if each["code"] == "no_lead")
    assert (found["rows"], found["row_ids"]) == ([3], ["c"])
    assert found["mend"]
    assert plan_check.__doc__.startswith("检查方案中的表")


def test_a_table_without_faults(plan):
    plan("new", "空的")
    assert "还没有表" in plan("check", "空的", status=1)


def test_what_should_be_written_otherwise_is_listed_and_nothing_changed(plan):
    said = plan("adapt", "海堤", "--to", "广东省梅州市", "--from", "广东省")
    assert "省水利厅 → 市水利局（省级文件改为市级；第 1、2 行）" in said.splitlines()
    assert "没有对应的 1 个：" in said
    assert "  广东海事局：" in said
    assert cells(plan, "lead") == ["省水利厅", "省水利厅、广东海事局", None]


def test_what_was_accepted_is_one_step(plan):
    plan("adapt", "海堤", "--to", "梅州", "--from", "广东省", "--apply")
    assert cells(plan, "lead") == ["市水利局", "市水利局、广东海事局", None]
    rows = json.loads(plan("show", "海堤", "--format", "json"))["tables"][0]["rows"]
    assert [each["path"] for each in rows] == [["一、全市海堤"], ["一、全市海堤"], ["二、泵站"]]
    plan("undo", "海堤")
    assert cells(plan, "lead") == ["省水利厅", "省水利厅、广东海事局", None]
    rows = json.loads(plan("show", "海堤", "--format", "json"))["tables"][0]["rows"]
    assert rows[0]["path"] == ["一、全省海堤"]


def test_without_a_place_only_names_of_today(plan):
    found = json.loads(plan("adapt", "海堤", "--from", "广东省", "--format", "json"))
    assert [(each["old"], each["new"]) for each in found["proposals"]] == [("省农业厅", "省农业农村厅（原省农业厅）")]
    assert found["unmapped"] == []


@pytest.mark.parametrize("place", ["雄安新区", "某某"])
def test_what_is_no_place_is_said(plan, place):
    assert f"不知道“{place}”" in plan("adapt", "海堤", "--to", place, status=2)
    assert f"不知道“{place}”" in plan("adapt", "海堤", "--to", "梅州", "--from", place, status=2)


def test_rows_of_which_nobody_knows_whose_they_were_are_told(plan):
    """Their document was removed, or was none of a place."""
    assert "市水利局" not in plan("adapt", "海堤", "--to", "梅州")
    assert "第 1、2、3 行不知道原是哪个地方的" in plan.err
    plan("adapt", "海堤", "--to", "梅州", "--from", "广东省")
    assert "不知道" not in plan.err
