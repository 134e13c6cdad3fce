"""What a 方案 holds: a basket of what was found, and tables of rows that people edit. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from corpus.division.rows import Grouping, TableColumn
from corpus.division.table import TableSource
from corpus.model import Span
from corpus.search.asked import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """A passage that something was made of. It is kept whole: the document may be removed or read anew later."""

    entry_id: str
    kind: Kind
    source: TableSource
    span: Span
    path: tuple[str, ...]
    """Section path, outermost first."""
    quote: str
    place: str = ""
    """The labels that lead to it, as one cites a place: 四、（一）6."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketItem:
    item_id: str
    origin: Provenance
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row of a kept table. One that was added by hand has no origin and no original cells."""

    row_id: str
    cells: Mapping[TableColumn, str]
    """As they stand now. NUMBER and SOURCE are not among them: they follow from place and origins."""
    original: Mapping[TableColumn, str] = field(default_factory=dict)
    """As they were made from the origins: a cell that differs was edited, and can be restored."""
    path: tuple[str, ...] = ()
    """What the row stands under in a table by section."""
    themes: tuple[str, ...] = ()
    origins: tuple[Provenance, ...] = ()
    """Several where near-equal tasks of several documents were merged."""

    @property
    def edited(self) -> frozenset[TableColumn]:
        if not self.origins:
            return frozenset()
        return frozenset(c for c in {*self.cells, *self.original} if self.cells.get(c, "") != self.original.get(c, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTable:
    table_id: str
    title: str
    rows: tuple[PlanRow, ...] = ()
    by: Grouping = Grouping.SECTION
    columns: tuple[TableColumn, ...] | None = None
    """None: those that have anything in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    plan_id: str
    name: str
    items: tuple[BasketItem, ...] = ()
    tables: tuple[PlanTable, ...] = ()
    revision: int = 0
    """How many changes were made; what a page shows is as old as its revision."""
    changed: datetime | None = None
    archived: bool = False
