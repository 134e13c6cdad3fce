"""What stands around a document's text: its head, its outline on the left, its records on the right. Pure HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.export.words import target_words
from corpus.glossary import chinese
from corpus.model import Citation, Issue, ParsedDocument, Priority, Span, Target, TargetStatus, Task, UnitRole
from corpus.search.entry_ids import EntryId, RecordKind, anchor
from ui.panels.annotate import Mark, heading_anchor, text_html
from ui.panels.ledger import ledger_html
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.pictured import PagePicture, picture_html
from ui.panels.related import Relative, bases_html, relatives_html
from ui.panels.unread import unread_html
from ui.state import DocumentView, SearchView, TasksView

OUTLINE = 400
"""Headings that the outline shows at most; deeper levels are left out first."""
MARK_KINDS = ("unit", "target", "deadline", "priority", "mention", "citation", "task")
"""The kinds of marks, in the order of their switches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDocument:
    """A document opened at a page."""

    parsed: ParsedDocument
    pages: Sequence[Span]
    page: int
    marks: Sequence[Mark]
    versions: Sequence[Relative] = ()
    citing: Sequence[Relative] = ()
    validity: str = ""
    """What is said of its 时效 today, as HTML."""
    about: str = ""
    """Its keywords, as HTML."""
    picture: PagePicture | None = None
    """Of a scan: the page that is shown beside the text."""

    @property
    def within(self) -> Span:
        return self.pages[self.page]

    def here(self, span: Span) -> bool:
        shown = (self.within, self.picture.within) if self.picture else (self.within,)
        return all(within.start <= span.start < max(within.end, 1) for within in shown)

    def to(self, span: Span, name: str, inner: str, *, class_: str | None = None, title: str | None = None) -> str:
        """A link to a place: scrolled to when it stands on this page, else opened."""
        view = DocumentView(document_id=self.parsed.document_id, place=span)
        if self.here(span):
            return tag("a", inner, href=f"#{name}", data_scroll=name, class_=class_, title=title)
        return link(inner, view, class_=class_, title=title)


# --- head ---------------------------------------------------------------------------------------------------------


def _facts(parsed: ParsedDocument) -> Iterator[tuple[str, str | None]]:
    metadata = parsed.metadata
    yield "文号", metadata.document_number
    yield "发文机关", "、".join(metadata.issuers[:4]) + (" 等" if len(metadata.issuers) > 4 else "")
    yield "成文", metadata.document_date.isoformat() if metadata.document_date else None
    yield "发布", metadata.published_date.isoformat() if metadata.published_date else None
    yield "地区", metadata.region
    yield "层级", metadata.level
    yield "文种", _kind_words(metadata.document_type, metadata.printed_type)
    yield "文件名", parsed.document.source.name


def _kind_words(kind: str | None, printed: str | None) -> str | None:
    """方案（以通知印发） where the paper itself is something else than what it decides."""
    return f"{kind}（以{printed}印发）" if kind and printed and printed != kind else kind


def _said(reading: OpenedDocument, index: int, issue: Issue) -> str:
    where = reading.to(issue.span, anchor(RecordKind.ISSUE, index), "查看位置") if issue.span else ""
    return joined([text(issue.message), where], " ")


def warnings_html(reading: OpenedDocument) -> str:
    """What is doubtful, above the text."""
    issues = reading.parsed.issues
    if not issues:
        return ""
    if len(issues) == 1:
        return tag("div", f"疑点：{_said(reading, 0, issues[0])}", class_="zc-warning")
    items = joined(tag("li", _said(reading, index, issue)) for index, issue in enumerate(issues))
    head = tag("summary", f"疑点 {len(issues)}：{text(shortened(issues[0].message, 60))}")
    return tag("details", head + tag("ul", items), class_="zc-warning", open=len(issues) < 4)


def head_html(reading: OpenedDocument) -> str:
    """Title, metadata, related documents, warnings."""
    parsed = reading.parsed
    title = tag("h1", text(parsed.name), class_="zc-doc-name")
    facts = joined(tag("span", f"{tag('i', name)} {text(value)}") for name, value in _facts(parsed) if value)
    table = ""
    if parsed.tasks:
        table = link(
            f"生成任务分工表（{len(parsed.tasks)} 项）", TasksView(documents=(parsed.document_id,)), class_="zc-action"
        )
    others = (
        relatives_html("同一文件的其他版本", reading.versions),
        bases_html(parsed),
        relatives_html("被引", reading.citing),
    )
    related = joined([*others, table])
    return joined(
        [
            title,
            tag("div", facts, class_="zc-facts"),
            reading.about,
            reading.validity,
            tag("div", related, class_="zc-relatives") if related else "",
            warnings_html(reading),
            unread_html(parsed, reading.to),
            ledger_html(parsed.document.ledger),
        ]
    )


# --- outline ------------------------------------------------------------------------------------------------------


def outline_html(reading: OpenedDocument) -> str:
    """The headings, as deep as fits into OUTLINE lines."""
    sections = reading.parsed.sections
    depths = [section.depth for section in sections]
    deepest = next((d for d in range(max(depths, default=1), 1, -1) if sum(x <= d for x in depths) <= OUTLINE), 1)
    items = [
        tag(
            "li",
            reading.to(section.heading, heading_anchor(index), text(shortened(section.name, 40)), title=section.name),
            class_=f"zc-depth-{min(section.depth, 4)}",
        )
        for index, section in enumerate(sections)
        if section.depth <= deepest
    ][: OUTLINE * 2]
    if not items:
        return tag("p", "本文没有带编号的标题。", class_="zc-none")
    left_out = tag("li", f"下级标题较多，只列到第 {deepest} 级。", class_="zc-none") if deepest < max(depths) else ""
    return tag("ul", joined(items) + left_out)


# --- records ------------------------------------------------------------------------------------------------------


def _roles(task: Task) -> str:
    words = []
    for role in UnitRole:
        units = [a.unit_full or a.unit for a in task.assignments if a.role is role]
        if units:
            shown = "、".join(units[:6]) + (f" 等 {len(units)} 家" if len(units) > 6 else "")
            words.append(f"{chinese(f'role.{role.value}')} {tag('b', text(shown))}")
    if task.deadline:
        doubtful = "（年底或上一年底）" if task.deadline.ambiguous else ""
        words.append(f"时限 {tag('b', text(task.deadline.text))}{doubtful}")
    words += [f"{tag('b', text(step.text))} {text(shortened(step.what, 40))}" for step in task.milestones]
    return joined(words, " · ")


def _task(index: int, task: Task) -> tuple[str, str]:
    return tag("em", str(index + 1)) + text(shortened(task.title, 60)), _roles(task)


def _target(target: Target) -> tuple[str, str]:
    achieved = "已完成" if target.status is TargetStatus.ACHIEVED else ""
    kind = chinese(f"target.{target.kind}") if target.kind else ""
    base = f"比 {target.base} 年" if target.base else ""
    was = f"原为 {target.base_value:f}{target.measure or ''}" if target.base_value is not None else ""
    striven = "力争" if target.striving else ""
    doubtful = f"“{target.by} 年前”，年底或上一年底" if target.ambiguous else ""
    return text(target_words(target)), joined(
        [achieved, text(kind), text(base), text(was), striven, text(doubtful)], " · "
    )


def _priority(priority: Priority) -> tuple[str, str]:
    listed = "正文提及" if priority.mention else "" if priority.listed else "正文所述"
    return text(shortened(priority.text, 70)), joined(
        [text(priority.region or ""), text("、".join(priority.themes)), listed], " · "
    )


def _citation(citation: Citation) -> tuple[str, str]:
    relation = chinese(f"relation.{citation.relation.value}")
    title = f"《{citation.title}》" if citation.title else ""
    return text(title or citation.number or ""), joined([relation, text(citation.number or "") if title else ""], " · ")


def _records(reading: OpenedDocument) -> Iterator[tuple[RecordKind, int, Span, tuple[str, str]]]:
    """Kind, number, place and the two lines of every record on this page."""
    parsed, here, kind = reading.parsed, reading.here, RecordKind
    yield from ((kind.TASK, n, t.span, _task(n, t)) for n, t in enumerate(parsed.tasks) if here(t.span))
    yield from ((kind.TARGET, n, g.span, _target(g)) for n, g in enumerate(parsed.targets) if here(g.span))
    yield from ((kind.PRIORITY, n, r.span, _priority(r)) for n, r in enumerate(parsed.priorities) if here(r.span))
    yield from ((kind.CITATION, n, c.span, _citation(c)) for n, c in enumerate(parsed.citations) if here(c.span))


def _alike(reading: OpenedDocument, kind: RecordKind, index: int) -> str:
    """相似条文 and 借鉴 of a record; citations are the same by what they cite."""
    if kind is RecordKind.CITATION:
        return ""
    entry_id = str(EntryId(reading.parsed.document_id, kind, index))
    lend = link("借鉴", SearchView.precedents_for(entry_id=entry_id), class_="zc-alike zc-lend")
    return lend + link("相似条文", SearchView(like=entry_id), class_="zc-alike")


def records_html(reading: OpenedDocument) -> str:
    """The records that stand on this page, by kind; the counts say how many the whole document has."""
    parsed = reading.parsed
    mentions = {priority.span for priority in parsed.priorities if priority.mention}
    totals = {
        "task": len(parsed.tasks),
        "target": len(parsed.targets),
        "priority": len(parsed.stated),
        "mention": len(mentions),
        "citation": len(parsed.citations),
    }
    found = sorted(_records(reading), key=lambda record: record[2])
    chips = [tag("button", f"全部 {sum(totals.values())}", type_="button", data_kind="", aria_pressed="true")]
    chips += [
        tag("button", f"{chinese(f'kind.{kind}')} {count}", type_="button", data_kind=kind, aria_pressed="false")
        for kind, count in totals.items()
        if count
    ]
    items = joined(
        tag(
            "li",
            reading.to(span, anchor(kind, index), tag("span", first) + (tag("small", second) if second else ""))
            + _alike(reading, kind, index),
            data_of=(name := "mention" if span in mentions and kind is RecordKind.PRIORITY else kind.value),
            class_=f"zc-r-{name}",
        )
        for kind, index, span, (first, second) in found
    )
    note = ""
    if len(reading.pages) > 1:
        note = tag("p", f"本页 {len(found)} 条，全文 {sum(totals.values())} 条", class_="zc-none")
    if not sum(totals.values()):
        return tag("p", "本文没有读出任务、目标、制度创新或引用。", class_="zc-none")
    return tag("div", joined([tag("div", joined(chips), class_="zc-kinds"), note, tag("ul", items)]), data_kinds=True)


# --- the whole ----------------------------------------------------------------------------------------------------


def switches_html(kinds: Iterable[str] = MARK_KINDS) -> str:
    """标注: one switch for each kind of mark, which is its legend too."""
    names = {"unit": "单位", "deadline": "时限"}
    return joined(
        tag(
            "label",
            tag("input", type_="checkbox", checked=True, data_mark=kind)
            + tag("span", names.get(kind) or chinese(f"kind.{kind}"), class_=f"zc-legend zc-l-{kind}"),
        )
        for kind in kinds
    )


def pages_html(reading: OpenedDocument) -> str:
    """第 2 / 5 部分, with links to the one before and the one after."""
    count = len(reading.pages)
    if count < 2:
        return ""

    def to(page: int, words: str) -> str:
        if not 0 <= page < count:
            return tag("span", words)
        place = Span(reading.pages[page].start, reading.pages[page].start + 1)
        return link(words, DocumentView(document_id=reading.parsed.document_id, place=place))

    here = tag("span", f"第 {reading.page + 1} / {count} 部分")
    ways = [to(reading.page - 1, "‹ 上一部分"), here, to(reading.page + 1, "下一部分 ›")]
    return tag("nav", joined(ways), class_="zc-parts")


def reading_html(reading: OpenedDocument) -> str:
    """Outline, text and records side by side."""
    switches = tag("div", f"标注 {switches_html()}", class_="zc-switches")
    bar = tag("div", switches + pages_html(reading), class_="zc-text-bar")
    words = text_html(reading.parsed, reading.within, reading.marks)
    body = tag(
        "div",
        bar + tag("div", words or tag("p", "（没有文字）"), class_="zc-text") + pages_html(reading),
        class_="zc-body",
    )
    outline = tag("nav", tag("h2", "目录") + outline_html(reading), class_="zc-outline")
    records = tag("aside", tag("h2", "本文记录") + records_html(reading), class_="zc-records")
    scan = picture_html(reading.parsed.document, reading.marks, reading.picture) if reading.picture else ""
    return tag("div", outline + body + scan + records, class_="zc-reading zc-scanned" if scan else "zc-reading")
