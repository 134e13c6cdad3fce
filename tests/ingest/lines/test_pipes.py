"""Tables that came as text with bars or tabs."""

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
    assert rows_of("\n".join(lines)) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
