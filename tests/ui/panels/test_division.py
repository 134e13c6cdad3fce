"""What a task-division table may begin with."""

from __future__ import annotations

from corpus.build import DocumentRow
from corpus.division.table import TableColumn, TableSource
from corpus.export.handout import RowOrigin
from corpus.model import Span
from ui.panels.division import OPTIONAL, local_page, offers_html


def test_what_may_be_left_out() -> None:
    """A table without number and task is none; the role comes with the grouping."""
    assert set(TableColumn) - set(OPTIONAL) == {TableColumn.NUMBER, TableColumn.TASK, TableColumn.ROLE}


def test_links_of_a_book_open_the_page_on_ones_own_machine() -> None:
    source = TableSource(document_id="ab", file="a.txt", title=None, document_number=None)
    origin = RowOrigin(entry_id="ab-t3", source=source, span=Span(3, 9), path=(), place="", quote=None)
    assert local_page(origin) == "http://localhost:8501/document?id=ab&record=ab-t3"


def test_offers_are_documents_with_their_number_of_tasks() -> None:
    row = DocumentRow(
        document_id="ab", title="<b>方案", document_number=None, issuers=(), day=None, level=None, region=None,
        document_type=None, tasks=7, targets=0, priorities=0, citations=0, issues=0, source_name="a",
    )  # fmt: skip
    html = offers_html([row])
    assert "&lt;b&gt;方案" in html
    assert "7 项" in html
    assert "tasks?id=ab" in html
