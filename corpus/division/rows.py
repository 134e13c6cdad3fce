"""Rows of a task-division table (任务分工表): what stands in each cell, and how rows are grouped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from corpus.glossary import chinese
from corpus.model import Assignment, ParsedDocument, Span, Target, TargetStatus, Task, UnitRole, ancestors, numbered
from corpus.search.asked import Entry, Kind
from corpus.search.entry_ids import EntryId, RecordKind

INFERRED = "＊"
"""Marks a unit that was read out of a running sentence; the table's notes say so."""


class Grouping(StrEnum):
    SECTION = "section"
    UNIT = "unit"
    THEME = "theme"
    DEADLINE = "deadline"

    @property
    def heading(self) -> str:
        return chinese(f"grouping.{self.value}")


class TableColumn(StrEnum):
    """The columns, in the order in which they are printed."""

    NUMBER = "number"
    TASK = "task"
    CONTENT = "content"
    ROLE = "role"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    COOPERATING = "cooperating"
    SUPERVISING = "supervising"
    DEADLINE = "deadline"
    TARGETS = "targets"
    SOURCE = "source"

    @property
    def heading(self) -> str:
        return chinese(f"column.{self.value}")


UNIT_COLUMNS = {
    TableColumn.LEAD: UnitRole.LEAD,
    TableColumn.RESPONSIBLE: UnitRole.RESPONSIBLE,
    TableColumn.COOPERATING: UnitRole.COOPERATING,
    TableColumn.SUPERVISING: UnitRole.SUPERVISING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    by: Grouping = Grouping.SECTION
    columns: tuple[TableColumn, ...] | None = None
    """None: all that have anything in them (督导单位 and 配合单位 only where there are any)."""
    present_names: bool = False
    """Write organs that were renamed since by today's name, the former one in brackets."""
    assigned_only: bool = False
    """Leave out tasks that name no unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    entry_id: str
    document_id: str
    span: Span
    """Where the row stands in its document: what the quote is cut from."""
    path: tuple[str, ...]
    """Section path, outermost first."""
    cells: Mapping[TableColumn, str]
    due: date | None = None


@dataclass(frozen=True, slots=True)
class TableGroup:
    path: tuple[str, ...]
    """Headings, outermost first: document and sections, or a unit."""
    rows: tuple[TableRow, ...]


# --- cells --------------------------------------------------------------------------------------------------------


def unit_name(assignment: Assignment) -> str:
    """The unit with the prefix or ending that it shares with its list."""
    return assignment.unit_full or assignment.unit


def former(assignment: Assignment) -> bool:
    """Whether the organ has another name today."""
    institution = assignment.institution
    return institution is not None and institution.since is not None and institution.present_name != assignment.unit


def _present(assignment: Assignment) -> str:
    name = unit_name(assignment)
    if assignment.institution is None or not former(assignment):
        return name
    present = assignment.institution.present_name
    return f"{present}（原{name}）" if present != name else name


def _units(task: Task, role: UnitRole, options: TableOptions) -> str:
    names = []
    for assignment in task.assignments:
        if assignment.role is role:
            name = _present(assignment) if options.present_names else unit_name(assignment)
            names.append(name + (INFERRED if assignment.running else ""))
    return "、".join(dict.fromkeys(names))


def targets_by_task(parsed: ParsedDocument) -> list[tuple[Target, ...]]:
    """For each task the targets that stand inside it, in the order of the text; achieved figures are none."""
    targets = sorted((t for t in parsed.targets if t.status is TargetStatus.TARGET), key=lambda t: t.span)
    starts = [target.span.start for target in targets]

    def inside(span: Span) -> tuple[Target, ...]:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return tuple(target for target in targets[first:last] if target.span in span)

    return [inside(task.span) for task in parsed.tasks]


def _quoted(spans: Iterable[Span], parsed: ParsedDocument) -> str:
    return "；".join(dict.fromkeys(parsed.document[span].strip("，。；、 \n") for span in spans))


def _labels(parsed: ParsedDocument, task: Task) -> str:
    """The labels that lead to a task, as one cites a place: 四、（一）6."""
    labels = [task.label or "", *(section.label for section in ancestors(parsed.sections, task.section))]
    return "".join(reversed(labels))


def _content(task: Task, parsed: ParsedDocument) -> str:
    text = parsed.document[task.text].strip()
    return "" if text.rstrip("。；") == task.title.rstrip("。；") else text


def _time(task: Task) -> str:
    """The time limit; where the text names several, each with what is to be done by then."""
    steps = [f"{milestone.text}：{milestone.what}" for milestone in task.milestones]
    return "；".join([task.deadline.text, *steps] if task.deadline else steps)


def _cells(
    task: Task, targets: Iterable[Target], parsed: ParsedDocument, options: TableOptions
) -> dict[TableColumn, str]:
    return {
        TableColumn.TASK: task.title,
        TableColumn.CONTENT: _content(task, parsed),
        **{column: _units(task, role, options) for column, role in UNIT_COLUMNS.items()},
        TableColumn.DEADLINE: _time(task),
        TableColumn.TARGETS: _quoted((target.span for target in targets), parsed),
        TableColumn.SOURCE: _labels(parsed, task),
    }


# --- rows and groups ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TableItem:
    """A row with the task that it was made of (None for an entry that is no task)."""

    row: TableRow
    parsed: ParsedDocument
    task: Task | None
    heads: tuple[str, ...]
    """What the row stands under in a table by section."""
    targets: tuple[Target, ...] = ()


def items_of(parsed: ParsedDocument, options: TableOptions, entries: Sequence[Entry] | None) -> tuple[TableItem, ...]:
    """The rows of one document in the order of its text: all tasks, or the chosen entries only."""
    chosen = None if entries is None else {entry.entry_id for entry in entries}
    found = []
    starts, parts = frozenset(task.span.start for task in parsed.tasks), _part_heads(parsed)
    for (index, task), targets in zip(numbered(parsed.tasks), targets_by_task(parsed), strict=True):
        entry_id = str(EntryId(parsed.document_id, RecordKind.TASK, index))
        if (chosen is None or entry_id in chosen) and (task.assignments or not options.assigned_only):
            cells = _cells(task, targets, parsed, options)
            path = parsed.path(task.section) + task.group
            due = task.deadline.due if task.deadline else max((m.due for m in task.milestones if m.due), default=None)
            row = TableRow(
                entry_id=entry_id, document_id=parsed.document_id, span=task.span, path=path, cells=cells, due=due
            )
            heads = parts.get(_part(task, parsed), ()) + parsed.path(_above(task, parsed, starts)) + task.group
            found.append(TableItem(row, parsed, task, heads, targets))
    for entry in entries or ():
        if entry.document_id == parsed.document_id and entry.kind is not Kind.TASK:
            found.append(TableItem(_entry_row(entry), parsed, None, entry.path[:-1]))
    return tuple(sorted(found, key=lambda item: item.row.span))


def _part(task: Task, parsed: ParsedDocument) -> int | None:
    places = (number for number, part in enumerate(parsed.parts) if task.span in part.span)
    return next(places, None)


def _part_heads(parsed: ParsedDocument) -> dict[int | None, tuple[str, ...]]:
    """Where several parts of a file have tasks, each part's title stands over its own: their numbering restarts."""
    used = {part for task in parsed.tasks if (part := _part(task, parsed)) is not None}
    if len(used) < 2:
        return {}
    return {number: (title,) for number in used if (title := parsed.parts[number].title)}


def _above(task: Task, parsed: ParsedDocument, starts: Container[int]) -> int | None:
    """The innermost section over a task that is not itself a task (none of which ``starts`` there): passages of one
    item stand under the same head."""
    section = task.section
    while section is not None and parsed.sections[section].heading.start in starts:
        section = parsed.sections[section].parent
    return section


def _entry_row(entry: Entry) -> TableRow:
    """A chosen passage or priority: a row whose units the drafter fills in."""
    cells = dict.fromkeys(TableColumn, "") | {
        TableColumn.TASK: entry.title,
        TableColumn.CONTENT: "" if entry.text == entry.title else entry.text,
        TableColumn.SOURCE: " › ".join(entry.path),
    }
    return TableRow(
        entry_id=entry.entry_id, document_id=entry.document_id, span=entry.span, path=entry.path, cells=cells
    )


def _numbered(rows: Iterable[TableRow], start: int = 1) -> tuple[TableRow, ...]:
    return tuple(
        replace(row, cells={**row.cells, TableColumn.NUMBER: str(number)}) for number, row in enumerate(rows, start)
    )


def by_section(items: Sequence[TableItem], heads: Mapping[str, tuple[str, ...]]) -> tuple[TableGroup, ...]:
    """One group for each section; ``heads`` gives each document's own heading above its sections."""
    groups: list[TableGroup] = []
    start = 1
    for path, members in groupby(items, key=lambda item: heads[item.row.document_id] + item.heads):
        rows = _numbered((member.row for member in members), start)
        groups.append(TableGroup(path, rows))
        start += len(rows)
    return tuple(groups)


def by_unit(items: Sequence[TableItem], options: TableOptions) -> tuple[TableGroup, ...]:
    """One group for each unit, in the order in which they are first named; a task stands under each of its units."""
    members: dict[str, dict[str, tuple[TableRow, list[UnitRole]]]] = {}
    for item in items:
        for assignment in item.task.assignments if item.task else ():
            organ = assignment.institution
            name = organ.present_name if options.present_names and organ and former(assignment) else None
            rows = members.setdefault(name or unit_name(assignment), {})
            rows.setdefault(item.row.entry_id, (item.row, []))[1].append(assignment.role)
    groups = [
        TableGroup(
            (_with_counts(name, rows.values()),), _numbered(_with_role(row, roles) for row, roles in rows.values())
        )
        for name, rows in members.items()
    ]
    if rest := [item.row for item in items if not (item.task and item.task.assignments)]:
        groups.append(TableGroup(("未明确单位",), _numbered(rest)))
    return tuple(groups)


def _with_role(row: TableRow, roles: Sequence[UnitRole]) -> TableRow:
    words = "、".join(chinese(f"role.{role.value}") for role in UnitRole if role in roles)
    return replace(row, cells={**row.cells, TableColumn.ROLE: words})


def _with_counts(name: str, rows: Iterable[tuple[TableRow, list[UnitRole]]]) -> str:
    roles = [role for _, found in rows for role in set(found)]
    counts = (f"{chinese(f'role.{role.value}')}{roles.count(role)}项" for role in UnitRole if role in roles)
    return f"{name}（{'，'.join(counts)}）"
