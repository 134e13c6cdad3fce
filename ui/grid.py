"""The table in which people write: a component of the page. It says what was done, and is told what of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files

import streamlit as st

from ui import session

_PARTS = ("queue", "rows", "view", "editor", "bar", "moves")
_STATIC = files("ui") / "static"

_grid = st.components.v2.component(
    "zhengce_grid",
    js="\n".join(
        (_STATIC / name).read_text(encoding="utf-8") for name in (*(f"grid_{part}.js" for part in _PARTS), "grid.js")
    ),
    isolate_styles=False,
)


def grid(data: Mapping[str, object], key: str, *, on_queue: Callable[[Mapping[str, object]], object]) -> None:
    """Shows a table. ``on_queue`` gets everything that the browser has not heard to be kept; ``data["done"]`` tells it."""

    def told(reported: Mapping[str, object]) -> None:
        queue = reported.get("queue")
        if isinstance(queue, Mapping):
            on_queue(queue)

    def clicked(reported: Mapping[str, object]) -> None:
        if address := reported.get("go"):
            session.follow(str(address))

    _grid(
        data=dict(data), key=key, on_queue_change=session.said(key, told), on_go_change=session.said(key, clicked)
    )
