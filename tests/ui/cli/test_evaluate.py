"""The command evaluate: differences, floors, published figures."""

import json
import re

import pytest

from tests.command_line import PLAN, SAMPLES, zhengce


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
