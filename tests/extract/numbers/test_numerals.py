"""Numbers in digits and in characters."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers.numerals import parse_decimal, parse_han


@given(st.integers(min_value=1, max_value=10**12))
def test_han_numerals_agree_with_cn2an(number: int) -> None:
    assert parse_han(cn2an.an2cn(number)) == number


@pytest.mark.parametrize(
    ("text", "value", "why"),
    [
        ("百", 100, "百项: the one before 百 is not written"),
        ("十二", 12, "nor before 十"),
        ("两千", 2000, "两"),
        ("二〇二五", 2025, "digit by digit"),
        ("一万五千", 15000, "a scale inside"),
        ("一千零一", 1001, "a gap"),
    ],
)
def test_han_numeral(text: str, value: int, why: str) -> None:
    assert parse_han(text) == value, why


@pytest.mark.parametrize("text", ["", "五家", "点", "12"])
def test_what_is_no_han_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_han(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("十点", "10"), ("12,500.5", "12500.5"), ("三点五", "3.5"), ("0.03", "0.03"), ("九十九点九九", "99.99")],
)
def test_decimal(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["三点五家", "三点家", "三点五点六", "点五家", "家点五"])
def test_what_is_no_decimal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_decimal(text)
