"""What was changed, in plain Chinese: for the history, and for those who are told of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.division.rows import TableColumn
from corpus.workspace.changes import (
    AddTable,
    ArrangeTable,
    CellEdit,
    Change,
    EditCells,
    MoveRows,
    NoteItem,
    RemoveTable,
    Rename,
    ReplaceItems,
    ReplaceRows,
)
from corpus.workspace.model import BasketItem, PlanRow, PlanTable, Workspace

_INNER = str.maketrans("“”", "‘’")
_LONG = 20
"""Characters of a value that are shown."""


def short(text: str) -> str:
    """A value in a line, in quotes; those inside it are single ones.

    >>> short("加固海堤，疏浚河道，建设泵站，完善预警设施。")
    '“加固海堤，疏浚河道，建设泵站，完善预警设…”'
    """
    line = " ".join(text.split()).translate(_INNER)
    return f"“{line if len(line) <= _LONG else line[:_LONG] + '…'}”" if line else "空"


def table_of(workspace: Workspace, table_id: str) -> PlanTable | None:
    return next((table for table in workspace.tables if table.table_id == table_id), None)


def row_name(table: PlanTable | None, row_id: str) -> str:
    """第 3 行“加固海堤”; a row that is not there has no number."""
    for number, row in enumerate(table.rows if table else (), 1):
        if row.row_id == row_id:
            title = row.cells.get(TableColumn.TASK, "")
            return f"第 {number} 行" + (short(title) if title else "")
    return "已不在表中的一行"


def describe(workspace: Workspace, change: Change) -> str:
    """What a change does to a plan as it was before."""
    match change:
        case EditCells():
            return _in(workspace, change.table_id, _edits(table_of(workspace, change.table_id), change.edits))
        case ReplaceRows():
            return _in(workspace, change.table_id, _rows(table_of(workspace, change.table_id), change))
        case MoveRows():
            return _in(workspace, change.table_id, _moved(table_of(workspace, change.table_id), change))
        case ArrangeTable():
            return _in(workspace, change.table_id, "、".join(_arranged(change)) or "未作改动")
        case AddTable():
            return f"新建表{short(change.table.title)}（{len(change.table.rows)} 行）"
        case RemoveTable():
            table = table_of(workspace, change.table_id)
            return f"删除表{short(table.title)}（{len(table.rows)} 行）" if table else "删除表"
        case ReplaceItems():
            return _items(workspace.items, change)
        case NoteItem():
            return f"备注{short(change.old)}改为{short(change.new)}"
        case Rename():
            return f"方案由{short(change.old)}改名为{short(change.new)}"


def describe_all(workspace: Workspace, changes: Sequence[Change]) -> str:
    """Of several changes the first, which is what was wanted, and how many came with it."""
    said = describe(workspace, changes[0]) if changes else "未作改动"
    return said if len(changes) < 2 else f"{said}，另有 {len(changes) - 1} 处改动"


def _in(workspace: Workspace, table_id: str, what: str) -> str:
    """The table is named where there are several."""
    table = table_of(workspace, table_id)
    return f"{short(table.title)}：{what}" if table and len(workspace.tables) > 1 else what


def _edits(table: PlanTable | None, edits: Sequence[CellEdit]) -> str:
    if len(edits) == 1:
        (edit,) = edits
        name = row_name(table, edit.row_id)
        return f"{name}的{edit.column.heading}：{short(edit.old)}改为{short(edit.new)}"
    counts = Counter(edit.column for edit in edits)
    columns = "、".join(f"{column.heading} {counts[column]}" for column in TableColumn if column in counts)
    return f"改了 {len({edit.row_id for edit in edits})} 行 {len(edits)} 格（{columns}）"


def _titles(rows: Iterable[PlanRow]) -> str:
    return short("、".join(filter(None, (row.cells.get(TableColumn.TASK, "") for row in rows))))


def _rows(table: PlanTable | None, change: ReplaceRows) -> str:
    gone = {*change.removed}
    removed = [row for row in (table.rows if table else ()) if row.row_id in gone]
    if not removed:
        return f"加入 {len(change.added)} 行：{_titles(change.added)}"
    if not change.added:
        return f"删除 {len(removed)} 行：{_titles(removed)}"
    kind = "合并" if len(change.added) < len(removed) else "拆分" if len(change.added) > len(removed) else "替换"
    return f"{kind}：{len(removed)} 行{_titles(removed)}变为 {len(change.added)} 行"


def _moved(table: PlanTable | None, change: MoveRows) -> str:
    where = "表末" if change.before is None else f"{row_name(table, change.before)}之前"
    section = f"，归入{short(change.path[-1])}" if change.path else ""
    rows = row_name(table, change.row_ids[0]) if len(change.row_ids) == 1 else f"{len(change.row_ids)} 行"
    return f"{rows}移到{where}{section}"


def _arranged(change: ArrangeTable) -> Iterable[str]:
    if change.title is not None:
        yield f"表名改为{short(change.title)}"
    if change.by is not None:
        yield "改变分组"
    if change.automatic:
        yield "恢复自动选列"
    elif change.columns is not None:
        yield f"选列：{'、'.join(column.heading for column in change.columns)}"


def _items(items: Sequence[BasketItem], change: ReplaceItems) -> str:
    gone, came = {*change.removed}, {item.item_id for item in change.added}
    if gone and gone == came:
        return f"移动篮中 {len(came)} 项"
    words = [f"移出篮 {len(gone)} 项"] if gone else []
    if came:
        quotes = short("、".join(item.origin.quote for item in change.added))
        words.append(f"放入篮 {len(came)} 项：{quotes}")
    return "，".join(words) or "未作改动"
