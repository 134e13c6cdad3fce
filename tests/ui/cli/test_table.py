"""Commands that take records home: table, export."""

import json
import re

import docx
import openpyxl
import pytest
import spacy
from spacy.tokens import DocBin

from corpus.build import Corpus
from corpus.division.table import Grouping, TableColumn
from tests.command_line import PLAN, SAMPLES, found, zhengce
from ui.cli.table import chosen_columns


@pytest.mark.parametrize("form", ["xlsx", "docx", "csv", "json", "ics"])
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


def test_a_book_of_documents_of_the_corpus_leads_to_their_pages(ask, tmp_path):
    document = found(ask, "单位:市", "--kind", "task", "--limit", 1)["hits"][0]["entry_id"].partition("-")[0]
    assert ask("table", document, "--output", tmp_path / "表.xlsx")[0] == 0
    link = openpyxl.load_workbook(tmp_path / "表.xlsx")["出处"]["C2"].hyperlink.target
    assert link.startswith(f"http://localhost:8501/document?id={document}&record={document}-t")
    assert zhengce("table", PLAN, "--output", tmp_path / "文件.xlsx") == 0  # a file lies in no corpus
    assert openpyxl.load_workbook(tmp_path / "文件.xlsx")["出处"]["C2"].hyperlink is None


def test_word_has_its_sources_and_groups_as_asked(tmp_path):
    path = tmp_path / "表.docx"
    assert zhengce("table", PLAN, "--sources", "footnote", "--heads", "column", "--output", path) == 0
    head = [cell.text for cell in docx.Document(path).tables[0].rows[0].cells]
    assert head[0] == "分组"
    assert "来源" not in head
    assert b"word/footnotes.xml" in path.read_bytes()


def test_a_calendar_says_what_it_leaves_out(tmp_path, capsys):
    assert zhengce("table", PLAN, "--output", tmp_path / "表.ics") == 0
    assert (tmp_path / "表.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert "没有写入日历" in capsys.readouterr().err


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


@pytest.mark.parametrize("by", Grouping)
def test_every_grouping(by, tmp_path):
    path = tmp_path / "表.json"
    assert zhengce("table", PLAN, "--by", by.value, "--output", path) == 0
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    assert rows
    assert ("role" in rows[0]) is (by is Grouping.UNIT)


@pytest.mark.parametrize("column", TableColumn)
def test_every_column_by_either_name(column):
    assert chosen_columns(column.heading) == chosen_columns(column.value) == (column,)


def test_columns_are_apart_by_any_comma():
    assert chosen_columns("任务，牵头单位、deadline,task") == (
        TableColumn.TASK, TableColumn.LEAD, TableColumn.DEADLINE, TableColumn.TASK,
    )  # fmt: skip
    assert chosen_columns(None) is None


def rows_of(path):
    return json.loads(path.read_text(encoding="utf-8"))["rows"]


def test_only_tasks_that_name_a_unit_on_request(tmp_path):
    plan = next(SAMPLES.glob("10_*"))
    assert zhengce("table", plan, "--output", tmp_path / "a.json") == 0
    assert zhengce("table", plan, "--assigned-only", "--output", tmp_path / "b.json") == 0
    assigned = [row["entry_id"] for row in rows_of(tmp_path / "a.json") if row["lead"] or row["responsible"]]
    assert assigned
    assert [row["entry_id"] for row in rows_of(tmp_path / "b.json")] == assigned


def test_files_and_documents_of_the_corpus_together(ask):
    others = (hit for hit in found(ask, "市", "--kind", "task", "--limit", 100)["hits"] if hit["file"] != PLAN.name)
    other = next(others)
    status, text = ask("table", PLAN, other["entry_id"].partition("-")[0], "--format", "json")
    assert status == 0
    assert {row["file"] for row in json.loads(text)["rows"]} == {PLAN.name, other["file"]}


@pytest.mark.parametrize("source", ["无此-文件.docx", "-", "方案", "ffffffffffffffff", "ffffffffffffffff-t1"])
def test_what_is_neither_file_nor_id_is_explained(corpus, source, capsys):
    assert zhengce("table", "--corpus", corpus, "--", source) == 1
    assert f"{source.partition('-t')[0]} 既不是文件，也不是语料库中的编号" in capsys.readouterr().err


def test_an_id_that_no_record_has_is_explained(corpus, capsys):
    with Corpus.open(corpus) as library:
        document = library.documents()[0].document_id
    assert zhengce("table", f"{document}-t9999", "--corpus", corpus) == 1
    assert f"没有编号 {document}-t9999" in capsys.readouterr().err
