"""Regions and themes by year."""

from __future__ import annotations

from dataclasses import replace

from corpus.compare import make_matrix
from corpus.search.asked import Kind
from tests.made_clauses import clause
from ui.compare_state import CompareView, Over
from ui.panels.years import MOST_ROWS, over_html, years_html


def dated(number: int, region: str, themes: tuple[str, ...], year: str | None):
    entry = clause(number, region, themes, f"{year}-01-01" if year else "")
    return replace(entry, day=entry.day or None, facets={**entry.facets, **({"year": (year,)} if year else {})})


ENTRIES = [
    dated(0, "甲市", ("红线", "信用"), "2016"),
    dated(1, "甲市", ("红线",), "2015"),
    dated(2, "乙市", ("信用",), None),
    replace(dated(3, "乙市", ("红线",), "2016"), kind=Kind.MENTION),
]
BY_REGION = make_matrix(ENTRIES, rows="region", columns="year")
BY_THEME = make_matrix(ENTRIES, rows="theme", columns="year")


def test_years_go_up_and_what_has_none_stands_last() -> None:
    html = years_html(CompareView(), BY_REGION, {})
    heads = [html.index(f">{head}</th>") for head in ("2015", "2016", "无日期", "合计")]
    assert heads == sorted(heads)
    assert "3 条，小字是正文提及的，共 1 条" in html


def test_each_clause_counts_once_in_the_sums() -> None:
    html = years_html(CompareView(over=Over.THEME), BY_THEME, {})
    line = html[html.index("只看 红线") : html.index("只看 信用")]
    assert '<td class="zc-sum">3</td>' in line
    assert html[html.index("合计</th><td>") :].startswith("合计</th><td>1</td><td>2</td><td>1</td><td>4</td>")


def test_a_year_without_clauses_says_what_is_there() -> None:
    html = years_html(CompareView(), BY_REGION, {("乙市", "2015"): 2})
    assert 'title="乙市 · 2015：0 条；库中 2 份文件"><small>0</small>' in html
    html = years_html(CompareView(over=Over.THEME), BY_THEME, {("信用", "2015"): 7})
    assert 'title="信用 · 2015：0 条；条款 7 处写到"><small>文7</small>' in html


def test_figures_open_their_cell_and_rows_their_filter() -> None:
    html = years_html(CompareView(over=Over.THEME, cell=("红线", "2015")), BY_THEME, {})
    assert html.count("zc-now") == 1
    assert "zc-opened" in html
    assert CompareView.read({"cell": ["红线", "2015"], "over": ["theme"]}) == CompareView(
        over=Over.THEME, cell=("红线", "2015")
    )
    assert "compare?over=theme&amp;theme=%E7%BA%A2%E7%BA%BF" in html


def test_rows_beyond_the_most_are_told() -> None:
    many = make_matrix([dated(n, f"第{n:03}市", (), "2015") for n in range(MOST_ROWS + 1)], columns="year")
    assert "前" not in years_html(CompareView(), BY_REGION, {})
    assert f"条文最多的 {MOST_ROWS} 行" in years_html(CompareView(), many, {})


def test_both_tables_are_offered() -> None:
    html = over_html(CompareView(over=Over.THEME, cell=("a", "b")))
    assert "地区 × 年份" in html
    assert html.count("zc-now") == 1
    assert "cell=" not in html
