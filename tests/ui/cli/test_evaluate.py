"""The command evaluate: differences, floors, published figures."""

import json
import re

import pytest

from corpus.gold.measures import Count
from tests.command_line import PLAN, SAMPLES, zhengce
from ui.cli.evaluate import _published


@pytest.fixture
def gold(tmp_path):
    """Gold for one sample: what extraction says of it, with a task that is nowhere."""
    folder = tmp_path / "金标"
    zhengce("extract", PLAN, "--output", folder)
    path = folder / f"{PLAN.stem}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["tasks"].append({"title": "登月计划的全面实施", "text": "", "assignments": []})
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return folder


def test_evaluate_names_differences_on_request(gold, capsys):
    assert zhengce("evaluate", gold, SAMPLES, "--verbose") == 0
    out = capsys.readouterr().out
    assert "任务 缺：登月计划的全面实施" in out
    assert re.search(r"发文字号\s+│\s+1\.000", out)


def test_evaluate_holds_floors(gold, tmp_path, capsys):
    """Below a floor: 1. Raising keeps what is higher; lowering takes a flag of its own."""
    floors = tmp_path / "floors.toml"
    floors.write_text('["金标"]\ntasks = 1.0\n', encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors) == 1
    assert "低于底线：任务 0." in capsys.readouterr().err
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors, "--raise-floors") == 1
    assert 'tasks" = 1.000' in floors.read_text(encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors, "--lower-floors") == 0
    assert 'tasks" = 0.' in floors.read_text(encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors) == 0


def test_evaluate_publishes_between_its_marks(gold, tmp_path, capsys):
    page = tmp_path / "accuracy.md"
    page.write_text("前\n<!-- figures:金标 -->\n旧\n<!-- /figures:金标 -->\n后\n", encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--publish", page) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("前\n<!-- figures:金标 -->\n共 1 份文件。")
    assert "旧" not in text
    assert "| 发文字号 | 1.000 |" in text
    page.write_text("没有标记", encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--publish", page) == 1
    assert "没有标记段" in capsys.readouterr().err


def test_evaluate_counts_a_missing_document_as_nothing_found(gold, tmp_path, capsys):
    assert zhengce("evaluate", gold, tmp_path) == 0
    captured = capsys.readouterr()
    assert "没有对应的文件" in captured.err
    assert re.search(r"任务\s+│\s+0\.000", captured.out)


def test_floors_of_another_set_are_none_of_this_one(gold, tmp_path, capsys):
    floors = tmp_path / "floors.toml"
    floors.write_text("[dev]\ntasks = 0.0\n", encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors) == 1
    assert "没有 [金标] 的底线" in capsys.readouterr().err
    floors.write_text("[dev", encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors) == 1
    assert "不是有效的 TOML" in capsys.readouterr().err


def test_lowering_wants_floors(gold, capsys):
    assert zhengce("evaluate", gold, SAMPLES, "--lower-floors") == 2
    assert "要与 --floors 一起用" in capsys.readouterr().err


COUNTS = {"tasks": Count(1, 2, 4)}


def test_published_figures_replace_those_of_their_set_alone(tmp_path):
    page = tmp_path / "page.md"
    block = "<!-- figures:{0} -->\n旧{0}\n<!-- /figures:{0} -->\n"
    page.write_text(block.format("dev") + block.format("seeds"), encoding="utf-8")
    text = _published(page, "dev", 3, COUNTS)
    assert "旧dev" not in text
    assert "旧seeds" in text
    assert "共 3 份文件。" in text
    assert "| 任务 | 0.250 | 0.500 | 0.333 | 2 | 4 |" in text
    page.write_text(text, encoding="utf-8")
    assert _published(page, "dev", 3, COUNTS) == text  # again the same


def test_a_document_that_is_all_right_is_said_in_one_line(gold, capsys):
    path = gold / f"{PLAN.stem}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["tasks"].pop()
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--verbose") == 0
    assert f"{PLAN.stem}：全部正确" in capsys.readouterr().out
