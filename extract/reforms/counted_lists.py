"""Reforms that a sentence counts and names: 十项改革任务：甲；乙… in a report, 五项改革：是指甲、乙… in its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Span
from extract.layout import Layout
from extract.numbers.numerals import parse_number
from extract.reforms.looking_back import reviewed
from extract.reforms.places import place_in
from extract.reforms.priority_items import Listed, is_done, items_in, parted, trimmed
from extract.rules import begins, finds, first, pattern_of

_RULE = "list.heading"
_FEWEST, _MOST = 2, 40
"""Items of a list."""
_SHORTEST, _LONGEST = 4, 90
"""Characters of an item: the shortest is a word and what is to become of it (水价改革)."""
_WHERE = "在"
_MARKS = (";", "、", "、;")
"""By which lists are parted: those of clauses first, whose own words may be parted by the others."""


def find_counted(layout: Layout) -> Iterator[Listed]:
    """The items of lists that are said to have just as many; what a report has behind it is no list of tasks."""
    blocks = (block for _, block in layout.blocks_with("priority.tally") if block.cell is None)
    for block in blocks:
        for match in finds("priority.tally", layout.folded, block.span.start, block.span.end):
            if not is_done(layout.folded, match.start()) and not reviewed(layout, match.start()):
                yield from _listed(layout.folded, match)


def _listed(folded: str, match: re.Match[str]) -> Iterator[Listed]:
    count = parse_number(match["count"])
    whole = Span(*match.span("list"))
    closing = first("priority.tally.closing", folded, whole.start, whole.end)
    content = trimmed(folded, Span(whole.start, closing.start() if closing else whole.end))
    parts = _counted(folded, _behind_lead(folded, content), count) or _counted(folded, content, count)
    if _FEWEST <= len(parts) <= _MOST and all(_SHORTEST <= len(part) <= _LONGEST for part in parts):
        yield from _of_parts(folded, parts)


def _counted(folded: str, content: Span, count: int) -> Sequence[Span]:
    """The parts of a list by the marks that give just so many; the last two may be joined by 和. Else nothing."""
    if folded.startswith(_WHERE, content.start):
        return ()  # 在甲、乙、丙三个领域开展的改革
    ways = (items_in(folded, content), *(parted(folded, content, marks) for marks in _MARKS))
    joined = (_last_apart(folded, parts) for parts in ways[1:] if len(parts) == count - 1)
    return next((parts for parts in (*ways, *joined) if len(parts) == count), ())


def _last_apart(folded: str, parts: Sequence[Span]) -> Sequence[Span]:
    """A list whose last two are joined by a word (甲、乙和丙)."""
    *others, last = parts
    joints = list(pattern_of("priority.tally.joint").finditer(folded, last.start, last.end))
    return [*others, Span(last.start, joints[0].start()), Span(joints[0].end(), last.end)] if len(joints) == 1 else ()


def _behind_lead(folded: str, content: Span) -> Span:
    """A list without what is said of it before (是某意见提出的三项改革,即…), and without quotation marks around it."""
    lead = begins("priority.tally.lead", folded[content.start : content.end])
    start = content.start + (lead.end() if lead else 0)
    quoted = folded.startswith('"', start) and folded.find('"', start + 1, content.end) == content.end - 1
    return Span(start + 1, content.end - 1) if quoted else Span(start, content.end)


def _of_parts(folded: str, parts: Sequence[Span]) -> Iterator[Listed]:
    """What each part tries, and where, if each begins with a place; nothing where they are places alone."""
    tried = [pattern_of("priority.tally.place").match(folded, part.start, part.end) for part in parts]
    places = [match and place_in(folded, Span(*match.span("place"))) for match in tried]
    if all(places):
        for match, place in zip(tried, places, strict=True):
            assert match is not None
            yield Listed(Span(*match.span("what")), place, _RULE)
    elif not any(place_in(folded, part) for part in parts):
        yield from (Listed(part, None, _RULE) for part in parts)
