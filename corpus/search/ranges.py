"""Values that can be compared: years, dates and numbers as people write them, and as an index keeps them.

What is kept compares as text does: years and ISO dates have one width each, and so have numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from corpus.fold import fold

_DATE = re.compile(
    r"(?P<year>\d{4})(?:[年./-](?:(?P<month>\d{1,2})(?:[月./-](?:(?P<day>\d{1,2})日?)?)?|(?P<half>[上下])半年)?)?(?:底|末)?"
)
_BETWEEN = re.compile(r"(?P<low>.*?\d[年月日]?)(?:-{1,2}|~|至|到)(?P<high>\d.*)")
_COMPARED = re.compile(r"(?P<sign>>=|<=|>|<|=|≥|≤|>|<)\s*(?P<value>.+)")
_SIGNS = {"≥": ">=", "≤": "<="}
_WHOLE, _PARTS = 20, 6
"""Digits before and behind the point that numbers are kept with."""
_WIDTH = _WHOLE + 1 + _PARTS

Reader = Callable[[str], str | None]
"""A value as typed to the beginning of what is kept; None for what is no value."""
Bounds = tuple[str | None, str | None, bool, bool]
"""Low, high, and whether each of them is left out itself."""


def number_key(value: Decimal) -> str:
    """A number as text that compares as the number does.

    >>> number_key(Decimal("9.5")) < number_key(Decimal("80")), number_key(Decimal(-2)) < number_key(Decimal(-1))
    (True, True)
    """
    digits = f"{abs(value):0{_WIDTH}.{_PARTS}f}"[-_WIDTH:]
    if value >= 0:
        return "1" + digits
    return "0" + "".join(str(9 - int(each)) if each.isdigit() else each for each in digits)


def number_of(key: str) -> str:
    """The number that a key stands for, as people write it.

    >>> number_of(number_key(Decimal("-2.50")))
    '-2.5'
    """
    negative, digits = key.startswith("0"), key[1:]
    if negative:
        digits = "".join(str(9 - int(each)) if each.isdigit() else each for each in digits)
    plain = digits.rstrip("0").rstrip(".").lstrip("0") or "0"
    return ("-" if negative else "") + ("0" + plain if plain.startswith(".") else plain)


def read_number(text: str) -> str | None:
    """The key of a number as typed: 1,200 and 80% too."""
    try:
        return number_key(Decimal(fold(text).replace(",", "").strip().rstrip("%")))
    except (InvalidOperation, ValueError):
        return None


def read_date(text: str) -> str | None:
    """The beginning of an ISO date: 2019年6月 is 2019-06, 2019年上半年 ends with its June.

    >>> read_date("2019年6月底"), read_date("2026-1-5"), read_date("2019"), read_date("2019年上半年"), read_date("六月")
    ('2019-06', '2026-01-05', '2019', '2019-06', None)
    """
    match = _DATE.fullmatch(fold(text).replace(" ", ""))
    if match is None:
        return None
    if match["half"]:
        return f"{match['year']}-{'06' if match['half'] == '上' else '12'}"
    if match["month"] is None:
        return match["year"]
    parts = [match["year"], match["month"].zfill(2), match["day"] and match["day"].zfill(2)]
    return "-".join(part for part in parts if part)


def read_bounds(text: str, read: Reader) -> Bounds | None:
    """What a range or a comparison says: 2015-2020, >=80, <2026-01-01; None for what is neither.

    >>> read_bounds("2015-2020", read_date), read_bounds("<2026-01-01", read_date)
    (('2015', '2020', False, False), (None, '2026-01-01', False, True))
    """
    folded = fold(text).strip()
    if compared := _COMPARED.fullmatch(folded):
        value, sign = read(compared["value"]), compared["sign"]
        sign = _SIGNS.get(sign, sign)
        if value is None:
            return None
        return (value if sign != "<" and sign != "<=" else None, value if sign not in (">", ">=") else None,
                sign == ">", sign == "<")  # fmt: skip
    if read(folded) is None and (between := _BETWEEN.fullmatch(folded)):
        low, high = read(between["low"]), read(between["high"])
        return (low, high, False, False) if low and high else None
    return None
