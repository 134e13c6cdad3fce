"""Calendar days as documents print them: 2019年1月27日, 二○○七年四月十三日, 2019-01-27."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = {character: index for index, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= dict.fromkeys("零0Oo", 0)
_YEAR = r"(?: \d\ ?\d\ ?\d\ ?\d | [一二三四五六七八九〇零0Oo]{4} )"
_SMALL = r"(?: \d\ ?\d? | [一二三四五六七八九十]{1,3} )"
DAY = rf"{_YEAR} \ ?年\ ? {_SMALL} \ ?月\ ? {_SMALL} \ ?日"
"""A day in words, for verbose patterns over folded text; no groups."""

_WORDS = re.compile(rf"(?P<year>{_YEAR}) \ ?年\ ? (?P<month>{_SMALL}) \ ?月\ ? (?P<day>{_SMALL}) \ ?日", re.VERBOSE)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")

_COMPACT = re.compile(r"\s*(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])\s*")
"""A day that lost its 年月日 (20171116); only where nothing stands beside it."""


def number(text: str) -> int:
    """A whole number below 1000, or a year digit by digit.

    >>> number("二十五"), number("十"), number("一九九六"), number("1 2"), number("七百四十六"), number("一百零三")
    (25, 10, 1996, 12, 746, 103)
    """
    text = text.replace(" ", "")
    if text.isascii() and text.isdecimal():
        return int(text)
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return _DIGITS.get(hundreds, 1) * 100 + (number(rest.lstrip("零〇")) if rest.strip("零〇") else 0)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[character]) for character in text))


def find_day(folded: str | None) -> date | None:
    """The first day named in folded text; None where there is none or it is no day of the calendar.

    >>> find_day("二〇〇七年四月十三日"), find_day("2019年2月30日"), find_day("2021-06-25 16:57")
    (datetime.date(2007, 4, 13), None, datetime.date(2021, 6, 25))
    >>> find_day("二00八年九月七日"), find_day("20171116")
    (datetime.date(2008, 9, 7), datetime.date(2017, 11, 16))
    """
    match = folded and (_WORDS.search(folded) or _ISO.search(folded) or _COMPACT.fullmatch(folded))
    if not match:
        return None
    try:
        return date(number(match["year"]), number(match["month"]), number(match["day"]))
    except ValueError:
        return None
