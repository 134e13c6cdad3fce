"""A change made to a plan: the plan as it is then, what takes it back, and what somebody else had changed first.

Pure. Nothing is refused because somebody else was there: the newer edit is made, what can be done of a change is done,
and a ``Conflict`` says what was found. Only ``careful`` (undo and redo) leaves alone what is no longer as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.division.rows import TableColumn
from corpus.workspace.changes import (
    AddTable,
    ArrangeTable,
    CellEdit,
    Change,
    Conflict,
    EditCells,
    MoveRows,
    NoteItem,
    RemoveTable,
    Rename,
    ReplaceItems,
    ReplaceRows,
)
from corpus.workspace.model import PlanRow, PlanTable, Workspace
from corpus.workspace.order import Reordered, reorder
from corpus.workspace.told import row_name, short, table_of

DERIVED = frozenset({TableColumn.NUMBER, TableColumn.SOURCE})
"""Columns that follow from place and origins: nobody edits them."""
_NO_TABLE = Conflict(message="这张表已被删除，改动没有做成。")
_NO_PLACE = Conflict(message="要放到的位置已经没有了，放在了末尾。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    workspace: Workspace
    inverse: tuple[Change, ...] = ()
    """Made in this order, they take back what was done; none where nothing was."""
    conflicts: tuple[Conflict, ...] = ()


def apply(workspace: Workspace, change: Change, *, careful: bool = False) -> Applied:
    """``careful``: a value that is not what the change expects stays as it is."""
    match change:
        case EditCells():
            return _edit_cells(workspace, change, careful)
        case ReplaceRows():
            return _replace_rows(workspace, change)
        case MoveRows():
            return _move_rows(workspace, change)
        case ArrangeTable():
            return _arrange(workspace, change)
        case AddTable():
            return _add_table(workspace, change)
        case RemoveTable():
            return _remove_table(workspace, change)
        case ReplaceItems():
            return _replace_items(workspace, change)
        case NoteItem():
            return _note_item(workspace, change, careful)
        case Rename():
            return _rename(workspace, change, careful)


def apply_all(workspace: Workspace, changes: Iterable[Change], *, careful: bool = False) -> Applied:
    """Several changes, one after the other, as one."""
    inverse: list[Change] = []
    conflicts: list[Conflict] = []
    for change in changes:
        done = apply(workspace, change, careful=careful)
        workspace, inverse = done.workspace, [*done.inverse, *inverse]
        conflicts += done.conflicts
    return Applied(workspace=workspace, inverse=tuple(inverse), conflicts=tuple(conflicts))


def canonical(row: PlanRow) -> PlanRow:
    """A cell without words is none, and no cell is one that follows from place and origins."""
    if all(text and column not in DERIVED for column, text in row.cells.items()):
        return row
    return replace(row, cells={column: text for column, text in row.cells.items() if text and column not in DERIVED})


# --- cells and other values -------------------------------------------------------------------------------------------


def _edit_cells(workspace: Workspace, change: EditCells, careful: bool) -> Applied:
    table = table_of(workspace, change.table_id)
    if table is None:
        return Applied(workspace=workspace, conflicts=(_NO_TABLE,))
    cells = {row.row_id: dict(row.cells) for row in table.rows}
    done: list[CellEdit] = []
    conflicts: list[Conflict] = []
    for edit in change.edits:
        found = cells.get(edit.row_id)
        present = "" if found is None else found.get(edit.column, "")
        conflicts += _clash(table, edit, present if found is not None else None, careful)
        if found is None or edit.column in DERIVED or present == edit.new or (careful and present != edit.old):
            continue
        found[edit.column] = edit.new
        done.append(CellEdit(row_id=edit.row_id, column=edit.column, old=edit.new, new=present))
    if not done:
        return Applied(workspace=workspace, conflicts=tuple(conflicts))
    touched = {edit.row_id for edit in done}
    rows = (canonical(replace(row, cells=cells[row.row_id])) if row.row_id in touched else row for row in table.rows)
    inverse = EditCells(table_id=table.table_id, edits=tuple(reversed(done)))
    changed = _with_table(workspace, replace(table, rows=tuple(rows)))
    return Applied(workspace=changed, inverse=(inverse,), conflicts=tuple(conflicts))


def _clash(table: PlanTable, edit: CellEdit, present: str | None, careful: bool) -> Iterator[Conflict]:
    """What is said of an edit that finds something else than it expects; None: no such row."""
    name = f"{row_name(table, edit.row_id)}的{edit.column.heading}"
    message = None
    if edit.column in DERIVED:
        message = f"{edit.column.heading}由位置和来源得出，不能改。"
    elif present is None:
        message = f"要改的一行已被删除，{edit.column.heading}{short(edit.new)}没有写入。"
    elif present not in (edit.old, edit.new):
        ending = "没有改动。" if careful else f"现改为{short(edit.new)}，原值见历史。"
        message = f"{name}已被改为{short(present)}，{ending}"
    if message:
        yield Conflict(message=message, row_id=edit.row_id, column=edit.column)


def _note_item(workspace: Workspace, change: NoteItem, careful: bool) -> Applied:
    item = next((each for each in workspace.items if each.item_id == change.item_id), None)
    if item is None:
        return Applied(workspace=workspace, conflicts=(Conflict(message="这一项已被移出篮，备注没有写入。"),))
    conflicts = _overtaken("备注", item.note, change, careful)
    if item.note == change.new or (conflicts and careful):
        return Applied(workspace=workspace, conflicts=conflicts)
    items = (replace(each, note=change.new) if each is item else each for each in workspace.items)
    inverse = NoteItem(item_id=item.item_id, old=change.new, new=item.note)
    return Applied(workspace=replace(workspace, items=tuple(items)), inverse=(inverse,), conflicts=conflicts)


def _rename(workspace: Workspace, change: Rename, careful: bool) -> Applied:
    conflicts = _overtaken("方案的名称", workspace.name, change, careful)
    if workspace.name == change.new or (conflicts and careful):
        return Applied(workspace=workspace, conflicts=conflicts)
    inverse = Rename(old=change.new, new=workspace.name)
    return Applied(workspace=replace(workspace, name=change.new), inverse=(inverse,), conflicts=conflicts)


def _overtaken(what: str, present: str, change: NoteItem | Rename, careful: bool) -> tuple[Conflict, ...]:
    if present in (change.old, change.new):
        return ()
    ending = "没有改动。" if careful else f"现改为{short(change.new)}。"
    return (Conflict(message=f"{what}已被改为{short(present)}，{ending}"),)


# --- rows and items ---------------------------------------------------------------------------------------------------


def _replace_rows(workspace: Workspace, change: ReplaceRows) -> Applied:
    table = table_of(workspace, change.table_id)
    if table is None:
        return Applied(workspace=workspace, conflicts=(_NO_TABLE,))
    fresh = {row.row_id: canonical(row) for row in change.added}
    done = reorder([row.row_id for row in table.rows], change.removed, tuple(fresh), change.before)
    conflicts = _disorder(done, "要删的一行已不在表中。", "要加入的一行已在表中。")
    known = {row.row_id: row for row in table.rows}
    after = known | {row_id: fresh[row_id] for row_id in done.added}
    rows = tuple(after[row_id] for row_id in done.order)
    if rows == table.rows:
        return Applied(workspace=workspace, conflicts=conflicts)
    inverse = tuple(
        ReplaceRows(table_id=table.table_id, removed=removed, added=tuple(known[each] for each in run), before=before)
        for removed, run, before in _back(done)
    )
    changed = _with_table(workspace, replace(table, rows=rows))
    return Applied(workspace=changed, inverse=inverse, conflicts=conflicts)


def _replace_items(workspace: Workspace, change: ReplaceItems) -> Applied:
    fresh = {item.item_id: item for item in change.added}
    done = reorder([item.item_id for item in workspace.items], change.removed, tuple(fresh), change.before)
    conflicts = _disorder(done, "要移出的一项已不在篮中。", "要放入的一项已在篮中。")
    known = {item.item_id: item for item in workspace.items}
    after = known | {item_id: fresh[item_id] for item_id in done.added}
    items = tuple(after[item_id] for item_id in done.order)
    if items == workspace.items:
        return Applied(workspace=workspace, conflicts=conflicts)
    inverse = tuple(
        ReplaceItems(removed=removed, added=tuple(known[each] for each in run), before=before)
        for removed, run, before in _back(done)
    )
    return Applied(workspace=replace(workspace, items=items), inverse=inverse, conflicts=conflicts)


def _back(done: Reordered) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str | None]]:
    """What was put in goes, what was taken out comes back to its place: (removed, added, before) each."""
    runs = done.runs or (((), None),)
    for number, (run, before) in enumerate(runs):
        yield (done.added if number == 0 else ()), run, before


def _disorder(done: Reordered, missing: str, repeated: str) -> tuple[Conflict, ...]:
    gone = (Conflict(message=missing, row_id=each) for each in done.missing)
    there = (Conflict(message=repeated, row_id=each) for each in done.repeated)
    return (*gone, *there, *((_NO_PLACE,) if done.misplaced else ()))


def _move_rows(workspace: Workspace, change: MoveRows) -> Applied:
    table = table_of(workspace, change.table_id)
    if table is None:
        return Applied(workspace=workspace, conflicts=(_NO_TABLE,))
    known = {row.row_id: row for row in table.rows}
    moved = tuple(dict.fromkeys(each for each in change.row_ids if each in known))
    done = reorder(tuple(known), moved, moved, change.before)
    gone = [each for each in dict.fromkeys(change.row_ids) if each not in known]
    conflicts = (
        *(Conflict(message="要移动的一行已被删除。", row_id=each) for each in gone),
        *((_NO_PLACE,) if done.misplaced else ()),
    )
    after = known if change.path is None else known | {each: replace(known[each], path=change.path) for each in moved}
    rows = tuple(after[row_id] for row_id in done.order)
    if rows == table.rows:
        return Applied(workspace=workspace, conflicts=conflicts)
    inverse = tuple(_moves_back(table, done, with_paths=change.path is not None))
    changed = _with_table(workspace, replace(table, rows=rows))
    return Applied(workspace=changed, inverse=inverse, conflicts=conflicts)


def _moves_back(table: PlanTable, done: Reordered, *, with_paths: bool) -> Iterator[MoveRows]:
    """Each run of rows to its place, those of one section together."""
    paths = {row.row_id: row.path if with_paths else None for row in table.rows}
    for run, before in done.runs:
        pieces = [(path, tuple(members)) for path, members in groupby(run, key=paths.__getitem__)]
        for path, members in reversed(pieces):
            yield MoveRows(table_id=table.table_id, row_ids=members, before=before, path=path)
            before = members[0]


# --- tables -----------------------------------------------------------------------------------------------------------


def _with_table(workspace: Workspace, table: PlanTable) -> Workspace:
    """In place of the one of the same id."""
    tables = tuple(table if each.table_id == table.table_id else each for each in workspace.tables)
    return replace(workspace, tables=tables)


def _arrange(workspace: Workspace, change: ArrangeTable) -> Applied:
    table = table_of(workspace, change.table_id)
    if table is None:
        return Applied(workspace=workspace, conflicts=(_NO_TABLE,))
    after = replace(
        table,
        title=table.title if change.title is None else change.title,
        by=change.by or table.by,
        columns=None if change.automatic else table.columns if change.columns is None else change.columns,
    )
    if after == table:
        return Applied(workspace=workspace)
    columns_changed = after.columns != table.columns
    inverse = ArrangeTable(
        table_id=table.table_id,
        title=table.title if after.title != table.title else None,
        by=table.by if after.by is not table.by else None,
        columns=table.columns if columns_changed else None,
        automatic=columns_changed and table.columns is None,
    )
    return Applied(workspace=_with_table(workspace, after), inverse=(inverse,))


def _add_table(workspace: Workspace, change: AddTable) -> Applied:
    """Where the table is there already, that is said and nothing done."""
    table = replace(change.table, rows=tuple(canonical(row) for row in _once(change.table.rows)))
    order = [each.table_id for each in workspace.tables]
    if table.table_id in order:
        return Applied(workspace=workspace, conflicts=(Conflict(message="这张表已在方案中。"),))
    at = order.index(change.before) if change.before in order else len(order)
    tables = (*workspace.tables[:at], table, *workspace.tables[at:])
    inverse = RemoveTable(table_id=table.table_id)
    return Applied(workspace=replace(workspace, tables=tables), inverse=(inverse,))


def _once(rows: Sequence[PlanRow]) -> Sequence[PlanRow]:
    """A row's id is its own."""
    return tuple({row.row_id: row for row in rows}.values())


def _remove_table(workspace: Workspace, change: RemoveTable) -> Applied:
    table = table_of(workspace, change.table_id)
    if table is None:
        return Applied(workspace=workspace, conflicts=(Conflict(message="这张表已被删除。"),))
    order = [each.table_id for each in workspace.tables]
    before = next(iter(order[order.index(table.table_id) + 1 :]), None)
    tables = tuple(each for each in workspace.tables if each is not table)
    return Applied(workspace=replace(workspace, tables=tables), inverse=(AddTable(table=table, before=before),))
