"""What of a document can be found: the document itself, its clauses (条款), tasks, targets and priorities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.model import Citation, ParsedDocument, Priority, Span, Target, TargetStatus, Task, numbered
from corpus.search.asked import Entry, Kind
from corpus.search.entry_ids import EntryId, RecordKind
from corpus.search.fields import FIELDS, FieldTable
from corpus.search.passages import TaskCursor, passages
from corpus.search.values import Lineage, Subject


def make_entries(
    parsed: ParsedDocument, lineage: Lineage, fields: FieldTable = FIELDS, *, repealed: date | None = None
) -> Iterator[Entry]:
    """Everything of a document that is indexed. Each entry's text is ``document[entry.span]``, but for the document's
    own entry, whose text is its title, number and issuers; without a title it is known by its opening too.
    ``repealed``: from when another document repeals it."""
    maker = _Maker(parsed, lineage, fields, repealed)
    yield maker.entry(maker.document())
    cursor = TaskCursor(parsed.tasks)
    for n, span in enumerate(passages(parsed)):
        yield maker.entry(maker.passage(span, cursor.holding(span)), n)
    yield from (maker.entry(maker.task(task), n) for n, task in numbered(parsed.tasks))
    yield from (maker.entry(maker.target(target), n) for n, target in numbered(parsed.targets))
    yield from (maker.entry(maker.priority(priority), n) for n, priority in numbered(parsed.priorities))
    yield from (maker.entry(maker.citation(citation), n) for n, citation in numbered(parsed.citations))


_OPENING = 300
"""Characters in which a document says what it is about: what there is to go by where it has no title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What differs between the entries of a document."""

    kind: Kind
    span: Span
    title: str
    record: Task | Target | Priority | Citation | None = None
    path: tuple[str, ...] = ()
    text: str | None = None
    """Where it is not the quote."""
    opening: str = ""


@dataclass(frozen=True)
class _Maker:
    parsed: ParsedDocument
    lineage: Lineage
    fields: FieldTable
    repealed: date | None

    def entry(self, draft: _Draft, number: int = 0) -> Entry:
        whole = draft.kind is Kind.DOCUMENT
        subject = Subject(self.parsed, self.lineage, draft.record, whole, self.repealed, draft.span)
        return Entry(
            entry_id=str(EntryId(self._document_id, _record_kind(draft.kind), number)),
            kind=draft.kind,
            document_id=self._document_id,
            span=draft.span,
            title=draft.title,
            text=self.parsed.document[draft.span] if draft.text is None else draft.text,
            path=draft.path,
            document_title=self._title,
            document_number=self.parsed.metadata.document_number,
            day=self._day,
            facets=self.fields.find(subject, self._common),
            opening=draft.opening,
        )

    def document(self) -> _Draft:
        metadata = self.parsed.metadata
        words = (self._title, metadata.document_number, "、".join(metadata.issuers))
        return _Draft(
            kind=Kind.DOCUMENT,
            span=_title_span(self.parsed),
            title=self._title,
            text="\n".join(word for word in words if word),
            opening="" if metadata.title else self.parsed.document.text[:_OPENING],
        )

    def passage(self, span: Span, task: Task | None = None) -> _Draft:
        """``task``: of which the passage is but a part; then it goes by the task's title."""
        path = self._common_path(span)
        title = path[-1] if path else _head(self.parsed.document[span])
        return _Draft(kind=Kind.PASSAGE, span=span, title=task.title if task else title, path=path)

    def task(self, task: Task) -> _Draft:
        path = self._path(task.section)
        return _Draft(kind=Kind.TASK, span=task.span, title=task.title, record=task, path=path)

    def target(self, target: Target) -> _Draft:
        title = target.indicator or _head(self.parsed.document[target.span])
        path = self._path_at(target.span.start)
        kind = Kind.ACHIEVED if target.status is TargetStatus.ACHIEVED else Kind.TARGET
        span = _with_indicator(self.parsed.document.text, target)
        return _Draft(kind=kind, span=span, title=title, record=target, path=path)

    def priority(self, priority: Priority) -> _Draft:
        title = priority.text or _head(self.parsed.document[priority.span])
        path = self._path_at(priority.span.start)
        kind = Kind.MENTION if priority.mention else Kind.PRIORITY
        return _Draft(kind=kind, span=priority.span, title=title, record=priority, path=path)

    def citation(self, citation: Citation) -> _Draft:
        """What is cited is its title; the document and the section that stand over it say who cites."""
        named = f"《{citation.title}》" if citation.title else ""
        path = self._path_at(citation.span.start)
        title = named + (citation.number or "")
        return _Draft(kind=Kind.CITATION, span=citation.span, title=title, record=citation, path=path)

    def _common_path(self, span: Span) -> tuple[str, ...]:
        """The path of what begins a passage, or when that is but a heading over the rest, of the rest."""
        first, last = self._path_at(span.start), self._path_at(span.end - 1)
        return last if last[: len(first)] == first else first

    def _path_at(self, offset: int) -> tuple[str, ...]:
        return self._path(self.parsed.section_at(offset))

    def _path(self, section: int | None) -> tuple[str, ...]:
        return () if section is None else self._paths[section]

    # --- what many entries have: found once -----------------------------------------------------------------------

    @cached_property
    def _common(self) -> Mapping[str, tuple[str, ...]]:
        return self.fields.common(Subject(self.parsed, self.lineage, repealed=self.repealed))

    @cached_property
    def _paths(self) -> tuple[tuple[str, ...], ...]:
        """Of each section."""
        return tuple(self.parsed.path(section) for section in range(len(self.parsed.sections)))

    @cached_property
    def _document_id(self) -> str:
        return self.parsed.document_id

    @cached_property
    def _title(self) -> str:
        return self.parsed.name

    @cached_property
    def _day(self) -> str | None:
        day = self.parsed.metadata.day
        return day.isoformat() if day else None


_NUMBERED_AMONG = {Kind.MENTION: RecordKind.PRIORITY, Kind.ACHIEVED: RecordKind.TARGET}


def _record_kind(kind: Kind) -> RecordKind:
    """Mentions are numbered among the priorities, achieved figures among the targets, as the records are."""
    return _NUMBERED_AMONG.get(kind) or RecordKind(kind)


def _head(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= 40 else first[:40] + "…"


_ROW = 120
"""Characters before a figure in which the cell with its indicator may stand."""


def _with_indicator(text: str, target: Target) -> Span:
    """The quote, and in a table from the cell that says what is measured: 「下降15%」 alone tells nobody anything."""
    start, end = target.span.start, target.span.end
    if not target.indicator or target.indicator in text[start:end]:
        return target.span
    found = text.rfind(target.indicator, max(0, start - _ROW), start)
    return Span(found, end) if found >= 0 else target.span


def _title_span(parsed: ParsedDocument) -> Span:
    """Where the title stands in the text; the first line where it does not stand as such."""
    title = parsed.metadata.title or ""
    start = parsed.document.text.find(title) if title else -1
    if start >= 0:
        return Span(start, start + len(title))
    return parsed.document.blocks[0].span if parsed.document.blocks else Span(0, 0)
