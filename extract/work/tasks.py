"""Tasks: what is to be done, by whom, by when. Each annotation closes one; numbered items without one follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.fold import fold
from corpus.model import Deadline, Issue, Metadata, Milestone, Part, Section, Span, Task
from extract.document.document_type import planning_types
from extract.grid import single_column_tables
from extract.knowledge import Knowledge
from extract.labels.annotations import Annotation, find_annotations
from extract.labels.units import looks_like_list
from extract.layout import Layout
from extract.rules import first, pattern_of
from extract.targets.deadlines import find_deadline, parse_deadline
from extract.targets.milestones import find_milestones
from extract.work.allocation import find_allocations, find_table_tasks
from extract.work.assignments import AssignmentReader
from extract.work.conventions import find_conventions
from extract.work.deeds import is_off_topic, lists_tasks, tells
from extract.work.glued import find_glued_tasks
from extract.work.headed import HeadedWork, find_headed_work
from extract.work.items import heading_and_text, item_task, lead, passage_task, trimmed
from extract.work.nameless import find_nameless_rows
from extract.work.reported import REPORT, find_reported
from extract.work.shared_limits import share_limits
from extract.work.starred import read_stars
from extract.work.unknown import find_unknown_conventions, find_unknown_labels

_OVERLAPPING = 4
"""Tasks before a place whose ends are looked at: spans overlap where cells are merged, never more of them."""


@dataclass(frozen=True, slots=True)
class Work:
    """The tasks of a document, and what about them a person must look at."""

    tasks: tuple[Task, ...]
    issues: tuple[Issue, ...]


def find_work(layout: Layout, metadata: Metadata, knowledge: Knowledge) -> Work:
    """All tasks in order: of annotations, of allocation tables, of numbered items that name no unit."""
    allocations = find_allocations(layout)
    tables = {table.grid.table for table in allocations}
    annotations = _without_signature(layout, find_annotations(layout.folded, layout.document.blocks, tables))
    conventions = find_conventions(layout.folded, annotations, layout.parts)
    reader = AssignmentReader(layout, metadata, knowledge, conventions)
    headed = find_headed_work(layout, reader)
    passages = _Passages(layout, annotations, reader, headed)
    tasks = [*passages.tasks(), *find_table_tasks(layout, reader, allocations)]
    tasks += find_glued_tasks(layout, reader)
    tasks += _headed_items(layout, tasks, reader, headed)
    tasks += _unassigned(layout, tasks, reader)
    tasks += find_reported(layout, tasks, reader)
    tasks, stars = read_stars(layout, [headed.with_units(task) for task in tasks])
    in_order = sorted(tasks, key=lambda task: (task.span.start, task.span.end))
    stepped = [
        replace(task, milestones=steps) if (steps := _steps(layout, task, metadata)) else task for task in in_order
    ]
    ordered = tuple(share_limits(layout, stepped, metadata))
    unknown = (*find_unknown_labels(ordered), *find_unknown_conventions(layout, conventions), *stars)
    return Work(ordered, (*unknown, *find_nameless_rows(layout, allocations, ordered)))


def _without_signature(layout: Layout, annotations: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """Without a bracket that is the last line and the only annotation, and holds one unit alone: （某县统计局） says
    who speaks, and of nothing that it is theirs to do."""
    if len(annotations) != 1 or len(annotations[0].clauses) != 1:
        return annotations
    span, clause = annotations[0].span, annotations[0].clauses[0]
    words = layout.folded[clause.value.start : clause.value.end]
    apart = layout.folded.endswith("\n", 0, span.start) and not layout.folded[span.end :].strip(" 。\n")
    single = (
        clause.label is None
        and not any(mark in words for mark in "、,;")
        and not looks_like_list(words, needs_word=True)
    )
    return () if apart and single else annotations


def _steps(layout: Layout, task: Task, metadata: Metadata) -> tuple[Milestone, ...]:
    """The several dates of a task's text, or of the field that states its time limit."""
    start = task.text.start if task.rule.startswith("table") else task.span.start
    if found := find_milestones(layout, Span(start, max(start, task.text.end)), metadata):
        return found
    return find_milestones(layout, task.deadline.span, metadata) if task.deadline else ()


class _Passages:
    """The passages that annotations close."""

    def __init__(
        self, layout: Layout, annotations: Sequence[Annotation], reader: AssignmentReader, headed: HeadedWork
    ) -> None:
        self.layout, self.annotations, self.reader, self.headed = layout, annotations, reader, headed
        self.boxes = single_column_tables(layout.document.blocks)
        self.owners = [self._owner(annotation) for annotation in annotations]

    def _owner(self, annotation: Annotation) -> int | None:
        """The item that an annotation belongs to: behind the last of several (1) (2) … the item above them."""
        sections = self.layout.sections
        if self._cell_start(annotation) is not None:
            return None
        index = self.layout.section_at(annotation.span.start)
        while index is not None and _is_subitem(sections[index]) and self._alone(index):
            index = sections[index].parent
        return index

    def _alone(self, index: int) -> bool:
        """Whether a subitem is not the first of its kind and none of those before it has an annotation."""
        sections, parent = self.layout.sections, self.layout.sections[index].parent
        if parent is None:
            return False
        earlier = Span(sections[parent].span.start, sections[index].span.start)
        first = bisect_left(self.annotations, earlier.start, key=lambda a: a.span.start)
        annotated = first < len(self.annotations) and self.annotations[first].span.start < earlier.end
        return index > parent + 1 and not annotated

    def tasks(self) -> Iterator[Task]:
        end = 0
        for annotation, owner in zip(self.annotations, self.owners, strict=True):
            if task := self._task(annotation, owner, end):
                yield task
            end = annotation.span.end

    def _task(self, annotation: Annotation, owner: int | None, previous_end: int) -> Task | None:
        passage = self._passage(annotation, owner, previous_end)
        if not len(passage):
            return None
        assigned = self.reader.read(annotation)
        if not assigned.assignments and not assigned.times:
            return None
        section = self.layout.sections[owner] if owner is not None else None
        named = section is not None and passage.start == section.span.start
        title, text = heading_and_text(self.layout, section, passage) if named else lead(self.layout, passage)
        return Task(
            span=Span(passage.start, annotation.span.end),
            label=section.label if section and named else None,
            title=self.layout.document[title],
            section=section.parent if section and named else owner,
            text=text,
            assignments=assigned.assignments,
            deadline=self._deadline(assigned.times, passage),
            rule=f"annotation.{annotation.form}",
        )

    def _passage(self, annotation: Annotation, owner: int | None, previous_end: int) -> Span:
        """From the item's label, or the end of the annotation before, to the annotation."""
        if owner is None:
            start = self._paragraph(annotation)
        else:
            section = self.layout.sections[owner]
            start = section.heading.end if owner in self.headed.heads else section.span.start
        return trimmed(self.layout.folded, Span(max(start, previous_end), annotation.span.start))

    def _paragraph(self, annotation: Annotation) -> int:
        """Outside every section: the cell, the paragraph that the annotation ends, or the one before its own line."""
        if (cell := self._cell_start(annotation)) is not None:
            return cell
        block = self.layout.block_at(annotation.span.start)
        if block.span.start < annotation.span.start or block.span.start == 0:
            return block.span.start
        before = self.layout.block_at(block.span.start - 1)
        ends = self.layout.folded[before.span.end - 1]
        return before.span.start if ends in "。;)" and before.cell == block.cell else annotation.span.start

    def _cell_start(self, annotation: Annotation) -> int | None:
        """Where the cell that holds an annotation begins; None outside tables (a box of one column is none)."""
        block = self.layout.block_at(annotation.span.start)
        if block.cell is None or block.cell.table in self.boxes:
            return None
        while block.span.start and (before := self.layout.block_at(block.span.start - 1)).cell == block.cell:
            block = before
        return block.span.start

    def _deadline(self, times: Sequence[Span], passage: Span) -> Deadline | None:
        metadata = self.reader.metadata
        for value in times:
            if found := parse_deadline(self.layout, value, metadata):
                return found
        return None if times else find_deadline(self.layout, passage, metadata)


def _is_subitem(section: Section) -> bool:
    label = section.label.replace("（", "(")
    return (
        "①" <= label[:1] <= "⑳"
        or (label.startswith("(") and label[1:2].isdigit())
        or (label.endswith((")", "）")) and label[0].isdigit())
    )


def _headed_items(
    layout: Layout, tasks: Sequence[Task], reader: AssignmentReader, headed: HeadedWork
) -> Iterator[Task]:
    """What stands under a heading that names who does it, and has no assignment of its own."""
    if not headed.heads:
        return
    taken = {index for task in tasks if (index := layout.section_at(task.span.start)) is not None}
    for section, index, span in headed.items(taken):
        if section is not None:
            yield item_task(layout, section, reader)
            continue
        yield passage_task(layout, span, index, reader)


def _unassigned(layout: Layout, assigned: Sequence[Task], reader: AssignmentReader) -> Iterator[Task]:
    """The smallest numbered items that say that something is to be done and name no unit.

    Where at least half of a list does, the others, which word it differently, are tasks too.
    """
    title = fold(reader.metadata.title or "")
    plans = reader.metadata.document_type in planning_types() or first("task.plan-title", title)
    if reader.metadata.document_type == REPORT:
        return
    taken = sorted(task.span for task in assigned)
    for siblings in _leaves(layout):
        if not plans and not lists_tasks(layout, siblings[0]):
            continue
        told = [index for index in siblings if tells(layout, index)]
        free = [index for index in siblings if _is_free(layout.sections[index], taken)]
        if len(told) * 2 < len(siblings):
            free = [index for index in free if index in told]
        for index in free:
            if not is_off_topic(layout, index):
                yield item_task(layout, layout.sections[index], reader)


def _leaves(layout: Layout) -> Iterator[list[int]]:
    """Numbered items without items below them, those of one list together; articles and boxes are none."""
    parents = {section.parent for section in layout.sections}
    lists: dict[tuple[int | None, Part | None], list[int]] = {}
    for index, section in enumerate(layout.sections):
        if index not in parents and section.label and not pattern_of("task.label-not").search(section.label):
            part = layout.part_at(section.span.start) if section.parent is None else None
            lists.setdefault((section.parent, part), []).append(index)
    yield from lists.values()


def _is_free(section: Section, taken: Sequence[Span]) -> bool:
    """Whether no task of an annotation or table stands in an item; ``taken`` is sorted."""
    before = bisect_left(taken, section.span.end, key=lambda span: span.start) - 1
    nearest = taken[max(before + 1 - _OVERLAPPING, 0) : before + 1]
    return not nearest or max(span.end for span in nearest) <= section.span.start
