"""The records found in a text, each with its place, and the whole that they make with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from corpus.model.document import Document, Issue, Span, first_line
from corpus.model.structure import Part, Section, ancestors, section_at
from corpus.model.validity import Term, Validity


class UnitRole(StrEnum):
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    COOPERATING = "cooperating"
    SUPERVISING = "supervising"


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """What the lexicon knows of a unit as mentioned."""

    institution_id: str
    level: str | None
    """国家 省 市 县 乡, or None."""
    present_name: str
    """Today's name, in the mention's own style where that is known; equals the mention where nothing changed."""
    since: str | None = None
    """Year (or ISO month) since when the present name holds, where the mention uses a former name."""
    basis: str | None = None
    """The deciding document, where the lexicon knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A unit and its role in a task."""

    span: Span
    role: UnitRole
    unit: str
    """As written, white space removed."""
    unit_full: str | None = None
    """With the prefix or ending that it shares with its list: 省发展改革委、财政厅 → 省财政厅."""
    label: str | None = None
    """The printed word that gives the role: 牵头单位, 责任部门, 按职责分工负责 …"""
    running: bool = False
    """Read out of a running sentence: inferred, scored nowhere."""
    institution: Institution | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    span: Span
    text: str
    due: date | None
    """The last day that is still in time."""
    recurs: str | None = None
    """每年 每季度 每月 持续, or None."""
    ambiguous: bool = False
    """2015年前: the end of 2014, or of 2015."""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One of several time limits of a task, each with something of its own to be done."""

    span: Span
    """Of the time limit's words."""
    text: str
    due: date | None
    what: str
    """What is to be done by then, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    span: Span
    """From the item's label (or first character) to the end of its text, assignment bracket included."""
    label: str | None
    title: str
    section: int | None
    """Index of the section that encloses the task (not the task's own heading)."""
    text: Span
    """What is to be done: after label and title as far as they are apart, without the assignment."""
    assignments: tuple[Assignment, ...] = ()
    deadline: Deadline | None = None
    milestones: tuple[Milestone, ...] = ()
    """Where the text names several dates; ``deadline`` is then the one for the whole, or None."""
    themes: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    """What stands above a table's row beside its section: the group row."""
    rule: str = ""
    verified: bool = False
    """A person has looked at it (校核): accepted, put right or added."""
    ordinal: int | None = None
    """Its number among its kind, where that is not its place: a record that was taken out or added renumbers none."""


class TargetStatus(StrEnum):
    TARGET = "target"
    ACHIEVED = "achieved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A number that is to be reached (or, status achieved, has been)."""

    span: Span
    indicator: str | None
    value: Decimal
    upper: Decimal | None
    measure: str | None
    comparator: str
    """One of >= <= = ~ + -."""
    by: str | None
    """Year or ISO date; 每年 for an annual one."""
    base: str | None = None
    """Base year of a change."""
    status: TargetStatus = TargetStatus.TARGET
    kind: str | None = None
    """binding (约束性), anticipatory (预期性) or None."""
    base_value: Decimal | None = None
    """What it was before, in the same measure: 由 12 亿元增加到 15 亿元, the column 现状值."""
    striving: bool = False
    """力争, 努力, 争取 say that it is striven for, not promised."""
    ambiguous: bool = False
    """``by`` is said as 2027年前: that year's end, or the one before."""
    rule: str = ""
    verified: bool = False
    ordinal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """制度创新重点: an institutional arrangement that a named region is to explore, establish or improve."""

    span: Span
    region: str | None
    """As written in the list, or the document's region."""
    region_codes: tuple[str, ...] = ()
    text: str = ""
    listed: bool = True
    """An item of an explicit list; else the head or lead sentence of an item says so, or a clause mentions it."""
    mention: bool = False
    """Said in passing, in a clause of running text: shown and counted apart."""
    themes: tuple[str, ...] = ()
    rule: str = ""
    verified: bool = False
    ordinal: int | None = None


class Relation(StrEnum):
    BASED_ON = "based_on"
    ISSUES = "issues"
    FORWARDS = "forwards"
    REPEALS = "repeals"
    AMENDS = "amends"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    span: Span
    title: str | None
    """Without 《》."""
    number: str | None
    """Canonical form, 国发〔2013〕30号."""
    relation: Relation = Relation.MENTIONS
    rule: str = ""
    verified: bool = False
    ordinal: int | None = None


Checkable = TypeVar("Checkable", Task, Target, Priority, Citation)
"""What a person can accept, put right, reject or add."""


class UnreadKind(StrEnum):
    """What a sign that stands in no record is a sign of."""

    ROLE = "role"
    """Units with a role: 牵头单位：…, 由…负责."""
    DEADLINE = "deadline"
    FIGURE = "figure"
    LIST = "list"
    """An item or the head of a list of reform measures, or an arrangement that a heading names."""
    ITEM = "item"
    """A numbered item that says that something is to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A place that looks as if it held a record, and stands in none: perhaps overlooked."""

    span: Span
    kind: UnreadKind


def numbered(records: Iterable[Checkable]) -> Iterator[tuple[int, Checkable]]:
    """Records with their numbers among their kind, by which they are known in ids and links."""
    return ((place if (own := record.ordinal) is None else own, record) for place, record in enumerate(records))


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself: its title, number, issuers, dates, kind and place, and how long it holds."""

    title: str | None = None
    document_number: str | None = None
    issuers: tuple[str, ...] = ()
    addressees: str | None = None
    document_date: date | None = None
    published_date: date | None = None
    document_type: str | None = None
    printed_type: str | None = None
    """What the paper itself is (通知), where ``document_type`` is what it transmits (方案); else the same."""
    level: str | None = None
    region: str | None = None
    region_code: str | None = None
    effective_date: date | None = None
    """施行日期: the first day on which it holds."""
    valid_until: date | None = None
    """有效期: the last day on which it holds."""
    status: Validity = Validity.UNKNOWN
    """时效 as its page or text states it. What holds today is ``term().on(today)``."""
    verified: tuple[str, ...] = ()
    """Which of these fields a person has set or accepted (校核)."""

    def term(self, repealed: date | None = None) -> Term:
        """All that decides the status; ``repealed`` is the day from which another document ends it."""
        return Term(
            effective_date=self.effective_date, valid_until=self.valid_until, status=self.status, repealed=repealed
        )

    @property
    def day(self) -> date | None:
        """The day by which the document is filed: its own date, else the page's."""
        return self.document_date or self.published_date

    @property
    def year(self) -> int | None:
        return self.day.year if self.day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDocument:
    document: Document
    metadata: Metadata
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    priorities: tuple[Priority, ...] = ()
    citations: tuple[Citation, ...] = ()
    issues: tuple[Issue, ...] = ()
    """The document's own (from reading) and those of extraction."""
    unread: tuple[Unread, ...] = ()
    """Signs of records that stand in none. Documents that were stored before there were any have none."""

    @property
    def document_id(self) -> str:
        return self.document.document_id

    @property
    def name(self) -> str:
        """What it is called: its title, else its first line, else (where it has no text) its file."""
        return self.metadata.title or first_line(self.document.text) or self.document.source.name

    @property
    def stated(self) -> tuple[Priority, ...]:
        """The priorities of lists and heads: without what clauses mention."""
        return tuple(priority for priority in self.priorities if not priority.mention)

    @property
    def repeals(self) -> tuple[Citation, ...]:
        """What it says is 废止."""
        return tuple(citation for citation in self.citations if citation.relation is Relation.REPEALS)

    def path(self, section: int | None) -> tuple[str, ...]:
        """The names of a section and its ancestors, outermost first."""
        return tuple(reversed([each.name for each in ancestors(self.sections, section)]))

    def section_at(self, offset: int) -> int | None:
        """Index of the innermost section that holds an offset."""
        return section_at(self.sections, offset)

    def quotes(self) -> Iterator[tuple[str, Span]]:
        """Every record's kind and span: what the provenance test opens."""
        for task in self.tasks:
            yield from (("task", task.span), *(("assignment", each.span) for each in task.assignments))
            yield from (("deadline", due.span) for due in (task.deadline,) if due)
        for kind in ("targets", "priorities", "citations"):
            yield from ((kind, record.span) for record in getattr(self, kind))
