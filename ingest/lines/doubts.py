"""What recognition was not sure of, as issues with their places."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Document, Issue, Severity, Span, Spot

_MOST = 20
"""Lines that are named; further ones are counted."""


def doubts(document: Document) -> tuple[Issue, ...]:
    """An issue for each line of a recognised document with doubtful characters, and one that says it is recognised."""
    pages = document.recognised_pages
    if not pages:
        return ()
    unit = "幅图" if document.counts_pictures else "页"
    sure = f"平均把握 {document.confidence()}%"
    told = f"{len(pages)} {unit}的文字由图片识别得来（{sure}），请对照原件核对重要的数字和名称。"
    found = list(_doubtful(document))
    issues = [Issue("recognised", told, severity=Severity.NOTE), *found[:_MOST]]
    if len(found) > _MOST:
        issues.append(Issue("doubtful_character", f"还有 {len(found) - _MOST} 行有识别把握不大的字，没有逐一列出。"))
    return tuple(issues)


def _doubtful(document: Document) -> Iterator[Issue]:
    unit = "幅图" if document.counts_pictures else "页"
    for spot, held in document.spots_with_places():
        places = [held.start + at for at in _within(document[held], spot)]
        if places:
            words = "、".join(f"“{document.text[at]}”" for at in places[:3])
            sentence = f"第 {spot.page} {unit}识别时对 {words} 把握不大，请对照原件。"
            yield Issue("doubtful_character", sentence, Span(places[0], places[-1] + 1))


def _within(text: str, spot: Spot) -> Iterator[int]:
    """Where doubtful letters and figures stand in a line; a doubtful comma changes no record."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    yield from (places[index] for index in spot.doubtful if index < len(places) and text[places[index]].isalnum())
