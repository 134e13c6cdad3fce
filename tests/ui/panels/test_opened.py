"""A document opened at a page: links to its places."""

from __future__ import annotations

from corpus.model import (
    ParsedDocument,
    Span,
)
from tests.read_plan import long_document
from ui.panels.annotate import marks, pages
from ui.panels.opened import OpenedDocument


def opened(made: ParsedDocument, page: int = 0, size: int = 24_000, **related: object) -> OpenedDocument:
    return OpenedDocument(parsed=made, pages=pages(made, size), page=page, marks=marks(made), **related)


def test_a_link_scrolls_on_its_own_page_and_opens_another() -> None:
    made = long_document(2000)
    reading = opened(made, page=1, size=5000)
    here, there = reading.within, reading.pages[2]
    assert 'data-scroll="x"' in reading.to(Span(here.start, here.start + 1), "x", "甲")
    assert 'data-scroll="x"' in reading.to(Span(here.end - 1, here.end), "x", "甲")
    assert "data-scroll" not in reading.to(Span(there.start, there.start + 1), "x", "甲")  # where the next page begins
    assert f"at={there.start}-{there.start + 1}" in reading.to(Span(there.start, there.start + 1), "x", "甲")
