"""The search page below its box: tabs, facets, hits, and what is said when there are none."""

from __future__ import annotations

import pytest

from corpus.model import Span
from corpus.search.asked import Entry, Hit, Kind, Results
from tests.hits import TASK
from ui.html.results import facet_html, kind_tabs, nothing_html, reading_html, results_html
from ui.state import SearchView

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


def test_facets_speak_chinese_and_years_come_newest_first() -> None:
    assert "牵头" in facet_html(SearchView(), "role", (("lead", 3),))
    html = facet_html(SearchView(), "year", (("2020", 9), ("2023", 1)))
    assert html.index("2023") < html.index("2020")


def test_long_facets_can_be_searched_and_opened() -> None:
    values = tuple((f"第{n}厅", 1) for n in range(30))
    html = facet_html(SearchView(), "unit", values)
    assert 'placeholder="查找单位"' in html
    assert "全部 30 项" in html
    assert html.count(" hidden") == 24


def test_chosen_value_is_shown_even_behind_the_fold() -> None:
    values = tuple((f"第{n}厅", 1) for n in range(30))
    html = facet_html(SearchView(filters={"unit": ("第29厅",)}), "unit", values)
    assert html.count(" hidden") == 23


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
