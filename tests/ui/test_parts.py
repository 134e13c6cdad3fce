"""Parts of the page that run alone."""

from __future__ import annotations

from inspect import unwrap

from streamlit.testing.v1 import AppTest

from ui.parts import part


def page() -> None:
    import streamlit as st

    from ui.parts import part

    def told(words: str) -> int:
        if "wrong" in st.session_state:
            raise ValueError(words)
        st.text(words)
        return len(words)

    st.caption(str(part("tests-part", told)("三个字")))


def test_a_part_shows_and_returns_what_it_is_made_of() -> None:
    app = AppTest.from_function(page, default_timeout=60).run()
    assert [text.value for text in app.text] == ["三个字"]
    assert [caption.value for caption in app.caption] == ["3"]


def test_a_part_goes_by_the_name_of_what_it_is_made_of() -> None:
    assert unwrap(part("tests-part", len)) is len  # the router calls pages by their names


def test_what_goes_wrong_in_a_part_is_said_in_chinese() -> None:
    app = AppTest.from_function(page, default_timeout=60)
    app.session_state["wrong"] = True
    app.run()
    assert not app.exception
    assert [error.value for error in app.error if "程序内部出错" in error.value]
