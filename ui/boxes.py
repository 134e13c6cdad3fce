"""Boxes that a button opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st


def key(name: str) -> str:
    """The key of a box that ``close`` closes: of another box each time, so that what the browser still says of the
    one before (that it stands open) opens none."""
    return f"{name}-{st.session_state.get(name, 0)}"


def close(name: str) -> None:
    """For callbacks."""
    st.session_state[name] = st.session_state.get(name, 0) + 1


def show(
    label: str,
    name: str,
    fill: Callable[[], None],
    *,
    width: Literal["stretch", "content"] = "stretch",
    keeps: Sequence[str] = (),
) -> None:
    """A box that is filled when somebody opens it: most are not looked at, and all that stands in one is drawn at every
    click beside it. ``keeps``: what was typed or chosen in it and is there again when it is opened once more."""
    for kept in keeps:
        if kept in st.session_state:  # a widget that is not drawn is forgotten, what is set is not
            st.session_state[kept] = st.session_state[kept]
    found = st.popover(label, width=width, key=key(name), on_change="rerun")
    if found.open:
        with found:
            fill()
