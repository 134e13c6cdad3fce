"""The table in which people write and the basket beside it: components of the page, which say what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import streamlit as st

from ui import session

PARTS = ("queue", "rows", "view", "editor", "bar", "moves")
_STATIC = files("ui") / "static"
STYLE = files("ui") / "plan.css"

SCRIPT = "\n".join(
    (_STATIC / name).read_text(encoding="utf-8") for name in (*(f"grid_{part}.js" for part in PARTS), "grid.js")
)

_grid = st.components.v2.component("zhengce_grid", js=SCRIPT, isolate_styles=False)


def grid(data: Mapping[str, object], key: str, *, on_queue: Callable[[Mapping[str, object]], object]) -> None:
    """Shows a table. ``on_queue`` gets all that the browser has not heard to be kept; ``data["done"]`` tells it."""
    st.html(Path(str(STYLE)))  # of this page alone: a rule that asks what a page holds looks through all of it
    _mounted(_grid, data, key, on_queue)


def _mounted(
    component: Callable[..., object],
    data: Mapping[str, object],
    key: str,
    on_queue: Callable[[Mapping[str, object]], object],
) -> None:
    def told(reported: Mapping[str, object]) -> None:
        queue = reported.get("queue")
        if isinstance(queue, Mapping):
            on_queue(queue)

    component(
        data=dict(data),
        key=key,
        on_queue_change=session.said(key, told),
        on_go_change=session.said(key, session.clicked),
    )


BASKET = "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in ("grid_queue.js", "basket.js"))
_basket = st.components.v2.component("zhengce_basket", js=BASKET, isolate_styles=False)


def basket(data: Mapping[str, object], key: str, *, on_queue: Callable[[Mapping[str, object]], object]) -> None:
    """Shows the basket of a plan. ``on_queue`` as of ``grid``."""
    _mounted(_basket, data, key, on_queue)
