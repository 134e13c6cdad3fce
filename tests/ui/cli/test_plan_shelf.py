"""``zhengce plan rename``, ``duplicate``, ``archive`` and ``remove``."""

from __future__ import annotations

import json

import pytest

from corpus.build import Corpus
from corpus.workspace.changes import AddTable
from tests.command_line import zhengce
from tests.made_workspaces import three_rows
from ui.cli.plan_shelf import plan_archive


@pytest.fixture
def plan(tmp_path, capsys):
    """Runs a command plan on a corpus with the plans 海堤 (of one change) and 河道; what it prints, its status
    asserted."""
    folder = tmp_path / "库"
    with Corpus.open(folder) as library:
        library.plans.make("河道")
        made = library.plans.make("海堤")
        library.plans.change(made.plan_id, AddTable(table=three_rows().tables[0]), editor="甲")

    def run(*arguments, status=0):
        capsys.readouterr()
        assert zhengce("plan", *arguments, "--corpus", folder) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    return run


def names(plan, *options):
    return {each["name"] for each in json.loads(plan("list", "--format", "json", *options))}


def test_a_plan_is_called_otherwise(plan):
    assert plan("rename", "海堤", " 海塘 ") == "方案“海堤”已改名为“海塘”。\n"
    assert names(plan) == {"河道", "海塘"}
    assert "已有名为“河道”的方案" in plan("rename", "海塘", "河道", status=1)
    assert "请为方案写一个名称" in plan("rename", "海塘", " ", status=1)
    assert plan("undo", "海塘").startswith("撤销：")
    assert names(plan) == {"河道", "海堤"}


def test_a_copy_has_all_but_the_history(plan):
    assert "已复制为方案“海堤（2）”" in plan("duplicate", "海堤")
    assert len(json.loads(plan("show", "海堤（2）", "--format", "json"))["tables"][0]["rows"]) == 3
    assert plan("history", "海堤（2）") == "还没有改动。\n"


def test_a_plan_is_put_away_and_comes_back(plan):
    assert plan("archive", "海堤") == "方案“海堤”已归档。\n"
    assert (names(plan), names(plan, "--archived")) == ({"河道"}, {"海堤"})
    assert plan("archive", "海堤", "--back") == "方案“海堤”已放回。\n"
    assert names(plan) == {"河道", "海堤"}
    assert plan_archive.__doc__.startswith("归档方案")


def test_nothing_is_deleted_by_mistake(plan):
    assert "加 --yes" in plan("remove", "海堤", status=2)
    assert names(plan) == {"河道", "海堤"}
    assert plan("remove", "海堤", "--yes") == "已删除方案“海堤”。\n"
    assert names(plan) == {"河道"}
    for command in (("remove", "海堤", "--yes"), ("rename", "海堤", "某"), ("duplicate", "海堤"), ("archive", "海堤")):
        assert "没有方案“海堤”" in plan(*command, status=1)
