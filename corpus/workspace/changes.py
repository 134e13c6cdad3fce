"""The closed list of what can be done to a 方案. Each is small, says what it expects to find, and can be turned round.

Rows, cells and items are named by their ids, never by their place, so that what two people do at once meets by row.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.division.rows import Grouping, TableColumn
from corpus.workspace.model import BasketItem, PlanRow, PlanTable


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    row_id: str
    column: TableColumn
    old: str
    """What the editor saw; where the cell holds something else by now, somebody else was there (and is told of)."""
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCells:
    """One gesture: a cell typed, a block pasted, filled down, replaced in all rows, adapted, or restored."""

    table_id: str
    edits: tuple[CellEdit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceRows:
    """Rows taken out and rows put in: insert, delete, merge and split are all this."""

    table_id: str
    removed: tuple[str, ...]
    """Ids of rows."""
    added: tuple[PlanRow, ...]
    before: str | None
    """Id of the row before which they come, which is none of the removed; None: at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRows:
    table_id: str
    row_ids: tuple[str, ...]
    before: str | None
    path: tuple[str, ...] | None = None
    """The section they now stand under; None: as before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangeTable:
    """Title, grouping and columns; what is None stays."""

    table_id: str
    title: str | None = None
    by: Grouping | None = None
    columns: tuple[TableColumn, ...] | None = None
    automatic: bool = False
    """Columns as they come again: those that have anything in them. ``columns`` is None then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTable:
    table: PlanTable
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTable:
    table_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceItems:
    """Basket items taken out and put in; moving is taking out and putting in."""

    removed: tuple[str, ...]
    added: tuple[BasketItem, ...]
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteItem:
    item_id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    old: str
    new: str


Change = EditCells | ReplaceRows | MoveRows | ArrangeTable | AddTable | RemoveTable | ReplaceItems | NoteItem | Rename


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What could not be done as asked, because somebody else changed the same thing first."""

    message: str
    """Plain Chinese, with the place."""
    row_id: str | None = None
    column: TableColumn | None = None
