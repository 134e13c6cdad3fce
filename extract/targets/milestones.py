"""分步时限: where a task names several dates, each with something of its own to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Metadata, Milestone, Span
from extract.layout import Layout
from extract.rules import pattern_of
from extract.targets.deadlines import Limit, find_limits

_STOPS = "。;\n"
_END = re.compile(r"[。;\n]")
_LONGEST = 400
"""Characters of a sentence before its date, so that a line without end stays linear."""
_EDGE = " \n,;:。、"


def find_milestones(layout: Layout, within: Span, metadata: Metadata) -> tuple[Milestone, ...]:
    """The dates of a text with what is to be done by each; none where it names one only, or the same one twice.

    When works are to begin (开工) is one even alone: it is no time limit of the whole.

    A limit that rules the whole (以上工作于…前完成) is no milestone, nor is one that comes round again.
    """
    limits = [limit for limit in find_limits(layout.folded, within, metadata) if not limit.recurs]
    steps = sorted((limit for limit in limits if not limit.whole), key=lambda limit: limit.span)
    steps = [step for index, step in enumerate(steps) if not index or step.span.start >= steps[index - 1].span.end]
    several = len({limit.due for limit in limits}) > 1 or any(limit.begins for limit in limits)
    if not several or not steps:
        return ()
    found = tuple(_milestones(layout, within, steps))
    return found if len({step.what for step in found}) == len(found) else ()


def _milestones(layout: Layout, within: Span, steps: Sequence[Limit]) -> Iterator[Milestone]:
    folded = layout.folded
    starts = [_start(folded, within, step, steps[index - 1] if index else None) for index, step in enumerate(steps)]
    for index, step in enumerate(steps):
        stop = _END.search(folded, step.span.end, within.end)
        end = stop.start() if stop else within.end
        if index + 1 < len(steps):
            end = max(step.span.end, min(end, starts[index + 1]))
        what = _what(folded, starts[index], step.span, end)
        words = "".join(layout.document[what].split())
        if words:
            yield Milestone(span=step.span, text=layout.document[step.span], due=step.due, what=words)


def _start(folded: str, within: Span, step: Limit, before: Limit | None) -> int:
    """Where the words begin that the date belongs to: its sentence, or its clause behind another date."""
    near = max(within.start, step.span.start - _LONGEST)
    begin = max(max(folded.rfind(mark, near, step.span.start) for mark in _STOPS) + 1, near)
    if before is None or before.span.end <= begin:
        return begin
    comma = folded.rfind(",", before.span.end, step.span.start)
    return comma + 1 if comma != -1 else before.span.end


def _what(folded: str, start: int, date: Span, end: int) -> Span:
    """The words behind a date that opens them; else all of them, as what is meant stands before it."""
    before = folded[start : date.start]
    opens = pattern_of("milestone.opening").fullmatch(before.strip(_EDGE)) is not None
    begin = date.end if opens else start
    while begin < end and folded[begin] in _EDGE:
        begin += 1
    while end > begin and folded[end - 1] in _EDGE:
        end -= 1
    return Span(begin, end)
