"""Documents side by side as HTML: one column each, one row for each task, target, unit or theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.comparison.sides import Coverage, SideBySide, SideItem, SideRow
from corpus.export.sides import spread_words
from corpus.export.words import column_names, target_words
from corpus.glossary import chinese
from corpus.model import ParsedDocument
from ui.compare_state import CompareView
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.present import place_link
from ui.panels.versions import marked_in
from ui.state import DocumentView

ROWS = 300
"""What the page shows at most; the export has all."""
ITEMS = 12
"""What a cell shows at most."""
_SPREADS = (Coverage.ALL, Coverage.SOME, Coverage.ONLY)


def sides_html(view: CompareView, sides: SideBySide, documents: Sequence[ParsedDocument]) -> str:
    """What the documents have in common first; what one alone has on demand."""
    ordered = sorted(sides.rows, key=lambda row: _SPREADS.index(row.spread))
    shared = [row for row in ordered if row.spread is not Coverage.ONLY]
    shown = ordered if view.everything or not shared else shared
    if not ordered:
        return tag("p", f"这些文件里没有可按{chinese(f'compare.{sides.by.value}')}对照的内容。", class_="zc-none")
    heads = joined(
        tag("th", link(text(name), DocumentView(document_id=source.document_id)), scope="col")
        for name, source in zip(column_names(sides.documents), sides.documents, strict=True)
    )
    head = tag("thead", tag("tr", tag("th", chinese(f"compare.{sides.by.value}"), scope="col") + heads))
    body = tag("tbody", joined(_row(row, documents) for row in shown[:ROWS]))
    more = f"这里列出前 {ROWS} 行，其余 {len(shown) - ROWS} 行请导出查看。" if len(shown) > ROWS else ""
    table = tag("table", head + body, class_="zc-side zc-files")
    return _summary(view, sides, bool(shared)) + table + tag("p", more, class_="zc-none")


def _summary(view: CompareView, sides: SideBySide, shared: bool) -> str:
    counts = [f"{chinese(f'spread.{each.value}')} {tag('b', str(sides.count(each)))}" for each in _SPREADS]
    if reworded := sum(row.reworded for row in sides.rows):
        counts.append(f"改写 {tag('b', str(reworded))}")
    other = "不看仅一份文件有的" if view.everything else "也看仅一份文件有的"
    switch = link(other, replace(view, everything=not view.everything)) if sides.count(Coverage.ONLY) else ""
    switch = switch if shared else "没有几份文件都有的内容，以下各只有一份文件有。"
    return tag("p", joined(counts, " · ") + "　" + switch, class_="zc-counts")


def _row(row: SideRow, documents: Sequence[ParsedDocument]) -> str:
    head = tag("th", text(row.name) + tag("small", text(spread_words(row))), scope="row")
    cells = joined(
        tag("td", _cell(cell, parsed, mentions))
        for cell, parsed, mentions in zip(row.cells, documents, row.mentions, strict=True)
    )
    return tag("tr", head + cells)


def _cell(cell: Sequence[SideItem], parsed: ParsedDocument, mentions: int) -> str:
    """A cell's items, each a link to its place. An empty cell says whether the text names the theme."""
    if not cell:
        return f"—（正文提到 {mentions} 处）" if mentions else "—"
    more = tag("small", f"… 共 {len(cell)} 条") if len(cell) > ITEMS else ""
    return joined(_item(item, parsed) for item in cell[:ITEMS]) + more


def _item(item: SideItem, parsed: ParsedDocument) -> str:
    view = DocumentView(document_id=parsed.document_id, place=item.span)
    role = tag("span", text(chinese(f"role.{item.role.value}")), class_="zc-chip") + " " if item.role else ""
    if item.target:
        words = text(target_words(item.target))
    elif item.marks:
        words = marked_in(item.span, parsed, item.marks, "mark")
    else:
        words = text(shortened(item.text, 240))
    where = link(words, view, title=" › ".join(item.path) or None)
    return tag("p", role + where + place_link(parsed.document_id, item.span))
