"""借鉴 as HTML."""

from __future__ import annotations

import re
from datetime import date

import pytest

from corpus.precedents.places import Precedent
from corpus.precedents.sought import Sought
from corpus.precedents.wordings import PrecedentChoice, Precedents, grouped
from tests.corpus.precedents.made import place, source
from ui.panels.precedents import GROUPS, PLACES, arrangements_html, precedents_html, without_choice
from ui.state import SearchView

VIEW = SearchView.precedents_for("健全河湖巡查管护机制")
EVIL = '<img src=x onerror="alert(1)">'


def found(*places: Precedent, **given: object) -> Precedents:
    return Precedents(Sought("健全河湖巡查管护机制"), grouped(places), **given)  # type: ignore[arg-type]


def shown(*places: Precedent, basket: tuple[str, ...] = (), **given: object) -> str:
    return precedents_html(found(*places, **given), VIEW, basket)


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_a_wording_says_how_often_where_when_who_and_how_long() -> None:
    own = source(day=date(2020, 6, 10))
    html = plain(
        shown(
            place(source=own, leads=("水利",), due=date(2021, 6, 30)),
            place("完善河湖巡查管护机制", source=source("cd")),
        )
    )
    assert "2 处（2 份文件），归为 1 种写法" in html
    assert "1. 健全河湖巡查管护机制2 处　市 2　2020　牵头: 水利 1　时限12 个月（1 处）" in html
    assert "谁牵头：水利 1" in html


def test_what_differs_is_marked_and_leads_to_its_place() -> None:
    html = shown(place(), place(source=source("cd")), place("完善河湖巡查管护机制", source=source("ef")))
    assert "<ins>完善</ins>河湖巡查管护机制" in html
    assert 'href="document?id=ef&amp;at=0-10"' in html


def test_copied_with_the_source_and_put_into_the_basket() -> None:
    html = shown(place(path=("一、任务",)), basket=("ab-t0",))
    assert 'data-copy="“健全河湖巡查管护机制”——治水方案[Z]: 一、任务."' in html
    assert 'href="#basket=ab-t0"' in html
    assert "已在篮中" in html


def test_nobody_leads_and_units_that_answer_are_told() -> None:
    html = plain(shown(place(responsible=("公安",))))
    assert "这些地方都没有写明牵头单位" in html
    assert "责任: 公安 1" in html


def test_reprints_stand_under_the_first() -> None:
    assert "同一文件另见" in shown(place(copies=(source("cd"),)))


def test_what_was_cut_off_is_told() -> None:
    assert "另有 30 段没有逐一比对" in shown(place(), passed_over=30)
    kinds = [place(chr(0x6C34 + 7 * at) * 12) for at in range(GROUPS + 2)]
    assert "还有 2 种写法" in shown(*kinds)
    assert "还有 3 处" in shown(*(place(source=source(f"a{at}")) for at in range(PLACES + 3)))


def test_nothing_says_what_to_do() -> None:
    html = shown()
    assert "语料库中没有别处的写法" in html
    assert "检索其中的词" in html
    chosen = shown(choice=PrecedentChoice(levels=("县",)))
    assert "去掉级别、地区、年份的限制" in chosen


def test_words_of_documents_are_never_html() -> None:
    html = shown(place(EVIL, path=(EVIL,), leads=(EVIL,), source=source(title=EVIL, regions=(EVIL,))))
    assert "<img" not in html


def test_both_arrangements_lead_to_each_other() -> None:
    html = arrangements_html(VIEW)
    assert 'class="zc-tab zc-now">借鉴' in html
    assert "相似条文" in html
    assert arrangements_html(SearchView.precedents_for(theme="生态保护补偿")) == ""


@pytest.mark.parametrize("theme", ["", "生态保护补偿"])
def test_without_a_choice_the_theme_stays(theme: str) -> None:
    view = SearchView.precedents_for("甲", theme=theme)
    chosen = SearchView(precedents=True, pasted="甲", filters={**view.filters, "level": ("市",)})
    assert without_choice(chosen).filters == view.filters
