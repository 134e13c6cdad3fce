"""Two versions of a document held against each other, as JSON and as a book of sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.comparison.changes import DeadlineChange, LinkedTasks, TargetChange, UnitChange
from corpus.comparison.differences import Difference
from corpus.comparison.provisions import Provision
from corpus.comparison.versions import Alignment, ClauseChange, ClauseState
from corpus.division.table import TableSource, source_of
from corpus.export.contract import Json, number_json, place_json
from corpus.export.sheets import Sheet, Value, to_xlsx
from corpus.export.words import column_names, role_words, target_words
from corpus.glossary import chinese
from corpus.model import Deadline, ParsedDocument, Target

Versions = tuple[ParsedDocument, ParsedDocument]
"""The older and the newer one."""


_WIDTHS = {
    "变化": 9, "原编号": 9, "原条文": 52, "现编号": 9, "现条文": 52, "改动的字": 28, "原章节": 18, "现章节": 18,
}  # fmt: skip
"""In Latin characters: all columns stand on one page of A4."""


# --- JSON ---------------------------------------------------------------------------------------------------------


def alignment_json(alignment: Alignment, versions: Versions) -> dict[str, Json]:
    """One object: ``documents``, ``counts`` by state, ``clauses`` (``state``, ``old``, ``new``, ``differences``, each
    with ``start`` and ``end`` in its document's canonical text), and changed ``units``, ``deadlines``, ``targets``.
    """
    return {
        "by": "clause",
        "documents": [source_json(source_of(parsed)) for parsed in versions],
        "counts": {state.value: alignment.count(state) for state in ClauseState},
        "clauses": [_clause(change, versions) for change in alignment.clauses],
        "units": [_unit(change) for change in alignment.units],
        "deadlines": [_deadlines(change) for change in alignment.deadlines],
        "targets": [_targets(change, versions) for change in alignment.targets],
    }


def source_json(source: TableSource) -> Json:
    """A document that is compared, by its id, its file, its title and its number."""
    return {
        "document_id": source.document_id,
        "file": source.file,
        "title": source.title,
        "document_number": source.document_number,
    }


def _clause(change: ClauseChange, versions: Versions) -> Json:
    return {
        "state": change.state.value,
        "moved": change.moved,
        "renumbered": change.renumbered,
        "score": round(change.score, 4),
        "old": [_provision(each) for each in change.old],
        "new": [_provision(each) for each in change.new],
        "differences": [_difference(each, versions) for each in change.differences],
    }


def _provision(each: Provision) -> Json:
    return {"label": each.label, "text": each.text, "path": list(each.path), **place_json(each.span)}


def _difference(each: Difference, versions: Versions) -> Json:
    old, new = (
        {"text": parsed.document[span], **place_json(span)}
        for parsed, span in zip(versions, (each.old, each.new), strict=True)
    )
    return {"old": old, "new": new}


def _tasks(tasks: LinkedTasks) -> dict[str, Json]:
    return {"old_tasks": [task.title for task in tasks.old], "new_tasks": [task.title for task in tasks.new]}


def _unit(change: UnitChange) -> Json:
    roles: dict[str, Json] = {
        "old_roles": [role.value for role in change.old_roles],
        "new_roles": [role.value for role in change.new_roles],
    }
    return {"unit": change.unit, **roles, **_tasks(change.tasks)}


def _deadlines(change: DeadlineChange) -> Json:
    return {"old": _deadline(change.old), "new": _deadline(change.new), **_tasks(change.tasks)}


def _deadline(deadline: Deadline | None) -> Json:
    if deadline is None:
        return None
    due = deadline.due.isoformat() if deadline.due else None
    return {"text": deadline.text, "due": due, "recurs": deadline.recurs, **place_json(deadline.span)}


def _targets(change: TargetChange, versions: Versions) -> Json:
    old, new = (
        target_json(parsed, target) if target else None
        for parsed, target in zip(versions, (change.old, change.new), strict=True)
    )
    return {"indicator": change.indicator, "old": old, "new": new}


def target_json(parsed: ParsedDocument, target: Target) -> dict[str, Json]:
    """A target with what it demands and where it stands."""
    return {**demand_json(target), "text": parsed.document[target.span], **place_json(target.span)}


def demand_json(target: Target) -> dict[str, Json]:
    """What a target demands: the keys are those of the record."""
    return {
        "comparator": target.comparator,
        "value": number_json(target.value),
        "upper": number_json(target.upper),
        "measure": target.measure,
        "by": target.by,
    }


# --- sheets -------------------------------------------------------------------------------------------------------


def alignment_sheets(alignment: Alignment, versions: Versions) -> tuple[Sheet, ...]:
    """The clauses that changed, all clauses, and what changed in units, time limits and targets where anything did."""
    changed = [change for change in alignment.clauses if change.state is not ClauseState.EQUAL]
    whole = _clause_sheet("全部条文", alignment.clauses, versions)
    sheets = (
        _clause_sheet("改动的条文", changed, versions),
        whole,
        _sheet("单位变化", ("单位", "原角色", "现角色", "任务"), map(_unit_row, alignment.units)),
        _sheet("时限变化", ("任务", "原时限", "现时限"), map(_deadline_row, alignment.deadlines)),
        _sheet("目标变化", ("指标", "原目标", "现目标"), map(_target_row, alignment.targets)),
    )
    return tuple(sheet for sheet in sheets if sheet.rows or sheet is whole)


def alignment_book(alignment: Alignment, versions: Versions) -> bytes:
    return to_xlsx(alignment_sheets(alignment, versions))


def _sheet(name: str, columns: tuple[str, ...], rows: Iterable[tuple[Value, ...]]) -> Sheet:
    return Sheet(name=name, columns=columns, rows=tuple(rows))


def _clause_sheet(name: str, changes: Sequence[ClauseChange], versions: Versions) -> Sheet:
    old, new = column_names([source_of(parsed) for parsed in versions])
    return Sheet(
        name=name,
        columns=("变化", "原编号", "原条文", "现编号", "现条文", "改动的字", "原章节", "现章节"),
        rows=tuple(_clause_row(change, versions) for change in changes),
        title=f"条文对照表（{name}）",
        subtitle=f"原：{old}　现：{new}",
        widths=_WIDTHS,
        centred=frozenset({"变化", "原编号", "现编号"}),
    )


def _clause_row(change: ClauseChange, versions: Versions) -> tuple[Value, ...]:
    old, new = change.old, change.new
    return (
        state_words(change),
        _lines(each.label for each in old),
        _lines(each.text for each in old),
        _lines(each.label for each in new),
        _lines(each.text for each in new),
        _lines(_change_words(each, versions) for each in change.differences),
        _path(old),
        _path(new),
    )


def state_words(change: ClauseChange) -> str:
    """What became of a clause, in Chinese.

    >>> state_words(ClauseChange(state=ClauseState.CHANGED, old=(), new=(), moved=True, score=0.9))
    '修改、移动'
    """
    also = "、移动" if change.moved and change.state is not ClauseState.MOVED else ""
    return chinese(f"clause.{change.state.value}") + also


def _change_words(each: Difference, versions: Versions) -> str:
    old, new = versions[0].document[each.old], versions[1].document[each.new]
    return f"【{old}→{new}】" if old and new else f"【－{old}】" if old else f"【＋{new}】"


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def _path(provisions: Sequence[Provision]) -> str:
    return " › ".join(provisions[0].path) if provisions else ""


def _unit_row(change: UnitChange) -> tuple[Value, ...]:
    return change.unit, role_words(change.old_roles), role_words(change.new_roles), task_names(change.tasks)


def task_names(tasks: LinkedTasks) -> str:
    """What tasks are called in the newer version."""
    return "；".join(task.title for task in tasks.new or tasks.old)


def limit_words(change: DeadlineChange) -> tuple[str, str]:
    """Both time limits as written; where the words are the same (年底前), with the days that they mean."""
    old, new = change.old, change.new
    same = bool(old and new and old.text == new.text)
    return _limit(old, dated=same), _limit(new, dated=same)


def _limit(deadline: Deadline | None, *, dated: bool) -> str:
    if deadline is None:
        return "—"
    due = deadline.due if dated else None
    return deadline.text + (f"（{due.year}年{due.month}月{due.day}日）" if due else "")


def _deadline_row(change: DeadlineChange) -> tuple[Value, ...]:
    return task_names(change.tasks), *limit_words(change)


def _target_row(change: TargetChange) -> tuple[Value, ...]:
    old, new = (target_words(target) if target else "—" for target in (change.old, change.new))
    return change.indicator, old, new
