"""工作报告: no organ signs one; it is the organ's in whose name it is given (我代表市人民政府), by its full name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.fold import fold
from extract.layout import Layout
from extract.rules import first, pattern_of

_SPEECH = 2500
"""Characters in which the speaker says for whom he reports: the longest page head before him has 900."""
_HEAD = 12
"""Lines among which a report's subtitle stands."""
_BEFORE = 1500
"""Characters from the beginning in which the place is named."""


def reporting_organs(layout: Layout, title: str | None) -> Iterator[Sequence[str]]:
    """Whom a work report's speaker speaks for, else the organ that a title opens with (某镇政府工作安排)."""
    folded = fold(title or "")
    if pattern_of("document.report.title").search(folded):
        named = first("document.report.speaker", layout.folded, 0, min(layout.own.end, _SPEECH))
        if named and (organ := _in_full(layout, title or "", named)):
            yield [organ]
    yield from _below_session(layout)
    if title and (opening := pattern_of("document.issuer.opening").match(folded)):
        yield [title[opening.start("organs") : opening.end("organs")]]


def _below_session(layout: Layout) -> Iterator[Sequence[str]]:
    """The organs on the lines below the one that says at which session a report was read: 某市财政局."""
    organ = pattern_of("part.signature.organ")
    lines = [block.span for block in layout.document.blocks[:_HEAD]]
    for index, span in enumerate(lines):
        if pattern_of("document.report.read").match(layout.folded[span.start : span.end]):
            below = takewhile(lambda one: organ.match(layout.folded[one.start : one.end]), lines[index + 1 :])
            yield [layout.document[one] for one in below]
            return


def _in_full(layout: Layout, title: str, named: re.Match[str]) -> str | None:
    """The organ with its place before it, which title, session or speaker's line name: 青砚市 + 市人民政府."""
    organ = layout.document.text[named.start("organ") : named.end("organ")]
    place = pattern_of("document.organ.elliptic").match(fold(organ))
    if place is None:
        return organ
    before = layout.folded[: min(named.start(), _BEFORE)]
    for text, original in ((fold(title), title), (before, layout.document.text)):
        for found in pattern_of("document.report.place").finditer(text):
            if found["place"].endswith(place[0]):
                return original[found.start("place") : found.end("place")] + organ[place.end() :]
    return None
