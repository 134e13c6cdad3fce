"""Ruled tables of PDF files."""

import pytest

from corpus.model import Cell
from ingest.line import Line
from ingest.readers import pdf
from ingest.readers.ruled import RuledTable, edges, find_tables, join_tables, unwrapped
from tests.made_files import LONG, PARAGRAPHS, grid, made_pdf, rows, set_lines


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
    lines = pdf.read(made_pdf(pages, rulings)).lines
    assert [(row, column, words) for row, column, _, _, words in rows(lines)] == [
        (0, 0, "序号"), (0, 1, "重点任务"), (0, 2, "牵头单位"),
        (1, 0, "1"), (1, 1, "推进政务服务标准化"), (1, 2, "市行政审批局"),
        (2, 0, "2"), (2, 1, "压缩办理时限"), (2, 2, "市财政局"),
    ]  # fmt: skip
    assert [line.text for line in lines if not line.cell] == [*PARAGRAPHS[:2], "三、保障措施", LONG * 2]
    assert lines[2].cell is not None


def ruled(page: int, top: float, *rows: tuple[str, ...], left: float = 60.0, right: float = 420.0) -> RuledTable:
    """A table with the given words, "" for a cell that holds none."""
    lines = [Line(words, page, Cell(0, r, c)) for r, row in enumerate(rows) for c, words in enumerate(row) if words]
    return RuledTable(tuple(lines), ((page, left, top, right, top + 100),), len(rows[0]), len(rows))


def told(tables: list[RuledTable]) -> list[list[tuple[int, int, int, str]]]:
    return [[(c.table, c.row, c.column, line.text) for line in t.lines if (c := line.cell)] for t in tables]


@pytest.mark.parametrize(
    ("page", "x", "y", "held"),
    [
        (1, 60, 200, True),
        (1, 58, 200, True),  # two points beside it
        (1, 57.9, 200, False),
        (1, 422, 200, True),
        (1, 422.1, 200, False),
        (1, 100, 300, True),
        (1, 100, 300.1, False),
        (1, 100, 199.9, False),
        (2, 100, 250, False),
    ],
)
def test_which_places_lie_in_a_table(page, x, y, held):
    assert ruled(1, 200, ("甲", "乙")).holds(page, x, y) is held


@pytest.mark.parametrize(("page", "y", "above"), [(1, 201, True), (1, 200, False), (2, 0, True), (0, 900, False)])
def test_what_a_table_stands_above(page, y, above):
    assert ruled(1, 200, ("甲", "乙")).is_above(page, y) is above


FIRST = (("序号", "任务"), ("1", "甲"))


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        (ruled(2, 50, ("2", "乙"), ("3", "丙")), True),
        (ruled(2, 119, ("2", "乙"), ("3", "丙")), True),
        (ruled(2, 120, ("2", "乙"), ("3", "丙")), False),  # too far from the head of the page
        (ruled(3, 50, ("2", "乙"), ("3", "丙")), False),  # a page between
        (ruled(1, 50, ("2", "乙"), ("3", "丙")), False),
        (ruled(2, 50, ("2", "乙", "x"), ("3", "丙", "x")), False),  # another shape
        (ruled(2, 50, ("2", "乙"), ("3", "丙"), left=99.0), True),
        (ruled(2, 50, ("2", "乙"), ("3", "丙"), left=100.0), False),
        (ruled(2, 50, ("2", "乙"), ("3", "丙"), right=381.0), True),
        (ruled(2, 50, ("2", "乙"), ("3", "丙"), right=460.0), False),
    ],
)
def test_when_a_table_goes_on_over_a_page_break(second, joined):
    assert len(join_tables([ruled(1, 600, *FIRST), second])) == (1 if joined else 2)


def test_rows_are_counted_on_over_two_page_breaks():
    pieces = [ruled(1, 600, *FIRST), ruled(2, 50, ("2", "乙")), ruled(3, 50, ("3", "丙"))]
    (table,) = join_tables(pieces)
    assert [(row, column, words) for _, row, column, words in told([table])[0]] == [
        (0, 0, "序号"), (0, 1, "任务"), (1, 0, "1"), (1, 1, "甲"), (2, 0, "2"), (2, 1, "乙"), (3, 0, "3"), (3, 1, "丙"),
    ]  # fmt: skip
    assert (table.rows, len(table.boxes)) == (4, 3)


def test_a_repeated_head_is_told_once_whatever_its_spaces():
    (table,) = join_tables([ruled(1, 600, *FIRST), ruled(2, 50, ("序 号", "任务"), ("2", "乙"))])
    assert [row for _, row, _, _ in told([table])[0]] == [0, 0, 1, 1, 2, 2]
    assert table.rows == 3


def test_a_row_that_the_page_break_cut_is_made_whole():
    (table,) = join_tables([ruled(1, 600, *FIRST), ruled(2, 50, ("", "的后半"), ("2", "乙"))])
    assert told([table])[0][3:] == [(0, 1, 1, "甲的后半"), (0, 2, 0, "2"), (0, 2, 1, "乙")]
    assert table.rows == 3


def test_what_opens_with_a_number_is_a_paragraph_of_its_own_in_a_cut_row():
    (table,) = join_tables([ruled(1, 600, *FIRST), ruled(2, 50, ("", "2.后半"), ("2", "乙"))])
    assert told([table])[0][3:5] == [(0, 1, 1, "甲"), (0, 1, 1, "2.后半")]


def test_a_single_row_is_a_frame_and_the_others_are_numbered():
    tables = join_tables([ruled(1, 50, ("框", "框")), ruled(1, 200, *FIRST), ruled(1, 400, *FIRST)])
    assert [{number for number, *_ in table} for table in told(tables)] == [{0}, {1}]


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
    assert find_tables(b"", []) == []
    assert find_tables(b"no pdf", [1]) == []


def test_a_frame_of_one_column_is_no_table():
    pages = [[(64.0, 318.0, "甲"), (64.0, 338.0, "乙")]]
    assert find_tables(made_pdf(pages, grid(0, [60.0, 420.0], [305.0, 325.0, 345.0])), [1]) == []
    two = find_tables(made_pdf(pages, grid(0, [60.0, 200.0, 420.0], [305.0, 325.0, 345.0])), [1])
    assert [(table.columns, table.rows) for table in two] == [(2, 2)]


def test_cells_that_span_are_placed_and_spaces_between_scripts_go():
    pages = [[(64.0, 318.0, "到 2027 年底"), (64.0, 338.0, "甲"), (204.0, 338.0, "乙"), (304.0, 338.0, "丙")]]
    rulings = grid(0, [60.0, 420.0], [305.0, 325.0, 345.0])
    rulings += [(0, x, 325.0, x, 345.0) for x in (200.0, 300.0)]
    (table,) = find_tables(made_pdf(pages, rulings), [1])
    assert [(line.text, line.cell) for line in table.lines] == [
        ("到2027年底", Cell(0, 0, 0, 1, 3)),
        ("甲", Cell(0, 1, 0)),
        ("乙", Cell(0, 1, 1)),
        ("丙", Cell(0, 1, 2)),
    ]
