"""Excel books: sheets, merged cells, values as a person sees them."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

import ingest
from corpus.model import Cell
from ingest import IngestCode, IngestError
from ingest.line import Line
from ingest.readers import xlsx
from tests.made_files import saved, zipped


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


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 8, 30), "2026-01-02 08:30"),
        (True, "是"),
        (3.5, "3.5"),
        ("甲", "甲"),
    ],
)
def test_values_are_shown_as_a_person_sees_them(value, shown):
    assert xlsx.as_text(value) == shown


def test_a_book_with_a_million_cells_is_refused():
    book = openpyxl.Workbook()
    book.active["A1"] = "序号"
    book.active.cell(row=1_000_000, column=20).value = "x"
    stream = BytesIO()
    book.save(stream)
    with pytest.raises(IngestError, match="万格"):
        ingest.load_bytes("大.xlsx", stream.getvalue())


def lines_of(book: openpyxl.Workbook):
    return xlsx.read(saved(book)).lines


@pytest.mark.parametrize(("cells", "refused"), [(12, False), (11, True)])
def test_a_book_has_so_many_cells_and_no_more(monkeypatch, cells, refused):
    """Over all its visible sheets: two of three rows and two columns have twelve."""
    monkeypatch.setattr(xlsx, "_MAX_CELLS", cells)
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("附表")):
        sheet["B3"] = "甲"
    hidden = book.create_sheet("隐藏")
    hidden["Z99"], hidden.sheet_state = "乙", "veryHidden"
    if not refused:
        assert [line.text for line in lines_of(book)] == ["甲", "附表", "甲"]
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


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.755, "0.0%", "75.5%"),
        (1, "0%", "100%"),
        (0.123456, "0%", "12.3456%"),
        (0.1234567, "0%", "12.3457%"),
        (False, "General", "否"),
        (12, "General", "12"),
        (1234567.5, "General", "1234567.5"),
        (0.1 + 0.2, "General", "0.3"),
        (datetime(2026, 1, 2), "General", "2026-01-02"),
        ("50%", "0%", "50%"),
    ],
)
def test_numbers_are_shown_by_their_format(value, number_format, shown):
    assert xlsx.as_text(value, number_format) == shown
