"""The task-division table in its editor, and the comparison of regions."""

from __future__ import annotations

from corpus.division.table import TableColumn, task_table
from tests.made_up import make_parsed
from ui.html.division import changes, edited, editor_rows, findings_html, without

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
