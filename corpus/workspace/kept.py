"""The plans of a corpus: made, found, changed, taken back. Each change is one transaction, kept when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.search.asked import Entry
from corpus.store.plans import (
    PlanSummary,
    StepKind,
    StepRecord,
    changing_plans,
    drop_plan,
    keyed_step,
    last_done,
    last_undone,
    list_plans,
    read_step,
    read_steps,
    write_plan,
    write_step,
)
from corpus.store.sqlite import Store
from corpus.workspace.apply import Applied, apply_all
from corpus.workspace.changes import Change, Conflict, Rename
from corpus.workspace.history import HistoryLine, by_others, event_of, line, nothing, told, turn, turned
from corpus.workspace.made import item_of
from corpus.workspace.model import BasketItem, Provenance, Workspace
from corpus.workspace.plan_file import origins, plan_file, read_plan_file
from corpus.workspace.shelf import PlanGone, PlanNameError, PlanShelf, moment
from corpus.workspace.standing import Displaced, displaced
from corpus.workspace.told import describe_all
from corpus.workspace.written import UnreadablePlan, dump_changes, load_changes, sound

__all__ = ["PlanGone", "PlanNameError", "Saved", "UnreadablePlan", "Workspaces"]


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
        self._store, self._shelf = store, PlanShelf(store)

    # --- plans ----------------------------------------------------------------------------------------------------

    def all(self, *, archived: bool = False) -> tuple[PlanSummary, ...]:
        """The plans that are in use, or those that are archived; the one that was changed last first."""
        return tuple(each for each in list_plans(self._store.connection) if each.archived is archived)

    def open(self, plan_id: str) -> Workspace:
        """Raises PlanGone."""
        return self._shelf.open(plan_id)

    def find(self, words: str) -> PlanSummary | None:
        """By its id or its name."""
        known = list_plans(self._store.connection)
        return next((each for each in known if words in (each.plan_id, each.name)), None)

    def make(self, name: str) -> Workspace:
        """A new one, empty. Raises PlanNameError."""
        with changing_plans(self._store.connection):
            return self._shelf.insert(Workspace(plan_id="", name=self._shelf.allowed(name)))

    def free_name(self, name: str) -> str:
        """The name, or 名称（2） where another plan has it."""
        return self._shelf.free_name(name)

    def duplicate(self, plan_id: str) -> Workspace:
        """Under a name with a number, without the history. Raises PlanGone."""
        with changing_plans(self._store.connection):
            return self._shelf.insert(self.open(plan_id))

    def rename(self, plan_id: str, name: str, *, editor: str) -> Workspace:
        """A change like any other. Raises PlanGone, PlanNameError."""
        name = self._shelf.allowed(name, plan_id)
        return self.change(plan_id, Rename(old=self.open(plan_id).name, new=name), editor=editor).workspace

    def archive(self, plan_id: str, *, archived: bool = True) -> Workspace:
        """Out of the list, or back into it. Raises PlanGone."""
        with changing_plans(self._store.connection):
            write_plan(self._store.connection, replace(self._shelf.record(plan_id), archived=archived))
        return self.open(plan_id)

    def delete(self, plan_id: str) -> bool:
        """For good, with its history; whether there was one."""
        with changing_plans(self._store.connection):
            self._shelf.forget(plan_id)
            return drop_plan(self._store.connection, plan_id)

    def file(self, plan_id: str) -> bytes:
        """A plan as one file (JSON), which says all by itself. Raises PlanGone."""
        return plan_file(self.open(plan_id), moment())

    def take(self, data: bytes) -> Workspace:
        """What a colleague's file holds as a new plan, under its name or one with a number. Raises UnreadablePlan."""
        found = read_plan_file(data)
        with changing_plans(self._store.connection):
            return self._shelf.insert(found)

    # --- changes --------------------------------------------------------------------------------------------------

    def change(
        self, plan_id: str, change: Change, *, editor: str, seen_revision: int | None = None, key: str | None = None
    ) -> Saved:
        """Make a change and keep it. ``seen_revision``: what the editor had before them, so that they are told of
        what others did since. ``key``: asked for again with it, a change is not made again. Raises PlanGone."""
        return self.change_all(plan_id, (change,), editor=editor, seen_revision=seen_revision, key=key)

    def change_all(
        self,
        plan_id: str,
        changes: Sequence[Change],
        *,
        editor: str,
        seen_revision: int | None = None,
        key: str | None = None,
    ) -> Saved:
        """Several changes that were asked for at once, as one step: they are taken back together. See ``change``."""
        changes = tuple(map(sound, changes))
        with changing_plans(self._store.connection):
            record = self._shelf.record(plan_id)
            before = self._shelf.load(record)
            others = by_others(self._since(plan_id, seen_revision), editor)
            if made := keyed_step(self._store.connection, plan_id, key):
                return Saved(workspace=before, others=tuple(map(line, others)), step=line(made))
            done = self._applied(before, changes, others)
            step = StepRecord(
                number=record.revision + 1,
                at=moment(),
                editor=editor,
                said=describe_all(before, changes),
                changes=dump_changes(changes),
                inverse=dump_changes(done.inverse),
                key=key,
            )
            after = self._shelf.keep(record, before, done.workspace, step) if done.inverse else before
        return self._saved(after, done, step if done.inverse else None, tuple(map(line, others)))

    def _since(self, plan_id: str, revision: int | None) -> Iterable[StepRecord]:
        return () if revision is None else read_steps(self._store.connection, plan_id, since=revision)

    def _applied(self, before: Workspace, changes: Sequence[Change], others: Sequence[StepRecord]) -> Applied:
        names = [change.new for change in changes if isinstance(change, Rename)]
        if not all(self._shelf.is_free(name, before.plan_id) for name in names):
            return _taken(before)
        return told(before, changes, others, apply_all(before, changes))

    def _saved(
        self, after: Workspace, done: Applied, step: StepRecord | None, others: tuple[HistoryLine, ...] = ()
    ) -> Saved:
        """Only now, when the store has it, is it what was read last."""
        self._shelf.remember(after)
        return Saved(workspace=after, conflicts=done.conflicts, others=others, step=line(step) if step else None)

    def undo(
        self, plan_id: str, *, editor: str, of: str | None = None, number: int | None = None, key: str | None = None
    ) -> Saved:
        """Take back the last change that stands: of all, of one editor, or the one of a number; with a key only once.
        Raises PlanGone."""
        connection = self._store.connection
        with changing_plans(connection):
            found = last_done(connection, plan_id, of) if number is None else read_step(connection, plan_id, number)
            after, done, event = self._turn(plan_id, found, StepKind.UNDO, editor, key)
        return self._saved(after, done, event)

    def redo(self, plan_id: str, *, editor: str, of: str | None = None, key: str | None = None) -> Saved:
        """Make again what was taken back last, where nothing was changed since. Raises PlanGone."""
        with changing_plans(self._store.connection):
            found = last_undone(self._store.connection, plan_id, of)
            after, done, event = self._turn(plan_id, found, StepKind.REDO, editor, key)
        return self._saved(after, done, event)

    def _turn(
        self, plan_id: str, found: StepRecord | None, kind: StepKind, editor: str, key: str | None
    ) -> tuple[Workspace, Applied, StepRecord | None]:
        plan = self._shelf.record(plan_id)
        before, undo = self._shelf.load(plan), kind is StepKind.UNDO
        if made := keyed_step(self._store.connection, plan_id, key):
            return before, Applied(workspace=before), made
        if found is None or found.kind is not StepKind.CHANGE or found.undone is undo:
            return before, nothing(before, undo), None
        later = read_steps(self._store.connection, plan_id, since=found.number if undo else found.turned or 0)
        done = turn(before, found, later)
        if not self._shelf.is_free(done.workspace.name, plan_id):
            done = _taken(before)
        if not done.inverse:
            return before, done, None
        event = event_of(found, done, number=plan.revision + 1, at=moment(), editor=editor)
        write_step(self._store.connection, plan_id, turned(found, done, event))
        return self._shelf.keep(plan, before, done.workspace, replace(event, key=key)), done, event

    # --- history --------------------------------------------------------------------------------------------------

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

    # --- what plans are made of -----------------------------------------------------------------------------------

    def items(self, entries: Iterable[Entry], note: str = "") -> tuple[BasketItem, ...]:
        """Hits as items of a basket, with the names of their files."""
        found = ((entry, self._store.source(entry.document_id)) for entry in entries)
        return tuple(item_of(entry, source.name if source else entry.document_title, note) for entry, source in found)

    def displaced(self, workspace: Workspace) -> Mapping[Provenance, Displaced]:
        """Passages of a plan that are no longer in the corpus as they were taken: their quotes are kept in the plan."""
        return displaced(self._store, origins(workspace))


def _taken(before: Workspace) -> Applied:
    message = "已有同名的方案，名称没有改动。"
    return Applied(workspace=before, conflicts=(Conflict(message=message),))
