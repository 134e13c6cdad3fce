"""Calendar days as documents print them: 2019年1月27日, 二○○七年四月十三日, 2019-01-27."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from corpus.fragments import compiled
from extract.lexicon import read_rows
from extract.numbers.numerals import parse_number
from extract.rules import pattern_of

_SIGNS = re.compile("[年月日]")
_ZEROS = str.maketrans("0Oo", "〇〇〇")
"""What stands for 〇 between characters (二00八年)."""


@cache
def _day() -> re.Pattern[str]:
    return compiled("{day}")


def number(text: str) -> int:
    """A whole number, or a year digit by digit, with the spaces and the zeros of type-setting. Raises ValueError.

    >>> number("二十五"), number("十"), number("一九九六"), number("1 2"), number("七百四十六"), number("二00八")
    (25, 10, 1996, 12, 746, 2008)
    """
    text = text.replace(" ", "")
    return parse_number(text if text.isascii() else text.translate(_ZEROS))


def find_day(folded: str | None) -> date | None:
    """The first day named in folded text; None where there is none or it is no day of the calendar.

    >>> find_day("二〇〇七年四月十三日"), find_day("2019年2月30日"), find_day("2021-06-25 16:57")
    (datetime.date(2007, 4, 13), None, datetime.date(2021, 6, 25))
    >>> find_day("二00八年九月七日"), find_day("20171116"), find_day("二〇二一年元月四日")
    (datetime.date(2008, 9, 7), datetime.date(2017, 11, 16), datetime.date(2021, 1, 4))
    """
    if not folded:
        return None
    if words := _day().search(folded.replace("元月", "1月")):
        parts = _SIGNS.split(words[0])[:3]
    elif match := pattern_of("date.iso").search(folded) or pattern_of("date.compact").match(folded):
        parts = [match["year"], match["month"], match["day"]]
    else:
        return None
    try:
        year, month, day = map(number, parts)
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def find_feast(folded: str, year: int) -> date | None:
    """The day of the feast that words begin with, where it has one in the calendar that is the same in each year.

    >>> find_feast("国庆节前", 2023), find_feast("中秋节前", 2023)
    (datetime.date(2023, 10, 1), None)
    """
    day = next((day for word, day in _feasts().items() if folded.lstrip('"').startswith(word)), None)
    return date.fromisoformat(f"{year}-{day}") if day else None


@cache
def _feasts() -> dict[str, str]:
    """Feasts with a day of their own, as ``05-01``; others move, and seasons have none."""
    return {row["label"]: row["day"] for row in read_rows("seasons.csv", ("label", "kind", "day")) if row["day"]}
