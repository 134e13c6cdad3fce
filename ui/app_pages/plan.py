"""方案: work that is kept. The plan at hand, its basket and its tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from corpus.people.people import Forbidden
from corpus.workspace.changes import ReplaceRows
from corpus.workspace.kept import PlanGone, PlanNameError
from corpus.workspace.model import PlanTable, Workspace
from corpus.workspace.written import UnreadablePlan
from ui import boxes, session
from ui.app_pages import plan_reading, plan_table, plan_tables
from ui.grid import basket
from ui.panels import division
from ui.panels.markup import literal
from ui.plans.basket import change_of, item_data, named
from ui.plans.ops import ops_of
from ui.state import CorpusView, PlanView, SearchView

_CLOSED = "plan-basket-closed"
_BOX = "plan-box"
_KEPT = "plan-kept-items"
_OF_BASKET = "basket"
"""Tells the queue of a basket from those of tables."""


def show() -> None:
    view = PlanView.read(session.params())
    plan = _opened(view)
    if plan is None:
        _nothing()
        session.show(PlanView())
        return
    session.use_plan(plan.plan_id)
    session.call_page(plan.name)
    table = plan_tables.table_of(plan, view.table_id)
    view = replace(view, plan_id=plan.plan_id, table_id=table.table_id if table else "")
    _head(view, plan, table)
    _work(view, plan, table)
    session.show(view)


def _opened(view: PlanView) -> Workspace | None:
    try:
        return session.corpus().plans.open(view.plan_id) if view.plan_id else session.plan()
    except PlanGone:
        st.warning("没有这个方案，可能已被删除。下面是最近的一个。")
        return session.plan()


def _nothing() -> None:
    """No plan yet."""
    best = [row for row in session.corpus().documents(order="tasks", page_size=12) if row.tasks]
    if not best:
        st.info("还没有方案，语料库里也没有带任务的文件。放入工作方案、任务分工等文件后，就能在这里整理任务分工表。")
        st.button("添加文件", type="primary", on_click=session.go, args=(CorpusView(),))
        return
    session.panel(division.offers_html(best), "plan-offers")
    new, search, take = st.columns([1, 1, 4])
    new.button("新建空白方案", on_click=_new, args=("我的方案",), width="stretch")
    search.button("去检索", on_click=session.go, args=(SearchView(),), width="stretch")
    with take:
        boxes.show("导入方案", _BOX, _take_in, width="content")


# --- which plan -------------------------------------------------------------------------------------------------------


def _head(view: PlanView, plan: Workspace, table: PlanTable | None) -> None:
    plans = {each.plan_id: each for each in session.corpus().plans.all()}
    known = {plan.plan_id: plan.name, **{key: each.name for key, each in plans.items()}}
    chooser, more, tables = st.columns([3, 1.5, 8], vertical_alignment="center")
    key = "plan-chosen"
    st.session_state[key] = plan.plan_id
    chooser.selectbox(
        "方案",
        list(known),
        key=key,
        format_func=lambda plan_id: (
            known[plan_id] + ("（已归档）" if plan.archived and plan_id == plan.plan_id else "")
        ),
        label_visibility="collapsed",
        on_change=session.said(key, lambda plan_id: session.go(PlanView(plan_id=plan_id))),
    )
    with more:
        boxes.show("方案", _BOX, lambda: _manage(plan))
    with tables:
        plan_tables.choose(view, plan, table)


def _manage(plan: Workspace) -> None:
    """Everything that is done to a plan as a whole."""
    plans = session.corpus().plans
    name = st.text_input("名称", plan.name, key=f"plan-name-{plan.plan_id}-{plan.revision}", max_chars=80)
    st.button("改名", on_click=_named, args=(lambda: plans.rename(plan.plan_id, name, editor=session.editor()),))
    new = st.text_input("新方案的名称", key=f"plan-new-{len(plans.all())}", max_chars=80)
    st.button("新建方案", on_click=_new, args=(new,))
    with st.container(horizontal=True, gap="small"):
        st.button("复制本方案", on_click=_named, args=(lambda: plans.duplicate(plan.plan_id),))
        words = "恢复使用" if plan.archived else "归档"
        st.button(
            words, on_click=_archive, args=(plan.plan_id, not plan.archived), help="归档的方案不再列出，仍可恢复。"
        )
        st.download_button("导出给同事", lambda: plans.file(plan.plan_id), f"{plan.name}.json", on_click="ignore")
    _take_in()
    if archived := plans.all(archived=True):
        st.caption("已归档，点开继续使用：")
        for each in archived[:20]:
            st.button(
                literal(each.name),
                key=f"plan-old-{each.plan_id}",
                type="tertiary",
                on_click=_archive,
                args=(each.plan_id, False),
            )


def _take_in() -> None:
    if not session.corpus().access.edits:  # the server takes no file from a reader
        st.caption(str(Forbidden()))
        return
    if given := st.file_uploader("导入同事的方案（.json）", type=["json"], key=boxes.key("plan-file")):
        st.button(
            "导入", type="primary", on_click=_named, args=(lambda: session.corpus().plans.take(given.getvalue()),)
        )


def _new(name: str) -> None:
    _named(lambda: session.corpus().plans.make(name or session.corpus().plans.free_name("新方案")))


@session.refusable
def _named(make: Callable[[], Workspace]) -> None:
    """Makes or changes a plan and opens it; what is wrong with a name or a file is said."""
    try:
        made = make()
    except (PlanNameError, UnreadablePlan, PlanGone) as error:
        st.toast(literal(str(error)))
        return
    boxes.close(_BOX)
    boxes.close("plan-file")
    session.use_plan(made.plan_id)
    session.go(PlanView(plan_id=made.plan_id))


@session.refusable
def _archive(plan_id: str, archived: bool) -> None:
    session.corpus().plans.archive(plan_id, archived=archived)
    boxes.close(_BOX)
    session.use_plan("" if archived else plan_id)
    session.go(PlanView() if archived else PlanView(plan_id=plan_id))


# --- basket and table -------------------------------------------------------------------------------------------------


def _work(view: PlanView, plan: Workspace, table: PlanTable | None) -> None:
    closed = st.session_state.get(_CLOSED, False) or not plan.items
    if not closed:
        left, right = st.columns([2.2, 8], gap="small")
        with left:
            _basket(view, plan)
    else:
        right = st.container()
    with right:
        if table is None:
            plan_tables.nothing(plan)
        else:
            plan_table.show(view, plan)


def _basket(view: PlanView, plan: Workspace) -> None:
    moved = plan_reading.displaced(session.stamp(), plan)
    data = {
        "name": f"{_OF_BASKET}|{plan.plan_id}",
        "items": [item_data(item, moved) for item in plan.items],
        "done": st.session_state.get(_KEPT, []),
    }
    with st.container(key="plan-basket"):
        basket(data, "plan-basket-items", on_queue=lambda queue: _basket_done(view, queue))


def _basket_done(view: PlanView, queue: Mapping[str, object]) -> None:
    """All that the browser did: each once, in its order, and in the store when this ends."""
    of, _, plan_id = str(queue.get("name", "")).partition("|")
    made, ops = plan_table.made_ops(), ops_of(queue)
    try:
        for op_id, op in ops:
            if of == _OF_BASKET and op_id not in made.ids:
                _one_done(replace(view, plan_id=plan_id), op, op_id)
                made.add(op_id)
    except PlanGone as gone:
        st.toast(literal(str(gone)))
    st.session_state[_KEPT] = [op_id for op_id, _ in ops]


def _one_done(view: PlanView, said: Mapping[str, object], key: str) -> None:
    plans = session.corpus().plans
    plan = plans.open(view.plan_id)
    if said.get("act") == "rows":
        _into_table(view, plan, said)
    elif change := change_of(said, plan):
        plans.change(plan.plan_id, change, editor=session.editor(), key=key)


def _into_table(view: PlanView, plan: Workspace, said: Mapping[str, object]) -> None:
    """Items of the basket as rows of the table at hand, at its end; a first table is made for them."""
    rows = plan_tables.rows_of_basket(named(said, plan) or plan.items)
    table = plan_tables.table_of(plan, view.table_id)
    if table is None:
        plan_tables.add_table(plan.plan_id, f"{plan.name}任务分工表", rows)
        return
    held = {origin.entry_id for row in table.rows for origin in row.origins}
    new = tuple(row for row in rows if not any(origin.entry_id in held for origin in row.origins))
    if new:
        change = ReplaceRows(table_id=table.table_id, removed=(), added=new, before=None)
        session.corpus().plans.change(plan.plan_id, change, editor=session.editor())
    st.toast(f"已转入 {len(new)} 行。" + (f"{len(rows) - len(new)} 条已在表中。" if len(new) < len(rows) else ""))
