"""What headings say about the text under them, and what dates rule which numbers."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.fold import fold
from corpus.model import Metadata, Span
from extract.targets.horizon import document_year, find_base, find_horizons, opening_year, title_year
from extract.targets.tenses import find_zones
from tests.documents import document_of, layout_of

REPORT = Metadata(title="2026年梅岭市政府工作报告", document_date=date(2026, 1, 20))
PLAN = Metadata(title="梅岭市应急体系规划", document_date=date(2021, 12, 1))


def zones(text: str, metadata: Metadata) -> list[tuple[str, str, tuple[int, ...]]]:
    found = find_zones(layout_of(document_of(text)), metadata)
    return [(zone.title, zone.tense, zone.years) for zone in found]


def test_a_report_is_divided_by_its_outermost_headings() -> None:
    text = "各位代表：\n一、2025年工作回顾\n正文。\n（一）办好民生实事\n正文。\n二、2026年工作安排\n正文。"
    assert zones(text, REPORT) == [
        ("一、2025年工作回顾", "past", (2025,)),
        ("(一)办好民生实事", "past", (2025,)),
        ("二、2026年工作安排", "future", (2026,)),
    ]


def test_headings_without_numbers_count_where_they_name_years() -> None:
    text = "“十四五”时期发展成就和2025年工作回顾\n正文。\n“十五五”时期主要目标和2026年重点工作\n正文。"
    assert zones(text, REPORT) == [
        ('"十四五"时期发展成就和2025年工作回顾', "past", (2025, 2025)),
        ('"十五五"时期主要目标和2026年重点工作', "future", (2030, 2026)),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("完成时限：2021年6月底", "a field"),
        ("2021年12月1日", "a signature"),
        ("三、一鼓作气，推动“十五五”开好局", "a year that only begins"),
    ],
)
def test_lines_that_name_no_year_for_others(text: str, why: str) -> None:
    assert all(not years for _, _, years in zones(text, PLAN)), why


def test_a_plan_tells_where_it_stands_and_then_plans() -> None:
    text = "一、现状与形势\n（一）工作成效\n正文。\n二、总体要求\n（一）主要目标\n正文。"
    assert [tense for _, tense, _ in zones(text, PLAN)] == ["past", "past", "future", "future"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("梅岭市三年行动计划（2021-2023年）", 2023),
        ("蓝天保卫战实施方案（2018—2020年）的通知", 2020),
        ("2020年政府工作报告重点工作责任分解", 2020),
        ("“十四五”应急体系规划", 2025),
        ("关于贯彻落实十四五农业机械化发展规划的实施意见", 2025),
        ("质量监测指标体系（2023年版）", None),
        ("优化营商环境行动方案", None),
        (None, None),
    ],
)
def test_title_year(title: str | None, year: int | None) -> None:
    assert title_year(title) == year


def test_a_yearly_title_goes_before_the_day_of_signing() -> None:
    assert document_year(Metadata(title="2020年工作要点", document_date=date(2019, 12, 30))) == 2020
    assert document_year(Metadata(title="工作方案（2019-2020年）", document_date=date(2019, 3, 1))) == 2019


def test_the_first_words_name_the_year_of_a_list_without_title() -> None:
    assert opening_year("《政府工作报告》提出了2013年市政府要做好的8项重点工作，已经研究通过。") == 2013
    assert opening_year("2019年以来，各项重点工作顺利推进。") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2022年，建成。2023年验收。", [("2022", True), ("2023", True)]),
        ("总体目标：到2022年，建成。", [("2022", True)]),
        ("在东区2020年新建，比2015年下降。", [("2020", False)]),
        ("2012年以来，持续改善。", []),
        ("与2035年远景目标相衔接。", []),
        ("今年是“十五五”开局之年。", [("2026", True)]),
        ("利用3-5年时间，建成。", [(None, False)]),
        ("2026年6月底前，建成。", [("2026-06-30", True)]),
    ],
)
def test_horizons(text: str, expected: list[tuple[str | None, bool]]) -> None:
    folded = fold(text)
    found = find_horizons(folded, Span(0, len(folded)), 2026)
    assert [(horizon.by, horizon.opening) for horizon in found] == expected


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("较2012年下降12%", "2012"),
        ("在2020年基础上提高5个百分点", "2020"),
        ("与2015年相比减少10%", "2015"),
        ("到2020年下降12%", None),
    ],
)
def test_base_year(text: str, base: str | None) -> None:
    assert find_base(text, Span(0, len(text)), 2026) == base
