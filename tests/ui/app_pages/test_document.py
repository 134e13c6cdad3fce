"""文件: opened at a record, at a clause, or gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.search.asked import Kind
from corpus.search.entry_ids import parse_entry_id
from tests.chained_papers import FILES
from tests.made_scans import needed, notice_png
from tests.shown_pages import Run, first, html, panels, words


def test_document_opens_at_a_record(run: Run, filled: Path) -> None:
    record = first(filled, Kind.TASK)
    app = run("document", filled, record=record)
    assert not app.exception
    place = panels(app)[-1]["place"]
    assert place == record.partition("-")[2]
    assert f'data-at="{place}' in html(app)
    assert app.query_params["id"] == record.partition("-")[0]


def test_document_opens_at_a_clause(run: Run, filled: Path) -> None:
    app = run("document", filled, record=first(filled, Kind.PASSAGE))
    assert panels(app)[-1]["place"] == "here"
    assert "here" in html(app)


def test_document_that_is_gone(run: Run, filled: Path) -> None:
    assert "可能已被删除" in words(run("document", filled, id="0" * 16))


@pytest.mark.parametrize("kind", [Kind.TASK, Kind.TARGET, Kind.PRIORITY])
def test_every_kind_of_record_has_its_place(kind: Kind, run: Run, filled: Path) -> None:
    record = first(filled, kind)
    app = run("document", filled, record=record)
    assert panels(app)[-1]["place"] == parse_entry_id(record).anchor


def test_a_place_of_the_url_is_marked_and_opened(run: Run, filled: Path) -> None:
    document = first(filled, Kind.DOCUMENT)
    app = run("document", filled, id=document, at="3-9")
    assert panels(app)[-1]["place"] == "here"
    assert 'data-at="here' in html(app) or " here" in html(app)
    assert panels(run("document", filled, id=document))[-1]["place"] is None


def test_a_record_that_is_gone_opens_its_document_at_the_top(run: Run, filled: Path) -> None:
    document = first(filled, Kind.DOCUMENT)
    app = run("document", filled, record=f"{document}-t9999")
    assert not app.exception
    assert panels(app)[-1]["place"] is None


def test_a_scan_shows_its_page_with_the_record_framed(run: Run, tmp_path: Path) -> None:
    needed()
    told = []
    with Corpus.open(tmp_path) as corpus:
        corpus.add_bytes([("扫描件.png", notice_png())], workers=1, on_progress=told.append)
    assert [(step.name, step.page, step.pages) for step in told] == [("扫描件.png", 1, 1), ("扫描件.png", 0, 0)]
    record = first(tmp_path, Kind.TASK)
    app = run("document", tmp_path, record=record)
    assert not app.exception
    shown = html(app)
    assert "data:image/jpeg;base64," in shown and "原件第 1 页（识别）" in shown and "zc-scanned" in shown
    assert re.search(rf'<span class="zc-spot" data-at="{parse_entry_id(record).anchor}" style="left:', shown)


def test_a_document_shows_what_it_rests_on(run: Run, tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "依据") as corpus:
        corpus.add_bytes(FILES, workers=0)
        (plan,) = corpus.kin.named("清河市治水方案")
    shown = html(run("document", tmp_path / "依据", id=plan.document_id))
    assert "依据链：依据 2 份（库中没有 1 份），文号有缺" in shown
    assert "<svg" in shown
