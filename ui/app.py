"""The router: navigation on the left, corpus name and size below it, the page in the middle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from corpus.people.people import ROLES
from ui import session
from ui.address import BASKET, Page
from ui.app_pages import check, compare, document, plan, search, tasks
from ui.app_pages import corpus as corpus_page
from ui.compare_state import CompareView
from ui.gate.door import LOGOUT
from ui.gate.viewer import viewer
from ui.opened import guarded
from ui.panels.markup import literal, text
from ui.panels.present import figure
from ui.parts import part
from ui.routing import bring
from ui.scripts import KEYS, attend
from ui.state import CheckView, CorpusView, DocumentView, PlanView, SearchView, TasksView

_ROUTES = (
    (SearchView, search.show, "检索", ":material/search:"),
    (DocumentView, document.show, "文件", ":material/article:"),
    (CompareView, compare.show, "对比", ":material/grid_on:"),
    (PlanView, plan.show, "方案", ":material/checklist:"),
    (CheckView, check.show, "体检", ":material/fact_check:"),
    (CorpusView, corpus_page.show, "语料库", ":material/folder_open:"),
)


_UNLISTED = ((TasksView, tasks.show, "任务分工"),)  # pages that only links lead to


def _sidebar(pages: Mapping[Page, StreamlitPage]) -> None:
    with st.sidebar:
        for kind, _, name, icon in _ROUTES:
            seen = session.last(kind)
            st.page_link(pages[kind.route], label=name, icon=icon, query_params=seen.params if seen else {})
        attend(session.said(KEYS, session.clicked))  # before anything can go wrong
        st.session_state[session.BESIDE] = st.container()


def _whole(show: Callable[[], None]) -> Callable[[], None]:
    """A page as a part that runs alone: what is clicked in it leaves the frame around it as it is."""

    @wraps(show)
    def shown() -> None:
        session.corpus()  # opened in the middle of the page, where its progress is seen
        _take_old_basket()
        try:
            show()  # first: it is what was clicked for
        except Exception:
            _beside()
            raise
        _beside()

    return part(session.WHOLE, shown)


def _beside() -> None:
    """Below the links: what of the corpus a click may change."""
    with st.session_state[session.BESIDE]:
        _basket()
        corpus = session.corpus()
        stats = corpus.stats()
        with st.container(key="zc-corpus"):
            counts = f"{figure(stats.documents)} 份文件<br>{figure(stats.tasks)} 项任务"
            st.html(f"<p><b>{text(corpus.name)}</b><br>{counts}</p>")
        _who()


def _who() -> None:
    """Who is logged in, and the way out."""
    if found := viewer(session.folder()):
        with st.container(key="zc-who"):
            st.caption(f"{literal(found.name)}（{ROLES[found.role]}）")
            st.html(f'<form method="post" action="{LOGOUT}" target="_self"><button>退出登录</button></form>')


def _take_old_basket() -> None:
    """What an address of former times carries as the basket goes into the plan at hand, once."""
    held = st.query_params.get_all(BASKET)
    if held:
        del st.query_params[BASKET]
        for entry_id in dict.fromkeys(held):
            if entry_id not in session.basket():
                session.put(entry_id)


def _basket() -> None:
    """What has been put aside, and where it is worked on."""
    found = session.plan()
    if found and found.items:
        with st.container(key="zc-basket"):
            st.button(
                f"篮中 {len(found.items)} 条",
                on_click=session.go,
                args=(PlanView(plan_id=found.plan_id),),
                help=f"在方案“{literal(found.name)}”中",
                width="stretch",
            )


def main() -> None:
    st.set_page_config(page_title=session.NAME, page_icon=str(session.ICON), layout="wide", initial_sidebar_state=190)
    st.html(Path(str(session.STYLE)))
    pages = {
        kind.route: st.Page(
            _whole(run), title=name, url_path=str(kind.route) or None, default=kind.route is Page.SEARCH
        )
        for kind, run, name in (*((kind, run, name) for kind, run, name, _ in _ROUTES), *_UNLISTED)
    }
    if wanted := session.pending():
        bring(pages[wanted[0]], wanted[1])
    current = st.navigation(list(pages.values()), position="hidden")
    session.entered(next(page for page, built in pages.items() if built == current))
    with guarded():
        _sidebar(pages)
        current.run()


main()
