"""任务分工: the tasks of chosen documents, or of the basket, as a table that can be edited and taken home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import cast

import pandas as pd
import streamlit as st

from corpus.division.table import Grouping, TableColumn, TableOptions, TableRow, TaskTable, task_table
from corpus.export.division import TableFormat, export_table
from corpus.glossary import chinese
from ui import session
from ui.panels import division, markup
from ui.state import CorpusView, SearchView, TasksView

_EDITS, _BASE = "tasks-edits", "tasks-base"
_TYPES = {
    TableFormat.XLSX: ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    TableFormat.DOCX: ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_ROW = 57
"""Pixels of a row: above 4 rem the editor wraps its words, here to three lines."""
_WIDTHS = {
    TableColumn.NUMBER: 40,
    TableColumn.TASK: 134,
    TableColumn.CONTENT: 190,
    TableColumn.ROLE: 50,
    TableColumn.LEAD: 98,
    TableColumn.RESPONSIBLE: 120,
    TableColumn.COOPERATING: 98,
    TableColumn.SUPERVISING: 80,
    TableColumn.DEADLINE: 88,
    TableColumn.TARGETS: 88,
    TableColumn.SOURCE: 84,
}


def show() -> None:
    view = TasksView.read(session.params())
    _sources(view)
    chosen = () if view.basket else view.documents
    held = session.basket() if view.basket else ()
    whole = _built(session.stamp(), chosen, held, view.by, view.present_names)
    if whole is None:
        _nothing()
        session.show(view)
        return
    _settings(view, whole)
    if not list(whole.rows):
        st.info("所选文件中没有读出任务。请另选文件，或在检索页把条款放入篮中。")
    else:
        _table(view, division.without(whole, view.hidden))
    session.show(view)


# --- what the table is made of --------------------------------------------------------------------------------------


@st.cache_data(show_spinner=False, max_entries=8)
def _titles(stamp: tuple[str, int]) -> dict[str, str]:
    """Documents that have tasks, with what they are called in the list."""
    rows = [row for row in session.corpus().documents(order="tasks") if row.tasks]
    return {
        r.document_id: f"{r.title}（{'，'.join(filter(None, (r.document_number, f'{r.tasks} 项')))}）" for r in rows
    }


def _sources(view: TasksView) -> None:
    titles = _titles(session.stamp())
    key = "tasks-documents"
    known = {**titles, **{i: i for i in view.documents if i not in titles}}
    st.session_state[key] = list(view.documents)
    documents, basket = st.columns([7, 1.6], vertical_alignment="bottom")
    documents.multiselect(
        "来源文件",
        list(known),
        key=key,
        format_func=lambda i: known[i],
        placeholder="选择一份或几份文件（可输入标题查找）",
        select_all=False,
        label_visibility="collapsed",
        on_change=session.said(key, lambda ids: session.go(replace(view, documents=tuple(ids), basket=False))),
    )
    held = len(session.basket())
    basket.button(
        f"用篮中 {held} 条" if not view.basket else f"篮中 {held} 条 ✕",
        width="stretch",
        disabled=not held and not view.basket,
        type="primary" if view.basket else "secondary",
        on_click=session.go,
        args=(replace(view, basket=not view.basket, documents=()),),
    )


@st.cache_resource(show_spinner=False, max_entries=8)
def _built(
    stamp: tuple[str, int], documents: tuple[str, ...], basket: tuple[str, ...], by: Grouping, present: bool
) -> TaskTable | None:
    """The table of documents, or of the entries in the basket; None where there is nothing to make one of. Kept, so
    that an edit in a long table does not make it anew."""
    corpus = session.corpus()
    entries = [entry for entry_id in basket if (entry := corpus.entry(entry_id))]
    ids = dict.fromkeys(entry.document_id for entry in entries) if basket else documents
    parsed = [found for document_id in ids if (found := corpus.document(document_id))]
    options = TableOptions(by=by, present_names=present)
    return task_table(parsed, options, entries if basket else None) if parsed else None


def _nothing() -> None:
    corpus = session.corpus()
    best = [row for row in corpus.documents(order="tasks", page_size=12) if row.tasks]
    if not best:
        st.info("语料库里还没有带任务的文件。放入工作方案、任务分工等文件后，就能在这里生成任务分工表。")
        st.button("添加文件", type="primary", on_click=session.go, args=(CorpusView(),))
        return
    session.panel(division.offers_html(best), "tasks-offers")
    st.button("去检索", on_click=session.go, args=(SearchView(),))


# --- how it is shown --------------------------------------------------------------------------------------------------


def _settings(view: TasksView, table: TaskTable) -> None:
    grouping, columns, names, *downloads = st.columns([2.2, 3.6, 2, 1, 1], vertical_alignment="bottom")
    with grouping:
        words = {grouping.value: grouping.heading for grouping in Grouping}
        session.switch("分组", words, view.by.value, key="tasks-by", to=lambda v: replace(view, by=Grouping(v)))
    offered = {c.value: c.heading for c in table.columns if c in division.OPTIONAL}
    with (
        columns,
        st.popover(f"列：显示 {sum(s not in view.hidden for s in offered)} / {len(offered)}", width="content"),
    ):
        for slug, heading in offered.items():
            _column(view, slug, heading)
    key = "tasks-present"
    st.session_state[key] = view.present_names
    names.toggle(
        "机构写现名",
        key=key,
        help="已更名的机构写今天的名称，原名放在括号内。",
        on_change=session.said(key, lambda wanted: session.go(replace(view, present_names=wanted))),
    )
    # The file is made on the click, outside the session: the edits go in here.
    whole = division.edited(division.without(table, view.hidden), dict(_edits()))
    for place, form in zip(downloads, _TYPES, strict=True):
        name, kind = _TYPES[form]
        place.download_button(
            name,
            partial(export_table, whole, form),
            f"{table.title}.{form.value}",
            kind,
            on_click="ignore",
            width="stretch",
            disabled=not list(table.rows),
        )


def _column(view: TasksView, slug: str, heading: str) -> None:
    key = f"tasks-column-{slug}"
    st.session_state[key] = slug not in view.hidden
    hidden = tuple(s for s in view.hidden if s != slug)
    st.checkbox(
        heading,
        key=key,
        on_change=session.said(
            key, lambda shown: session.go(replace(view, hidden=hidden if shown else (*hidden, slug)))
        ),
    )


def _edits() -> dict[tuple[str, TableColumn], str]:
    return cast("dict[tuple[str, TableColumn], str]", st.session_state.setdefault(_EDITS, {}))


def _table(view: TasksView, table: TaskTable) -> None:
    edits = _edits()
    with st.container(key="tasks-hints"):
        left, right = st.columns([5, 1.4], vertical_alignment="center")
    with left:
        session.panel(division.findings_html(table) or markup.text(division.figures(table, view)), "tasks-findings")
    rows = list(table.rows)
    changed = sum((row.entry_id, column) in edits for row in rows for column in table.columns)
    if changed:
        right.button(f"撤销全部修改（{changed} 处）", type="tertiary", on_click=_undo)
    start = 0
    if len(rows) > division.PAGE:
        pages = -(-len(rows) // division.PAGE)
        start = (right.number_input("页", 1, pages, key="tasks-page") - 1) * division.PAGE
    _editor(view, table, rows[start : start + division.PAGE], start)
    st.caption(
        division.figures(table, view)
        + "。双击单元格可以修改，导出的 Excel 和 Word 随之改变；点“来源”打开出处。"
        + "".join(table.notes)
    )


def _editor(view: TasksView, table: TaskTable, rows: list[TableRow], start: int) -> None:
    """The editor keeps its edits: its base must stay the same while it is shown, or every second edit is lost."""
    shown = hash((view, start, session.basket() if view.basket else (), st.session_state.get("tasks-undone", 0)))
    key = f"tasks-editor-{shown}"
    if key not in st.session_state or st.session_state.get(_BASE, (None,))[0] != key:
        base = pd.DataFrame(division.editor_rows(division.edited(table, _edits()), start))
        st.session_state[_BASE] = (key, base)
    base = st.session_state[_BASE][1]

    def stored(editor: Mapping[str, Mapping[int, Mapping[str, object]]]) -> None:
        _edits().update(division.changes(rows, editor["edited_rows"]))

    text = st.column_config.TextColumn
    columns = {
        column.value: text(column.heading, width=_WIDTHS.get(column), disabled=column not in division.EDITABLE)
        for column in table.columns
    }
    grouped = len(set(base["group"])) > 1
    with session.room("tasks-list", 38 + _ROW * len(base), least=340) as height:
        st.data_editor(
            base,
            key=key,
            on_change=session.said(key, stored),
            hide_index=True,
            width="stretch",
            height=height,
            row_height=_ROW,
            num_rows="fixed",
            column_order=[*(["group"] if grouped else []), *columns],
            column_config={
                **columns,
                "group": text(
                    chinese("column.section") if view.by is Grouping.SECTION else view.by.heading.removeprefix("按"),
                    width=92,
                    disabled=True,
                ),
                TableColumn.SOURCE.value: st.column_config.LinkColumn(
                    "来源", display_text=r"#(.+)$", width=_WIDTHS[TableColumn.SOURCE], disabled=True
                ),
            },
        )


def _undo() -> None:
    st.session_state[_EDITS] = {}
    st.session_state["tasks-undone"] = st.session_state.get("tasks-undone", 0) + 1
