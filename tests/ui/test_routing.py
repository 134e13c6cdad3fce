"""A click that leads to another page: the run that has begun shows it."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.errors import NoSessionContext
from streamlit.testing.v1 import AppTest

from ui.routing import bring


def pages() -> None:
    import streamlit as st

    from ui.routing import bring

    one = st.Page(lambda: st.text("甲页"), title="甲", url_path="one", default=True)
    other = st.Page(lambda: st.text("乙页"), title="乙", url_path="other")
    if "left" in st.session_state:
        bring(other, {"q": ["改革", "创新"]})
    st.navigation([one, other], position="hidden").run()


def test_the_page_that_is_wanted_is_shown_with_its_parameters() -> None:
    app = AppTest.from_function(pages, default_timeout=60).run()
    assert [text.value for text in app.text] == ["甲页"]
    app.session_state["left"] = True
    app.run()
    assert not app.exception
    assert [text.value for text in app.text] == ["乙页"]
    assert app.query_params["q"] == ["改革", "创新"]


def test_outside_of_a_page_there_is_none_to_bring() -> None:
    with pytest.raises(NoSessionContext):
        bring(st.Page(lambda: None, title="甲", url_path="one"), {})
