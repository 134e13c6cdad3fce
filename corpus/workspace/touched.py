"""What a change changes, and what it rests on: so it is known when two people are at the same thing.

Cells are not told here: an edit says what it expects to find, and ``apply`` compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.workspace.changes import (
    AddTable,
    ArrangeTable,
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
from corpus.workspace.model import Workspace
from corpus.workspace.told import row_name, short, table_of

Touch = tuple[str, ...]
"""("row", table, row) a row's words, ("place", table, row), ("table", table), ("title", table) …, ("item", id)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeStep:
    """What somebody else did."""

    editor: str
    changes: tuple[Change, ...]


def touched(change: Change) -> frozenset[Touch]:
    match change:
        case EditCells(table_id=table, edits=edits):
            return frozenset({("table", table), *(("row", table, edit.row_id) for edit in edits)})
        case ReplaceRows(table_id=table, removed=removed, added=added):
            rows = {*removed, *(row.row_id for row in added)}
            return frozenset({("table", table), *((part, table, row) for row in rows for part in ("row", "place"))})
        case MoveRows(table_id=table, row_ids=rows):
            return frozenset({("table", table), *((part, table, row) for row in rows for part in ("row", "place"))})
        case ArrangeTable(table_id=table):
            return frozenset({("table", table), *((part, table) for part in _arranged(change))})
        case AddTable(table=added_table):
            return frozenset({("table", added_table.table_id)})
        case RemoveTable(table_id=table):
            return frozenset({("table", table)})
        case ReplaceItems(removed=removed, added=items):
            return frozenset(("item", each) for each in {*removed, *(item.item_id for item in items)})
        case NoteItem(item_id=item):
            return frozenset({("item", item)})
        case Rename():
            return frozenset({("name",)})


def rests_on(change: Change) -> frozenset[Touch]:
    """What must not be another's newer work, or that is lost with it."""
    match change:
        case ReplaceRows(table_id=table, removed=removed):
            return frozenset(("row", table, row) for row in removed)
        case MoveRows(table_id=table, row_ids=rows):
            return frozenset(("place", table, row) for row in rows)
        case ArrangeTable(table_id=table):
            return frozenset((part, table) for part in _arranged(change))
        case RemoveTable(table_id=table):
            return frozenset({("table", table)})
        case ReplaceItems(removed=removed):
            return frozenset(("item", each) for each in removed)
        case _:
            return frozenset()


def _arranged(change: ArrangeTable) -> Iterable[str]:
    parts = {"title": change.title is not None, "by": change.by is not None}
    parts["columns"] = change.columns is not None or change.automatic
    return [part for part, there in parts.items() if there]


def overtaken(
    workspace: Workspace, changes: Sequence[Change], later: Iterable[MadeStep], ending: str
) -> tuple[Conflict, ...]:
    """What others did later to that on which changes rest; ``ending`` says what becomes of it."""
    based = {touch: change for change in changes for touch in rests_on(change)}
    found: dict[Touch, str] = {}
    for step in later:
        both = frozenset(based).intersection(*(frozenset().union(*(touched(change) for change in step.changes)),))
        found.update(dict.fromkeys(both, step.editor))
    return tuple(
        Conflict(
            message=f"{_name(workspace, touch)}已被{short(editor)}改过，{ending}",
            row_id=touch[2] if len(touch) == 3 else None,
        )
        for touch, editor in sorted(found.items())
    )


def _name(workspace: Workspace, touch: Touch) -> str:
    match touch:
        case ("row", table, row):
            return row_name(table_of(workspace, table), row)
        case ("place", table, row):
            return f"{row_name(table_of(workspace, table), row)}的位置"
        case ("item", item):
            quotes = (each.origin.quote for each in workspace.items if each.item_id == item)
            return f"篮中的{short(next(quotes, ''))}"
        case (part, table):
            found = table_of(workspace, table)
            words = {"title": "的标题", "by": "的分组", "columns": "的列"}
            return f"表{short(found.title) if found else ''}{words.get(part, '')}"
        case _:
            return "方案"
