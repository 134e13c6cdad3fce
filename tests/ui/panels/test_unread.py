"""The list 可能漏读, and its marks in the text."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Span, Unread, UnreadKind
from tests.made_up import make_parsed
from tests.sample_plan import PLAN
from ui.panels.annotate import marks, pages
from ui.panels.opened import OpenedDocument
from ui.panels.reading import head_html, reading_html
from ui.panels.unread import unread_html


def _opened(*signs: Unread) -> OpenedDocument:
    made = replace(PLAN, unread=signs)
    return OpenedDocument(parsed=made, pages=pages(made), page=0, marks=marks(made))


def test_without_signs_there_is_no_list() -> None:
    reading = _opened()
    assert unread_html(reading.parsed, reading.to) == ""
    assert "漏读" not in head_html(reading)


def test_places_are_listed_and_lead_there() -> None:
    reading = _opened(Unread(span=Span(0, 6), kind=UnreadKind.FIGURE), Unread(span=Span(8, 10), kind=UnreadKind.ROLE))
    html = head_html(reading)
    for piece in ("可能漏读 2", "数字", "单位分工", 'data-scroll="u0"', 'data-scroll="u1"'):
        assert piece in html
    assert "zc-unread" in reading_html(reading)
    assert "可能漏读：数字" in reading_html(reading)


def test_quotes_are_text() -> None:
    made = make_parsed("<script>alert(1)</script>")
    made = replace(made, unread=(Unread(span=Span(0, 25), kind=UnreadKind.ITEM),))
    reading = OpenedDocument(parsed=made, pages=pages(made), page=0, marks=marks(made))
    assert "<script" not in head_html(reading) + reading_html(reading)
