"""The picture of a scanned page (of a Word file: of its picture) beside its recognised text, the place of each record
framed. Pure HTML."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Document, Span, Spot
from ui.panels.annotate import Mark
from ui.panels.markup import joined, link, tag
from ui.state import DocumentView

_WHOLE = 10_000
_AROUND = 30
"""In ten-thousandths of a page: a frame stands so far outside its words."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The page of a scan that is shown."""

    number: int
    within: Span
    """The text that stands on it."""
    jpeg: bytes


def page_of(document: Document, place: Span) -> tuple[int, Span] | None:
    """The scanned page on which a place stands, or the next one behind it, and its text; None where there is none."""
    held = list(document.spots_with_places())
    number = next((spot.page for spot, at in held if at.end > place.start), held[-1][0].page if held else None)
    if number is None:
        return None
    on_page = [at for spot, at in held if spot.page == number]
    return number, Span(on_page[0].start, on_page[-1].end)


def picture_html(document: Document, marks: Sequence[Mark], picture: PagePicture) -> str:
    """The page with its frames, which are seen when their record is clicked, and the way to the pages beside it."""
    placed = [(spot, held) for spot, held in document.spots_with_places() if spot.page == picture.number]
    source = f"data:image/jpeg;base64,{b64encode(picture.jpeg).decode()}"
    name = f"原件第 {picture.number} {_unit(document)}"
    image = tag("img", src=source, alt=name)
    frames = joined(
        tag("span", class_="zc-spot", data_at=mark.anchor, style=_style(spot))
        for mark in marks
        if mark.anchor
        for spot, held in placed
        if held.start < mark.span.end and held.end > mark.span.start
    )
    head = tag("h2", f"{name}（识别）") + tag("nav", joined(_beside(document, picture.number)))
    return tag("figure", head + tag("div", image + frames), class_="zc-picture")


def _unit(document: Document) -> str:
    return "幅图" if document.counts_pictures else "页"


def _style(spot: Spot) -> str:
    left, top = max(spot.left - _AROUND, 0), max(spot.top - _AROUND, 0)
    width, height = min(spot.right + _AROUND, _WHOLE) - left, min(spot.bottom + _AROUND, _WHOLE) - top
    sides = (("left", left), ("top", top), ("width", width), ("height", height))
    return ";".join(f"{name}:{value / 100:.2f}%" for name, value in sides)


def _beside(document: Document, number: int) -> Iterator[str]:
    """Links to the pages before and after, by the first words that stand there."""
    first: dict[int, Span] = {}
    for spot, held in document.spots_with_places():
        first.setdefault(spot.page, held)
    pages = sorted(first)
    at = pages.index(number) if number in first else 0
    for index, words in ((at - 1, f"‹ 上一{_unit(document)}"), (at + 1, f"下一{_unit(document)} ›")):
        if 0 <= index < len(pages):
            start = first[pages[index]].start
            yield link(words, DocumentView(document_id=document.document_id, place=Span(start, start + 1)))
