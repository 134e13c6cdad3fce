"""Periods that a text names, as calendar days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Span
from extract.numbers.dates import Edge, Precision, find_periods, plan_end


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
        ("2023年2月30日", [("2023年2月30日", "2023-02-28", "2023-02-28")], "no day of the calendar: its month's last"),
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


@pytest.mark.parametrize(
    ("text", "last", "precision", "edge"),
    [
        ("2026年6月5日", "2026-06-05", Precision.DAY, Edge.NONE),
        ("2026-06-05", "2026-06-05", Precision.DAY, Edge.NONE),
        ("2026年6月初", "2026-06-10", Precision.MONTH, Edge.START),
        ("2026年6月上旬", "2026-06-10", Precision.MONTH, Edge.START),
        ("2026年6月中旬", "2026-06-20", Precision.MONTH, Edge.MIDDLE),
        ("2026年6月下旬", "2026-06-30", Precision.MONTH, Edge.LATE),
        ("2026年6月末", "2026-06-30", Precision.MONTH, Edge.END),
        ("2026年6月底", "2026-06-30", Precision.MONTH, Edge.END),
        ("2026年6月", "2026-06-30", Precision.MONTH, Edge.NONE),
        ("2026年一季度", "2026-03-31", Precision.PART, Edge.NONE),
        ("2026年第4季度末", "2026-12-31", Precision.PART, Edge.END),
        ("2026年上半年", "2026-06-30", Precision.PART, Edge.NONE),
        ("2026年下半年", "2026-12-31", Precision.PART, Edge.NONE),
        ("2026年年中", "2026-06-30", Precision.PART, Edge.NONE),
        ("年中", "2026-06-30", Precision.PART, Edge.NONE),
        ("2026年", "2026-12-31", Precision.YEAR, Edge.NONE),
        ("2026年内", "2026-12-31", Precision.YEAR, Edge.WITHIN),
        ("2026年末", "2026-12-31", Precision.YEAR, Edge.END),
        ("2026年终", "2026-12-31", Precision.YEAR, Edge.END),
        ("2026年初", "2026-12-31", Precision.YEAR, Edge.START),
        ("“十五五”", "2030-12-31", Precision.PLAN, Edge.NONE),
        ("“十五五”期末", "2030-12-31", Precision.PLAN, Edge.END),
        ("“十五五”初期", "2030-12-31", Precision.PLAN, Edge.START),
        ("“十五五”开局", "2030-12-31", Precision.PLAN, Edge.START),
        ("“十五五”中期", "2030-12-31", Precision.PLAN, Edge.MIDDLE),
        ("十五五时期", "2030-12-31", Precision.PLAN, Edge.NONE),
    ],
)
def test_precision_and_edge(text: str, last: str, precision: Precision, edge: Edge) -> None:
    (period,) = find_periods(fold(text), Span(0, len(text)), 2026)
    assert (period.last.isoformat(), period.precision, period.edge) == (last, precision, edge)


def test_a_plan_is_five_years() -> None:
    (period,) = find_periods('"十五五"', Span(0, 5), None)
    assert (period.first, period.last) == (date(2026, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("text", "last", "dated"),
    [
        ("今年6月", "2026-06-30", False),
        ("本年6月", "2026-06-30", False),
        ("本年度6月", "2026-06-30", False),
        ("当年6月", "2026-06-30", False),
        ("明年6月", "2027-06-30", False),
        ("去年6月", "2025-06-30", False),
        ("6月", "2026-06-30", False),
        ("2025年6月", "2025-06-30", True),
        ("“十四五”", "2025-12-31", True),
    ],
)
def test_whose_year_it_is(text: str, last: str, dated: bool) -> None:
    (period,) = find_periods(fold(text), Span(0, len(text)), 2026)
    assert (period.last.isoformat(), period.dated) == (last, dated)


@pytest.mark.parametrize("between", ["-", "--", "~", "至", "到", "、", "和", " 至 "])
def test_a_second_date_takes_the_year_of_the_first(between: str) -> None:
    text = f"2022年3月1日{between}11月2日"
    assert [period.last.year for period in find_periods(text, Span(0, len(text)), 2026)] == [2022, 2022]


@pytest.mark.parametrize("between", [",", "前,", "起"])
def test_a_date_of_its_own_does_not(between: str) -> None:
    text = f"2022年3月1日{between}11月2日"
    assert [period.last.year for period in find_periods(text, Span(0, len(text)), 2026)] == [2022, 2026]


def test_a_year_is_not_taken_from_a_date_without_one() -> None:
    assert list(find_periods("3月1日至11月2日", Span(0, 11), None)) == []


def test_only_what_lies_within_is_read() -> None:
    text = "2022年3月1日"
    assert [period.last.isoformat() for period in find_periods(text, Span(0, 7), 2026)] == ["2022-03-31"]
    assert [period.last.isoformat() for period in find_periods(text, Span(5, 9), 2026)] == ["2026-03-01"]
