"""Rows made one, and one made several, with all that they rest on kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus.division.rows import INFERRED, UNIT_COLUMNS, TableColumn
from corpus.model import UnitRole
from corpus.workspace.alike import AlikeRows, find_alike
from corpus.workspace.cells import CellReader, plain_name, source_of_row
from corpus.workspace.changes import ReplaceRows
from corpus.workspace.editing import NewId
from corpus.workspace.made import new_id as fresh_id
from corpus.workspace.model import PlanRow, PlanTable, Provenance

NEAR = 0.7
"""Likeness from which rows are proposed for merging."""
_SENTENCE = re.compile(r"[^。；;！？\n]+(?:[。；;！？]|\n|$)")
_CLAUSE = re.compile(r"[，,；;。\n]")
_LABEL = re.compile(r"^\s*(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，,]|[（(]?\d{1,2}[.、）)]|[①-⑳])\s*")
_PARTS_OF_TARGETS = "；"
_SHORTEST_TITLE = 4
_RANK = {role: rank for rank, role in enumerate(UnitRole)}
_Cells = Mapping[TableColumn, str]


def mergeable(table: PlanTable, least: float = NEAR) -> tuple[AlikeRows, ...]:
    """Rows that may be one task, told by several documents or twice by one: to be looked at, never merged unasked."""
    return find_alike(table.rows, least)


# --- several rows to one ------------------------------------------------------------------------------------------


def merge(
    table: PlanTable, row_ids: Sequence[str], reader: CellReader, *, new_id: NewId = fresh_id
) -> ReplaceRows | None:
    """Rows as one, where the first stood: the longest wording, all units, each in its strongest role, all results,
    both time limits where they differ, and everything they rest on. None for fewer than two rows."""
    wanted = set(row_ids)
    rows = [row for row in table.rows if row.row_id in wanted]
    if len(rows) < 2:
        return None
    chosen = max(rows, key=lambda row: len(_wording(row.cells)))
    one = PlanRow(
        row_id=new_id(),
        cells=_merged(rows, [row.cells for row in rows], chosen.cells, reader),
        original=_merged(rows, [row.original for row in rows], chosen.original, reader),
        path=rows[0].path,
        themes=tuple(dict.fromkeys(theme for row in rows for theme in row.themes)),
        origins=_origins(rows),
    )
    before = _following(table, rows[0].row_id, wanted)
    return ReplaceRows(table_id=table.table_id, removed=tuple(r.row_id for r in rows), added=(one,), before=before)


def _wording(cells: _Cells) -> str:
    return cells.get(TableColumn.TASK, "") + cells.get(TableColumn.CONTENT, "")


def _origins(rows: Iterable[PlanRow]) -> tuple[Provenance, ...]:
    """All of them, one that several rows rest on once."""
    found: list[Provenance] = []
    for origin in (origin for row in rows for origin in row.origins):
        if origin not in found:
            found.append(origin)
    return tuple(found)


def _following(table: PlanTable, row_id: str, without: set[str]) -> str | None:
    """The id of the next row behind one that stays."""
    ids = [row.row_id for row in table.rows]
    return next((one for one in ids[ids.index(row_id) + 1 :] if one not in without), None)


def _merged(
    rows: Sequence[PlanRow], cells: Sequence[_Cells], chosen: _Cells, reader: CellReader
) -> dict[TableColumn, str]:
    if not any(cells):
        return {}
    other = {column for each in cells for column in each} - set(UNIT_COLUMNS)
    made = {column: chosen.get(column, "") or _first(cells, column) for column in TableColumn if column in other}
    made |= _units(rows, cells, reader)
    made[TableColumn.DEADLINE] = _limits(rows, cells, reader)
    made[TableColumn.TARGETS] = _listed(each.get(TableColumn.TARGETS, "") for each in cells)
    return made


def _first(cells: Sequence[_Cells], column: TableColumn) -> str:
    return next((text for each in cells if (text := each.get(column, ""))), "")


def _listed(texts: Iterable[str]) -> str:
    parts = (part.strip() for text in texts for part in text.split(_PARTS_OF_TARGETS))
    return _PARTS_OF_TARGETS.join(dict.fromkeys(filter(None, parts)))


def _units(rows: Sequence[PlanRow], cells: Sequence[_Cells], reader: CellReader) -> dict[TableColumn, str]:
    """The units of all rows, an organ that is written two ways once, each under the strongest of its roles."""
    names: dict[str, str] = {}
    roles: dict[str, UnitRole] = {}
    stated: set[str] = set()
    for row, each in zip(rows, cells, strict=True):
        source = source_of_row(row)
        for column, column_role in UNIT_COLUMNS.items():
            text = each.get(column, "")
            for unit in reader.units(text):
                key, role = reader.identity(plain_name(unit.name), source), unit.role or column_role
                names.setdefault(key, unit.name)
                roles[key] = min(roles.get(key, role), role, key=_RANK.__getitem__)
                if unit.name + INFERRED not in text:
                    stated.add(key)
    return {
        column: "、".join(
            name + ("" if key in stated else INFERRED) for key, name in names.items() if roles[key] is role
        )
        for column, role in UNIT_COLUMNS.items()
    }


def _limits(rows: Sequence[PlanRow], cells: Sequence[_Cells], reader: CellReader) -> str:
    """The time limit; where rows differ all of them, the earliest first."""
    said: dict[tuple[date | None, str | None] | str, tuple[date, str]] = {}
    for row, each in zip(rows, cells, strict=True):
        text = each.get(TableColumn.DEADLINE, "").strip()
        if text:
            limit = reader.limit(text, source_of_row(row))
            same = (limit.due, limit.recurs) if limit.due or limit.recurs else text
            said.setdefault(same, (limit.due or date.max, text))
    return "；".join(dict.fromkeys(text for _, text in sorted(said.values(), key=lambda limit: limit[0])))


# --- one row to several -------------------------------------------------------------------------------------------


def split(table: PlanTable, row_id: str, at: int | None = None, *, new_id: NewId = fresh_id) -> ReplaceRows | None:
    """One row as several, by the sentences of what is to be done or at a place in it (a character of CONTENT, of TASK
    where that is empty). Each keeps the units, the time limit and all that the row rests on; results go where they
    stand. None where there is nothing to split."""
    row = next((row for row in table.rows if row.row_id == row_id), None)
    column = TableColumn.CONTENT if row and row.cells.get(TableColumn.CONTENT, "").strip() else TableColumn.TASK
    text = row.cells.get(column, "") if row else ""
    pieces = [piece.strip() for piece in (_sentences(text) if at is None else (text[: max(at, 0)], text[max(at, 0) :]))]
    pieces = [piece for piece in pieces if piece]
    if row is None or len(pieces) < 2:
        return None
    results = _placed_results(row.cells.get(TableColumn.TARGETS, ""), pieces)
    added = tuple(
        replace(
            _part(row, piece, results[number], named=number == 0 and column is TableColumn.CONTENT), row_id=new_id()
        )
        for number, piece in enumerate(pieces)
    )
    before = _following(table, row_id, {row_id})
    return ReplaceRows(table_id=table.table_id, removed=(row_id,), added=added, before=before)


def _sentences(text: str) -> Iterator[str]:
    return (match[0] for match in _SENTENCE.finditer(text))


def _placed_results(targets: str, pieces: Sequence[str]) -> list[str]:
    """The results of each piece; what stands in none stays with the first."""
    found: list[list[str]] = [[] for _ in pieces]
    for part in filter(None, (part.strip() for part in targets.split(_PARTS_OF_TARGETS))):
        found[next((number for number, piece in enumerate(pieces) if part in piece), 0)].append(part)
    return [_PARTS_OF_TARGETS.join(parts) for parts in found]


def _part(row: PlanRow, piece: str, results: str, *, named: bool) -> PlanRow:
    """A part of a row; ``named``: it keeps the row's own title."""
    title = row.cells.get(TableColumn.TASK, "") if named else _title(piece)
    content = "" if piece.rstrip("。；") == title.rstrip("。；") else piece
    made = {TableColumn.TASK: title, TableColumn.CONTENT: content, TableColumn.TARGETS: results}
    original = {**row.original, **made} if row.original else {}
    return replace(row, cells={**row.cells, **made}, original=original)


def _title(piece: str) -> str:
    """What a new row is called: its sentence without its number, up to the first comma where it is long.

    >>> _title("二是完善补偿标准，健全监测体系。"), _title("推广 open plan。")
    ('完善补偿标准', '推广 open plan')
    """
    text = _LABEL.sub("", piece).strip("。；;，, \n")
    head = _CLAUSE.split(text, maxsplit=1)[0]
    return head if len(head) >= _SHORTEST_TITLE else text
