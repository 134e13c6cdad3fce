"""What the cell of an indicator table says by itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.model import Span
from extract.targets.cell_values import (
    bare_number,
    comparator_of,
    is_denied,
    kind_of,
    part_named,
    unit_in,
    unnumbered,
    year_of,
)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2027年底前", "2027"),
        ("2025年、2026年底", "2026"),  # of several the last
        ("2025年至2027年", "2027"),
        ("长期", None),
        ("", None),
    ],
)
def test_the_year_of_a_time_limit(text: str, year: str | None) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [("12", "12", None), ("12-15", "12", "15"), ("≥12", "12", None), ("12个", None, None), ("十二", None, None)],
)
def test_a_number_without_a_measure_takes_the_columns(text: str, value: str | None, upper: str | None) -> None:
    found = bare_number(text, Span(3, 5), "个")
    if value is None:
        assert found is None
    else:
        assert found is not None
        assert (found.value, found.upper, found.measure) == (Decimal(value), upper and Decimal(upper), "个")


@pytest.mark.parametrize(
    ("name", "unit"), [("绿道(公里)", "公里"), ("绿道(公里", "公里"), ("绿道(含步道", None), ("绿道", None)]
)
def test_the_measure_in_the_bracket_of_a_name(name: str, unit: str | None) -> None:
    found = unit_in(name)
    assert (found["unit"] if found else None) == unit


def test_words_of_a_row() -> None:
    assert (unnumbered("1.绿道"), unnumbered("绿道")) == ("绿道", "绿道")
    assert (part_named("绿道率(%)其中:城区"), part_named("绿道")) == ("城区", "绿道")
    assert [kind_of(text) for text in ("约束性指标", "预期性", "绿道")] == ["binding", "anticipatory", None]
    assert [is_denied(text) for text in ("未达到", "不低于", "")] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "head", "name", "sign"),
    [
        ("下降12%", "年均增长", "用水量", "-"),  # the value's own word goes before the head's
        ("12%", "年均增长", "用水量", "+"),
        ("12%", "年均增长", "用水量下降", "-"),  # and the name's
        ("12%以上", "2027年", "绿道", ">="),
        ("12%", "2027年", "绿道", "="),
    ],
)
def test_how_a_value_binds(text: str, head: str, name: str, sign: str) -> None:
    assert comparator_of(text, head, name) == sign
