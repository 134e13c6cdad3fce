"""Who looks at the page: asked anew at every run, by the cookie with which the browser opened its connection."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from corpus.intake.members import Members
from corpus.people.people import ACTOR, EVERYTHING, Access, User
from ui.gate.door import COOKIE, LOGIN
from ui.settings import login_needed


@st.cache_resource(show_spinner=False)
def members(folder: str) -> Members:
    """The people of the corpus in a folder."""
    return Members.open(Path(folder))


def viewer(folder: Path) -> User | None:
    """Nobody where no login is asked for: whoever sits at the machine may do all. Somebody who is no longer logged in
    sees where to log in, and nothing else."""
    if not login_needed():
        return None
    found = members(str(folder)).who(st.context.cookies.get(COOKIE))
    if found is None:
        st.error(f"登录已失效，请[重新登录]({LOGIN})。")
        st.stop()
    ACTOR.set(found.name)
    return found


def access(folder: Path) -> Access:
    """What whoever looks has of the corpus. As long as nothing is limited to groups everybody sees the same."""
    found = viewer(folder)
    if found is None:
        return EVERYTHING
    limited = found.access.groups is not None and members(str(folder)).any_limited
    return Access(edits=found.access.edits, groups=found.access.groups if limited else None, noted=True)
