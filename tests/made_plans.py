"""Small plans made of tasks, for tests of how documents are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from corpus.model import (
    Assignment,
    Deadline,
    Institution,
    Metadata,
    ParsedDocument,
    Span,
    Target,
    Task,
    UnitRole,
)
from tests.documents import document_of

_NAMES = {"lead": "牵头", "responsible": "责任", "cooperating": "配合", "supervising": "督导"}


@dataclass(frozen=True, slots=True)
class Item:
    """A task of a made-up plan: one line of it."""

    title: str
    text: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    """Unit to role."""
    due: date | None = None
    themes: tuple[str, ...] = ()


def plan(items: Sequence[Item], *, title: str = "某县方案", organs: Mapping[str, str] | None = None) -> ParsedDocument:
    """A plan with a line for each task; ``organs`` are the ids of units that a lexicon would know."""
    lines, tasks, start = [title], [], len(title) + 1
    for number, item in enumerate(items, 1):
        label = f"{number}．"
        words = f"{label}{item.title}。{item.text}"
        units = "；".join(f"{_NAMES[role]}：{unit}" for unit, role in item.units.items())
        line = words + (f"（{units}）" if units else "") + (f"{item.due}前" if item.due else "")
        tasks.append(_task(item, label, line, start, organs or {}))
        lines.append(line)
        start += len(line) + 1
    document = document_of("\n".join(lines))
    document = replace(
        document, source=replace(document.source, name=f"{title}.txt", sha256=sha256(title.encode()).hexdigest())
    )
    return ParsedDocument(document=document, metadata=Metadata(title=title), tasks=tuple(tasks))


def _task(item: Item, label: str, line: str, start: int, organs: Mapping[str, str]) -> Task:
    def at(words: str) -> Span:
        place = start + line.index(words)
        return Span(place, place + len(words))

    text = start + len(label) + len(item.title) + 1
    return Task(
        span=Span(start, start + len(line)),
        label=label,
        title=item.title,
        section=None,
        text=Span(text, text + len(item.text)),
        assignments=tuple(
            Assignment(span=at(unit), role=UnitRole(role), unit=unit, institution=_organ(unit, organs.get(unit)))
            for unit, role in item.units.items()
        ),
        deadline=Deadline(span=at(f"{item.due}"), text=f"{item.due}前", due=item.due) if item.due else None,
        themes=item.themes,
    )


def _organ(unit: str, organ: str | None) -> Institution | None:
    return Institution(institution_id=organ, level="县", present_name=unit) if organ else None


def target(indicator: str | None, value: int, by: str | None = "2025", measure: str = "%") -> Target:
    return Target(
        span=Span(0, 1), indicator=indicator, value=Decimal(value), upper=None, measure=measure, comparator=">=", by=by
    )
