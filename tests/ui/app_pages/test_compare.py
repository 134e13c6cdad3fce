"""对比: counts, cells, and filters that leave nothing."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote_plus

import pytest

from corpus.build import Corpus
from tests.shown_pages import Run, html, words
from ui.app_pages import compare_files
from ui.panels.matrix import SIDE
from ui.state import Arrangement


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


@pytest.mark.parametrize("arrangement", Arrangement)
def test_every_arrangement_runs_and_has_its_name(arrangement: Arrangement, run: Run, filled: Path) -> None:
    assert not run("compare", filled, view=arrangement.value).exception
    assert arrangement.value in compare_files.NAMES


def test_a_domain_leaves_its_themes(run: Run, filled: Path) -> None:
    shown = html(run("compare", filled))
    domains = re.findall(r'href="compare\?domain=([^"]+)"', shown)
    assert domains
    narrowed = html(run("compare", filled, domain=unquote_plus(domains[0])))
    assert narrowed.count("<th ") < shown.count("<th ")


def test_more_regions_than_fit_side_by_side_are_named(run: Run, filled: Path) -> None:
    with Corpus.open(filled) as corpus:
        regions = list(corpus.matrix().rows)
    app = run("compare", filled, view="side", region=[*regions, *(f"第{n}市" for n in range(SIDE))])
    assert f"并列最多 {SIDE} 个地区" in words(app)
