"""Fields put into records: what a person wrote becomes units with their places, dates, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from corpus.corrections.correction import Fields, FieldValue
from corpus.corrections.fields import ROLES
from corpus.corrections.places import SearchedText, squeezed
from corpus.model import (
    Assignment,
    Citation,
    Deadline,
    Institution,
    Metadata,
    ParsedDocument,
    Priority,
    Relation,
    Span,
    Target,
    TargetStatus,
    Task,
    Validity,
)
from corpus.search.entry_ids import RecordKind

Checked = Task | Target | Priority | Citation
_NEAR = 2000
"""Characters around a record in which the words of its parts are looked for: a merged cell, a bracket behind it."""


class Directory(Protocol):
    """What is known of names."""

    def organ(self, unit: str, metadata: Metadata) -> Institution | None: ...

    def regions(self, name: str) -> tuple[str, ...]:
        """Codes."""


class NoDirectory:
    """Knows nothing."""

    def organ(self, unit: str, metadata: Metadata) -> Institution | None:
        return None

    def regions(self, name: str) -> tuple[str, ...]:
        return ()


class FieldSetter:
    """Of one document."""

    def __init__(self, parsed: ParsedDocument, searched: SearchedText, directory: Directory) -> None:
        self._parsed, self._searched, self._directory = parsed, searched, directory

    def new(self, kind: RecordKind, span: Span, fields: Fields) -> Checked:
        """A record that was overlooked."""
        words = "".join(self._parsed.document[span].split())
        record: Checked
        if kind is RecordKind.TASK:
            record = Task(span=span, label=None, title=words[:40], section=self.section(span), text=span)
        elif kind is RecordKind.TARGET:
            record = Target(span=span, indicator=None, value=Decimal(0), upper=None, measure=None, comparator=">=",
                            by=None)  # fmt: skip
        elif kind is RecordKind.PRIORITY:
            region, code = self._parsed.metadata.region, self._parsed.metadata.region_code
            record = Priority(span=span, region=region, region_codes=(code,) if code else (), text=words)
        else:
            record = Citation(span=span, title=words.strip("《》"), number=None)
        return self.set(record, fields)

    def section(self, span: Span) -> int | None:
        """The section that a task stands in: not its own heading."""
        found = self._parsed.section_at(span.start)
        if found is not None and self._parsed.sections[found].span.start == span.start:
            return self._parsed.sections[found].parent
        return found

    def set(self, record: Checked, fields: Fields) -> Checked:
        """The record with some fields set."""
        if isinstance(record, Task):
            return self._task(record, fields)
        if isinstance(record, Target):
            return replace(record, **_target(fields))
        changed: dict[str, Any] = dict(fields)
        if isinstance(record, Priority):
            return replace(record, **changed, **self._codes(fields))
        if "relation" in changed:
            changed["relation"] = Relation(changed["relation"])
        return replace(record, **changed)

    def _codes(self, fields: Fields) -> dict[str, Any]:
        if "region" not in fields:
            return {}
        return {"region_codes": self._directory.regions(str(fields["region"])) if fields["region"] else ()}

    def metadata(self, metadata: Metadata, field: str, value: FieldValue) -> Metadata:
        """The document's own fields with one of them set."""
        held: Any = value
        if isinstance(value, str) and field in ("document_date", "published_date", "effective_date", "valid_until"):
            held = date.fromisoformat(value)
        changed: dict[str, Any] = {field: Validity(held) if field == "status" else held}
        if field == "region":
            codes = self._directory.regions(str(value)) if value else ()
            changed["region_code"] = codes[0] if len(codes) == 1 else None
        verified = tuple(dict.fromkeys((*metadata.verified, field)))
        return replace(metadata, **changed, verified=verified)

    # --- tasks --------------------------------------------------------------------------------------------------------

    def _task(self, task: Task, fields: Fields) -> Task:
        changed: dict[str, Any] = {name: fields[name] for name in ("title", "themes") if name in fields}
        if any(name in ROLES for name in fields):
            changed["assignments"] = self._assignments(task, fields)
        if any(name in fields for name in ("deadline", "due", "recurs")):
            changed["deadline"] = self._deadline(task, fields)
        return replace(task, **changed)

    def _assignments(self, task: Task, fields: Fields) -> tuple[Assignment, ...]:
        kept = [each for each in task.assignments if each.role.value not in fields]
        made = [each for role in ROLES if role in fields for each in self._units(task, role, fields[role])]
        return tuple(sorted([*kept, *made], key=lambda each: each.span))

    def _units(self, task: Task, role: str, names: FieldValue) -> Iterator[Assignment]:
        for name in names if isinstance(names, tuple) else ():
            known = next(
                (a for a in task.assignments if squeezed(name) in map(squeezed, (a.unit, a.unit_full or ""))), None
            )
            if known:
                yield replace(known, role=ROLES[role])
            else:
                organ = self._directory.organ(name, self._parsed.metadata)
                yield Assignment(span=self.stands(name, task.span), role=ROLES[role], unit=name, institution=organ)

    def _deadline(self, task: Task, fields: Fields) -> Deadline | None:
        old = task.deadline
        said = fields.get("deadline", old.text if old else None)
        due = fields.get("due", old.due.isoformat() if old and old.due else None)
        recurs = fields.get("recurs", old.recurs if old else None)
        if not (said or due or recurs):
            return None
        day = date.fromisoformat(due) if isinstance(due, str) else None
        words = str(said or (f"{day.year}年{day.month}月{day.day}日" if day else recurs))
        span = old.span if old and old.text == words else self.stands(words, task.span)
        rule = old.rule if old and old.text == words else ""
        return Deadline(span=span, text=words, due=day, recurs=str(recurs) if recurs else None, rule=rule)

    # --- places -------------------------------------------------------------------------------------------------------

    def stands(self, words: str, span: Span) -> Span:
        """Where words stand in a record, else nearest to it; the record itself where they do not stand in the text."""
        searched, sought = self._searched, squeezed(words)
        low, high = searched.index(span.start), searched.index(span.end)
        if found := searched.occurrences(sought, (low, high)):
            return searched.span(found[0], found[0] + len(sought))
        around = (max(low - _NEAR, 0), min(high + _NEAR, len(searched.words)))
        if found := searched.occurrences(sought, around):
            at = min(found, key=lambda place: max(low - place, place - high))
            return searched.span(at, at + len(sought))
        return span


def _target(fields: Fields) -> dict[str, Any]:
    changed: dict[str, Any] = dict(fields)
    for name in ("value", "upper", "base_value"):
        if isinstance(changed.get(name), str):
            changed[name] = Decimal(changed[name])
    if "status" in changed:
        changed["status"] = TargetStatus(changed["status"])
    if "by" in changed:
        changed["ambiguous"] = False
    return changed
