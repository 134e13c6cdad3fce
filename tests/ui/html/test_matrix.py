"""The comparison of regions: a heat map, lists side by side, the clauses of a cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.compare import make_matrix
from corpus.model import Span
from corpus.search.asked import Entry, Kind
from ui.html.matrix import by_theme, cell_html, domain_counts, heat_html, of_domain, shade, side_html
from ui.state import CompareView


def clause(number: int, region: str, themes: tuple[str, ...], day: str = "2015-01-01") -> Entry:
    words = f"探索建立第{number}项制度"
    return Entry(
        entry_id=f"d-r{number}", kind=Kind.PRIORITY, document_id="d", span=Span(0, 9), title=words, text=words, day=day,
        facets={"region": (region,), "theme": themes},
    )  # fmt: skip


CLAUSES = [
    clause(0, "澜州市", ("生态补偿",)),
    clause(1, "澜州市", ("生态补偿", "红线")),
    clause(2, "栖河市", ("红线",)),
    clause(3, "<b>市", ("信用",)),
    clause(4, "栖河市", ()),
]


MATRIX = make_matrix(CLAUSES)
DOMAINS = {"生态补偿": "生态文明", "红线": "生态文明", "信用": "营商环境"}


def test_heat_map_opens_every_cell() -> None:
    html = heat_html(CompareView(), MATRIX, DOMAINS)
    assert (
        'class="zc-s2"><a href="compare?cell=%E6%BE%9C%E5%B7%9E%E5%B8%82&amp;cell=%E7%94%9F%E6%80%81%E8%A1%A5%E5%81%BF"'
        in html
    )
    assert '<th colspan="2" class="zc-domain">生态文明</th>' in html
    assert "<b>市" not in html


def test_cell_shows_its_clauses_with_their_sources() -> None:
    view = CompareView(cell=("澜州市", "生态补偿"))
    html = cell_html(view, MATRIX, {e.entry_id: e for e in CLAUSES}.get, ())
    assert html.count("<article") == 2
    assert "record=d-r0" in html
    assert cell_html(CompareView(), MATRIX, lambda _: None, ()) == ""
    assert "没有条文" in cell_html(CompareView(cell=("无此市", "x")), MATRIX, lambda _: None, ())


def test_domains() -> None:
    assert domain_counts(MATRIX, DOMAINS) == {"生态文明": 3, "营商环境": 1, "其他": 1}
    part = of_domain(MATRIX, DOMAINS, "营商环境")
    assert (part.rows, part.columns, part.total) == (("<b>市",), ("信用",), 1)
    assert of_domain(MATRIX, DOMAINS, "") == MATRIX


def test_side_by_side_puts_what_is_shared_first_and_each_clause_once() -> None:
    columns = {r: [e for e in CLAUSES if e.facets["region"] == (r,)] for r in ("澜州市", "栖河市")}
    found = by_theme(columns)
    assert list(found) == ["红线", "生态补偿", "未归主题"]
    assert [e.entry_id for e in found["红线"]["澜州市"]] == ["d-r1"]
    assert sum(len(entries) for regions in found.values() for entries in regions.values()) == 4
    assert side_html(columns, ()).count("<article") == 4


@pytest.mark.parametrize(("count", "most", "step"), [(1, 1, 1), (5, 5, 5), (1, 100, 1), (100, 100, 5), (41, 100, 3)])
def test_shade(count: int, most: int, step: int) -> None:
    assert shade(count, most) == step


def test_view_of_a_cell_keeps_the_filters() -> None:
    view = replace(CompareView(themes=("红线",)), cell=("澜州市", "红线"))
    assert CompareView.read(view.params) == view
