"""Pieces of HTML out of untrusted words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from ui.html.markup import marked, shortened, tag


@given(st.text(), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=5))
def test_marking_keeps_every_character(words: str, places: list[tuple[int, int]]) -> None:
    from html import unescape

    html = marked(words, [Span(a, b) for a, b in places])
    assert unescape(html.replace("<mark>", "").replace("</mark>", "")) == words


@pytest.mark.parametrize(
    ("words", "short"), [("一二三", "一二三"), ("一二三四五六", "一二三四…"), ("一二三、五六", "一二三…")]
)
def test_shortened(words: str, short: str) -> None:
    assert shortened(words, 5) == short


def test_tag_escapes_attributes() -> None:
    assert tag("a", title='"><b>', hidden=True, class_=None) == '<a title="&quot;&gt;&lt;b&gt;" hidden></a>'
