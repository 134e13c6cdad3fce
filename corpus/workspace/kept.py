"""The plans of a corpus: made, found, changed, taken back. Each change is one transaction, kept when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex

from corpus.search.asked import Entry
from corpus.store.plans import (
    PlanRecord,
    PlanSummary,
    StepKind,
    StepRecord,
    changing_plans,
    drop_plan,
    last_done,
    last_undone,
    list_plans,
    plan_names,
    read_plan,
    read_step,
    read_steps,
    write_plan,
    write_step,
)
from corpus.store.sqlite import Store
from corpus.workspace.apply import Applied, apply
from corpus.workspace.changes import Change, Conflict, Rename
from corpus.workspace.history import HistoryLine, by_others, event_of, line, nothing, told, turn, turned
from corpus.workspace.made import item_of
from corpus.workspace.model import BasketItem, Provenance, Workspace
from corpus.workspace.plan_file import origins, plan_file, read_plan_file
from corpus.workspace.standing import Displaced, displaced
from corpus.workspace.told import describe, short
from corpus.workspace.written import dump_changes, dump_workspace, load_changes, load_workspace

_LONGEST = 80
"""Characters of a name."""


class PlanGone(Exception):
    """There is no such plan (any more)."""

    def __init__(self) -> None:
        super().__init__("没有这个方案，可能已被删除。")


class PlanNameError(ValueError):
    """A name that a plan cannot have; says why in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A change as it was made and kept."""

    workspace: Workspace
    conflicts: tuple[Conflict, ...] = ()
    others: tuple[HistoryLine, ...] = ()
    """What others did since the revision that the editor saw."""
    step: HistoryLine | None = None
    """None where nothing was to be done."""


class Workspaces:
    """Of one corpus. Usable from several threads and processes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Workspace] = {}
        """The plans as they were read last."""

    # --- plans ----------------------------------------------------------------------------------------------------

    def all(self, *, archived: bool = False) -> tuple[PlanSummary, ...]:
        """The plans that are in use, or those that are archived; the one that was changed last first."""
        return tuple(each for each in list_plans(self._store.connection) if each.archived is archived)

    def open(self, plan_id: str) -> Workspace:
        """Raises PlanGone."""
        return self._load(self._record(plan_id))

    def find(self, words: str) -> PlanSummary | None:
        """By its id or its name."""
        known = list_plans(self._store.connection)
        return next((each for each in known if words in (each.plan_id, each.name)), None)

    def make(self, name: str) -> Workspace:
        """A new one, empty. Raises PlanNameError."""
        with changing_plans(self._store.connection):
            return self._insert(Workspace(plan_id="", name=self._allowed(name)))

    def duplicate(self, plan_id: str) -> Workspace:
        """Under a name with a number, without the history. Raises PlanGone."""
        with changing_plans(self._store.connection):
            return self._insert(self.open(plan_id))

    def rename(self, plan_id: str, name: str, *, editor: str) -> Workspace:
        """A change like any other. Raises PlanGone, PlanNameError."""
        name = self._allowed(name, plan_id)
        return self.change(plan_id, Rename(old=self.open(plan_id).name, new=name), editor=editor).workspace

    def archive(self, plan_id: str, *, archived: bool = True) -> Workspace:
        """Out of the list, or back into it. Raises PlanGone."""
        with changing_plans(self._store.connection):
            write_plan(self._store.connection, replace(self._record(plan_id), archived=archived))
        return self.open(plan_id)

    def delete(self, plan_id: str) -> bool:
        """For good, with its history; whether there was one."""
        with changing_plans(self._store.connection):
            self._read.pop(plan_id, None)
            return drop_plan(self._store.connection, plan_id)

    def file(self, plan_id: str) -> bytes:
        """A plan as one file (JSON), which says all by itself. Raises PlanGone."""
        return plan_file(self.open(plan_id), _now())

    def take(self, data: bytes) -> Workspace:
        """What a colleague's file holds as a new plan, under its name or one with a number. Raises UnreadablePlan."""
        found = read_plan_file(data)
        with changing_plans(self._store.connection):
            return self._insert(found)

    def free_name(self, name: str) -> str:
        """The name, or 名称（2） where another has it."""
        known, wanted = plan_names(self._store.connection), _tidy(name) or "方案"
        numbered = (f"{wanted}（{number}）" for number in range(2, len(known) + 3))
        return wanted if wanted not in known else next(each for each in numbered if each not in known)

    def _allowed(self, name: str, plan_id: str = "") -> str:
        tidy = _tidy(name)
        if not tidy:
            raise PlanNameError("请为方案写一个名称。")
        if plan_names(self._store.connection).get(tidy, plan_id) != plan_id:
            raise PlanNameError(f"已有名为{short(tidy)}的方案，请换一个名称。")
        return tidy

    def _insert(self, found: Workspace) -> Workspace:
        plan = replace(found, plan_id=token_hex(8), name=self.free_name(found.name), revision=0, archived=False)
        return self._write(plan, created=_now())

    # --- changes --------------------------------------------------------------------------------------------------

    def change(self, plan_id: str, change: Change, *, editor: str, seen_revision: int | None = None) -> Saved:
        """Make a change and keep it. ``seen_revision``: what the editor had before them, so that they are told of
        what others did since. Raises PlanGone."""
        with changing_plans(self._store.connection):
            record = self._record(plan_id)
            before = self._load(record)
            others = by_others(self._since(plan_id, seen_revision), editor)
            done = self._applied(before, change, others)
            step = StepRecord(
                number=record.revision + 1,
                at=_now(),
                editor=editor,
                said=describe(before, change),
                changes=dump_changes((change,)),
                inverse=dump_changes(done.inverse),
            )
            after = self._keep(record, step, done) if done.inverse else before
        lines = tuple(map(line, others))
        return self._saved(after, done, step if done.inverse else None, lines)

    def _applied(self, before: Workspace, change: Change, others: Sequence[StepRecord]) -> Applied:
        if not self._may(before.plan_id, change):
            return _taken(before)
        return told(before, (change,), others, apply(before, change))

    def _saved(
        self, after: Workspace, done: Applied, step: StepRecord | None, others: tuple[HistoryLine, ...] = ()
    ) -> Saved:
        """Only now, when the store has it, is it what was read last."""
        self._read[after.plan_id] = after
        return Saved(workspace=after, conflicts=done.conflicts, others=others, step=line(step) if step else None)

    def undo(self, plan_id: str, *, editor: str, of: str | None = None, number: int | None = None) -> Saved:
        """Take back the last change that stands: of all, of one editor, or the one of a number. Raises PlanGone."""
        connection = self._store.connection
        with changing_plans(connection):
            found = last_done(connection, plan_id, of) if number is None else read_step(connection, plan_id, number)
            after, done, event = self._turn(plan_id, found, editor, StepKind.UNDO)
        return self._saved(after, done, event)

    def redo(self, plan_id: str, *, editor: str, of: str | None = None) -> Saved:
        """Make again what was taken back last, where nothing was changed since. Raises PlanGone."""
        with changing_plans(self._store.connection):
            found = last_undone(self._store.connection, plan_id, of)
            after, done, event = self._turn(plan_id, found, editor, StepKind.REDO)
        return self._saved(after, done, event)

    def _turn(
        self, plan_id: str, found: StepRecord | None, editor: str, kind: StepKind
    ) -> tuple[Workspace, Applied, StepRecord | None]:
        plan = self._record(plan_id)
        before, undo = self._load(plan), kind is StepKind.UNDO
        if found is None or found.kind is not StepKind.CHANGE or found.undone is undo:
            return before, nothing(before, undo), None
        later = read_steps(self._store.connection, plan_id, since=found.number if undo else found.turned or 0)
        done = turn(before, found, later)
        if not self._may(plan_id, Rename(old=before.name, new=done.workspace.name)):
            done = _taken(before)
        if not done.inverse:
            return before, done, None
        event = event_of(found, done, number=plan.revision + 1, at=_now(), editor=editor)
        write_step(self._store.connection, plan_id, turned(found, done, event))
        return self._keep(plan, event, done), done, event

    def undoable(self, plan_id: str, *, of: str | None = None) -> HistoryLine | None:
        """What undo would take back."""
        found = last_done(self._store.connection, plan_id, of)
        return line(found) if found else None

    def redoable(self, plan_id: str, *, of: str | None = None) -> HistoryLine | None:
        """What redo would make again."""
        found = last_undone(self._store.connection, plan_id, of)
        return line(found) if found else None

    def history(self, plan_id: str, *, since: int = 0) -> tuple[HistoryLine, ...]:
        """What was done after a revision, the last first."""
        return tuple(reversed([line(each) for each in read_steps(self._store.connection, plan_id, since=since)]))

    def details(self, plan_id: str, number: int) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        """What a step did, and what takes it back: there stands what was there before. Nothing of no such step."""
        found = read_step(self._store.connection, plan_id, number)
        return (load_changes(found.changes), load_changes(found.inverse)) if found else ((), ())

    def displaced(self, workspace: Workspace) -> Mapping[Provenance, Displaced]:
        """Passages of a plan that are no longer in the corpus as they were taken: their quotes are kept in the plan."""
        return displaced(self._store, origins(workspace))

    def items(self, entries: Iterable[Entry]) -> tuple[BasketItem, ...]:
        """Hits as items of a basket, with the names of their files."""
        found = ((entry, self._store.source(entry.document_id)) for entry in entries)
        return tuple(item_of(entry, source.name if source else entry.document_title) for entry, source in found)

    # --- rows of the store ----------------------------------------------------------------------------------------

    def _since(self, plan_id: str, revision: int | None) -> Iterable[StepRecord]:
        return () if revision is None else read_steps(self._store.connection, plan_id, since=revision)

    def _record(self, plan_id: str) -> PlanRecord:
        found = read_plan(self._store.connection, plan_id)
        if found is None:
            raise PlanGone
        return found

    def _load(self, record: PlanRecord) -> Workspace:
        known = self._read.get(record.plan_id)
        changed = datetime.fromisoformat(record.changed)
        if known is None or (known.revision, known.changed) != (record.revision, changed):
            known = load_workspace(record.snapshot)
        found = replace(
            known,
            plan_id=record.plan_id,
            name=record.name,
            revision=record.revision,
            changed=changed,
            archived=record.archived,
        )
        self._read[record.plan_id] = found
        return found

    def _may(self, plan_id: str, change: Change) -> bool:
        """Whether a name is free that a change gives."""
        return not isinstance(change, Rename) or plan_names(self._store.connection).get(change.new, plan_id) == plan_id

    def _keep(self, record: PlanRecord, step: StepRecord, done: Applied) -> Workspace:
        write_step(self._store.connection, record.plan_id, step)
        after = replace(done.workspace, revision=step.number, archived=record.archived)
        return self._write(after, created=record.created)

    def _write(self, plan: Workspace, *, created: str) -> Workspace:
        now = _now()
        record = PlanRecord(
            plan_id=plan.plan_id,
            name=plan.name,
            archived=plan.archived,
            revision=plan.revision,
            created=created,
            changed=now,
            snapshot=dump_workspace(plan),
        )
        write_plan(self._store.connection, record)
        return replace(plan, changed=datetime.fromisoformat(now))


def _taken(before: Workspace) -> Applied:
    message = "已有同名的方案，名称没有改动。"
    return Applied(workspace=before, conflicts=(Conflict(message=message),))


def _tidy(name: str) -> str:
    return " ".join(name.split())[:_LONGEST].strip()


def _now() -> str:
    return datetime.now().isoformat(timespec="milliseconds")
