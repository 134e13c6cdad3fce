"""Pieces of HTML out of untrusted words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from ui.panels.markup import joined, link, literal, marked, shortened, tag, text
from ui.state import DocumentView


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


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (tag("br"), "<br>"),  # has no end
        (tag("input", type_="search"), '<input type="search">'),
        (tag("p"), "<p></p>"),
        (tag("p", "<b>x</b>"), "<p><b>x</b></p>"),  # what is inside is HTML already
        (tag("p", data_go=False, id=""), '<p id=""></p>'),
        (text("<a href='x'>&"), "&lt;a href=&#x27;x&#x27;&gt;&amp;"),
    ],
)
def test_tags(html: str, expected: str) -> None:
    assert html == expected


def test_a_link_leads_to_a_view_and_its_address_is_escaped() -> None:
    view = DocumentView(document_id="ab", record="ab-t3")
    assert link("<b>甲</b>", view, class_="x", title='"') == (
        '<a href="document?id=ab&amp;record=ab-t3" data-go class="x" title="&quot;"><b>甲</b></a>'
    )


def test_joining_leaves_out_what_is_empty() -> None:
    assert joined(["甲", "", "乙"], " · ") == "甲 · 乙"
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(1, 2)], "一<mark>二</mark>三四"),
        ([Span(2, 4), Span(0, 1)], "<mark>一</mark>二<mark>三四</mark>"),  # in any order
        ([Span(0, 3), Span(1, 4)], "<mark>一二三</mark><mark>四</mark>"),  # what overlaps is marked once
        ([Span(3, 9)], "一二三<mark>四</mark>"),  # no further than the words
        ([Span(4, 9), Span(2, 2)], "一二三四"),
    ],
)
def test_marking(spans: list[Span], expected: str) -> None:
    assert marked("一二三四", spans) == expected


@pytest.mark.parametrize("limit", [3, 4, 5])
def test_no_more_than_the_limit_of_characters(limit: int) -> None:
    assert len(shortened("一二三四五六", limit)) == limit
    assert shortened("一二三四", 4) == "一二三四"


def test_markdown_stays_words() -> None:
    assert literal("[点我](javascript:alert(1)) $x$ :red[y]") == (
        "\\[点我\\]\\(javascript\\:alert\\(1\\)\\) \\$x\\$ \\:red\\[y\\]"
    )
    assert literal("1. &lt;b\n![](x)") == "1\\. \\&lt;b \\!\\[\\]\\(x\\)"
