"""What people take home opens, holds every source, and is never run as a formula."""

import csv
import io
import json
import shutil
import subprocess
import time
from dataclasses import replace
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.division.table import Grouping, TableColumn, TableOptions, TableRow, task_table
from corpus.export.division import WIDTHS, TableFormat, export_table, headings, table_sheet
from corpus.export.records import SHEETS, record_sheets, records, records_book, to_jsonl
from corpus.export.sheets import Sheet, safe, to_csv, to_xlsx
from corpus.glossary import chinese
from tests.sample_plan import PLAN

TABLE = task_table([PLAN])


def book(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def lines(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


# --- the table ----------------------------------------------------------------------------------------------------


def test_excel_has_title_source_head_groups_and_rows():
    rows = lines(book(export_table(TABLE, TableFormat.XLSX))["任务分工表"])
    assert rows[0][0] == "云山市“无废城市”建设实施方案任务分工表"
    assert rows[1][0] == "来源：《云山市“无废城市”建设实施方案》（云政发〔2023〕7号）"
    assert rows[2][:3] == ["序号", "任务", "主要内容"]
    assert [row[0] for row in rows[3:]] == [
        "一、重点任务",
        1,
        2,
        "二、保障措施",
        3,
        4,
        "＊ 由正文叙述读出，非文件单列的分工。",
    ]


def test_excel_prints_as_an_office_sends_it():
    sheet = book(export_table(TABLE, TableFormat.XLSX))["任务分工表"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet["B5"].alignment.wrap_text
    assert sheet["B5"].font.name == "宋体"


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


def word(table=TABLE):
    return docx.Document(io.BytesIO(export_table(table, TableFormat.DOCX)))


def test_word_is_landscape_a4_with_a_repeated_head():
    document = word()
    section, (table,) = document.sections[0], document.tables
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(297, abs=1), pytest.approx(210, abs=1))
    assert [cell.text for cell in table.rows[0].cells][:2] == ["序号", "任务"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    assert "PAGE" in section.footer._element.xml


def test_word_merges_group_rows_and_sets_chinese_fonts():
    table = word().tables[0]
    assert {cell.text for cell in table.rows[1].cells} == {"一、重点任务"}
    assert 'w:eastAsia="方正小标宋简体"' in word().paragraphs[0].style.element.xml
    assert 'w:eastAsia="仿宋_GB2312"' in table.rows[2].cells[0].paragraphs[0].style.element.xml


def test_word_says_which_font_to_take_instead():
    with ZipFile(io.BytesIO(export_table(TABLE, TableFormat.DOCX))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="黑体"/>' in fonts


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
        assert "甲" in lines(book(data)["任务分工表"])[4][1]


def test_headings_stand_once_above_all_that_they_cover():
    row = TableRow(entry_id="x", document_id="x", span=PLAN.tasks[0].span, path=(), cells={})
    groups = [(("甲", "一"), 2), (("甲", "二"), 1), (("乙", "二"), 1)]
    table = replace(TABLE, groups=tuple(type(TABLE.groups[0])(path, (row,) * count) for path, count in groups))
    assert headings(table) == {0: ("甲", "一"), 2: ("二",), 3: ("乙", "二")}


def test_a_source_names_its_document_where_there_are_several():
    other = replace(PLAN, document=replace(PLAN.document, source=replace(PLAN.document.source, sha256="b" * 64)))
    sheet = table_sheet(task_table([PLAN, other]))
    assert sheet.rows[0][-1] == "云政发〔2023〕7号 一、（一）"


# --- formulas -----------------------------------------------------------------------------------------------------

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "=cmd|' /C calc'!A0"]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_a_formula(text):
    sheet = Sheet(name="甲", columns=("乙",), rows=((text,),), title=text, notes=(text,))
    page = book(to_xlsx([sheet]))["甲"]
    assert all(cell.data_type in "sn" for row in page.iter_rows() for cell in row)
    assert [cell.quotePrefix for row in page.iter_rows(min_row=3, max_row=3) for cell in row] == [True]
    assert csv_rows(to_csv(sheet))[1] == [f"'{text}"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_csv_never_begins_a_cell_with_a_formula(text):
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe(text).endswith(text)


def test_table_cell_with_a_formula_is_text():
    page = book(export_table(TABLE, TableFormat.XLSX))["任务分工表"]
    cell = next(cell for row in page.iter_rows() for cell in row if cell.value == "=探索建立押金制度")
    assert cell.data_type == "s"


def test_a_cell_longer_than_excel_allows_is_cut():
    page = book(to_xlsx([Sheet(name="甲", columns=("乙",), rows=(("字" * 40_000,),))]))["甲"]
    assert len(page["A2"].value) == 32_000


def test_sheet_names_that_excel_refuses_are_mended():
    assert book(to_xlsx([Sheet(name="甲/乙:" + "丙" * 40, columns=("丁",), rows=())])).sheetnames == [
        "甲·乙·" + "丙" * 27
    ]


# --- all records --------------------------------------------------------------------------------------------------


def test_json_lines_hold_every_record_with_its_place():
    found = [json.loads(line) for line in to_jsonl([PLAN])]
    assert [each["record"] for each in found] == [
        "document", *["task"] * 4, *["target"] * 3, "priority", "citation", "issue",
    ]  # fmt: skip
    assert len({each["entry_id"] for each in found}) == len(found)
    assert all(PLAN.document.text[each["start"] : each["end"]] == each["quote"] for each in found[1:])
    assert found[1]["path"] == ["一、重点任务"]
    assert {each["document_number"] for each in found} == {"云政发〔2023〕7号"}


def test_book_of_records_has_a_sheet_for_each_kind():
    pages = book(records_book([PLAN]))
    assert pages.sheetnames == [chinese(f"sheet.{kind}") for kind in SHEETS]
    assert [page.max_row - 1 for page in pages] == [1, 4, 5, 3, 1, 1, 1]


def test_every_sheet_of_records_names_its_source():
    for sheet in record_sheets([PLAN]):
        assert {"文件名", "记录编号"} <= set(sheet.columns), sheet.name
        assert sheet.name == "文件" or {"文号", "章节路径", "原文摘录"} <= set(sheet.columns), sheet.name


def test_columns_of_records_are_chinese_and_distinct():
    for sheet in record_sheets([PLAN]):
        assert len(set(sheet.columns)) == len(sheet.columns), sheet.name
        assert all(any("一" <= letter <= "鿿" for letter in column) for column in sheet.columns), sheet.columns


@pytest.mark.parametrize(
    ("sheet", "column", "expected"),
    [
        ("任务", "牵头单位", ["市环保局", None, "市委宣传部", None]),
        ("任务", "配合单位", ["市财政局、市商务局", None, None, None]),
        ("任务", "截止日期", [None, "2024-12-31", None, None]),
        ("单位分工", "角色", ["牵头", "配合", "配合", "责任", "牵头"]),
        ("目标", "状态", ["目标值", "已完成", "目标值"]),
        ("目标", "数值", [35, 120, 5]),
        ("制度创新", "清单所列", ["否"]),
        ("引用", "关系", ["提及"]),
        ("疑点", "类别", ["文号格式有误"]),
    ],
)
def test_cells_of_records(sheet, column, expected):
    found = next(each for each in record_sheets([PLAN]) if each.name == sheet)
    place = found.columns.index(column)
    assert [row[place] for row in found.rows] == expected


def test_records_of_nothing():
    assert list(to_jsonl([])) == []
    assert records_book([])


def test_a_record_keeps_every_field_of_the_contract():
    task = next(each for each in records(PLAN) if each["record"] == "task")
    assert {"label", "title", "text", "assignments", "deadline", "themes"} <= set(task)


# --- large and real -----------------------------------------------------------------------------------------------


def test_a_table_of_many_rows_is_quick():
    """Ten thousand tasks in one file come out as Excel, two thousand as Word, within seconds of computing."""
    started = time.process_time()
    many = replace(PLAN, tasks=PLAN.tasks * 2500)
    assert book(export_table(task_table([many]), TableFormat.XLSX))["任务分工表"].max_row > 10_000
    few = replace(PLAN, tasks=PLAN.tasks * 500)
    assert len(word(task_table([few])).tables[0]._tbl.tr_lst) > 2000
    assert time.process_time() - started < 40


@pytest.mark.office
@pytest.mark.parametrize("form", [TableFormat.XLSX, TableFormat.DOCX])
@pytest.mark.parametrize("by", Grouping)
def test_office_opens_the_file(tmp_path, form, by):
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice (soffice) on this machine")
    path = tmp_path / f"分工表.{form.value}"
    path.write_bytes(export_table(task_table([PLAN], TableOptions(by=by)), form))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_columns_have_widths():
    assert set(WIDTHS) == set(TableColumn)
