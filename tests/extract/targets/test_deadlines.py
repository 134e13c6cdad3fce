"""Time limits of tasks: in running text, and in a field of their own."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Deadline, Metadata, Span
from extract.targets.deadlines import find_deadline, parse_deadline
from tests.documents import document_of, layout_of

SIGNED = Metadata(title="优化服务行动方案", document_date=date(2019, 6, 6))
UNDATED = Metadata(title="优化服务行动方案")


def in_text(text: str, metadata: Metadata = SIGNED) -> Deadline | None:
    return find_deadline(layout_of(document_of(text)), Span(0, len(text)), metadata)


def in_field(text: str, metadata: Metadata = SIGNED) -> Deadline | None:
    return parse_deadline(layout_of(document_of(text)), Span(0, len(text)), metadata)


@pytest.mark.parametrize(
    ("text", "due", "recurs"),
    [
        ("2019年6月底前", "2019-06-30", None),
        ("2019年12月", "2019-12-31", None),
        ("6月底完成", "2019-06-30", None),
        ("6 底前", "2019-06-30", None),
        ("2019 年 6 底前", "2019-06-30", None),
        ("12月底前", "2019-12-31", None),
        ("年底前", "2019-12-31", None),
        ("2018年内", "2018-12-31", None),
        ("2019.12", "2019-12-31", None),
        ("2019-12-31前", "2019-12-31", None),
        ("11月—12月", "2019-12-31", None),
        ("持续推进", None, "持续"),
        ("长期坚持", None, "持续"),
        ("2019年7月底前，以后每年持续实施", "2019-07-31", "每年"),
        ("2019年12月取得阶段性成果并持续实施", "2019-12-31", "持续"),
        ("每季度末", None, "每季度"),
        ("每月28日前", None, "每月"),
        ("全年", "2019-12-31", "持续"),
        ("2019年6月启动，12月底前完成", "2019-12-31", None),
        ("一季度完成招标；四季度完成验收", "2019-12-31", None),
        ("2019年6月底前完成，12月评估", "2019-06-30", None),
        ("印发之日起30日内", "2019-07-06", None),
        ("“十三五”期间", "2020-12-31", None),
        ("立即整改", None, None),
        ("2019年9月31日", "2019-09-30", None),  # no day of the calendar
    ],
)
def test_field(text: str, due: str | None, recurs: str | None) -> None:
    found = in_field(text)
    assert found is not None
    assert (found.text, found.due and found.due.isoformat(), found.recurs) == (text, due, recurs)


@pytest.mark.parametrize("text", ["", "/", "—", "无", " \n"])
def test_an_empty_field_is_no_time_limit(text: str) -> None:
    assert in_field(text) is None


def test_the_title_of_a_yearly_list_gives_the_year() -> None:
    found = in_field("6月底前", Metadata(title="2020年重点工作分工", document_date=date(2019, 12, 30)))
    assert found is not None
    assert found.due == date(2020, 6, 30)


@pytest.mark.parametrize(
    ("text", "quote", "due"),
    [
        ("健全制度。2019年8月底前，研究建立指标体系。", "2019年8月底前", "2019-08-31"),
        ("到2020年，大中型矿山达到绿色矿山建设要求。", "到2020年", "2020-12-31"),
        ("2019年下半年，印发实施方案。", "2019年下半年", "2019-12-31"),
        ("2020年，选取部分机构试点。", "2020年", "2020-12-31"),
        ("由办公厅牵头，年内制定出台管理办法。", "年内", "2019-12-31"),
        ("各区于本文印发后3个月内出台实施方案。", "于本文印发后3个月内", "2019-09-06"),
        ("（一）摸底排查（2020年5月底前）。2020年6月起，每月25日前检查。", "2020年5月底前", "2020-05-31"),
        ("先行试点。以上工作要在2019年12月底前完成，其中2019年9月底前完成摸底。", "2019年12月底前", "2019-12-31"),
        ("2021年3月底前，对试点情况进行评估，形成报告报送省政府。", "2021年3月底前", "2021-03-31"),
        ("2020年前建成系统。", "2020年前", "2019-12-31"),
        ("2019年前建成系统。", "2019年前", "2019-12-31"),
        ("2019年8底前出台实施细则。", "2019年8底前", "2019-08-31"),
        ("2019年9月底前出台实施方案，报市政府批准。", "2019年9月底前", "2019-09-30"),
    ],
)
def test_running_text(text: str, quote: str, due: str) -> None:
    found = in_text(text)
    assert found is not None
    assert text[found.span.start : found.span.end] == found.text == quote
    assert found.due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("于2019年12月31日前报送省政府办公厅。", "the date of a report"),
        ("将总结于11月10日前传真至办公室。", "the date of a report"),
        ("政策执行期限至2025年12月底。", "validity"),
        ("本办法有效期至2024年12月31日。", "validity"),
        ("阶段性降低费率政策实施至2021年4月30日。", "validity"),
        ("各区于2019年12月底前形成年度总结，报送市发展改革委。", "the date of a report"),
        ("截至2018年底，已建成10个平台。", "the state of things"),
        ("2018年9月底前，各地完成了清理。", "before the document was signed"),
        ("到2020年，综合利用率达到85%以上。", "the target's"),
        ("到2020年，培育100家骨干企业。", "the target's"),
        ("2019年8月底前完成清理，2019年12月底前完成整改。", "two different ones"),
        ("每年2月底前，将上年情况报送省政府。", "the date of a report"),
        ("对6个月内仍未整改的机构通报。", "a processing time"),
        ("较2015年底下降。", "a base year"),
        ("2020年起，由省级统一管理。", "a beginning"),
        ("第一阶段（2019年7月至2019年12月）。", "a stage"),
        ("纳入年底绩效考核。", "the year's end in passing"),
        ("按照《2018—2020年行动计划》推进。", "a title"),
    ],
)
def test_no_time_limit(text: str, why: str) -> None:
    assert in_text(text) is None, why


def test_of_two_limits_that_agree_the_first_is_quoted() -> None:
    found = in_text("2025年底前建成中心，2025年12月31日前投入使用。")
    assert found is not None
    assert (found.text, found.span.start, found.due) == ("2025年底前", 0, date(2025, 12, 31))


def test_a_limit_that_recurs_has_no_day() -> None:
    found = in_text("每年1月31日前，公开上年度执法情况。")
    assert found is not None
    assert (found.text, found.due, found.recurs) == ("每年1月31日前", None, "每年")


def test_a_limit_of_one_day_goes_before_one_that_recurs() -> None:
    found = in_text("2019年9月底前建立制度，以后每年3月底前公布。")
    assert found is not None
    assert found.due == date(2019, 9, 30)


def test_before_a_year_is_ambiguous_without_the_document_s_date() -> None:
    """2015年前 ends with 2014 by its words, with 2015 by custom: the record says that it may be either."""
    found = in_text("2015年前完成建设。", UNDATED)
    assert found is not None
    assert (found.due, found.ambiguous) == (date(2014, 12, 31), True)


def test_an_undated_document_is_no_older_than_what_it_cites() -> None:
    """One that cites a paper of 2014 hardly asks for all by that year's end: nothing tells which of the two it means."""
    for cited, due in (("2014", None), ("2013", date(2014, 12, 31))):
        found = in_text(f"根据澜政发〔{cited}〕16号，2015年前完成建设。", UNDATED)
        assert found is not None
        assert (found.text, found.due, found.ambiguous) == ("2015年前", due, True)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("预计2030年3月开工建设，2031年5月竣工。", date(2031, 5, 31)),
        ("计划2030年3月动工，2031年底前建成通车。", date(2031, 12, 31)),
        ("预计2030年3月开工建设。", None),
        ("2030年3月底前完成选址，9月底前竣工。", None),  # two ends of something each
        ("2030年3月底前启动征集。", date(2030, 3, 31)),
    ],
)
def test_when_works_begin_is_no_time_limit(text: str, due: date | None) -> None:
    found = in_text(text, Metadata(title="2030年重点项目计划"))
    assert (found.due if found else None) == due


@given(st.text(alphabet="0123456789年月日底前末内到至每于在起报送完成达以上%个（）。，；印发之日起 \n", max_size=80))
def test_content_never_raises_and_quotes_are_exact(text: str) -> None:
    for found in (in_text(text), in_field(text)):
        if found is not None:
            assert text[found.span.start : found.span.end] == found.text


@pytest.mark.parametrize("piece", ["到2025年，", "2019年6月底前", "自本通知印发", "每年1月底前，", "12月底", "10家"])
def test_a_very_long_line_takes_little_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    in_text(text)
    assert time.process_time() - started < 4


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # 前, 内
        ("2019年8月之前建成。", "2019年8月之前"),
        ("2019年8月以前建成。", "2019年8月以前"),
        ("2019年8月之内建成。", "2019年8月之内"),
        # a month's or year's end is a limit by itself
        ("2019年8月末建成。", "2019年8月末"),
        ("8月底建成。", "8月底"),
        ("2019年终建成。", "2019年终"),
        ("年内建成。", "年内"),
        ("年底建成。", None),  # said in passing
        ("年底前建成。", "年底前"),
        ("6月下旬建成。", None),  # a stage
        # a month in which something opens is one, where it lies ahead
        ("2019年9月投入使用。", "2019年9月"),
        ("2019年9月研究。", None),
        ("2019年5月投入使用。", None),
        # feasts and seasons are no year's end
        ("2019年国庆节前建成。", "2019年国庆节前"),
        ("汛期前建成。", "汛期前"),
        ("春节前后建成。", None),
        # 到, 至
        ("力争到2020年建成。", "力争到2020年"),
        ("确保到2020年建成。", "确保到2020年"),
        ("延续，至2020年建成。", "至2020年"),
        # at the start of a clause, or with 完成
        ("健全制度；2020年，建成。", "2020年"),
        ("健全制度，2020年，建成。", "2020年"),
        ("1.2020年，建成。", "2020年"),
        ("计划2020年，建成。", "2020年"),
        ("于2020年，建成。", "2020年"),
        ("市里2020年，建成。", None),
        ("市里2020年全面完成。", "2020年"),
        ("市里2020年全面推开并完成。", "2020年"),
        ("市里2020年全面推开各项任务并完成。", None),  # too far behind
        ("2020年，建成园区50家。", None),  # the figure's
        ("2020年完成改造50家。", None),
        # beginnings, attributes, stretches, lists
        ("2020年以来，建成。", None),
        ("2020年以后，建成。", None),
        ("2020年后，建成。", None),
        ("2020年始，建成。", None),
        ("2020年度，建成。", None),
        ("2020年初的，建成。", None),
        ("2020年的，建成。", None),
        ("2020年8月、9月底前建成。", "9月底前"),
        ("3月、6月底建成。", None),
        # held in a month; an end that must be kept; the year of a plan
        ("会商后，于9月下旬组织各县调整数据。", "9月下旬"),
        ("调查摸底，拟于10月开展集中整治。", "10月"),
        ("会商后，于9月下旬组织的调整。", None),
        ("摸底后，9月下旬组织调整。", None),
        ("渔港确保年底开工、力争年底建成。", "年底"),
        ("已纳入2020年建成计划的项目。", None),
    ],
)
def test_how_a_date_sets_a_limit(text: str, quote: str | None) -> None:
    found = in_text(text)
    assert (found and found.text) == quote


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("印发之日起3日内", "2019-06-09"),
        ("印发之日起3天内", "2019-06-09"),
        ("印发之日起2周内", "2019-06-20"),
        ("印发之日起2个星期内", "2019-06-20"),
        ("印发之日起3个月内", "2019-09-06"),
        ("印发之日起7个月内", "2020-01-06"),  # over the year's end
        ("印发之日起一年内", "2020-06-06"),
        ("印发之日起5个工作日内", None),
    ],
)
def test_since_the_day_of_issue(text: str, due: str | None) -> None:
    for found in (in_field(text), in_text(text + "完成。")):
        assert found is not None
        assert (found.due and found.due.isoformat()) == due


def test_a_month_is_never_longer_than_it_is() -> None:
    found = in_field("印发之日起1个月内", Metadata(document_date=date(2019, 1, 31)))
    assert found is not None
    assert found.due == date(2019, 2, 28)


def test_without_a_day_of_issue_there_is_no_last_day() -> None:
    found = in_field("印发之日起30日内", UNDATED)
    assert found is not None
    assert found.due is None


@pytest.mark.parametrize(
    ("text", "metadata", "due"),
    [
        ("2020年前", SIGNED, "2019-12-31"),
        ("2019年前", SIGNED, "2019-12-31"),  # its end: the document itself is of 2019
        ("2019年前", Metadata(document_date=date(2019, 12, 31)), "2019-12-31"),
        ("2019年前", Metadata(document_date=date(2020, 1, 1)), "2018-12-31"),
        ("2019年前", Metadata(document_date=date(2018, 12, 31)), "2018-12-31"),  # signed on the last day in time
        ("2019年8月前", SIGNED, "2019-07-31"),
        ("2019年6月前", SIGNED, "2019-06-30"),
        ("2019年8月前", UNDATED, "2019-07-31"),
        ("2019年底前", SIGNED, "2019-12-31"),
        ("2019年6月30日前", SIGNED, "2019-06-30"),
        ("2019年上半年前", SIGNED, "2019-06-30"),
    ],
)
def test_the_last_day_in_time(text: str, metadata: Metadata, due: str) -> None:
    found = in_field(text, metadata)
    assert found is not None
    assert found.due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("text", "metadata", "found"),
    [
        ("2019年6月6日前完成。", SIGNED, True),  # the day itself
        ("2019年6月5日前完成。", SIGNED, False),
        ("2018年完成。", Metadata(title="2019年工作要点"), False),
        ("2019年完成。", Metadata(title="2019年工作要点"), True),
        ("2018年完成。", UNDATED, True),
    ],
)
def test_what_lies_before_the_document_is_told(text: str, metadata: Metadata, found: bool) -> None:
    assert (in_text(text, metadata) is not None) is found


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("先行试点（2019年9月底前），2020年6月底前推开。", "2019-09-30"),
        ("先行试点（2019年9月底前完成），2020年6月底前推开。", "2019-09-30"),
        ("先行试点（2019年9月底前分批推开），2020年6月底前推开。", None),
        ("2019年9月底前试点。以上工作须于2020年6月底前完成。", "2020-06-30"),
        ("2019年9月底前试点。其他单位须于2020年6月底前完成。", None),
    ],
)
def test_a_limit_that_rules_the_whole_goes_before_others(text: str, due: str | None) -> None:
    found = in_text(text)
    assert (found and found.due and found.due.isoformat()) == due


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("每年实施并持续推进", "每年"),
        ("每季度通报并持续推进", "每季度"),
        ("按月通报并持续推进", "每月"),
        ("常态化推进", "持续"),
        ("每年", "每年"),
        ("6月底", None),
    ],
)
def test_what_recurs(text: str, recurs: str | None) -> None:
    found = in_field(text)
    assert found is not None
    assert found.recurs == recurs


def test_a_yearly_date_in_a_field_is_no_last_day() -> None:
    found = in_field("每年12月底前")
    assert found is not None
    assert (found.due, found.recurs) == (None, "每年")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2020年国庆节前完成。", date(2020, 9, 30)),
        ("2020年元旦前完成。", date(2019, 12, 31)),
        ("2020年春节前完成。", None),  # moves from year to year
        ("2020年汛期前完成。", None),
        ("2020年主汛期来临前完成。", None),
        ("五一前完成。", None),  # of which year, nothing tells: that of 2019 has passed
    ],
)
def test_days_of_feasts(text: str, due: date | None) -> None:
    found = in_text(text)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2020年建册，12月底前完成。", date(2020, 12, 31)),  # the year of its sentence
        ("2020年建册。12月底前完成。", date(2019, 12, 31)),  # another sentence
        ("2020年建册，今年12月底前完成。", date(2019, 12, 31)),  # counted from the document
    ],
)
def test_a_month_takes_the_year_of_its_sentence(text: str, due: date) -> None:
    found = in_text(text)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(
    ("text", "due"), [("2020年汛期前", None), ("2020年国庆节前", date(2020, 9, 30)), ("2020年底前", date(2020, 12, 31))]
)
def test_a_feast_in_a_field(text: str, due: date | None) -> None:
    found = in_field(text)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("本方案自印发之日起实施，力争在2019年年底前基本完成。县级方案力争在2020年年底前完成。", date(2019, 12, 31)),
        ("前期主要开展梳理，6月底前完成梳理。全部清理工作于2019年12月底前完成。", date(2019, 12, 31)),
        ("经汇总后，于12月7日前分送各市渔业局审核。", None),
        ("填写核查表，于12月17日前报某省电力公司。", None),
        ("严格遵守规定，做好保密工作。某省渔业厅办公室2019年11月24日印发", None),
    ],
)
def test_the_whole_the_reports_and_the_imprint(text: str, due: date | None) -> None:
    found = in_text(text)
    assert (found.due if found else None) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("甲港11月建成投产，乙港确保年底开工；11月底前完成验收。", None),  # one of them is only begun later
        ("乙港确保9月开工，11月底前完成验收。", "2019-11-30"),
    ],
)
def test_works_begun_behind_the_end_of_others(text: str, due: str | None) -> None:
    found = in_text(text)
    assert (found and found.due and found.due.isoformat()) == due


def test_dates_with_figures_between_are_no_list_of_dates() -> None:
    assert in_text("力争9月底完成计划的七成、11月底完成九成。") is None


def test_the_year_of_a_plan_is_not_that_of_the_months_behind_it() -> None:
    found = in_text("加快已纳入2020年开工计划项目的前期工作，11月底前完成验收。")
    assert found is not None
    assert found.due == date(2019, 11, 30)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2021年底前建成的渔港，应在2023年底前加固防波堤。", "2023-12-31"),
        ("2020年6月底前已登记的渔船，须于2021年3月底前完成检修。", "2021-03-31"),
        ("2021年底前建成渔港，2023年底前加固防波堤。", None),
    ],
)
def test_a_date_that_says_which_things_are_meant(text: str, due: str | None) -> None:
    found = in_text(text)
    assert (found.due.isoformat() if found and found.due else None) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("编制渔船检修目录，10月底前完成。年内推广新网具的渔船超过80%。", "2019-10-31"),
        ("7月底前出台渔港管护办法。2020年底前渔港达标率达到95%。", "2019-07-31"),
        ("7月底前出台渔港管护办法。2020年底前完成验收。", None),
        ("2019年底前将渔船检验时间压缩至5个工作日以内，2020年底前实现全程网办。", None),
        ("到2021年，每个渔区有1所渔业学校。", None),
        ("到2021年，全县30%的渔村达标。", None),
        ("到2021年，各渔区都建有渔业学校。", "2021-12-31"),
        ("到2021年，渔港管护取得进展，形成一批可复制的做法。", "2021-12-31"),
    ],
)
def test_a_date_before_a_figure_is_the_figures(text: str, due: str | None) -> None:
    found = in_text(text)
    assert (found.due.isoformat() if found and found.due else None) == due
