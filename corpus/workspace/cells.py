"""What edited cells say: units with their roles, time limits as days. How names and dates are read is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from corpus.division.rows import UNIT_COLUMNS, TableColumn
from corpus.division.table import TableSource
from corpus.model import Institution, UnitRole
from corpus.workspace.model import PlanRow

_FORMER_NAME = re.compile(r"[（(]原[^（）()]*[）)]$")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit that a cell names; ``role`` where the cell itself says it (市财政局配合), else the column's holds."""

    name: str
    role: UnitRole | None = None


@dataclass(frozen=True, slots=True)
class CellLimit:
    """A time limit as a cell has it."""

    due: date | None = None
    """The last day that is still in time; of several the last."""
    recurs: str | None = None
    """每年 每季度 每月 持续, or None."""


class CellReader(Protocol):
    """What reading knows of the words in cells (corpus.intake.tables has the one that knows the lexicons)."""

    def units(self, text: str) -> tuple[NamedUnit, ...]:
        """The units of a cell, split as extraction splits them."""
        ...

    def limit(self, text: str, source: TableSource | None) -> CellLimit:
        """A cell's time limit; 年内 and 6月底前 are of the source document's year."""
        ...

    def day(self, source: TableSource) -> date | None:
        """The day of a document, where it is known."""
        ...

    def institution(self, unit: str, source: TableSource | None) -> Institution | None:
        """What a unit is, named in a document: an organ with today's name."""
        ...

    def identity(self, unit: str, source: TableSource | None) -> str:
        """What all names of one organ have in common (市发改委, 市发展改革局); of other units the name itself."""
        ...

    def has_figure(self, text: str) -> bool:
        """Whether a text states an amount of something, by which a result can be measured."""
        ...


def plain_name(name: str) -> str:
    """A unit without the former name that is told beside it.

    >>> plain_name("市农业农村局（原市农业局）"), plain_name("市交通委（市道运局）")
    ('市农业农村局', '市交通委（市道运局）')
    """
    return _FORMER_NAME.sub("", name) or name


def source_of_row(row: PlanRow) -> TableSource | None:
    """The document that a row comes from, of several the first."""
    return row.origins[0].source if row.origins else None


def units_of(row: PlanRow, reader: CellReader) -> Iterator[tuple[str, UnitRole]]:
    """The units of a row as its cells have them now, each with its role."""
    for column, role in UNIT_COLUMNS.items():
        for unit in reader.units(row.cells.get(column, "")):
            yield plain_name(unit.name), unit.role or role


def limit_of(row: PlanRow, reader: CellReader) -> CellLimit:
    return reader.limit(row.cells.get(TableColumn.DEADLINE, ""), source_of_row(row))
