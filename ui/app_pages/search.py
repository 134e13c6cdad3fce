"""检索: words and filters in, hits with their sources out."""

from __future__ import annotations

import streamlit as st

from corpus.search import Query
from ui import present, session
from ui.state import SearchView

_WORDS = "search-words"


def show() -> None:
    view = SearchView.read(session.params())
    _box(view)
    results = session.corpus().search(view.query(present.PAGE_SIZE))
    session.panel(present.results_html(view, results, session.basket()), "search-results")
    session.show(view)


def _ask() -> None:
    view = SearchView.read(session.params())
    session.go(SearchView(text=st.session_state[_WORDS].strip(), kind=view.kind, filters=view.filters))


def _box(view: SearchView) -> None:
    st.session_state[_WORDS] = view.text
    words, button, syntax, export = st.columns([8, 1, 1, 1], vertical_alignment="bottom", gap="small")
    words.text_input("检索", key=_WORDS, placeholder="例：生态补偿 地区:浙江省", label_visibility="collapsed", on_change=_ask)
    button.button("检索", type="primary", on_click=_ask, width="stretch")
