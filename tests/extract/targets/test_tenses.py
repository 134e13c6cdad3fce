"""What headings say about the text under them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata
from extract.targets.tenses import Zone, find_zones, plans, tells
from tests.documents import document_of, layout_of, table_document

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


def test_what_a_part_says_holds_for_the_numbered_headings_below_it():
    text = "第一部分：发展基础\n一、“十五五”规划执行情况\n（一）多维建绿\n1、持续建设\n第二部分：主要任务\n一、建绿"
    assert [tense for _, tense, _ in zones(text, PLAN)] == ["past", "past", "past", "past", "future", "future"]
    text = "第一章 发展基础\n第一节 渔港建设\n一、码头\n第二章 主要任务\n第一节 渔港建设\n一、码头"
    assert [tense for _, tense, _ in zones(text, PLAN)] == ["past"] * 3 + ["future"] * 3


def zone_list(text: str, metadata: Metadata = PLAN) -> tuple[Zone, ...]:
    return find_zones(layout_of(document_of(text)), metadata)


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("第一章 总则\n第一节 目标\n一、任务\n（一）目标\n1.措施\n任务一：目标", [-2, -1, 0, 1, 2, 2]),
        ("第一部分 目标\n专栏1 指标\n1、措施", [-3, 1, 2]),
        ("（1）目标\n①目标\n第一条 目标", [1, 1, 1]),  # no labels of zones: lines that speak of goals
    ],
)
def test_how_deep_a_heading_stands(text: str, depths: list[int]) -> None:
    assert [zone.depth for zone in zone_list(text)] == depths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工作回顾", [("past", 1)]),
        ("重点工作", [("future", 1)]),
        ("2026年工作", []),  # nor does a year alone
        ("一般的一行", []),
        ("工作回顾，以及其他", []),  # a comma: a sentence
        ("工作回顾：略", []),
        ("2021年12月1日", []),
        ("附件2026年安排", []),
        ("重点工作" + "安排" * 23, [("future", 1)]),  # 50 characters, the longest heading
        ("重点工作" + "安排" * 23 + "表", []),
        ("各项主要目标完成情况汇总", [("past", 1)]),  # twelve characters: how goals were met
        ("各项主要目标完成情况汇总表", [("mixed", 1)]),
    ],
)
def test_lines_without_a_label(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(zone.tense, zone.depth) for zone in zone_list(text)] == expected


def test_a_numbered_paragraph_is_headed_by_its_first_sentence() -> None:
    text = "一、主要目标。到2025年，" + "建成园区" * 20
    assert [zone.title for zone in zone_list(text)] == ["一、主要目标"]


@pytest.mark.parametrize(
    ("title", "tense"),
    [
        ("一、目标完成情况", "past"),  # a short heading of both tells how goals were met
        ("一、“十四五”发展成就和“十五五”主要目标", "mixed"),
        ("一、2020年情况", "past"),
        ("一、2022年情况", "future"),
        ("一、情况", ""),
    ],
)
def test_the_tense_of_a_heading(title: str, tense: str) -> None:
    assert [zone.tense for zone in zone_list(title)] == [tense]


def test_what_a_heading_hands_down() -> None:
    outer, inner, other, nested = zone_list("一、2025年目标\n（一）经济\n二、保护\n（一）2030年情况")
    assert (inner.tense, inner.years, inner.goals, inner.dated_from) == ("future", (2025,), True, outer.dated_from)
    assert outer.dated_from == len("一、2025年目标")
    assert (other.tense, other.years, other.goals) == ("", (), False)
    assert nested.years == (2030,)
    assert nested.dated_from > nested.start


def test_only_in_a_report_a_told_part_stays_told() -> None:
    text = "一、工作回顾\n（一）重点任务"
    assert [zone.tense for zone in zone_list(text, REPORT)] == ["past", "past"]
    assert [zone.tense for zone in zone_list(text, PLAN)] == ["past", "future"]


def test_a_line_in_a_table_heads_nothing() -> None:
    assert find_zones(layout_of(table_document("前言", [["一、目标", "二、任务"]])), PLAN) == ()


def test_an_attachment_of_a_report_has_a_tense_of_its_own() -> None:
    text = (
        "各位代表：\n附件一\n2025年十件民生实事完成情况表\n一、改造渔港\n正文。\n"
        "附件二\n2026年十件民生实事\n一、建设码头\n正文。"
    )
    found = {title: (tense, years) for title, tense, years in zones(text, REPORT)}
    assert found["2026年十件民生实事"] == ("future", (2026,))
    assert found["一、建设码头"] == ("future", (2026,))
    assert found["一、改造渔港"] != ("future", (2026,))


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("力争建成公园12个。确保学位新增300个。", True),
        ("9月底前完成加固。年底前关闭矿山20家。累计建成公园12个。", True),
        ("今冬明春复绿矿山92家。", True),
        ("三年前建成公园12个。", False),
        ("累计建成公园12个。学位新增300个。", False),  # neither
        ("同比增长5%。已建成公园。力争建成塔楼。", False),
        ("", False),
    ],
)
def test_what_a_stretch_of_a_report_reads_like(text: str, planned: bool) -> None:
    assert plans(text) is planned


def test_a_text_may_neither_tell_nor_plan() -> None:
    assert not tells("新建公园12个。") and not plans("新建公园12个。")
