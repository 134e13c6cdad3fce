"""The log of a plan as people read it, and steps taken back and made again. Pure: records of the log in and out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from corpus.store.plans import StepKind, StepRecord
from corpus.workspace.apply import Applied, apply_all
from corpus.workspace.changes import Change, Conflict
from corpus.workspace.model import Workspace
from corpus.workspace.touched import MadeStep, overtaken
from corpus.workspace.written import dump_changes, load_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A step of a plan: who did what, when."""

    number: int
    """The plan's revision after it; a step is asked for by it."""
    at: datetime
    editor: str
    kind: StepKind
    said: str
    """Plain Chinese."""
    undone: bool
    """A change that is taken back now."""
    rows: frozenset[str]
    """Ids of the rows that it touched."""


def line(record: StepRecord) -> HistoryLine:
    return HistoryLine(
        number=record.number,
        at=datetime.fromisoformat(record.at),
        editor=record.editor,
        kind=record.kind,
        said=record.said,
        undone=record.undone,
        rows=frozenset(_rows(record.changes)),
    )


def _rows(changes: str) -> Iterator[str]:
    """Those that changes name, without reading these as such: a list of steps is shown at once."""
    for said in json.loads(changes):
        if "table_id" in said:
            yield from (*said.get("removed", ()), *said.get("row_ids", ()))
            yield from (each["row_id"] for name in ("edits", "added") for each in said.get(name, ()))


def by_others(records: Iterable[StepRecord], editor: str) -> tuple[StepRecord, ...]:
    return tuple(record for record in records if record.editor != editor)


def steps(records: Iterable[StepRecord]) -> tuple[MadeStep, ...]:
    return tuple(MadeStep(editor=record.editor, changes=load_changes(record.changes)) for record in records)


def told(workspace: Workspace, changes: Sequence[Change], later: Iterable[StepRecord], done: Applied) -> Applied:
    """With what others had done to the same, which the newer change has taken away."""
    also = overtaken(workspace, changes, steps(later), "现按新的改动处理，原内容见历史。")
    return replace(done, conflicts=(*done.conflicts, *also))


def turn(workspace: Workspace, record: StepRecord, later: Iterable[StepRecord]) -> Applied:
    """A change taken back, or made again where it is taken back; not where somebody has built on it since."""
    changes = load_changes(record.changes if record.undone else record.inverse)
    standing = (each for each in later if each.kind is StepKind.CHANGE and not each.undone)
    if conflicts := overtaken(workspace, changes, steps(standing), "没有改动。"):
        return Applied(workspace=workspace, conflicts=conflicts)
    return apply_all(workspace, changes, careful=True)


def turned(record: StepRecord, done: Applied, event: StepRecord) -> StepRecord:
    """The line of a change after it was turned; what took it back last is what makes it again, as it was in fact."""
    now = replace(record, undone=not record.undone, turned=event.number)
    inverse = dump_changes(done.inverse)
    return replace(now, inverse=inverse) if record.undone else replace(now, changes=inverse)


def event_of(record: StepRecord, done: Applied, *, number: int, at: str, editor: str) -> StepRecord:
    """The line that says that a change was turned."""
    word, kind, made = (
        ("重做", StepKind.REDO, record.changes) if record.undone else ("撤销", StepKind.UNDO, record.inverse)
    )
    return StepRecord(
        number=number,
        at=at,
        editor=editor,
        kind=kind,
        of=record.number,
        said=f"{word}：{record.said}",
        changes=made,
        inverse=dump_changes(done.inverse),
    )


def nothing(workspace: Workspace, undo: bool) -> Applied:
    """There is no change to turn."""
    message = f"没有可以{'撤销' if undo else '重做'}的改动。"
    return Applied(workspace=workspace, conflicts=(Conflict(message=message),))
