"""What former addresses and links ask for (任务分工 of documents, of the basket) as a table of the plan at hand."""

from __future__ import annotations

import streamlit as st

from corpus.workspace.model import PlanTable, Workspace
from ui import session
from ui.app_pages import plan_tables
from ui.state import PlanView, TasksView


def show() -> None:
    view = TasksView.read(session.params())
    if view.documents or view.basket:
        _lead(view)
    else:
        session.go(PlanView())
    if session.going():
        st.rerun()


def _lead(view: TasksView) -> None:
    """A link that is followed twice opens the table that it made."""
    plan = session.wanted_plan()
    if view.basket:
        rows = plan_tables.rows_of_basket(plan.items, present_names=view.present_names)
    else:
        rows = plan_tables.rows_of_documents(view.documents, present_names=view.present_names)
    if not rows:
        st.info("所选文件中没有读出任务。请另选文件，或在检索页把条款放入篮中。")
        st.button("去方案", on_click=session.go, args=(PlanView(plan_id=plan.plan_id),))
        return
    title = f"{plan.name}任务分工表" if view.basket else plan_tables.table_title(view.documents)
    if known := _known(plan, title, {row.origins[0].entry_id for row in rows}):
        session.go(PlanView(plan_id=plan.plan_id, table_id=known.table_id))
    else:
        plan_tables.add_table(plan.plan_id, title, rows, by=view.by, hidden=view.hidden)


def _known(plan: Workspace, title: str, entries: set[str]) -> PlanTable | None:
    """A table of that name with most of those rows: some may have been deleted or merged since."""
    for table in plan.tables:
        held = {origin.entry_id for row in table.rows for origin in row.origins}
        if table.title == title and len(held & entries) * 2 >= len(entries):
            return table
    return None
