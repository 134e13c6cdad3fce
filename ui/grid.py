"""The table in which people write and the basket beside it: components of the page, which say what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files

import streamlit as st

from ui import session

PARTS = ("queue", "rows", "view", "editor", "bar", "moves")
_STATIC = files("ui") / "static"

SCRIPT = "\n".join(
    (_STATIC / name).read_text(encoding="utf-8") for name in (*(f"grid_{part}.js" for part in PARTS), "grid.js")
)

_grid = st.components.v2.component("zhengce_grid", js=SCRIPT, isolate_styles=False)


def grid(data: Mapping[str, object], key: str, *, on_queue: Callable[[Mapping[str, object]], object]) -> None:
    """Shows a table. ``on_queue`` gets all that the browser has not heard to be kept; ``data["done"]`` tells it."""

    def told(reported: Mapping[str, object]) -> None:
        queue = reported.get("queue")
        if isinstance(queue, Mapping):
            on_queue(queue)

    _grid(data=dict(data), key=key, on_queue_change=session.said(key, told), on_go_change=session.said(key, _clicked))


def _clicked(reported: Mapping[str, object]) -> None:
    if address := reported.get("go"):
        session.follow(str(address))


_basket = st.components.v2.component(
    "zhengce_basket", js=(_STATIC / "basket.js").read_text(encoding="utf-8"), isolate_styles=False
)


def basket(data: Mapping[str, object], key: str, *, on_act: Callable[[Mapping[str, object]], object]) -> None:
    """Shows the basket of a plan."""

    def done(reported: Mapping[str, object]) -> None:
        said = reported.get("act")
        if isinstance(said, Mapping):
            on_act(said)

    _basket(data=dict(data), key=key, on_act_change=session.said(key, done), on_go_change=session.said(key, _clicked))
