"""A kept table (方案) as it is handed in: Word, Excel, CSV, JSON, a calendar of its deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.division.rows import TableColumn
from corpus.division.table import TableSource
from corpus.export.calendars import undated_words
from corpus.export.division import TableFormat, export_handout
from corpus.export.handout import PLAIN, Handout, HandoutOptions, HandoutRow, RowOrigin, split_units
from corpus.model import Institution
from corpus.workspace.cells import CellLimit, CellReader, NamedUnit, limit_of
from corpus.workspace.grouping import PlanGroup, grouped
from corpus.workspace.model import PlanRow, PlanTable, Provenance, Workspace


class PlainReader:
    """See CellReader: for whoever has none that knows names and dates. It guesses no day."""

    def units(self, text: str) -> tuple[NamedUnit, ...]:
        return split_units(text)

    def limit(self, text: str, source: TableSource | None) -> CellLimit:
        return CellLimit()

    def day(self, source: TableSource) -> date | None:
        return None

    def institution(self, unit: str, source: TableSource | None) -> Institution | None:
        return None

    def identity(self, unit: str, source: TableSource | None) -> str:
        return unit

    def has_figure(self, text: str) -> bool:
        return any(letter.isdecimal() for letter in text)


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
    reader: CellReader | None = None,
    options: HandoutOptions = PLAIN,
) -> HandedFile:
    """A table of a 方案 as a file; ``reader`` reads units and days in its cells. Raises UnknownTable."""
    table = next((each for each in workspace.tables if each.table_id == table_id), None)
    if table is None:
        raise UnknownTable(f"方案“{workspace.name}”里没有这张表（{table_id}）。")
    reader = reader or PlainReader()
    handout = plan_handout(table, reader, prefix=workspace.plan_id)
    words = undated_words(handout.own_rows()) if form is TableFormat.ICS else ""
    data = export_handout(handout, form, replace(options, units=reader.units))
    return HandedFile(data=data, told=(words,) if words else ())


def export_plan_table(
    workspace: Workspace,
    table_id: str,
    form: TableFormat,
    *,
    reader: CellReader | None = None,
    options: HandoutOptions = PLAIN,
) -> bytes:
    """As ``hand_in``, the bytes alone. Raises UnknownTable."""
    return hand_in(workspace, table_id, form, reader=reader, options=options).data


def plan_handout(table: PlanTable, reader: CellReader, *, prefix: str = "") -> Handout:
    """``prefix`` tells rows of one table from those of a copy: ids of events are made of both."""
    groups = grouped(table, reader)
    numbers = {row.row_id: number for number, row in enumerate(_in_order(groups), 1)}
    rows = tuple(
        _row(row, group, f"{prefix}-{row.row_id}" if prefix else row.row_id, numbers[row.row_id], reader)
        for group in groups
        for row in group.rows
    )
    handout = Handout(
        title=table.title,
        columns=table.columns or tuple(TableColumn),
        rows=rows,
        sources=tuple({o.source.document_id: o.source for row in rows for o in row.origins}.values()),
        chosen=table.columns is not None,
    )
    return replace(handout, columns=handout.filled)


def _in_order(groups: Sequence[PlanGroup]) -> Sequence[PlanRow]:
    return list({row.row_id: row for group in groups for row in group.rows}.values())


def _row(row: PlanRow, group: PlanGroup, row_id: str, number: int, reader: CellReader) -> HandoutRow:
    cells = {**row.cells, TableColumn.NUMBER: str(number)}
    if role := group.role_words(row):
        cells[TableColumn.ROLE] = role
    return HandoutRow(
        row_id=row_id,
        path=group.path,
        cells=cells,
        origins=tuple(map(_origin, row.origins)),
        due=limit_of(row, reader).due,
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
