"""On the search page: what is like a passage, a record or a pasted text; and the keywords of a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from corpus.build import DocumentRow
from corpus.keywords import Keyword
from corpus.likeness.likeness import Like, gathered
from corpus.model import Span
from corpus.search.asked import Entry
from ui import boxes, session
from ui.panels import likes, present
from ui.panels.markup import link
from ui.panels.precedents import arrangements_html
from ui.state import PASTED, SearchView

_BOX, _PASTED = "likes-box", "likes-pasted"
_SHOWN = 50
_READ = 60
"""Hits whose words make the keywords of a result."""


def box(view: SearchView) -> None:
    """Where a text is pasted."""

    def fill() -> None:
        st.session_state.setdefault(_PASTED, view.pasted)
        st.text_area(
            "粘贴一段文字",
            key=_PASTED,
            max_chars=PASTED,
            height=180,
            placeholder="粘贴一段文字，找出语料库中与它相同或相近的条文",
        )
        like, lend = st.columns(2)
        like.button("找相似条文", type="primary", on_click=_ask, width="stretch")
        lend.button(
            "看别处怎么写", on_click=_ask, args=(True,), width="stretch", help="按写法归类，附牵头单位、时限和目标"
        )

    boxes.show("找相似", _BOX, fill, keeps=(_PASTED,))


def _ask(precedents: bool = False) -> None:
    if pasted := st.session_state.get(_PASTED, "").strip():
        boxes.close(_BOX)
        session.go(SearchView(pasted=pasted[:PASTED], precedents=precedents))


def show(view: SearchView) -> None:
    """相似条文, in place of the hits."""
    entry = session.corpus().entry(view.like) if view.like else None
    if view.like and entry is None:
        st.warning("语料库中没有这一条，可能已被删除或重新提取。请从检索结果中重新选择。")
        return
    if not ready("相似条文"):
        return
    kin = session.corpus().kin
    apart = (entry.document_id, kin.around(entry.document_id, entry.span)) if entry else None
    words = kin.quote(*apart) if apart else view.pasted
    found, rows = _alike(session.stamp(), words, apart)
    shared = [stretch.one for like in found for stretch in like.shared]
    html = (
        arrangements_html(view)
        + likes.asked_html(words, shared, _source(entry))
        + likes.likes_html(gathered(found), rows)
    )
    session.panel(html, "likes")


def _source(entry: Entry | None) -> str:
    return link(present.source_line(entry), present.opened(entry)) if entry else ""


@st.cache_data(show_spinner="正在比对…", max_entries=32)
def _alike(
    stamp: tuple[str, int], words: str, apart: tuple[str, Span] | None
) -> tuple[Sequence[Like], dict[str, DocumentRow]]:
    kin = session.corpus().kin
    found = kin.likeness.alike(words, limit=_SHOWN, apart=apart)
    return found, dict(kin.rows(like.document_id for like in found))


def show_keywords(view: SearchView, total: int) -> None:
    """What a result is about, as chips that refine the search."""
    if total > 1 and (view.text.strip() or view.filters) and session.kin():
        session.panel(likes.keywords_html(_keywords(session.stamp(), view), view), "search-keywords")


@st.cache_data(show_spinner=False, max_entries=64, hash_funcs={SearchView: lambda view: str(view.params)})
def _keywords(stamp: tuple[str, int], view: SearchView) -> tuple[Keyword, ...]:
    corpus = session.corpus()
    hits = corpus.search(replace(view, page=1, grouped=False).query(_READ)).hits
    return corpus.kin.keywords.among(hit.entry.text for hit in hits)


# --- following the corpus -----------------------------------------------------------------------------------------


def ready(name: str) -> bool:
    """Whether the question can be answered now; after a large intake somebody says when."""
    if session.kin():
        return True
    likeness = session.corpus().kin.likeness
    behind = likeness.behind
    st.info(f"有 {present.figure(behind)} 份文件新加入或有变动，要先整理一次才能查{name}，每千份约需十几秒。")
    if st.button("现在整理", type="primary"):
        bar = st.progress(0.0, "正在整理…")
        likeness.mended(lambda done, of: bar.progress(done / of, f"正在整理 {done} / {of}"))
        st.rerun()
    return False
