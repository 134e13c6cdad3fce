"""The table of a plan: what people see of it, its check, and what they do in it. This part of the page runs alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

import streamlit as st

from corpus.workspace.findings import TableFinding
from corpus.workspace.history import HistoryLine
from corpus.workspace.kept import PlanGone
from corpus.workspace.model import PlanTable, Workspace
from ui import session
from ui.app_pages import plan_tools
from ui.app_pages.plan_reading import check, displaced, reader
from ui.grid import grid
from ui.panels import plan as panels
from ui.plans.queue import Done, TableDesk
from ui.plans.rows import Beside, table_data
from ui.state import PlanView

_SEEN, _NEWS, _TOLD, _KEPT, _WHOLE, _FOUND = (
    "plan-seen", "plan-news", "plan-told", "plan-kept-ops", "plan-whole", "plan-found"
)  # fmt: skip
AT_ROWS = ("deadline_past", "duplicate", "two_roles")
"""Kinds of findings that are shown at the rows; others hold for half of a table."""
_OFTEN = 3.0
"""Seconds between looks at what other windows do."""


def show(view: PlanView, plan: Workspace) -> None:
    _part(plan.plan_id, view.table_id)
    _watch(plan.plan_id)


@st.fragment(run_every=_OFTEN)
def _watch(plan_id: str) -> None:
    """Other windows change the same plan: then this one shows it."""
    known = st.session_state.get(_SEEN, {}).get(plan_id)
    try:
        if known is not None and session.corpus().plans.open(plan_id).revision != known:
            st.rerun()
    except PlanGone:
        st.rerun()


@st.fragment
def _part(plan_id: str, table_id: str) -> None:
    plan = session.corpus().plans.open(plan_id)
    table = next((table for table in plan.tables if table.table_id == table_id), None)
    if session.going() or table is None or st.session_state.pop(_WHOLE, False):
        st.rerun()  # the page around it changes too
    news = _news(plan)
    found = check(table, session.stamp())
    plan_tools.show(plan, table)
    view = PlanView(plan_id=plan_id, table_id=table_id, found=PlanView.read(session.params()).found)
    session.panel(panels.check_html(view, found, len(table.rows)), "plan-check")
    _said(news)
    _grid(view, plan, table, found, news)


# --- others, and what could not be done as asked ----------------------------------------------------------------------


def _news(plan: Workspace) -> list[HistoryLine]:
    """What other windows did since this one looked first, until somebody has taken note."""
    seen: dict[str, int] = st.session_state.setdefault(_SEEN, {})
    news: dict[str, list[HistoryLine]] = st.session_state.setdefault(_NEWS, {})
    before = seen.get(plan.plan_id)
    if before is not None and before != plan.revision:
        steps = session.corpus().plans.history(plan.plan_id, since=before)
        news.setdefault(plan.plan_id, []).extend(step for step in steps if step.editor != session.editor())
    seen[plan.plan_id] = plan.revision
    return news.get(plan.plan_id, [])


def _said(news: list[HistoryLine]) -> None:
    told: list[str] = st.session_state.setdefault(_TOLD, [])
    with st.container(key="plan-said"):  # there also when nothing is said, so that the table below keeps its place
        if news or told:
            _said_line(news, told)


def _said_line(news: list[HistoryLine], told: list[str]) -> None:
    words, button = st.columns([9, 1.2], vertical_alignment="center")
    with words:
        session.panel(panels.news_html(news, told), "plan-news")
    button.button("知道了", on_click=_noted, width="stretch")


def _noted() -> None:
    st.session_state[_NEWS] = {}
    st.session_state[_TOLD] = []


# --- the table --------------------------------------------------------------------------------------------------------


def _only(view: PlanView, found: tuple[TableFinding, ...]) -> Collection[str] | None:
    """The rows of the kind that was clicked. They stay while one mends them."""
    if not view.found:
        st.session_state.pop(_FOUND, None)
        return None
    key, held = (view.plan_id, view.table_id, view.found), st.session_state.get(_FOUND)
    if held is None or held[0] != key:
        rows = next((set(finding.row_ids) for finding in found if finding.code == view.found), set())
        st.session_state[_FOUND] = held = (key, rows)
    return cast("set[str]", held[1])


def _flags(view: PlanView, found: tuple[TableFinding, ...], news: list[HistoryLine]) -> Mapping[str, list[str]]:
    """What is to be seen at a row itself: what other windows did, and the cases that are about single rows."""
    flags: dict[str, list[str]] = {}
    for finding in found:
        for case in finding.cases if finding.code in {*AT_ROWS, view.found} else ():
            for row_id in case.row_ids:
                flags.setdefault(row_id, []).append(f"{finding.name}：{case.text}")
    for step in news:
        for row_id in step.rows:
            flags.setdefault(row_id, []).append(f"{step.at:%H:%M} 另一窗口改过")
    return flags


def _grid(
    view: PlanView, plan: Workspace, table: PlanTable, found: tuple[TableFinding, ...], news: list[HistoryLine]
) -> None:
    plans = session.corpus().plans
    beside = Beside(moved=displaced(session.stamp(), plan), flags=_flags(view, found, news), only=_only(view, found))
    undo, redo = plans.undoable(plan.plan_id), plans.redoable(plan.plan_id)
    data = {
        "name": f"{plan.plan_id}|{table.table_id}",
        "title": table.title,
        "revision": plan.revision,
        **table_data(table, reader(session.stamp()), beside),
        "done": st.session_state.get(_KEPT, []),
        "saved": f"{plan.changed:%H:%M}" if plan.changed else "",
        "undo": undo.said if undo else "",
        "redo": redo.said if redo else "",
        "nothing": "没有这样的行。" if view.found else "表中还没有行。插入一行，或从“加入任务”选择文件。",
    }
    grid(data, "plan-grid", on_queue=_made)


@st.cache_resource(show_spinner=False)
def made_ops() -> Done:
    """What was made, by all windows: after a reload or a broken connection the browser says things again."""
    return Done()


def _made(queue: Mapping[str, object]) -> None:
    """Called for all that the browser did: it is in the store when this ends."""
    plan_id, _, table_id = str(queue.get("name", "")).partition("|")
    desk = TableDesk(
        plans=session.corpus().plans,
        plan_id=plan_id,
        table_id=table_id,
        editor=session.editor(),
        reader=reader(session.stamp()),
    )
    try:
        told, kept, whole = desk.make(queue, made_ops())
    except PlanGone as gone:
        told, kept, whole = (str(gone),), [], True
    st.session_state[_KEPT] = kept
    st.session_state.setdefault(_TOLD, []).extend(told)
    if whole:
        st.session_state[_WHOLE] = True
