"""What a task-division table may begin with, and which of its columns may be left out."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.build import DocumentRow
from corpus.division.table import TableColumn
from corpus.export.handout import RowOrigin
from ui.address import href
from ui.panels.markup import joined, link, tag, text
from ui.state import DocumentView, TasksView

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


LOCAL = "http://localhost:8501/"
"""Where ``zhengce serve`` shows the corpus."""


def local_page(origin: RowOrigin) -> str:
    """Where a row opens in the page on one's own machine, for the links of an Excel book."""
    return LOCAL + href(DocumentView(document_id=origin.source.document_id, record=origin.entry_id))


def offers_html(rows: Iterable[DocumentRow]) -> str:
    """What one may begin with: the documents that have most tasks."""
    items = joined(
        tag("li", joined([link(text(row.title), TasksView(documents=(row.document_id,))), f"{row.tasks} 项"], " "))
        for row in rows
    )
    words = "在检索页用“+ 篮”收集任务和条款，或从一份文件开始整理任务分工表。任务最多的文件："
    return tag("div", tag("p", words) + tag("ul", items), class_="zc-offers")
