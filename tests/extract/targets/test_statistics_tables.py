"""Tables of a 统计公报."""

from __future__ import annotations

import pytest

from corpus.model import Metadata
from extract.targets.targets import find_targets
from tests.documents import layout_of, table_document

BULLETIN = Metadata(title="云澜市2030年国民经济和社会发展统计公报")


def told(rows: list[list[str]], metadata: Metadata = BULLETIN) -> list[str]:
    found = find_targets(layout_of(table_document("主要产品产量如下", rows)), metadata)
    return [f"{t.indicator} {t.comparator} {t.value} {t.measure} {t.status}" for t in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["品名", "养殖面积（亩）", "同比增减（%）"], ["海水鱼", "7267", "-1.78"], ["其中：鲈鱼", "6070", "0.3"]],
            [
                "海水鱼养殖面积 = 7267 亩 achieved",
                "海水鱼养殖面积 + -1.78 % achieved",
                "鲈鱼养殖面积 = 6070 亩 achieved",
                "鲈鱼养殖面积 + 0.3 % achieved",
            ],
        ),
        (
            [
                ["指标", "计量单位", "数量", "比上年增长（%）"],
                ["海水鱼", "万吨", "94.28", "2.1"],
                ["虾", "吨", "23", "4"],
            ],
            ["海水鱼 = 94.28 万吨 achieved", "海水鱼 + 2.1 % achieved", "虾 = 23 吨 achieved", "虾 + 4 % achieved"],
        ),
    ],
)
def test_columns_are_known_by_their_numbers_and_measures(rows: list[list[str]], expected: list[str]) -> None:
    assert told(rows) == expected


def test_a_column_without_a_measure_says_nothing() -> None:
    assert told([["品名", "排名"], ["海水鱼", "3"], ["虾", "4"]]) == []


def test_in_a_plan_such_a_table_tells_no_results() -> None:
    rows = [["品名", "养殖面积（亩）", "同比增减（%）"], ["海水鱼", "7267", "-1.78"], ["虾", "607", "2"]]
    assert told(rows, Metadata(title="云澜市渔业行动方案")) == []
