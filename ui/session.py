"""Between the pages and Streamlit: the corpus, the URL, the plan at hand, the panel that shows HTML."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from importlib.resources import files
from secrets import token_hex
from typing import Any, Literal

import streamlit as st

from corpus.intake.kin import Kin
from corpus.workspace.changes import ReplaceItems
from corpus.workspace.kept import PlanGone
from corpus.workspace.model import Workspace
from extract import load_knowledge
from ui.address import BASKET, Page, Params, View, href, split
from ui.gate.viewer import viewer
from ui.opened import corpus as corpus
from ui.opened import folder as folder
from ui.opened import refusable as refusable
from ui.panels.markup import literal
from ui.plans.places import item_at, place_of
from ui.scripts import script

STYLE = files("ui") / "style.css"
ICON = files("ui") / "static/icon.svg"
NAME = "政策文件库"
_GOTO = "zc-goto"
_EDITOR = "zc-editor"
_PLAN = "zc-plan"
_FIRST = "我的方案"
_LAST = "zc-last"
_PAGE = "zc-page"
WHOLE, BESIDE = "zc-whole", "zc-beside"
"""The key of the part that is a whole page, and where what a click may change beside it is written."""
_DRAWING = 0.04
"""Seconds."""
_FEW = 300
"""Changed documents that are taken in while somebody waits for a page: two seconds or three."""


def kin() -> Kin | None:
    """What knows likeness and keywords; None where it has so much to take in first that nobody should wait for it."""
    found = corpus().kin
    return found if found.likeness.behind <= _FEW else None


@st.cache_resource(show_spinner=False)
def domains() -> Mapping[str, str]:
    """Theme to its domain (领域)."""
    return load_knowledge().themes.domains


def stamp() -> tuple[str, int]:
    """What changes whenever documents do, through this page or another program: the key of what pages keep of them."""
    found = corpus()
    return f"{folder()} {found.access.key}", found.kept.present  # what one is shown is not kept for another


# --- the URL ----------------------------------------------------------------------------------------------------------


def params() -> Params:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _write(view: View) -> None:
    if params() != view.params:
        st.query_params.from_dict(view.params)


def show(view: View) -> None:
    """Makes the URL say what the page shows, and remembers it for the way back to this page."""
    st.session_state.setdefault(_LAST, {})[type(view)] = view
    _write(view)


def last(kind: type[View]) -> View | None:
    """The view that this session saw last on a page."""
    seen: View | None = st.session_state.get(_LAST, {}).get(kind)
    return seen


def follow(address: str) -> None:
    """Goes to an address as ``href`` makes it, or ``#basket=<entry id>``. For callbacks: the page then runs once."""
    if address.startswith(f"#{BASKET}="):
        put(address.partition("=")[2])
        return
    page, wanted = split(address)
    if page is None:
        return
    if page is st.session_state.get(_PAGE):
        st.query_params.from_dict(wanted)
    else:
        st.session_state[_GOTO] = (page, wanted)


def clicked(reported: Mapping[str, object]) -> None:
    """Follows what a component says was clicked."""
    if address := str(reported.get("go") or ""):
        follow(address)


def go(view: View) -> None:
    """Follows a view's address: for callbacks."""
    follow(href(view))


def going() -> bool:
    """Whether somebody wants to go to another page: a part of a page that runs alone lets the router know."""
    return _GOTO in st.session_state


def pending() -> tuple[Page, Params] | None:
    """Where somebody wants to go on another page; asked once, by the router."""
    found: tuple[Page, Params] | None = st.session_state.pop(_GOTO, None)
    return found


def entered(page: Page) -> None:
    """Notes which page runs. The browser's back button brings another page with the parameters of the one that was
    left, or with none: then the page shows what was seen there last."""
    before = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    views = st.session_state.get(_LAST, {}).values()
    left: Params = next((view.params for view in views if view.route is before), {})
    if before not in (None, page) and params() in ({}, left):
        seen: View | None = next((view for view in views if view.route is page), None)
        if seen is not None:
            _write(seen)


def call_page(name: str) -> None:
    """What a page is called in the browser's tab, on paper, and as a file when it is printed to one."""
    if name:
        st.set_page_config(page_title=f"{name} · {NAME}")


# --- the plan at hand ----------------------------------------------------------------------------------------------


def editor() -> str:
    """Who changes something, for the history of a plan: this window."""
    if found := viewer(folder()):
        return found.name
    name: str = st.session_state.setdefault(_EDITOR, f"网页 {token_hex(3)}")
    return name


def plan() -> Workspace | None:
    """The plan that this window works on: the one opened last, else the one that was changed last."""
    plans = corpus().plans
    try:
        if known := st.session_state.get(_PLAN):
            return plans.open(known)
    except PlanGone:
        del st.session_state[_PLAN]
    newest = next(iter(plans.all()), None)
    return plans.open(newest.plan_id) if newest else None


def use_plan(plan_id: str) -> None:
    st.session_state[_PLAN] = plan_id


def wanted_plan() -> Workspace:
    """The plan at hand; the first one is made when it is needed."""
    found = plan()
    if found is None:
        found = corpus().plans.make(_FIRST)
    use_plan(found.plan_id)
    return found


def basket() -> tuple[str, ...]:
    """The entry ids in the basket of the plan at hand."""
    found = plan()
    return tuple(item.origin.entry_id for item in found.items) if found else ()


def put(what: str) -> None:
    """Puts an entry, or a passage (``<document>@<start>-<end>``), into the basket, or takes it out again."""
    found = wanted_plan()
    document_id, by_place, where = what.partition("@")
    parsed = corpus().document(document_id) if by_place else None
    new = item_at(parsed, where) if parsed else None
    key = (new.origin.source.document_id, new.origin.span) if new else what
    removed = tuple(item.item_id for item in found.items if key in (item.origin.entry_id, place_of(item)))
    entry = None if removed or by_place else corpus().entry(what)
    added = corpus().plans.items([entry]) if entry else (new,) if new and not removed else ()
    if removed or added:
        corpus().plans.change(found.plan_id, ReplaceItems(removed=removed, added=added), editor=editor())
        if by_place:
            name = literal(found.name)
            st.toast(f"已从“{name}”的篮中取出。" if removed else f"已放入“{name}”的篮中。")


# --- the panel --------------------------------------------------------------------------------------------------------


_panel = st.components.v2.component(
    "zhengce_panel", js="".join(map(script, ("find.js", "panel.js"))), isolate_styles=False
)


def panel(
    html: str, key: str, *, place: str | None = None, act: Callable[[str], None] | None = None, bounding: str = ""
) -> None:
    """Shows HTML made by the pure modules; a click on one of its links is followed. ``place`` is scrolled to; ``act``
    is told what is done to a record or a selection, ``bounding`` says whose boundaries are being selected."""

    def done(reported: Mapping[str, object]) -> None:
        if act and (deed := reported.get("act")):
            act(str(deed))

    # As bytes: what goes as JSON is escaped, twice as long, and read character by character in the browser.
    data = json.dumps({"html": html, "place": place, "bounding": bounding}, ensure_ascii=False).encode(errors="replace")
    _panel(data=data, key=key, on_go_change=said(key, clicked), on_act_change=said(key, done))


def let_draw() -> None:
    """Lets the browser draw what it was sent, before more comes that nobody waits for: what comes close together it
    puts together first and draws in one go."""
    time.sleep(_DRAWING)


def said(key: str, act: Callable[[Any], object]) -> Callable[[], None]:
    """A callback that acts on what a widget says. A click that comes when its page has been left finds the widget
    without a value: then there is nothing to do."""

    @refusable
    def callback() -> None:
        if key in st.session_state:
            act(st.session_state[key])

    return callback


# --- widgets that read from the URL and write to it -----------------------------------------------------------------


def choices(
    label: str, options: Sequence[str], chosen: Sequence[str], *, key: str, to: Callable[[tuple[str, ...]], View]
) -> None:
    """A searchable list of values, several of which may be chosen; ``to`` gives the view for a choice."""
    st.session_state[key] = [value for value in chosen if value in options]
    st.multiselect(
        label,
        options,
        key=key,
        placeholder=f"全部{label}",
        label_visibility="collapsed",
        select_all=False,
        on_change=said(key, lambda values: go(to(tuple(values)))),
    )


def switch(label: str, options: Mapping[str, str], chosen: str, *, key: str, to: Callable[[str], View]) -> None:
    """One of a few arrangements: value to name."""
    st.session_state[key] = chosen

    def changed(value: str | None) -> None:
        if value:
            go(to(value))

    st.segmented_control(
        label, list(options), key=key, format_func=lambda value: literal(options[value]),
        on_change=said(key, changed), label_visibility="collapsed",
    )  # fmt: skip


@contextmanager
def room(key: str, pixels: int, *, least: int) -> Iterator[int | Literal["stretch"]]:
    """The height for a table of so many pixels: its own where it is short, else what the style leaves it."""
    short = pixels <= least
    with nullcontext() if short else st.container(key=key, height="stretch"):
        yield max(pixels, 76) if short else "stretch"
