"""Former addresses and links lead to a table of a plan."""

from __future__ import annotations

from pathlib import Path

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from tests.shown_pages import Run, words


def test_a_link_to_the_tasks_of_a_document_makes_its_table_once(run: Run, folder: Path) -> None:
    with Corpus.open(folder) as corpus:
        document_id = corpus.documents()[0].document_id
    for _ in range(2):
        app = run("tasks", folder, id=document_id, by="unit", hide="deadline")
        assert not app.exception
    with Corpus.open(folder) as corpus:
        (plan,) = corpus.plans.all()
        (table,) = corpus.plans.open(plan.plan_id).tables
    assert [row.cells[TableColumn.LEAD] for row in table.rows] == ["省财政厅", "省国土资源厅"]
    assert table.by.value == "unit"
    assert table.columns
    assert TableColumn.DEADLINE not in table.columns


def test_a_document_without_tasks_says_so(run: Run, tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("函.txt", "关于某事的复函\n同意。".encode())], workers=0)
        (row,) = corpus.documents()
    assert "没有读出任务" in words(run("tasks", tmp_path / "库", id=row.document_id))
