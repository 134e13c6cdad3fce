"""What nobody understands in an assignment, told to a person: labels (统筹单位) and sentences that rule many tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Issue, Task
from extract.labels.vocabulary import unknown_label
from extract.layout import Layout
from extract.work.conventions import Conventions


def find_unknown_labels(tasks: Sequence[Task]) -> Iterator[Issue]:
    """Labels whose units are listed as responsible; one issue for each, where it first stands."""
    told: set[str] = set()
    for task in tasks:
        for assignment in task.assignments:
            label = assignment.label or ""
            if label not in told and assignment.rule != "convention.also-below" and (word := unknown_label(label)):
                told.add(label)
                message = f"标签“{label}”里的“{word}”不在词表里，其后的单位暂列为责任单位，请核对。"
                yield Issue("unknown_label", message, assignment.span)


def find_unknown_conventions(layout: Layout, conventions: Conventions) -> Iterator[Issue]:
    """Sentences that say how lists are to be read, and that no rule reads; each wording once."""
    told: set[str] = set()
    for span in conventions.unknown:
        words = "".join(layout.document[span].split())
        if words not in told:
            told.add(words)
            yield Issue("unknown_convention", f"“{words}”像是对各项分工的统一说明，没有读懂，请核对各项的单位。", span)
