"""Figures that are stated and stand in no target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corpus.model import Metadata, Span, Target
from extract.unread.figures import find_unread_figures
from tests.documents import table_document
from tests.unread_signs import HEAD, marked

REPORT = Metadata(
    title="云澜市政府工作报告", document_type="报告", document_date=date(2024, 3, 1), region="某省云澜市", level="市"
)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("到2025年，渔港泊位达到300个。", "渔港泊位达到300个"),
        ("到2025年，渔民满意率保持在九成以上。", "渔民满意率保持在九成以上"),
        ("到2025年，新增泊位120个。", "新增泊位120个"),
    ],
)
def test_figures_that_no_target_has(line: str, words: str) -> None:
    assert marked(find_unread_figures, HEAD + line) == [words]


def test_a_noun_and_an_amount_where_results_are_told() -> None:
    said = "渔业总产值52.6亿元、占全市6.1%。"
    assert marked(find_unread_figures, said, metadata=REPORT) == ["渔业总产值52.6亿元", "占全市6.1%"]


@pytest.mark.parametrize(
    "line",
    [
        "渔港规划面积约36平方公里。",
        "到2025年，交易中心占地500余亩。",
        "——渔业发展类目标（13个）。",
        "通信线距水面不得小于7.5米。",
        "渔获量居全省第3位。",
        "落实“一港一策”，推进六大体系建设。",
        "到2025年，推进东山、西岭等6个渔港提质升级。",
        "每季度召开不少于2次会议。",
        "统筹省级财政资金14亿元以上。",
        "到2025年，渔民收入约为全国平均的70%。",
    ],
)
def test_numbers_that_set_no_target(line: str) -> None:
    assert marked(find_unread_figures, HEAD + line) == []


def test_a_figure_with_a_target_is_read() -> None:
    text = HEAD + "到2025年，渔港泊位达到300个。"
    at = text.index("渔港泊位")
    target = Target(
        span=Span(at, at + 10), indicator="渔港泊位", value=Decimal(300), upper=None, measure="个", comparator="=",
        by="2025",
    )  # fmt: skip
    assert marked(find_unread_figures, text, targets=(target,)) == []


def test_numbers_under_heads_of_values() -> None:
    rows = [["指标", "单位", "2025年"], ["泊位", "个", "300"], ["满意率", "%", "待定"]]
    assert marked(find_unread_figures, table_document(HEAD, rows)) == ["300"]


def test_rules_of_fact_set_no_target() -> None:
    rules = Metadata(title="云澜市渔港管理办法", document_type="办法")
    assert marked(find_unread_figures, HEAD + "泊位不少于30个。", metadata=rules) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("到2025年，渔港泊位，达到300个。", ["达到300个"]),  # without the comma before it
        ("到2025年，渔业产值达到50亿元。", ["渔业产值达到50亿元"]),
        ("减税降费达到50亿元。", []),  # grants are no targets
        ("渔业产值达到50亿元。", ["渔业产值达到50亿元"]),
        ("到2025年，新增7个园区。", ["新增7个园区"]),
        ("到2025年，新增7级航道。", []),  # a class
        ("到2025年，建成7个。", ["建成7个"]),
        ("到2025年，落实渔业32条”要求。", []),  # the name of a paper
        ("到2025年，迈上5万亿台阶。", []),  # a picture
        ("到2025年，建成三张清单。", []),  # a slogan
        ("泊位不少于30个。", ["泊位不少于30个"]),
        ("到2025年，新增园区达到7个，泊位增长5%。", ["新增园区达到7个", "泊位增长5%"]),
        ("到2025年，新增渔业32条”平台。", []),  # still the name of a paper
        ("到2025年，新增“7个”园区，新增码头8座。", ["新增码头8座"]),
        ("会议有30个代表。", []),
        ("到2025年，达到6个方面。", []),  # a slogan in digits
        ("到2025年，达到6个泊位。", ["达到6个泊位"]),
        ("到2025年，不再新增7个园区。", []),  # denied
        ("到2025年，办好三个展会。", []),  # in passing
        ("到2025年，新增“7个”园区。", []),  # in quotes it may be a name
        ("到2025年，渔获量居全省第3位，泊位达到300个。", ["泊位达到300个"]),
        ("到2025年，泊位达到300个以上，", ["泊位达到300个以上"]),
        ("到2025年，泊位达到300个，其中深水泊位20个。", ["泊位达到300个", "其中深水泊位20个"]),
        ("全市渔民5万人。", []),  # neither a time nor a report
    ],
)
def test_what_a_number_states(line: str, words: list[str]) -> None:
    assert marked(find_unread_figures, HEAD + line) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("渔港提高到20座渔港。", ["渔港提高到20座"]),
        ("推进东山等提高到20座渔港。", []),  # as many as there are
        ("渔港为20座渔港升级。", []),  # says what for
        ("产值突破50亿元投资。", []),  # of what is only counted something comes about
        ("渔港达到5%水面。", []),
        ("全市渔港30%以上。", ["全市渔港30%以上"]),
    ],
)
def test_a_number_with_a_noun_behind_it_where_results_are_told(line: str, words: list[str]) -> None:
    assert marked(find_unread_figures, line, metadata=REPORT) == words


def test_a_number_with_a_noun_behind_it_needs_a_time_in_a_plan() -> None:
    assert marked(find_unread_figures, HEAD + "渔港提高到20座渔港。") == []
    assert marked(find_unread_figures, HEAD + "到2020年，渔港提高到20座渔港。") == []  # which is over
    assert marked(find_unread_figures, HEAD + "到2025年，渔港提高到20座渔港。") == ["渔港提高到20座"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("园区已有27家企业入驻。", ["园区已有27家"]),
        ("134个问题全部办复。", ["134个问题"]),
        ("召开会议3次，全部办复。", []),  # how often
        ("不再已有27家企业入驻。", []),  # denied
        ("已有二十七家企业入驻。", []),  # in characters it may be a name
        ("已有5%企业入驻。", []),  # a share alone is no deed
        ("办结案件不足27件。", []),
        ("已有6项行动。", []),  # a slogan in digits
        ("已有“6个”园区建成。", []),  # in quotes it may be a name
        ("已有5万亿台阶。", []),  # a picture
        ("投入五十亿元。", []),  # in characters
        ("其他案件不足27件。", []),
    ],
)
def test_what_a_review_tells_of_by_a_number(line: str, words: list[str]) -> None:
    text = f"一、2023年工作回顾\n{line}\n二、2024年工作安排\n做好工作。"
    assert marked(find_unread_figures, text, metadata=REPORT) == words


@pytest.mark.parametrize(
    ("title", "kind", "words"),
    [
        ("云澜市渔港建设行动方案", "方案", ["渔业产值达到50亿元"]),
        ("云澜市渔业管理办法", "办法", []),  # rules of fact
        ("云澜市促进渔业发展若干扶持措施", "意见", []),  # grants
    ],
)
def test_hundreds_of_millions_are_a_goal_but_where_grants_or_rules_are_the_matter(
    title: str, kind: str, words: list[str]
) -> None:
    metadata = Metadata(
        title=title, document_type=kind, document_date=date(2024, 3, 1), region="某省云澜市", level="市"
    )
    assert marked(find_unread_figures, "到2025年，渔业产值达到50亿元。", metadata=metadata) == words


@pytest.mark.parametrize(
    ("rows", "signs"),
    [
        ([["指标表"], ["渔业"], ["指标", "单位", "2025年"], ["泊位", "个", "300"]], ["300"]),  # titles above the head
        ([["指标表"], ["渔业"], ["附"], ["指标", "单位", "2025年"], ["泊位", "个", "300"]], []),
        ([["指标", "2020年", "目标值"], ["泊位", "200", "≥300"], ["航道", "—", "待定"]], ["200", "≥300"]),
        ([["指标", "单位", "2025年工作"], ["泊位", "个", "300"]], []),
        ([["指标", "单位", "2025 年"], ["泊位", "个", " 300 "]], ["300"]),
    ],
)
def test_columns_of_values(rows: list[list[str]], signs: list[str]) -> None:
    assert [words.strip() for words in marked(find_unread_figures, table_document(HEAD, rows))] == signs


def test_of_several_heads_of_values_the_first_rules() -> None:
    rows = [["指标", "2025年", "类别"], ["指标", "个数", "目标值"], ["泊位", "300", "400"]]
    assert marked(find_unread_figures, table_document(HEAD, rows)) == ["300"]


def test_a_value_that_is_a_target_is_read() -> None:
    document = table_document(HEAD, [["指标", "单位", "2025年"], ["泊位", "个", "300"]])
    at = document.text.index("300")
    target = Target(
        span=Span(at, at + 3), indicator="泊位", value=Decimal(300), upper=None, measure="个", comparator="=", by="2025"
    )
    assert marked(find_unread_figures, document, targets=(target,)) == []
