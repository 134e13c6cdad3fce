"""``zhengce plan merge`` and ``replace``."""

from __future__ import annotations

import json

import pytest

from corpus.build import Corpus
from corpus.workspace.changes import AddTable
from tests.command_line import zhengce
from tests.made_workspaces import table
from tests.plan_tables import row
from ui.cli.plan_rows import plan_merge

ROWS = (
    row("a", task="建立流域横向生态补偿机制", lead="市财政局"),
    row("b", task="疏浚河道", lead="市水利局、市财政局"),
    row("c", task="建立流域横向生态补偿机制", responsible="市水利局", deadline="2025年底前"),
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
        return captured.err if status else captured.out

    return run


def rows(plan):
    return [each["cells"] for each in json.loads(plan("show", "海堤", "--format", "json"))["tables"][0]["rows"]]


def test_rows_that_may_be_one_are_listed_and_left(plan):
    assert plan("merge", "海堤") == "第 1、3 行：建立流域横向生态补偿机制（相同 100%）\n"
    assert len(rows(plan)) == 3
    assert plan_merge.__doc__.startswith("把几行并成一行")


def test_rows_become_one_with_all_that_they_say(plan):
    assert plan("merge", "海堤", "1", "3").startswith("已合并：2 行")
    merged = rows(plan)[0]
    assert (merged["lead"], merged["responsible"], merged["deadline"]) == ("市财政局", "市水利局", "2025年底前")
    assert plan("merge", "海堤") == "没有相近的行。\n"
    assert "撤销：合并" in plan("undo", "海堤")
    assert len(rows(plan)) == 3


@pytest.mark.parametrize(
    ("numbers", "said"), [(("2",), "两行或更多"), (("2", "2"), "两行或更多"), (("1", "4"), "没有第 4 行")]
)
def test_rows_that_cannot_be_merged(plan, numbers, said):
    assert said in plan("merge", "海堤", *numbers, status=2)


def test_a_unit_is_written_otherwise_in_all_rows(plan):
    assert plan("replace", "海堤", "市财政局", "市财政厅") == "已改 2 处（第 1、2 行）。\n"
    assert [each.get("lead") for each in rows(plan)] == ["市财政厅", "市水利局、市财政厅", None]
    assert plan("replace", "海堤", "市水利局", "") == "已改 2 处（第 2、3 行）。\n"
    assert [each.get("lead") for each in rows(plan)] == ["市财政厅", "市财政厅", None]
    assert "没有“市水利局”可改" in plan("replace", "海堤", "市水利局", "市水务局", status=1)
