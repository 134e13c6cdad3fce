"""Which places of a text the records have taken in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from corpus.model import Metadata, Priority, Span, Target, Task
from extract.layout import Layout
from extract.targets.context import Context


class Covered:
    """Spans of records, joined where they overlap or touch, so that one look tells whether a place lies in any."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=attrgetter("start", "end")):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Whether a record has at least one character of a place."""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._ends[at] > span.start

    def holds(self, place: Span) -> bool:
        """Whether records cover a place from end to end."""
        at = bisect_right(self._starts, place.start) - 1
        return at >= 0 and self._ends[at] >= place.end


@dataclass(frozen=True)
class Found:
    """A document with the records that were found in it."""

    context: Context
    """What the finder of targets knows of the whole document already."""
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]
    priorities: tuple[Priority, ...]

    @property
    def layout(self) -> Layout:
        return self.context.layout

    @property
    def metadata(self) -> Metadata:
        return self.context.metadata

    def task_spans(self) -> Iterator[Span]:
        return (task.span for task in self.tasks)

    def priority_spans(self) -> Iterator[Span]:
        return (priority.span for priority in self.priorities)

    def target_spans(self) -> Iterator[Span]:
        return (target.span for target in self.targets)

    def assignment_spans(self) -> Iterator[Span]:
        return (assignment.span for task in self.tasks for assignment in task.assignments)

    def titles(self, section: int | None) -> list[str]:
        """The folded titles of a section and of those that it stands under, innermost first."""
        folded = self.layout.folded
        return [folded[s.heading.start + len(s.label) : s.heading.end].strip() for s in self.layout.ancestors(section)]
