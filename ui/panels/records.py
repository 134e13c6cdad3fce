"""The records of a document beside its text, by kind. Pure HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.corrections.setting import Checked
from corpus.export.words import target_words
from corpus.glossary import chinese
from corpus.model import Citation, ParsedDocument, Priority, Target, TargetStatus, Task, UnitRole, numbered
from corpus.search.entry_ids import EntryId, RecordKind, anchor
from ui.panels.checking import checks_html
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.opened import OpenedDocument
from ui.panels.present import record_basket_link
from ui.state import SearchView


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


def _records(reading: OpenedDocument) -> Iterator[tuple[RecordKind, int, Checked, tuple[str, str]]]:
    """Kind, number, the record and its two lines, of every record on this page."""
    parsed, here, kind = reading.parsed, reading.here, RecordKind
    tasks = enumerate(numbered(parsed.tasks))
    yield from ((kind.TASK, n, t, _task(place, t)) for place, (n, t) in tasks if here(t.span))
    yield from ((kind.TARGET, n, g, _target(g)) for n, g in numbered(parsed.targets) if here(g.span))
    yield from ((kind.PRIORITY, n, r, _priority(r)) for n, r in numbered(parsed.priorities) if here(r.span))
    yield from ((kind.CITATION, n, c, _citation(c)) for n, c in numbered(parsed.citations) if here(c.span))


def _alike(reading: OpenedDocument, kind: RecordKind, index: int) -> str:
    """+ 篮, 借鉴 and 相似条文 of a record; citations are the same by what they cite."""
    if kind is RecordKind.CITATION:
        return ""
    entry_id = str(EntryId(reading.parsed.document_id, kind, index))
    lend = link("借鉴", SearchView.precedents_for(entry_id=entry_id), class_="zc-alike zc-lend")
    like = link("相似条文", SearchView(like=entry_id), class_="zc-alike")
    return record_basket_link(entry_id, reading.basket) + lend + like


_ACHIEVED = "achieved"
"""Figures that are reached already: listed on request."""


def _listed_as(kind: RecordKind, record: Checked) -> str:
    """Under which chip a record stands: mentions and achieved figures have their own."""
    if isinstance(record, Priority) and record.mention:
        return "mention"
    if isinstance(record, Target) and record.status is TargetStatus.ACHIEVED:
        return _ACHIEVED
    return kind.value


def _totals(parsed: ParsedDocument) -> dict[str, int]:
    achieved = sum(target.status is TargetStatus.ACHIEVED for target in parsed.targets)
    return {
        "task": len(parsed.tasks),
        "target": len(parsed.targets) - achieved,
        "priority": len(parsed.stated),
        "mention": len(parsed.priorities) - len(parsed.stated),
        "citation": len(parsed.citations),
        _ACHIEVED: achieved,
    }


def _chips(totals: Mapping[str, int]) -> str:
    """全部 is all but what is achieved already."""
    own = sum(count for kind, count in totals.items() if kind != _ACHIEVED)
    aside = "已完成的数字另列" if totals[_ACHIEVED] else None
    chips = [tag("button", f"全部 {own}", type_="button", data_kind="", aria_pressed="true", title=aside)]
    chips += [
        tag("button", f"{chinese(f'kind.{kind}')} {count}", type_="button", data_kind=kind, aria_pressed="false")
        for kind, count in totals.items()
        if count
    ]
    return tag("div", joined(chips), class_="zc-kinds")


def _record(reading: OpenedDocument, kind: RecordKind, index: int, record: Checked, lines: tuple[str, str]) -> str:
    name, (first, second) = anchor(kind, index), lines
    words = tag("span", first) + (tag("small", second) if second else "")
    path = reading.parsed.path(reading.parsed.section_at(record.span.start))
    deeds = checks_html(name, record.verified) + _alike(reading, kind, index)
    listed = _listed_as(kind, record)
    return tag(
        "li",
        reading.to(record.span, name, words, where=path) + tag("div", deeds, class_="zc-do"),
        data_of=listed,
        hidden=listed == _ACHIEVED,
        class_=f"zc-r-{listed}",
    )


def records_html(reading: OpenedDocument) -> str:
    """The records that stand on this page, by kind; the counts say how many the whole document has."""
    totals = _totals(reading.parsed)
    if not sum(totals.values()):
        return tag("p", "本文没有读出任务、目标、制度创新或引用。", class_="zc-none")
    found = sorted(_records(reading), key=lambda each: each[2].span)
    items = joined(_record(reading, *each) for each in found)
    note = ""
    if len(reading.pages) > 1:
        note = tag("p", f"本页 {len(found)} 条，全文 {sum(totals.values())} 条", class_="zc-none")
    box = tag("input", type_="search", data_sift=True, placeholder="筛选记录：单位、指标、字词", aria_label="筛选记录")
    none = tag("p", "没有相符的记录。", class_="zc-none", data_none=True, hidden=True)
    return tag("div", joined([_chips(totals), box, note, tag("ul", items), none]), data_kinds=True)
