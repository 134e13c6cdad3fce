"""对比 › 文件: documents are chosen, and compared by what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.comparison.sides import Aspect
from tests.shown_pages import Run, html, words
from ui.app_pages import compare_files


@pytest.fixture
def ids(filled: Path) -> list[str]:
    with Corpus.open(filled) as corpus:
        return [row.document_id for row in corpus.documents(order="name")]


def test_without_documents_it_says_what_to_choose(run: Run, filled: Path) -> None:
    assert "选择 2 至 6 份文件" in words(run("compare", filled, view="files"))


def test_two_documents_are_compared_by_clause(run: Run, filled: Path, ids: list[str]) -> None:
    shown = html(run("compare", filled, view="files", id=ids[:2]))
    assert "zc-versions" in shown
    assert f"document?id={ids[0]}" in shown


@pytest.mark.parametrize("by", [each for each in Aspect if each is not Aspect.CLAUSE])
def test_more_documents_by_every_aspect(run: Run, filled: Path, ids: list[str], by: Aspect) -> None:
    app = run("compare", filled, view="files", id=ids[:3], by=by.value)
    assert not app.exception
    assert "zc-files" in html(app) or "没有可按" in html(app)


def test_an_id_that_the_corpus_does_not_know_is_left_out(run: Run, filled: Path, ids: list[str]) -> None:
    app = run("compare", filled, view="files", id=["0" * 16, ids[0]])
    assert not app.exception
    assert "选择 2 至 6 份文件" in words(app)


def test_every_view_has_its_name() -> None:
    assert list(compare_files.NAMES.values()) == ["热力图", "并列", "时间", "先后", "文件"]


def test_charts_that_are_left_out_are_told() -> None:
    assert compare_files._course_words(9) == "指标逐年的数值"
    assert compare_files._course_words(12) == "指标逐年的数值（共 12 个指标，画出前 9 个）"
