"""``zhengce plan export`` and ``import``: a plan or a table of it as a file."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.workspace.changes import AddTable, ReplaceItems
from tests.command_line import zhengce
from tests.made_workspaces import item, origin, row, table
from tests.opened_files import book, lines
from ui.cli.plan_files import PlanForm


@pytest.fixture
def plan(tmp_path, capsys, monkeypatch):
    """Runs a command plan on a corpus with a plan of one table; what it prints, its status asserted."""
    folder = tmp_path / "库"
    monkeypatch.chdir(tmp_path)
    rows = (row("a", "加固海堤", "市水利局", origins=(origin(),), path=("一、海堤",)), row("b", "手写的任务"))
    with Corpus.open(folder) as library:
        made = library.plans.make("海堤/方案")
        for change in (ReplaceItems(removed=(), added=(item("i"),)), AddTable(table=table(*rows, title="分工"))):
            library.plans.change(made.plan_id, change, editor="甲")

    def run(*arguments, status=0):
        capsys.readouterr()
        assert zhengce("plan", *arguments, "--corpus", folder) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    run.folder, run.plan_id = folder, made.plan_id
    return run


def test_a_plan_goes_out_as_one_file_and_comes_in_again(plan, tmp_path, capsys):
    plan("export", "海堤/方案")
    file = tmp_path / "海堤／方案.plan"
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "zhengce-plan"
    assert zhengce("plan", "import", file, "--corpus", tmp_path / "同事") == 0  # who has no corpus yet
    assert "已导入方案“海堤/方案”：篮 1 项，表 1 张 2 行。" in capsys.readouterr().out
    assert "“海堤/方案（2）”" in plan("import", file)


def test_a_file_that_is_no_plan_is_told_and_the_others_are_taken(plan, tmp_path):
    plan("export", "海堤/方案", "--output", "甲.plan")
    Path("坏.plan").write_text("[]", encoding="utf-8")
    said = plan("import", "坏.plan", "没有.plan", "甲.plan", status=1)
    assert "坏.plan：这不是导出的方案" in said
    assert "没有.plan：没有这个文件" in said
    with Corpus.open(plan.folder) as library:
        assert len(library.plans.all()) == 2


def test_the_table_goes_out_in_every_form(plan):
    for form in PlanForm:
        plan("export", "海堤/方案", "--output", f"表.{form.value}")
    rows = list(csv.reader(io.StringIO(Path("表.csv").read_text(encoding="utf-8-sig"))))
    assert any("市水利局" in each and "加固海堤" in each for each in rows)
    assert "手写的任务" in Path("表.json").read_text(encoding="utf-8")
    assert "加固海堤" in str(lines(book(Path("表.xlsx").read_bytes()).worksheets[0]))
    cells = [cell.text for each in Document("表.docx").tables for line in each.rows for cell in line.cells]
    assert "手写的任务" in cells
    assert PlanForm.PLAN.value in Path("表.plan").read_text(encoding="utf-8")


def test_the_table_is_named_where_there_are_several(plan, tmp_path):
    plan("export", "海堤/方案", "--format", "xlsx")
    assert (tmp_path / "分工.xlsx").exists()
    with Corpus.open(plan.folder) as library:
        other = table(row("z", "另一项"), table_id="t2", title="另一张")
        library.plans.change(plan.plan_id, AddTable(table=other), editor="甲")
    said = plan("export", "海堤/方案", "--output", "表.csv", status=2)
    assert "“分工”（t1）、“另一张”（t2）" in said
    plan("export", "海堤/方案", "--output", "表.csv", "--table", "另一张")
    assert "另一项" in Path("表.csv").read_text(encoding="utf-8-sig")


def test_without_a_table_it_is_said_how_to_make_one(plan):
    plan("new", "空的")
    assert "还没有表" in plan("export", "空的", "--format", "csv", status=1)


def test_only_the_columns_of_the_table(plan):
    with Corpus.open(plan.folder) as library:
        two = table(row("z", "另一项", "水利局"), table_id="t2", title="两列")
        two = type(two)(table_id="t2", title="两列", rows=two.rows, columns=(TableColumn.LEAD,))
        library.plans.change(plan.plan_id, AddTable(table=two), editor="甲")
    plan("export", "海堤/方案", "--output", "表.csv", "--table", "t2")
    text = Path("表.csv").read_text(encoding="utf-8-sig")
    assert "水利局" in text
    assert "另一项" not in text


def test_word_and_calendar_of_a_kept_table(plan, capsys):
    plan("export", "海堤/方案", "--output", "表.docx", "--sources", "none", "--heads", "column")
    head = [cell.text for cell in Document("表.docx").tables[0].rows[0].cells]
    assert head[0] == "分组"
    assert "来源" not in head
    assert zhengce("plan", "export", "海堤/方案", "--output", "表.ics", "--corpus", plan.folder) == 0
    assert "2 行没有写时限，没有写入日历" in capsys.readouterr().err
    assert Path("表.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_a_day_is_read_by_the_lexicons(plan):
    with Corpus.open(plan.folder) as library:
        dated = row("z", "修缮闸门", "市水利局", origins=(origin(),))
        dated = replace(dated, cells={**dated.cells, TableColumn.DEADLINE: "2027年6月底前"})
        other = table(dated, table_id="t2", title="有时限")
        library.plans.change(plan.plan_id, AddTable(table=other), editor="甲")
    plan("export", "海堤/方案", "--output", "表.ics", "--table", "t2")
    assert "DTSTART;VALUE=DATE:20270630" in Path("表.ics").read_text(encoding="utf-8")
