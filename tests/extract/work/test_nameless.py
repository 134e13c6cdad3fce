"""Rows that name units and nothing that is to be done are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Document, Issue, Metadata
from extract.knowledge import load_knowledge
from extract.work.allocation import find_allocations, find_table_tasks
from extract.work.assignments import AssignmentReader
from extract.work.conventions import Conventions
from extract.work.nameless import find_nameless_rows
from tests.documents import layout_of, table_document

HEADS = ["序号", "类别", "工作任务", "牵头单位", "配合单位"]
WHOLE = ["1", "水利", "加固堤防", "市水利局", "市财政局"]


def issues(*rows: list[str]) -> list[tuple[str, Issue]]:
    return issues_in(table_document("附件", list(rows)))


def issues_in(document: Document) -> list[tuple[str, Issue]]:
    layout = layout_of(document)
    allocations = find_allocations(layout)
    reader = AssignmentReader(layout, Metadata(level="市"), load_knowledge(), Conventions())
    tasks = list(find_table_tasks(layout, reader, allocations))
    return [(layout.document[i.span], i) for i in find_nameless_rows(layout, allocations, tasks) if i.span]


def test_rows_without_a_name_are_one_issue() -> None:
    [(place, issue)] = issues(HEADS, WHOLE, ["2", "交通", "", "市交通局", ""], ["3", "", "", "", "市教育局"])
    assert place == "市交通局"
    assert issue.code == "rows_unclear"
    assert issue.message == "表格有 2 行写了单位，没有写明任务，没有作为任务读取，请核对原表。"


@pytest.mark.parametrize(
    "row",
    [
        ["2", "水利", "清理河道", "市水利局", ""],
        ["2", "水利", "^", "市水利局", ""],  # a merged cell names it
        ["2", "水利", "", "/", "—"],  # nobody is named
        ["2", "水利", "", "", ""],
        ["2", "水利", "", "详见附件要求，另行通知", ""],
    ],
)
def test_rows_that_are_read_or_name_nobody_are_not_told(row: list[str]) -> None:
    assert issues(HEADS, WHOLE, row) == []


def test_a_table_that_goes_on_without_a_head_is_read_by_the_one_before_it() -> None:
    rows = [HEADS, WHOLE, ["2", "交通", "", "市交通局", ""], ["3", "教育", "修缮校舍", "市教育局", ""]]
    document = table_document("附件", rows)
    blocks = tuple(
        replace(block, cell=replace(block.cell, table=1, row=block.cell.row - 2))
        if block.cell and block.cell.row >= 2
        else block
        for block in document.blocks
    )
    [(place, issue)] = issues_in(replace(document, blocks=blocks))
    assert (place, issue.message[:7]) == ("市交通局", "表格有 1 行")
