"""语料库: what is in it, adding files, what failed and why, removal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from corpus.build import DocumentRow
from corpus.intake.queue import QueueItem
from corpus.store.troubles import TROUBLES, explain
from ingest import family_names
from ui import session
from ui.app_pages import adding, deeds
from ui.panels import checking, holdings
from ui.panels.markup import literal
from ui.state import CorpusView, DocumentView, TasksView

_SELECTED = "corpus-rows"
_OPENED = "corpus-opened"


def show() -> None:
    view = CorpusView.read(session.params())
    stats = session.corpus().stats()
    if not stats.documents:
        _start()
        session.show(view)
        return
    every = session.corpus().documents(page_size=100_000, order="newest")
    figures, uploader = st.columns([5, 3], vertical_alignment="top")
    with figures:
        session.panel(holdings.figures_html(stats, view, sum(row.issues > 0 for row in every)), "corpus-figures")
        session.panel(checking.queue_link(view), "corpus-checking")
    with uploader:
        adding.upload()
    adding.show()
    if view.checking:
        session.panel(checking.queue_html(_queue(session.stamp())), "corpus-queue")
    else:
        _documents(view, every)
    deeds.show()
    session.show(view)


@st.cache_resource(show_spinner="正在找存疑之处…", max_entries=2)
def _queue(stamp: tuple[str, int]) -> tuple[QueueItem, ...]:
    return session.corpus().corrections.queue()


def _start() -> None:
    """Nothing there yet: the one action that changes it."""
    st.info(
        f"语料库还是空的。请把政策文件（{'、'.join(family_names())}）或压缩包拖到下面，或点“选择文件”；"
        "文件很多时，在命令行用 zhengce add 文件夹 更快。"
    )
    adding.upload()
    adding.show()


# --- the list ---------------------------------------------------------------------------------------------------------


def _documents(view: CorpusView, every: Sequence[DocumentRow]) -> None:
    rows = holdings.chosen(every, view)
    find, actions = st.columns([2.4, 5], vertical_alignment="bottom")
    key = "corpus-words"
    st.session_state[key] = view.text
    find.text_input(
        "查找",
        key=key,
        placeholder="在标题、文号、机关、文件名中查找",
        label_visibility="collapsed",
        on_change=session.said(key, lambda words: session.go(CorpusView(lacking=view.lacking, text=words.strip()))),
    )
    pages = max(1, -(-len(rows) // holdings.PAGE))
    shown = rows[(min(view.page, pages) - 1) * holdings.PAGE :][: holdings.PAGE]
    state = st.session_state.get(f"{_SELECTED}-{hash(view)}", {})
    picked = [shown[i] for i in state.get("selection", {}).get("rows", []) if i < len(shown)]
    with actions, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        _actions(picked, len(rows), len(every))
    with session.room("corpus-list", 34 + 31 * len(shown), least=340) as height:
        st.dataframe(
            pd.DataFrame(holdings.document_rows(shown)),
            key=f"{_SELECTED}-{hash(view)}",
            hide_index=True,
            width="stretch",
            height=height,
            on_select="rerun",
            selection_mode="multi-row",
            column_config=_columns(lambda: _open(shown)),
        )
    session.panel(holdings.pager_html(view, pages), "corpus-pages")


def _columns(opened: Callable[[], None]) -> dict[str, Any]:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return {
        "标题": st.column_config.ButtonColumn(
            width=290, type="tertiary", alignment="left", help="点标题打开文件", key=_OPENED, on_click=opened
        ),
        "文号": text(width=130),
        "发文机关": text(width=130),
        "日期": text(width=84),
        "级别": text(width=46),
        "地区": text(width=110),
        "文种": text(width=46),
        "任务": number(width=44),
        "目标": number(width=44),
        "创新": number(width=44),
        "疑点": number(width=44),
    }


def _open(shown: list[DocumentRow]) -> None:
    if clicked := st.session_state.get(_OPENED):
        session.go(DocumentView(document_id=shown[clicked["row"]].document_id))


def _actions(picked: list[DocumentRow], found: int, total: int) -> None:
    count = f"{found} / {total} 份" if found != total else f"{total} 份"
    st.caption(f"{count}，已选 {len(picked)} 份" if picked else f"{count}，点标题打开，勾选后可删除、制表")
    one = picked[0] if len(picked) == 1 else None
    st.button(
        "打开",
        type="primary",
        disabled=one is None,
        on_click=session.go,
        args=(DocumentView(document_id=one.document_id if one else ""),),
    )
    st.button(
        "任务分工表",
        disabled=not any(row.tasks for row in picked),
        on_click=session.go,
        args=(TasksView(documents=tuple(row.document_id for row in picked)),),
    )
    original = session.corpus().raw(one.document_id) if one else None
    st.download_button(
        "下载原件",
        original[1] if original else b"",
        original[0].name.rpartition("/")[2] if original else "",
        disabled=original is None,
        on_click="ignore",
    )
    edits = session.corpus().access.edits
    if st.button("删除", disabled=not picked or not edits):
        _remove(picked)
    if st.button(
        "重新提取", disabled=adding.work().running or not edits, help="按现在的规则把全部文件再读一遍，中途可以取消"
    ):
        _again()


@st.dialog("删除文件")
def _remove(picked: list[DocumentRow]) -> None:
    st.write(f"确定从语料库中删除这 {len(picked)} 份文件吗？磁盘上的原文件不受影响，可以重新添加。")
    st.markdown("\n".join(f"- {literal(row.title)}" for row in picked[:8]) + ("\n- …" if len(picked) > 8 else ""))
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("取消"):
            st.rerun()
        if st.button("删除", type="primary", key="corpus-remove"):
            _forget(picked)


def _forget(picked: list[DocumentRow]) -> None:
    """Only one program at a time may change a corpus; that, a full disk or a damaged store is named as the reason."""
    try:
        session.corpus().remove([row.document_id for row in picked])
    except TROUBLES as error:
        st.error(str(explain(error, session.folder())))
        st.stop()
    st.rerun()


@st.dialog("重新提取")
def _again() -> None:
    st.write("把语料库中的全部文件按现在的规则再读一遍，原来的记录会被替换。")
    if st.button("开始", type="primary"):
        adding.read_again()
