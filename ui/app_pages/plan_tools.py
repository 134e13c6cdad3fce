"""Above the table of a plan: grouping, columns, and the files that are taken home."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from corpus.division.rows import Grouping, TableColumn
from corpus.workspace.changes import ArrangeTable, Change
from corpus.workspace.model import PlanTable, Workspace
from ui import session
from ui.panels import division
from ui.plans.rows import columns_of

_WORDS = {by.value: by.heading for by in Grouping}


def show(plan: Workspace, table: PlanTable) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="plan-tools"):
        key = f"plan-by-{table.table_id}"
        st.session_state[key] = table.by.value
        st.segmented_control(
            "分组",
            list(_WORDS),
            key=key,
            format_func=_WORDS.__getitem__,
            label_visibility="collapsed",
            on_change=session.said(key, lambda by: _make(plan, _grouping(table, by)) if by else None),
        )
        with st.popover("列"):
            _columns(plan, table)


def _grouping(table: PlanTable, by: str) -> ArrangeTable:
    return ArrangeTable(table_id=table.table_id, by=Grouping(by))


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
