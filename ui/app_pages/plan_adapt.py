"""A table fitted to one's own place, and near-equal rows made one: proposals, each of which can be refused."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from corpus.intake.moving import LexiconMovers, seat_named
from corpus.model.seats import Seat
from corpus.workspace.adapting import Adaptation, accept, adapt
from corpus.workspace.changes import Change
from corpus.workspace.merging import merge, mergeable
from corpus.workspace.model import PlanTable, Workspace
from ui import session
from ui.app_pages import plan_reading
from ui.panels import plan as panels

_HOME, _DONE = "plan-home", "plan-adapted"


def _table(plan_id: str, table_id: str) -> tuple[Workspace, PlanTable | None]:
    plan = session.corpus().plans.open(plan_id)
    return plan, next((table for table in plan.tables if table.table_id == table_id), None)


@st.dialog("换成本地", width="large")
def fit(plan_id: str, table_id: str) -> None:
    """Organs of former times, and names of another place or level."""
    plan, table = _table(plan_id, table_id)
    if table is None or st.session_state.pop(_DONE, False):
        st.rerun()  # closes the box
    words = st.text_input(
        "本地名称",
        key=_HOME,
        placeholder="如：梅州市、云澜省栖河市；不填则只换已更名的机构",
        help="地名、机构层级和“我省”“各市”等换成本地的说法。",
    )
    home = seat_named(words) if words.strip() else None
    if words.strip() and home is None:
        st.warning("不知道这个地名属于哪一级，请写全称，如“广东省梅州市”。")
        return
    found = _adaptation(table, home)
    _proposals(plan, table, found)
    if found.unmapped:
        with st.expander(f"有 {len(found.unmapped)} 个名称不知道本地怎么叫，请自行核改"):
            session.panel(panels.unmapped_html(found), "plan-unmapped")


def _adaptation(table: PlanTable, home: Seat | None) -> Adaptation:
    movers = LexiconMovers(plan_reading.reader(session.stamp()).metadata_of)
    return adapt(table, movers, home)


def _proposals(plan: Workspace, table: PlanTable, found: Adaptation) -> None:
    if not found.proposals:
        st.info("没有需要换的名称。")
        return
    rows = [
        {"采用": True, "原写法": each.old, "改为": each.new, "行数": len(each.row_ids), "理由": each.reason}
        for each in found.proposals
    ]
    chosen = _chosen(rows, f"plan-fit-{plan.revision}-{st.session_state.get(_HOME, '')}")
    wanted = [proposal for proposal, take in zip(found.proposals, chosen, strict=True) if take]
    _offer(f"替换所选 {len(wanted)} 项", plan, accept(table, wanted), off=not wanted)


def _chosen(rows: Sequence[dict[str, object]], key: str) -> list[bool]:
    shown = pd.DataFrame(rows)
    fixed = [column for column in shown.columns if column != "采用"]
    given = st.data_editor(shown, key=key, hide_index=True, disabled=fixed, height=min(38 + 35 * len(rows), 380))
    return [bool(value) for value in given["采用"]]


def _offer(words: str, plan: Workspace, changes: Sequence[Change], *, off: bool) -> None:
    st.button(words, type="primary", disabled=off, on_click=_make, args=(plan.plan_id, changes))


@session.refusable
def _make(plan_id: str, changes: Sequence[Change]) -> None:
    session.corpus().plans.change_all(plan_id, changes, editor=session.editor())
    st.session_state[_DONE] = True


@st.dialog("合并相近任务", width="large")
def join(plan_id: str, table_id: str) -> None:
    """Near-equal tasks of several documents, merged with all their sources."""
    plan, table = _table(plan_id, table_id)
    if table is None or st.session_state.pop(_DONE, False):
        st.rerun()  # closes the box
    found = mergeable(table)
    if not found:
        st.info("没有相近的任务。")
        return
    rows = [
        {"合并": True, "任务": "\n".join(panels.row_words(row) for row in group.rows), "行数": len(group.rows)}
        for group in found
    ]
    shown = pd.DataFrame(rows)
    given = st.data_editor(
        shown,
        key=f"plan-join-{plan.revision}",
        hide_index=True,
        disabled=["任务", "行数"],
        height=min(38 + 35 * len(rows), 380),
    )
    wanted = [group.row_ids for group, take in zip(found, given["合并"], strict=True) if take]
    read = plan_reading.reader(session.stamp())
    changes = [change for ids in wanted if (change := merge(table, ids, read))]
    _offer(f"合并所选 {len(wanted)} 组", plan, changes, off=not wanted)
