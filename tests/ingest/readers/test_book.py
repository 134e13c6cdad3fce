"""An Excel book as its parts say it."""

from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils.datetime import MAC_EPOCH

from ingest.ledger import Left
from ingest.readers.book import Area, Book, CellText, SheetCell, SheetParts
from tests.made_files import saved, with_part


def read(book: openpyxl.Workbook, sheet: int = 0) -> tuple[list[SheetCell], SheetParts]:
    found, parts = Book(saved(book)), SheetParts()
    return list(found.cells(found.sheets[sheet], parts)), parts


def test_cells_have_their_place_value_and_format():
    book = openpyxl.Workbook()
    book.active["B2"], book.active["AA10"], book.active["C3"] = "甲", 0.5, True
    book.active["AA10"].number_format = '0.0"个"'
    cells, _ = read(book)
    assert cells == [
        SheetCell(2, 2, (CellText("甲"),)),
        SheetCell(3, 3, True),
        SheetCell(10, 27, 0.5, '0.0"个"'),
    ]


@pytest.mark.parametrize(("column", "name"), [(1, "A7"), (26, "Z7"), (27, "AA7"), (703, "AAA7"), (16384, "XFD7")])
def test_a_cell_has_the_name_that_people_know(column, name):
    assert SheetCell(7, column, ()).name == name


def test_what_stands_beside_the_cells():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "甲"
    sheet.merge_cells("A1:C2")
    sheet.merge_cells("$D$4:D6")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet.oddHeader.center.text = "页眉"
    _, parts = read(book)
    assert set(parts.areas) == {Area(1, 1, 2, 3), Area(4, 4, 6, 4)}
    assert parts.hidden_rows == {3}
    assert [5 in columns for columns in parts.hidden_columns] == [True]
    assert [text.replace("&C", "") for text in parts.margins] == ["页眉"]


def test_sheets_are_visible_or_not_and_charts_are_none():
    book = openpyxl.Workbook()
    book.create_sheet("藏").sheet_state = "veryHidden"
    book.create_chartsheet("图")
    assert [(sheet.name, sheet.visible) for sheet in Book(saved(book)).sheets] == [("Sheet", True), ("藏", False)]


def test_a_book_may_count_from_1904():
    book = openpyxl.Workbook()
    book.epoch = MAC_EPOCH
    book.active["A1"] = datetime(2026, 1, 1)
    assert Book(saved(book)).epoch == MAC_EPOCH


def test_formulas_without_a_value_are_told():
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "甲"])
    cells, _ = read(book)
    assert [(cell.formula, cell.value) for cell in cells] == [(True, ()), (False, (CellText("甲"),))]


def test_a_piece_may_be_unseen():
    assert CellText("甲", Left.STRUCK).reason is Left.STRUCK


def test_a_row_or_column_without_height_or_width_is_hidden():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="2" max="3" width="0"/></cols>'
        b'<sheetData><row r="4" ht="0"><c><v>1</v></c><c r="D4"><v>2.5</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>'
    )
    found, parts = Book(with_part(saved(openpyxl.Workbook()), "xl/worksheets/sheet1.xml", sheet)), SheetParts()
    cells = list(found.cells(found.sheets[0], parts))
    assert [(cell.name, cell.value) for cell in cells] == [("A4", 1), ("D4", 2.5), ("A5", 3)]
    assert (parts.hidden_rows, parts.hidden_columns) == ({4}, [range(2, 4)])
