"""Who began, who followed, in whose words."""

from __future__ import annotations

from corpus.comparison.courses import course
from corpus.model import Span
from tests.made_clauses import clause
from ui.compare_state import CompareView
from ui.panels.clauses import ClauseShelf
from ui.panels.courses import MOST_STEPS, course_html, themes_html

ENTRIES = [
    clause(1, "乙市", ("补偿",), "2017-05-01", "探索建立纵向生态补偿机制"),
    clause(0, "甲省", ("补偿",), "2015-01-01", "探索建立横向生态补偿机制"),
    clause(2, "丙<市", ("补偿",), "2019-01-01", "完全另外的一句话"),
]
SHELF = ClauseShelf({}.get, (), lambda entry: (f"一、{entry.text}。余下的话", Span(2, 2 + len(entry.text))))


def test_the_steps_show_what_differs_from_the_text_before() -> None:
    html = course_html(course("补偿", ENTRIES), SHELF)
    assert "补偿：3 个地区，最早 2015 年 甲省" in html
    assert html.index("甲省") < html.index("<b>乙市</b>") < html.index("丙&lt;市")
    assert "最早的文字" in html
    assert "与 2015 甲省 的写法相近（91%）" in html
    assert "<b>探索建立<del>横</del><ins>纵</ins>向生态补偿机制</b>。余下的话" in html
    assert "另一种写法" in html
    assert html.count("原文</a>") == 3


def test_themes_say_who_began_and_who_came_last() -> None:
    html = themes_html(CompareView(), [course("补偿", ENTRIES, compared=False)])
    assert "<td>3</td><td>2015 甲省</td><td>2019 丙&lt;市</td>" in html
    assert "theme=%E8%A1%A5%E5%81%BF" in html


def test_a_list_of_many_regions_began_together() -> None:
    entries = [clause(n, f"{n}市", ("补偿",)) for n in range(6)]
    assert "2015 0市、1市、2市 等 6 个地区" in themes_html(CompareView(), [course("补偿", entries)])
    assert "最早 2015 年 0市、1市、2市、3市 等 6 个地区" in course_html(course("补偿", entries), SHELF)


def test_long_courses_are_cut_and_say_so() -> None:
    entries = [clause(n, f"第{n:03}市", ("补偿",)) for n in range(MOST_STEPS + 1)]
    html = course_html(course("补偿", entries, compared=False), SHELF)
    assert html.count("<li>") == MOST_STEPS
    assert f"这里是前 {MOST_STEPS} 个地区" in html
