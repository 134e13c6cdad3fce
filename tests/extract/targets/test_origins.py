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


@pytest.mark.parametrize(
    ("text", "was"),
    [
        ("一、过去五年回顾\n公交线路从12条增加到20条。", "12"),
        ("二、今后五年目标\n绿化覆盖率由30%提高到38%。", "30"),
    ],
)
def test_a_value_without_a_year_stays_beside_what_it_came_to(text: str, was: str) -> None:
    (only,) = targets(text)
    assert only.base_value == Decimal(was)


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
