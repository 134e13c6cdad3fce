"""任务分工表: tables whose columns name tasks and the units that carry them out. One row is one task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from corpus.model import Span, Task, UnitRole
from extract.grid import Grid
from extract.labels.annotations import Annotation, Clause, Form
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import is_set_apart, label_of, unknown_word
from extract.layout import Layout
from extract.rules import pattern_of
from extract.sentences import first_clause, first_sentence
from extract.tables.likeness import is_units
from extract.tables.naming import naming_column
from extract.targets.deadlines import find_deadline, parse_deadline
from extract.work.assignments import AssignmentReader

_NAMING = (LabelField.TASK, LabelField.ACTION, LabelField.SECTION, LabelField.INDICATOR)
"""Columns that can name the task, the best first."""
INSTEAD = (LabelField.ACTION, LabelField.TASK, LabelField.INDICATOR)
"""Those that name a row whose own name is empty: what is required says what is to be done, a group does not."""
_LONGEST_HEAD = 20
"""Characters of a column's head, a note in brackets included; what is longer is content."""
_WIDEST = 6
"""Half the columns of a table must be known, and of wider ones three: the rest are years, sums, remarks."""
_NOTHING = 1_000
"""Characters between two tables: what is longer holds something."""

_TITLE_EDGE = " 。；;、"
_NUMBER_END = ".、 "


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """What the head of a column says: its field, its role where it names units, the printed label."""

    field: LabelField
    role: UnitRole | None
    label: str


Heads = Mapping[int, ColumnHead]
"""By column."""


_ROWS_LOOKED_AT = 200
"""Below a head that may be one of measures: enough to tell, and a table may be nothing but such heads."""


def _printed(layout: Layout, span: Span) -> str:
    return layout.document[span].replace("\n", "").strip()


def read_head(layout: Layout, grid: Grid, row: int) -> dict[int, ColumnHead]:
    """The columns that a row names as a table's head; empty where it is none.

    Beside a column of units, 统筹单位, a word that nobody knows, heads another.
    """
    cells = ((index, grid.cells.get((row, index))) for index in range(grid.columns))
    labels = {index: _printed(layout, span) for index, span in cells if span and len(span) <= _LONGEST_HEAD}
    labels = {index: text for index, text in labels.items() if not _of_measures(layout, grid, (row, index), text)}
    found = {i: ColumnHead(known.field, known.role, text) for i, text in labels.items() if (known := label_of(text))}
    if any(head.role for head in found.values()):
        role = LabelField.RESPONSIBLE
        found |= {i: ColumnHead(role, role.role, text) for i, text in labels.items() if unknown_word(text)}
    return found


def _of_measures(layout: Layout, grid: Grid, place: tuple[int, int], label: str) -> bool:
    """Whether a column 单位 holds measures: 个, 万元, 条(段)."""
    row, column = place
    if not pattern_of("table.measure_head").match(label):
        return False
    last = min(grid.rows, row + 1 + _ROWS_LOOKED_AT)
    below = (grid.cells.get((at, column)) for at in range(row + 1, last) if not grid.spans_all(at))
    cells = ["".join(layout.folded[span.start : span.end].split()) for span in below if span]
    return sum(map(is_units, cells)) * 2 <= len([cell for cell in cells if cell])


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
            columns = _with_naming(layout, grid, row, read_head(layout, grid, row))
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


def _with_naming(layout: Layout, grid: Grid, row: int, columns: dict[int, ColumnHead]) -> dict[int, ColumnHead]:
    """A head in which no known word names what is to be done: another column does (专项整治行业名称, 2025年预期目标).

    Only beside a column that says 责任单位 or the like: 单位 alone is also the head of a list of addresses.
    """
    fields = {column.field for column in columns.values()}
    if fields & set(INSTEAD) or not any(column.role and is_set_apart(column.label) for column in columns.values()):
        return columns
    others = {}
    for index in range(grid.columns):
        span = grid.cells.get((row, index))
        free = index not in columns or columns[index].field is LabelField.VALUE
        if free and span and len(span) <= _LONGEST_HEAD and _width(grid, row, index) == 1:
            others[index] = _printed(layout, span)
    sure = not fields & {LabelField.PERSON, LabelField.SECTION}
    naming = naming_column(others, partial(_below, layout, grid, row), sure=sure)
    if naming is None:
        return columns
    return {**columns, naming: ColumnHead(LabelField.TASK, None, others[naming])}


def _below(layout: Layout, grid: Grid, row: int, column: int) -> list[str]:
    """The words of the cells below a head, each once."""
    places = ((at, column) for at in range(row + 1, grid.rows) if grid.origin.get((at, column)) == (at, column))
    words = ("".join(layout.folded[grid.cells[place].start : grid.cells[place].end].split()) for place in places)
    return [cell for cell in words if cell]


def _width(grid: Grid, row: int, column: int) -> int:
    """How many columns the cell at a place covers."""
    origin = grid.origin[row, column]
    return sum(grid.origin.get((row, index)) == origin for index in range(grid.columns))


def _group_title(layout: Layout, grid: Grid, row: int) -> str | None:
    """The words of a row that only groups those below it; None for a row of content."""
    cells = grid.row(row)
    own = {index: span for index, span in cells.items() if grid.begins(row, index)}
    filled = [index for index, span in own.items() if layout.document[span].strip()]
    if not filled:
        return ""
    wide = _width(grid, row, filled[0]) * 2 > grid.columns or len(own) == 1
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
    if instead or spanning is not None:
        label, title = _required(layout, cells[naming], clause=instead or not _own_number(layout, cells[naming]))
    else:
        label, title = None, _printed(layout, cells[naming]).strip(_TITLE_EDGE)
    if spanning in cells:
        group = (*group, _printed(layout, cells[spanning]))
    span = Span(min(s.start for s in own), max(s.end for s in own))
    assigned = reader.read(Annotation(span, _clauses(head, cells, grid, row), Form.TABLE))
    if not title or not assigned.assignments:
        return None
    text = _cell_of(LabelField.ACTION, head, cells) or cells[naming]
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
    return label, _printed(layout, title).strip(_TITLE_EDGE + "，,")


def _cell_of(field: LabelField, head: Heads, cells: Mapping[int, Span]) -> Span | None:
    return next((cells[index] for index, column in head.items() if column.field is field and index in cells), None)


def _clauses(head: Heads, cells: Mapping[int, Span], grid: Grid, row: int) -> tuple[Clause, ...]:
    """The cells of a row that name units or a time; one that is merged over several columns once."""
    found: dict[tuple[int, int], Clause] = {}
    for index, column in head.items():
        if index in cells and (column.role or column.field is LabelField.DEADLINE):
            found.setdefault(grid.origin[row, index], Clause(column.field, column.role, column.label, cells[index]))
    return tuple(found.values())
