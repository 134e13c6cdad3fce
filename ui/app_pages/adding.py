"""Adding files and reading all of them again: how far it is, cancelling, what became of the files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from corpus.store.troubles import TROUBLES, explain
from ui import session
from ui.panels import holdings
from ui.work import BackgroundWork, Call

_UPLOAD = "corpus-upload"
_SOON = 1.5
"""Seconds: work that takes no longer shows no progress."""


@st.cache_resource(show_spinner=False)
def _work(path: str) -> BackgroundWork:
    return BackgroundWork(Path(path) / "noted.json")


def work() -> BackgroundWork:
    """The work on this corpus: the same for every window that is shown the same of it."""
    key = session.corpus().access.key
    return _work(str(session.folder() / "views" / key if key else session.folder()))


def upload() -> None:
    """The place where files are dropped; who may not change the corpus has none."""
    if not session.corpus().access.edits:
        return
    number = st.session_state.setdefault(_UPLOAD, 0)
    files = st.file_uploader(
        "添加文件",
        holdings.upload_types(),
        accept_multiple_files=True,
        key=f"{_UPLOAD}-{number}",
        label_visibility="collapsed",
        disabled=work().running,
    )
    if files:
        uploads = [(file.name, file.getvalue()) for file in files]
        st.session_state[_UPLOAD] = number + 1
        corpus = session.corpus()
        begin(lambda progress: corpus.add_bytes(uploads, on_progress=progress))


def read_again() -> None:
    corpus = session.corpus()
    begin(lambda progress: corpus.reextract(on_progress=progress))


def begin(call: Call) -> None:
    """Begins the work; what is done at once shows its outcome at once."""
    if not work().start(call):
        st.toast("上一批文件还在处理，请等它结束或先取消。")
        return
    work().wait(_SOON)
    st.rerun()


def show() -> None:
    """How far the work is, or what came of it."""
    done = work()
    if done.running:
        _progress()
        return
    if isinstance(done.error, TROUBLES):
        st.error(str(explain(done.error, session.folder())))
    elif done.error:
        st.error("处理没有完成，已读的文件都在。请再试一次；仍不行时把下面的详细情况告诉管理员。")
        with st.expander("详细情况"):
            st.text(f"{type(done.error).__name__}: {done.error}")
    if done.summary or done.noted or done.error:
        _outcomes(done)


@st.fragment(run_every=0.7)
def _progress() -> None:
    """Runs alone, so that the page around it stays as it is."""
    done = work()
    if not done.running:
        st.rerun()
    now = done.progress
    bar, button = st.columns([8, 1], vertical_alignment="center")
    words = "正在取消，等手上的文件读完…" if done.cancelling else holdings.progress_words(now) if now else "正在读取…"
    bar.progress(now.done / max(now.total, 1) if now else 0.0, words)
    button.button("取消", on_click=done.cancel, width="stretch", disabled=done.cancelling, help="已读的文件留在库中")


def _outcomes(done: BackgroundWork) -> None:
    words, close = st.columns([8, 1], vertical_alignment="center")
    said = holdings.summary_words(done.summary) if done.summary else ""
    words.markdown(("已取消。" if done.cancelled else "") + said)
    close.button("知道了", on_click=done.put_away, width="stretch")
    if noted := done.noted:
        st.dataframe(
            pd.DataFrame(holdings.outcome_rows(noted)),
            hide_index=True,
            width="stretch",
            height=min(34 + 31 * len(noted), 220),
            column_config={
                "文件名": st.column_config.TextColumn(width="medium"),
                "结果": st.column_config.TextColumn(width="small"),
            },
        )
