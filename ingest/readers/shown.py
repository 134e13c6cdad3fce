"""A value of a sheet as a person sees it: by its number format; days in ISO unless that writes them in Chinese."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import InvalidOperation
from math import isfinite

from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

from ingest.readers.number_formats import FormatSection, Token, general, number, section_for, sections
from ingest.readers.numerals import chinese, legal

GENERAL = "General"
CHINESE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((32, 34, 55), 'h"时"mm"分"'),
    **dict.fromkeys((33, 35, 56), 'h"时"mm"分"ss"秒"'),
}
"""Formats that a Chinese Excel has under their number alone (ECMA-376, 18.8.30, zh-cn)."""
_WEEKDAYS = "一二三四五六日"
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LEGAL_DIGITS = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
_MINUTE = 60
_NUMERIC = 3
"""Sections for numbers; a fourth is for text."""


def shown(value: object, code: str = GENERAL, epoch: datetime = WINDOWS_EPOCH) -> str:
    """A value as it is shown; empty for one that its format hides.

    >>> shown(datetime(2025, 6, 30)), shown(12.0), shown(0.75, "0%"), shown(46387, 'yyyy"年"m"月底"')
    ('2025-06-30', '12', '75%', '2026年12月底')
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return _day(value)
    if isinstance(value, int | float):
        return _number(value, code, epoch)
    return _text(str(value), code)


def _text(value: str, code: str) -> str:
    """Text, with the words that a format puts around it."""
    found = sections(code)
    last = found[-1]
    if len(found) > _NUMERIC and not last.tokens:
        return ""
    if not last.has("text") or last.has("digits"):
        return value
    return "".join(value if token.kind == "text" else token.text for token in last.tokens)


def _number(value: float, code: str, epoch: datetime) -> str:
    if not isfinite(value):
        return str(value)
    section, unsigned = section_for(value, code)
    try:
        if section.has("day", "long", "elapsed"):
            return _moment(value, section, epoch)
        if section.has("digits"):
            return _in_chinese(number(value, section, unsigned=unsigned), section)
    except (ValueError, OverflowError, InvalidOperation):  # a day before the calendar, a number of a thousand digits
        return general(value)
    plain = general(abs(value) if unsigned else value)
    if section.digits in ("1", "2") and value == int(value) and value > 0:
        plain = (chinese if section.digits == "1" else legal)(int(value))
    if not section.has("general", "text"):
        return "".join(token.text for token in section.tokens) if code else plain
    return "".join(plain if token.kind in ("general", "text") else token.text for token in section.tokens)


def _in_chinese(text: str, section: FormatSection) -> str:
    table = {"1": _DIGITS, "2": _LEGAL_DIGITS}.get(section.digits)
    return text.translate(table) if table else text


def _day(value: date) -> str:
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "minutes")
    return date(value.year, value.month, value.day).isoformat()


def _moment(value: float, section: FormatSection, epoch: datetime) -> str:
    if section.has("elapsed"):
        return _elapsed(value, section)
    moment = from_excel(value, epoch)
    if isinstance(moment, time):
        moment = datetime.combine(date(1900, 1, 1), moment)
    if isinstance(moment, timedelta) or moment is None:
        raise ValueError(value)
    if section.has("long"):
        return f"{moment.year}年{moment.month}月{moment.day}日"
    letters = {token.text[0].lower() for token in section.tokens if token.kind == "day"}
    chinese_signs = any("\u4e00" <= sign <= "\u9fff" for token in section.tokens for sign in token.text)
    if {"m", "d"} <= letters and letters & {"y", "e"} and not chinese_signs and not section.digits:
        return _day(moment)
    return "".join(_piece(at, section, moment) for at in range(len(section.tokens))).strip()


def _piece(at: int, section: FormatSection, moment: datetime) -> str:
    token = section.tokens[at]
    if token.kind != "day":
        return "" if token.kind == "digits" else token.text  # fractions of a second
    letter, size = token.text[0].lower(), len(token.text)
    if token.text.lower() in ("am/pm", "a/p") or "午" in token.text:
        return "上午" if moment.hour < 12 else "下午"
    if letter == "a":
        return ("星期" if size > 3 else "") + _WEEKDAYS[moment.weekday()]
    if letter in "ye":
        return _in_chinese(f"{moment.year % 100:02d}" if letter == "y" and size < 3 else str(moment.year), section)
    if letter == "d" and size > 2:
        return "星期" + _WEEKDAYS[moment.weekday()]
    return _count(_value(letter, at, section, moment), size, section)


def _value(letter: str, at: int, section: FormatSection, moment: datetime) -> int:
    if letter == "h":
        noon = any("午" in token.text or token.text.lower() in ("am/pm", "a/p") for token in section.tokens)
        return (moment.hour - 1) % 12 + 1 if noon else moment.hour
    if letter == "m":
        return moment.minute if _is_minute(at, section) else moment.month
    return moment.day if letter == "d" else moment.second


def _is_minute(at: int, section: FormatSection) -> bool:
    """Whether an m stands behind an hour or before a second."""
    letters = [(place, token.text[0].lower()) for place, token in enumerate(section.tokens) if _counts(token)]
    before = [letter for place, letter in letters if place < at][-1:]
    behind = [letter for place, letter in letters if place > at][:1]
    return before == ["h"] or behind == ["s"]


def _counts(token: Token) -> bool:
    return token.kind in ("day", "elapsed") and token.text[0].lower() in "ymdhs"


def _count(value: int, size: int, section: FormatSection) -> str:
    if section.digits:
        return chinese(value) if section.digits == "1" else legal(value)
    return f"{value:02d}" if size == 2 else str(value)


def _elapsed(value: float, section: FormatSection) -> str:
    """Hours and minutes that go on beyond a day."""
    seconds = round(value * 24 * _MINUTE * _MINUTE)
    pieces, rest = [], abs(seconds)
    sizes = {"h": _MINUTE * _MINUTE, "m": _MINUTE, "s": 1}
    for token in section.tokens:
        letter = token.text[:1].lower()
        if token.kind in ("elapsed", "day") and letter in sizes:
            count, rest = divmod(rest, sizes[letter])
            pieces.append(str(count).rjust(len(token.text), "0") if token.kind == "day" else str(count))
        elif token.kind == "literal":
            pieces.append(token.text)
    return ("-" if seconds < 0 else "") + "".join(pieces)
