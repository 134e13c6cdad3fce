"""``zhengce plan``: plans made, filled, tables made of them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from corpus.build import Corpus
from corpus.workspace.changes import ReplaceRows
from tests.command_line import zhengce
from tests.made_workspaces import row
from ui.cli.plan import when

FIRST = "关于海堤建设的意见\n一、主要任务\n1.加固海堤。（牵头：市水利局）\n2.疏浚河道。（牵头：市住建局）"
SECOND = "关于海堤管护的通知\n1.开展海堤巡查。（牵头：市海事局）"


@pytest.fixture
def plan(tmp_path, capsys, monkeypatch):
    """Runs a command plan on a corpus of two documents; what it prints, its status asserted."""
    folder = tmp_path / "库"
    monkeypatch.chdir(tmp_path)
    with Corpus.open(folder) as library:
        library.add_bytes([("甲.txt", FIRST.encode()), ("乙.txt", SECOND.encode())], workers=0)
        run_ids = {document.source_name: document.document_id for document in library.documents()}

    def run(*arguments, status=0):
        capsys.readouterr()
        assert zhengce("plan", *arguments, "--corpus", folder) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    run.folder, run.first, run.second = folder, run_ids["甲.txt"], run_ids["乙.txt"]
    return run


def shown(plan, name="海堤"):
    return json.loads(plan("show", name, "--format", "json"))


def test_a_plan_is_made_and_listed(plan):
    assert "还没有方案" in plan("list")
    assert "已新建方案“海堤”" in plan("new", " 海堤 ")
    assert "已有名为“海堤”" in plan("new", "海堤", status=1)
    (listed,) = json.loads(plan("list", "--format", "json"))
    assert (listed["name"], listed["items"], listed["revision"]) == ("海堤", 0, 0)
    (line,) = csv.DictReader(io.StringIO(plan("list", "--format", "csv").removeprefix("\ufeff")))
    assert (line["名称"], line["编号"]) == ("海堤", listed["plan_id"])
    assert "海堤" in plan("list")
    with Corpus.open(plan.folder) as library:
        library.plans.archive(listed["plan_id"])
    assert "还没有方案" in plan("list")
    assert "海堤" in plan("list", "--archived")


def test_what_was_found_goes_into_the_basket_once(plan):
    plan("new", "海堤")
    assert plan("add", "海堤", f"{plan.first}-t0", plan.second, "--note", "看") == "已放入 2 项。\n"
    text = plan("add", "海堤", "--query", "正文:海堤", "--kind", "task", "--limit", "5")
    assert text == "已放入 1 项，1 项已在篮中。\n"
    text = plan("show", "海堤")
    assert "篮：3 项" in text
    assert f"任务  1.加固海堤。（牵头：市水利局）  《关于海堤建设的意见》  {plan.first}-t0〔备注：看〕" in text
    (task, document, found) = shown(plan)["items"]
    assert (task["note"], document["origin"]["quote"], found.get("note")) == ("看", "关于海堤管护的通知", None)
    assert found["origin"]["source"]["file"] == "乙.txt"


def test_a_basket_becomes_a_table(plan):
    plan("new", "海堤")
    assert "篮是空的" in plan("table", "海堤", status=1)
    plan("add", "海堤", f"{plan.first}-t1", plan.second)
    text = plan("table", "海堤")
    assert "已建表“海堤任务分工表”（编号 " in text
    assert "，2 行）" in text
    (table,) = shown(plan)["tables"]
    assert [each["cells"]["lead"] for each in table["rows"]] == ["市住建局", "市海事局"]
    assert "表“海堤任务分工表”" in plan("show", "海堤")


def test_documents_and_records_become_tables(plan):
    plan("new", "海堤")
    assert "“关于海堤建设的意见任务分工表”" in plan(
        "table", "海堤", plan.first, "--by", "unit", "--columns", "任务,牵头单位"
    )
    assert "“分工”" in plan(
        "table", "海堤", f"{plan.first}-t1", "--title", "分工", "--assigned-only", "--present-names"
    )
    first, second = shown(plan)["tables"]
    assert (first["by"], first["columns"], len(first["rows"])) == ("unit", ["task", "lead"], 2)
    assert [each["cells"]["task"] for each in second["rows"]] == ["疏浚河道"]


def test_what_was_removed_from_the_corpus_stays_and_is_marked(plan):
    plan("new", "海堤")
    plan("add", "海堤", f"{plan.first}-t0", f"{plan.second}-t0")
    plan("table", "海堤")
    assert zhengce("remove", plan.first, "--corpus", plan.folder) == 0
    text = plan("show", "海堤")
    assert "加固海堤" in text
    assert text.count("文件不在语料库中") == 1
    assert "1 处出处有变" in text
    (gone,) = shown(plan)["displaced"]
    assert gone["entry_id"] == f"{plan.first}-t0"
    assert "2 行" in plan("table", "海堤")  # of the words that were kept


def test_what_is_not_there_is_told(plan):
    assert "没有方案“别的”" in plan("show", "别的", status=1)
    plan("new", "海堤")
    assert "语料库中没有编号 ab" in plan("add", "海堤", "ab", status=1)
    assert "请写编号" in plan("add", "海堤", status=2)
    assert "没有列" in plan("table", "海堤", plan.first, "--columns", "颜色", status=2)
    entry = f"{plan.first}-c9"
    assert entry in plan("table", "海堤", entry, status=1)


def test_a_plan_is_called_by_its_name_or_its_id(plan):
    plan("new", "海堤")
    (listed,) = json.loads(plan("list", "--format", "json"))
    assert plan("show", listed["plan_id"]) == plan("show", "海堤")


def test_the_page_and_the_command_change_the_same_plan(plan):
    plan("new", "海堤")
    plan("table", "海堤", plan.first)
    with Corpus.open(plan.folder) as library:
        (listed,) = library.plans.all()
        found = library.plans.open(listed.plan_id)
        added = ReplaceRows(table_id=found.tables[0].table_id, removed=(), added=(row("z", "新"),), before=None)
        library.plans.change(listed.plan_id, added, editor="网页")
    assert "3 行" in plan("show", "海堤")


def test_times_are_told_to_the_minute():
    assert when("2025-03-01T10:32:05.120") == "2025-03-01 10:32"
