"""Tables in one line with two years, whose rows end with the kind of the indicator."""

from __future__ import annotations

import pytest

from extract.targets.year_tables import find_year_tables
from tests.documents import document_of, layout_of

HEAD = "专栏1 主要指标序号指　标　名　称单位2030年2035年指标属性"
ROWS = "1林木覆盖率％4045预期性2粮食产量万吨1075≥1080约束性"


def told(text: str, year: int = 2031) -> list[str]:
    return [
        f"{t.indicator} {t.comparator} {t.value} {t.measure} {t.by} {t.status}"
        for table in find_year_tables(layout_of(document_of(text)), year)
        for t in table.targets
    ]


def test_sizes_part_the_digits() -> None:
    found = told(HEAD + "一、环境" + ROWS + "二、农业3灌溉用水系数—0.50370.515预期性注：略")
    assert found == [
        "林木覆盖率 = 40 % 2030 achieved",
        "林木覆盖率 = 45 % 2035 target",
        "粮食产量 = 1075 万吨 2030 achieved",
        "粮食产量 >= 1080 万吨 2035 target",
        "灌溉用水系数 = 0.5037 None 2030 achieved",
        "灌溉用水系数 = 0.515 None 2035 target",
    ]


@pytest.mark.parametrize("row", ["3渡口数个11111预期性", "3渡口数—1.5:12:1预期性", "3渡口查验--〔18〕约束性"])
def test_a_row_that_nothing_parts_is_left_out(row: str) -> None:
    (table,) = find_year_tables(layout_of(document_of(HEAD + ROWS + row)), 2031)
    assert len(table.targets) == 4
    assert len(table.left_out) == 1


def test_the_mark_of_a_note_is_no_digit() -> None:
    head = "指　　标2030年2035年〔累计〕1属性"
    rows = "湿地保护率（%）70.570左右-预期性劣质水比例（%）15.7415左右-预期性公园服务率（%）-≥90-约束性"
    assert told(head + rows)[2:] == ["劣质水比例 ~ 15 % 2035 target", "公园服务率 >= 90 % 2035 target"]


def test_years_that_are_both_over_are_no_plan() -> None:
    assert told(HEAD + ROWS, year=2036) == []
