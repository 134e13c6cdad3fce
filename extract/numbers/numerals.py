"""数词: numbers in digits and in characters, as exact values.

Where they stand in a text, and with what measure, is read by quantities.py.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "0": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}
HUNDREDTHS = Decimal("0.01")
"""To which fractions in words are rounded: 三分之二 is 66.67 %."""


def parse_han(text: str) -> int:
    """The value of a numeral in characters: 一万五千三百零二, 二〇二五, 百.

    Raises ValueError for anything else.

    >>> parse_han("三千六百"), parse_han("二〇二五"), parse_han("百"), parse_han("十二")
    (3600, 2025, 100, 12)
    """
    if not text:
        raise ValueError("no numeral")
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    for scale, power in (("亿", 10**8), ("万", 10**4)):
        if scale in text:
            head, _, tail = text.rpartition(scale)
            return (parse_han(head) if head else 1) * power + (parse_han(tail.lstrip("零〇")) if tail else 0)
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int:
    total, digit = 0, None
    for c in text:
        if c in _POWERS:
            total += (1 if digit is None or digit == 0 else digit) * _POWERS[c]
            digit = None
        elif c in _DIGITS:
            digit = _DIGITS[c]
        else:
            raise ValueError(f"not a numeral: {text!r}")
    return total + (digit or 0)


@lru_cache(maxsize=4096)  # the numbers of a text are few, and mostly small
def parse_decimal(text: str) -> Decimal:
    """The value of digits (with thousands separators) or of a numeral in characters, 点 for the point.

    Raises ValueError.

    >>> parse_decimal("12,500.5"), parse_decimal("三点五")
    (Decimal('12500.5'), Decimal('3.5'))
    """
    if text[:1].isascii() and text[:1].isdigit():
        return Decimal(text.replace(",", ""))
    whole, _, fraction = text.partition("点")
    value = Decimal(parse_han(whole))
    if fraction:
        digits = "".join(str(_DIGITS[c]) for c in fraction if c in _DIGITS)
        if len(digits) != len(fraction):
            raise ValueError(f"not a numeral: {text!r}")
        value += Decimal(f"0.{digits}")
    return value


def parse_number(text: str) -> int:
    """Digits or a numeral in characters. Raises ValueError.

    >>> parse_number("2019"), parse_number("十二")
    (2019, 12)
    """
    return int(text) if text.isascii() else parse_han(text)
