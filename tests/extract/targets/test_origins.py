"""What an indicator was before: a record of its own where its year is said, else a value beside what it came to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corpus.model import Metadata, Target
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of

REPORT = Metadata(title="2021年望溪县政府工作报告", document_date=date(2021, 1, 20), document_type="报告")


def targets(text: str) -> tuple[Target, ...]:
    return find_targets(layout_of(document_of(text)), REPORT)


@pytest.mark.parametrize(
    ("text", "was", "year"),
    [
        ("一、过去五年回顾\n生产总值由2015年的12.5亿元增加到2020年的23.6亿元。", "12.5", "2015"),
        ("一、过去五年回顾\n绿化覆盖率从2015年底的30%提高到38%。", "30", "2015"),
        ("二、今后五年目标\n城镇化率由2020年的51%提高到58%。", "51", "2020"),
    ],
)
def test_a_value_of_a_named_year_is_a_record_of_its_own(text: str, was: str, year: str) -> None:
    before, after = targets(text)
    assert (str(before.value), before.by, before.status) == (was, year, "achieved")
    assert before.indicator == after.indicator
    assert after.base_value == Decimal(was)


def test_a_value_without_a_year_that_is_to_change_stays_beside_its_goal() -> None:
    (only,) = targets("二、今后五年目标\n绿化覆盖率由30%提高到38%。")
    assert only.base_value == 30


@pytest.mark.parametrize(
    ("said", "was", "value", "measure"),
    [
        ("公交线路从12条增加到20条", "12", "20", "条"),
        ("养老机构由8家增至15家", "8", "15", "家"),
        ("规上企业从33户增至61户", "33", "61", "户"),
        ("生产总值从287.8亿元增加到新口径下的430.9亿元", "287.8", "430.9", "亿元"),
        ("人均可支配收入由21000元提高到35000元", "21000", "35000", "元"),
        ("城镇化率由51.2%提高到58.6%", "51.2", "58.6", "%"),
        ("贫困发生率从9.8%下降到0.5%", "9.8", "0.5", "%"),
        ("高新技术企业由不足40家发展到126家", "40", "126", "家"),
    ],
)
def test_a_review_that_tells_a_change_has_both_values(said: str, was: str, value: str, measure: str) -> None:
    before, after = targets(f"一、过去五年回顾\n{said}。")
    assert (str(before.value), before.measure, before.by, before.status) == (was, measure, None, "achieved")
    assert (str(after.value), after.measure, after.status) == (value, measure, "achieved")
    assert before.indicator == after.indicator


@pytest.mark.parametrize(
    "said", ["审批时限由15个工作日压缩到3个工作日", "从12家企业抽调36人", "从业人员增加到20人", "从3个县调来2000人"]
)
def test_what_is_no_change_of_a_figure_has_no_value_before(said: str) -> None:
    assert all(target.rule != "原值" for target in targets(f"一、过去五年回顾\n{said}。"))


@pytest.mark.parametrize(
    "text",
    [
        "一、过去五年回顾\n公交线路、站点分别从12条、80个增加到20条、95个。",  # which of them is not told
        "一、过去五年回顾\n公交线路增加到20条。",
        "一、过去五年回顾\n从12个乡镇选派村医，村卫生室达到20个。",
    ],
)
def test_what_is_no_value_of_the_same_gives_none(text: str) -> None:
    assert [target.base_value for target in targets(text) if target.base_value is not None] == []
