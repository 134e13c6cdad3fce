"""What the browser says was done in a table is made in the plan: each op once, in its order."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.workspace.cells import CellReader
from corpus.workspace.changes import Change, EditCells, MoveRows, ReplaceRows
from corpus.workspace.kept import Saved, Workspaces
from corpus.workspace.model import PlanTable
from ui.plans.ops import Op, Turn, changes_of, ops_of

_REMEMBERED = 20_000
GONE = "这张表已被删除，刚才的修改没有做成。"


@dataclass
class Done:
    """Ids of the ops that were made, the newest last: the browser sends an op until it hears that it is kept."""

    ids: OrderedDict[str, None] = field(default_factory=OrderedDict)

    def add(self, op_id: str) -> None:
        self.ids[op_id] = None
        while len(self.ids) > _REMEMBERED:
            self.ids.popitem(last=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDesk:
    """One window's work on one table."""

    plans: Workspaces
    plan_id: str
    table_id: str
    editor: str
    reader: CellReader

    def table(self) -> PlanTable | None:
        tables = self.plans.open(self.plan_id).tables
        return next((table for table in tables if table.table_id == self.table_id), None)

    def make(self, queue: Mapping[str, object], done: Done) -> tuple[tuple[str, ...], list[str], bool]:
        """All of a queue that was not made yet. Returns what somebody should be told, the ids that are kept, and
        whether something was taken back or made again: that may be anywhere in the plan. Raises PlanGone."""
        told: list[str] = []
        turned = False
        ops = ops_of(queue)
        for op_id, op in ops:
            if op_id not in done.ids:
                told += self._one(op)
                turned = turned or op.get("kind") in ("undo", "redo")
                done.add(op_id)
        return tuple(dict.fromkeys(told)), [op_id for op_id, _ in ops], turned

    def _one(self, op: Op) -> Iterator[str]:
        table = self.table()
        if table is None:
            yield GONE
            return
        seen = op.get("seen")
        since = seen if isinstance(seen, int) else None
        changes = changes_of(op, table, self.reader)
        if op.get("again") and self._known(changes, since or 0, late=bool(op.get("late"))):
            return
        for change in changes:
            saved = self._made(change, since)
            yield from (conflict.message for conflict in saved.conflicts)

    def _known(self, changes: Sequence[Change | Turn], since: int, *, late: bool) -> bool:
        """Whether the log has it already: a browser that was closed before it heard so says it once more, maybe days
        later. Nothing is taken back so late."""
        if any(isinstance(change, Turn) for change in changes):
            return late
        steps = self.plans.history(self.plan_id, since=since)
        made = [change for step in steps for change in self.plans.details(self.plan_id, step.number)[0]]
        return any(_same(change, other) for change in changes for other in made)

    def _made(self, change: Change | Turn, seen: int | None) -> Saved:
        if isinstance(change, Turn):
            turn = self.plans.undo if change.back else self.plans.redo
            return turn(self.plan_id, editor=self.editor)
        return self.plans.change(self.plan_id, change, editor=self.editor, seen_revision=seen)


def _same(change: Change | Turn, made: Change) -> bool:
    """Whether two changes are one gesture."""
    if isinstance(change, EditCells) and isinstance(made, EditCells):
        return change.edits == made.edits
    if isinstance(change, ReplaceRows) and isinstance(made, ReplaceRows):
        ids = {row.row_id for row in change.added}
        return bool(ids) and ids == {row.row_id for row in made.added}
    return isinstance(change, MoveRows) and change == made
