"""A kept table (方案) as it is handed in: Word, Excel, CSV, JSON, a calendar of its deadlines.

What the words of cells mean, which day a deadline is and how the table is grouped, is known to others and handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol

from corpus.division.rows import TableColumn
from corpus.division.table import TableSource
from corpus.export.calendars import undated_words
from corpus.export.division import TableFormat, export_handout
from corpus.export.handout import (
    PLAIN,
    Handout,
    HandoutOptions,
    HandoutRow,
    RowOrigin,
)
from corpus.workspace.model import PlanRow, PlanTable, Provenance, Workspace


class RowGroup(Protocol):
    """Rows under one head."""

    @property
    def path(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[PlanRow, ...]: ...
    def role_words(self, row: PlanRow) -> str:
        """What the unit of a group by unit is in a row; else nothing."""
        ...


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """See RowGroup."""

    path: tuple[str, ...]
    rows: tuple[PlanRow, ...]

    def role_words(self, row: PlanRow) -> str:
        return ""


def by_path(table: PlanTable) -> Sequence[RowGroup]:
    """Rows that follow each other under the same sections."""
    return [SectionGroup(path, tuple(rows)) for path, rows in groupby(table.rows, key=lambda row: row.path)]


ReadDay = Callable[[str, TableSource | None], date | None]
"""The last day that a deadline's words mean; 年内 is of the source document's year."""


def no_day(text: str, source: TableSource | None) -> date | None:
    """Where nothing reads dates, none is known."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReading:
    """What is known of a kept table beside its words."""

    groups: Callable[[PlanTable], Sequence[RowGroup]] = by_path
    day: ReadDay = no_day


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedFile:
    data: bytes
    told: tuple[str, ...] = ()
    """What the person should know of it, in Chinese: rows that are not in the calendar."""


class UnknownTable(LookupError):
    """A 方案 has no table of this id."""


def hand_in(
    workspace: Workspace,
    table_id: str,
    form: TableFormat,
    *,
    reading: PlanReading | None = None,
    options: HandoutOptions = PLAIN,
) -> HandedFile:
    """A table of a 方案 as a file. Raises UnknownTable."""
    table = next((each for each in workspace.tables if each.table_id == table_id), None)
    if table is None:
        raise UnknownTable(f"方案“{workspace.name}”里没有这张表（{table_id}）。")
    handout = plan_handout(table, reading or PlanReading(), prefix=workspace.plan_id)
    words = undated_words(handout.own_rows()) if form is TableFormat.ICS else ""
    return HandedFile(data=export_handout(handout, form, options), told=(words,) if words else ())


def export_plan_table(
    workspace: Workspace,
    table_id: str,
    form: TableFormat,
    *,
    reading: PlanReading | None = None,
    options: HandoutOptions = PLAIN,
) -> bytes:
    """As ``hand_in``, the bytes alone. Raises UnknownTable."""
    return hand_in(workspace, table_id, form, reading=reading, options=options).data


def plan_handout(table: PlanTable, reading: PlanReading, *, prefix: str = "") -> Handout:
    """``prefix`` tells rows of one table from those of a copy: ids of events are made of both."""
    groups = reading.groups(table)
    numbers = {row.row_id: number for number, row in enumerate(_in_order(groups), 1)}
    rows = tuple(
        _row(row, group, f"{prefix}-{row.row_id}" if prefix else row.row_id, numbers[row.row_id], reading)
        for group in groups
        for row in group.rows
    )
    return Handout(
        title=table.title,
        columns=table.columns if table.columns is not None else tuple(TableColumn),
        rows=rows,
        sources=tuple(dict.fromkeys(origin.source for row in rows for origin in row.origins)),
        chosen=table.columns is not None,
    )


def _in_order(groups: Sequence[RowGroup]) -> Sequence[PlanRow]:
    return list({row.row_id: row for group in groups for row in group.rows}.values())


def _row(row: PlanRow, group: RowGroup, row_id: str, number: int, reading: PlanReading) -> HandoutRow:
    source = row.origins[0].source if row.origins else None
    cells = {**row.cells, TableColumn.NUMBER: str(number)}
    if role := group.role_words(row):
        cells[TableColumn.ROLE] = role
    return HandoutRow(
        row_id=row_id,
        path=group.path,
        cells=cells,
        origins=tuple(map(_origin, row.origins)),
        due=reading.day(row.cells.get(TableColumn.DEADLINE, ""), source),
    )


def _origin(found: Provenance) -> RowOrigin:
    return RowOrigin(
        entry_id=found.entry_id,
        source=found.source,
        span=found.span,
        path=found.path,
        place=found.place or " › ".join(found.path),
        quote=found.quote,
    )
