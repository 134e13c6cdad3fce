"""Rows of bars whose cells go over several lines."""

from __future__ import annotations

from ingest.line import Line
from ingest.lines.broken_rows import join_rows
from ingest.lines.pipes import read_tables
from tests.made_files import cells

TABLE = """|
   序号 |
   任务
   |
   责任单位
   |
|
   1
   |
   改造
   渔港
   |
   市渔业局
   市水利局
   |
|
   2
   |
   更新渔船
   |
   市渔业局
   |
注：略"""


def _lines(text: str) -> list[Line]:
    return [Line(line) for line in text.split("\n")]


def test_a_row_goes_on_to_the_bar_that_closes_it() -> None:
    lines, issues = read_tables(_lines(TABLE))
    assert cells(lines) == [
        (0, 0, "序号"),
        (0, 1, "任务"),
        (0, 2, "责任单位"),
        (1, 0, "1"),
        (1, 1, "改造\n渔港"),
        (1, 2, "市渔业局\n市水利局"),
        (2, 0, "2"),
        (2, 1, "更新渔船"),
        (2, 2, "市渔业局"),
    ]
    assert lines[-1].text == "注：略"
    assert not issues


def test_an_empty_cell_keeps_its_place() -> None:
    shorter = TABLE.replace("   市渔业局 \n   市水利局 \n", "")
    assert (1, 2, "市渔业局") not in cells(read_tables(_lines(shorter))[0])
    assert (2, 2, "市渔业局") in cells(read_tables(_lines(shorter))[0])


def test_other_lines_stay_as_they_are() -> None:
    for text in (
        "|序号|任务|\n|1|改造渔港|\n|2|更新渔船|",
        "序号 |\n任务 |\n1 |\n改造渔港 |\n2 |\n更新渔船 |",
        "|\n甲\n|",
    ):
        assert [line.text for line in join_rows(_lines(text))] == text.split("\n")
