"""Lists that one sentence holds: who is charged with which reform, and tasks that are named before their head.

甲县、乙县等2个试验区承担农村金融改革试验任务；丙市承担…; 《方案》提出了建立甲、优化乙等两方面的试点任务.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from corpus.model import Block, Span
from extract.layout import Layout
from extract.numbers.numerals import parse_number
from extract.reforms.places import place_in
from extract.reforms.priority_items import Listed, parted, trimmed
from extract.rules import finds, first, pattern_of

_RULE = "list.heading"
_FEWEST_CHARGED = 2
"""Parts of a sentence that each say who tries what: one alone tells of something else as often."""
_FEWEST_SUMMED = 2


def find_in_sentences(layout: Layout) -> Iterator[Listed]:
    """The items of lists that stand in a single sentence of running text."""
    for block in _running(layout, "priority.charge_end"):
        yield from _charged(layout, block)
    titles = [Span(*match.span("place")) for match in finds("priority.plan.place", layout.folded)]
    for block in _running(layout, "priority.summed"):
        yield from _summed(layout, block, titles)
    for block in _running(layout, "priority.tried"):
        yield from _tried(layout, block)


def _running(layout: Layout, rule_id: str) -> Iterator[Block]:
    """The paragraphs in which a rule may find something."""
    return (block for _, block in layout.blocks_with(rule_id) if block.cell is None)


# --- who is charged with what -----------------------------------------------------------------------------------------


def _charged(layout: Layout, block: Block) -> Iterator[Listed]:
    """What each part of a sentence charges its places with, one record a place."""
    folded = layout.folded
    ends = finds("priority.charge_end", folded, block.span.start, block.span.end)
    if len(list(islice(ends, _FEWEST_CHARGED))) < _FEWEST_CHARGED:
        return
    for sentence in _between(folded, block.span, "。\n"):
        for marks in (";", ";,"):
            found = [list(_charge(folded, part)) for part in _between(folded, sentence, marks)]
            if sum(map(bool, found)) >= _FEWEST_CHARGED:
                yield from (item for items in found for item in items)
                break


def _charge(folded: str, part: Span) -> Iterator[Listed]:
    match = first("priority.charged", folded, part.start, part.end)
    if match is None:
        return
    names = parted(folded, Span(*match.span("places")), "、和及")
    places = [_place(folded, name) for name in names]
    counted = match["count"] is None or parse_number(match["count"]) == len(places)
    if counted and all(places):
        yield from (Listed(Span(*match.span("what")), place, _RULE) for place in places)


def _place(folded: str, name: Span) -> Span | None:
    """A place, or a farm or the like that stands among them."""
    if pattern_of("priority.charged.farm").fullmatch(folded, name.start, name.end):
        return name
    return place_in(folded, name)


def _between(folded: str, span: Span, marks: str) -> list[Span]:
    cuts = [at.end() for at in re.compile(f"[{marks}]").finditer(folded, span.start, span.end)]
    edges = [span.start, *cuts, span.end]
    return [part for start, end in pairwise(edges) if len(part := trimmed(folded, Span(start, end)))]


# --- tasks before their head ------------------------------------------------------------------------------------------


def _summed(layout: Layout, block: Block, titles: list[Span]) -> Iterator[Listed]:
    """The tasks of a trial that stand before the words that sum them up, where there are as many as these say."""
    folded = layout.folded
    for match in finds("priority.summed", folded, block.span.start, block.span.end):
        parts = parted(folded, Span(*match.span("quoted" if match["quoted"] else "list")), "、")
        if len(parts) >= _FEWEST_SUMMED and len(parts) == parse_number(match["count"]):
            region = _planned_for(titles, match.start())
            yield from (Listed(part, region, _RULE) for part in parts)


def _planned_for(titles: list[Span], at: int) -> Span | None:
    """The place that begins the title of the plan named last before."""
    before = bisect_right(titles, at, key=lambda place: place.start)
    return titles[before - 1] if before else None


def _tried(layout: Layout, block: Block) -> Iterator[Listed]:
    """What a trial is to explore in so many respects (试验区要聚焦三个方面探索，包括甲，乙，丙)."""
    folded = layout.folded
    for match in finds("priority.tried", folded, block.span.start, block.span.end):
        content, count = Span(*match.span("list")), parse_number(match["count"])
        cuts = (parted(folded, content, marks) for marks in (";", ",;", "、,;"))
        parts = next((parts for parts in cuts if len(parts) == count), [])
        if all(pattern_of("priority.part.verb").search(folded[part.start : part.end]) for part in parts):
            yield from (Listed(part, Span(*match.span("who")), _RULE) for part in parts)
