"""What the browser says was done in a table is made in the plan: each op once, in its order."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpus.workspace.cells import CellReader
from corpus.workspace.changes import Change
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
                told += self._one(op_id, op)
                turned = turned or op.get("kind") in ("undo", "redo")
                done.add(op_id)
        return tuple(dict.fromkeys(told)), [op_id for op_id, _ in ops], turned

    def _one(self, op_id: str, op: Op) -> Iterator[str]:
        table = self.table()
        if table is None:
            yield GONE
            return
        for number, change in enumerate(changes_of(op, table, self.reader)):
            saved = self._made(change, op.get("seen"), f"{op_id}/{number}")
            yield from (conflict.message for conflict in saved.conflicts)

    def _made(self, change: Change | Turn, seen: object, key: str) -> Saved:
        """The log knows what was made with a key: a browser may say it once more days later, over newer work."""
        if isinstance(change, Turn):
            turn = self.plans.undo if change.back else self.plans.redo
            return turn(self.plan_id, editor=self.editor, key=key)
        revision = seen if isinstance(seen, int) else None
        return self.plans.change(self.plan_id, change, editor=self.editor, seen_revision=revision, key=key)
