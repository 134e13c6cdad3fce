"""Task-division tables (任务分工表): the tasks of chosen documents as rows in groups, and what to look at in them.

Pure: parsed documents in, a table of strings out. Cells are plain text, so that a person can edit them before export.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.division.groups import by_deadline, by_theme
from corpus.division.rows import (
    INFERRED,
    Grouping,
    TableColumn,
    TableGroup,
    TableItem,
    TableOptions,
    TableRow,
    by_section,
    by_unit,
    former,
    items_of,
    unit_name,
)
from corpus.model import Institution, ParsedDocument, Span, UnitRole, first_line
from corpus.search.asked import Entry

__all__ = [
    "Finding",
    "Grouping",
    "TableColumn",
    "TableGroup",
    "TableOptions",
    "TableRow",
    "TableSource",
    "TaskTable",
    "source_of",
    "task_table",
]

INFERRED_NOTE = f"{INFERRED} 由正文叙述读出，非文件单列的分工。"
PRESENT_NOTE = "已更名的机构写现名，括号内为原文所用名称。"
_ALWAYS = (
    TableColumn.NUMBER,
    TableColumn.TASK,
    TableColumn.LEAD,
    TableColumn.RESPONSIBLE,
    TableColumn.DEADLINE,
    TableColumn.SOURCE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in the table that its drafter or checker should look at."""

    code: str
    """A slug of ``glossary.csv``: no_lead no_deadline no_target renamed number_malformed."""
    message: str
    document_id: str
    span: Span
    entry_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSource:
    document_id: str
    file: str
    title: str | None
    document_number: str | None
    opening: str = ""
    """Its first line, where the text gives no title."""

    @property
    def name(self) -> str:
        """《标题》（文号）, or how it begins where the text gives no title."""
        if self.title is None:
            return self.opening or self.file
        return f"《{self.title}》" + (f"（{self.document_number}）" if self.document_number else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTable:
    title: str
    columns: tuple[TableColumn, ...]
    groups: tuple[TableGroup, ...]
    sources: tuple[TableSource, ...]
    quotes: Mapping[str, str]
    """Entry id to the words of the document."""
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    chosen: bool = False
    """A person named the columns."""

    @property
    def rows(self) -> Iterator[TableRow]:
        return (row for group in self.groups for row in group.rows)

    def source(self, row: TableRow) -> TableSource:
        return next(source for source in self.sources if source.document_id == row.document_id)


# --- findings -----------------------------------------------------------------------------------------------------


def _missing(item: TableItem) -> Iterator[tuple[str, str]]:
    """What a task lacks, as (code, message)."""
    task = item.task
    if task is None:
        return
    if not any(assignment.role is UnitRole.LEAD for assignment in task.assignments):
        yield "no_lead", "有责任单位，但未写明牵头单位。" if task.assignments else "未写明责任单位。"
    if task.deadline is None and not task.milestones:
        yield "no_deadline", "未写明完成时限。"
    if not item.targets:
        yield "no_target", "没有可衡量的量化目标。"


def _since(organ: Institution) -> str:
    """2018年, or 2018年10月 where the month is known."""
    year, _, month = (organ.since or "").partition("-")
    return f"{year}年" + (f"{int(month[:2])}月" if month else "")


def _renamed(items: Iterable[TableItem]) -> Iterator[Finding]:
    """Each organ that has another name today, once for each document, at its first mention."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        for assignment in item.task.assignments if item.task else ():
            organ, name = assignment.institution, unit_name(assignment)
            if organ is None or not former(assignment) or (item.row.document_id, name) in seen:
                continue
            seen.add((item.row.document_id, name))
            basis = f"（依据：{organ.basis}）" if organ.basis else ""
            yield Finding(
                code="renamed",
                message=f"“{name}”自{_since(organ)}起为“{organ.present_name}”{basis}。",
                document_id=item.row.document_id,
                span=assignment.span,
                entry_id=item.row.entry_id,
            )


def _malformed(documents: Iterable[ParsedDocument]) -> Iterator[Finding]:
    for parsed in documents:
        for issue in parsed.issues:
            if issue.code == "number_malformed" and issue.span:
                yield Finding(code=issue.code, message=issue.message, document_id=parsed.document_id, span=issue.span)


def find_findings(items: Sequence[TableItem], documents: Sequence[ParsedDocument]) -> Iterator[Finding]:
    """What a drafter or checker should look at, task by task, then by organ, then by document number."""
    for item in items:
        for code, message in _missing(item):
            yield Finding(
                code=code,
                message=message,
                document_id=item.row.document_id,
                span=item.row.span,
                entry_id=item.row.entry_id,
            )
    yield from _renamed(items)
    yield from _malformed(documents)


# --- the table ----------------------------------------------------------------------------------------------------


def source_of(parsed: ParsedDocument) -> TableSource:
    return TableSource(
        document_id=parsed.document_id,
        file=parsed.document.source.name,
        title=parsed.metadata.title,
        document_number=parsed.metadata.document_number,
        opening="" if parsed.metadata.title else first_line(parsed.document.text),
    )


def _columns(groups: Iterable[TableGroup], options: TableOptions) -> tuple[TableColumn, ...]:
    if options.columns is not None:
        return options.columns
    used = {column for group in groups for row in group.rows for column, text in row.cells.items() if text}
    return tuple(column for column in TableColumn if column in used or column in _ALWAYS)


def subject(title: str) -> str:
    """What a notice is about: the plan that it transmits, else its own title.

    >>> subject("云山市人民政府办公室关于印发《云山市无废城市建设实施方案》的通知")
    '云山市无废城市建设实施方案'
    """
    match = re.search(r"(?:印发|转发|公布)(《.+》|[^《》]+)的(?:通知|函|决定)$", title)
    return match[1].strip("《》") if match else title


def _title(sources: Sequence[TableSource], options: TableOptions) -> str:
    name = subject(sources[0].title) if len(sources) == 1 and sources[0].title else ""
    return f"{name}任务分工表" + ("" if options.by is Grouping.SECTION else f"（{options.by.heading}）")


def _notes(groups: Iterable[TableGroup], options: TableOptions) -> tuple[str, ...]:
    cells = [text for group in groups for row in group.rows for text in row.cells.values()]
    notes = [INFERRED_NOTE] if any(INFERRED in text for text in cells) else []
    return (*notes, PRESENT_NOTE) if options.present_names and any("（原" in text for text in cells) else tuple(notes)


def _verified(items: Sequence[TableItem]) -> tuple[str, ...]:
    """How many of the tasks a person has looked at."""
    looked = sum(item.task.verified for item in items if item.task)
    return (f"{len(items)} 项中 {looked} 项已校核。",) if looked else ()


def _grouped(
    items: Sequence[TableItem], heads: Mapping[str, tuple[str, ...]], options: TableOptions
) -> tuple[TableGroup, ...]:
    if options.by is Grouping.UNIT:
        return by_unit(items, options)
    if options.by is Grouping.THEME:
        return by_theme(items)
    return by_deadline(items) if options.by is Grouping.DEADLINE else by_section(items, heads)


def task_table(
    documents: Sequence[ParsedDocument],
    options: TableOptions | None = None,
    entries: Sequence[Entry] | None = None,
) -> TaskTable:
    """The task-division table of documents, or of chosen entries of them (tasks; passages and priorities become rows).

    A document without tasks adds none. Units are written as the text has them, with the prefix that they share.
    """
    options = options or TableOptions()
    sources = tuple(source_of(parsed) for parsed in documents)
    heads = {source.document_id: (source.name,) if len(sources) > 1 else () for source in sources}
    items = [item for parsed in documents for item in items_of(parsed, options, entries)]
    groups = _grouped(items, heads, options)
    return TaskTable(
        title=_title(sources, options),
        columns=_columns(groups, options),
        groups=groups,
        sources=sources,
        quotes={item.row.entry_id: item.parsed.document[item.row.span] for item in items},
        findings=tuple(find_findings(items, documents)),
        notes=(*_notes(groups, options), *_verified(items)),
        chosen=options.columns is not None,
    )
