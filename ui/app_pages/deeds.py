"""Who did what, when: for administrators, at the end of the page 语料库."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from corpus.glossary import chinese
from corpus.people.people import Role
from ui import session
from ui.gate.viewer import members, viewer

_SHOWN = 200


def show() -> None:
    """Nothing for others, and where nobody has to log in."""
    found = viewer(session.folder())
    if found is None or found.role is not Role.ADMINISTRATOR:
        return
    with st.expander("操作记录"):
        deeds = members(str(session.folder())).deeds(limit=_SHOWN)
        rows = [(deed.at, deed.user, chinese(f"deed.{deed.deed}"), deed.subject, deed.address) for deed in deeds]
        columns = ["时间", "用户", "做了什么", "对象", "来自"]
        st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, width="stretch", height=320)
        st.caption(f"最近 {_SHOWN} 条；更早的用 zhengce audit 查看。")
