"""The comparison of regions: a heat map, lists side by side, the clauses of a cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.compare import make_matrix
from corpus.model import Span
from corpus.search.asked import Entry, Kind
from ui.compare_state import CompareView
from ui.panels.matrix import (
    COLUMNS,
    ROWS,
    by_theme,
    cell_html,
    clause_html,
    domain_counts,
    domains_html,
    heat_html,
    in_domain,
    mentions_html,
    of_domain,
    shade,
    side_html,
    year_html,
)


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


@pytest.mark.parametrize(
    ("domain", "themes", "inside"),
    [
        ("", ("生态补偿",), True),  # no domain in particular
        ("生态文明", ("信用", "红线"), True),  # one theme of it is enough
        ("生态文明", ("信用",), False),
        ("其他", (), True),  # no theme at all
        ("其他", ("没有这个主题",), True),  # one that the taxonomy does not know
        ("其他", ("信用",), False),
    ],
)
def test_a_clause_of_a_domain(domain: str, themes: tuple[str, ...], inside: bool) -> None:
    assert in_domain(clause(0, "澜州市", themes), DOMAINS, domain) is inside


def test_domains_are_offered_where_there_are_several() -> None:
    html = domains_html(CompareView(domain="生态文明"), {"生态文明": 3, "营商环境": 1})
    assert html.count("<a ") == 3
    assert html.count("zc-now") == 1
    assert "生态文明 <b>3</b>" in html
    assert "<b>0</b>" not in html  # 全部 has no number
    assert domains_html(CompareView(), {"生态文明": 3}) == ""


@pytest.mark.parametrize(
    ("count", "most", "step"), [(2, 5, 2), (5, 5, 5), (1, 6, 1), (6, 6, 5), (2, 10, 1), (3, 10, 2), (99, 100, 5)]
)
def test_shades_by_count_and_beyond_five_by_proportion(count: int, most: int, step: int) -> None:
    assert shade(count, most) == step


def test_a_heat_map_shows_so_many_rows_and_columns_and_says_so() -> None:
    many = make_matrix([clause(n, f"第{n:03}市", (f"第{n:03}主题",)) for n in range(ROWS + 1)])
    html = heat_html(CompareView(), many, {})
    assert html.count('scope="row"') == ROWS
    assert html.count('scope="col"') == COLUMNS + 1
    assert f"这里列出条文最多的 {ROWS} 个地区、{COLUMNS} 个主题" in html
    few = make_matrix([clause(n, f"第{n}市", ("甲",)) for n in range(ROWS)])
    assert "这里列出" not in heat_html(CompareView(), few, {})


def test_the_opened_cell_is_marked() -> None:
    html = heat_html(CompareView(cell=("澜州市", "红线")), MATRIX, DOMAINS)
    assert 'class="zc-heat zc-opened"' in html
    assert html.count('zc-now"') == 1


def test_a_clause_stands_with_its_place_year_and_themes() -> None:
    entry = replace(
        clause(0, "澜州市", ("甲", "乙", "丙", "丁")),
        facets={"region": ("云澜省", "云澜省澜州市"), "theme": ("甲", "乙", "丙", "丁")},
    )
    html = clause_html(entry, ())
    assert "<b>云澜省澜州市</b> · <span>2015</span> · <span>甲、乙、丙</span>" in html
    assert "<b>" not in clause_html(entry, (), place=False)
    assert 'aria-pressed="true"' in clause_html(entry, ("d-r0",))


def test_clauses_of_a_year() -> None:
    html = year_html("2015", CLAUSES[:2], ())
    assert "<h2>2015 · 2 条</h2>" in html
    assert html.count("<article") == 2


def test_themes_that_more_regions_share_come_first_and_none_last() -> None:
    columns = {
        "甲市": [clause(0, "甲市", ()), clause(1, "甲市", ("一",)), clause(2, "甲市", ("二",))],
        "乙市": [clause(3, "乙市", ("二",))],
    }
    assert list(by_theme(columns)) == ["二", "一", "未归主题"]
    assert side_html(columns, ()).count("<td>—</td>") == 2  # what one has and the other lacks


SAID = [
    replace(clause(9, "栖河市", ("信用",)), kind=Kind.MENTION),
    replace(clause(8, "澜州市", ("红线",)), kind=Kind.MENTION),
]
WITH_SAID = make_matrix([*CLAUSES, *SAID])


def test_what_is_only_mentioned_is_lighter() -> None:
    html = heat_html(CompareView(), WITH_SAID, DOMAINS)
    assert 'title="栖河市 · 信用：0 条，正文提及 1 条"><small>1</small>' in html
    assert 'title="澜州市 · 红线：1 条，正文提及 1 条">1<small>+1</small>' in html
    assert "小字是正文提及的，共 2 条。" in html
    assert "正文提及" not in heat_html(CompareView(), MATRIX, DOMAINS)


def test_mentions_can_be_switched_off() -> None:
    off = mentions_html(CompareView(), 2)
    assert "不看正文提及（2）" in off
    assert "mentions=no" in off
    assert "也看正文提及" in mentions_html(CompareView(mentions=False), 0)
    assert mentions_html(CompareView(), 0) == ""
    assert not CompareView.read({"mentions": ["no"]}).mentions
    assert CompareView(mentions=False).params["mentions"] == ["no"]


def test_mentions_of_a_cell_are_marked_and_of_a_domain_kept() -> None:
    entries = {each.entry_id: each for each in (*CLAUSES, *SAID)}
    html = cell_html(CompareView(cell=("澜州市", "红线")), WITH_SAID, entries.get, ())
    assert html.count("zc-clause zc-light") == 1
    assert "正文提及" in html
    kept = of_domain(WITH_SAID, DOMAINS, "营商环境")
    assert (kept.total, kept.mentioned) == (1, 1)
    assert domain_counts(WITH_SAID, DOMAINS)["营商环境"] == 2
