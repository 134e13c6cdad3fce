"""借鉴, on the search page: how others put a record, a pasted text or a theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from corpus.export.precedents import precedent_book
from corpus.intake.precedents import PrecedentRequest
from corpus.precedents.wordings import PrecedentChoice, Precedents
from corpus.search.asked import Entry
from ui import session
from ui.app_pages import likes
from ui.panels import present
from ui.panels.markup import link
from ui.panels.precedents import precedents_html
from ui.state import SearchView

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NARROWED = {"level": "级别", "region": "地区", "year": "年份"}
ANY = "选一个主题"


def show(view: SearchView) -> None:
    """In place of the hits."""
    entry = session.corpus().entry(view.like) if view.like else None
    if view.like and entry is None:
        st.warning("语料库中没有这一条，可能已被删除或重新提取。请从检索结果中重新选择。")
        return
    if not likes.ready("别处的写法"):
        return
    asked = bool(view.like or view.pasted.strip() or view.of_theme)
    everything = _found(session.stamp(), _request(view)) if asked else None
    _bar(view, everything)
    if not asked:
        st.info("请在“找相似”中粘贴一句话，从检索结果或文件页的记录点“借鉴”，或在上面选一个主题。")
        return
    if everything is None:
        st.warning("主题表中没有这个主题。请在上面另选一个。")
        return
    choice = _choice(view)
    found = _found(session.stamp(), _request(view, choice)) or everything if choice else everything
    session.panel(precedents_html(found, view, session.basket(), _source(entry)), "precedents")


def _request(view: SearchView, choice: PrecedentChoice | None = None) -> PrecedentRequest:
    return PrecedentRequest(
        text=view.pasted, theme=view.of_theme, entry_id=view.like, choice=choice or PrecedentChoice()
    )


def _choice(view: SearchView) -> PrecedentChoice:
    level, region, year = (tuple(view.filters.get(name, ())) for name in _NARROWED)
    return PrecedentChoice(levels=level, regions=region, years=year)


@st.cache_data(show_spinner="正在找别处的写法…", max_entries=32, hash_funcs={PrecedentRequest: repr})
def _found(stamp: tuple[str, int], request: PrecedentRequest) -> Precedents | None:
    return session.corpus().kin.precedents.find(request)


def _source(entry: Entry | None) -> str:
    return link(present.source_line(entry), present.opened(entry)) if entry else ""


def _bar(view: SearchView, everything: Precedents | None) -> None:
    """Theme, level, region, year; and the book."""
    theme, *narrowed, export = st.columns([2.4, 2, 2.6, 2, 1.2], vertical_alignment="bottom", gap="small")
    with theme:
        _themes(view)
    for place, (name, label) in zip(narrowed, _NARROWED.items(), strict=True):
        options = [value for value, _ in everything.values(name)] if everything else []
        chosen = view.filters.get(name, ())
        with place:
            session.choices(
                label, [*options, *(each for each in chosen if each not in options)], chosen,
                key=f"precedents-{name}", to=partial(_narrowed, view, name),
            )  # fmt: skip
    export.download_button(
        "Excel", lambda: _book(view), "借鉴.xlsx", _XLSX, on_click="ignore", width="stretch",
        disabled=everything is None or not everything.places, help="全部写法及出处（Excel）",
    )  # fmt: skip


def _narrowed(view: SearchView, name: str, values: Sequence[str]) -> SearchView:
    kept = {key: held for key, held in {**view.filters, name: tuple(values)}.items() if held}
    return replace(view, filters=kept)


def _themes(view: SearchView) -> None:
    key = "precedents-theme"
    st.session_state[key] = view.of_theme or None

    def chosen(theme: str | None) -> None:
        if theme:
            session.go(SearchView.precedents_for(theme=theme))

    st.selectbox(
        "主题", list(session.domains()), key=key, placeholder=ANY, label_visibility="collapsed",
        on_change=session.said(key, chosen),
    )  # fmt: skip


def _book(view: SearchView) -> bytes:
    found = session.corpus().kin.precedents.find(_request(view, _choice(view)))
    return precedent_book(found) if found else b""
