"""Labels whose word nobody knows (统筹单位): their units are listed as responsible, and a person is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Issue, Task
from extract.labels.vocabulary import unknown_word


def find_unknown_labels(tasks: Sequence[Task]) -> Iterator[Issue]:
    """One issue for each label, where it first stands."""
    told: set[str] = set()
    for task in tasks:
        for assignment in task.assignments:
            label = assignment.label or ""
            if label not in told and (word := unknown_word(label)):
                told.add(label)
                message = f"标签“{label}”里的“{word}”不在词表里，其后的单位暂列为责任单位，请核对。"
                yield Issue("unknown_label", message, assignment.span)
