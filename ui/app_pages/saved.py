"""On the search page: searches that are kept under a name, and what is new in them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import streamlit as st

from corpus.intake.kept import News
from corpus.search.asked import Query
from corpus.store.saved import LONGEST_NAME, SavedNameError, SavedSearch
from ui import boxes, session
from ui.panels import present
from ui.panels.saved import saved_line_html, saved_list_html
from ui.state import SearchView

_BOX, _NAME, _PROPOSED = "saved-box", "saved-name", "saved-proposed"


def box(view: SearchView) -> None:
    """Where the search that is shown is saved under a name, and those that were."""
    kept = session.corpus().kept
    saved, new = kept.all(), _new(session.stamp(), kept.present)
    fresh = sum(new.values())
    label = f"已存 · 新增 {present.figure(fresh)}" if fresh else "保存"

    def fill() -> None:
        if view.text.strip() or view.filters or view.kind:
            _propose(view.saved or view.text[:LONGEST_NAME])
            st.text_input("保存检索", key=_NAME, max_chars=LONGEST_NAME, placeholder="为这次检索取一个名称")
            st.button("保存检索", type="primary", on_click=_save)
        else:
            st.caption("输入检索式或选择筛选后，可以在这里保存，以后看新增。")
        session.panel(saved_list_html(saved, new), "saved-list")

    boxes.show(label, _BOX, fill)


def _propose(name: str) -> None:
    """A name for the search that is shown: that of one before would be put in place of it."""
    if st.session_state.get(_PROPOSED) != name or _NAME not in st.session_state:
        st.session_state[_PROPOSED] = st.session_state[_NAME] = name


@st.cache_data(show_spinner=False, max_entries=8)
def _new(stamp: tuple[str, int], present: int) -> Mapping[str, int]:
    """How much is new in each. ``present``: the index takes in a change after the store has it."""
    return {news.search.name: len(news.entries) for news in session.corpus().kept.news()}


@session.refusable
def _save() -> None:
    view = SearchView.read(session.params())  # as it is now: what narrows it may have changed since the box was drawn
    with suppress(SavedNameError):  # the field takes no more characters than a name has; of none nothing is kept
        name = session.corpus().kept.save(st.session_state.get(_NAME, ""), _asked(view))
        boxes.close(_BOX)
        session.go(SearchView.of(_asked(view), name))


def _asked(view: SearchView) -> Query:
    return view.at_page(1).query(present.PAGE_SIZE)


def shown(view: SearchView) -> SavedSearch | None:
    """The saved search that is shown, as long as it is asked as it was saved."""
    saved = session.corpus().kept.search(view.saved) if view.saved else None
    return saved if saved and SearchView.of(saved.query) == SearchView.of(_asked(view)) else None


def line(view: SearchView, saved: SavedSearch, news: News) -> None:
    """What is new in it, and what can be done with it."""
    words, seen, gone = st.columns([10, 1.5, 1.5], vertical_alignment="center", gap="small")
    with words:
        session.panel(saved_line_html(view, saved, len(news.entries)), "saved-line")
    seen.button("标为已看", on_click=_look, args=(view, news), width="stretch", disabled=not news.entries)
    gone.button(
        "删除", on_click=_remove, args=(view,), width="stretch", help="删除这个已存检索，语料库里的文件不受影响"
    )


@session.refusable
def _look(view: SearchView, news: News) -> None:
    session.corpus().kept.told(news)
    session.go(SearchView.of(_asked(view), view.saved))


@session.refusable
def _remove(view: SearchView) -> None:
    session.corpus().kept.remove(view.saved)
    session.go(SearchView.of(_asked(view)))
