"""Tables of Word: cells in their places, and those that are not seen."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.model import Cell
from ingest.ledger import Left
from ingest.readers.word_tables import cells_of


def cell(properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p/></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def places(*rows: str, columns: int = 0) -> list[tuple[Cell, Left | None]]:
    grid = f"<w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>"
    table = parse_xml(f"<w:tbl {nsdecls('w')}>{grid}{''.join(rows)}</w:tbl>")
    return [(each.cell, each.reason) for each in cells_of(table, 4)]


def spans(*rows: str, columns: int = 0) -> list[int]:
    return [place.column_span for place, _ in places(*rows, columns=columns)]


ABSURD = '<w:gridSpan w:val="999999999"/>'


def test_a_span_is_no_wider_than_the_table():
    assert spans(row(cell(ABSURD)), row(cell(), cell(), cell())) == [3, 1, 1, 1]
    assert spans(row(cell(ABSURD)), columns=5) == [5]
    assert spans(row(cell(ABSURD)), columns=5000) == [63]
    assert spans(row(cell('<w:gridSpan w:val="2"/>'), cell()), columns=3) == [2, 1]


def test_a_row_that_leaves_out_columns_leaves_out_no_more_than_there_are():
    found = places(row(cell(), properties='<w:gridBefore w:val="999999999"/>'), row(cell(), cell()))
    assert found[0][0].column == 2


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_cells_that_go_on_are_one_and_what_stands_in_them_is_hidden():
    found = places(row(cell(RESTART)), row(cell(CONTINUE)), row(cell(RESTART)), row(cell(CONTINUE)), row(cell()))
    assert found == [
        (Cell(4, 0, 0, 2), None),
        (Cell(0, 1, 0), Left.HIDDEN),
        (Cell(4, 2, 0, 2), None),
        (Cell(0, 3, 0), Left.HIDDEN),
        (Cell(4, 4, 0), None),
    ]


def test_a_cell_that_goes_on_from_nothing_begins():
    assert places(row(cell(CONTINUE)), row(cell(CONTINUE)))[0] == (Cell(4, 0, 0, 2), None)


@pytest.mark.parametrize(
    ("mark", "reason"), [("<w:del/>", Left.STRUCK), ("<w:hidden/>", Left.HIDDEN), ("<w:ins/>", None)]
)
def test_rows_that_are_deleted_or_hidden_count_as_none(mark, reason):
    found = places(row(cell()), row(cell(), properties=mark), row(cell()))
    assert [each for _, each in found] == [None, reason, None]
    assert found[2][0].row == (1 if reason else 2)


def test_a_cell_may_be_deleted_alone():
    assert [reason for _, reason in places(row(cell("<w:cellDel/>"), cell()))] == [Left.STRUCK, None]


def test_cells_of_a_table_inside_are_not_its_own():
    inner = f"<w:tc><w:tbl>{row(cell(), cell())}</w:tbl></w:tc>"
    assert [place for place, _ in places(row(inner, cell()))] == [Cell(4, 0, 0), Cell(4, 0, 1)]


def test_a_table_without_rows_has_no_cells():
    assert places() == []
