"""Two versions of a document as HTML: clause beside clause, with the differing characters marked in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.comparison.provisions import Provision
from corpus.comparison.versions import Alignment, ClauseChange, ClauseState
from corpus.division.table import source_of
from corpus.export.versions import Versions, limit_words, state_words, task_names
from corpus.export.words import column_names, role_words, target_words
from corpus.glossary import chinese
from corpus.model import ParsedDocument, Span
from ui.compare_state import CompareView
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.present import place_link
from ui.state import DocumentView

_APART = "两份文件相同或相近的条文很少，可能不是同一文件的两个版本；不同的文件可按任务、目标、单位或主题并列。"
ROWS = 400
"""What the page shows at most; the export has all."""


def versions_html(view: CompareView, alignment: Alignment, versions: Versions) -> str:
    """How much of each kind, what changed in the records, and the clauses side by side."""
    shown = [each for each in alignment.clauses if view.everything or each.state is not ClauseState.EQUAL]
    rows = joined(_row(each, versions) for each in shown[:ROWS])
    heads = joined(
        _head(*each) for each in zip("原现", column_names(list(map(source_of, versions))), versions, strict=True)
    )
    head = tag("thead", tag("tr", tag("th", "变化", scope="col") + heads))
    table = tag("table", head + tag("tbody", rows), class_="zc-side zc-versions") if shown else ""
    more = f"这里列出前 {ROWS} 条，其余 {len(shown) - ROWS} 条请导出查看。" if len(shown) > ROWS else ""
    none = "" if shown else tag("p", "两个版本的条文没有不同。", class_="zc-none")
    apart = tag("p", _APART, class_="zc-none") if alignment.apart else ""
    return _summary(view, alignment) + apart + _records(alignment) + table + none + tag("p", more, class_="zc-none")


def _head(word: str, name: str, parsed: ParsedDocument) -> str:
    return tag("th", f"{word}　" + link(text(name), DocumentView(document_id=parsed.document_id)), scope="col")


def _summary(view: CompareView, alignment: Alignment) -> str:
    """新增 3 · 修改 5 …, and the switch for what is equal."""
    counts = ((state, alignment.count(state)) for state in ClauseState)
    words = joined((f"{chinese(f'clause.{state.value}')} {tag('b', str(n))}" for state, n in counts if n), " · ")
    renumbered = sum(each.renumbered and each.state is ClauseState.EQUAL for each in alignment.clauses)
    note = f"（其中 {renumbered} 条只是编号不同，不算修改）" if renumbered else ""
    other = "不看未变的条文" if view.everything else "也看未变的条文"
    switch = link(other, replace(view, everything=not view.everything))
    return tag("p", f"{words}{note}　{switch}", class_="zc-counts")


def _row(change: ClauseChange, versions: Versions) -> str:
    state = tag("th", text(state_words(change)), scope="row")
    old = _cell(change.old, versions[0], [each.old for each in change.differences], "del")
    new = _cell(change.new, versions[1], [each.new for each in change.differences], "ins")
    return tag("tr", state + old + new, class_=f"zc-c-{change.state.value}")


def _cell(provisions: Sequence[Provision], parsed: ParsedDocument, marks: Sequence[Span], name: str) -> str:
    return tag("td", joined(_provision(each, parsed, marks, name) for each in provisions) or "—")


def _provision(each: Provision, parsed: ParsedDocument, marks: Sequence[Span], name: str) -> str:
    """A clause with its number, a link to its place; its headings are told on hover."""
    view = DocumentView(document_id=parsed.document_id, place=each.span)
    words = tag("span", text(each.label), class_="zc-label") + marked_in(each.span, parsed, marks, name)
    where = link(words, view, title=" › ".join(each.path) or None)
    return tag("p", where + place_link(parsed.document_id, each.span))


def marked_in(span: Span, parsed: ParsedDocument, marks: Iterable[Span], name: str) -> str:
    """A stretch of a document with the marked places in an element: ``del``, ``ins`` or ``mark``."""
    pieces, at = [], span.start
    for mark in marks:
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start < end:
            pieces += [text(parsed.document.text[at:start]), tag(name, text(parsed.document.text[start:end]))]
            at = end
    return "".join([*pieces, text(parsed.document.text[at : span.end])])


def _records(alignment: Alignment) -> str:
    """Units, time limits and targets that are others, folded."""
    units = [(c.unit, role_words(c.old_roles), role_words(c.new_roles), task_names(c.tasks)) for c in alignment.units]
    limits = [(task_names(c.tasks), *limit_words(c), "") for c in alignment.deadlines]
    targets = [
        (c.indicator, target_words(c.old) if c.old else "—", target_words(c.new) if c.new else "—", "")
        for c in alignment.targets
    ]
    return _fold("单位变化", units) + _fold("时限变化", limits) + _fold("目标变化", targets)


def _fold(name: str, rows: Sequence[tuple[str, str, str, str]]) -> str:
    if not rows:
        return ""
    items = joined(
        tag("li", f"{text(head)}：{tag('del', text(old))} → {tag('ins', text(new))} "
            + (tag("small", text(shortened(place, 40))) if place else ""))
        for head, old, new, place in rows[:ROWS]
    )  # fmt: skip
    more = tag("p", f"这里列出前 {ROWS} 项，其余 {len(rows) - ROWS} 项请导出查看。") if len(rows) > ROWS else ""
    return tag("details", tag("summary", f"{name} {len(rows)}") + tag("ul", items) + more, class_="zc-changes")
