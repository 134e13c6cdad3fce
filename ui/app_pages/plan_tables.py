"""Which table of a plan, and how tables are made: of documents, of the basket, of what a search finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import streamlit as st

from corpus.division.rows import Grouping, TableColumn, TableOptions
from corpus.search.asked import Kind, Query
from corpus.workspace.changes import AddTable, ArrangeTable, RemoveTable, ReplaceRows
from corpus.workspace.made import new_id, rows_of, rows_of_items
from corpus.workspace.model import BasketItem, PlanRow, PlanTable, Workspace
from ui import boxes, session
from ui.panels import division
from ui.state import PlanView

_MOST = 300
"""Tasks that a search puts into a table at once."""
_BOX = "plan-more-box"


def table_of(plan: Workspace, table_id: str) -> PlanTable | None:
    """The table of an address, else the first."""
    named = next((table for table in plan.tables if table.table_id == table_id), None)
    return named or next(iter(plan.tables), None)


def choose(view: PlanView, plan: Workspace, table: PlanTable | None) -> None:
    """The tables of the plan, and the way to another."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="plan-tables"):
        if table is not None and len(plan.tables) > 1:
            _others(plan, table)
        boxes.show("加入任务", _BOX, lambda: _add(plan, table), width="content")
        if table is not None:
            boxes.show("本表", "plan-arranging", lambda: _arrange(plan, table), width="content")


def _others(plan: Workspace, table: PlanTable) -> None:
    """The way to another table: a list, since a table has the name of its document, and there may be ten."""
    names = {each.table_id: f"{each.title}（{len(each.rows)}）" for each in plan.tables}
    key = "plan-table"
    st.session_state[key] = table.table_id
    st.selectbox(
        "分工表",
        list(names),
        key=key,
        format_func=names.__getitem__,
        label_visibility="collapsed",
        on_change=session.said(key, lambda to: session.go(PlanView(plan_id=plan.plan_id, table_id=to))),
    )


def nothing(plan: Workspace) -> None:
    """A plan without a table."""
    st.info("这个方案还没有分工表。从“加入任务”选择文件，或在检索页用“+ 篮”收集任务和条款，再“转入分工表”。")
    best = [row for row in session.corpus().documents(order="tasks", page_size=8) if row.tasks]
    if best and not plan.items:
        session.panel(division.offers_html(best), "plan-offers")
    st.button("新建空白表", on_click=session.refusable(add_table), args=(plan.plan_id, f"{plan.name}任务分工表", ()))


# --- rows out of the corpus -------------------------------------------------------------------------------------------


def rows_of_documents(document_ids: Iterable[str], *, present_names: bool = False) -> tuple[PlanRow, ...]:
    corpus, options = session.corpus(), TableOptions(present_names=present_names)
    return rows_of([parsed for each in document_ids if (parsed := corpus.document(each))], None, options)


def rows_of_basket(items: Sequence[BasketItem], *, present_names: bool = False) -> tuple[PlanRow, ...]:
    corpus = session.corpus()
    ids = dict.fromkeys(item.origin.source.document_id for item in items)
    documents = {document_id: parsed for document_id in ids if (parsed := corpus.document(document_id))}
    entries = {item.origin.entry_id: entry for item in items if (entry := corpus.entry(item.origin.entry_id))}
    return rows_of_items(items, documents, entries, TableOptions(present_names=present_names))


def rows_of_query(words: str) -> tuple[PlanRow, ...]:
    """The tasks that a search finds, the best first."""
    corpus = session.corpus()
    found = list(islice(corpus.entries(Query(text=words, kind=Kind.TASK)), _MOST))
    ids = dict.fromkeys(entry.document_id for entry in found)
    return rows_of([parsed for document_id in ids if (parsed := corpus.document(document_id))], found)


# --- tables -----------------------------------------------------------------------------------------------------------


def add_table(
    plan_id: str, title: str, rows: Sequence[PlanRow], *, by: Grouping = Grouping.SECTION, hidden: Sequence[str] = ()
) -> None:
    """Makes a table and opens it."""
    table = PlanTable(table_id=new_id(), title=title, rows=tuple(rows), by=by)
    if hidden:
        held = {column for row in rows for column in row.cells}
        table = PlanTable(
            table_id=table.table_id,
            title=title,
            rows=table.rows,
            by=by,
            columns=tuple(column for column in TableColumn if column in held and column.value not in hidden),
        )
    session.corpus().plans.change(plan_id, AddTable(table=table), editor=session.editor())
    boxes.close(_BOX)
    session.go(PlanView(plan_id=plan_id, table_id=table.table_id))


@session.refusable
def _put_in(plan_id: str, table: PlanTable | None, title: str, rows: Sequence[PlanRow], *, own: bool) -> None:
    """Rows at the end of the table at hand, or in one of their own."""
    if not rows:
        st.toast("没有找到任务。")
    elif own or table is None:
        add_table(plan_id, title, rows)
    else:
        change = ReplaceRows(table_id=table.table_id, removed=(), added=tuple(rows), before=None)
        session.corpus().plans.change(plan_id, change, editor=session.editor())
        boxes.close(_BOX)


@st.cache_data(show_spinner=False, max_entries=4)
def titles(stamp: tuple[str, int]) -> dict[str, str]:
    """Documents that have tasks, with what they are called in the list."""
    rows = [row for row in session.corpus().documents(order="tasks") if row.tasks]
    return {
        r.document_id: f"{r.title}（{'，'.join(filter(None, (r.document_number, f'{r.tasks} 项')))}）" for r in rows
    }


def _add(plan: Workspace, table: PlanTable | None) -> None:
    known = titles(session.stamp())
    own = st.checkbox("另建一张表", value=table is None, key="plan-own-table", disabled=table is None) or table is None
    ids = st.multiselect(
        "文件中的全部任务",
        list(known),
        format_func=known.__getitem__,
        placeholder="选择文件（可输入标题查找）",
        key=boxes.key("plan-documents"),
    )
    st.button(
        "加入这些文件的任务",
        disabled=not ids,
        on_click=lambda: _put_in(plan.plan_id, table, table_title(ids), rows_of_documents(ids), own=own),
    )
    words = st.text_input("检索到的任务", placeholder="如：生态补偿 牵头:财政局", key=boxes.key("plan-words"))
    st.button(
        f"加入检索到的任务（最多 {_MOST} 项）",
        disabled=not words.strip(),
        on_click=lambda: _put_in(plan.plan_id, table, f"{words.strip()[:30]}任务分工表", rows_of_query(words), own=own),
    )
    st.button(
        f"加入篮中 {len(plan.items)} 条",
        disabled=not plan.items,
        on_click=lambda: _put_in(plan.plan_id, table, f"{plan.name}任务分工表", rows_of_basket(plan.items), own=own),
    )


def table_title(document_ids: Sequence[str]) -> str:
    rows = [parsed.metadata.title for key in document_ids if (parsed := session.corpus().document(key))]
    first = next((title for title in rows if title), "任务")
    return f"{first}任务分工表" if len(document_ids) == 1 else f"{first}等 {len(document_ids)} 份文件任务分工表"


def _arrange(plan: Workspace, table: PlanTable) -> None:
    title = st.text_input("表名", table.title, key=f"plan-title-{table.table_id}-{plan.revision}", max_chars=120)
    st.button(
        "改表名",
        on_click=_change,
        args=(plan.plan_id, ArrangeTable(table_id=table.table_id, title=title.strip() or None)),
    )
    st.button("删除本表", on_click=_drop, args=(plan.plan_id, table.table_id), help="可以撤销。")


@session.refusable
def _change(plan_id: str, change: ArrangeTable) -> None:
    session.corpus().plans.change(plan_id, change, editor=session.editor())


@session.refusable
def _drop(plan_id: str, table_id: str) -> None:
    session.corpus().plans.change(plan_id, RemoveTable(table_id=table_id), editor=session.editor())
    session.go(PlanView(plan_id=plan_id))
