"""Names that a number takes from its clause, its item, or what was named before it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata
from extract.targets import borrowed
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of

PLAN = Metadata(title="望溪市绿色发展行动方案", document_date=date(2026, 3, 1), document_type="方案")
REPORT = Metadata(title="2026年望溪县政府工作报告", document_date=date(2026, 1, 20), document_type="报告")


def lines(text: str, metadata: Metadata = PLAN) -> list[str]:
    found = find_targets(layout_of(document_of(text)), metadata)
    return [f"{t.indicator} {t.value} {t.measure} {t.by} {t.status}" for t in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the head of an item before its colon
            "1.托育服务点：4月底前建成2家；8月底前新建成3家；10月底前完成6家建设任务。",
            [
                "托育服务点 2 家 2026-04-30 target",
                "托育服务点 3 家 2026-08-31 target",
                "托育服务点 6 家 2026-10-31 target",
            ],
        ),
        (  # 基数 and 目标 are of what was named before, with a place of their own
            "“十五五”期间，单位产值水耗下降12%。2025年全市的基数是32立方米/万元，2030年目标是28立方米/万元。"
            "罗溪区2025年的现状值为40立方米/万元。",
            [
                "单位产值水耗 12 % 2030 target",
                "单位产值水耗 32 立方米/万元 2025 achieved",
                "单位产值水耗 28 立方米/万元 2030 target",
                "罗溪区单位产值水耗 40 立方米/万元 2025 achieved",
            ],
        ),
        # 增速, 增幅, 降幅 are of what was named before
        (
            "到2030年，软件收入达到96亿元，年均增速达16%。",
            ["软件收入 96 亿元 2030 target", "软件收入 16 % 2030 target"],
        ),
        ("提高低保标准，增幅不低于6.5%。", ["低保标准 6.5 % None target"]),
        ("工业增速达到5%。", ["工业增速 5 % None target"]),
        ("年均下降率为4%。", ["下降率 4 % None target"]),
        (  # … but not where a clause between says of what
            "到2030年，软件收入达到96亿元，成为全省最大的软件市场之一，年均增速超过30%。",
            ["软件收入 96 亿元 2030 target"],
        ),
        # what a clause tells the course of
        (
            "2025年，交易额保持快速增长，由2012年的8亿元增长至2025年的42.3亿元。",
            ["交易额 8 亿元 2012 achieved", "交易额 42.3 亿元 2025 achieved"],
        ),
        (
            "2025年，快递业务量连续9年居全省首位，从2012年的1.3万件增长到2025年的13万件。",
            ["快递业务量 1.3 万件 2012 achieved", "快递业务量 13 万件 2025 achieved"],
        ),
        ("带动未来五年制造业投资1000亿元以上。", ["制造业投资 1000 亿元 None target"]),
        ("规划还提出城镇化率提高到61%。", ["城镇化率 61 % None target"]),
        ("到2030年，《望溪行动》提出绿道里程达到90公里。", ["绿道里程 90 公里 2030 target"]),
        ("到2030年，居民收入增长与经济增长保持同步，年均增长6%。", ["居民收入 6 % 2030 target"]),
        (  # its own sentence goes before what another named
            "到2030年，绿道里程达到90公里。居民收入增长与经济增长保持同步，年均增长6%。",
            ["绿道里程 90 公里 2030 target", "居民收入 6 % 2030 target"],
        ),
        ("到2030年，扩建社区食堂，其日供餐能力达到2万份。", ["日供餐能力 2 万份 2030 target"]),
    ],
)
def test_where_a_name_comes_from(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、过去五年回顾\n财政收入年均增长15%，比上一个五年规划期间增幅高2.5个百分点。",
            ["财政收入 15 % None achieved", "财政收入 2.5 个百分点 None achieved"],
        ),
        ("一、过去五年回顾\n财政收入增长15%，高出全国平均水平9个百分点。", ["财政收入 15 % None achieved"]),
        (
            "一、今年工作回顾\n实事项目已完成15件，完成率31%；已开工48件。",
            ["实事项目 15 件 None achieved", "完成率 31 % None achieved", "开工实事项目 48 件 None achieved"],
        ),
    ],
)
def test_comparisons_and_rates_lend_no_name(text: str, expected: list[str]) -> None:
    assert lines(text, REPORT) == expected


@pytest.mark.parametrize(
    "text",
    [
        "到2030年，用水量下降12%，高于全市平均水平2个百分点。",
        "到2030年，产值年均增长6%，增速比上一个五年规划低2个百分点。",
    ],
)
def test_a_comment_upon_a_goal_is_none(text: str) -> None:
    assert len(lines(text)) == 1


def test_a_comparison_with_a_subject_of_its_own_is_a_goal() -> None:
    (only,) = lines("到2030年，力争工业增速高于全省平均水平1个百分点。")
    assert only.startswith("工业增速") and " 1 个百分点 2030 target" in only


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("绿道里程达到90公里后", "绿道里程"),
        ("3家企业新增岗位", ""),  # nothing stands before the first
        ("每年3家企业新增岗位", ""),  # how often
        ("绿道2030年", "绿道2030年"),  # a date is no figure
        ("绿道里程", "绿道里程"),
    ],
)
def test_what_stands_before_the_first_figure(said: str, before: str) -> None:
    assert borrowed._without_numbers(said) == before
