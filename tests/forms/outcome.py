"""What came out of a form, against what is known: equal, told as an issue, silently less, or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from corpus.fold import fold
from corpus.model import ParsedDocument
from extract import extract
from ingest import load_bytes
from tests.forms.plans import Record, Table
from tests.forms.written import Written

TOLD = {"rows_unclear", "table_shifted", "table_flattened", "table_glued"}
_SIGNS = re.compile(r"[\s、，。；：,.;:()（）“”\"]")
_NUMBER = re.compile(r"^\d{1,2}[、.]?(?=\D)")


class Outcome(StrEnum):
    EQUAL = "equal"
    ISSUE = "issue"
    SILENT = "silent"
    WRONG = "wrong"


def outcome(table: Table, written: Written) -> tuple[Outcome, str]:
    """How a written table reads, and a word on the first difference."""
    parsed = extract(load_bytes(*written))
    found, known = set(_records(table.kind, parsed)), {_plain(record) for record in table.records}
    if found == known:
        return Outcome.EQUAL, ""
    told = any(issue.code in TOLD for issue in parsed.issues)
    if (strange := sorted(found - known, key=str)) and (not told or _is_wrong(table.kind, strange, known)):
        return Outcome.WRONG, str(strange[0])
    word = str(min(known - found, key=str, default=""))
    return (Outcome.ISSUE if told else Outcome.SILENT), word


def _is_wrong(kind: str, strange: Iterable[Record], known: set[Record]) -> bool:
    """Whether a record says what is not so; a task whose units hold but whose title is cut is none where it is told."""
    if kind != "division":
        return True
    pairs = {record[1:] for record in known}
    return any(record[1:] not in pairs for record in strange)


def _records(kind: str, parsed: ParsedDocument) -> Iterable[Record]:
    if kind == "division":
        for task in parsed.tasks:
            if task.assignments:
                units = frozenset((a.role.value, a.unit) for a in task.assignments)
                due = str(task.deadline.due) if task.deadline else None
                yield _plain((_NUMBER.sub("", task.title), units, due))
    elif kind == "indicators":
        for target in parsed.targets:
            value = str(target.value)
            value = value.rstrip("0").rstrip(".") if "." in value else value
            yield _plain((target.indicator, value, target.measure, target.by, target.status.value))
    else:
        for priority in parsed.priorities:
            yield _plain((priority.region, priority.text))


def _plain(value: Record) -> Record:
    return tuple(_bare(part) for part in value)


def _bare(part: object) -> object:
    if isinstance(part, frozenset):
        return frozenset((role, _bare(unit)) for role, unit in part)
    return _SIGNS.sub("", fold(part)) if isinstance(part, str) else part
