"""Periods that a text names, as calendar days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Span
from extract.numbers.dates import find_periods, plan_end


def periods(text: str, year: int | None = 2026) -> list[tuple[str, str, str]]:
    """Quote, first and last day of each period."""
    folded = fold(text)
    found = find_periods(folded, Span(0, len(folded)), year)
    return [(text[p.span.start : p.span.end], p.first.isoformat(), p.last.isoformat()) for p in found]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("二○○七年四月十三日", [("二○○七年四月十三日", "2007-04-13", "2007-04-13")], "circles for zeros"),
        ("2019年6月底前", [("2019年6月底", "2019-06-01", "2019-06-30")], "a month's end"),
        ("6月底前", [("6月底", "2026-06-01", "2026-06-30")], "the document's year"),
        ("2024年2月底", [("2024年2月底", "2024-02-01", "2024-02-29")], "a leap year"),
        ("到2019年年底前", [("2019年年底", "2019-01-01", "2019-12-31")], "年 written twice"),
        ("年底前", [("年底", "2026-01-01", "2026-12-31")], "no year, no month"),
        ("今年年内推出", [("今年年内", "2026-01-01", "2026-12-31")], "relative"),
        ("明年6月", [("明年6月", "2027-06-01", "2027-06-30")], "relative, with a month"),
        ("2019年上半年，", [("2019年上半年", "2019-01-01", "2019-06-30")], "half a year"),
        ("第三季度末", [("第三季度末", "2026-07-01", "2026-09-30")], "a quarter"),
        ("“十四五”末", [("“十四五”末", "2021-01-01", "2025-12-31")], "a five-year plan"),
        (
            "2022年7月至11月",
            [("2022年7月", "2022-07-01", "2022-07-31"), ("11月", "2022-11-01", "2022-11-30")],
            "a carried year",
        ),
        ("失效日期：2028-09-25", [("2028-09-25", "2028-09-25", "2028-09-25")], "ISO"),
        ("3个月内办结", [], "a length of time"),
        ("每季度末", [], "no certain quarter"),
        ("三年内", [], "a length of time"),
        ("上年末结余", [], "the year before"),
        ("2023年2月30日", [], "no day of the calendar"),
        ("十五项任务", [], "a count"),
    ],
)
def test_periods(text: str, expected: list[tuple[str, str, str]], why: str) -> None:
    assert periods(text) == expected, why


def test_without_a_year_there_is_no_undated_period() -> None:
    assert periods("6月底前完成，2025年验收", year=None) == [("2025年", "2025-01-01", "2025-12-31")]


@pytest.mark.parametrize(("plan", "year"), [("十二", 2015), ("十四", 2025), ("十五", 2030), ("二十", 2055)])
def test_plan_end(plan: str, year: int) -> None:
    assert plan_end(plan) == year


@given(st.text(alphabet='0123456789年月日底前末今明上下半季度第一二三四十〇"五-./ ', max_size=50))
def test_any_text_yields_periods_in_order(text: str) -> None:
    end = 0
    for period in find_periods(fold(text), Span(0, len(text)), 2026):
        assert end <= period.span.start < period.span.end <= len(text)
        assert date.min < period.first <= period.last
        end = period.span.end
