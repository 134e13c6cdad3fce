"""The corpus that pages are about, and what they say when something is wrong with it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENOENT
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec

import streamlit as st

from corpus.build import Corpus
from corpus.people.people import EVERYTHING, Access, Forbidden
from corpus.search.engines import UnknownEngine
from corpus.store.opening import is_corpus
from corpus.store.troubles import TROUBLES, explain
from ui.gate.viewer import access
from ui.panels.markup import literal
from ui.settings import DATA, ENGINE, setting

_log = logging.getLogger(__name__)
P = ParamSpec("P")


def folder() -> Path:
    """Where the corpus lies."""
    return Path(setting(DATA)).absolute()


@st.cache_resource(show_spinner="正在打开语料库…", hash_funcs={Access: repr})
def _corpus(path: str, engine: str, access: Access) -> Corpus:
    return Corpus.open(Path(path), engine=engine, access=access)


def corpus() -> Corpus:
    """The corpus; where it cannot be opened the page says so and ends."""
    path = str(folder())
    if path in _seen() and not is_corpus(folder()):
        trouble(FileNotFoundError(ENOENT, "", str(folder() / "corpus.sqlite")))
    try:
        found = _corpus(path, setting(ENGINE), access(folder()))
        if found.access != EVERYTHING:  # others change the same store through doors of their own
            found.follow()
    except UnknownEngine as error:
        st.error(f"{literal(str(error))}检索引擎由环境变量 {ENGINE} 指定，改正后请重新启动。")
        st.stop()
    except TROUBLES as error:
        trouble(error)
    _seen().add(path)
    for notice in found.notices():
        st.toast(literal(notice))
    return found


@st.cache_resource(show_spinner=False)
def _seen() -> set[str]:
    """Corpora that this server has opened: one that is gone was taken away, and is not begun anew in silence."""
    return set()


def trouble(error: Exception) -> NoReturn:
    """One page that says what is wrong with the corpus and what to do; the next look opens it anew."""
    _corpus.clear()
    found = explain(error, folder())
    st.error(
        f"打不开语料库“{literal(folder().name)}”：{literal(found.what)}。\n\n{literal(found.advice)}。然后请刷新页面。"
    )
    with st.expander("详细情况"):
        st.text(f"{folder()}\n{type(error).__name__}：{error}")
    st.stop()


def refusable(act: Callable[P, None]) -> Callable[P, None]:
    """For callbacks, which run outside of what is guarded: what a reader may not do is said, and the page stays."""

    @wraps(act)
    def tried(*args: P.args, **named: P.kwargs) -> None:
        try:
            act(*args, **named)
        except Forbidden as error:
            st.toast(literal(str(error)))

    return tried


@contextmanager
def guarded() -> Iterator[None]:
    """Around all that a page does: whatever goes wrong is said in Chinese, and nothing of it in English."""
    try:
        yield
    except Forbidden as error:
        st.error(literal(str(error)))
        st.stop()
    except TROUBLES as error:
        trouble(error)
    except Exception as error:  # a fault of the program; what Streamlit ends pages with is no Exception
        _log.exception("page failed")
        last = traceback.extract_tb(error.__traceback__)[-1]
        st.error(
            "程序内部出错，不是您的操作引起的，已保存的内容不受影响。请刷新页面；仍然出错时，请把下面的话转告维护者。"
        )
        with st.expander("详细情况"):
            st.text(f"{type(error).__name__}，{Path(last.filename).name} 第 {last.lineno} 行：{str(error)[:500]}")
        st.stop()
