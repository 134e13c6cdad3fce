"""A cursor is a word that comes back as it was."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.serving.cursors import Cursor, InvalidCursor


@given(st.integers(1, 9_999_998))
def test_what_was_handed_out_is_read(page):
    assert Cursor.read(str(Cursor(page))) == Cursor(page)
    assert Cursor.read(str(Cursor(page).following)).page == page + 1


def test_no_word_is_the_first_page():
    assert Cursor.read("") == Cursor(1)


@pytest.mark.parametrize("word", ["zz", "页", "cGFnZTow", "a" * 41, str(Cursor(10**8)), "cGFnZTox\n", "=="])
def test_other_words_are_refused(word):
    with pytest.raises(InvalidCursor):
        Cursor.read(word)


@given(st.text(max_size=60))
def test_nothing_else_is_raised(word):
    with suppress(InvalidCursor):
        assert Cursor.read(word).page >= 1
