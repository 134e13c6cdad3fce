"""Beside the table of a plan: what its check found, and what other windows did. Pure HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.division.rows import TableColumn
from corpus.workspace.adapting import Adaptation
from corpus.workspace.findings import TableFinding
from corpus.workspace.history import HistoryLine
from corpus.workspace.model import PlanRow
from ui.panels.markup import joined, link, shortened, tag, text
from ui.state import PlanView

_SHOWN = 5
"""Steps of other windows that are told in full."""


def check_html(view: PlanView, found: Sequence[TableFinding], rows: int) -> str:
    """One line for all kinds, each with its count; a click shows those rows. What a chosen kind means stands below."""
    if not rows:
        return ""
    kinds = joined(_kind(view, finding) for finding in found)
    head = joined([tag("span", f"{rows} 行"), tag("span", "检查："), kinds or tag("span", "没有发现问题")])
    line = tag("div", head, class_="zc-checks")
    chosen = next((finding for finding in found if finding.code == view.found), None)
    if not view.found:
        return line
    words = f"{chosen.message}{chosen.mend}" if chosen else "这一类已全部改好。"
    back = link("显示全部行", replace(view, found=""))
    return line + tag("div", joined([text(words), back], " "), class_="zc-checks zc-chosen-check")


def _kind(view: PlanView, finding: TableFinding) -> str:
    now = finding.code == view.found
    target = replace(view, found="" if now else finding.code)
    words = f"{text(finding.name)} {tag('b', str(finding.count))}"
    return link(words, target, class_="zc-now" if now else None, title=finding.message)


def news_html(news: Sequence[HistoryLine], told: Sequence[str]) -> str:
    """What other windows did, and what could not be done as asked; each thing once."""
    said = [text(f"{step.at:%H:%M} 另一窗口：{step.said}") for step in news]
    more = [f"等 {len(said)} 处改动"] if len(said) > _SHOWN else []
    lines = [*map(text, dict.fromkeys(told)), *said[:_SHOWN], *more]
    return tag("ul", joined(tag("li", line) for line in lines), class_="zc-warning", role="status")


def row_words(row: PlanRow) -> str:
    """A row in a line: its task, and where it comes from."""
    first = row.origins[0].source if row.origins else None
    words = row.cells.get(TableColumn.TASK, "") or row.cells.get(TableColumn.CONTENT, "")
    return shortened(words, 40) + (f"（{shortened(first.title or first.file, 20)}）" if first else "")


def unmapped_html(found: Adaptation) -> str:
    """Names of another place that nobody could make one of one's own."""
    items = (f"{tag('b', text(each.name))}（{len(each.row_ids)} 行）{text(each.why)}" for each in found.unmapped)
    return tag("ul", joined(tag("li", item) for item in items))
