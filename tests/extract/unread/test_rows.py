"""Rows of divisions of tasks that no task has taken in."""

from __future__ import annotations

import pytest

from corpus.model import Assignment, Span, Task, UnitRole
from extract.unread.rows import find_unread_rows
from tests.documents import table_document
from tests.unread_signs import HEAD, marked


def test_what_a_row_says_is_to_be_done() -> None:
    rows = [["序号", "说法", "责任科室"], ["1", "修缮渔港码头", "规划科"], ["2", "清理北渡航道", "—"]]
    assert marked(find_unread_rows, table_document(HEAD, rows)) == ["修缮渔港码头"]


def test_rows_of_which_only_lines_are_left() -> None:
    text = HEAD + "重点任务\n责任单位\n修缮渔港码头\n市渔业局\n清理北渡航道\n市交通局"
    assert marked(find_unread_rows, text) == ["修缮渔港码头", "清理北渡航道"]


def test_a_list_of_addresses_and_a_table_of_sums_say_nothing() -> None:
    assert marked(find_unread_rows, table_document(HEAD, [["姓名", "单位", "电话"], ["白鹭", "市渔业局", "1"]])) == []
    assert marked(find_unread_rows, table_document(HEAD, [["项目", "单位", "数量"], ["码头", "座", "2"]])) == []


def test_beside_persons_only_what_says_what_is_to_be_done() -> None:
    rows = [["名目", "责任单位", "责任人"], ["云澜溪", "市水利局", "白鹭"], ["修缮渔港码头", "市渔业局", "白鹭"]]
    assert marked(find_unread_rows, table_document(HEAD, rows)) == ["修缮渔港码头"]


LINES = "重点任务\n责任单位\n"
TURNED = "责任单位\n重点任务\n"
"""Heads of which nobody can make a table: the rows stay lines."""


@pytest.mark.parametrize(
    ("rows", "signs"),
    [
        ([["渔港任务表"], ["2024年"], ["事项", "责任单位"], ["修缮渔港码头", "市渔业局"]], ["修缮渔港码头"]),
        ([["渔港任务表"], ["2024年"], ["第一批"], ["事项", "责任单位"], ["修缮渔港码头", "市渔业局"]], []),
        # The longest cell of words says what is to be done.
        ([["名目", "说法", "责任单位"], ["码头", "修缮渔港码头", "市渔业局"]], ["修缮渔港码头"]),
        # A cell that is merged with the one above it says so once.
        (
            [["序号", "说法", "责任单位"], ["1", "修缮渔港码头", "市渔业局"], ["2", "^", "市交通局"]],
            ["修缮渔港码头"],
        ),
        ([["序号", "说法", "责任单位"], ["1", "字" * 600, "市渔业局"]], ["字" * 600]),
        ([["序号", "说法", "责任单位"], ["1", "字" * 601, "市渔业局"]], []),  # no cell is so long
        ([["序号", "说法", "责任单位"], ["1", "修", "市渔业局"]], []),
        ([["序号", "说法", "责任单位（第一位是牵头单位）"], ["1", "修缮渔港码头", "市渔业局"]], []),
        ([["序号", "说法", "责任单位"], ["1", "渔港码头", "市渔业局"]], ["渔港码头"]),  # a thing is something to be done too
        ([["序号", "说法", "责任单位"], ["1", "市交通局", "市渔业局"]], []),  # another unit is not
        ([["序号", "说法", "责任单位"], ["1", "2025年6月底前", "市渔业局"]], []),
        # Of two columns of units the first that names some.
        ([["说法", "牵头单位", "责任单位"], ["修缮渔港码头", "—", "市渔业局"]], ["修缮渔港码头"]),
        # Of several heads the first rules.
        ([["说法", "责任单位"], ["修缮渔港码头", "市渔业局"], ["责任单位", "说法"], ["市交通局", "清理北渡航道"]],
         ["修缮渔港码头"]),
    ],
)  # fmt: skip
def test_tables_whose_column_surely_names_units(rows: list[list[str]], signs: list[str]) -> None:
    assert marked(find_unread_rows, table_document(HEAD, rows)) == signs


@pytest.mark.parametrize(
    ("lines", "signs"),
    [
        (LINES + "修缮渔港码头\n市渔业局", ["修缮渔港码头"]),
        ("重点任务 责任单位\n修缮渔港码头\n市渔业局", ["修缮渔港码头"]),
        ("责任单位\n修缮渔港码头\n市渔业局", []),  # one head alone
        ("一句话。\n" + LINES + "修缮渔港码头\n市渔业局", ["修缮渔港码头"]),
        (LINES + "修缮渔港码头\n并清理周边航道\n市渔业局", ["修缮渔港码头\n并清理周边航道"]),  # a cell of two lines
        (TURNED + "修缮渔港码头\n市渔业局", ["修缮渔港码头"]),
        ("说明一下\n" + TURNED + "修缮渔港码头\n市渔业局", ["修缮渔港码头"]),
        (
            TURNED + "渔港码头\n清理北渡的航道\n市渔业局",
            ["清理北渡的航道"],
        ),  # the longest of the lines before the units
        (TURNED + "清理北渡的航道\n渔港码头\n市渔业局", ["清理北渡的航道"]),
        (TURNED + "1\n修缮渔港码头\n2\n市渔业局", []),  # a number begins another row
        (TURNED + "推进市渔业局\n市渔业局", ["推进市渔业局"]),  # what is to be done, though its end could be a unit's
        (TURNED + "修缮渔港码头\n牵头单位\n市渔业局", ["修缮渔港码头"]),  # a label is no unit
        ("责任单位 重点任务\n修缮渔港码头\n市渔业局", ["修缮渔港码头"]),
        ("责任单位 甲\n修缮渔港码头\n市渔业局", []),
        ("责任单位\n甲\n修缮渔港码头\n市渔业局", []),
        ("责任单位\n甲\n重点任务\n修缮渔港码头\n市渔业局", []),
        ("重点任务\n甲\n责任单位\n修缮渔港码头\n市渔业局", []),
        (LINES + "修缮渔港码头\n市渔业局\n市交通局", ["修缮渔港码头"]),  # one row has its units once
        (LINES + "修缮渔港码头\n责任单位", []),  # a head that is told again
        (LINES + "修缮渔港码头\n市渔业局\n" + LINES + "清理北渡航道\n市交通局", ["修缮渔港码头", "清理北渡航道"]),
        (LINES + "修缮渔港码头\n" + LINES + "市渔业局", []),  # nor does a page's new head
        ("重点任务 责任单位 " + "备注 " * 10 + "\n修缮渔港码头\n市渔业局", ["修缮渔港码头"]),
        ("重点任务 责任单位 " + "备注 " * 11 + "\n修缮渔港码头\n市渔业局", []),  # no table has so many heads
    ],
)
def test_heads_and_rows_in_lines(lines: str, signs: list[str]) -> None:
    assert marked(find_unread_rows, HEAD + lines) == signs


def test_without_a_head_lines_are_no_rows() -> None:
    assert marked(find_unread_rows, "修缮渔港码头\n市渔业局") == []


def test_rows_are_looked_for_within_some_hundred_lines() -> None:
    row = "修缮渔港码头\n市渔业局"
    assert marked(find_unread_rows, HEAD + LINES + "说\n" * 597 + row) == ["修缮渔港码头"]
    assert marked(find_unread_rows, HEAD + LINES + "说\n" * 598 + row) == ["修缮渔港码头"]
    assert marked(find_unread_rows, HEAD + LINES + "说\n" * 599 + row) == []


def test_a_row_that_a_record_has_is_read() -> None:
    document = table_document(HEAD, [["序号", "说法", "责任单位"], ["1", "修缮渔港码头", "市渔业局"]])
    at = document.text.index("修缮渔港码头")
    task = Task(span=Span(at, at + 6), label="1", title="修缮渔港码头", section=None, text=Span(at, at + 6))
    assert marked(find_unread_rows, document, tasks=(task,)) == []
    unit = document.text.index("市渔业局")
    lead = Assignment(span=Span(unit, unit + 4), role=UnitRole.LEAD, unit="市渔业局")
    other = Task(span=Span(0, 2), label=None, title="甲", section=None, text=Span(0, 1), assignments=(lead,))
    assert marked(find_unread_rows, document, tasks=(other,)) == []
