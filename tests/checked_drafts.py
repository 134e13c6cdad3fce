"""Drafts made of lines, with records made by hand: for tests of what a check says of them."""

from __future__ import annotations

from datetime import date

from corpus.model import (
    Assignment,
    Deadline,
    Document,
    Institution,
    Metadata,
    ParsedDocument,
    Span,
    Target,
    Task,
    UnitRole,
)
from corpus.review.draft import Draft
from tests.documents import document_of

TODAY = date(2026, 5, 1)


def place(text: str, words: str, nth: int = 0) -> Span:
    """Where words stand in a text, counted from 0."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def draft_of(text: str | Document, day: date | None = None, title: str | None = None, **records: object) -> Draft:
    """A draft of a text; ``records`` are fields of the parsed document, ``organs`` and ``papers`` what is handed in."""
    document = document_of(text) if isinstance(text, str) else text
    handed = {name: records.pop(name) for name in ("organs", "papers") if name in records}
    metadata = Metadata(document_date=day, title=title)
    return Draft(ParsedDocument(document=document, metadata=metadata, **records), TODAY, **handed)


def unit(
    text: str, name: str, role: UnitRole = UnitRole.LEAD, *, organ: str = "", nth: int = 0, **known: str
) -> Assignment:
    institution = Institution(institution_id=organ, level="市", **{"present_name": name, **known}) if organ else None
    return Assignment(span=place(text, name, nth), role=role, unit=name, institution=institution)


def task(
    text: str, line: str, *units: Assignment, section: int | None = 0, due: str = "", day: date | None = None
) -> Task:
    """The task that a line is; ``due`` are the words of its time limit."""
    span = place(text, line)
    deadline = Deadline(span=place(text, due), text=due, due=day) if due else None
    return Task(
        span=span, label=None, title=line[:10], section=section, text=span, assignments=units, deadline=deadline
    )


def target(text: str, words: str, indicator: str, value: int, by: str | None = "2027", **fields: object) -> Target:
    fields = {"upper": None, "measure": "%", "comparator": ">=", **fields}
    return Target(span=place(text, words), indicator=indicator, value=value, by=by, **fields)


def said(draft: Draft, remarks: object) -> list[tuple[str, str]]:
    """Kind and words of each remark."""
    return [(remark.code, draft.quote(remark.span) if remark.span else "") for remark in remarks]
