"""Ruled tables of PDF files: pieces that a page break parted."""

from dataclasses import replace

import pytest

from corpus.model import Cell
from ingest.line import Line
from ingest.readers.ruled_tables import RuledTable, join_tables


def ruled(page: int, top: float, *rows: tuple[str, ...], left: float = 60.0, right: float = 420.0) -> RuledTable:
    """A table with the given words, "" for a cell that holds none."""
    lines = [Line(words, page, Cell(0, r, c)) for r, row in enumerate(rows) for c, words in enumerate(row) if words]
    return RuledTable(tuple(lines), ((page, left, top, right, top + 100),), len(rows[0]), len(rows))


def told(tables: list[RuledTable]) -> list[list[tuple[int, int, int, str]]]:
    return [[(c.table, c.row, c.column, line.text) for line in t.lines if (c := line.cell)] for t in tables]


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


def with_blank(table: RuledTable, *blank: Cell, ended: tuple[tuple[int, int], ...] = ()) -> RuledTable:
    return replace(table, blank=blank, ended=frozenset(ended))


HEAD = (("任务", "措施", "单位"), ("水质", "建沟", "农业局"))


def test_a_cell_that_goes_on_blank_over_the_page_break_spans_the_rows_below():
    first = with_blank(ruled(1, 600, *HEAD), ended=((1, 1), (1, 2)))
    second = ruled(2, 50, ("", "监测", "环境局"), ("", "改管", "住建局"), ("湿地", "种草", "林业局"))
    (table,) = join_tables([first, with_blank(second, Cell(0, 0, 0, 2))])
    assert [(r, c, text) for _, r, c, text in told([table])[0][3:]] == [
        (1, 0, "水质"), (1, 1, "建沟"), (1, 2, "农业局"),
        (2, 1, "监测"), (2, 2, "环境局"), (3, 1, "改管"), (3, 2, "住建局"),
        (4, 0, "湿地"), (4, 1, "种草"), (4, 2, "林业局"),
    ]  # fmt: skip
    (water,) = [line.cell for line in table.lines if line.text == "水质"]
    assert water.row_span == 3


@pytest.mark.parametrize(
    ("above", "below", "ended", "cut"),
    [
        ("建沟", "监测", True, False),
        ("建沟", "监测", False, True),  # the last line runs to the cell's edge
        ("建沟、", "监测", True, True),  # a list goes on
        ("建沟", "，监测", True, True),
    ],
)
def test_what_tells_a_cut_row_from_another_under_the_same_cell(above, below, ended, cut):
    first = ruled(1, 600, HEAD[0], ("水质", above, "农业和"))
    first = with_blank(first, ended=((1, 1), (1, 2)) if ended else ())
    (table,) = join_tables([first, ruled(2, 50, ("", below, "环境局"), ("湿地", "种草", "林业局"))])
    assert table.rows == (3 if cut else 4)
    assert (above + below in [line.text for line in table.lines]) is cut


def test_a_head_of_two_rows_is_told_once_and_what_is_left_out_is_known():
    def page(number: int, words: str) -> RuledTable:
        made = ruled(
            number, 600 if number == 1 else 50, ("任务", "单位", ""), ("", "牵头", "配合"), (words, "甲", "乙")
        )
        lines = [replace(line, cell=Cell(0, 0, 1, 1, 2)) if line.text == "单位" else line for line in made.lines]
        return replace(made, lines=tuple(lines))

    (table,) = join_tables([page(1, "一"), page(2, "二")])
    assert [text for _, _, _, text in told([table])[0]] == [
        "任务",
        "单位",
        "牵头",
        "配合",
        "一",
        "甲",
        "乙",
        "二",
        "甲",
        "乙",
    ]
    assert table.repeated == ("任务单位", "牵头配合")


def test_rows_that_happen_to_be_alike_below_a_head_of_one_row_stay():
    pages = [ruled(1, 600, ("任务", "单位"), ("甲", "乙")), ruled(2, 50, ("任务", "单位"), ("甲", "乙"))]
    (table,) = join_tables(pages)
    assert [text for _, _, _, text in told([table])[0]] == ["任务", "单位", "甲", "乙", "甲", "乙"]


NUMBERED = (("序号", "类别", "任务", "措施", "单位"), ("1", "水质", "治河", "建沟", "农业局"))


def below(first: RuledTable, second: RuledTable) -> dict[str, int]:
    """The words of the joined table's cells with the rows that they span, where these are several."""
    (table,) = join_tables([first, second])
    return {line.text: line.cell.row_span for line in table.lines if line.cell and line.cell.row_span > 1}


def test_blank_cells_behind_a_number_go_on_over_the_page_break() -> None:
    second = with_blank(
        ruled(2, 50, ("2", "", "", "监测", "环境局"), ("3", "", "护岸", "种草", "林业局")), Cell(0, 0, 1, 2)
    )
    assert below(ruled(1, 600, *NUMBERED), second) == {"水质": 3, "治河": 2}


def test_blank_cells_behind_words_are_their_row_s_own() -> None:
    first = ruled(1, 600, ("序号", "任务", "牵头", "配合", "备注"), ("1", "治河", "农业局", "环境局", "在建"))
    assert below(first, ruled(2, 50, ("2", "护岸", "", "", ""), ("3", "种草", "林业局", "", ""))) == {}


def test_blank_cells_of_a_column_that_is_often_blank_are_their_row_s_own() -> None:
    second = ruled(2, 50, ("3", "", "护岸", "种草", "林业局"))
    first = ruled(1, 600, *NUMBERED, ("2", "", "巡河", "监测", "环境局"))
    assert below(with_blank(first, Cell(0, 2, 1)), second) == {}
    assert below(first, second) == {}  # nothing above it


def test_heads_do_not_go_on_over_the_page_break() -> None:
    assert (
        below(ruled(1, 600, NUMBERED[0]), ruled(2, 50, ("1", "", "治河", "建沟", "农业局"), ("2", "", "", "", "")))
        == {}
    )


@pytest.mark.parametrize(
    ("number", "other", "rows"),
    [
        ("1", "2", 3),  # each row has a number: one without is the rest of the row before
        ("治水", "治气", 4),
    ],
)
def test_in_a_numbered_table_no_row_begins_without_a_number(number: str, other: str, rows: int) -> None:
    first = with_blank(ruled(1, 600, HEAD[0], (number, "建沟", "农业局")), ended=((1, 1), (1, 2)))
    (table,) = join_tables([first, ruled(2, 50, ("", "监测", "环境局"), (other, "种草", "林业局"))])
    assert table.rows == rows


def test_an_organ_below_an_organ_is_another_row() -> None:
    first = ruled(1, 600, HEAD[0], ("水质", "建沟", "市住房城乡建设局"))
    (table,) = join_tables([first, ruled(2, 50, ("", "监测", "市生态环境局"), ("湿地", "种草", "市林业局"))])
    assert table.rows == 4


def test_what_stands_blank_on_a_later_page_is_known_on_the_next() -> None:
    pages = [
        ruled(1, 600, *NUMBERED),
        with_blank(ruled(2, 50, ("2", "大气", "", "监测", "环境局"), ("3", "", "", "种草", "林业局")), Cell(0, 1, 1)),
        ruled(3, 50, ("4", "", "", "护岸", "水利局")),
    ]
    (table,) = join_tables(pages)
    assert {line.text: line.cell.row_span for line in table.lines if line.cell and line.cell.row_span > 1} == {}


def test_a_cell_of_a_cut_row_spans_what_its_rest_spans() -> None:
    second = ruled(2, 50, ("", "", "河道", "和护岸", "和林业局"), ("2", "", "", "种草", "环境局"))
    lines = [replace(line, cell=Cell(0, 0, 2, 2)) if line.text == "河道" else line for line in second.lines]
    found = below(ruled(1, 600, *NUMBERED), with_blank(replace(second, lines=tuple(lines)), Cell(0, 0, 1, 2)))
    assert found == {"水质": 2, "治河河道": 2}
