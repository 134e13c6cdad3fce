"""检索: words and filters in, hits with their sources out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from corpus.export.sheets import to_xlsx
from corpus.intake.kept import News
from corpus.search.asked import Kind, Query, Results, Sort
from corpus.search.syntax import LAST_WORD, as_markdown, fields_line
from ui import session
from ui.app_pages import likes, precedents, queries
from ui.app_pages import saved as searches
from ui.panels import present
from ui.panels import results as results_of
from ui.panels.examples import example_queries
from ui.panels.saved import fresh_html, fresh_results
from ui.parts import part
from ui.state import CorpusView, SearchView

_WORDS, _ASKED, _ANY, _SHOWN = "search-words", "search-asked", "search-any", "search-shown"
_HELD = "search-held"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show() -> None:
    view = SearchView.read(session.params())
    if _special(view):
        _box(view, 0, None)
        (precedents if view.precedents else likes).show(view)
        session.show(view)
        return
    st.session_state[_ASKED] = _asked(view)
    st.session_state.pop(_ANY, None)
    above = st.container()
    total, fresh = _alone()
    st.session_state[_ANY] = bool(total)
    with above:
        _box(view, total, fresh)


def _special(view: SearchView) -> bool:
    return bool(view.like or view.pasted or view.precedents)


def _asked(view: SearchView) -> tuple[object, ...]:
    """What the search box shows."""
    return view.text, view.saved, view.fresh, _special(view)


def _found() -> tuple[int, News | None]:
    """The hits and all that narrows them; the search box stays as it is while the words do."""
    view = SearchView.read(session.params())
    if st.session_state[_ASKED] != _asked(view):
        st.rerun()
    saved = searches.shown(view)
    news = session.corpus().kept.news_of(saved) if saved else None
    fresh = news if view.fresh else None
    results = fresh_results(fresh, view.page) if fresh else _results(view.query(present.PAGE_SIZE))
    if st.session_state.get(_ANY, bool(results.total)) != bool(results.total):
        st.rerun()
    if saved and news:
        searches.line(view, saved, news)
    if fresh:
        session.panel(fresh_html(view, results, session.basket()), "search-results")
    else:
        _hits(view, results)
    session.show(view)
    _seen(view)
    return results.total, fresh


def _results(query: Query) -> Results:
    """What was found a moment ago is shown again: a click into the basket asks nothing new."""
    corpus, asked = session.corpus(), (session.stamp(), date.today(), query)
    held: tuple[object, Results] | None = st.session_state.get(_HELD)
    if held is not None and held[0] == asked and not corpus.is_behind:  # another program may have added
        return held[1]
    found = corpus.search(query)
    st.session_state[_HELD] = None if corpus.is_behind else (asked, found)
    return found


_alone = part("search-found", _found)


def _hits(view: SearchView, results: Results) -> None:
    about = st.empty()  # filled last: the results are there at once
    session.panel(_below(view, results), "search-results")
    if not results.total and not sum(results.kinds.values()) and not view.text and not view.filters:
        st.button("添加文件", type="primary", on_click=session.go, args=(CorpusView(),))
    with about:
        likes.show_keywords(view, results.total)


def _below(view: SearchView, results: Results) -> str:
    if not results.total and not view.text and not view.filters and not view.kind:
        return results_of.empty_corpus_html()
    if not results.total:
        return results_of.nothing_html(view, results, _examples(session.stamp()))
    lead = results_of.examples_html(_examples(session.stamp())) if not view.text and not view.filters else ""
    return results_of.reading_html(view, results) + lead + results_of.results_html(view, results, session.basket())


@st.cache_data(show_spinner=False, max_entries=8)
def _examples(stamp: tuple[str, int]) -> tuple[str, ...]:
    """Queries that find something in this corpus."""
    corpus = session.corpus()
    facets = corpus.search(Query(kind=Kind.TASK, page_size=1)).facets
    everything = corpus.search(Query(sort=Sort.NEWEST, page_size=1)).facets
    found = {**everything, **{name: facets[name] for name in ("unit", "theme") if facets.get(name)}}
    # A theme's name need not stand in any text, nor go together with the most frequent region.
    return tuple(query for query in example_queries(found) if corpus.search(Query(text=query, page_size=1)).total)


def _ask() -> None:
    view = SearchView.read(session.params())
    words = st.session_state.get(_WORDS, view.text).strip()
    asked = replace(view, text=words, plain=(), page=1, everything=False, like="", pasted="")
    session.go(replace(asked, precedents=False, saved="", fresh=False))


def _export(seen: Mapping[str, SearchView], fresh: News | None) -> bytes:
    """Of what is shown when it is asked for, not of what was when the button was drawn."""
    view = seen[_SHOWN]
    entries = fresh.entries if fresh else session.corpus().entries(view.query(present.PAGE_SIZE))
    return to_xlsx([present.entry_sheet(entries, "检索结果")])


def _seen(view: SearchView) -> Mapping[str, SearchView]:
    """What this window shows, kept where a file that is made later finds it."""
    seen: dict[str, SearchView] = st.session_state.setdefault(_SHOWN, {})
    seen[_SHOWN] = view
    return seen


def _box(view: SearchView, total: int, fresh: News | None) -> None:
    st.session_state[_WORDS], seen = view.text, _seen(view)
    with st.container(key="search-box"):
        places = st.columns([10, 1.3, 1.3, 1.5, 1.3, 2, 1.3], vertical_alignment="bottom", gap="small")
    words, button, syntax, similar, listed, kept, export = places
    words.text_input(
        "检索",
        key=_WORDS,
        placeholder="输入要找的词，如：生态补偿 地区:浙江省",
        label_visibility="collapsed",
        on_change=_ask,
    )
    button.button("检索", type="primary", on_click=_ask, width="stretch")
    with syntax, st.popover("语法", width="stretch"):
        st.markdown(f"{as_markdown()}\n\n{fields_line()}\n\n{LAST_WORD}")
    with similar:
        likes.box(view)
    with listed:
        queries.box()
    with kept:
        searches.box(view)
    export.download_button(
        "导出",
        lambda: _export(seen, fresh),
        "检索结果.xlsx",
        _XLSX,
        on_click="ignore",
        width="stretch",
        disabled=not total,
        help="全部结果及出处（Excel）",
    )
