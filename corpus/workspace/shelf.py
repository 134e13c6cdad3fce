"""Where plans lie: read from the store and written to it, inside the transactions of who asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from secrets import token_hex

from corpus.store.plans import (
    PlanRecord,
    StepRecord,
    plan_names,
    read_parts,
    read_plan,
    write_parts,
    write_plan,
    write_step,
)
from corpus.store.sqlite import Store
from corpus.workspace.model import Workspace
from corpus.workspace.parts import changed_parts, joined, outline
from corpus.workspace.told import short
from corpus.workspace.written import whole

_LONGEST = 80
"""Characters of a name."""


class PlanGone(Exception):
    """There is no such plan (any more)."""

    def __init__(self) -> None:
        super().__init__("没有这个方案，可能已被删除。")


class PlanNameError(ValueError):
    """A name that a plan cannot have; says why in Chinese."""


class PlanShelf:
    """The plans of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Workspace] = {}
        """The plans as they were read last."""

    def open(self, plan_id: str) -> Workspace:
        """Raises PlanGone."""
        with self._store.snapshot():
            return self.load(self.record(plan_id))

    def record(self, plan_id: str) -> PlanRecord:
        """Raises PlanGone."""
        found = read_plan(self._store.connection, plan_id)
        if found is None:
            raise PlanGone
        return found

    def load(self, record: PlanRecord) -> Workspace:
        """The plan of a record that was read in the same transaction."""
        known, changed = self._read.get(record.plan_id), datetime.fromisoformat(record.changed)
        if known is None or (known.revision, known.changed) != (record.revision, changed):
            known = joined(record.outline, read_parts(self._store.connection, record.plan_id))
        found = replace(known, name=record.name, revision=record.revision, changed=changed, archived=record.archived)
        self.remember(found)
        return found

    def remember(self, plan: Workspace) -> None:
        """As the store has it: not before the transaction is over."""
        self._read[plan.plan_id] = plan

    def forget(self, plan_id: str) -> None:
        self._read.pop(plan_id, None)

    def insert(self, found: Workspace) -> Workspace:
        """As a new plan, under its name or one with a number."""
        plan = replace(found, plan_id=token_hex(8), name=self.free_name(found.name), revision=0, archived=False)
        return self._write(None, plan, created=moment())

    def keep(self, record: PlanRecord, before: Workspace, after: Workspace, step: StepRecord) -> Workspace:
        """A plan after a step, with the step."""
        write_step(self._store.connection, record.plan_id, step)
        after = replace(after, revision=step.number, archived=record.archived)
        return self._write(before, after, created=record.created)

    def _write(self, before: Workspace | None, plan: Workspace, *, created: str) -> Workspace:
        now = moment()
        record = PlanRecord(
            plan_id=plan.plan_id,
            name=plan.name,
            archived=plan.archived,
            revision=plan.revision,
            created=created,
            changed=now,
            outline=outline(plan),
        )
        write_plan(self._store.connection, record)
        write_parts(self._store.connection, plan.plan_id, *changed_parts(before, plan))
        return replace(plan, changed=datetime.fromisoformat(now))

    # --- names ----------------------------------------------------------------------------------------------------

    def is_free(self, name: str, plan_id: str) -> bool:
        """Whether no other plan has a name."""
        return plan_names(self._store.connection).get(name, plan_id) == plan_id

    def free_name(self, name: str) -> str:
        """The name, or 名称（2） where another has it."""
        known, wanted = plan_names(self._store.connection), tidy_name(name) or "方案"
        numbered = (f"{wanted}（{number}）" for number in range(2, len(known) + 3))
        return wanted if wanted not in known else next(each for each in numbered if each not in known)

    def allowed(self, name: str, plan_id: str = "") -> str:
        """A name as it may be given. Raises PlanNameError."""
        tidy = tidy_name(name)
        if not tidy:
            raise PlanNameError("请为方案写一个名称。")
        if not self.is_free(tidy, plan_id):
            raise PlanNameError(f"已有名为{short(tidy)}的方案，请换一个名称。")
        return tidy


def tidy_name(name: str) -> str:
    """One line of not too many characters.

    >>> tidy_name(" 海堤\\n方案 ")
    '海堤 方案'
    """
    return whole(" ".join(name.split()))[:_LONGEST].strip()


def moment() -> str:
    """Now."""
    return datetime.now().isoformat(timespec="milliseconds")
