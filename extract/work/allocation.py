"""任务分工表: tables whose columns name tasks and the units that carry them out. One row is one task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Block, Span, Task, UnitRole
from extract.labels.annotations import Annotation, Clause
from extract.labels.vocabulary import label_field
from extract.layout import Layout
from extract.targets.deadlines import find_deadline, parse_deadline
from extract.work.assignments import AssignmentReader

_NAMING = ("task", "action", "section", "indicator")
"""Columns that can name the task, the best first."""
_LONGEST_HEAD = 20
_SAYS_ROLE = re.compile(r"牵头|责任|负责|主办|承办|配合|协办|落实")


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head: its field, its role where it names units, the printed label."""

    field: str
    role: UnitRole | None
    label: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell with all its lines."""

    span: Span
    rows: range
    columns: range


class Grid:
    """A table's cells by row and column, merged cells at every place that they cover."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.cells: list[GridCell] = []
        self.at: dict[tuple[int, int], GridCell] = {}
        for block in blocks:
            assert block.cell is not None
            last = self.cells[-1] if self.cells else None
            if last and (last.rows.start, last.columns.start) == (block.cell.row, block.cell.column):
                self.cells[-1] = GridCell(Span(last.span.start, block.span.end), last.rows, last.columns)
            else:
                self.cells.append(GridCell(block.span, block.cell.rows, block.cell.columns))
        for cell in self.cells:
            self.at |= {(row, column): cell for row in cell.rows for column in cell.columns}
        self.height = max((cell.rows.stop for cell in self.cells), default=0)
        self.width = max((cell.columns.stop for cell in self.cells), default=0)

    def row(self, row: int) -> list[GridCell | None]:
        return [self.at.get((row, column)) for column in range(self.width)]


def tables(layout: Layout) -> Iterator[tuple[int, Grid]]:
    """The tables of a document in order, with their numbers."""
    by_table: dict[int, list[Block]] = {}
    for block in layout.document.blocks:
        if block.cell:
            by_table.setdefault(block.cell.table, []).append(block)
    for number, blocks in by_table.items():
        yield number, Grid(blocks)


def read_head(layout: Layout, grid: Grid, row: int) -> dict[int, Column]:
    """The columns that a row names as a table's head; empty where it is none."""
    found: dict[int, Column] = {}
    for index, cell in enumerate(grid.row(row)):
        if cell is None or len(cell.span) > _LONGEST_HEAD:
            continue
        label = layout.document[cell.span].replace("\n", "").strip()
        if known := label_field(label):
            found[index] = Column(*known, label)
    return found


@dataclass(frozen=True, slots=True)
class Allocation:
    """A table whose columns say who does what."""

    number: int
    grid: Grid
    heads: Mapping[int, Mapping[int, Column]]
    """The columns named by each head row; -1 for those that a table before this one names (a page break)."""


def find_allocations(layout: Layout) -> tuple[Allocation, ...]:
    """The tables that have a column of units and one that names what is to be done."""
    found: list[Allocation] = []
    for number, grid in tables(layout):
        heads: dict[int, Mapping[int, Column]] = {}
        for row in range(grid.height):
            columns = _with_naming(layout, grid, row, read_head(layout, grid, row))
            if _allocates(columns, grid):
                heads[row] = columns
        if not heads and found and _goes_on(layout, found[-1], grid):
            last = max(found[-1].heads)
            heads[-1] = found[-1].heads[last]
        if heads:
            found.append(Allocation(number, grid, heads))
    return tuple(found)


def _goes_on(layout: Layout, before: Allocation, grid: Grid) -> bool:
    """Whether a table without a head is the rest of the one before it: as wide, and nothing between."""
    between = layout.folded[before.grid.cells[-1].span.end : grid.cells[0].span.start]
    return before.grid.width == grid.width and not between.strip()


def find_table_tasks(layout: Layout, reader: AssignmentReader, allocations: Sequence[Allocation]) -> Iterator[Task]:
    """The tasks of allocation tables, a row each."""
    group: tuple[str, ...] = ()
    for table in allocations:
        head = table.heads.get(-1, {})
        group = group if head else ()
        for row in range(table.grid.height):
            if row in table.heads:
                head = table.heads[row]
            elif head:
                title = _group_title(layout, table.grid, row)
                if title is not None:
                    group = (title,) if title else group
                elif task := _row_task(layout, reader, table.grid, (row, head, group)):
                    yield task


def _allocates(columns: Mapping[int, Column], grid: Grid) -> bool:
    fields = {column.field for column in columns.values()}
    roles = any(column.role for column in columns.values())
    return roles and bool(fields & set(_NAMING)) and len(columns) * 2 >= min(grid.width, 6)


def _with_naming(layout: Layout, grid: Grid, row: int, columns: dict[int, Column]) -> dict[int, Column]:
    """A head whose first other column has a name of its own (专项整治行业名称) names what is to be done all the same.

    Only beside a column that says 责任单位 or the like: 单位 alone is also the head of a list of addresses.
    """
    if {column.field for column in columns.values()} & {*_NAMING, "person"}:
        return columns
    if not any(column.role and _SAYS_ROLE.search(column.label) for column in columns.values()):
        return columns
    for index, cell in enumerate(grid.row(row)):
        if index not in columns and cell and 0 < len(cell.span) <= _LONGEST_HEAD and len(cell.columns) == 1:
            label = layout.document[cell.span].replace("\n", "").strip()
            return {**columns, index: Column("task", None, label)}
    return columns


def _group_title(layout: Layout, grid: Grid, row: int) -> str | None:
    """The words of a row that only groups those below it; None for a row of content."""
    cells = {id(cell): cell for cell in grid.row(row) if cell and cell.rows.start == row}
    filled = [cell for cell in cells.values() if layout.document[cell.span].strip()]
    if not cells or not filled:
        return ""
    if len(filled) == 1 and (len(filled[0].columns) * 2 > grid.width or len(cells) == 1) and grid.width > 2:
        covered = [cell for cell in grid.row(row) if cell and cell.rows.start < row]
        return None if covered else layout.document[filled[0].span].replace("\n", "")
    return None


def _naming_column(head: Mapping[int, Column]) -> int | None:
    for field in _NAMING:
        for index, column in head.items():
            if column.field == field:
                return index
    return None


def _row_task(
    layout: Layout, reader: AssignmentReader, grid: Grid, place: tuple[int, Mapping[int, Column], tuple[str, ...]]
) -> Task | None:
    row, head, group = place
    cells = {index: cell for index in head if (cell := grid.at.get((row, index)))}
    naming = _naming_column(head)
    if naming is None or naming not in cells or not any(cell.rows.start == row for cell in cells.values()):
        return None
    named = cells[naming]
    title = layout.document[named.span].replace("\n", "").strip(" 。；;")
    clauses = _clauses(head, cells)
    own = [cell.span for cell in cells.values() if cell.rows.start == row]
    span = Span(min(s.start for s in own), max(s.end for s in own))
    assigned = reader.read(Annotation(span, clauses, "table"))
    text = next((cells[i].span for i, column in head.items() if column.field == "action" and i in cells), named.span)
    if not title or not assigned.assignments:
        return None
    number = next((cells[i].span for i, column in head.items() if column.field == "number" and i in cells), None)
    deadline = next((d for value in assigned.times if (d := parse_deadline(layout, value, reader.metadata))), None)
    return Task(
        span=span,
        label=layout.document[number].strip() if number else None,
        title=title,
        section=layout.section_at(span.start),
        text=text,
        assignments=assigned.assignments,
        deadline=deadline or find_deadline(layout, text, reader.metadata),
        group=group,
        rule="table",
    )


def _clauses(head: Mapping[int, Column], cells: Mapping[int, GridCell]) -> tuple[Clause, ...]:
    seen: set[int] = set()
    clauses = []
    for index, column in head.items():
        if index in cells and (column.role or column.field == "deadline") and id(cells[index]) not in seen:
            seen.add(id(cells[index]))
            clauses.append(Clause(column.field, column.role, column.label, cells[index].span))
    return tuple(clauses)
