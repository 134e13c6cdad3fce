"""Above the table of a plan: columns, and the files that are taken home."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from corpus.division.rows import TableColumn
from corpus.export.division import TableFormat
from corpus.export.handout import HandoutOptions, HeadStyle, SourceStyle
from corpus.export.plan import export_plan_table
from corpus.workspace.cells import limit_of
from corpus.workspace.changes import ArrangeTable, Change
from corpus.workspace.model import PlanRow, PlanTable, Workspace
from ui import boxes, session
from ui.app_pages import plan_adapt
from ui.app_pages.plan_reading import reader
from ui.panels import division
from ui.plans.rows import columns_of

_SOURCES, _HEADS = "plan-word-sources", "plan-word-heads"


def show(plan: Workspace, table: PlanTable) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="plan-tools"):
        boxes.show("列", "plan-columns", lambda: _columns(plan, table), width="content")
        ids = (plan.plan_id, table.table_id)
        if st.button("换成本地", help="已更名的机构写今天的名称；别处的地名、机构换成本地的。逐条可以不采用。"):
            plan_adapt.fit(*ids)
        if st.button("合并相近", help="几份文件中相近的任务合为一行，保留全部来源。"):
            plan_adapt.join(*ids)
        boxes.show("导出", "plan-files", lambda: _files(plan, table), width="content", keeps=(_SOURCES, _HEADS))


@session.refusable
def _make(plan: Workspace, change: Change) -> None:
    session.corpus().plans.change(plan.plan_id, change, editor=session.editor())


def _columns(plan: Workspace, table: PlanTable) -> None:
    shown = columns_of(table, table.by)
    if table.columns is None:
        st.caption("没有内容的列自动收起。")
    else:
        automatic = ArrangeTable(table_id=table.table_id, automatic=True)
        st.button("恢复自动选列", on_click=_make, args=(plan, automatic))
    for column in division.OPTIONAL:
        key = f"plan-column-{column.value}"
        st.session_state[key] = column in shown
        st.checkbox(column.heading, key=key, on_change=_toggled, args=(plan, table, shown, column))


def _toggled(plan: Workspace, table: PlanTable, shown: Sequence[TableColumn], column: TableColumn) -> None:
    wanted = {*shown} ^ {column}
    columns = tuple(each for each in TableColumn if each in wanted and each is not TableColumn.ROLE)
    _make(plan, ArrangeTable(table_id=table.table_id, columns=columns))


# --- files ------------------------------------------------------------------------------------------------------------

FORMS = {
    TableFormat.DOCX: ("Word（A4 横向）", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    TableFormat.XLSX: ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    TableFormat.ICS: ("日历（完成时限）", "text/calendar"),
    TableFormat.CSV: ("CSV", "text/csv"),
    TableFormat.JSON: ("JSON", "application/json"),
}
SOURCES = {SourceStyle.COLUMN: "来源作一列", SourceStyle.FOOTNOTE: "来源作脚注", SourceStyle.NONE: "不写来源"}
HEADS = {HeadStyle.ROWS: "分组各占一行", HeadStyle.COLUMN: "分组作合并的一列"}


def _files(plan: Workspace, table: PlanTable) -> None:
    sources = st.radio("Word 中的来源", list(SOURCES), format_func=SOURCES.__getitem__, key=_SOURCES)
    heads = st.radio("Word 中的分组", list(HEADS), format_func=HEADS.__getitem__, key=_HEADS)
    options = HandoutOptions(sources=sources, heads=heads, page=division.local_page)
    for form, (name, kind) in FORMS.items():
        # The file is made on the click, of the plan as it is then.
        make = partial(_file, plan.plan_id, table.table_id, form, options)
        st.download_button(name, make, f"{table.title}.{form.value}", kind, on_click="ignore", width="stretch")
    if left := sum(1 for row in table.rows if not _day(row)):
        st.caption(f"日历只收写明日期的行，另有 {left} 行没有。")


def _day(row: PlanRow) -> bool:
    return limit_of(row, reader(session.stamp())).due is not None


def _file(plan_id: str, table_id: str, form: TableFormat, options: HandoutOptions) -> bytes:
    plan = session.corpus().plans.open(plan_id)
    return export_plan_table(plan, table_id, form, reader=reader(session.stamp()), options=options)
