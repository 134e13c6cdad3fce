"""Between the pages and Streamlit: the corpus, the URL, the basket, the panel that shows HTML and reports clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from corpus.build import Corpus
from corpus.intake.kin import Kin
from corpus.search.engines import UnknownEngine
from corpus.store.migrations import StoreVersionError
from extract import load_knowledge
from ui.address import BASKET, Page, Params, View, href, split
from ui.settings import DATA, ENGINE, setting

STYLE = files("ui") / "style.css"
ICON = files("ui") / "static/icon.svg"
_GOTO = "zc-goto"
_BASKET = "zc-basket"
_LAST = "zc-last"
_PAGE = "zc-page"
_FEW = 300
"""Changed documents that are taken in while somebody waits for a page: two seconds or three."""


def folder() -> Path:
    """Where the corpus lies."""
    return Path(setting(DATA)).absolute()


@st.cache_resource(show_spinner="正在打开语料库…")
def _corpus(path: str, engine: str) -> Corpus:
    return Corpus.open(Path(path), engine=engine)


def corpus() -> Corpus:
    """The corpus; where it cannot be opened the page says so and ends."""
    try:
        return _corpus(str(folder()), setting(ENGINE))
    except UnknownEngine as error:
        st.error(f"{error}检索引擎由环境变量 {ENGINE} 指定，改正后请重新启动。")
        st.stop()
    except (StoreVersionError, OSError) as error:
        st.error(f"打不开语料库“{folder().name}”。请检查它的文件夹能否读写、程序是否是最新的，再刷新页面。")
        with st.expander("详细情况"):
            st.text(f"{folder()}\n{error}")
        st.stop()


def kin() -> Kin | None:
    """What knows likeness and keywords; None where it has so much to take in first that nobody should wait for it."""
    found = corpus().kin
    return found if found.likeness.behind <= _FEW else None


@st.cache_resource(show_spinner=False)
def domains() -> Mapping[str, str]:
    """Theme to its domain (领域)."""
    return load_knowledge().themes.domains


def stamp() -> tuple[str, int]:
    """What changes whenever the corpus does, through this page or another program: the key of what pages keep of it."""
    return str(folder()), max((_changed(folder() / name) for name in ("corpus.sqlite", "corpus.sqlite-wal")), default=0)


def _changed(path: Path) -> int:
    """When a file was last written; 0 where there is none: another program's log goes when that program ends."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


# --- the URL ----------------------------------------------------------------------------------------------------------


def params() -> Params:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def basket() -> tuple[str, ...]:
    """The entry ids in the basket: the session's, at first those of the URL."""
    if _BASKET not in st.session_state:
        st.session_state[_BASKET] = tuple(dict.fromkeys(st.query_params.get_all(BASKET)))
    held: tuple[str, ...] = st.session_state[_BASKET]
    return held


def _write(view: View) -> None:
    wanted: Params = dict(view.params)
    if held := basket():
        wanted[BASKET] = list(held)
    if params() != wanted:
        st.query_params.from_dict(wanted)


def show(view: View) -> None:
    """Makes the URL say what the page shows, and remembers it for the way back to this page."""
    st.session_state.setdefault(_LAST, {})[type(view)] = view
    _write(view)


def last(kind: type[View]) -> View | None:
    """The view that this session saw last on a page."""
    seen: View | None = st.session_state.get(_LAST, {}).get(kind)
    return seen


def put(*entry_ids: str) -> None:
    """Puts entries into the basket; those already in it are taken out."""
    held = dict.fromkeys(basket())
    for entry_id in entry_ids:
        if entry_id in held:
            del held[entry_id]
        else:
            held[entry_id] = None
    st.session_state[_BASKET] = tuple(held)


def empty_basket() -> None:
    st.session_state[_BASKET] = ()


def follow(address: str) -> None:
    """Goes to an address as ``href`` makes it, or ``#basket=<entry id>``. For callbacks: the page then runs once."""
    if address.startswith(f"#{BASKET}="):
        put(address.partition("=")[2])
        return
    page, wanted = split(address)
    if page is None:
        return
    if page is st.session_state.get(_PAGE):
        if held := basket():
            wanted[BASKET] = list(held)
        st.query_params.from_dict(wanted)
    else:
        st.session_state[_GOTO] = (page, wanted)


def go(view: View) -> None:
    """Follows a view's address: for callbacks."""
    follow(href(view))


def pending() -> tuple[Page, Params] | None:
    """Where a callback wants to go on another page; asked once, by the router."""
    found: tuple[Page, Params] | None = st.session_state.pop(_GOTO, None)
    return found


def entered(page: Page) -> None:
    """Notes which page runs. The browser's back button brings another page with the parameters of the one that was
    left, or with none: then the page shows what was seen there last."""
    before = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    views = st.session_state.get(_LAST, {}).values()
    left: Params = next((view.params for view in views if view.route is before), {})
    own = {name: values for name, values in params().items() if name != BASKET}
    if before not in (None, page) and own in ({}, left):
        seen: View | None = next((view for view in views if view.route is page), None)
        if seen is not None:
            _write(seen)


# --- the panel --------------------------------------------------------------------------------------------------------


def _script(name: str) -> str:
    return (files("ui") / "static" / name).read_text(encoding="utf-8")


_panel = st.components.v2.component(
    "zhengce_panel", js="".join(map(_script, ("find.js", "panel.js"))), isolate_styles=False
)

_locale = st.components.v2.component("zhengce_locale", js=_script("locale.js"), isolate_styles=False)


_keys = st.components.v2.component("zhengce_keys", js=_script("keys.js"), isolate_styles=False)


def attend() -> None:
    """What every page has: Streamlit's own words in Chinese, and the ways of the keyboard."""
    _locale(key="zc-locale")
    _keys(key="zc-keys")


def panel(
    html: str, key: str, *, place: str | None = None, act: Callable[[str], None] | None = None, bounding: str = ""
) -> None:
    """Shows HTML made by the pure modules; a click on one of its links is followed. ``place`` is scrolled to; ``act``
    is told what is done to a record or a selection, ``bounding`` says whose boundaries are being selected."""

    def clicked(reported: Mapping[str, object]) -> None:
        if address := reported.get("go"):
            follow(str(address))

    def done(reported: Mapping[str, object]) -> None:
        if act and (deed := reported.get("act")):
            act(str(deed))

    data = {"html": html, "place": place, "bounding": bounding}
    _panel(data=data, key=key, on_go_change=said(key, clicked), on_act_change=said(key, done))


def said(key: str, act: Callable[[Any], object]) -> Callable[[], None]:
    """A callback that acts on what a widget says. A click that comes when its page has been left finds the widget
    without a value: then there is nothing to do."""

    def callback() -> None:
        if key in st.session_state:
            act(st.session_state[key])

    return callback


def box_key(name: str) -> str:
    """The key of a box that ``close_box`` closes: of another box each time, so that what the browser still says of the
    one before (that it stands open) opens none."""
    return f"{name}-{st.session_state.get(name, 0)}"


def close_box(name: str) -> None:
    """For callbacks."""
    st.session_state[name] = st.session_state.get(name, 0) + 1


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
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        on_change=said(key, changed),
        label_visibility="collapsed",
    )


@contextmanager
def room(key: str, pixels: int, *, least: int) -> Iterator[int | Literal["stretch"]]:
    """The height for a table of so many pixels: its own where it is short, else what the style leaves it."""
    if pixels <= least:
        yield max(pixels, 76)
        return
    with st.container(key=key, height="stretch"):
        yield "stretch"
