"""Tables whose cells came one a line without any mark."""

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
