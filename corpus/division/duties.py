"""What one organ has to do (单位任务清单): all that it leads, answers for, helps with, across documents, by time limit.

Pure: parsed documents in, a table out that is shown and exported as a task-division table is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.division.rows import (
    TableColumn,
    TableGroup,
    TableItem,
    TableOptions,
    TableRow,
    former,
    items_of,
    unit_name,
)
from corpus.division.table import INFERRED_NOTE, TaskTable, source_of
from corpus.glossary import chinese
from corpus.model import Assignment, Metadata, ParsedDocument, UnitRole

SameUnit = Callable[[Assignment, Metadata], bool]
"""Whether a document means the organ that is asked for; what knows names and places is handed in."""
_COLUMNS = tuple(column for column in TableColumn)


def duties_table(name: str, documents: Sequence[ParsedDocument], same: SameUnit) -> TaskTable:
    """The table, a group for each role; a task in which the organ is several things stands under the first of them."""
    found = [(item, held) for parsed in documents for item, held in _own(parsed, same)]
    found.sort(key=lambda each: _order(each[0].row))
    groups = tuple(_groups(found))
    used = {item.row.document_id for item, _ in found}
    return TaskTable(
        title=f"{name}任务清单",
        columns=_COLUMNS,
        groups=groups,
        sources=tuple(source_of(parsed) for parsed in documents if parsed.document_id in used),
        quotes={item.row.entry_id: item.parsed.document[item.row.span] for item, _ in found},
        notes=tuple(_notes(name, [assignment for _, held in found for assignment in held])),
    )


def _own(parsed: ParsedDocument, same: SameUnit) -> Iterator[tuple[TableItem, tuple[Assignment, ...]]]:
    """The tasks of a document that name the organ, and how they do."""
    for item in items_of(parsed, TableOptions(), None):
        assignments = item.task.assignments if item.task else ()
        if held := tuple(each for each in assignments if same(each, parsed.metadata)):
            yield item, held


def _order(row: TableRow) -> tuple[bool, date, bool]:
    """By the last day; then what has a time limit without one (持续), then what has none."""
    return row.due is None, row.due or date.max, not row.cells[TableColumn.DEADLINE]


def _groups(found: Sequence[tuple[TableItem, tuple[Assignment, ...]]]) -> Iterator[TableGroup]:
    number = 0
    for role in UnitRole:
        rows = []
        for item, held in found:
            roles = {assignment.role for assignment in held}
            if role is next(each for each in UnitRole if each in roles):
                number += 1
                words = "、".join(chinese(f"role.{each.value}") for each in UnitRole if each in roles)
                cells = {**item.row.cells, TableColumn.NUMBER: str(number), TableColumn.ROLE: words}
                rows.append(replace(item.row, cells=cells))
        if rows:
            yield TableGroup((f"{chinese(f'role.{role.value}')}（{len(rows)}项）",), tuple(rows))


def _notes(name: str, assignments: Sequence[Assignment]) -> Iterator[str]:
    """What else the organ is called in the documents, and which of these are former names."""
    names = dict.fromkeys(unit_name(each) for each in assignments)
    others = [each for each in names if each != name]
    if others:
        yield f"文件中所写的名称：{'、'.join(names)}。"
    if old := dict.fromkeys(unit_name(each) for each in assignments if former(each)):
        yield f"其中曾用名：{'、'.join(old)}。"
    if any(each.running for each in assignments):
        yield INFERRED_NOTE
