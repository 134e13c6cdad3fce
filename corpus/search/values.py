"""Where the values of fields come from: a document, its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.fold import fold
from corpus.glossary import chinese
from corpus.model import (
    Assignment,
    Citation,
    ParsedDocument,
    Priority,
    Relation,
    Span,
    Target,
    TargetStatus,
    Task,
    Term,
    UnitRole,
    Validity,
    parse_term,
)
from corpus.search.ranges import number_key

Lineage = Callable[[str], tuple[str, ...]]
"""Region code to the names from the province down to the region itself."""
Values = Iterable[str | None]
"""In order, perhaps with repetitions; None says nothing."""


@dataclass(frozen=True)
class Subject:
    """What an entry is about: a document, and the record that the entry is made of."""

    parsed: ParsedDocument
    lineage: Lineage
    record: Task | Target | Priority | Citation | None = None
    whole: bool = False
    """The entry is the document itself, which has what its records have."""
    repealed: date | None = None
    """From when another document of the corpus repeals the document."""
    span: Span | None = None
    """Where the entry stands; None where that does not matter."""

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        if self.whole:
            return self.parsed.tasks
        return (self.record,) if isinstance(self.record, Task) else ()

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        return tuple(assignment for task in self.tasks for assignment in task.assignments)

    @cached_property
    def target(self) -> Target | None:
        return self.record if isinstance(self.record, Target) else None

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """All of the document, or those that stand in the entry."""
        if self.whole or not self.parsed.citations or self.span is None:
            return self.parsed.citations if self.whole else ()
        if self.citation:
            return (self.citation,)
        low, high = self.span.start, self.span.end
        return tuple(each for each in self.parsed.citations if low <= each.span.start and each.span.end <= high)

    @cached_property
    def citation(self) -> Citation | None:
        return self.record if isinstance(self.record, Citation) else None

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        if self.whole:
            return self.parsed.stated
        return (self.record,) if isinstance(self.record, Priority) else ()


def unique(values: Values) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _grouped(name: str) -> str:
    """One form for a name in both scripts and widths, so that it is counted as one: 市發展改革委 and 市发展改革委."""
    return fold(name).replace("(", "（").replace(")", "）")


def regions(subject: Subject) -> Values:
    """The document's, with all that it lies in."""
    metadata = subject.parsed.metadata
    return _places(subject, (metadata.region_code,), metadata.region)


def own_regions(subject: Subject) -> Values:
    """Those that a priority names, each with all that it lies in."""
    if not isinstance(subject.record, Priority):
        return ()
    return _places(subject, subject.record.region_codes, subject.record.region)


def _places(subject: Subject, codes: Iterable[str | None], name: str | None) -> Values:
    """A place that no list has (a river basin, a joint zone) goes by its name."""
    listed = unique(each for code in codes if code for each in subject.lineage(code))
    return listed or [name and _grouped(name)]


def years(subject: Subject) -> Values:
    year = subject.parsed.metadata.year
    return [str(year) if year else None]


def terms(subject: Subject) -> Values:
    term = subject.parsed.metadata.term(subject.repealed)
    return [str(term) if term != Term() else None]


def status(value: str, day: date) -> str:
    """Nothing for 未知: it helps nobody to find what nothing is known of."""
    found = parse_term(value).on(day)
    return "" if found is Validity.UNKNOWN else chinese(found.value)


def issuers(subject: Subject) -> Values:
    return map(_grouped, subject.parsed.metadata.issuers)


def units(subject: Subject, role: UnitRole | None = None) -> Values:
    """Units under their full names where known; those of one role, or by role one after the other."""
    roles = dict.fromkeys(assignment.role for assignment in subject.assignments) if role is None else (role,)
    return (
        _grouped(assignment.unit_full or assignment.unit)
        for each in roles
        for assignment in subject.assignments
        if assignment.role is each
    )


def in_role(role: UnitRole) -> Callable[[Subject], Values]:
    return lambda subject: units(subject, role)


def themes(subject: Subject) -> Values:
    records: tuple[Task | Priority, ...] = (*subject.tasks, *subject.priorities)
    return (theme for record in records for theme in record.themes)


def numbers(subject: Subject) -> Values:
    """Of a target its value, of a range both ends."""
    target = subject.target
    return (number_key(each) for each in (target.value, target.upper) if each is not None) if target else ()


def cited(subject: Subject) -> Values:
    """Titles and numbers of what the document cites, or the entry where it stands."""
    return (name for citation in subject.citations for name in (citation.title, citation.number))


def based_on(subject: Subject) -> Values:
    """The same of what it rests on."""
    found = (citation for citation in subject.citations if citation.relation is Relation.BASED_ON)
    return (name for citation in found for name in (citation.title, citation.number))


def verified(subject: Subject) -> Values:
    """Whether a person has looked at the record; of a document only that a field of it was set."""
    if subject.record:
        return ["yes" if subject.record.verified else "no"]
    return ["yes"] if subject.parsed.metadata.verified else ()


def due_years(subject: Subject) -> Values:
    """The years of the same; what has been reached is due no more."""
    if subject.target and subject.target.status is TargetStatus.ACHIEVED:
        return ()
    return (value[:4] for value in due(subject) if value and value[:4].isdigit())


def due(subject: Subject) -> Values:
    """Of a task the last day, the period and the day of each milestone, of a target its year; a document has none."""
    if isinstance(subject.record, Task):
        deadline = subject.record.deadline
        own = [deadline.due.isoformat() if deadline.due else None, deadline.recurs] if deadline else []
        return [*own, *(step.due.isoformat() for step in subject.record.milestones if step.due)]
    return [subject.target.by] if subject.target else ()
