"""The task-division table in its editor, and the comparison of regions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.build import DocumentRow
from corpus.division.table import Finding, Grouping, TableColumn, TableOptions, task_table
from corpus.export.handout import task_handout
from corpus.model import Span
from tests.made_up import make_parsed
from ui.panels.division import (
    EDITABLE,
    OPTIONAL,
    PAGE,
    address,
    changes,
    edited,
    editor_rows,
    figures,
    findings_html,
    local_page,
    offers_html,
    without,
)
from ui.state import TasksView

PLAN = make_parsed(
    "云澜省方案\n1.推进甲项改革。（牵头：省财政厅）\n2.推进乙项改革。\n3.推进丙项改革。（牵头：省科技厅）"
)


TABLE = task_table([PLAN])
FIRST = f"{PLAN.document_id}-t0"


def test_rows_open_their_place() -> None:
    rows = editor_rows(TABLE)
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["lead"] == "省财政厅"
    assert rows[0]["source"].startswith(f"document?id={PLAN.document_id}&record={FIRST}#")


def test_books_lead_to_the_local_page() -> None:
    (origin,) = task_handout(TABLE).rows[0].origins
    assert local_page(origin) == f"http://localhost:8501/document?id={PLAN.document_id}&record={FIRST}"


def test_edits_are_kept_by_record() -> None:
    """Row numbers are the editor's; what is kept outlives another order, other columns, another page."""
    rows = list(TABLE.rows)
    found = changes(rows, {0: {"lead": "省发展改革委"}, 2: {"task": None, "number": "9"}, 99: {"lead": "x"}})
    assert found == {(FIRST, TableColumn.LEAD): "省发展改革委", (f"{PLAN.document_id}-t2", TableColumn.TASK): ""}
    after = list(edited(TABLE, found).rows)
    assert after[0].cells[TableColumn.LEAD] == "省发展改革委"
    assert after[1].cells == rows[1].cells
    assert [row.entry_id for row in after] == [row.entry_id for row in rows]


def test_columns_are_left_out() -> None:
    assert TableColumn.LEAD not in without(TABLE, ("lead", "nonsense")).columns


def test_findings_name_their_number_and_place() -> None:
    html = findings_html(TABLE)
    assert "1 项无牵头单位" in html
    assert "document?id=" in html


def test_what_is_edited_and_what_may_be_left_out() -> None:
    """Numbers, roles and sources are ours; a table without number and task is none."""
    assert set(TableColumn) - set(EDITABLE) == {TableColumn.NUMBER, TableColumn.ROLE, TableColumn.SOURCE}
    assert set(TableColumn) - set(OPTIONAL) == {TableColumn.NUMBER, TableColumn.TASK, TableColumn.ROLE}


@pytest.mark.parametrize("column", TableColumn)
def test_edits_reach_the_columns_that_are_edited_and_no_other(column: TableColumn) -> None:
    found = changes(list(TABLE.rows), {0: {column.value: "改"}})
    assert found == ({(FIRST, column): "改"} if column in EDITABLE else {})


def test_without_edits_the_table_is_the_same() -> None:
    assert edited(TABLE, {}) is TABLE
    assert edited(TABLE, {("elsewhere", TableColumn.LEAD): "改"}) == TABLE


def test_a_page_of_the_editor() -> None:
    many = task_table([make_parsed("甲\n" + "\n".join(f"{n}.推进。" for n in range(1, PAGE + 3)))])
    assert len(editor_rows(many)) == PAGE
    assert [row["number"] for row in editor_rows(many, PAGE)] == [str(PAGE + 1), str(PAGE + 2)]


def test_the_source_is_a_link_that_says_where_it_leads() -> None:
    (first, *_) = TABLE.rows
    assert address(first).endswith("#1.")
    bare = replace(first, cells={**first.cells, TableColumn.SOURCE: ""})
    assert address(bare).endswith("#原文")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("no_lead", "2 项无牵头单位"), ("no_deadline", "2 项无完成时限"), ("no_target", "2 项无量化目标"),
        ("renamed", "2 个机构已更名"), ("number_malformed", "2 项文号格式有误"),
    ],
)  # fmt: skip
def test_every_kind_of_finding_is_counted_in_chinese(code: str, words: str) -> None:
    finding = Finding(code=code, message="说明", document_id=PLAN.document_id, span=Span(3, 9), entry_id=FIRST)
    html = findings_html(replace(TABLE, findings=(finding, finding)))
    assert words in html
    assert "1 说明" in html  # with the number of its row
    assert "at=3-9" in html


def test_a_finding_at_one_point_still_opens_there() -> None:
    finding = Finding(code="no_lead", message="说明", document_id=PLAN.document_id, span=Span(3, 3))
    assert "at=3-4" in findings_html(replace(TABLE, findings=(finding,)))
    assert findings_html(replace(TABLE, findings=())) == ""


def test_figures() -> None:
    assert figures(TABLE, TasksView()) == "共 3 项任务，来自 1 份文件"
    assert figures(TABLE, TasksView(basket=True)) == "共 3 项任务，来自 篮中 1 份文件"
    by_unit = task_table([PLAN, PLAN], TableOptions(by=Grouping.UNIT))
    assert figures(by_unit, TasksView()).startswith("共 3 项")  # a task under two units is one


def test_offers_are_documents_with_their_number_of_tasks() -> None:
    row = DocumentRow(
        document_id="ab", title="<b>方案", document_number=None, issuers=(), day=None, level=None, region=None,
        document_type=None, tasks=7, targets=0, priorities=0, citations=0, issues=0, source_name="a",
    )  # fmt: skip
    html = offers_html([row])
    assert "&lt;b&gt;方案" in html
    assert "7 项" in html
    assert "tasks?id=ab" in html
