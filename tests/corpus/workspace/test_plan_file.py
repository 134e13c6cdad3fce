"""A plan goes to a colleague as one file, and what is no such file is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given

from corpus.division.rows import TableColumn
from corpus.workspace.model import PlanRow
from corpus.workspace.plan_file import origins, plan_file, read_plan_file, sources
from corpus.workspace.written import UnreadablePlan
from tests.made_workspaces import SOURCE, item, origin, plan, row, table, three_rows, without_time, workspaces

WHOLE = plan(table(row("a", "加固海堤", origins=(origin("加固海堤。"),))), items=(item("i", "疏浚河道。", "看"),))


@given(workspaces)
def test_a_plan_is_read_as_it_was_handed_out(workspace):
    worked = replace(workspace, revision=9, changed=datetime(2025, 3, 1), archived=True)
    assert read_plan_file(plan_file(worked, "")) == replace(without_time(workspace), archived=False)


def test_the_file_names_the_documents_and_has_the_quotes():
    said = json.loads(plan_file(WHOLE, "2025-03-01"))
    assert (said["format"], said["version"], said["exported"]) == ("zhengce-plan", 1, "2025-03-01")
    (source,) = said["sources"]
    assert (source["name"], source["file"]) == ("《关于海堤建设的意见》（云政发〔2024〕3号）", "甲.txt")
    assert "疏浚河道。" in plan_file(WHOLE, "").decode()
    assert sources(WHOLE) == (SOURCE,)
    assert [each.quote for each in origins(WHOLE)] == ["疏浚河道。", "加固海堤。"]


def test_a_byte_order_mark_does_not_hinder():
    assert read_plan_file(b"\xef\xbb\xbf" + plan_file(three_rows(), "")) == three_rows()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "读不出 JSON"),
        (b"\xff\xfe", "读不出 JSON"),
        (b"[" * 100_000, "读不出 JSON"),
        (b"[]", "这不是导出的方案"),
        (b'{"format": "else"}', "这不是导出的方案"),
        (b'{"format": "zhengce-plan"}', "更新的版本"),
        (b'{"format": "zhengce-plan", "version": 2, "plan": {}}', "更新的版本"),
        (b'{"format": "zhengce-plan", "version": 1}', "已损坏"),
        (b'{"format": "zhengce-plan", "version": 1, "plan": {"plan_id": "p", "name": 3}}', "已损坏"),
    ],
)
def test_another_file_is_refused(data, message):
    with pytest.raises(UnreadablePlan, match=message):
        read_plan_file(data)


def test_what_somebody_wrote_into_the_file_is_put_in_order():
    twice = plan(table(row("a", "一"), row("a", "二")), table(row("b")), items=(item("i"), item("i")))
    empty = PlanRow(row_id="c", cells={TableColumn.LEAD: "", TableColumn.NUMBER: "7"})
    found = read_plan_file(plan_file(replace(twice, tables=(*twice.tables, table(empty, table_id="t2"))), ""))
    assert [[each.row_id for each in each.rows] for each in found.tables] == [["a"], ["c"]]
    assert found.tables[1].rows[0].cells == {}
    assert len(found.items) == 1
