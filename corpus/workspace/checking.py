"""The check of a kept table: what to look at before it is handed in, one line for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.division.rows import TableColumn
from corpus.workspace.alike import find_alike
from corpus.workspace.cells import CellReader, limit_of
from corpus.workspace.findings import TableCase, TableFinding, short_title
from corpus.workspace.kinds import table_kinds
from corpus.workspace.model import PlanRow, PlanTable
from corpus.workspace.unit_checks import TableUnits, defunct, leads_nothing, spelled_alike, two_roles, two_ways

_SHOWN = 3
"""Cases that a line names."""
_SAME = 0.85
"""Likeness from which rows are duplicates."""


def check_table(table: PlanTable, reader: CellReader) -> tuple[TableFinding, ...]:
    """What is to be looked at. Nothing is changed, and what nothing was found of is not told."""
    checked = TableUnits(table.rows, reader)
    found = {
        "no_unit": _bare(row for row in table.rows if not checked.units[row.row_id]),
        "no_lead": _bare(row for row in table.rows if checked.units[row.row_id] and not checked.led(row)),
        "no_deadline": _bare(row for row in table.rows if not row.cells.get(TableColumn.DEADLINE, "").strip("/-—无 ")),
        "no_result": _bare(row for row in table.rows if not _measurable(row, reader)),
        "deadline_past": _past(table.rows, reader),
        "two_ways": two_ways(checked),
        "spelled_alike": spelled_alike(checked),
        "leads_nothing": leads_nothing(checked),
        "duplicate": _duplicates(table.rows),
        "two_roles": two_roles(checked),
        "defunct": defunct(checked),
    }
    return tuple(_finding(code, tuple(found[code]), table.rows) for code in table_kinds() if found.get(code))


def _finding(code: str, cases: Sequence[TableCase], rows: Sequence[PlanRow]) -> TableFinding:
    held = {row_id for case in cases for row_id in case.row_ids}
    row_ids = tuple(row.row_id for row in rows if row.row_id in held)
    named = [case for case in cases if case.text]
    what = "；".join(case.text for case in named[:_SHOWN])
    if len(named) > _SHOWN:
        what += f"；等 {len(named)} 处"
    message = table_kinds()[code].said.format(rows=len(row_ids), all=len(rows), what=what)
    return TableFinding(code=code, row_ids=row_ids, message=message + "。", cases=tuple(named))


def _bare(rows: Iterable[PlanRow]) -> list[TableCase]:
    return [TableCase(text="", row_ids=(row.row_id,)) for row in rows]


# --- rows by themselves -------------------------------------------------------------------------------------------


def _measurable(row: PlanRow, reader: CellReader) -> bool:
    if row.cells.get(TableColumn.TARGETS, "").strip("/-—无 "):
        return True
    return any(reader.has_figure(row.cells.get(column, "")) for column in (TableColumn.CONTENT, TableColumn.TASK))


def _past(rows: Sequence[PlanRow], reader: CellReader) -> list[TableCase]:
    """Time limits that had gone by when the row's newest document came out."""
    found = []
    for row in rows:
        days = [day for origin in row.origins if (day := reader.day(origin.source))]
        due = limit_of(row, reader).due
        if due and days and due < max(days):
            text = f"{short_title(row)}{row.cells[TableColumn.DEADLINE].strip()}，文件 {max(days):%Y-%m-%d}"
            found.append(TableCase(text=text, row_ids=(row.row_id,)))
    return found


def _duplicates(rows: Sequence[PlanRow]) -> list[TableCase]:
    return [
        TableCase(text=f"{short_title(group.rows[0])}等 {len(group.rows)} 行", row_ids=group.row_ids)
        for group in find_alike(rows, _SAME)
    ]
