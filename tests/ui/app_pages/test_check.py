"""体检: a draft pasted or chosen, checked against itself and a document of the corpus."""

from __future__ import annotations

from functools import partialmethod
from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.search.asked import Kind
from tests.shown_pages import Run, first, html, words

DRAFT = "青砚市渡口修缮实施方案\n一、总体要求\n于2025年2月30日开工，报市环保局备案。\n三、保障措施\n加强宣传。"


def test_before_a_draft_is_there_it_says_what_to_do(run: Run, filled: Path) -> None:
    app = run("check", filled)
    assert "请拖入草稿或粘贴文字" in words(app)
    assert html(app) == ""


def test_a_pasted_draft(run: Run, filled: Path) -> None:
    app = run("check", filled)
    app.text_area[0].set_value(DRAFT).run()
    shown = html(app)
    assert "没有“2025年2月30日”这一天" in shown
    assert "“市环保局”自2018年起为“市生态环境局”" in shown
    assert not app.exception


def test_a_document_of_the_corpus_against_another(run: Run, filled: Path) -> None:
    document_id = first(filled, Kind.TASK).partition("-")[0]
    app = run("check", filled, id=document_id)
    app.selectbox[0].select(document_id).run()
    assert app.query_params["against"] == document_id
    assert "已承接" in html(app)


def test_a_superior_that_is_gone_is_none(run: Run, filled: Path) -> None:
    app = run("check", filled, against="zzz")
    assert not app.exception
    assert "against" not in app.query_params


def test_every_document_of_the_corpus_can_be_chosen(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The corpus gives its documents page by page."""
    with Corpus.open(filled) as corpus:
        ids = {row.document_id for row in corpus.documents()}
    monkeypatch.setattr(Corpus, "documents", partialmethod(Corpus.documents, page_size=2))
    last = max(ids)
    app = run("check", filled, against=last)
    assert len(app.selectbox[0].options) == len(ids) + 1
    assert last in app.query_params["against"]


def test_an_archive_is_no_draft(run: Run, filled: Path) -> None:
    types = run("check", filled).get("file_uploader")[0].proto.type
    assert ".docx" in types
    assert ".zip" not in types
