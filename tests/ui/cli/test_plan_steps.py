"""``zhengce plan history``, ``undo`` and ``redo``."""

from __future__ import annotations

import csv
import io
import json

import pytest

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.workspace.changes import AddTable
from tests.command_line import zhengce
from tests.made_workspaces import edit, three_rows
from ui.cli.plan_steps import plan_history


@pytest.fixture
def plan(tmp_path, capsys):
    """Runs a command plan on a corpus with a plan that two have changed; what it prints, its status asserted."""
    folder = tmp_path / "库"
    with Corpus.open(folder) as library:
        made = library.plans.make("海堤")
        library.plans.change(made.plan_id, AddTable(table=three_rows().tables[0]), editor="甲")
        for old, new, editor in (("水利局", "河道局", "甲"), ("河道局", "住建局", "乙")):
            library.plans.change(made.plan_id, edit("a", TableColumn.LEAD, old, new), editor=editor)

    def run(*arguments, status=0):
        capsys.readouterr()
        assert zhengce("plan", *arguments, "--corpus", folder) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    return run


def test_the_history_says_who_did_what(plan):
    lines = json.loads(plan("history", "海堤", "--format", "json"))
    assert [(line["number"], line["editor"], line["undone"]) for line in lines] == [
        (3, "乙", False), (2, "甲", False), (1, "甲", False),
    ]  # fmt: skip
    assert lines[0]["said"] == "第 1 行“加固海堤”的牵头单位：“河道局”改为“住建局”"
    assert lines[0]["rows"] == ["a"]
    (line,) = csv.DictReader(
        io.StringIO(plan("history", "海堤", "--format", "csv", "--limit", "1").removeprefix("\ufeff"))
    )
    assert (line["步"], line["何人"], line["状态"]) == ("3", "乙", "")
    assert "住建局" in plan("history", "海堤")
    assert plan_history.__doc__.startswith("列出方案的改动")


def test_a_plan_without_changes(plan):
    plan("new", "空的")
    assert plan("history", "空的") == "还没有改动。\n"
    assert "没有可以撤销的改动" in plan("undo", "空的", status=1)


def test_the_last_change_is_taken_back_and_made_again(plan):
    assert plan("undo", "海堤") == "撤销：第 1 行“加固海堤”的牵头单位：“河道局”改为“住建局”\n"
    assert "已撤销" in plan("history", "海堤")
    assert plan("redo", "海堤").startswith("重做：第 1 行")
    assert "没有可以重做的改动" in plan("redo", "海堤", status=1)


def test_what_somebody_built_on_is_not_taken_back(plan):
    assert "已被改为“住建局”，没有改动" in plan("undo", "海堤", "--number", "2", status=1)
    assert "已被“乙”改过，没有改动" in plan("undo", "海堤", "--number", "1", status=1)
