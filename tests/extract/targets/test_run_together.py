"""Tables of indicators whose cells ran together."""

from __future__ import annotations

import pytest

from corpus.model import Target, TargetStatus
from extract.targets.run_together import find_signed_tables
from tests.documents import document_of, layout_of

HEAD = "指标名称计量单位2030年目标值资料来源"


def read(text: str) -> list[Target]:
    return [
        target for table in find_signed_tables(layout_of(document_of(text)), 2026, None) for target in table.targets
    ]


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(t.indicator, t.comparator.value, str(t.value), t.measure or "") for t in read(text)]


def test_rows_are_told_by_their_numbers_and_signs() -> None:
    text = HEAD + "一、环境1 林木覆盖率% ≥ 45市林业局2 每万人公园数个≥12 市城管局二、民生3 登记失业率% <4.5市人社局"
    assert told(text) == [
        ("林木覆盖率", ">=", "45", "%"),
        ("每万人公园数", ">=", "12", "个"),
        ("登记失业率", "<=", "4.5", "%"),
    ]
    assert {target.by for target in read(text)} == {"2030"}


def test_a_row_below_a_number_goes_on_behind_the_source() -> None:
    text = HEAD + "1 林木覆盖率% ≥ 45市林业局/市城管局湿地保护率% ≥60市林业局2 渡口查验率% =100"
    assert [name for name, *_ in told(text)] == ["林木覆盖率", "湿地保护率", "渡口查验率"]


def test_the_number_of_the_next_row_glued_to_a_value() -> None:
    text = HEAD + "1 林木覆盖率% ≥ 452 湿地保护率% ≥ 603 渡口查验率% =100"
    assert [value for _, _, value, _ in told(text)] == ["45", "60", "100"]


def test_a_row_whose_value_may_end_with_a_number_or_not_is_left_out() -> None:
    rows = "1 林木覆盖率% ≥ 42湿地保护率% ≥ 602 渡口查验率% =100市港航局"
    rest = "3 码头完好率% ≥ 90市港航局4 航标正常率% ≥ 95市港航局5 渡船年检率% =100"
    assert [name for name, *_ in told(HEAD + rows + rest)] == ["码头完好率", "航标正常率", "渡船年检率"]


def test_a_number_that_stands_by_itself_is_not_glued_to_the_value_before_it() -> None:
    text = HEAD + "1 林木覆盖率% ≥ 42湿地保护率% ≥ 60市林业局2 渡口查验率% =100"
    assert [value for _, _, value, _ in told(text)] == ["42", "60", "100"]


def test_two_indicators_in_a_row() -> None:
    text = HEAD + "1 登记失业率/调查失业率% <4/<5.5市人社局2 林木覆盖率% ≥ 45市林业局"
    assert told(text)[:2] == [("登记失业率", "<=", "4", "%"), ("调查失业率", "<=", "5.5", "%")]


@pytest.mark.parametrize(
    "text",
    [
        "1 林木覆盖率% ≥ 45市林业局2 湿地保护率% ≥ 60市林业局3 渡口查验率% =100",  # no head
        HEAD + "林木覆盖率% ≥ 45湿地保护率% ≥ 60渡口查验率% =100",  # no numbers
        HEAD + "1 林木覆盖率% ≥ 45市林业局2 湿地保护率% ≥ 60",  # two rows
        "指标名称计量单位2025年2030年目标值1 林木覆盖率% ≥ 45市林业局2 湿地保护率% ≥ 60丙局3 渡口查验率% =100",
        HEAD + "1 林木覆盖率 ≥ 45市林业局2 湿地保护率 ≥ 60市林业局3 渡口查验率 =100",  # no measures
        HEAD + "",
    ],
)
def test_what_does_not_tell_its_rows_is_left_alone(text: str) -> None:
    assert not told(text)


def test_values_in_brackets_are_of_what_they_name_or_of_their_row() -> None:
    text = HEAD + (
        "1 生产总值(不变价)亿元翻一番(全省人均产值 ≥ 10万元) 市统计局2 居民收入(不变价)元翻一番(全省≥ 3.4万元) 调查队"
        "3 林木覆盖率% ≥ 45市林业局4 湿地保护率% ≥ 60市林业局5 渡口查验率% =100"
    )
    assert told(text)[:2] == [("人均产值", ">=", "10", "万元"), ("居民收入", ">=", "3.4", "万元")]
    assert len(told(text)) == 5


def test_rows_that_nobody_can_tell_are_named() -> None:
    text = HEAD + "林木覆盖 ≥ 45市林业局 湿地保护 ≥ 60市林业局 渡口查验 =100"
    (table,) = find_signed_tables(layout_of(document_of(text)), 2026, None)
    assert table.targets == () and len(table.left_out) == 3


ROWS = "1 林木覆盖率% ≥ 45市林业局2 湿地保护率% ≥ 60市林业局3 渡口查验率% =100"


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("指标名称计量单位2030年目标值", 3),
        ("指标名称2030年目标值资料来源", 3),
        ("指标名称2030年目标值", 0),  # two labels may stand in a sentence
        ("计量单位2030年目标值资料来源", 0),  # nothing names an indicator
    ],
)
def test_a_head_has_three_labels_one_of_them_of_names(head: str, rows: int) -> None:
    assert len(told(head + ROWS)) == rows


def test_a_column_of_what_was_reached() -> None:
    found = read("指标名称计量单位2025年完成值资料来源" + ROWS)
    assert {(target.by, target.status) for target in found} == {("2025", TargetStatus.ACHIEVED)}


def test_the_place_of_a_table_is_from_its_head_to_its_last_value() -> None:
    document = document_of("前言。" + HEAD + ROWS + "市港航局")
    (table,) = find_signed_tables(layout_of(document), 2026, None)
    assert document[table.span] == HEAD + ROWS


@pytest.mark.parametrize(("length", "rows"), [(1, 3), (2, 4), (40, 4), (41, 3)])
def test_names_of_indicators_are_neither_signs_nor_sentences(length: int, rows: int) -> None:
    text = ROWS.replace("林木覆盖率", "林" * length) + "市港航局4 航标正常率% ≥ 95"
    assert len(told(HEAD + text)) == rows


@pytest.mark.parametrize("measure", ["%", "万吨标准煤", "立方米/万元"])
def test_the_longest_measure_at_the_end_of_a_name(measure: str) -> None:
    assert told(HEAD + ROWS.replace("林木覆盖率%", f"林木覆盖{measure}"))[0] == ("林木覆盖", ">=", "45", measure)
