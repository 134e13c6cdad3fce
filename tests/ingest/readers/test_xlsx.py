"""Excel books: sheets, merged cells, values as a person sees them."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

import ingest
from ingest import IngestError
from ingest.readers import xlsx
from tests.made_files import saved


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
