"""A time limit said once, before a list, for all that it holds: 列入清单的事项须于年底前完成."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Deadline, Metadata, Span, Task
from extract.layout import Layout
from extract.rules import finds
from extract.targets.deadlines import parse_deadline

_OWN_TEXT = "item"
"""The rule of tasks that are running text: what a sentence before them says of all tasks may leave them out."""


def share_limits(layout: Layout, tasks: Sequence[Task], metadata: Metadata) -> Iterator[Task]:
    """The tasks, those of rows and annotations without a time limit with the one that the text before them states for
    all; where it states different ones, none is theirs."""
    shared = [limit for limit in _stated(layout, metadata) if not _inside(limit.span, tasks)]
    one = shared[0] if len({limit.due for limit in shared}) == 1 else None
    for task in tasks:
        open_ = task.deadline is None and not task.milestones and task.rule != _OWN_TEXT
        yield replace(task, deadline=one) if one and open_ and one.span.end <= task.span.start else task


def _stated(layout: Layout, metadata: Metadata) -> Iterator[Deadline]:
    for _, block in layout.blocks_with("limit.shared"):
        if block.cell is None:
            for match in finds("limit.shared", layout.folded, block.span.start, block.span.end):
                found = parse_deadline(layout, Span(*match.span("when")), metadata)
                if found and found.due:
                    yield found


def _inside(span: Span, tasks: Sequence[Task]) -> bool:
    """Whether a sentence is part of a task, which it then speaks of."""
    return any(task.span.start <= span.start < task.span.end for task in tasks)
