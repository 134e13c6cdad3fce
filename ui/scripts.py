"""What runs in the browser, and what of it every page has."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import streamlit as st


def script(name: str) -> str:
    """One of our own scripts."""
    return (files("ui") / "static" / name).read_text(encoding="utf-8")


_locale = st.components.v2.component("zhengce_locale", js=script("locale.js"), isolate_styles=False)
KEYS = "zc-keys"
_keys = st.components.v2.component("zhengce_keys", js=script("keys.js"), isolate_styles=False)


def attend(leave: Callable[[], None]) -> None:
    """What every page has: Streamlit's own words in Chinese, and the ways of the keyboard. ``leave`` is called where a
    click leads to another page."""
    _locale(key="zc-locale")
    _keys(key=KEYS, on_go_change=leave)
