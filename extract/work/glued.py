"""Allocation tables whose cells ran together when the file was made: 序号项目名称…牵头单位1增加供给…。教育局2….

Only what the words themselves tell is read: rows by their numbers, units where a known name follows a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Assignment, Span, Task, UnitRole
from extract.labels.lexemes import LabelField
from extract.labels.units import Mention
from extract.labels.vocabulary import label_of
from extract.layout import Layout
from extract.rules import pattern_of
from extract.work.assignments import AssignmentReader

_LONGEST_LABEL = 12
"""Characters of a column head; the longest seen, 市卫健委内牵头处室, has 9."""
_FEWEST_LABELS = 4
"""Labels without a break make a head; a sentence about columns names two or three."""
_NAME = (3, 2, 4)
"""Characters of a person's name, the usual first, where a column for persons stands before the units."""
_SHORTEST_TITLE = 4
"""Characters of a first cell before a verb can begin the second one."""
_LONGEST_TITLE = 20
"""Characters of a first cell: within so many the verb that begins the second one is looked for."""
_CLAUSE_END = re.compile(r"[,。;:]|$")


@dataclass(frozen=True, slots=True)
class _Head:
    span: Span
    roles: tuple[UnitRole, ...]
    persons: bool


@dataclass(frozen=True, slots=True)
class _Zone:
    """A run of units: the cells at a row's end."""

    span: Span
    units: tuple[Span, ...]


def _head_at(folded: str, start: int) -> _Head | None:
    """The labels that stand one behind the other from ``start``, on one line: cells of their own are no glue."""
    fields: list[LabelField] = []
    at, line = start, folded[start:].partition("\n")[0]
    while found := _label_at(line, at - start):
        length, field = found
        fields.append(field)
        at += length
    roles = tuple(field.role for field in fields if field.role)
    if len(fields) < _FEWEST_LABELS or not roles or not {LabelField.TASK, LabelField.ACTION} & set(fields):
        return None
    return _Head(Span(start, at), roles, LabelField.PERSON in fields)


def _label_at(line: str, at: int) -> tuple[int, LabelField] | None:
    """The longest label that begins at a place of a line."""
    for length in range(min(_LONGEST_LABEL, len(line) - at), 1, -1):
        if label := label_of(line[at : at + length]):
            return length, label.field
    return None


def _heads(layout: Layout) -> Iterator[_Head]:
    for match in pattern_of("glued.head").finditer(layout.folded):
        head = _head_at(layout.folded, match.start()) if layout.block_at(match.start()).cell is None else None
        if head:
            yield head


def _zones(reader: AssignmentReader, head: _Head, end: int) -> Iterator[_Zone]:
    folded, prefix = reader.layout.folded, reader.knowledge.institutions.prefix
    for match in re.finditer(r"[。)]", folded[:end]):
        if match.start() < head.span.end:
            continue
        for skip in _NAME if head.persons else (0,):
            at = match.end() + skip
            units: list[Span] = []
            while (length := prefix(folded, at)) > 1 and at + length <= end:
                units.append(Span(at, at + length))
                at += length
            if units:
                yield _Zone(Span(match.end(), at), tuple(units))
                break


def find_glued_tasks(layout: Layout, reader: AssignmentReader) -> Iterator[Task]:
    """The rows of glued tables, in order. A row with units for several contents is a task for each."""
    heads = list(_heads(layout))
    for index, head in enumerate(heads):
        if len(head.roles) <= 2:
            end = heads[index + 1].span.start if index + 1 < len(heads) else len(layout.folded)
            yield from _rows(layout, reader, head, list(_zones(reader, head, end)))


def _rows(layout: Layout, reader: AssignmentReader, head: _Head, zones: Sequence[_Zone]) -> Iterator[Task]:
    at, number, title = head.span.end, None, None
    for zone in zones:
        if zone.span.start < at:
            continue
        if match := pattern_of("glued.number").match(layout.folded, at):
            number = match["number"]
            at = match.end()
            title = _title(layout, Span(at, zone.span.start))
        if number is not None and title is not None:
            yield Task(
                span=Span(at, zone.units[-1].end),
                label=number,
                title=layout.document[title],
                section=layout.section_at(at),
                text=Span(at, zone.span.start),
                assignments=tuple(_assignments(reader, head, zone)),
                rule="table.glued",
            )
        at = zone.span.end


def _title(layout: Layout, row: Span) -> Span:
    """The first cell, as far as a verb that begins the next one tells where it ends; else the first clause."""
    clause, verb = _CLAUSE_END.search(layout.folded, row.start, row.end), pattern_of("glued.second-cell")
    end = clause.start() if clause else row.end
    if match := verb.search(layout.folded, row.start + _SHORTEST_TITLE, min(end, row.start + _LONGEST_TITLE)):
        end = match.start()
    return Span(row.start, end)


def _assignments(reader: AssignmentReader, head: _Head, zone: _Zone) -> Iterator[Assignment]:
    """The first unit fills the first column of units, the others the second."""
    text = reader.layout.document.text
    for index, span in enumerate(zone.units):
        role = head.roles[0] if index == 0 else head.roles[-1]
        unit = re.sub(r"\s", "", text[span.start : span.end])
        yield reader.assignment(Mention(span, unit, role, None, 0), unit, role, None, "table.glued")
