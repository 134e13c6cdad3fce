"""Reviews of work reports: parts without numbers, deeds and sums, lost titles; years and sums in characters."""

from __future__ import annotations

import pytest

from corpus.model import Metadata, Target
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of

REPORT = Metadata(title="政府工作报告", document_type="报告")


def targets(text: str, metadata: Metadata = REPORT) -> tuple[Target, ...]:
    return find_targets(layout_of(document_of(text)), metadata)


@pytest.mark.parametrize(
    ("part", "by", "status"),
    [
        ("2029年工作回顾", "2029", "achieved"),
        ("2029年工作总结", "2029", "achieved"),
        ("2030年主要工作安排", "2030", "target"),
        ("2030年重点工作", "2030", "target"),
    ],
)
def test_numbered_headings_stand_under_a_part_without_a_number(part: str, by: str, status: str) -> None:
    (only,) = targets(f"{part}\n一、工业优化升级\n(一)园区提质增效。\n新建标准厂房6座。")
    assert (only.by, only.status) == (by, status)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("创岗安置3.5万人", "3.5"),
        ("受理审批事项5.2万件", "5.2"),
        ("开发区完成基础投入2000万元", "2000"),
        ("化解信访积案120件", "120"),
    ],
)
def test_deeds_and_sums_of_a_review(said: str, value: str) -> None:
    (only,) = targets(f"一、2029年工作回顾\n{said}。")
    assert (str(only.value), only.by, only.status) == (value, "2029", "achieved")


@pytest.mark.parametrize("said", ["给予企业补助2000万元", "安置费标准2000元", "召开会议3次"])
def test_what_a_review_says_besides(said: str) -> None:
    assert targets(f"一、2029年工作回顾\n{said}。") == ()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("生产总值46.9亿元，同比（下同）增长14.7%", "生产总值"),
        ("财政收入达到25.7亿元，按可比口径年均增长3.6%", "财政收入"),
        ("固定资产投资达到25.7亿元，按可比价格计算增长3.6%", "固定资产投资"),
    ],
)
def test_how_a_change_is_computed_is_no_name(said: str, name: str) -> None:
    assert targets(f"一、2029年工作回顾\n{said}。")[-1].indicator == name


def test_goals_in_characters() -> None:
    text = "某报讯 二00四年全区主要预期目标是：渔业总产值二百一十五亿元人民币，增长百分之九；海产品进出口四十九点五亿美元，增长百分之四。"
    found = targets(text, Metadata())
    assert [(str(one.value), one.by) for one in found] == [
        ("215", "2004"),
        ("9", "2004"),
        ("49.5", "2004"),
        ("4", "2004"),
    ]


def test_a_plan_that_is_being_finished_sets_no_year() -> None:
    text = "今年要高质量完成“十四五”规划目标任务。\n主要预期目标是：渔业总产值增长7%。"
    assert [one.by for one in targets(text, Metadata())] == [None]
