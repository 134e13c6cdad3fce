"""What stands around a document's text: its head, its outline on the left, its records on the right. Pure HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.glossary import chinese
from corpus.model import Issue, ParsedDocument, Span
from corpus.search.entry_ids import RecordKind, anchor
from ui.address import href
from ui.panels.annotate import heading_anchor, text_html
from ui.panels.checking import pick_html
from ui.panels.ledger import ledger_html
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.opened import OpenedDocument
from ui.panels.pictured import picture_html
from ui.panels.present import record_basket_link
from ui.panels.records import records_html
from ui.panels.related import bases_html, relatives_html
from ui.panels.unread import unread_html
from ui.state import DocumentView, TasksView

OUTLINE = 400
"""Headings that the outline shows at most; deeper levels are left out first."""
MARK_KINDS = ("unit", "target", "deadline", "priority", "mention", "citation", "task")
"""The kinds of marks, in the order of their switches."""


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
    related = joined([*others, table, record_basket_link(parsed.document_id, reading.basket)])
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
            reading.to(
                section.heading,
                heading_anchor(index),
                text(shortened(section.name, 40)),
                title=section.name,
                where=reading.parsed.path(index),
            ),
            class_=f"zc-depth-{min(section.depth, 4)}",
        )
        for index, section in enumerate(sections)
        if section.depth <= deepest
    ][: OUTLINE * 2]
    if not items:
        return tag("p", "本文没有带编号的标题。", class_="zc-none")
    left_out = tag("li", f"下级标题较多，只列到第 {deepest} 级。", class_="zc-none") if deepest < max(depths) else ""
    return tag("ul", joined(items) + left_out)


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
        return link(words, _opening(reading, page))

    here = tag("span", f"第 {reading.page + 1} / {count} 部分")
    ways = [to(reading.page - 1, "‹ 上一部分"), here, to(reading.page + 1, "下一部分 ›")]
    return tag("nav", joined(ways), class_="zc-parts")


def running_html(reading: OpenedDocument) -> str:
    """Title and number, which stay in view however far the text is scrolled, and the citation."""
    name = tag("b", text(reading.parsed.name), title=reading.parsed.name)
    number = tag("span", text(number)) if (number := reading.parsed.metadata.document_number) else ""
    copy = tag(
        "a",
        "复制引文",
        href="#",
        data_copy=reading.cited,
        data_cite=reading.cited_at,
        class_="zc-action",
        title="按 GB/T 7714 复制出处；选中目录或记录中的一条后，连同章节",
    )
    return tag("div", joined([name, number, find_html(reading), copy if reading.cited else ""]), class_="zc-running")


def find_html(reading: OpenedDocument) -> str:
    """在文中查找: what the browser finds in this part of the text; of the others it gets the words."""
    box = tag("input", type_="search", data_find=True, placeholder="在文中查找", aria_label="在文中查找")
    count = tag("span", "", data_found=True, role="status")
    ways = (("prev", "‹", "上一处"), ("next", "›", "下一处"))
    buttons = (
        tag("button", sign, type_="button", data_find_go=way, aria_label=said, title=said) for way, sign, said in ways
    )
    others = (_other_part(reading, index) for index in range(len(reading.pages)) if index != reading.page)
    return tag("div", joined([box, count, *buttons, *others]), class_="zc-find", role="search")


def _other_part(reading: OpenedDocument, page: int) -> str:
    words = text(reading.parsed.document[reading.pages[page]])
    return tag("div", words, data_part=str(page), data_href=href(_opening(reading, page)), hidden=True)


def _opening(reading: OpenedDocument, page: int) -> DocumentView:
    """Where a part of the text begins."""
    start = reading.pages[page].start
    return DocumentView(document_id=reading.parsed.document_id, place=Span(start, start + 1))


def _folding(name: str, inner: str) -> str:
    """What can be folded away, and is where there is little room."""
    head = tag("summary", tag("h2", name))
    return tag("details", head + inner, open=True, data_fold=name)


def reading_html(reading: OpenedDocument) -> str:
    """Outline, text and records side by side."""
    switches = tag("div", f"标注 {switches_html()}", class_="zc-switches")
    bar = tag("div", joined([running_html(reading), switches, pages_html(reading)]), class_="zc-text-bar")
    words = text_html(reading.parsed, reading.within, reading.marks)
    body = tag(
        "div",
        bar + tag("div", words or tag("p", "（没有文字）"), class_="zc-text") + pages_html(reading) + pick_html(),
        class_="zc-body",
    )
    outline = tag("nav", _folding("目录", outline_html(reading)), class_="zc-outline", aria_label="目录")
    records = tag("aside", _folding("本文记录", records_html(reading)), class_="zc-records", aria_label="本文记录")
    scan = picture_html(reading.parsed.document, reading.marks, reading.picture) if reading.picture else ""
    return tag("div", outline + body + scan + records, class_="zc-reading zc-scanned" if scan else "zc-reading")


def page_html(reading: OpenedDocument, chain: str) -> str:
    """All of the page, in one: each panel more is one more that the browser has to set up. ``chain``: what the document
    rests on and what rests on it."""
    return tag("header", head_html(reading), class_="zc-doc-head") + chain + reading_html(reading)
