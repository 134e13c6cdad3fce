"""The strings of Excel books, found without openpyxl."""

from io import BytesIO

import openpyxl
import pytest

from ingest.counts import book
from tests.made_files import book as book_file
from tests.made_files import with_part, zipped


def packed(sheet: bytes, strings: bytes) -> bytes:
    return zipped(**{"xl__worksheets__sheet1.xml": sheet, "xl__sharedStrings.xml": strings})


def test_strings_are_counted_and_numbers_are_not():
    assert book.count(book_file()).split("\n") == ["任务分工表", "序号", "任务", "单位", "甲", "市财政局", "乙"]


def test_hidden_sheets_are_counted():
    made = openpyxl.Workbook()
    made.active["A1"] = "甲"
    hidden = made.create_sheet("隐")
    hidden.sheet_state, hidden["A1"] = "hidden", "乙"
    stream = BytesIO()
    made.save(stream)
    assert book.count(stream.getvalue()).split("\n") == ["甲", "乙"]


def test_strings_of_their_own_and_strings_of_formulas():
    cells = (
        '<c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="str"><v>乙</v></c><c r="C1"><v>3</v></c>'
        '<c r="D1" t="s"><v>0</v></c><c r="E1" t="s"><v>9999</v></c><c r="F1" t="s"><v>x</v></c>'
    )
    sheet = f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode()
    shared = "<sst><si><t>享</t></si></sst>".encode()
    assert book.count(packed(sheet, shared)).split("\n") == ["甲", "乙", "享"]


def test_what_stands_beside_cells_is_counted():
    strings = "<sst><si><t>甲</t><rPh><t>jia</t></rPh></si></sst>".encode()
    sheet = '<worksheet><c t="s"><v>0</v></c><headerFooter><oddHeader>&amp;C密</oddHeader></headerFooter></worksheet>'
    remark = "<comments><comment><text><t>注</t></text></comment></comments>".encode()
    drawing = '<wsDr xmlns:a="a"><a:t>框</a:t></wsDr>'.encode()
    parts = {"xl__worksheets__s.xml": sheet.encode(), "s.xml": strings, "c.xml": remark, "d.xml": drawing}
    assert book.count(zipped(**parts)).split("\n") == ["甲jia", "&C密", "注", "框"]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04xx", with_part(book_file(), "xl/worksheets/sheet1.xml", b"<worksheet>")]
)
def test_a_broken_book_is_not_counted(data):
    assert book.count(data) is None
