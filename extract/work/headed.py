"""Headings that name who does all that stands under them: 一、市发改局牵头的工作（8项）."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.model import Assignment, Section, Span, Task, UnitRole
from extract.labels.annotations import Clause
from extract.labels.units import is_unit_like, read_list
from extract.labels.vocabulary import role_of_phrase
from extract.layout import Layout
from extract.rules import begins, pattern_of
from extract.work.assignments import AssignmentReader

_RULE = "heading"


@dataclass(frozen=True, slots=True)
class HeadedWork:
    """The headings that name units, by their place among the sections, with what each says."""

    layout: Layout
    heads: Mapping[int, tuple[Assignment, ...]]

    def above(self, index: int | None) -> tuple[Assignment, ...]:
        """The units of the nearest heading over a section, or of its own."""
        while index is not None:
            if index in self.heads:
                return self.heads[index]
            index = self.layout.sections[index].parent
        return ()

    def with_units(self, task: Task) -> Task:
        """A task with those whom the heading over it names; who leads by its own words leads alone."""
        own = task.assignments
        heading = (
            [] if any(a.role is UnitRole.LEAD for a in own) else self.above(self.layout.section_at(task.span.start))
        )
        added = [a for a in heading if all(a.unit != other.unit for other in own if not other.running)]
        return replace(task, assignments=(*added, *own)) if added else task

    def items(self, taken: Container[int]) -> Iterator[tuple[Section | None, int, Span]]:
        """What stands under such headings and is no task yet: items, and paragraphs without a number. ``taken``: the
        sections in which a task stands."""
        parents = {section.parent for section in self.layout.sections}
        for index, section in enumerate(self.layout.sections):
            if index in taken or index in parents or not self.above(index):
                continue
            if index not in self.heads:
                yield section, index, section.span
                continue
            for block in self.layout.blocks_in(Span(section.heading.end, section.span.end)):
                if block.cell is None and block.span.start > section.heading.end and len(block.span):
                    yield None, index, Span(block.span.start, min(block.span.end, section.span.end))


def find_headed_work(layout: Layout, reader: AssignmentReader) -> HeadedWork:
    """The headings that say nothing but who leads or does what follows."""
    return HeadedWork(layout, dict(_heads(layout, layout.sections, reader)))


def _heads(
    layout: Layout, sections: Sequence[Section], reader: AssignmentReader
) -> Iterator[tuple[int, tuple[Assignment, ...]]]:
    for index, section in enumerate(sections):
        start = section.heading.start + len(section.label)
        match = begins("task.headed", layout.folded[start : section.heading.end].strip())
        if match is None or pattern_of("task.directive").match(match["units"]):
            continue
        at = layout.folded.index(match["units"], start)
        units = Span(at, at + len(match["units"]))
        mentions, _ = read_list(layout.folded, layout.folded, units)
        role = role_of_phrase(match["word"])
        if role and mentions and all(is_unit_like(mention.unit) for mention in mentions):
            found, _ = reader.read_clause(Clause(None, role, match["word"], units), _RULE)
            yield index, tuple(found)
