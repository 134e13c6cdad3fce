"""任务分工: the tasks of a document, and of the basket."""

from __future__ import annotations

from pathlib import Path

from corpus.search.asked import Kind
from tests.shown_pages import Run, first, words


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
