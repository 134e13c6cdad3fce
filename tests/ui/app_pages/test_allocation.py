"""任务分工: the tasks of a document, and of the basket."""

from __future__ import annotations

from pathlib import Path

from corpus.build import Corpus
from corpus.division.table import TableColumn
from corpus.search.asked import Kind
from tests.shown_pages import Run, first, words
from ui.app_pages import allocation


def test_division_of_a_document(run: Run, filled: Path) -> None:
    document = first(filled, Kind.TASK).partition("-")[0]
    app = run("allocation", filled, id=document)
    assert not app.exception
    assert "项任务" in words(app)
    assert app.get("arrow_data_frame") or app.dataframe


def test_division_of_the_basket(run: Run, filled: Path) -> None:
    record = first(filled, Kind.TASK)
    app = run("allocation", filled, basket=record, **{"from": "basket"})
    assert not app.exception
    assert "共 1 项任务" in words(app)
    assert app.query_params["basket"] == record


def test_division_by_unit_and_without_a_column(run: Run, filled: Path) -> None:
    document = first(filled, Kind.TASK).partition("-")[0]
    app = run("allocation", filled, id=document, by="unit", hide="lead")
    assert not app.exception
    frame = (app.get("arrow_data_frame") or app.dataframe)[0]
    assert "role" in frame.value.columns
    assert "lead" not in frame.value.columns


def test_a_document_without_tasks_says_so(run: Run, tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("函.txt", "关于某事的复函\n同意。".encode())], workers=0)
        (row,) = corpus.documents()
    assert "没有读出任务" in words(run("allocation", tmp_path / "库", id=row.document_id))


def test_every_column_has_a_width_and_every_file_its_name() -> None:
    assert set(allocation._WIDTHS) == set(TableColumn)
    assert [form.value for form in allocation._TYPES] == ["xlsx", "docx"]
