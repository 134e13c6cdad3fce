"""What people take home opens, holds every source, and is never run as a formula."""

import io
import json
import shutil
import subprocess
import time
from dataclasses import replace

import docx
import pytest

from corpus.division.table import Grouping, TableColumn, TableOptions, TableRow, task_table
from corpus.export.division import WIDTHS, TableFormat, export_table, headings, source_sheet, table_sheet
from corpus.export.sheets import to_xlsx
from tests.opened_files import book, csv_rows, lines
from tests.sample_plan import PLAN

TABLE = task_table([PLAN])


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


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (TableColumn.NUMBER, "1000"),
        (TableColumn.ROLE, "牵头单位"),
        (TableColumn.LEAD, "省农业农村厅、"),
        (TableColumn.COOPERATING, "省文化和旅游厅、"),
        (TableColumn.SUPERVISING, "省委督查室、"),
        (TableColumn.RESPONSIBLE, "省人力资源社会保障厅、"),
        (TableColumn.DEADLINE, "2025年12月31日前"),
    ],
)
def test_what_usually_stands_in_a_column_takes_one_line(column, words):
    assert len(words.encode("gbk")) <= WIDTHS[column]


def test_a_quote_shows_six_lines():
    """One long paragraph must not fill the screen; its end can be scrolled to in the cell."""
    rows = {
        lines: replace(TABLE, quotes={row.entry_id: "行\n" * (lines - 1) + "行" for row in TABLE.rows})
        for lines in (5, 6, 7, 99)
    }
    heights = [book(to_xlsx([source_sheet(table)]))["出处"].row_dimensions[3].height for table in rows.values()]
    assert heights[1] - heights[0] == pytest.approx(14.5, abs=0.3)
    assert heights[1] == heights[2] == heights[3]


def test_json_is_indented_for_people_who_look_at_it():
    text = export_table(TABLE, TableFormat.JSON).decode()
    assert text.startswith('{\n  "')
    assert text.endswith("\n}\n")


def test_numbers_are_numbers_and_other_digits_are_words():
    table = task_table([replace(PLAN, tasks=(replace(PLAN.tasks[0], title="2025"),))])
    row = table_sheet(table).rows[0]
    assert row[:2] == (1, "2025")


def test_a_place_needs_more_room_where_it_names_its_document():
    other = replace(PLAN, document=replace(PLAN.document, source=replace(PLAN.document.source, sha256="b" * 64)))
    alone, both = table_sheet(TABLE), table_sheet(task_table([PLAN, other]))
    assert alone.widths["来源"] < both.widths["来源"] == WIDTHS[TableColumn.SOURCE]
    assert {name: width for name, width in alone.widths.items() if name != "来源"} == {
        column.heading: WIDTHS[column] for column in TABLE.columns if column is not TableColumn.SOURCE
    }


def test_a_document_without_number_or_title_goes_by_what_it_has():
    bare = replace(PLAN, metadata=replace(PLAN.metadata, document_number=None))
    nameless = replace(bare, document=replace(PLAN.document, source=replace(PLAN.document.source, sha256="b" * 64)),
                       metadata=replace(bare.metadata, title=None))  # fmt: skip
    sources = [row[-1] for row in table_sheet(task_table([bare, nameless])).rows]
    assert sources[0] == "云山市“无废城市”建设实施方案 一、（一）"
    assert sources[4] == "云山市无废城市方案.docx 一、（一）"


@pytest.mark.parametrize("column", ["序号", "完成时限"])
def test_short_columns_are_centred(column):
    assert column in table_sheet(TABLE).centred
    assert "任务" not in table_sheet(TABLE).centred
