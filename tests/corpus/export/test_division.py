"""What people take home opens, holds every source, and is never run as a formula."""

import io
import json
import shutil
import subprocess
import time
from dataclasses import replace

import docx
import pdfplumber
import pytest

from corpus.division.table import Grouping, TableColumn, TableOptions, task_table
from corpus.export.division import TableFormat, export_handout, export_table
from corpus.export.handout import HandoutOptions, HeadStyle, SourceStyle, task_handout
from tests.opened_files import book, csv_rows, lines
from tests.sample_plan import PLAN

TABLE = task_table([PLAN])


# --- the table ----------------------------------------------------------------------------------------------------


def test_excel_has_title_source_head_and_rows_that_say_their_group():
    rows = lines(book(export_table(TABLE, TableFormat.XLSX))["任务分工表"])
    assert rows[0][0] == "云山市“无废城市”建设实施方案任务分工表"
    assert rows[1][0] == "来源：《云山市“无废城市”建设实施方案》（云政发〔2023〕7号）"
    assert rows[2][:4] == ["分组", "序号", "任务", "主要内容"]
    assert [tuple(row[:2]) for row in rows[3:]] == [
        ("一、重点任务", 1),
        ("一、重点任务", 2),
        ("二、保障措施", 3),
        ("二、保障措施", 4),
        ("＊ 由正文叙述读出，非文件单列的分工。", None),
    ]


def test_every_sheet_of_the_book_can_be_filtered_in_all_columns():
    opened = book(export_table(TABLE, TableFormat.XLSX))
    assert opened.sheetnames == ["任务分工表", "按单位", "出处", "提示"]
    for sheet in opened:
        heads = [cell.value for cell in sheet[sheet.auto_filter.ref.split(":")[0][1:]] if cell.value]
        last = sheet.auto_filter.ref.split(":")[1].rstrip("0123456789")
        assert ord(last) - ord("A") + 1 == len(heads)


def test_excel_prints_as_an_office_sends_it():
    sheet = book(export_table(TABLE, TableFormat.XLSX))["任务分工表"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet["C5"].alignment.wrap_text
    assert sheet["C5"].font.name == "宋体"


def test_excel_names_the_source_of_every_row():
    rows = lines(book(export_table(TABLE, TableFormat.XLSX))["出处"])
    assert rows[0] == ["序号", "任务", "文件名", "文件标题", "文号", "章节路径", "原文摘录", "记录编号"]
    body = [row for row in rows[1:] if row[1]]
    assert len(body) == 4
    assert all(row[2] == "云山市无废城市方案.docx" and row[6] in PLAN.document.text and row[7] for row in body)


def test_excel_lists_what_to_look_at_once_for_each_task():
    rows = lines(book(export_table(TABLE, TableFormat.XLSX))["提示"])[1:]
    assert ["无牵头单位、无完成时限、无量化目标", "=探索建立押金制度"] in [[row[0], row[2]] for row in rows]


def test_csv_opens_as_chinese_and_says_the_group():
    data = export_table(TABLE, TableFormat.CSV)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(data)
    assert rows[0][:3] == ["分组", "序号", "任务"]
    assert [row[0] for row in rows[1:]] == ["一、重点任务", "一、重点任务", "二、保障措施", "二、保障措施"]


def test_json_holds_place_and_quote():
    found = json.loads(export_table(TABLE, TableFormat.JSON))
    assert [row["due"] for row in found["rows"]] == [None, "2024-12-31", None, None]
    assert all(PLAN.document.text[row["start"] : row["end"]] == row["quote"] for row in found["rows"])
    assert {finding["code"] for finding in found["findings"]} >= {"no_lead", "renamed", "number_malformed"}


@pytest.mark.parametrize("form", TableFormat)
def test_a_table_without_rows_is_still_a_file(form):
    assert export_table(task_table([]), form)


@pytest.mark.parametrize("form", TableFormat)
def test_control_characters_do_not_break_a_file(form):
    parsed = replace(PLAN, tasks=(replace(PLAN.tasks[0], title="甲\x00乙\x0b\ufffe\x1f"),))
    data = export_table(task_table([parsed]), form)
    if form is TableFormat.DOCX:
        assert "甲乙" in docx.Document(io.BytesIO(data)).tables[0].rows[2].cells[1].text
    if form is TableFormat.XLSX:
        assert "甲" in lines(book(data)["任务分工表"])[3][2]


def test_table_cell_with_a_formula_is_text():
    page = book(export_table(TABLE, TableFormat.XLSX))["任务分工表"]
    cell = next(cell for row in page.iter_rows() for cell in row if cell.value == "=探索建立押金制度")
    assert cell.data_type == "s"


# --- large and real -----------------------------------------------------------------------------------------------


def test_a_table_of_many_rows_is_quick():
    """Ten thousand tasks in one file come out as Excel, two thousand as Word, within seconds of computing."""
    started = time.process_time()
    many = replace(PLAN, tasks=PLAN.tasks * 2500)
    assert book(export_table(task_table([many]), TableFormat.XLSX))["任务分工表"].max_row > 10_000
    few = replace(PLAN, tasks=PLAN.tasks * 500)
    assert (
        len(docx.Document(io.BytesIO(export_table(task_table([few]), TableFormat.DOCX))).tables[0]._tbl.tr_lst) > 2000
    )
    assert time.process_time() - started < 40


def printed(folder, name, data):
    """The pages of a file, as LibreOffice prints it."""
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice (soffice) on this machine")
    path = folder / name
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    with pdfplumber.open(path.with_suffix(".pdf")) as opened:
        return [page.extract_text() for page in opened.pages]


@pytest.mark.office
@pytest.mark.parametrize("form", [TableFormat.XLSX, TableFormat.DOCX])
@pytest.mark.parametrize("by", Grouping)
def test_office_opens_the_file(tmp_path, form, by):
    pages = printed(tmp_path, f"分工表.{form.value}", export_table(task_table([PLAN], TableOptions(by=by)), form))
    assert "推进源头减量" in "".join(pages)


SENTENCE = "完善管理办法，按照栖政办发〔2021〕116号文件落实到人，每年检查一次，结果向社会公开。"
FORMS = [HandoutOptions(), HandoutOptions(heads=HeadStyle.COLUMN), HandoutOptions(sources=SourceStyle.FOOTNOTE)]


@pytest.mark.office
@pytest.mark.parametrize("options", FORMS, ids=["rows", "column", "footnotes"])
def test_52_tasks_take_no_more_than_12_pages_and_no_number_is_broken(tmp_path, options):
    handout = task_handout(task_table([PLAN]))
    cells = {
        TableColumn.TASK: "健全固体废物管理制度",
        TableColumn.CONTENT: SENTENCE * 5,
        TableColumn.LEAD: "市生态环境局",
        TableColumn.RESPONSIBLE: "市住房城乡建设局、市农业农村局、各县（市、区）人民政府",
        TableColumn.DEADLINE: "2026年12月底前",
    }
    rows = tuple(
        replace(
            handout.rows[0],
            row_id=str(n),
            path=(f"{n // 8}、管理",),
            cells={**cells, TableColumn.CONTENT: "一" * (n % 13) + SENTENCE * 5, TableColumn.NUMBER: str(n + 1)},
        )
        for n in range(52)
    )
    data = export_handout(replace(handout, rows=rows), TableFormat.DOCX, options)
    pages = printed(tmp_path, "分工表.docx", data)
    assert len(pages) <= 12
    assert f"第 {len(pages)} 页 共 {len(pages)} 页" in pages[-1]
    assert all("序号" in page for page in pages)
    text = "".join(pages).replace("\ufeff", "").replace(" ", "")
    assert text.count("栖政办发〔2021〕116号") == 52 * 5
