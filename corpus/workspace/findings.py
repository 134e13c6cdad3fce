"""What the check of a kept table tells: one line for each kind, with the rows and cases that it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.division.rows import TableColumn
from corpus.workspace.kinds import table_kinds
from corpus.workspace.model import PlanRow

_TITLE = 16
"""Characters of a row's title in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCase:
    """One case of a kind: a unit, a pair of names, a group of rows."""

    text: str
    row_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFinding:
    """All that was found of one kind: one line, whatever the number."""

    code: str
    """A kind of ``kinds.toml``."""
    row_ids: tuple[str, ...]
    """Each once, in the order of the table."""
    message: str
    cases: tuple[TableCase, ...] = ()
    """Where the kind is about units, pairs or groups: each of them."""

    @property
    def name(self) -> str:
        return table_kinds()[self.code].name

    @property
    def mend(self) -> str:
        return table_kinds()[self.code].mend

    @property
    def count(self) -> int:
        """Of cases where the kind has such, else of rows."""
        return len(self.cases) or len(self.row_ids)


def short_title(row: PlanRow) -> str:
    task = row.cells.get(TableColumn.TASK, "")
    return f"“{task[:_TITLE]}{'…' if len(task) > _TITLE else ''}”"
