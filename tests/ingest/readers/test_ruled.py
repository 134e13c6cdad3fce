"""Ruled tables of PDF files."""

import pytest

from corpus.model import Cell
from ingest.ledger import Left, LeftOut
from ingest.readers import pdf
from ingest.readers.frame import PageFrame
from ingest.readers.ruled import RuledGrid, edges, fill, find_grids, unwrapped
from ingest.readers.ruled_tables import RuledTable
from ingest.readers.sheets import open_sheets
from tests.made_files import LONG, PARAGRAPHS, grid, made_pdf, rows, set_lines, shown


def test_a_ruled_table_keeps_its_cells_and_joins_over_the_page_break():
    xs = [60.0, 100.0, 250.0, 420.0]
    first = [
        (64, 318, "序号"),
        (104, 318, "重点任务"),
        (254, 318, "牵头单位"),
        (64, 338, "1"),
        (104, 338, "推进政务服务"),
        (104, 354, "标准化"),
        (254, 338, "市行政审批局"),
    ]
    second = [
        (64, 58, "序号"),
        (104, 58, "重点任务"),
        (254, 58, "牵头单位"),
        (64, 78, "2"),
        (104, 78, "压缩办理时限"),
        (254, 78, "市财政局"),
    ]
    pages = [[*set_lines(PARAGRAPHS[:2]), *first], [*second, *set_lines(["三、保障措施", LONG * 2], top=140)]]
    rulings = grid(0, xs, [305.0, 325.0, 360.0]) + grid(1, xs, [45.0, 65.0, 85.0])
    found = pdf.read(made_pdf(pages, rulings))
    lines = found.lines
    assert [(row, column, words) for row, column, _, _, words in rows(lines)] == [
        (0, 0, "序号"), (0, 1, "重点任务"), (0, 2, "牵头单位"),
        (1, 0, "1"), (1, 1, "推进政务服务标准化"), (1, 2, "市行政审批局"),
        (2, 0, "2"), (2, 1, "压缩办理时限"), (2, 2, "市财政局"),
    ]  # fmt: skip
    assert [line.text for line in lines if not line.cell] == [*PARAGRAPHS[:2], "三、保障措施", LONG * 2]
    assert lines[2].cell is not None
    assert found.left == (LeftOut(Left.REPEATED, "序号重点任务牵头单位"),)


def tables_of(data: bytes) -> list[RuledTable]:
    """The tables of a file's first page."""
    sheet = next(iter(open_sheets(data)))
    grids = find_grids(data, {1: sheet.frame})[1]
    places = [(glyph.left + 1, glyph.middle) for glyph in sheet.glyphs]
    placed = [zip(sheet.glyphs, grid.cells_at(places), strict=True) for grid in grids]
    return [
        fill(grid, 1, [(glyph, cell) for glyph, cell in glyphs if cell is not None])
        for grid, glyphs in zip(grids, placed, strict=True)
    ]


@pytest.mark.parametrize(
    ("x", "y", "cell"), [(61, 201, 0), (119, 219, 0), (121, 201, 1), (61, 221, None), (59, 201, None), (120, 201, None)]
)
def test_which_cell_holds_a_place(x, y, cell):
    assert RuledGrid(((60, 200, 120, 220), (120, 200, 180, 220))).cells_at([(x, y)]) == [cell]


def test_a_lattice_is_no_table_and_takes_no_time():
    """64 times 64 crossings are more than any table has."""
    lattice = grid(0, [60.0 + 6 * n for n in range(64)], [300.0 + 6 * n for n in range(64)])
    found = pdf.read(made_pdf([set_lines(PARAGRAPHS)], lattice))
    assert [issue.code for issue in found.issues] == ["tables_skipped"]
    assert [line.text for line in found.lines] == PARAGRAPHS


WORDS = [(64.0, 518.0, "建立台账"), (254.0, 518.0, "市园林局"), (64.0, 538.0, "新建公园"), (254.0, 538.0, "市水务局")]
CELLS = [(0, 0, "建立台账"), (0, 1, "市园林局"), (1, 0, "新建公园"), (1, 1, "市水务局")]


@pytest.mark.parametrize(
    "page", ["", "/CropBox[0 60 600 800]", "/CropBox[30 20 590 780]", "/MediaBox[-20 -30 600 800]"]
)
def test_the_text_of_a_table_is_told_once_whatever_is_shown_of_the_page(page):
    data = made_pdf([[*set_lines(PARAGRAPHS), *WORDS]], grid(0, [60, 250, 420], [505, 525, 545]), page=page)
    found = pdf.read(data).lines
    assert [(row, column, text) for row, column, _, _, text in rows(found)] == CELLS
    assert [line.text for line in found if not line.cell] == PARAGRAPHS


@pytest.mark.parametrize("turned", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270"])
def test_a_table_that_lies_on_its_side_has_its_cells(turned):
    """Text and lines turned a quarter against the clock; /Rotate shows them upright or some other way."""
    text = "\n".join(shown(f"0 1 -1 0 {y} {x}", each) for x, y, each in [*set_lines(PARAGRAPHS), *WORDS])
    lines = [(0, y0, 800 - x0, y1, 800 - x1) for _, x0, y0, x1, y1 in grid(0, [60, 250, 420], [505, 525, 545])]
    found = pdf.read(made_pdf([[]], lines, under=text, page=turned)).lines
    assert [(row, column, each) for row, column, _, _, each in rows(found)] == CELLS
    assert [line.text for line in found if not line.cell] == PARAGRAPHS


def test_text_beside_the_cells_of_a_table_is_not_lost():
    words = [*set_lines(PARAGRAPHS), *WORDS, (440.0, 538.0, "旁注")]
    lines = pdf.read(made_pdf([words], grid(0, [60, 250, 420], [505, 525, 545]))).lines
    assert "旁注" in [line.text for line in lines if not line.cell]


def test_a_frame_of_one_row_is_text():
    framed = [(64.0, 518.0, "附件仅供参考"), (254.0, 518.0, "不作依据")]
    one_row = grid(0, [60, 200, 250, 420], [505, 525])
    lines = pdf.read(made_pdf([[*set_lines(PARAGRAPHS), *framed]], one_row)).lines
    assert not any(line.cell for line in lines)
    assert {"附件仅供参考", "不作依据"} <= {line.text for line in lines}


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["推进政务服务 ", " 标准化"], ["推进政务服务标准化"]),
        (["1.甲", "乙", "2.丙"], ["1.甲乙", "2.丙"]),
        (["", " ", "甲"], ["甲"]),
        ([], []),
    ],
)
def test_the_lines_of_a_cell_are_wraps(lines, paragraphs):
    assert unwrapped(lines) == paragraphs


def test_edges_that_nearly_meet_are_one():
    assert edges(iter([10.0, 12.0, 12.1, 30.0, 9.0])) == [9.0, 12.0, 30.0]


def test_no_pages_and_no_pdf_have_no_tables():
    assert find_grids(b"", {}) == {}
    assert find_grids(b"no pdf", {1: PageFrame((0, 0, 600, 800))}) == {}


def test_a_frame_of_one_column_is_no_table():
    pages = [[(64.0, 318.0, "甲"), (64.0, 338.0, "乙")]]
    assert tables_of(made_pdf(pages, grid(0, [60.0, 420.0], [305.0, 325.0, 345.0]))) == []
    two = tables_of(made_pdf(pages, grid(0, [60.0, 200.0, 420.0], [305.0, 325.0, 345.0])))
    assert [(table.columns, table.rows) for table in two] == [(2, 2)]


def test_cells_that_span_are_placed_and_spaces_between_scripts_go():
    pages = [[(64.0, 318.0, "到 2027 年底"), (64.0, 338.0, "甲"), (204.0, 338.0, "乙"), (304.0, 338.0, "丙")]]
    rulings = grid(0, [60.0, 420.0], [305.0, 325.0, 345.0])
    rulings += [(0, x, 325.0, x, 345.0) for x in (200.0, 300.0)]
    (table,) = tables_of(made_pdf(pages, rulings))
    assert [(line.text, line.cell) for line in table.lines] == [
        ("到2027年底", Cell(0, 0, 0, 1, 3)),
        ("甲", Cell(0, 1, 0)),
        ("乙", Cell(0, 1, 1)),
        ("丙", Cell(0, 1, 2)),
    ]


def test_a_font_with_absurdly_many_widths_takes_no_memory():
    """pdfminer would write down every one of them."""
    data = made_pdf([[*set_lines(PARAGRAPHS), *WORDS]], grid(0, [60, 250, 420], [505, 525, 545]))
    data = data.replace(b"/DW 1000", b"/DW 1000/W[0 1099511627776 1000]")
    assert [(row, column, text) for row, column, _, _, text in rows(pdf.read(data).lines)] == CELLS
