"""Tables that came as text with bars or tabs."""

import pytest

from ingest import load_bytes
from ingest.line import Line
from ingest.lines.pipes import read_tables
from tests.made_files import cells, rows_of


def test_one_cell_a_line_with_bars_at_the_ends():
    """The running numbers tell how wide the table is."""
    flat = ["序号 |", "地区 |", "重点 |", "1 |", "甲市 |", "甲 |", "2 |", "乙市 |", "乙 |", "3 |", "丙市 |", "丙 |"]
    lines, issues = read_tables([Line(text) for text in ["附件", *flat, "注：略"]])
    assert cells(lines)[3:6] == [(1, 0, "1"), (1, 1, "甲市"), (1, 2, "甲")]
    assert [lines[0].text, lines[-1].text] == ["附件", "注：略"]
    assert not issues


def test_a_flattened_table_of_unknown_width_is_told():
    lines, issues = read_tables([Line(f"第{i}格 |") for i in range(40)])
    assert not cells(lines)
    assert [issue.code for issue in issues] == ["table_flattened"]


def test_a_markdown_table():
    lines, _ = read_tables(
        [Line("| 序号 | 任务 |"), Line("|---|:--:|"), Line("| 1 | 甲 |"), Line(""), Line("| 2 | 乙 |")]
    )
    assert cells(lines) == [(0, 0, "序号"), (0, 1, "任务"), (1, 0, "1"), (1, 1, "甲"), (2, 0, "2"), (2, 1, "乙")]


def test_a_row_that_a_merged_cell_has_shifted_has_no_place():
    """Better no table row than units in the wrong column."""
    rows = ["序号 | 领域 | 任务 | 牵头单位 |", "1 | 政务 | 甲 | 市财政局 |", "2 | 乙 | 市水务局 | |", "一、总类 | |||"]
    lines, issues = read_tables([Line(text) for text in rows])
    assert [line.text for line in lines if not line.cell] == ["2", "乙", "市水务局"]
    assert [issue.code for issue in issues] == ["table_shifted"]
    lines, issues = read_tables([Line(text) for text in ["序号 | 任务 | 备注 |", "1 | 甲 | |"]])
    assert len(cells(lines)) == 5 and not issues


def test_buttons_with_bars_are_no_table():
    lines, _ = read_tables([Line("正文。"), Line("[放大字体] | [缩小字体] | [打印] | [关闭窗口] |")])
    assert [line.text for line in lines] == ["正文。"]


def test_single_bars_frame_no_table():
    lines, issues = read_tables([Line("首页 |"), Line("某市通知 |"), Line("|||"), Line("正文")])
    assert not cells(lines) and not issues
    assert lines[1].text == "某市通知"


def test_rows_parted_by_tabs_are_a_table() -> None:
    assert rows_of("序号\t任务\t单位\n1\t甲事\t市财政局\n2\t乙事\t市财政局\n") == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_equal_cells_that_came_one_a_line_are_all_kept() -> None:
    lines = ["|", "序号", "|", "任务", "|", "单位", "|", "|"]
    for number, task in enumerate(["甲事", "乙事", "丙事"], 1):
        lines += [str(number), "|", task, "|", "市财政局", "|", "|"]
    kept = load_bytes("a.txt", "\n".join(lines).encode()).text.split("\n")
    assert kept == [line for line in lines if line != "|"]


def read(*texts: str) -> tuple[list[tuple[int, int, int, str]], list[str], list[str]]:
    """Cells (table, row, column, words), the other lines, and what is doubtful."""
    lines, issues = read_tables([Line(text) for text in texts])
    placed = [(c.table, c.row, c.column, line.text) for line in lines if (c := line.cell)]
    return placed, [line.text for line in lines if not line.cell], [issue.code for issue in issues]


def test_rows_with_full_width_bars_and_breaks():
    placed, _, _ = read("｜序号｜任务｜", "｜1｜甲<br>乙｜")
    assert placed == [(0, 0, 0, "序号"), (0, 0, 1, "任务"), (0, 1, 0, "1"), (0, 1, 1, "甲\n乙")]


def test_empty_cells_are_no_lines_but_count_as_columns():
    assert read("| 序号 | | 单位 |", "| 1 | | 局 |")[0] == [
        (0, 0, 0, "序号"),
        (0, 0, 2, "单位"),
        (0, 1, 0, "1"),
        (0, 1, 2, "局"),
    ]


def test_tables_are_numbered_as_they_come():
    placed, others, _ = read("| 甲 | 乙 |", "文字", "| 丙 | 丁 |")
    assert ([cell[0] for cell in placed], others) == ([0, 0, 1, 1], ["文字"])


def test_separators_are_no_rows():
    for separator in ("|---|---|", "---|---|", "| :-- | --: |", "|:--:|:--:|"):
        assert [cell[1] for cell in read("| 甲 | 乙 |", separator, "| 丙 | 丁 |")[0]] == [0, 0, 1, 1]


def test_blank_lines_inside_a_table_say_nothing_and_around_it_they_stay():
    placed, others, _ = read("", "| 甲 | 乙 |", "", "| 丙 | 丁 |", "", "文字")
    assert ([cell[0] for cell in placed], others) == ([0, 0, 0, 0], ["", "", "文字"])


@pytest.mark.parametrize(("tabs", "rows", "table"), [(2, 2, True), (1, 2, False), (2, 1, False)])
def test_how_many_tabs_and_rows_make_a_table(tabs, rows, table):
    assert bool(read(*["\t".join(["甲"] * (tabs + 1))] * rows)[0]) is table


def test_lines_with_another_number_of_tabs_are_another_table():
    placed, _, _ = read("甲\t乙\t丙", "丁\t戊\t己", "甲\t乙\t丙\t丁", "甲\t乙\t丙\t丁")
    assert len(placed) == 14


@pytest.mark.parametrize(("cells", "table"), [(48, True), (49, False)])
def test_how_many_cells_a_row_may_have(cells, table):
    assert bool(read("|".join(["甲"] * cells))[0]) is table


def flat(width: int, rows: int, first: int = 1) -> list[str]:
    """A table with one cell a line and a bar at each end."""
    head = ["序号 |", *["任务 |"] * (width - 1)]
    return head + [f"{text} |" for n in range(rows) for text in (str(first + n), *"甲" * (width - 1))]


@pytest.mark.parametrize(
    ("lines", "table"),
    [
        (flat(2, 2), True),
        (flat(2, 1), False),  # a head and one row
        (flat(12, 2), True),
        (flat(13, 2), False),
        (flat(3, 3, first=2), False),  # numbers run from 1
        ([*flat(3, 3), "甲 |"], False),
    ],
)
def test_when_the_width_of_a_flattened_table_is_known(lines, table):
    assert bool(read(*lines)[0]) is table


@pytest.mark.parametrize(("lines", "told"), [(24, []), (25, ["table_flattened"])])
def test_how_many_lines_with_bars_are_worth_telling(lines, told):
    placed, others, issues = read(*["甲 |"] * lines)
    assert (placed, others, issues) == ([], ["甲"] * lines, told)


@pytest.mark.parametrize(
    ("head", "row", "shifted"),
    [
        ("序号 | 领域 | 任务 | 单位", "1 | 甲 | 乙 |", True),
        ("序号 | 领域 | 任务 | 备注", "1 | 甲 | 乙 |", False),  # remarks may be missing
        ("序号 | 任务 | 单位", "一、总类 | |", False),  # the heading of a group
        ("序号 | 任务 | 单位", "1 | 甲 |", True),
        ("序号 | 任务", "1 |", False),  # two columns: nothing to be told
        ("序号 | | 单位", "1 | 甲 |", False),  # a head that is shifted itself
        ("索引号 | 1 | 发文日期", "标题 | 甲 |", False),  # facts about the document
        ("序号 | 任务 | 单位", "1 | | 局", False),
    ],
)
def test_when_a_row_is_shifted(head, row, shifted):
    assert (read(f"| {head} |", f"| {row} |")[2] == ["table_shifted"]) is shifted


def test_a_shifted_row_does_not_shift_those_below_it():
    placed, others, _ = read("| 序号 | 任务 | 单位 |", "| 甲 | 乙 | |", "| 2 | 丙 | 局 |")
    assert others == ["甲", "乙"]
    assert placed[-1] == (0, 2, 2, "局")


RAGGED = "序号\t类别\t任务\t责任单位\t配合单位"


def spans(*rows: str) -> list[tuple[int, int, int, str]]:
    """Row, column, rows spanned, words."""
    lines, _ = read_tables([Line(row) for row in rows])
    return [(line.cell.row, line.cell.column, line.cell.row_span, line.text) for line in lines if line.cell]


def test_rows_that_lost_the_tabs_at_their_end_are_rows() -> None:
    found = spans(RAGGED, "1\t水利\t甲\t市水利局\t市财政局", "2\t\t乙\t市水利局", "3\t交通\t丙\t市交通局")
    assert [(row, text) for row, column, _, text in found if column == 2] == [
        (0, "任务"),
        (1, "甲"),
        (2, "乙"),
        (3, "丙"),
    ]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("一、水利工程", True),  # heads a group
        ("以上任务请抓好落实。", False),
        ("\t以上任务请抓好落实。", False),  # an indent
        ("一、" + "水利工程" * 8, False),
    ],
)
def test_which_lines_between_rows_belong_to_the_table(line: str, row: bool) -> None:
    lines, _ = read_tables(
        [Line(RAGGED), Line("1\t水利\t甲\t市水利局\t市财政局"), Line(line), Line("2\t\t乙\t市水利局")]
    )
    (found,) = (each for each in lines if each.text.strip() == line.strip())
    assert (found.cell is not None) is row


def test_empty_cells_before_the_first_words_go_on_with_those_above() -> None:
    found = spans(
        "序号 | 类别 | 任务 | 单位 |", "1 | 水利 | 甲 | 市水利局 |", "2 | | 乙 | 市财政局 |", "3 | | | 市农业局 |"
    )
    assert [each for each in found if each[0] == 1] == [
        (1, 0, 1, "1"),
        (1, 1, 3, "水利"),
        (1, 2, 1, "甲"),
        (1, 3, 1, "市水利局"),
    ]
    assert [each for each in found if each[1] == 2] == [(0, 2, 1, "任务"), (1, 2, 1, "甲"), (2, 2, 2, "乙")]


@pytest.mark.parametrize(
    "row",
    [
        "2 | 交通 | | 市财政局 |",  # behind a group's own name
        "一、其他 | | | |",
        "2 | 交通 | 乙 | |",
    ],
)
def test_other_empty_cells_are_their_row_s_own(row: str) -> None:
    found = spans("序号 | 类别 | 任务 | 单位 |", "1 | 水利 | 甲 | 市水利局 |", row, "3 | | 丙 | 市农业局 |")
    assert {down for at, _, down, _ in found if at == 1} == {1}


def test_heads_and_numbers_do_not_go_on() -> None:
    found = spans("序号 | 任务 | 单位 |", "| | 市水利局 |", "1 | 甲 | 市水利局 |", "| 乙 | 市财政局 |")
    assert {down for *_, down, _ in found} == {1}


def test_where_merged_cells_are_shown_no_row_is_shifted() -> None:
    rows = [
        "序号 | 类别 | 任务 | 责任单位 | 配合单位 |",
        "1 | 水利 | 甲 | 市水利局 | 市财政局 |",
        "2 | | 乙 | 市水利局 | |",
    ]
    lines, issues = read_tables([Line(text) for text in rows])
    assert all(line.cell for line in lines) and not issues


def test_a_page_on_one_line_in_which_a_scanner_saw_bars_is_no_row() -> None:
    page = "各镇要结合实际抓好落实，按月报送进度。" * 40
    lines, issues = read_tables([Line(page + " | 盖章 |一一 年月日")])
    assert [line.cell for line in lines] == [None]
    assert issues == ()


def test_a_long_cell_beside_others_stays_one() -> None:
    duty = "负责全县造林绿化工作，按月报送进度。" * 40
    lines, _ = read_tables([Line("科室 | 职责"), Line(f"造林科 | {duty}")])
    assert all(line.cell for line in lines)


def test_a_head_whose_cells_came_over_several_lines():
    rows = ["甲 | 120 | 3 |", "乙 | 90 | 4 |", "丙 | 60 | 5 |"]
    lines, _ = read_tables([Line(text) for text in ["品名 | 面积", "（亩） |", "增减（%） |", *rows]])
    assert cells(lines)[:4] == [(0, 0, "品名"), (0, 1, "面积\n（亩）"), (0, 2, "增减（%）"), (1, 0, "甲")]


def test_a_title_above_a_head_stays_a_row_of_its_own():
    rows = ["表1 |", "品名 | 面积 |", "甲 | 120 | 3 |", "乙 | 90 | 4 |"]
    lines, _ = read_tables([Line(text) for text in rows])
    assert (1, 0, "品名") in cells(lines)


def test_a_file_without_a_line_holds_no_table() -> None:
    assert read_tables([]) == ([], ())
