"""Commands that take records home: table, export."""

import json
import re

import openpyxl
import pytest
import spacy
from spacy.tokens import DocBin

from tests.command_line import PLAN, SAMPLES, found, zhengce


@pytest.mark.parametrize("form", ["xlsx", "docx", "csv", "json"])
@pytest.mark.parametrize("by", ["section", "unit"])
def test_table_of_a_file(tmp_path, form, by):
    path = tmp_path / f"表.{form}"
    assert zhengce("table", PLAN, "--format", form, "--by", by, "--output", path) == 0
    assert path.stat().st_size > 500


def test_table_of_documents_and_tasks_of_the_corpus(ask):
    tasks = found(ask, "单位:市", "--kind", "task", "--limit", 3)["hits"]
    status, text = ask("table", *(hit["entry_id"] for hit in tasks), "--format", "json")
    assert status == 0
    assert {row["entry_id"] for row in json.loads(text)["rows"]} == {hit["entry_id"] for hit in tasks}
    status, text = ask("table", tasks[0]["entry_id"].partition("-")[0], "--format", "json")
    assert len(json.loads(text)["rows"]) > 1


def test_table_columns_by_chinese_names(capsysbinary):
    assert zhengce("table", PLAN, "--format", "csv", "--columns", "任务，牵头单位,deadline") == 0
    out, err = (stream.decode() for stream in capsysbinary.readouterr())
    assert out.splitlines()[0] == "\ufeff分组,任务,牵头单位,完成时限"
    assert re.search(r"提示：.*项无", err)


def test_table_names_its_file_after_the_plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert zhengce("table", PLAN) == 0
    (path,) = tmp_path.iterdir()
    assert re.fullmatch(r".*方案任务分工表\.xlsx", path.name)


def test_export_as_lines_and_book(ask, tmp_path):
    status, text = ask("export")
    assert status == 0
    records = [json.loads(line) for line in text.splitlines()]
    assert {"document", "task", "target", "priority", "citation"} <= {each["record"] for each in records}
    assert ask("export", "--format", "xlsx", "--output", tmp_path / "全部.xlsx")[0] == 0
    assert openpyxl.load_workbook(tmp_path / "全部.xlsx").sheetnames[:2] == ["文件", "任务"]


def test_export_for_training(ask, tmp_path):
    assert ask("export", "--format", "docbin", "--output", tmp_path / "全部.spacy")[0] == 0
    docs = list(DocBin().from_disk(tmp_path / "全部.spacy").get_docs(spacy.blank("zh").vocab))
    assert len(docs) == sum(1 for _ in SAMPLES.iterdir())
