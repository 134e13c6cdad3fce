"""日期: points and stretches of time in running text, as calendar days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.model import Span
from extract.numbers.numerals import parse_han, parse_number
from extract.rules import first as find_first
from extract.rules import pattern_of


class Precision(StrEnum):
    """How much a date names."""

    DAY = "day"
    MONTH = "month"
    PART = "part"
    """Of a year: a quarter, a half."""
    YEAR = "year"
    PLAN = "plan"
    """The five years of a 五年规划."""


class Edge(StrEnum):
    """Which edge of a period is meant."""

    NONE = ""
    START = "start"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"
    WITHIN = "within"


_RULES = (
    ("date.day", Precision.DAY),
    ("date.iso", Precision.DAY),
    ("date.month", Precision.MONTH),
    ("date.part", Precision.PART),
    ("date.year", Precision.YEAR),
    ("date.plan", Precision.PLAN),
)
"""In the order in which they are tried: at one place the first that matches wins."""
_EDGES = {
    **dict.fromkeys(("底", "末", "期末", "终"), Edge.END),
    **dict.fromkeys(("初", "上旬", "初期", "开局"), Edge.START),
    **dict.fromkeys(("中旬", "中期"), Edge.MIDDLE),
    "下旬": Edge.LATE,
    "内": Edge.WITHIN,
}
_LAST_DAYS = {Edge.START: 10, Edge.MIDDLE: 20}
"""Of the first and the second third of a month (上旬, 中旬)."""
_TENTH, _TENTH_PLAN_END = 10, 2005
"""The tenth five-year plan ended with 2005; its neighbours lie five years apart."""
PLAN_YEARS = 5
_RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "去": -1}
_SECOND_HALF = "下"
_BEFORE_HINT, _AFTER_HINT = 6, 14
"""How far a date can reach around the character that betrays it: 二〇一九 before 年, 十二月三十一日 behind it."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a text names: a day, a month, a year's half …"""

    span: Span
    first: date
    last: date
    precision: Precision
    edge: Edge = Edge.NONE
    """What is printed behind it: 底, 末, 内, 初 …"""
    dated: bool = True
    """The text itself names the year; otherwise it is the document's."""


def find_periods(folded: str, within: Span, year: int | None) -> Iterator[Period]:
    """Yield the periods of a stretch of folded text in order.

    ``year`` is the document's. A period without a year of its own is left out where that is unknown. A day that no
    calendar has (9月31日) is its month's last.
    """
    position = within.start
    previous: Period | None = None
    while hint := pattern_of("date.hint").search(folded, position, within.end):
        start, end = max(within.start, position, hint.start() - _BEFORE_HINT), min(within.end, hint.end() + _AFTER_HINT)
        first = _first_match(folded, start, end)
        if first is None:
            position = hint.end()
            continue
        match, precision = first
        position = match.end()
        period = _period(match, precision, _carried(folded, previous, match.start()) or year)
        if period:
            yield period
        previous = period


def _carried(folded: str, previous: Period | None, start: int) -> int | None:
    """The year that a second date takes from the first (2023年1月至11月)."""
    if previous and previous.dated:
        between = folded[previous.span.end : start].strip()
        return previous.last.year if pattern_of("date.through").match(between) else None
    return None


def _first_match(folded: str, start: int, end: int) -> tuple[re.Match[str], Precision] | None:
    best: tuple[re.Match[str], Precision] | None = None
    for rule_id, precision in _RULES:
        match = find_first(rule_id, folded, start, end)
        if match and match.end() > match.start() and (best is None or match.start() < best[0].start()):
            best = match, precision
    return best


def _period(match: re.Match[str], precision: Precision, document_year: int | None) -> Period | None:
    groups = match.groupdict()
    year, dated = _year(groups, document_year)
    if year is None:
        return None
    edge = _EDGES.get(groups.get("edge") or "", Edge.NONE)
    first, last = _bounds(groups, precision, year, edge)
    return Period(Span(match.start(), match.end()), first, last, precision, edge, dated)


def _year(groups: Mapping[str, str | None], document_year: int | None) -> tuple[int | None, bool]:
    if plan := groups.get("plan") or (groups.get("bare_plan") or "").removesuffix("五"):
        return plan_end(plan), True
    if written := groups.get("year"):
        return parse_number(written), True
    if document_year is None:
        return None, False
    return document_year + _RELATIVE.get((groups.get("relative") or "今")[0], 0), False


def _bounds(groups: Mapping[str, str | None], precision: Precision, year: int, edge: Edge) -> tuple[date, date]:
    if precision is Precision.PLAN:
        return date(year - PLAN_YEARS + 1, 1, 1), date(year, 12, 31)
    if precision is Precision.YEAR:
        return date(year, 1, 1), date(year, 12, 31)
    if precision is Precision.PART:
        return _part_bounds(groups, year)
    month = parse_number(groups["month"] or "")
    if precision is Precision.MONTH:
        return date(year, month, 1), date(year, month, _LAST_DAYS.get(edge, monthrange(year, month)[1]))
    day = date(year, month, min(parse_number(groups["day"] or ""), monthrange(year, month)[1]))
    return day, day


def _part_bounds(groups: Mapping[str, str | None], year: int) -> tuple[date, date]:
    """A quarter or a half; 年中 is the first."""
    if quarter := groups.get("quarter"):
        last = 3 * parse_number(quarter)
        first = last - 2
    else:
        first, last = (7, 12) if (groups.get("half") or "").startswith(_SECOND_HALF) else (1, 6)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def plan_end(plan: str) -> int:
    """The last year of a five-year plan by its ordinal.

    >>> plan_end("十四"), plan_end("十三")
    (2025, 2020)
    """
    return _TENTH_PLAN_END + PLAN_YEARS * (parse_han(plan) - _TENTH)
