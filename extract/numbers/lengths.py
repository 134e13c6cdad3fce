"""Lengths of time counted from a day: 印发之日起三个月内."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from extract.numbers.numerals import parse_number

_MONTHS = 12


def days_behind(day: date, length: re.Match[str]) -> date | None:
    """A length of time behind a day; None for working days, which no calendar here tells."""
    number = parse_number(length["number"])
    if length["workdays"]:
        return None
    if length["days"]:
        return day + timedelta(days=number)
    if length["weeks"]:
        return day + timedelta(weeks=number)
    months = number if length["months"] else _MONTHS * number
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
