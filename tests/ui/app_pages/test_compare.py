"""对比: counts, cells, and filters that leave nothing."""

from __future__ import annotations

from pathlib import Path

from corpus.build import Corpus
from tests.shown_pages import Run, html, words


def test_compare_counts_and_opens(run: Run, filled: Path) -> None:
    with Corpus.open(filled) as corpus:
        matrix = corpus.matrix()
    cell = next(iter(matrix.cells))
    assert "zc-heat" in html(run("compare", filled))
    assert "原文" in html(run("compare", filled, cell=list(cell)))
    assert "zc-side" in html(run("compare", filled, view="side", region=list(matrix.rows[:2])))
    assert not run("compare", filled, view="time").exception


def test_compare_without_a_match(run: Run, filled: Path) -> None:
    assert "去掉一些筛选" in words(run("compare", filled, region="没有这个地方"))
