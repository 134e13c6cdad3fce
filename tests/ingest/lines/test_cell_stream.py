"""Cells one a line with a bar before each: the running numbers tell the rows."""

from __future__ import annotations

import pytest

from ingest import load_bytes
from ingest.line import Line
from ingest.lines.cell_stream import rows_of_streams


def rows(*lines: str) -> list[str]:
    return [line.text for line in rows_of_streams([Line(text) for text in lines])[0]]


def row(*cells: str) -> list[str]:
    return [f"| {cell}".rstrip() for cell in cells]


HEAD = ["指标", *row("权重", "单位", "2030年", "牵头部门")]
ROWS = [cell for number in range(1, 5) for cell in row(str(number), "渔港数", "5", "个", "12", "市水利局")]


def test_a_head_a_cell_short_spans_the_numbers() -> None:
    assert rows(*HEAD, *ROWS)[:2] == ["||指标|权重|单位|2030年|牵头部门|", "|1|渔港数|5|个|12|市水利局|"]


def test_a_caption_above_the_first_bar_is_no_cell() -> None:
    lines = rows("表1 考核指标", "| 序号", *row("指标", "权重", "单位", "2030年", "牵头部门"), *ROWS)
    assert lines[:2] == ["表1 考核指标", "|序号|指标|权重|单位|2030年|牵头部门|"]


def test_rows_between_the_numbers_are_groups() -> None:
    group = row("一、渔港", "50", "", "", "")
    assert rows(*HEAD, *group, *ROWS)[1] == "||一、渔港|50||||"


def test_an_empty_last_cell_stands_before_the_next_number() -> None:
    lines = [
        *HEAD,
        *(line for n in range(1, 5) for line in (f"| | {n}" if n > 1 else "| 1", *row("渔港数", "5", "个", "12"))),
    ]
    assert rows(*lines, "|")[1:3] == ["|1|渔港数|5|个|12||", "|2|渔港数|5|个|12||"]


def test_a_cell_goes_on_in_a_line_without_a_bar() -> None:
    lines = [*HEAD[:3], "| 2030年", "目标", HEAD[4], *ROWS]
    assert rows(*lines)[0] == "||指标|权重|单位|2030年<br>目标|牵头部门|"


@pytest.mark.parametrize("numbers", ["1235", "1357"])
def test_rows_that_numbers_do_not_tell_are_told(numbers: str) -> None:
    lines = [
        *HEAD,
        *(cell for n in numbers for cell in row(n, "渔港数", "5", "个", "12", "市水利局", *["多"] * (n == "2"))),
    ]
    document = load_bytes("甲.txt", "\n".join(lines).encode())
    assert [issue.code for issue in document.issues] == ["table_flattened"]


@pytest.mark.parametrize("lines", [["| 甲 | 乙 |"] * 14, ["|甲|"] * 14, ["| 甲"] * 11, ["首页", "|"] * 14])
def test_rows_with_bars_at_both_ends_short_runs_and_menus_are_none(lines: list[str]) -> None:
    assert rows(*lines) == lines
