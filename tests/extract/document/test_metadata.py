"""Number and days of a document, and that any text has metadata."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Metadata, PageFacts
from extract import extract
from tests.documents import BODY, document_of, metadata_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("某市人民政府关于某事的通知\n沪府办发〔2025〕11号\n各区：\n" + BODY, "沪府办发〔2025〕11号"),
        ("某市关于某事的通知\n咸安政发〔2019〕1\n各镇：\n" + BODY, "咸安政发〔2019〕1号"),
        ("广州市人民政府令\n第179号\n《某办法》已经通过，现予公布。\n市长：某某\n2021年1月29日\n某办法\n第一条 为了", "广州市人民政府令第179号"),
        ("某条例\n（2021年7月27日中华人民共和国国务院令第746号公布）\n第一章 总则", "中华人民共和国国务院令第746号"),
        ("某市某规定\n（1991年3月26日某市人民政府令19号发布）\n第一条 为了", "某市人民政府令第19号"),
        ("某省某规定\n某省政府令〔2010〕第15号\n《某规定》已经通过，现予公布。\n省长\n2010年12月25日", "某省政府令〔2010〕第15号"),
        ("某市委办公室印发《某意见》的通知（某办发〔2017〕2号）\n各区：\n" + BODY, "某办发〔2017〕2号"),
        ("某县办公室\n关于印发某细则的通知\n（ 某府发〔2003〕37号 ）\n各部门：\n" + BODY, "某府发〔2003〕37号"),
        ("某市关于某事的通知\n各区：\n根据《某意见》（国发〔2015〕43号），现通知如下。", None),  # somebody else's
        ("青砚市关于做好青年工作的通知 (青政办发〔2010〕10号) 各区政府：为落实，现通知如下。", "青政办发〔2010〕10号"),
        ("青砚市政府关于发展学前教育的若干意见（试行）（青政函〔2005〕39号）各区、县（市）政府：为落实，提出意见。", "青政函〔2005〕39号"),
        ("某市关于某事的通知 各区：根据《某意见》（国发〔2015〕43号）各区政府：现通知如下。", None),
        ("望溪县人民政府令\n（第12号）\n《望溪县供水办法》已经通过，现予公布。\n县长\n2010年12月25日", "望溪县人民政府令第12号"),
        ("澜江省工业和信息化厅文件\n澜工信部联企业〔2022〕54号\n关于某事的通知\n各市：\n" + BODY, "澜工信部联企业〔2022〕54号"),
        ("望溪县林业局公告\n2022年第3号\n根据规定，现予公告。\n望溪县林业局\n2022年3月1日", "望溪县林业局公告2022年第3号"),
        ("望溪县住房和城乡建设局 望规划建〔2025〕3号\n关于某事的通知\n各镇：\n" + BODY, "望规划建〔2025〕3号"),
    ],
)  # fmt: skip
def test_number(text: str, number: str | None) -> None:
    assert metadata_of(text).document_number == number


@pytest.mark.parametrize(
    ("text", "facts", "day"),
    [
        ("某通知\n请执行。\n某市人民政府\n二○○七年四月十三日", {}, date(2007, 4, 13)),
        ("某意见\n（2017年9月30日）\n为贯彻落实，提出意见。", {}, date(2017, 9, 30)),
        ("某报告\n——2026年2月3日在某省第十六届人民代表大会第四次会议上\n各位代表：\n报告工作。", {}, date(2026, 2, 3)),
        ("某条例\n（2021年7月27日中华人民共和国国务院令第746号公布）\n第一章 总则", {}, date(2021, 7, 27)),
        ("某措施\n为了工作。", {"document_date": "2024-02-08"}, date(2024, 2, 8)),
        ("某措施\n为了工作。\n某局办公室 2025年8月5日印发", {}, date(2025, 8, 5)),  # the imprint's, for want of another
        ("某通知\n请执行。\n某局\n2025年8月1日\n某局办公室 2025年8月5日印发", {}, date(2025, 8, 1)),
        ("某意见\n苏发〔2013〕11号\n为贯彻落实，提出意见。", {}, None),  # a year is no day
        ("某意见\n某办发〔2009〕59号 二○○九年十二月八日\n各县：\n提出意见。", {}, date(2009, 12, 8)),
        ("某通知\n请执行。\n某市人民政府\n20171116", {}, date(2017, 11, 16)),  # 年月日 lost
        ("某通知\n请执行。\n某市人民政府\n二00八年九月七日", {}, date(2008, 9, 7)),
        ("某通知\n请执行。\n某市人民政府\n2020年4月 日", {}, None),
        ("某意见\n（此件已于2017年12月29日宣布失效）\n各县：\n提出意见。", {}, None),
        ("某措施\n为了工作。", {"document_date": "2018年03月27"}, date(2018, 3, 27)),
        ("某办法\n本办法自2020年1月1日起施行。", {}, None),
        ("望溪县关于造林的若干意见（2019年6月5日）\n一、造林。", {}, date(2019, 6, 5)),  # on the title's line
        ("望溪县造林若干规定（试行）（2019年6月5日）\n一、造林。", {}, date(2019, 6, 5)),
        ("望溪县造林若干规定（2019年6月5日废止）\n一、造林。", {}, None),
        ("望溪县造林规划（2019—2025年）\n一、造林。", {}, None),
        ("某通知\n请执行。\n望溪县林业局\n二〇二一年元月四日", {}, date(2021, 1, 4)),
        ("望溪县水利局关于护堤的通知\n望水发〔2015〕73号  2015.7.7\n各镇：\n请执行。", {}, date(2015, 7, 7)),
        ("政府工作报告\n──2005年1月27日在望溪县第十届人民代表大会第三次会议上\n各位代表：", {}, date(2005, 1, 27)),
        (
            "望溪县造林办法\n制定机关：望溪县人民政府（县长王某） 2012年3月1日 |\n第一条 为了造林。",
            {},
            date(2012, 3, 1),
        ),
        ("望溪县造林办法\n制定机关：望溪县人民政府 2012年3月1日起施行\n第一条 为了造林。", {}, None),
    ],
)
def test_document_date(text: str, facts: dict[str, str], day: date | None) -> None:
    assert metadata_of(text, **facts).document_date == day


@settings(deadline=None)  # the first example loads the lexicons
@given(
    st.lists(
        st.sampled_from([*BODY.split("\n"), "关于", "的通知", "某局", "2020年1月1日", "《", "各省：", "", "|"]),
        max_size=12,
    )
)
def test_any_text_has_metadata_of(lines: list[str]) -> None:
    assert isinstance(metadata_of("\n".join(lines)), Metadata)


@pytest.mark.parametrize(
    "line",
    [
        "根据《国发〔2015〕43号文》",
        "《某意见》国发〔2015〕43号",
        "〈某意见〉国发〔2015〕43号",
        "某意见（国发〔2015〕43号",
        "见某意见，国发〔2015〕43号）",
    ],
)
def test_a_number_in_or_behind_a_bracket_is_somebody_elses(line: str) -> None:
    assert metadata_of(f"某市关于某事的通知\n{line}\n各区：\n请执行。").document_number is None


def test_the_stated_number_comes_first_where_it_is_one() -> None:
    text = "某市关于某事的通知\n某政发〔2020〕1号\n各区：\n请执行。"
    assert metadata_of(text, document_number="某政办发〔2020〕2号").document_number == "某政办发〔2020〕2号"
    assert metadata_of(text, document_number="无").document_number == "某政发〔2020〕1号"


@pytest.mark.parametrize(("lines", "day"), [(5, date(2025, 8, 5)), (6, None)])
def test_the_imprint_is_among_the_last_lines(lines: int, day: date | None) -> None:
    text = "\n".join(["某措施", "为了工作。", "某局办公室 2025年8月5日印发", *["扫码阅读"] * lines])
    assert metadata_of(text).document_date == day


def test_a_day_below_the_title_of_an_attachment_is_not_the_documents() -> None:
    text = "各县：\n现印发给你们。\n附件1\n某市任务清单\n{}\n一、任务\n做好工作。\n附件2\n某市分工清单\n{}\n一、任务\n做好工作。"
    assert metadata_of(text.format("（2019年3月1日）", "")).document_date == date(2019, 3, 1)  # the first part's
    assert metadata_of(text.format("", "（2019年3月1日）")).document_date is None


@pytest.mark.parametrize(
    ("line", "number", "day"),
    [
        ("（2009年5月6日 望政办发〔2009〕12号）", "望政办发〔2009〕12号", date(2009, 5, 6)),
        ("（望政办发〔2009〕12号　2009年5月6日）", "望政办发〔2009〕12号", date(2009, 5, 6)),
        ("（望政办发〔2009〕12号，2009年5月6日印发）", "望政办发〔2009〕12号", date(2009, 5, 6)),
        ("（望政办发〔2009〕12号，2009年5月6日废止）", None, None),
        ("(2009年12月6日望政發[2009]2號)", "望政發〔2009〕2號", date(2009, 12, 6)),
        ("（望政发〔2009〕2号）", "望政发〔2009〕2号", None),
        ("（2009年5月6日）", None, date(2009, 5, 6)),
    ],
)
def test_day_and_number_in_one_bracket(line: str, number: str | None, day: date | None) -> None:
    found = metadata_of(f"望溪县人民政府办公室关于造林的通知\n{line}\n各镇：\n{BODY}")
    assert (found.document_number, found.document_date) == (number, day)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2003年2月5日在澜州市第九届人民代表大会第二次会议上，市长李某作政府工作报告。", date(2003, 2, 5)),
        ("2003年2月5日，在望溪县九届人大二次会议上县长王某所作的工作报告。", date(2003, 2, 5)),
        ("2003年2月5日在全市造林工作会议上，市长李某要求抓好落实。", None),
    ],
)
def test_the_day_of_a_report_as_its_first_sentence_tells(line: str, day: date | None) -> None:
    assert metadata_of(f"2003年政府工作报告\n{line}\n各位代表：\n我代表市人民政府报告工作。").document_date == day


@pytest.mark.parametrize(
    ("closing", "title"),
    [
        ("请各部门认真贯彻落实。", "望溪县落实《关于河道管理的意见》的分工方案"),
        ("遵照执行。", "望溪县落实《关于河道管理的意见》的分工方案"),
    ],
)
def test_an_excerpt_that_opens_with_the_last_words_of_a_notice(closing: str, title: str) -> None:
    text = (
        f"{closing}\n望溪县人民政府办公室\n2019年4月6日\n——\n望溪县落实《关于河道管理的意见》\n的分工方案\n"
        "为做好河道管理，制定本方案。\n一、加强巡查\n1.加强值守。抓好落实。"
    )
    found = metadata_of(text)
    assert (found.title, found.issuers, found.document_date) == (title, ("望溪县人民政府办公室",), date(2019, 4, 6))


def test_a_region_has_its_code() -> None:
    found = metadata_of("广州市人民政府关于造林的通知\n各区：\n请执行。")
    assert (found.region, found.region_code) == ("广东省广州市", "440100")


@pytest.mark.parametrize(("above", "found"), [(11, True), (12, False)])
def test_the_sentence_above_a_report_stands_in_its_first_lines(above: int, found: bool) -> None:
    said = "2011年1月18日在澜州市第三届人民代表大会第一次会议上，市长李某某作政府工作报告。"
    text = "\n".join(["要闻"] * above + [said, "各位代表：", "现在报告工作。"])
    assert metadata_of(text).document_date == (date(2011, 1, 18) if found else None)


def test_a_number_in_brackets_with_words_behind_it_is_anothers() -> None:
    assert (
        metadata_of("（澜府发〔2020〕1号）\n澜州市造林办法\n第一条 为了造林。").document_number == "澜府发〔2020〕1号"
    )
    assert metadata_of("（澜府发〔2020〕1号）的解读\n澜州市造林办法\n第一条 为了造林。").document_number is None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("——2031年1月14日在澜州市第五届\n人民代表大会第二次会议上", date(2031, 1, 14)),
        ("（2031年1月14日在望溪县第九届\n人民代表大会第三次会议上）", date(2031, 1, 14)),
        ("2031年1月14日澜州市第五届\n运动会开幕", None),
    ],
)
def test_a_subtitle_over_two_lines(lines: str, day: date | None) -> None:
    assert metadata_of(f"政府工作报告\n{lines}\n市长 李某\n各位代表：\n报告工作。").document_date == day


@pytest.mark.parametrize(("stated", "found"), [("2031-03-02", True), ("2031-03-05", False), ("", False)])
def test_a_page_that_states_another_day_than_the_signature(stated: str, found: bool) -> None:
    text = "澜州市渔业局关于休渔的通知\n各镇：\n请执行。\n澜州市渔业局\n2031年3月5日"
    facts = PageFacts(document_date=stated or None)
    parsed = extract(document_of(text, facts))
    assert ("other_document_date" in {issue.code for issue in parsed.issues}) is found
    assert parsed.metadata.document_date == date(2031, 3, 5)
