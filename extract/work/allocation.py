"""任务分工表: tables whose columns name tasks and the units that carry them out. One row is one task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Span, Task
from extract.grid import Grid
from extract.labels.annotations import Annotation, Clause, Form
from extract.labels.lexemes import LabelField
from extract.layout import Layout
from extract.rules import pattern_of
from extract.sentences import first_clause, first_sentence
from extract.targets.deadlines import find_deadline, parse_deadline
from extract.work.assignments import AssignmentReader
from extract.work.column_heads import INSTEAD, Heads, printed, read_head, with_naming

_NAMING = (LabelField.TASK, LabelField.ACTION, LabelField.SECTION, LabelField.INDICATOR)
"""Columns that can name the task, the best first."""
_WIDEST = 6
"""Half the columns of a table must be known, and of wider ones three: the rest are years, sums, remarks."""
_NOTHING = 1_000
"""Characters between two tables: what is longer holds something."""

_TITLE_EDGE = " 。；;、"
_NUMBER_END = ".、 "


@dataclass(frozen=True, slots=True)
class Allocation:
    """A table whose columns say who does what."""

    grid: Grid
    heads: Mapping[int, Heads]
    """The columns named by each head row; -1 for those that a table before this one names (a page break)."""


def find_allocations(layout: Layout) -> tuple[Allocation, ...]:
    """The tables that have a column of units and one that names what is to be done."""
    found: list[Allocation] = []
    for grid in layout.grids:
        heads: dict[int, Heads] = {}
        for row in sorted({row for row, _ in grid.cells}):
            columns = with_naming(layout, grid, row, read_head(layout, grid, row))
            if _allocates(columns, grid):
                heads[row] = columns
        if not heads and found and _goes_on(layout, found[-1].grid, grid):
            heads[-1] = found[-1].heads[max(found[-1].heads)]
        if heads:
            found.append(Allocation(grid, heads))
    return tuple(found)


def _goes_on(layout: Layout, before: Grid, grid: Grid) -> bool:
    """Whether a table without a head is the rest of the one before it: as wide, and nothing between."""
    between = grid.span.start - before.span.end
    near = before.columns == grid.columns and between <= _NOTHING  # looked at first: many tables may follow one
    return near and not layout.folded[before.span.end : grid.span.start].strip()


def find_table_tasks(layout: Layout, reader: AssignmentReader, allocations: Sequence[Allocation]) -> Iterator[Task]:
    """The tasks of allocation tables, a row each."""
    group: tuple[str, ...] = ()
    for table in allocations:
        head = table.heads.get(-1, {})
        names = _row_names(layout, table, head)
        group = group if head else ()
        for row in range(table.grid.rows):
            if row in table.heads:
                head = table.heads[row]
                names = _row_names(layout, table, head)
            elif head:
                title = _group_title(layout, table.grid, row)
                if title is not None:
                    group = (title,) if title else group
                elif task := _row_task(layout, reader, table.grid, (row, head, group), names):
                    yield task


def _allocates(columns: Heads, grid: Grid) -> bool:
    fields = {column.field for column in columns.values()}
    roles = any(column.role for column in columns.values())
    return roles and bool(fields & set(_NAMING)) and len(columns) * 2 >= min(grid.columns, _WIDEST)


def _group_title(layout: Layout, grid: Grid, row: int) -> str | None:
    """The words of a row that only groups those below it; None for a row of content."""
    cells = grid.row(row)
    own = {index: span for index, span in cells.items() if grid.begins(row, index)}
    filled = [index for index, span in own.items() if layout.document[span].strip()]
    if not filled:
        return ""
    wide = grid.width(row, filled[0]) * 2 > grid.columns or len(own) == 1
    if len(filled) == 1 and wide and (grid.columns > 2 or grid.spans_all(row)):
        return None if len(own) < len(cells) else layout.document[own[filled[0]]].replace("\n", "")
    return None


def _naming_column(head: Heads) -> int | None:
    return next((found for field in _NAMING if (found := _column_of(field, head)) is not None), None)


def _column_of(field: LabelField, head: Heads) -> int | None:
    return next((index for index, column in head.items() if column.field is field), None)


def _row_names(layout: Layout, table: Allocation, head: Heads) -> tuple[int | None, int | None]:
    """The column that groups rows, if any, and the one that names each.

    工作任务 | 具体要求: where each requirement has a number that counts on through the table, or most tasks span
    several that are numbered one by one, they are the items, and the task beside them says what they belong to.
    """
    grid = table.grid
    task, action = _task_and_action(head)
    if task is None or action is None:
        return None, _naming_column(head)
    rows = [row for row in range(grid.rows) if row not in table.heads and not grid.spans_all(row)]
    cells = [grid.cells[row, action] for row in rows if (row, action) in grid.origin and grid.begins(row, action)]
    numbers = [_own_number(layout, cell) for cell in cells]
    counts = len(numbers) > 1 and all(after == before + 1 for before, after in pairwise(numbers))
    return (task, action) if (counts and numbers[0]) or _is_grouping(grid, rows, head, (task, action)) else (None, task)


def _is_grouping(grid: Grid, rows: Sequence[int], head: Heads, names: tuple[int, int]) -> bool:
    """Whether most rows stand beside a task that spans several, each with a number and its own of what it asks for."""
    task, action = names
    number = _column_of(LabelField.NUMBER, head)
    if number is None:
        return False
    own = [row for row in rows if all((row, c) in grid.origin and grid.begins(row, c) for c in (number, action))]
    beside = Counter(grid.origin[row, task] for row in own if (row, task) in grid.origin)
    return sum(count for count in beside.values() if count > 1) * 2 > len(own)


def _task_and_action(head: Heads) -> tuple[int | None, int | None]:
    """The column of tasks, and one of what each asks for: by its word, or another of tasks (项目 | 目标任务)."""
    tasks = [index for index, column in sorted(head.items()) if column.field is LabelField.TASK]
    action = _column_of(LabelField.ACTION, head)
    if action is None and len(tasks) > 1:
        action = tasks[1]
    return _column_of(LabelField.TASK, head), action


def _own_number(layout: Layout, cell: Span) -> int:
    """The number with which a cell begins; 0 where it has none."""
    found = pattern_of("table.number_before").match(layout.folded[cell.start : cell.end])
    return int(found["number"].rstrip(_NUMBER_END)) if found else 0


def _row_task(
    layout: Layout,
    reader: AssignmentReader,
    grid: Grid,
    place: tuple[int, Heads, tuple[str, ...]],
    names: tuple[int | None, int | None],
) -> Task | None:
    row, head, group = place
    cells = {index: span for index in head if (span := grid.cells.get((row, index)))}
    own = [span for index, span in cells.items() if grid.begins(row, index)]
    spanning, naming = names
    instead = naming not in cells
    if instead:
        naming = _naming_instead(head, cells, own)
    if naming is None or not own:
        return None
    duty = head[naming].tells_duties
    if instead or duty or spanning is not None:
        clause = instead or duty or not _own_number(layout, cells[naming])
        label, title = _required(layout, cells[naming], clause=clause)
    else:
        label, title = None, printed(layout, cells[naming]).strip(_TITLE_EDGE)
    if spanning in cells:
        group = (*group, printed(layout, cells[spanning]))
    span = Span(min(s.start for s in own), max(s.end for s in own))
    assigned = reader.read(Annotation(span, _clauses(head, cells, grid, row), Form.TABLE))
    if not title or not assigned.assignments:
        return None
    _, action = _task_and_action(head)
    text = cells.get(action, cells[naming]) if action is not None else cells[naming]
    number = _cell_of(LabelField.NUMBER, head, cells)
    deadline = next((d for value in assigned.times if (d := parse_deadline(layout, value, reader.metadata))), None)
    return Task(
        span=span,
        label=layout.document[number].strip() if number and not (spanning is not None and label) else label,
        title=title,
        section=layout.section_at(span.start),
        text=text,
        assignments=assigned.assignments,
        deadline=deadline or find_deadline(layout, text, reader.metadata),
        group=group,
        rule="table",
    )


def _naming_instead(head: Heads, cells: Mapping[int, Span], own: Collection[Span]) -> int | None:
    """The column that names a row whose own name is empty, by a cell that begins in that row."""
    columns = (_column_of(field, head) for field in INSTEAD)
    return next((column for column in columns if column is not None and cells.get(column) in own), None)


def _required(layout: Layout, cell: Span, *, clause: bool) -> tuple[str | None, str]:
    """The number and the title of a row by what it requires: the first sentence; ``clause``: of a single one its first
    clause."""
    found = pattern_of("table.number_before").match(layout.folded[cell.start : cell.end])
    start = cell.start + (found.end() if found else 0)
    end = first_sentence(layout.folded, start, cell.end)
    title = Span(start, first_clause(layout.folded, start, end) if clause and end == cell.end else end)
    label = layout.document[Span(cell.start, start)].strip() if found else None
    return label, printed(layout, title).strip(_TITLE_EDGE + "，,")


def _cell_of(field: LabelField, head: Heads, cells: Mapping[int, Span]) -> Span | None:
    return next((cells[index] for index, column in head.items() if column.field is field and index in cells), None)


def _clauses(head: Heads, cells: Mapping[int, Span], grid: Grid, row: int) -> tuple[Clause, ...]:
    """The cells of a row that name units or a time; one that is merged over several columns once."""
    found: dict[tuple[int, int], Clause] = {}
    for index, column in head.items():
        if index in cells and (column.role or column.field is LabelField.DEADLINE):
            found.setdefault(grid.origin[row, index], Clause(column.field, column.role, column.label, cells[index]))
    return tuple(found.values())
