"""Which page a run of the script shows, where a click leads to another one."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.address import Params


def bring(page: StreamlitPage, wanted: Params) -> None:
    """Makes the run that has begun that of another page; to be called before ``st.navigation``. ``st.switch_page`` ends
    the run, waits for 20 ms and begins another, before which the browser takes the whole page away, its frame too."""
    context = get_script_run_ctx()
    if context is None:
        st.switch_page(page, query_params=wanted)
        return
    context.pages_manager.set_script_intent(page._script_hash, "")
    st.query_params.from_dict(wanted)
