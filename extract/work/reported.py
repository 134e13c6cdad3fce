"""What a work report says is to be done: its items that look ahead, or their paragraphs, each by its lead sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Block, Section, Span, Task
from extract.layout import Layout
from extract.rules import pattern_of
from extract.sentences import first_sentence
from extract.targets.context import Context
from extract.targets.tenses import Tense
from extract.work.assignments import AssignmentReader
from extract.work.deeds import is_off_topic
from extract.work.items import item_task, passage_task

REPORT = "报告"
_FEWEST_LED = 2
"""Paragraphs led by a sentence of their own that make an item a group of tasks."""
_LONGEST_LEAD = 40
"""Characters of such a sentence; a longer one is text."""


def find_reported(layout: Layout, assigned: Sequence[Task], reader: AssignmentReader) -> Iterator[Task]:
    """The tasks of a report's parts that do not look back. ``assigned``: those that name their units already."""
    if reader.metadata.document_type != REPORT:
        return
    context = Context(layout, reader.metadata)
    starts = [task.span.start for task in assigned]
    parents = {section.parent for section in layout.sections}
    for index, section in enumerate(layout.sections):
        if index in parents or any(section.span.start <= start < section.span.end for start in starts):
            continue
        if _looks_ahead(context, section) and not is_off_topic(layout, index):
            yield from _of_section(layout, index, section, reader)


def _looks_ahead(context: Context, section: Section) -> bool:
    zone = context.zone_at(section.span.start)
    return zone is not None and zone.tense in (Tense.FUTURE, Tense.OPEN)


def _of_section(layout: Layout, index: int, section: Section, reader: AssignmentReader) -> Iterator[Task]:
    body = Span(section.heading.end, section.span.end)
    led = [block for block in layout.blocks_in(body) if block.cell is None and _is_led(layout, block)]
    if len(led) >= _FEWEST_LED:
        yield from (passage_task(layout, block.span, index, reader) for block in led)
    elif _orders(layout, section) and layout.folded[body.start : body.end].strip(" \n。"):
        yield item_task(layout, section, reader)


def _orders(layout: Layout, section: Section) -> bool:
    """Whether an item's own head says what is to be done; what a report expects to come about is none."""
    head = layout.folded[section.heading.start + len(section.label) : section.heading.end].strip()
    return pattern_of("task.directive").search(head) is not None


def _is_led(layout: Layout, block: Block) -> bool:
    """Whether a paragraph begins with a short sentence that says what is to be done, and goes on."""
    end = first_sentence(layout.folded, block.span.start, block.span.end)
    lead = layout.folded[block.span.start : end].strip(" 。")
    short = end < block.span.end and len(lead) <= _LONGEST_LEAD and layout.folded[end - 1] == "。"
    return short and pattern_of("task.directive").search(lead) is not None
