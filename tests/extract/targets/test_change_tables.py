"""Tables in one line whose last column is the change between the two before it."""

from __future__ import annotations

import pytest

from extract.targets.change_tables import find_change_tables
from tests.documents import document_of, layout_of

HEAD = "专栏1 主要指标序号指标2030年2035年2035年比2030年增长"


def told(text: str) -> list[str]:
    return [
        f"{t.indicator} {t.comparator} {t.value} {t.measure} {t.by} {t.status}"
        for table in find_change_tables(layout_of(document_of(text)))
        for t in table.targets
    ]


def test_arithmetic_parts_the_digits() -> None:
    assert told(HEAD + "1油污排放总量（万吨）250.0230.0-8%2近海优良比例（%）55>605个百分点注：略") == [
        "油污排放总量 = 250.0 万吨 2030 achieved",
        "油污排放总量 = 230.0 万吨 2035 target",
        "油污排放总量 + -8 % 2035 target",
        "近海优良比例 = 55 % 2030 achieved",
        "近海优良比例 >= 60 % 2035 target",
        "近海优良比例 + 5 个百分点 2035 target",
    ]


@pytest.mark.parametrize("row", ["1航道里程（公里）1001307%", "1航道里程（甲等）10013030%"])
def test_a_row_that_nothing_parts_is_left_out(row: str) -> None:
    (table,) = find_change_tables(layout_of(document_of(HEAD + row + "2优良比例（%）55605个百分点")))
    assert len(table.targets) == 3 and len(table.left_out) == 1


def test_one_row_alone_may_be_anything() -> None:
    assert told("指标2030年2035年增长不大，其中优良比例提高。") == []
