"""文件: opened at a record, at a clause, or gone."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.search.asked import Kind
from tests.shown_pages import Run, first, html, words


def test_document_opens_at_a_record(run: Run, filled: Path) -> None:
    record = first(filled, Kind.TASK)
    app = run("document", filled, record=record)
    assert not app.exception
    place = json.loads(app.get("bidi_component")[-1].proto.json)["place"]
    assert place == record.partition("-")[2]
    assert f'data-at="{place}' in html(app)
    assert app.query_params["id"] == record.partition("-")[0]


def test_document_opens_at_a_clause(run: Run, filled: Path) -> None:
    app = run("document", filled, record=first(filled, Kind.PASSAGE))
    assert json.loads(app.get("bidi_component")[-1].proto.json)["place"] == "here"
    assert "here" in html(app)


def test_document_that_is_gone(run: Run, filled: Path) -> None:
    assert "可能已被删除" in words(run("document", filled, id="0" * 16))
