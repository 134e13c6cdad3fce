"""What dates rule which numbers: titles, opening dates, lengths of time, base years."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.fold import fold
from corpus.model import Metadata, Span
from extract.targets.horizon import (
    document_year,
    find_base,
    find_horizons,
    is_report,
    opening_year,
    session_year,
    title_present,
    title_year,
)
from tests.documents import document_of, layout_of


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
        ("2020年度报告", None),
        ("2019年和2020年工作要点", None),  # two years
        ("“十四五”时期", None),  # names no plan
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
        ("2026年11月底前，建成。", [("2026-11-30", True)]),
        ("2026年12月底前，建成。", [("2026", True)]),  # a year's end is the year
        ("2026年上半年，建成。", [("2026-06-30", True)]),
        ("2026年下半年，建成。", [("2026", True)]),
        ("三年内建成。", [(None, False)]),
        ("近三年内建成。", []),
        ("经过五年左右的努力，建成。", [(None, False)]),
        # what stands before a date
        ("《2023年目录》", []),
        ("国发[2023年]", []),
        ("自2023年，", []),
        ("从2023年，", []),
        ("与2023年，", []),
        ("较基准年2023年下降", []),
        ("一是力争到2023年，", [("2023", True)]),
        ("发展目标：2023年，", [("2023", True)]),
        ("建成。2023年，", [("2023", True)]),
        ("其中,2023年，", [("2023", True)]),
        ("东区，2023年，", [("2023", False)]),
        # what stands behind it
        ("2023年起，", []),
        ("2023年以后，", []),
        ("2023年后，", []),
        ("2023年版", []),
        ("2023年始，", []),
        ("2023年第一批", []),
        ("2023年印发的通知", []),
        ("2023年修订", []),
        ("2023年远期", []),
        ("2023年全国人大通过", []),
        ("在2023年基础上", []),
        ("同2023年相比", []),
        ("2023年培训计划以上", [("2023", True)]),  # whose plan it is changes nothing
        # plans
        ("“十五五”时期，", [("2030", True)]),
        ("“十五五”期间建成", [("2030", True)]),
        ("“十五五”末，", [("2030", True)]),
        ("“十五五”，", [("2030", True)]),
        ("“十五五”规划", []),
        ("“十五五”建成", [("2030", True)]),
        ("“十五五”以来建成", []),
        ("“十五五”交通发展规划", []),
        ("“十五五”时期开局之年", []),
        # in brackets
        ("建成（2023年完成）", [("2023", False)]),
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


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("从2021年起，用3年时间，新建公园12个", "2023"),
        ("自2023年开始，力争三年内建成", "2025"),
        ("2022年起5年内培育企业", "2026"),
        ("2022年起用3至5年时间建成", "2026"),
        ("用3年时间建成", None),
        ("2021年起草方案，三年内建成", None),
    ],
)
def test_a_length_of_time_and_its_first_year(text: str, by: str | None) -> None:
    folded = fold(text)
    (horizon,) = [each for each in find_horizons(folded, Span(0, len(folded)), 2021) if each.lasting]
    assert (horizon.by, horizon.year) == (by, int(by) if by else None)


def test_a_date_in_a_bracket_says_so() -> None:
    folded = fold("建成（2023年完成）2024年，")
    first, second = find_horizons(folded, Span(0, len(folded)), 2026)
    assert (first.bracket, second.bracket) == (True, False)


def test_dates_and_lengths_of_time_come_in_the_order_of_the_text() -> None:
    folded = fold("2024年，用3年时间。2025年，")
    assert [horizon.by for horizon in find_horizons(folded, Span(0, len(folded)), 2026)] == ["2024", None, "2025"]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("2026年政府工作报告", "", True),
        (None, "梅岭市\n政府工作报告\n各位代表", True),
        (None, "前" * 200 + "政府工作报告", False),  # too far down for a title
        ("2026年政府工作报告任务分工", "", False),
        ("政府工作报告解读", "", False),
        ("落实政府工作报告的意见", "", False),
        ("《政府工作报告》提出目标", "", False),
        ("绿色发展行动方案", "政府工作报告", False),
    ],
)
def test_is_report(title: str | None, text: str, expected: bool) -> None:
    assert is_report(layout_of(document_of(text)), Metadata(title=title)) is expected


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("三年行动计划（2021-2023年）", 2021),
        ("“十四五”应急体系规划", 2021),
        ("2020年工作要点", 2020),
        ("方案", None),
        (None, None),
    ],
)
def test_a_document_without_a_date_speaks_in_the_first_year_that_it_plans(title: str | None, year: int | None) -> None:
    assert title_present(title) == year


def test_the_session_to_which_a_report_was_read() -> None:
    assert session_year("——2031年1月7日在梅岭市第五届人民代表大会第二次会议上") == 2031
    assert session_year("2031年1月7日在全市农村工作会议上") is None
    assert session_year("。" * 500 + "2031年1月7日在第五届人民代表大会第二次会议上") is None


def test_only_the_first_words_name_the_year_of_a_list() -> None:
    words = "2013年市政府要做好的8项重点工作"
    assert opening_year("前" * 370 + words) == 2013
    assert opening_year("前" * 390 + words) is None
    assert opening_year("2013年重点工作的通知") is None


def test_a_base_is_a_year_not_a_month() -> None:
    text = "比2015年6月下降"
    assert find_base(text, Span(0, len(text)), 2026) is None


@pytest.mark.parametrize(
    "text",
    [
        "按照与到2030年建成渔业强市紧密衔接的要求，总产值增长7%。",
        "为到2035年基本实现现代化打下基础，总产值增长7%。",
        "对标2035年远景，总产值增长7%。",
        "实施“十四五”渔业和岸线建设“836”计划，总产值增长7%。",
    ],
)
def test_times_that_rule_nothing(text: str) -> None:
    folded = fold(text)
    assert find_horizons(folded, Span(0, len(folded)), 2026) == []
