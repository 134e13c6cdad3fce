"""Every type that travels between stages. Reading this file is reading the system.

All positions are half-open ranges of code points into ``Document.text``, which never changes once it is made:
``document[record.span]`` is the quote, for every record. This module imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``[start, end)``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


# --- what a file is read into -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table. Rows and columns count from 0 within the table; a merged cell spans several."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.column_span)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the canonical text (a paragraph, or one paragraph of a table cell) and where it came from."""

    span: Span
    page: int | None = None
    cell: Cell | None = None
    heading: int | None = None
    """The level of a heading by the file's own mark-up (h1, #, Word style): 0 for the title, None where not marked."""


class Severity(StrEnum):
    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something about a document that a person should know: never an exception, because content never raises."""

    code: str
    """A slug of ``glossary.csv``, e.g. ``garbled`` or ``table_missing``."""
    message: str
    """One Chinese sentence."""
    span: Span | None = None
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file as it came: enough to prove, years later, what was read."""

    name: str
    """File name; inside an archive ``archive.zip/inner/name.docx``."""
    media_type: str
    sha256: str
    size: int
    """Bytes."""
    retrieved: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the site or file says about the document outside its text (metadata table, meta tags, head lines).

    All as printed, white space trimmed; absent ones are None. These lines are not part of ``Document.text``.
    """

    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    document_date: str | None = None
    published_date: str | None = None
    publisher: str | None = None
    """来源, 信息来源, 发布机构: who put the page up, not who issued the document."""
    url: str | None = None
    index_number: str | None = None
    """索引号."""
    topic: str | None = None
    """主题分类."""
    validity: str | None = None
    """有效性, 文件状态, 失效日期 …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A 公文 with its canonical text. Offsets begin here."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    """In order, without gaps: ``"\\n".join(document[b.span] for b in blocks) == text``."""
    facts: PageFacts = field(default_factory=PageFacts)
    issues: tuple[Issue, ...] = ()

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @property
    def document_id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the bytes: the same file is the same document."""
        return self.source.sha256[:16]


# --- the structure found in the text ------------------------------------------------------------------------------


class PartKind(StrEnum):
    BODY = "body"
    ISSUED = "issued"
    """The text that a notice carries (印发, 转发)."""
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file with a numbering of its own: the notice, a plan it carries, an attachment."""

    kind: PartKind
    title: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading that carries a number or a formal label, and all that stands under it."""

    label: str
    """As printed: 一、 （一） 1. 第三条 任务一： 专栏1."""
    title: str
    depth: int
    """1 = outermost."""
    heading: Span
    """Label and title."""
    span: Span
    """From the label to the end of the last descendant."""
    parent: int | None
    """Index into ``ParsedDocument.sections``."""

    @property
    def name(self) -> str:
        """As it stands in a section path: label and title together."""
        return self.label + self.title


# --- records ------------------------------------------------------------------------------------------------------


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
    rule: str = ""


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
    themes: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    """What stands above a table's row beside its section: the group row."""
    rule: str = ""


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
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """制度创新重点: an institutional arrangement that a named region is to explore, establish or improve."""

    span: Span
    region: str | None
    """As written in the list, or the document's region."""
    region_codes: tuple[str, ...] = ()
    text: str = ""
    listed: bool = True
    themes: tuple[str, ...] = ()
    rule: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What RECORDS.md calls ``document``."""

    title: str | None = None
    document_number: str | None = None
    issuers: tuple[str, ...] = ()
    addressees: str | None = None
    document_date: date | None = None
    published_date: date | None = None
    document_type: str | None = None
    level: str | None = None
    region: str | None = None
    region_code: str | None = None

    @property
    def year(self) -> int | None:
        """The year by which the document is filed: its own date, else the page's."""
        day = self.document_date or self.published_date
        return day.year if day else None


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

    @property
    def document_id(self) -> str:
        return self.document.document_id

    def path(self, section: int | None) -> tuple[str, ...]:
        """The names of a section and its ancestors, outermost first."""
        names: list[str] = []
        while section is not None:
            names.append(self.sections[section].name)
            section = self.sections[section].parent
        return tuple(reversed(names))

    def section_at(self, offset: int) -> int | None:
        """The innermost section that holds an offset."""
        found = None
        for index, section in enumerate(self.sections):
            if section.span.start > offset:
                break
            if offset < section.span.end:
                found = index
        return found

    def quotes(self) -> Iterator[tuple[str, Span]]:
        """Every record's kind and span: what the provenance test opens."""
        for task in self.tasks:
            yield "task", task.span
            yield from (("assignment", a.span) for a in task.assignments)
            if task.deadline:
                yield "deadline", task.deadline.span
        for kind in ("targets", "priorities", "citations"):
            yield from ((kind, record.span) for record in getattr(self, kind))
