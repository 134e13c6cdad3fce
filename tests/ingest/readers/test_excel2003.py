"""Excel 2003 XML: cells where they stand, hidden ones left out with their words."""

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.line import RawDocument
from ingest.readers import excel2003
from ingest.readers.xml_parts import parse
from tests.made_files import rows
from tests.made_notices import changes, excel_2003, left, survives


def read(data: bytes) -> RawDocument:
    return excel2003.read_tree(parse(data, kind="Excel"))


def cell(text: str, places: str = "", kind: str = "String") -> str:
    return f'<Cell {places}><Data ss:Type="{kind}">{text}</Data></Cell>'


WIDE, THIRD, ENDLESS = 'ss:MergeAcross="1" ss:MergeDown="1"', 'ss:Index="3"', 'ss:MergeAcross="9999999"'
BOOK = excel_2003(
    f"<Row>{cell('序号')}{cell('任务')}</Row>", f"<Row>{cell('1', kind='Number')}{cell('建设绿道')}</Row>"
)


def test_cells_have_their_places_and_spans():
    data = excel_2003(
        f"<Row>{cell('甲', WIDE)}{cell('乙')}</Row>",
        f'<Row ss:Index="4">{cell("丙", THIRD)}</Row>',
        f"<Row>{cell('2026-06-30T00:00:00.000', kind='DateTime')}{cell('1', kind='Boolean')}</Row>",
    )
    assert rows(read(data).lines) == [
        *[(0, 0, 2, 2, "甲"), (0, 2, 1, 1, "乙"), (3, 2, 1, 1, "丙")],
        *[(4, 0, 1, 1, "2026-06-30"), (4, 1, 1, 1, "是")],
    ]


def test_a_book_named_xls_is_read():
    document = ingest.load_bytes("任务.xls", BOOK)
    assert document.text.split("\n") == ["序号", "任务", "1", "建设绿道"]


def test_hidden_rows_and_sheets_are_left_out_with_their_words():
    raw = read(excel_2003(f"<Row>{cell('甲')}</Row>", f'<Row ss:Hidden="1">{cell("乙")}</Row>'))
    assert left(raw) == [("hidden", "乙")]
    options = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    with pytest.raises(IngestError) as caught:
        read(excel_2003(f"<Row>{cell('甲')}</Row>", options=options))
    assert caught.value.code is IngestCode.NO_TEXT


@pytest.mark.parametrize("place", ["1048577", "9999999"])
def test_a_cell_beyond_the_sheet_is_refused(place):
    with pytest.raises(IngestError, match="上限"):
        read(excel_2003(f'<Row ss:Index="{place}">{cell("甲")}</Row>'))


def test_a_span_is_clamped():
    raw = read(excel_2003(f"<Row>{cell('甲', ENDLESS)}</Row>"))
    assert raw.lines[0].cell.column_span == 16_385


@pytest.mark.parametrize("seed", range(200))
def test_broken_bytes_never_raise(seed):
    survives("a.xls", changes(BOOK, seed))
