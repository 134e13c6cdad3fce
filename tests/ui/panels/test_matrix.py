"""The comparison of regions as a heat map, and what its figures rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.compare import RegionBasis, make_matrix, region_bases, with_regions
from corpus.search.asked import Kind
from tests.made_clauses import CLAUSES, clause
from ui.compare_state import CompareView
from ui.panels.matrix import (
    COLUMNS,
    ROWS,
    HeatGround,
    basis_html,
    basis_words,
    domain_counts,
    domains_html,
    heat_html,
    in_domain,
    mentions_html,
    of_domain,
    shade,
)

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


def test_domains() -> None:
    assert domain_counts(MATRIX, DOMAINS) == {"生态文明": 3, "营商环境": 1, "其他": 1}
    part = of_domain(MATRIX, DOMAINS, "营商环境")
    assert (part.rows, part.columns, part.total) == (("<b>市",), ("信用",), 1)
    assert of_domain(MATRIX, DOMAINS, "") == MATRIX


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


def test_mentions_of_a_domain_are_kept() -> None:
    kept = of_domain(WITH_SAID, DOMAINS, "营商环境")
    assert (kept.total, kept.mentioned) == (1, 1)
    assert domain_counts(WITH_SAID, DOMAINS)["营商环境"] == 2


BASIS = RegionBasis(region="江岭省", documents=3, below=2, stated=0, mentioned=4)
DOCUMENTS = {"江岭省": 3, "澜州市": 1}
RESTS = with_regions(MATRIX, ["江岭省"])
GROUND = HeatGround(
    {basis.region: basis for basis in region_bases(RESTS.rows, RESTS, DOCUMENTS)},
    {("江岭省", "红线"): 4, ("澜州市", "红线"): 9},
)


def test_a_figure_says_what_it_rests_on() -> None:
    assert basis_words(BASIS) == "江岭省：库中 3 份文件（所辖地区另有 2 份），0 条制度创新；正文提及 4 条"
    said = basis_words(replace(BASIS, below=0), {"红线": 6})
    assert said == "江岭省：库中 3 份文件，0 条制度创新；正文提及 4 条；条款 6 处写到“红线”"


def test_a_nought_is_never_shown_as_nothing() -> None:
    html = heat_html(CompareView(), RESTS, DOMAINS, GROUND)
    assert 'title="江岭省 · 红线：0 条；条款 4 处写到"><small>文4</small>' in html
    assert '<tr data-least="24" title="江岭省：库中 3 份文件，都没有写到">' in html  # said of all its cells, once
    assert '<td class="zc-zero">0</td>' in html
    assert '<tr data-least="24" title="栖河市：库中没有该地区自己的文件">' in html
    assert "<td></td>" in html
    assert 'title="澜州市 · 红线：1 条；条款 9 处写到">1</a>' in html
    assert "江岭省</a><small> 3 份</small>" in html
    assert "“文 4”：没有列出" in html


def test_the_table_says_what_it_rests_on_and_leads_there() -> None:
    view = CompareView(regions=("江岭省",), themes=("红线",))
    html = basis_html(view, GROUND, (6, 4), 2)
    assert "依据：库中 4 份文件、2 个地区（另有 2 份没有地区，不在表中）。" in html
    assert "江岭省：库中 3 份文件，0 条制度创新；正文提及 0 条；条款 4 处写到“红线”" in html
    assert "“红线”的原文 ▸" in html
    assert "看这些文件 ▸" in html
    assert basis_html(CompareView(), HeatGround(), (0, 0), 0).count("<p>") == 0


def test_heads_of_themes_are_cut_with_a_sign_only() -> None:
    html = heat_html(CompareView(), make_matrix([clause(0, "甲市", ("承接产业转移与招商引资新机制探索",))]), {})
    assert "<span>承接产业转移与招商引资…</span>" in html
    assert 'title="只看 承接产业转移与招商引资新机制探索"' in html
