"""Parts of the page that run alone when something in them is clicked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

import streamlit as st

from ui import session
from ui.opened import guarded

P = ParamSpec("P")
R = TypeVar("R")


def part(key: str, show: Callable[P, R]) -> Callable[P, R]:
    """What runs alone and leaves as it is what stands around it. Where a click leads to another page all of it runs."""

    @wraps(show)
    def shown(*args: P.args, **named: P.kwargs) -> R:
        with guarded():
            if session.going():
                st.rerun()
            return show(*args, **named)

    return cast("Callable[P, R]", st.fragment(shown, key=key))
