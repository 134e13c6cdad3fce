"""Rows of a division of tasks that name units and nothing that is to be done: told, never lost in silence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Issue, Span, Task
from extract.layout import Layout
from extract.rules import pattern_of
from extract.tables.likeness import is_units
from extract.work.allocation import Allocation
from extract.work.column_heads import INSTEAD, Heads


def find_nameless_rows(layout: Layout, allocations: Sequence[Allocation], tasks: Iterable[Task]) -> Iterator[Issue]:
    """One issue for each table, where the first of such rows stands."""
    starts = sorted(assignment.span.start for task in tasks for assignment in task.assignments)
    for table in allocations:
        lost = [span for span in _units(layout, table) if not _is_read(starts, span)]
        if lost:
            message = f"表格有 {len(lost)} 行写了单位，没有写明任务，没有作为任务读取，请核对原表。"
            yield Issue("rows_unclear", message, lost[0])


def _units(layout: Layout, table: Allocation) -> Iterator[Span]:
    """The first units of each row in which no cell of its own says what is to be done."""
    head: Heads = table.heads.get(-1, {})
    for row in range(table.grid.rows):
        if row in table.heads:
            head = table.heads[row]
            continue
        cells = [(column, table.grid.cells[row, i]) for i, column in head.items() if _is_own(table, row, i)]
        if any(column.field in INSTEAD for column, _ in cells):
            continue
        listed = (span for column, span in cells if column.role and _lists_units(layout, span))
        if first := next(listed, None):
            yield first


def _is_own(table: Allocation, row: int, column: int) -> bool:
    return bool(table.grid.cells.get((row, column))) and table.grid.begins(row, column)


def _lists_units(layout: Layout, cell: Span) -> bool:
    words = "".join(layout.folded[cell.start : cell.end].split())
    return bool(words) and not pattern_of("table.blank").match(words) and is_units(words)


def _is_read(starts: Sequence[int], span: Span) -> bool:
    """Whether an assignment begins in a cell."""
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end
