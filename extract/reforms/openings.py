"""Paragraphs that open lists of reforms without heading them, and what the text before a list says of its scope."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.model import Block, Section, Span
from extract.layout import Layout
from extract.reforms.places import leading_place
from extract.rules import first, pattern_of

_FEWEST_PLACES = 2
"""Items, each headed by a place, that a paragraph opens."""
_TAKEN_UP = ("如下。", "如下:")
_OPENS = (*_TAKEN_UP, "分别是:", "分别为:", "包括:")


def opening_scope(folded: str, title: Span) -> Span | None:
    """Where the text before a list of what is to be taken up elsewhere says that it shall be."""
    if "推广" not in folded[title.start : title.end]:
        return None
    scope = first("priority.scope.opening", folded, 0, title.start)
    return Span(*scope.span("scope")) if scope else None


def find_opened(layout: Layout) -> Iterator[tuple[Block, Span | None]]:
    """Paragraphs that open measures for others to take up (推广…创新举措…,现列举如下), with those that may; those that
    say that reforms are launched (推出…改革措施,现…如下); and those that ask for reforms and open items each of which
    begins with a place of its own."""
    sections = layout.sections
    starts = [section.span.start for section in sections]
    for block in layout.document.blocks:
        line = layout.folded[block.span.start : block.span.end]
        if block.cell is not None or not line.endswith(_OPENS):
            continue
        at = bisect_left(starts, block.span.end)
        launched = line.endswith(_TAKEN_UP) and pattern_of("priority.launched").search(line)
        if line.endswith(_TAKEN_UP) and pattern_of("priority.replicated").match(line):
            said = list(pattern_of("priority.replicated.scope").finditer(line))
            start = block.span.start
            yield block, Span(start + said[-1].start("scope"), start + said[-1].end("scope")) if said else None
        elif launched or (
            _placed(layout.folded, sections[at : at + _FEWEST_PLACES]) and pattern_of("priority.assigned").match(line)
        ):
            yield block, None


def _placed(folded: str, sections: Sequence[Section]) -> bool:
    spans = [Span(each.heading.start + len(each.label), each.span.end) for each in sections]
    return len(spans) == _FEWEST_PLACES and all(leading_place(folded, span) for span in spans)
