"""Time limits of what is to be done that no task and no target has."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Block, Span, Unread, UnreadKind
from extract.document.document_type import planning_types
from extract.numbers.clauses import clause_end, clause_start
from extract.rules import pattern_of
from extract.targets.deadlines import find_limits
from extract.unread.covered import Covered, Found

_LONGEST_TITLE = 120
"""Characters of a title in 《》 before the date in it."""
_LONGEST_SENTENCE = 300
"""Characters behind a limit in which the figure that it belongs to stands."""


def find_unread_times(found: Found) -> Iterator[Unread]:
    """In documents that plan, the limits outside every task that has one, and before no target."""
    layout = found.layout
    if found.metadata.document_type not in planning_types():
        return
    settled, targets = Covered(_settled(found)), Covered(found.target_spans())
    open_blocks = (block for block in layout.document.blocks if not settled.holds(block.span))
    for block in open_blocks:
        for limit in (each.span for each in find_limits(layout.folded, block.span, found.metadata)):
            behind = layout.folded[limit.end : min(block.span.end, limit.end + _LONGEST_SENTENCE)]
            sentence = Span(limit.start, limit.end + len(behind.partition("。")[0]))
            aim = pattern_of("unread.not-limit").match(layout.folded, limit.start)
            if not (aim or settled.touches(limit) or targets.touches(sentence) or _is_no_limit(found, block, limit)):
                start = max(clause_start(layout.folded, limit.start, block.span.start), block.span.start)
                yield Unread(
                    span=_trimmed(layout.folded, Span(start, clause_end(layout.folded, limit.end, block.span.end))),
                    kind=UnreadKind.DEADLINE,
                )


def _settled(found: Found) -> Iterator[Span]:
    """Tasks whose limit is known: what else their text says of time is a step towards it."""
    return (task.span for task in found.tasks if task.deadline or task.milestones)


def _is_no_limit(found: Found, block: Block, limit: Span) -> bool:
    """In a part about aims a date says when a state of things will have come about; in 《…》 it is part of a name."""
    before = found.layout.folded[max(block.span.start, limit.start - _LONGEST_TITLE) : limit.start]
    if before.rfind("《") > before.rfind("》"):
        return True
    topic = pattern_of("task.topic-not")
    return any(topic.search(title) for title in found.titles(found.layout.section_at(limit.start)))


def _trimmed(folded: str, span: Span) -> Span:
    return Span(span.end - len(folded[span.start : span.end].lstrip(" \n")), span.end)
