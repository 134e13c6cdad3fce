"""The task-division table and its editor: rows to show, edits kept apart, the edited table to export.

Edits are kept by record and column, so that they survive another grouping, other columns and a way to another page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.build import DocumentRow
from corpus.division.table import Finding, TableColumn, TableRow, TaskTable
from corpus.export.handout import RowOrigin
from corpus.glossary import chinese
from corpus.model import Span
from ui.address import href
from ui.panels.markup import joined, link, tag, text
from ui.state import DocumentView, TasksView

Edits = Mapping[tuple[str, TableColumn], str]
"""(entry id, column) to the words that a person wrote there."""

EDITABLE = tuple(
    column for column in TableColumn if column not in (TableColumn.NUMBER, TableColumn.ROLE, TableColumn.SOURCE)
)
OPTIONAL = (
    TableColumn.CONTENT,
    TableColumn.LEAD,
    TableColumn.RESPONSIBLE,
    TableColumn.COOPERATING,
    TableColumn.SUPERVISING,
    TableColumn.DEADLINE,
    TableColumn.TARGETS,
    TableColumn.SOURCE,
)
"""Columns that may be left out."""
PAGE = 500
"""Rows in the editor at a time; the export has all."""


def edited(table: TaskTable, edits: Edits) -> TaskTable:
    """The table with the edits in it."""
    if not edits:
        return table

    def row(old: TableRow) -> TableRow:
        new = {column: edits.get((old.entry_id, column), words) for column, words in old.cells.items()}
        return replace(old, cells=new)

    groups = tuple(replace(group, rows=tuple(row(r) for r in group.rows)) for group in table.groups)
    return replace(table, groups=groups)


def without(table: TaskTable, hidden: Iterable[str]) -> TaskTable:
    """The table without some columns."""
    left_out = set(hidden)
    return replace(table, columns=tuple(column for column in table.columns if column.value not in left_out))


def address(row: TableRow) -> str:
    """Where a row opens in its document; what the link says stands behind the #."""
    words = row.cells.get(TableColumn.SOURCE, "") or "原文"
    return f"{href(DocumentView(document_id=row.document_id, record=row.entry_id))}#{words}"


LOCAL = "http://localhost:8501/"
"""Where ``zhengce serve`` shows the corpus."""


def local_page(origin: RowOrigin) -> str:
    """Where a passage opens in the browser, while the corpus is served: for links in books."""
    return f"{LOCAL}{href(DocumentView(document_id=origin.source.document_id, record=origin.entry_id))}"


def editor_rows(table: TaskTable, start: int = 0) -> list[dict[str, str]]:
    """A page of rows as the editor shows them: column slug to words, with ``group``; the source is a link."""
    found: list[dict[str, str]] = []
    for group in table.groups:
        for row in group.rows:
            cells = {column.value: row.cells.get(column, "") for column in table.columns}
            found.append(
                {"group": group.path[-1] if group.path else "", **cells, TableColumn.SOURCE.value: address(row)}
            )
    return found[start : start + PAGE]


def changes(
    rows: list[TableRow], edited_rows: Mapping[int, Mapping[str, object]]
) -> dict[tuple[str, TableColumn], str]:
    """What the editor reports (row number to column slug to value) as edits by record."""
    slugs = {column.value: column for column in EDITABLE}
    return {
        (rows[number].entry_id, slugs[slug]): str(value or "")
        for number, cells in edited_rows.items()
        if number < len(rows)
        for slug, value in cells.items()
        if slug in slugs
    }


# --- what the drafter should look at ------------------------------------------------------------------------------


def _finding(finding: Finding, row: TableRow | None) -> str:
    span = finding.span if len(finding.span) else Span(finding.span.start, finding.span.start + 1)
    view = DocumentView(document_id=finding.document_id, place=span)
    number = f"{row.cells.get(TableColumn.NUMBER, '')} " if row else ""
    return tag("li", joined([text(number + finding.message), link("原文", view)], " "))


def findings_html(table: TaskTable) -> str:
    """提示: how many rows lack something, each kind with its places."""
    if not table.findings:
        return ""
    rows = {row.entry_id: row for row in table.rows}
    kinds: dict[str, list[Finding]] = {}
    for finding in table.findings:
        kinds.setdefault(finding.code, []).append(finding)
    pieces = []
    for code, found in kinds.items():
        unit = "个" if code == "renamed" else "项"
        items = joined(_finding(f, rows.get(f.entry_id or "")) for f in found[:200])
        head = tag("summary", f"{len(found)} {unit}{text(chinese(code))}")
        pieces.append(tag("details", head + tag("ul", items), name_="findings", class_="zc-related"))
    return tag("div", tag("span", "提示") + joined(pieces), class_="zc-relatives zc-findings")


def figures(table: TaskTable, view: TasksView) -> str:
    """共 52 项任务，来自 1 份文件."""
    count = len({row.entry_id for row in table.rows})
    return f"共 {count} 项任务，来自 {'篮中 ' if view.basket else ''}{len(table.sources)} 份文件"


def offers_html(rows: Iterable[DocumentRow]) -> str:
    """What one may begin with: the documents that have most tasks."""
    items = joined(
        tag("li", joined([link(text(row.title), TasksView(documents=(row.document_id,))), f"{row.tasks} 项"], " "))
        for row in rows
    )
    words = "请在上方选择文件，或在检索页用“+ 篮”收集任务和条款，再到这里生成任务分工表。任务最多的文件："
    return tag("div", tag("p", words) + tag("ul", items), class_="zc-offers")
