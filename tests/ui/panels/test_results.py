"""The search page below its box: tabs, facets, hits, and what is said when there are none."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import quote

import pytest

from corpus.glossary import chinese
from corpus.model import Span, UnitRole
from corpus.search.asked import Chip, Entry, Hit, Kind, Offer, Results, Sort
from corpus.search.fields import FACETS
from tests.hits import TASK
from ui.address import href, split
from ui.panels.results import (
    ANY,
    LIMIT,
    SHOWN,
    chosen_chips,
    empty_corpus_html,
    examples_html,
    facet_html,
    facets_html,
    kind_tabs,
    newest_html,
    nothing_html,
    reading_html,
    results_html,
    search_pager,
    sort_links,
)
from ui.state import WIDER, SearchView

EVIL = '<img src=x onerror="alert(1)">'


def results(*hits: Hit, total: int = 1, reading: str = "") -> Results:
    facets = {
        "region": (("云澜省", 9), ("云澜省澜州市", 4)),
        "role": (("lead", 3),),
        "year": (("2020", 9), ("2023", 1)),
    }
    return Results(hits=hits, total=total, kinds={Kind.TASK: 1, Kind.PASSAGE: 1842}, facets=facets, reading=reading)


@pytest.mark.parametrize("where", ["title", "text", "path", "document_title", "document_number", "facets"])
def test_hostile_words_stay_words(where: str) -> None:
    value = {"path": (EVIL,), "facets": {"lead": (EVIL,), "region": (EVIL,), "theme": (EVIL,)}}.get(where, EVIL)
    entry = Entry(**{**{f: getattr(TASK, f) for f in TASK.__slots__}, where: value})
    view = SearchView(text=EVIL, filters={"region": (EVIL,)})
    found = Results(
        hits=(Hit(entry=entry, score=1, highlights=(Span(0, 99),)),),
        total=1,
        kinds={},
        facets={"theme": ((EVIL, 1),)},
        reading=EVIL,
    )
    html = results_html(view, found, ()) + reading_html(view, found) + nothing_html(view, found, (EVIL,))
    assert "<img" not in html


def test_tabs_count_every_kind() -> None:
    html = kind_tabs(SearchView(text="补偿"), results())
    assert [
        name in html
        for name in ("全部 <b>1\u00a0843</b>", "条款 <b>1\u00a0842</b>", "任务 <b>1</b>", "制度创新 <b>0</b>")
    ] == [True] * 4


def test_citations_are_not_among_all() -> None:
    found = Results(hits=(), total=0, kinds={Kind.TASK: 2, Kind.CITATION: 5}, facets={})
    assert "全部 <b>2</b>" in kind_tabs(SearchView(text="补偿"), found)
    assert "引用 <b>5</b>" in kind_tabs(SearchView(text="补偿"), found)
    nothing = Results(hits=(), total=0, kinds={Kind.TASK: 0, Kind.CITATION: 5}, facets={})
    assert "在引用中看（5 条）" in nothing_html(SearchView(text="补偿"), nothing, ())


def test_facets_speak_chinese_and_years_come_newest_first() -> None:
    assert "牵头" in facet_html(SearchView(), "role", (("lead", 3),))
    html = facet_html(SearchView(), "year", (("2020", 9), ("2023", 1))).partition("<ul")[2]  # behind the bars
    assert html.index("2023") < html.index("2020")


def test_long_facets_can_be_searched_and_opened() -> None:
    values = tuple((f"第{n}厅", 1) for n in range(30))
    html = facet_html(SearchView(), "unit", values)
    assert 'placeholder="查找单位"' in html
    assert "全部 30 项" in html
    assert len(behind(html)) == 24
    assert "第29厅" not in html.partition("data-rest")[0]


def behind(html: str) -> list[list[str | int]]:
    """The values that become links when 更多 is pressed."""
    found = re.search(r'data-rest="([^"]*)"', html)
    rest: list[list[str | int]] = json.loads(unescape(found[1])) if found else []
    return rest


@pytest.mark.parametrize("value", ["云澜省 & <b>“甲”</b>", "a+b c", "甲%乙"])
def test_what_is_behind_the_fold_leads_where_a_link_would(value: str) -> None:
    view = SearchView(text="补偿", filters={"year": ("2020",)}, page=3)
    values = (*((f"第{n}厅", 9) for n in range(SHOWN["unit"])), (value, 4))
    html = facet_html(view, "unit", values)
    assert behind(html) == [[value, "4", 44, value]]
    address = unescape(re.search(r'data-to="([^"]*)"', html)[1])  # type: ignore[index]
    page, params = split(address.replace(ANY, quote(value, safe="")))
    assert (page, params) == split(href(view.toggled("unit", value)))
    assert "<b>“" not in html


def test_chosen_value_is_shown_even_behind_the_fold() -> None:
    values = tuple((f"第{n}厅", 1) for n in range(30))
    html = facet_html(SearchView(filters={"unit": ("第29厅",)}), "unit", values)
    assert len(behind(html)) == 23
    assert "第29厅" in html.partition("data-rest")[2].partition("<a")[2]


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (SearchView(text="补偿", kind=Kind.TARGET), "在全部类型中看（1\u00a0843 条）"),
        (SearchView(text="补偿", filters={"year": ("2020",)}), "去掉全部筛选"),
        (SearchView(text='"生态补偿"'), "不要求一字不差：生态补偿"),
        (SearchView(text="补偿"), "换个说法"),
    ],
)
def test_no_hit_says_what_to_do(view: SearchView, words: str) -> None:
    assert words in nothing_html(view, results(total=0), ("生态补偿",))


def test_a_chosen_value_is_shown_in_chinese_and_can_be_let_go() -> None:
    view = SearchView(text="补偿", filters={"role": ("supervising",), "year": ("2020",)})
    html = chosen_chips(view)
    assert "角色：督导 ✕" in html
    assert "年份：2020 ✕" in html
    assert "清除全部" in html
    assert "清除全部" not in chosen_chips(SearchView(filters={"year": ("2020",)}))  # one is let go by itself
    assert chosen_chips(SearchView()) == ""


@pytest.mark.parametrize("role", UnitRole)
def test_every_role_is_offered_in_chinese(role: UnitRole) -> None:
    assert f"<span>{chinese(f'role.{role.value}')}</span>" in facet_html(SearchView(), "role", ((role.value, 3),))


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_shows_its_first_values_and_hides_the_rest(facet: str) -> None:
    values = tuple((f"{1990 + n}", 40 - n) for n in range(20))
    html = facet_html(SearchView(), facet, values)
    assert html.count("<li ") == SHOWN.get(facet, 5)
    assert len(behind(html)) == 20 - SHOWN.get(facet, 5)
    assert 'type="search"' not in html  # twenty can still be looked through
    assert 'type="search"' in facet_html(SearchView(), facet, (*values, ("2030", 1)))


def test_a_facet_that_all_fits_has_nothing_to_open() -> None:
    values = tuple((f"第{n}厅", 1) for n in range(SHOWN["unit"]))
    assert "data-open" not in facet_html(SearchView(), "unit", values)
    assert "data-open" in facet_html(SearchView(), "unit", (*values, ("另一厅", 1)))
    assert facet_html(SearchView(), "unit", ()) == ""


@pytest.mark.parametrize(("count", "words"), [(LIMIT, "全部 100 项"), (LIMIT + 1, "前 100 项（共 101 项）")])
def test_very_long_facets_are_cut(count: int, words: str) -> None:
    html = facet_html(SearchView(), "unit", tuple((f"第{n:04}厅", 1) for n in range(count)))
    assert words in html
    assert html.count("<li ") + len(behind(html)) == LIMIT


def test_facets_are_in_their_order() -> None:
    facets = dict.fromkeys(FACETS, (("甲", 1),))
    found = re.findall(r"<summary>(\w+)</summary>", facets_html(SearchView(), facets))
    assert found == [chinese(facet) for facet in FACETS]


def test_bars_are_as_long_as_the_counts_say() -> None:
    html = facet_html(SearchView(), "level", (("省", 200), ("市", 100), ("县", 1)))
    assert re.findall(r"width:(\d+)%", html) == ["100", "50", "2"]


@pytest.mark.parametrize(
    ("view", "now"),
    [(SearchView(text="补偿"), "全部"), (SearchView(text="补偿", kind=Kind.TASK), "任务"), (SearchView(), "文件")],
)
def test_the_tab_that_is_shown_is_marked(view: SearchView, now: str) -> None:
    assert re.findall(r'zc-now"[^>]*>(\w+)', kind_tabs(view, results())) == [now]


@pytest.mark.parametrize(
    ("view", "now"),
    [(SearchView(text="补偿"), "相关"), (SearchView(), "由新到旧"), (SearchView(sort=Sort.OLDEST), "由旧到新")],
)
def test_the_order_that_holds_is_marked(view: SearchView, now: str) -> None:
    assert re.findall(r'zc-now"[^>]*>(\w+)', sort_links(view)) == [now]
    assert sort_links(view).count("<a ") == len(Sort) + 1  # 按文件归组 beside them
    assert sort_links(view).count("tabindex") == len(Sort)  # one stop of the Tab key


@pytest.mark.parametrize(("total", "last"), [(0, None), (20, None), (21, "2"), (400, "20"), (401, "21")])
def test_pages_of_a_result(total: int, last: str | None) -> None:
    found = re.findall(r">(\d+)</a>", search_pager(SearchView(text="补偿"), total))
    assert (found[-1] if found else None) == last


def test_the_reading_has_its_switches_and_the_scope() -> None:
    html = reading_html(
        SearchView(text="补偿", kind=Kind.TASK, wider=("synonyms",)), results(reading="按 「补偿」 理解")
    )
    assert html.startswith('<div class="zc-line">按 「补偿」 理解，任务 1 条')
    assert [chinese(name) in html for name in WIDER] == [True] * len(WIDER)
    assert html.count("zc-now") == 1
    assert "按「补偿」理解，全部" in reading_html(SearchView(text="补偿"), results())
    assert reading_html(SearchView(), results()) == ""


def test_what_is_new_leads_to_all() -> None:
    html = newest_html(results(total=1842))
    assert "在检索页看全部 1\u00a0842 份" in html
    assert "./?kind=document" in html


def test_examples_and_an_empty_corpus() -> None:
    assert examples_html(()) == ""
    assert examples_html(("补偿",)).count("<a ") == 1
    assert "语料库还是空的" in empty_corpus_html()


READ = Results(
    hits=(),
    total=3,
    kinds={},
    facets={},
    reading="按 地区=清河省 理解",
    notes=("没有含“绿化”的内容",),
    chips=(Chip(label="地区=清河省", typed=("清河",)),),
    offers=(Offer(label="只看 2015 年的文件", text="海堤 年份:2015", count=12),),
)


def test_a_condition_that_words_were_read_as_can_be_taken_away() -> None:
    view = SearchView(text="清河的海堤", page=3)
    html = reading_html(view, READ)
    assert "地区=清河省 ✕" in html
    assert href(view.as_words(("清河",))) in unescape(html)
    assert view.as_words(("清河",)).page == 1
    assert "恢复条件" not in html
    assert "恢复条件" in reading_html(view.as_words(("清河",)), READ)


def test_other_readings_are_offered_with_their_counts() -> None:
    html = reading_html(SearchView(text="海堤 2015", plain=("海堤",)), READ)
    assert "只看 2015 年的文件（12）" in html
    assert href(SearchView(text="海堤 年份:2015")) in unescape(html)  # what was taken away belongs to the old words


def test_what_was_odd_is_said_beside_the_hits() -> None:
    assert "没有含“绿化”的内容" in reading_html(SearchView(text="海堤"), READ)
    none = Results(hits=(), total=0, kinds={}, facets={}, notes=READ.notes)
    assert "zc-notes" not in reading_html(SearchView(text="海堤"), none)
    assert "没有含“绿化”的内容" in nothing_html(SearchView(text="海堤"), none, ())


def test_what_is_read_and_offered_stays_words() -> None:
    found = Results(
        hits=(), total=1, kinds={}, facets={}, notes=(EVIL,),
        chips=(Chip(label=EVIL, typed=(EVIL,)),), offers=(Offer(label=EVIL, text=EVIL, count=1),),
    )  # fmt: skip
    assert "<img" not in reading_html(SearchView(text="海堤"), found)
