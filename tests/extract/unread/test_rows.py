"""Rows of divisions of tasks that no task has taken in."""

from __future__ import annotations

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
