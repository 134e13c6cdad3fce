"""Tables whose cells came one a line without any mark."""

import pytest

from corpus.model import Cell
from ingest.line import Line
from ingest.lines.columns import read_columns
from tests.made_files import cells, rows_of


def test_columns_without_any_mark_need_running_numbers():
    head = ["序号", "指标", "目标"]
    rows = ["1", "甲", "10%", "2", "乙", "20%", "3", "丙", "30%"]
    lines = read_columns([Line(text) for text in [*head, *rows, "文字继续。"]])
    assert cells(lines)[-1] == (3, 2, "30%")
    assert lines[-1].cell is None
    assert not cells(read_columns([Line(text) for text in ["序号", "1", "2", "3"]]))


def test_a_table_one_cell_a_line_may_begin_with_any_number() -> None:
    assert rows_of("序号\n任务\n单位\n80\n甲事\n县教育局\n81\n乙事\n县教育局") == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_a_table_one_cell_a_line_may_have_rows_that_group_the_others() -> None:
    lines = [
        "序号",
        "任务",
        "单位",
        "一、预期目标",
        "3",
        "甲事",
        "县发改委",
        "二、社会事业",
        "三、教育",
        "68",
        "乙事",
        "县教育局",
        "四、其他",
    ]
    assert rows_of("\n".join(lines)) == [0, 0, 0, 1, 2, 2, 2, 3, 4, 5, 5, 5, None]


def restored(text: str, *before: Line) -> list[tuple[int, int, int, int, str]]:
    """Table, row, column, width and words of the cells that a text of one cell a line is given."""
    lines = read_columns([*before, *map(Line, text.split())])
    return [(c.table, c.row, c.column, c.column_span, line.text) for line in lines if (c := line.cell)]


def is_table(text: str) -> bool:
    return bool(restored(text))


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("序号 任务 单位 1 甲 市财政局 2 乙 市水务局 3 丙 市教育局", True),
        ("序号 任务 单位 1 甲 市财政局 2 乙 市水务局", False),  # any list may run from 1 to 2
        ("序号 任务 单位 80 甲 市财政局 81 乙 市水务局", True),
        ("序号 任务 单位 80 甲 市财政局", False),
        ("序号 任务 1 甲 2 乙 3 丙", True),
        ("序号 1 2 3 4", False),  # a head has words
        ("序号 一、甲类 1 甲 2 乙 3 丙", False),
        ("编号 任务 1 甲 2 乙 3 丙", False),
        ("序号 任务 3 甲 2 乙 1 丙", False),  # numbers grow
        ("序号 任务 7 甲 7 乙 7 丙", False),
        ("序号 任务 1 2 2 3 3 4", False),  # a cell is no number
        ("序号 任务 1 一、甲类 2 一、乙类 3 一、丙类", False),
        ("序号 任务 998 甲 999 乙", True),
        ("序号 任务 2024 甲 2025 乙 2026 丙", False),  # years
        (f"序号 {'任' * 20} 1 甲 2 乙 3 丙", True),
        (f"序号 {'任' * 21} 1 甲 2 乙 3 丙", False),  # a sentence
    ],
)
def test_what_makes_a_table(text, table):
    assert is_table(text) is table


@pytest.mark.parametrize(("width", "table"), [(12, True), (13, False)])
def test_how_wide_a_table_may_be(width, table):
    head = ["序号", *"甲" * (width - 1)]
    rows = [cell for number in ("1", "2", "3") for cell in (number, *"乙" * (width - 1))]
    assert is_table(" ".join([*head, *rows])) is table


def test_a_row_that_the_end_cuts_off_is_no_row():
    found = restored("序号 任务 单位 1 甲 局 2 乙 局 3 丙 局 4 丁")
    assert found[-1] == (0, 3, 2, 1, "局")


def test_rows_that_group_the_others_are_as_wide_as_the_table():
    found = restored("序号 任务 单位 一、甲类 3 甲 局 （二）乙类 4 乙 局 三、后文")
    assert [cell for cell in found if cell[3] > 1] == [(0, 1, 0, 3, "一、甲类"), (0, 3, 0, 3, "（二）乙类")]
    assert found[-1] == (0, 4, 2, 1, "局")  # a heading behind the table is none of it


def test_in_a_table_of_two_columns_a_heading_ends_it():
    assert restored("序号 任务 7 甲 8 乙 一、丙类 9 丁")[-1] == (0, 2, 1, 1, "乙")


def test_tables_are_numbered_behind_those_there_are():
    table = "序号 任务 7 甲 8 乙"
    assert {cell[0] for cell in restored(f"{table} 文字 {table}")} == {0, 1}
    placed = Line("x", cell=Cell(4, 0, 0))
    assert [cell[0] for cell in restored(table, placed)] == [4, 5, 5, 5, 5, 5, 5]


def test_lines_that_stand_in_cells_already_are_left():
    lines = [
        Line("序号"),
        Line("任务"),
        *(Line(text, cell=Cell(0, 0, 0)) for text in ("1", "甲", "2", "乙", "3", "丙")),
    ]
    assert read_columns(lines) == lines
    lines = [Line("序号"), Line("任务", cell=Cell(0, 0, 0)), *map(Line, ("1", "甲", "2", "乙", "3", "丙"))]
    assert read_columns(lines) == lines


def test_text_around_a_table_stays_as_it_was():
    lines = read_columns([Line(text, page=2) for text in ["前", "序号", "任务", "7", "甲", "8", "乙", "后"]])
    assert [line.text for line in lines if not line.cell] == ["前", "后"]
    assert all(line.page == 2 for line in lines)
    assert {line.cell.row_span for line in lines if line.cell} == {1}
