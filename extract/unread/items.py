"""Numbered items that say that something is to be done and that no record has taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.model import Unread, UnreadKind
from extract.document.document_type import planning_types
from extract.rules import pattern_of
from extract.unread.covered import Covered, Found


def find_unread_items(found: Found) -> Iterator[Unread]:
    """Leaves of the outline: by their own words, or because most of their list are tasks."""
    if found.metadata.document_type not in {*planning_types(), None}:
        return
    sections = found.layout.sections
    parents = {section.parent for section in sections}
    records = Covered([*found.task_spans(), *(each.span for each in found.priorities if each.listed)])
    beside = _lists_of_tasks(found)
    for index, section in enumerate(sections):
        free = index not in parents and _is_item(found, index) and not records.touches(section.span)
        if free and _tells(found, index, section.parent in beside):
            yield Unread(span=section.heading, kind=UnreadKind.ITEM)


def _lists_of_tasks(found: Found) -> set[int | None]:
    """The sections under which at least half of the items are tasks."""
    starts = {task.span.start for task in found.tasks}
    items = Counter(section.parent for section in found.layout.sections)
    tasks = Counter(section.parent for section in found.layout.sections if section.span.start in starts)
    return {parent for parent, count in tasks.items() if 2 * count >= items[parent]}


def _is_item(found: Found, index: int) -> bool:
    """Whether an item is no article and no entry of a box (专栏)."""
    label = pattern_of("task.label-not")
    own = found.layout.sections[index]
    return bool(own.label) and not any(label.search(each.label) for each in found.layout.ancestors(index))


def _tells(found: Found, index: int, beside: bool) -> bool:
    titles = found.titles(index)
    if any(pattern_of("task.topic-not").search(title) for title in titles):
        return False
    if any(pattern_of("unread.not-item").search(title) for title in titles):
        return False
    return beside or pattern_of("task.directive").search(titles[0]) is not None
