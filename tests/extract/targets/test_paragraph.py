"""Told or planned, and by when: reports on one year that plan the next, lead-ins, articles of the press."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Metadata, PageFacts
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of, table_document

PLAN = Metadata(title="梅岭市绿色发展行动方案", document_date=date(2021, 3, 1), document_type="方案")
REPORT = Metadata(title="2026年梅岭市政府工作报告", document_date=date(2026, 1, 20), document_type="报告")
TWO_YEARS = Metadata(title="梅岭市2020年水利工作总结和2021年工作计划", document_date=date(2021, 1, 9))


def lines(text: str, metadata: Metadata = PLAN, facts: PageFacts | None = None) -> list[str]:
    found = find_targets(layout_of(document_of(text, facts)), metadata)
    return [f"{t.indicator} {t.value} {t.by} {t.status}" for t in found]


def test_a_lead_in_s_year_rules_its_items_and_the_paragraph_s_own_goes_before_it() -> None:
    text = "到2025年，主要指标如下：\n1.绿道达到12公里；\n2.到2030年，塔楼达到15座。\n二、保障\n桥梁达到9座。"
    assert lines(text) == ["绿道 12 2025 target", "塔楼 15 2030 target", "桥梁 9 None target"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十四五”新建绿道12公里。", "绿道 12 2025 target"),
        ("“十四五”主要目标是：绿道达到12公里。", "绿道 12 2025 target"),
        ("未来五年，新建绿道12公里。", "绿道 12 None target"),  # no fixed end
        ("今后5年，新建绿道12公里。", "绿道 12 None target"),
        ("2018年，居民收入达到3.2万元。", "居民收入 3.2 2018 achieved"),
        ("2020年，建议预期目标为：居民收入达到3.2万元。", "居民收入 3.2 None target"),  # named as a goal
        ("2020年好于预期目标，居民收入达到3.2万元。", "居民收入 3.2 2020 achieved"),
    ],
)
def test_years_and_tense_of_a_sentence(text: str, expected: str) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，目标如下：\n——绿化率达到50%。", "绿化率 50 2025 target"),
        ("到2025年，公路投资五年累计完成45亿元。", "公路投资 45 2025 target"),
        ("2020年产值达到86亿元，是2015年的1.9倍。", "产值 1.9 2020 achieved"),
        ("免费为1500名妇女接种疫苗。", "妇女接种疫苗 1500 None target"),
    ],
)
def test_shapes_of_plans(text: str, expected: str) -> None:
    assert lines(text)[-1] == expected


def test_coming_years_have_no_end_though_the_title_has_a_year() -> None:
    plan = Metadata(title="梅岭市绿色发展行动方案（2021-2023年）", document_date=date(2021, 3, 1))
    assert lines("未来五年，新建绿道12公里。", plan) == ["绿道 12 None target"]
    assert lines("经过三年努力，新建绿道12公里。", plan) == ["绿道 12 2023 target"]


def test_a_report_on_one_year_that_plans_the_next() -> None:
    text = TWO_YEARS.title + "\n2020年，新建泵站8座。2021年，拟治理河道15条，完成加固6座。"
    assert lines(text, TWO_YEARS) == ["泵站 8 2020 achieved", "河道 15 2021 target", "加固 6 2021 target"]


def test_a_goal_far_ahead_in_the_title_is_not_the_year_in_which_a_document_speaks() -> None:
    title = "梅岭市第十四个五年规划和2035年远景目标纲要任务分工方案"
    metadata = Metadata(title=title, document_date=date(2021, 12, 31))
    assert lines("到2025年，绿道达到12公里。\n塔楼达到15座。", metadata) == [
        "绿道 12 2025 target",
        "塔楼 15 2025 target",
    ]


PAGE = PageFacts(publisher="梅岭晚报")
ARTICLE = Metadata(title="老城换新颜")


def test_an_article_of_the_press_tells_unless_a_sentence_plans() -> None:
    text = "走进老城，处处是景。改造小区45个。未来三年将新建公园20个。"
    assert lines(text, ARTICLE, PAGE) == ["小区 45 None achieved", "公园 20 None target"]
    assert lines("（记者 李某）改造小区45个。", ARTICLE) == ["小区 45 None achieved"]
    assert lines("改造小区45个。", ARTICLE) == ["小区 45 None target"]
    assert lines("改造小区45个。", ARTICLE, PageFacts(publisher="梅岭市人民政府办公室")) == ["小区 45 None target"]
    assert lines("改造小区45个。", PLAN, PAGE) == ["小区 45 None target"]  # a document that a paper prints


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十四五”期间，公路投资65亿元，水运投资32亿元。", ["公路投资 65 2025 target", "水运投资 32 2025 target"]),
        ("公路投资65亿元。", []),  # when?
        ("到2025年，水库12座、泵站300处。", ["水库 12 2025 target", "泵站 300 2025 target"]),
        ("2025年全市水库12座。", []),  # a count that no date opens
        ("2025年预期目标：水库12座。", ["水库 12 2025 target"]),
        ("到2025年，项目总投资65亿元。", []),  # what a project comes with
    ],
)
def test_a_noun_and_an_amount(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_a_noun_and_an_amount_in_a_report_s_review() -> None:
    text = "一、2025年工作回顾\n地区生产总值52亿元、增长5.4%，高于全省0.4个百分点。"
    assert lines(text, REPORT) == ["地区生产总值 52 2025 achieved", "地区生产总值 5.4 2025 achieved"]
    goal = "二、2026年工作安排\n研发投入增速高于全省2个百分点以上。"
    assert lines(goal, REPORT) == ["研发投入增速 2 2026 target"]


OLD_REPORT = Metadata(title="2005年梅岭县政府工作报告", document_date=date(2005, 12, 20), document_type="报告")


def test_what_a_review_estimates_was_reached() -> None:
    text = "一、“十五”时期回顾\n预计2005年生产总值达到95亿元。\n二、“十一五”时期目标\n到2010年，生产总值达到160亿元。"
    assert lines(text, OLD_REPORT) == ["生产总值 95 2005 achieved", "生产总值 160 2010 target"]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("梅岭绿道“十五五”将成网", "《梅岭绿道建设方案》昨日发布，绿道达到12公里。", "绿道 12 2030 target"),
        ("梅岭绿道将成网", "“十五五”规划草案昨日提交审议。草案提出，新建绿道12公里。", "绿道 12 2030 target"),
        ("梅岭绿道将成网", "第十五个五年规划草案昨日提交审议。未来五年，新建绿道12公里。", "绿道 12 2030 target"),
    ],
)
def test_an_article_is_about_the_plan_period_that_it_opens_with(title: str, text: str, expected: str) -> None:
    found = lines(text, Metadata(title=title, document_type="新闻"))
    assert found[0] == expected


def test_two_plan_periods_in_an_opening_tell_no_year() -> None:
    text = "“十四五”成绩喜人，“十五五”蓝图初现。\n新建绿道12公里。"
    assert lines(text, Metadata(title="梅岭绿道规划草案", document_type="新闻")) == ["绿道 12 None target"]


@pytest.mark.parametrize(
    ("text", "striving", "ambiguous"),
    [
        ("力争2027年前，绿道达到12公里。", True, True),
        ("努力到2027年底前，绿道达到12公里。", True, False),
        ("力争环境更美，确保2027年绿道达到12公里。", False, False),
        ("2027年以前，绿道达到12公里。", False, True),
    ],
)
def test_what_is_striven_for_and_years_that_may_be_two(text: str, striving: bool, ambiguous: bool) -> None:
    plan = Metadata(title="梅岭市绿色发展行动方案", document_date=date(2026, 3, 1))
    (found,) = find_targets(layout_of(document_of(text)), plan)
    assert (found.striving, found.ambiguous) == (striving, ambiguous)


@pytest.mark.parametrize(
    ("heads", "status"), [(["序号", "事项名称", "具体内容"], "target"), (["序号", "去年数据", "说明"], "achieved")]
)
def test_a_report_s_table_of_what_is_to_be_done_plans(heads: list[str], status: str) -> None:
    rows = [heads, ["1", "渔港改造", "新建码头12座，更新渔船30艘。"]]
    layout = layout_of(table_document("2026年梅岭市政府工作报告\n各位代表：", rows))
    assert {t.status for t in find_targets(layout, REPORT)} == {status}


def test_what_a_letter_sends_along_plans() -> None:
    letter = replace(PLAN, title="关于商请会签《梅岭市绿道建设方案》的函", document_type="函")
    assert lines("到2025年，绿道达到12公里。", letter) == ["绿道 12 2025 target"]
    assert lines("到2025年，绿道达到12公里。", replace(letter, title="关于绿道的函")) == []


BARE_REPORT = Metadata(title="梅岭市政府工作报告", document_type="报告")
AHEAD = "二、“十五五”时期主要目标任务\n“十五五”时期，我们将努力奋斗，生产总值年均增长7%；城镇化率达到62%。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争年内建成公园12个。9月底前关闭矿山20家。", "公园 12 2026 target|矿山 20 2026-09-30 target"),
        ("建成公园12个。累计关闭矿山20家。", "公园 12 None achieved|矿山 20 None achieved"),
        (
            "同比多建成公园12个。已关闭矿山20家。力争建成塔楼3座。",
            "公园 12 None achieved|矿山 20 None achieved|塔楼 3 None achieved",
        ),
        (
            "实施项目40个，开工率一季度达到50%、上半年达到80%。确保年内竣工。",
            "项目 40 2026 target|开工率 50 2026-03-31 target|开工率 80 2026-06-30 target",
        ),
        # numbered parts before the first that looks ahead tell
        (
            "（一）产业提质，实力增强。新建公园12个。\n（二）民生改善。新增学位300个。\n二、2026年工作安排\n新建塔楼20座。",
            "公园 12 None achieved|学位 300 None achieved|塔楼 20 2026 target",
        ),
        (
            "（一）产业提质。力争新建公园12个。\n二、2026年工作安排\n新建塔楼20座。",
            "公园 12 2026 target|塔楼 20 2026 target",
        ),
        ("（三）产业提质。新建公园12个。", "公园 12 2026 target"),  # nothing tells
        ("附件\n2026年10件惠民实事\n1.建设公园。新建公园12个。", "公园 12 2026 target"),
    ],
)
def test_a_report_without_headings_that_say_so(text: str, expected: str) -> None:
    assert lines(text, REPORT) == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主要预期目标是：生产总值增长6%。\n（一）发展工业。新增企业30家。", ["生产总值 6 2026", "企业 30 2026"]),
        ("2026年，重点做好以下工作：\n（一）发展工业。新增企业30家。", ["企业 30 2026"]),
        ("今年经济社会发展的主要目标：投资增长6%。\n新增企业30家。", ["投资 6 2026", "企业 30 2026"]),
        ("主要预期目标是：生产总值年均增长6%。\n新增企业30家。", ["生产总值 6 2030", "企业 30 2030"]),
        ("今年是开局之年，做好工作意义重大。\n新增企业30家。", ["企业 30 2030"]),
        ("2025年重点工作圆满完成。\n新增企业30家。", ["企业 30 2030"]),
        ("新增企业30家。", ["企业 30 2030"]),
    ],
)
def test_a_report_goes_over_from_the_plan_period_to_this_year(text: str, expected: list[str]) -> None:
    found = [line.removesuffix(" target") for line in lines(AHEAD + text, REPORT)]
    assert found == ["生产总值 7 2030", "城镇化率 62 2030", *expected]


def test_a_report_without_a_date_speaks_in_the_year_of_its_session() -> None:
    text = "——2031年1月7日在梅岭市第五届人民代表大会第二次会议上\n主要预期目标是：生产总值增长6%。"
    assert lines(text, BARE_REPORT) == ["生产总值 6 2031 target"]


@pytest.mark.parametrize(
    ("title", "day", "year"),
    [
        ("梅岭区民生实事项目", date(2031, 3, 29), "2031"),
        ("十件实事办理方案", date(2031, 3, 29), "2031"),
        ("梅岭区民生实事项目", date(2031, 12, 29), "None"),  # of the next year as often
        ("关于坚持实事求是的意见", date(2031, 3, 29), "None"),
        ("梅岭区民生实事项目", None, "None"),
    ],
)
def test_a_list_of_a_year_s_deeds_is_of_the_year_in_which_it_came_out(title: str, day: date | None, year: str) -> None:
    assert lines("新建公园12个。", Metadata(title=title, document_date=day)) == [f"公园 12 {year} target"]


def test_a_length_of_time_whose_first_year_is_said_has_an_end() -> None:
    assert lines("2022年起5年内，培育企业300家。资助200名青年人才。") == [
        "企业 300 2026 target",
        "青年人才 200 2026 target",  # counted for the years named, no award
    ]
    assert lines("每年培育企业300家。每年资助200名青年人才，给予每人1万元。") == ["企业 300 每年 target"]


def test_a_heading_that_tells_makes_levels_facts_in_any_document() -> None:
    text = "一、发展基础\n森林面积12万亩，约占全球的四分之三。\n二、发展目标\n到2025年，森林面积30万亩。"
    assert lines(text) == ["森林面积 12 None achieved", "森林面积 30 2025 target"]


def test_a_heading_of_the_present_state_names_no_targets() -> None:
    text = "一、渔港保护形势\n{}。\n二、发展目标\n到2025年，森林面积30万亩。"
    for told in ("全市78.4%的渔港水质未达标", "土壤超标率16.1%"):
        assert all("target" not in line or line.endswith("30 2025 target") for line in lines(text.format(told)))
    problems = "（二）存在的突出问题\n土壤超标率16.1%。\n二、发展目标\n到2025年，森林面积30万亩。"
    assert [line for line in lines(problems) if line.endswith("target")] == ["森林面积 30 2025 target"]


def test_of_two_years_ahead_in_a_heading_the_first_rules_until_the_text_comes_to_the_other() -> None:
    head = "二、“十四五”时期发展目标及二○三五年远景目标\n"
    text = head + "渔港质量显著提升，森林面积达到30万亩。\n展望到二○三五年，渔港更加美丽，森林面积达到60万亩。"
    assert lines(text) == ["森林面积 30 2025 target", "森林面积 60 2035 target"]


def test_nothing_was_reached_in_a_year_ahead() -> None:
    text = "一、“十四五”时期总体形势\n（一）发展基础\n森林面积达到12万亩。"
    assert lines(text) == ["森林面积 12 None achieved"]
