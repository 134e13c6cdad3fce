"""What the browser says was done in a table, as changes. It may say anything: what cannot be read changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.division.rows import Grouping, TableColumn
from corpus.workspace.cells import CellReader
from corpus.workspace.changes import ArrangeTable, CellEdit, Change, EditCells, MoveRows, ReplaceRows
from corpus.workspace.editing import FOLLOWING, find_unit, replace_unit
from corpus.workspace.merging import merge, split
from corpus.workspace.model import PlanRow, PlanTable

EDITABLE = {column.value: column for column in TableColumn if column not in FOLLOWING}
_LONGEST = 20_000
"""Characters of a cell."""
Op = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Undo, or redo."""

    back: bool


def ops_of(queue: Mapping[str, object]) -> list[tuple[str, Op]]:
    """What is in a queue, each with its id, in the order in which it was done."""
    found = queue.get("ops")
    ops = [op for op in found if isinstance(op, Mapping)] if isinstance(found, Sequence) else []
    return [(op_id, op) for op in ops if (op_id := _word(op.get("id")))]


def changes_of(op: Op, table: PlanTable, reader: CellReader) -> tuple[Change | Turn, ...]:
    """One gesture as changes. An op that was done already (it is sent until it is known to be kept) changes nothing."""
    match op.get("kind"):
        case "undo" | "redo" as kind:
            return (Turn(back=kind == "undo"),)
        case "arrange":
            return tuple(_arranged(op, table))
        case "edit":
            return tuple(_edits(op, table))
        case "insert" | "paste":
            return (*_edits(op, table), *_added(op, table))
        case "delete":
            return tuple(_removed(op, table))
        case "move":
            return tuple(_moved(op, table))
        case "merge":
            return tuple(_some(merge(table, _rows(op, table), reader)))
        case "split":
            return tuple(change for row_id in _rows(op, table)[:1] for change in _some(split(table, row_id)))
        case "replace":
            found = find_unit(table, _word(op.get("find")), _word(op.get("into")))
            return tuple(_some(replace_unit(table, found)))
    return ()


def _arranged(op: Op, table: PlanTable) -> Iterator[Change]:
    by = _word(op.get("by"))
    if by in set(Grouping) and by != table.by:
        yield ArrangeTable(table_id=table.table_id, by=Grouping(by))


def _some(change: Change | None) -> Iterator[Change]:
    if change is not None:
        yield change


def _word(value: object) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _rows(op: Op, table: PlanTable) -> list[str]:
    """The ids that an op names and the table has, each once, in the table's order."""
    wanted = {_word(row_id) for row_id in _list(op.get("rows"))}
    return [row.row_id for row in table.rows if row.row_id in wanted]


# --- cells ------------------------------------------------------------------------------------------------------------


def _edits(op: Op, table: PlanTable) -> Iterator[EditCells]:
    found = [edit for said in _list(op.get("edits")) if (edit := _edit(said))]
    if found:
        yield EditCells(table_id=table.table_id, edits=tuple(found))


def _edit(said: object) -> CellEdit | None:
    parts = _list(said)
    if len(parts) != 4 or not all(isinstance(part, str) for part in parts):
        return None
    row_id, slug, old, new = (_word(part) for part in parts)
    column = EDITABLE.get(slug)
    return CellEdit(row_id=row_id, column=column, old=old, new=new) if column else None


# --- rows -------------------------------------------------------------------------------------------------------------


def _added(op: Op, table: PlanTable) -> Iterator[ReplaceRows]:
    """Rows written by hand stand under the head of their neighbour."""
    known = {row.row_id: row for row in table.rows}
    beside = known.get(_word(op.get("after")) or _word(op.get("before")))
    rows = [row for said in _list(op.get("rows")) if (row := _row(said, beside)) and row.row_id not in known]
    if rows:
        before = _before(op, table, frozenset())
        yield ReplaceRows(table_id=table.table_id, removed=(), added=tuple(rows), before=before)


def _row(said: object, beside: PlanRow | None) -> PlanRow | None:
    if not isinstance(said, Mapping) or not (row_id := _word(said.get("id"))[:40]):
        return None
    cells = said.get("c")
    words = {slug: _word(text) for slug, text in cells.items()} if isinstance(cells, Mapping) else {}
    held = {column: words[slug] for slug, column in EDITABLE.items() if words.get(slug)}
    path, themes = (beside.path, beside.themes) if beside else ((), ())
    return PlanRow(row_id=row_id, cells=held, path=path, themes=themes)


def _removed(op: Op, table: PlanTable) -> Iterator[ReplaceRows]:
    if found := _rows(op, table):
        yield ReplaceRows(table_id=table.table_id, removed=tuple(found), added=(), before=None)


def _moved(op: Op, table: PlanTable) -> Iterator[MoveRows]:
    """Rows that are moved beside another stand under its head."""
    rows = _rows(op, table)
    beside = next(
        (row for row in table.rows if row.row_id == (_word(op.get("after")) or _word(op.get("before")))), None
    )
    if rows and beside and beside.row_id not in rows:
        before = _before(op, table, frozenset(rows))
        yield MoveRows(table_id=table.table_id, row_ids=tuple(rows), before=before, path=beside.path)


def _before(op: Op, table: PlanTable, moved: frozenset[str]) -> str | None:
    """Before which row the place lies that an op names; None: at the end."""
    ids = [row.row_id for row in table.rows if row.row_id not in moved]
    after, before = _word(op.get("after")), _word(op.get("before"))
    if before in ids:
        return before
    follows = ids.index(after) + 1 if after in ids else len(ids)
    return ids[follows] if follows < len(ids) else None
