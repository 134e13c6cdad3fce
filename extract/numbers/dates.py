"""日期: points and stretches of time in running text, as calendar days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.model import Span
from extract.numbers.numerals import parse_han
from extract.rules import load_rules

_TENTH_PLAN_END = 2005
"""The tenth five-year plan ended with 2005; its neighbours lie five years apart."""
_RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "去": -1}
_HINT = re.compile(r"[年月]|季度|\"[十二]|十[二三四五六]五|(?:19|20)\d\d[-./]|\d\s?底前")
_DASHES = ("-", "--", "~", "至", "到", "、", "和")
_BEFORE_HINT, _AFTER_HINT = 6, 14
"""How far a date can reach around the character that betrays it."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a text names: a day, a month, a year's half …"""

    span: Span
    first: date
    last: date
    precision: str
    """day, month, part (of a year), year or plan."""
    edge: str = ""
    """底, 末, 内, 初 …, as printed behind it."""
    dated: bool = True
    """The text itself names the year; otherwise it is the document's."""


def find_periods(folded: str, within: Span, year: int | None) -> Iterator[Period]:
    """Yield the periods of a stretch of folded text in order.

    ``year`` is the document's. A period without a year of its own is left out where that is unknown, and so is a day
    that no calendar has (2月30日).
    """
    position = within.start
    previous: Period | None = None
    while hint := _HINT.search(folded, position, within.end):
        start, end = max(within.start, position, hint.start() - _BEFORE_HINT), min(within.end, hint.end() + _AFTER_HINT)
        match, precision = _first_match(folded, start, end)
        if match is None:
            position = hint.end()
            continue
        position = max(match.end(), hint.start() + 1)
        period = _period(match, precision, _carried(folded, previous, match.start()) or year)
        if period:
            yield period
        previous = period


def _carried(folded: str, previous: Period | None, start: int) -> int | None:
    """The year that a second date takes from the first (2023年1月至11月)."""
    if previous and previous.dated and folded[previous.span.end : start].strip() in _DASHES:
        return previous.last.year
    return None


def _first_match(folded: str, start: int, end: int) -> tuple[re.Match[str] | None, str]:
    best: re.Match[str] | None = None
    precision = ""
    for rule in load_rules("dates"):
        match = rule.pattern.search(folded, start, end)
        if match and match.end() > match.start() and (best is None or match.start() < best.start()):
            best, precision = match, rule.rule_id.removeprefix("date.").replace("iso", "day")
    return best, precision


def _period(match: re.Match[str], precision: str, document_year: int | None) -> Period | None:
    groups = match.groupdict()
    year, dated = _year(groups, document_year)
    if year is None:
        return None
    try:
        first, last = _bounds(groups, precision, year)
    except ValueError:
        return None
    return Period(Span(match.start(), match.end()), first, last, precision, groups.get("edge") or "", dated)


def _year(groups: Mapping[str, str | None], document_year: int | None) -> tuple[int | None, bool]:
    if plan := groups.get("plan") or (groups.get("bare_plan") or "").removesuffix("五"):
        return plan_end(plan), True
    if written := groups.get("year"):
        return parse_number(written), True
    if document_year is None:
        return None, False
    return document_year + _RELATIVE.get((groups.get("relative") or "今")[0], 0), False


def _bounds(groups: Mapping[str, str | None], precision: str, year: int) -> tuple[date, date]:
    if precision == "plan":
        return date(year - 4, 1, 1), date(year, 12, 31)
    if precision == "year":
        return date(year, 1, 1), date(year, 12, 31)
    if precision == "part":
        return _part_bounds(groups, year)
    month = parse_number(groups["month"] or "")
    last = monthrange(year, month)[1]
    if precision == "month":
        thirds = {"初": 10, "上旬": 10, "中旬": 20}
        return date(year, month, 1), date(year, month, thirds.get(groups.get("edge") or "", last))
    day = date(year, month, parse_number(groups["day"] or ""))
    return day, day


def _part_bounds(groups: Mapping[str, str | None], year: int) -> tuple[date, date]:
    if quarter := groups.get("quarter"):
        months = range(3 * parse_number(quarter) - 2, 3 * parse_number(quarter) + 1)
    elif groups.get("half") == "下半年":
        months = range(7, 13)
    else:
        months = range(1, 7)
    return date(year, months[0], 1), date(year, months[-1], monthrange(year, months[-1])[1])


def plan_end(plan: str) -> int:
    """The last year of a five-year plan by its ordinal.

    >>> plan_end("十四"), plan_end("十三")
    (2025, 2020)
    """
    return _TENTH_PLAN_END + 5 * (parse_han(plan) - 10)


def parse_number(text: str) -> int:
    """Digits or a numeral in characters. Raises ValueError."""
    return int(text) if text.isascii() else parse_han(text)
