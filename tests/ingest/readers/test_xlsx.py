"""Excel books: sheets, merged cells, values as a person sees them."""

import random
import shutil
import time
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font

import ingest
from corpus.model import Cell
from ingest import IngestCode, IngestError
from ingest.files.package import Package
from ingest.ledger import Added, Left
from ingest.line import Line, RawDocument
from ingest.readers import xlsx
from tests.made_files import HANG, mutated, outcome, saved, strict, with_part, zipped


def test_sheets_become_tables():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["任务分工表"])
    sheet.append(["序号", "任务", "完成时限"])
    sheet.append([1, "甲", datetime(2026, 6, 30)])
    sheet.append([2.0, "乙", None])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C3:C4")
    other = book.create_sheet("附表")
    other.append(["占比", 0.75])
    other["B1"].number_format = "0%"
    book.create_sheet("隐藏").sheet_state = "hidden"
    found = ingest.load_bytes("a.xlsx", saved(book))
    assert found.text.split("\n") == [
        "任务分工表",
        "序号",
        "任务",
        "完成时限",
        "1",
        "甲",
        "2026-06-30",
        "2",
        "乙",
        "附表",
        "占比",
        "75%",
    ]
    deadline = next(block.cell for block in found.blocks if found[block.span] == "2026-06-30")
    assert (deadline.rows, deadline.column) == (range(2, 4), 2)
    assert found.blocks[0].cell is None  # merged over the whole width: the table's title
    assert found.blocks[-1].cell.table == 1


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def lines_of(book: openpyxl.Workbook):
    return xlsx.read(saved(book)).lines


@pytest.mark.parametrize(("cells", "refused"), [(4, False), (3, True)])
def test_a_book_has_so_many_cells_and_no_more(monkeypatch, cells, refused):
    """Cells that hold something, over all its visible sheets."""
    monkeypatch.setattr(xlsx, "_MAX_CELLS", cells)
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("附表")):
        sheet["B3"], sheet["C4"] = "甲", "乙"
    hidden = book.create_sheet("隐藏")
    hidden["Z99"], hidden.sheet_state = "乙", "veryHidden"
    if not refused:
        assert [line.text for line in lines_of(book)] == ["甲", "乙", "附表", "甲", "乙"]
        return
    with pytest.raises(IngestError) as caught:
        lines_of(book)
    assert caught.value.code is IngestCode.TOO_LARGE


@pytest.mark.parametrize(
    ("title", "cells", "told"),
    [
        ("附表", ["甲", "乙"], True),
        ("Sheet3", ["甲", "乙"], False),
        ("工作表 2", ["甲"], False),
        ("甲", ["乙", "丙", "丁", "甲", "戊"], False),  # the sheet itself begins with it
        ("甲", ["乙", "丙", "丁", "戊", "甲"], True),
        ("附表", [], False),
    ],
)
def test_when_the_name_of_a_sheet_is_a_line(title, cells, told):
    book = openpyxl.Workbook()
    book.active.title = title
    if cells:
        book.active.append(cells)
    book.create_sheet("另表")
    assert (lines_of(book)[:1] == (Line(title),)) is told


def test_a_single_sheet_needs_no_name():
    book = openpyxl.Workbook()
    book.active.title = "附表"
    book.active["A1"] = "甲"
    assert [line.text for line in lines_of(book)] == ["甲"]


def test_cells_stand_where_they_are_with_what_they_span():
    book = openpyxl.Workbook()
    book.active["B2"], book.active["D5"] = "甲", "乙"
    book.active.merge_cells("B2:C4")
    assert [line.cell for line in lines_of(book)] == [Cell(0, 1, 1, 3, 2), Cell(0, 4, 3, 1, 1)]


def test_a_broken_book_says_so():
    with pytest.raises(IngestError, match="Excel 文件已损坏") as caught:
        xlsx.read(zipped(**{"xl__workbook.xml": b"<a"}))
    assert caught.value.code is IngestCode.BROKEN


# --- what is not a plain cell ---------------------------------------------------------------------------------------


def read(book: openpyxl.Workbook) -> RawDocument:
    return xlsx.read(saved(book))


def left(found: RawDocument) -> list[tuple[Left, str]]:
    return [(each.reason, each.text.strip()) for each in found.left]


def texts(found: RawDocument) -> list[str]:
    return [line.text for line in found.lines]


def test_one_far_cell_makes_no_table_of_a_million_rows():
    book = openpyxl.Workbook()
    book.active.append(["序号", "任务"])
    book.active["AD1048000"] = "x"
    book.active["B1048001"].font = Font(bold=True)  # holds nothing
    started = time.monotonic()
    lines = read(book).lines
    assert time.monotonic() - started < HANG
    assert [(line.text, line.cell) for line in lines[:2]] == [("序号", Cell(0, 0, 0)), ("任务", Cell(0, 0, 1))]
    assert lines[2].text == "x"
    assert lines[2].cell.row < 200


def test_numbers_are_shown_by_their_format_and_said_to_be_added():
    book = openpyxl.Workbook()
    book.active.append(["覆盖率", 0.42, "面积", 15.5])
    book.active["B1"].number_format, book.active["D1"].number_format = '"≥"0%', '0.0"平方米"'
    found = read(book)
    assert texts(found) == ["覆盖率", "≥42%", "面积", "15.5平方米"]
    assert [(each.reason, each.text) for each in found.added] == [(Added.COMPUTED, "≥42% 15.5平方米")]


def with_strings(strings: str) -> bytes:
    """A book with one cell, whose text is the first of some shared strings."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet().write(0, 0, "x")
    return with_part(stream.getvalue(), "xl/sharedStrings.xml", strings.encode())


def test_a_character_that_excel_writes_as_a_code_is_that_character():
    data = with_strings(STRINGS)
    found = xlsx.read(data)
    assert texts(found) == ["台账\r\n一 _x000D_"]
    assert left(found) == [(Left.MARKUP, "_x000D__x4E00__x005F_")]
    assert [each.text for each in found.added] == ["一 _"]
    assert ingest.load_bytes("a.xlsx", data).text == "台账\n一 _x000D_"


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = f'<sst xmlns="{MAIN}"><si><t>台账_x000D_\n_x4E00_ _x005F_x000D_</t></si></sst>'
RICH = (
    f'<sst xmlns="{MAIN}"><si><r><t>保留</t></r><r><rPr><strike/></rPr><t>删去</t></r>'
    '<rPh sb="0" eb="1"><t>baoliu</t></rPh></si></sst>'
)


def test_struck_runs_and_pronunciation_are_left_out():
    found = xlsx.read(with_strings(RICH))
    assert texts(found) == ["保留"]
    assert left(found) == [(Left.STRUCK, "删去"), (Left.ANNOTATION, "baoliu")]


def test_a_struck_cell_is_left_out():
    book = openpyxl.Workbook()
    book.active.append(["甲", "乙"])
    book.active["B1"].font = Font(strike=True)
    found = read(book)
    assert (texts(found), left(found)) == (["甲"], [(Left.STRUCK, "乙")])


def test_hidden_rows_columns_and_sheets_are_left_out_with_their_words():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["甲", "乙", "丙"], ["丁", "戊", 6], ["庚", "辛", "壬"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("底稿")
    other.append(["癸", 5])
    other.sheet_state = "hidden"
    found = read(book)
    assert texts(found) == ["甲", "丙", "庚", "壬"]
    assert left(found) == [(Left.HIDDEN, each) for each in ("乙", "丁 戊 6", "辛", "癸 5")]
    assert [each.text for each in found.added] == ["6 5"]  # numbers are no text of the file: shown, then left out


def test_what_a_format_hides_is_left_out():
    book = openpyxl.Workbook()
    book.active.append(["甲", 5, "乙"])
    book.active["B1"].number_format = book.active["C1"].number_format = ";;;"
    found = read(book)
    assert (texts(found), left(found)) == (["甲"], [(Left.HIDDEN, "5乙")])


def test_words_behind_a_merged_cell_are_left_out():
    book = openpyxl.Workbook()
    book.active.append(["甲", "乙"])
    data = saved(book)
    merged = xlsx_sheet(data).replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>')
    found = xlsx.read(with_part(data, "xl/worksheets/sheet1.xml", merged))
    assert [(line.text, line.cell) for line in found.lines] == [("甲", Cell(0, 0, 0, 1, 2))]
    assert left(found) == [(Left.HIDDEN, "乙")]


def xlsx_sheet(data: bytes) -> bytes:
    return Package(data).read("xl/worksheets/sheet1.xml")


def test_a_merged_range_is_cut_to_what_is_there():
    book = openpyxl.Workbook()
    book.active.append(["甲"])
    book.active["C3"] = "乙"
    data = saved(book)
    whole = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    merged = with_part(data, "xl/worksheets/sheet1.xml", xlsx_sheet(data).replace(b"</sheetData>", whole))
    started = time.monotonic()
    assert [line.cell for line in xlsx.read(merged).lines] == [Cell(0, 0, 0, 3, 3)]
    assert time.monotonic() - started < HANG


def test_a_fill_without_a_pattern_keeps_no_book_closed():
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    data = saved(book)
    styles = Package(data).read("xl/styles.xml").replace(b"<fill><patternFill/></fill>", b"<fill/>")
    assert b"<fill/>" in styles
    assert texts(xlsx.read(with_part(data, "xl/styles.xml", styles))) == ["甲"]


def test_comments_and_margins_are_left_out():
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    book.active["A1"].comment = Comment("此条待核", "某人")
    book.active.oddFooter.center.text = "第 &P 页"
    book.active.oddHeader.left.text = "内部资料"
    found = read(book)
    assert texts(found) == ["甲"]
    assert {(each.reason, each.text) for each in found.left if each.reason is not Left.MARKUP} == {
        (Left.ANNOTATION, "此条待核"),
        (Left.RUNNING, "内部资料"),
        (Left.RUNNING, "第  页"),
    }


def test_words_in_a_text_box_are_lines_behind_the_cells():
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "甲")
        sheet.insert_textbox(3, 3, "说明：以上任务")
    assert [(line.text, line.cell is None) for line in xlsx.read(stream.getvalue()).lines] == [
        ("甲", False),
        ("说明：以上任务", True),
    ]


# --- formulas ---------------------------------------------------------------------------------------------------------


def formulas() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["序号", "任务"])
    book.active.append(["=ROW()-1", '="新建公园"&60&"个"'])
    return saved(book)


def test_formulas_without_values_are_named_where_nobody_computes_them(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = xlsx.read(formulas())
    assert texts(found) == ["序号", "任务"]
    (issue,) = found.issues
    assert issue.code == "formula_unread"
    assert issue.message.startswith("有 2 个单元格只有公式、没有算出的值（A2、B2），未读取；")


def test_cells_of_several_sheets_are_named_with_their_sheet(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    other = book.create_sheet("附表")
    for row in range(1, 13):
        other.cell(row=row, column=1).value = "=1+1"
    (issue,) = read(book).issues
    assert "有 12 个" in issue.message
    assert "附表!A1、" in issue.message
    assert "附表!A10等" in issue.message


def test_a_zero_of_a_program_that_leaves_counting_to_excel_is_no_value(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["甲", "乙"])
        sheet.write_formula(1, 0, "=1+1")
        sheet.write_formula(1, 1, "=1+1", value=2)
    found = xlsx.read(stream.getvalue())
    assert texts(found) == ["甲", "乙", "2"]
    assert "（A2）" in found.issues[0].message


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_computes_formulas():
    found = xlsx.read(formulas())
    assert texts(found) == ["序号", "任务", "1", "新建公园60个"]
    assert [each.text for each in found.added] == ["1 新建公园60个"]
    assert found.issues == ()


# --- damage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", b"<a/>"),
        ("xl/worksheets/sheet1.xml", b"<a/>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"),
        ("xl/worksheets/sheet1.xml", SHEET % b'<row r="9999999"/>'),
        ("xl/worksheets/sheet1.xml", SHEET % b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        (
            "xl/worksheets/sheet1.xml",
            SHEET % b"</sheetData><mergeCells><mergeCell ref='A1:x'/></mergeCells><sheetData>",
        ),
        ("xl/styles.xml", b"no XML"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>"),
    ],
)
def test_a_broken_part_is_a_broken_book(part, content):
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    with pytest.raises(IngestError) as caught:
        xlsx.read(with_part(saved(book), part, content))
    assert caught.value.code is IngestCode.BROKEN


def test_broken_strings_are_a_broken_book():
    with pytest.raises(IngestError, match="Excel 文件已损坏"):
        xlsx.read(with_strings("<sst>"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (b'<c r="A1" t="n"><v>1x</v></c>', "1x"),  # as it stands
        (b'<c t="d"><v>2026-06-30T00:00:00Z</v></c>', "2026-06-30"),
        (b'<c t="d"><v>08:30</v></c>', "08:30"),
        (b'<c t="b"><v>1</v></c>', "是"),
        (b'<c t="e"><v>#N/A</v></c>', "#N/A"),
        (b'<c t="str"><f>A2</f><v>words</v></c>', "words"),
        (b'<c t="inlineStr"><is><t>in</t></is></c>', "in"),
        (b'<c s="99"><v>7</v></c>', "7"),
    ],
)
def test_kinds_of_cells(cell, text):
    data = with_part(saved(openpyxl.Workbook()), "xl/worksheets/sheet1.xml", SHEET % (b"<row>" + cell + b"</row>"))
    assert texts(xlsx.read(data)) == [text]


def test_a_strict_book_is_read():
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    data = saved(book)
    for name in (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/_rels/workbook.xml.rels",
        "_rels/.rels",
    ):
        data = with_part(data, name, strict(Package(data).read(name)))
    assert texts(xlsx.read(data)) == ["甲"]


def test_a_book_with_some_bytes_broken_is_read_or_refused():
    seeds = random.Random(7)
    good = saved_with_everything()
    outcomes = [outcome(xlsx.read, mutated(good, seeds)) for _ in range(200)]
    assert {type(each) for each in outcomes} == {RawDocument, IngestError}


def saved_with_everything() -> bytes:
    book = openpyxl.Workbook()
    for row in (["分工表"], ["序号", "任务", "时限"], [1, "甲", datetime(2026, 6, 30)], [2, "乙", 0.5]):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.active.row_dimensions[4].hidden = True
    book.active["C4"].number_format = '"≥"0.0%'
    book.active["A1"].comment = Comment("批注", "某人")
    return saved(book)
