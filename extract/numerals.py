"""数词: numbers as Chinese official text writes them, with their places and exact values.

A scale stays apart from the value (10亿千瓦 is 10 with the scale 亿), as the record definitions want it; only a numeral
in characters that cannot be read otherwise (一万五千) becomes one value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.model import Span

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "0": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
_HUNDRED = Decimal(100)
HUNDREDTHS = Decimal("0.01")

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
HAN = "[零〇一二两三四五六七八九十百千]"
NUMBER = re.compile(
    rf"""
    百分之 (?P<percent> {ARABIC} | {HAN}+ (?:点{HAN}+)? )
    | (?P<denominator> [二三四五六七八九十] ) 分之 (?P<numerator> [一二三四五六七八九] )
    | (?P<half> 一半 | 半数 )
    | (?P<arabic> {ARABIC} ) \s? (?P<scale> 万亿 | [万亿] )?
    | (?P<han> {HAN}+ (?:[万亿]{HAN}+)* (?:点{HAN}+)? ) (?P<han_scale> 万亿 | [万亿] )?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text."""

    span: Span
    """Digits or characters and scale, without the measure that follows."""
    value: Decimal
    scale: str = ""
    """万, 亿 or 万亿, where printed behind the number."""
    percent: bool = False
    """百分之五, 三分之二, 一半: the value is a percentage and no % follows."""
    han: bool = False
    """Written in characters: as likely part of a word (一体化, 三农) as a number."""


def find_numbers(folded: str, within: Span) -> Iterator[Number]:
    """Yield every number of a stretch of folded text in order. Never raises: what cannot be read is left out."""
    for match in NUMBER.finditer(folded, within.start, within.end):
        if number := _number(match):
            yield number


def _number(match: re.Match[str]) -> Number | None:
    span = Span(match.start(), match.end())
    if match["half"]:
        return Number(span, Decimal(50), percent=True, han=True)
    if match["denominator"]:
        share = Decimal(parse_han(match["numerator"])) / parse_han(match["denominator"]) * _HUNDRED
        return Number(span, share.quantize(HUNDREDTHS).normalize(), percent=True, han=True)
    text = match["percent"] or match["arabic"] or match["han"]
    try:
        value = parse_decimal(text)
    except ValueError:
        return None
    scale = match["scale"] or match["han_scale"] or ""
    return Number(span, value, scale, percent=bool(match["percent"]), han=not match["arabic"])


def parse_han(text: str) -> int:
    """The value of a numeral in characters: 一万五千三百零二, 二〇二五, 百.

    Raises ValueError for anything else.

    >>> parse_han("三千六百"), parse_han("二〇二五"), parse_han("百"), parse_han("十二")
    (3600, 2025, 100, 12)
    """
    if not text:
        raise ValueError("no numeral")
    if all(c in _DIGITS for c in text) and len(text) > 1:
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
