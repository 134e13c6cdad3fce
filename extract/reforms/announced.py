"""Lists that a sentence announces by their number (试验区建设将聚焦三大任务) and a later one gives (三大任务为：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from corpus.model import Block, Span
from extract.layout import Layout
from extract.names.gazetteer import load_gazetteer
from extract.numbers.numerals import parse_number
from extract.reforms.places import place_in
from extract.reforms.priority_items import Listed, items_in, trimmed
from extract.rules import finds, pattern_of
from extract.sentences import first_sentence

_NEAR = 4
"""Paragraphs behind the announcement in which its lists stand."""
_LONGEST_PLACE = 24


def find_announced(layout: Layout) -> Iterator[Listed]:
    """The parts of each list that was announced for a trial, where there are as many of them as it says."""
    for index, block in layout.blocks_with("priority.announced"):
        if block.cell is not None:
            continue
        for announced in finds("priority.announced", layout.folded, block.span.start, block.span.end):
            region = _place(layout, announced)
            if region is not None:
                behind = (later for later in layout.document.blocks[index:] if later.cell is None)
                for later in islice(behind, _NEAR):
                    yield from _given(layout, later, announced, region)


def _place(layout: Layout, announced: re.Match[str]) -> Span | None:
    """Whose trial it is: a place of the usual form, or one by its short name (云南)."""
    span = Span(*announced.span("place"))
    if len(span) > _LONGEST_PLACE:
        return None
    return span if load_gazetteer().is_plain(announced["place"]) else place_in(layout.folded, span)


def _given(layout: Layout, block: Block, announced: re.Match[str], region: Span) -> Iterator[Listed]:
    folded = layout.folded
    for lead in pattern_of("priority.counted").finditer(folded, max(block.span.start, announced.end()), block.span.end):
        if lead["what"] not in announced["kinds"]:
            continue
        content = Span(lead.end(), first_sentence(folded, lead.end(), block.span.end))
        parts = _parts(folded, content)
        if len(parts) == parse_number(lead["count"]):
            yield from (Listed(part, region, "list.heading") for part in parts)


def _parts(folded: str, content: Span) -> list[Span]:
    """The numbered items of a sentence, else its parts between semicolons."""
    items = list(items_in(folded, content))
    if len(items) > 1:
        return items
    edges = [
        content.start,
        *(m.end() for m in re.compile(";").finditer(folded, content.start, content.end)),
        content.end,
    ]
    found = [trimmed(folded, Span(start, end)) for start, end in pairwise(edges)]
    return [part for part in found if len(part)]
