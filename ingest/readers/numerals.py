"""How Word writes the numbers of lists."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_MOST = 9999
"""The last number that Chinese numerals write here; no list has so many."""
_MOST_ROMAN = 3999
"""The last number that Roman numerals write."""
_MOST_LETTERS = 26 * 30
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def chinese(number: int) -> str:
    """As Word and the laws write it: 第一百零一条, 第一百一十条, and 十一 at the beginning.

    >>> [chinese(n) for n in (1, 10, 12, 20, 21, 105, 110, 1001, 1010)]
    ['一', '十', '十二', '二十', '二十一', '一百零五', '一百一十', '一千零一', '一千零一十']
    """
    if not 0 < number <= _MOST:
        return str(number) if number else "〇"
    text = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += _DIGITS[digit] + name
        elif text and number % place and not text.endswith("零"):
            text += "零"
    return text[1:] if text.startswith("一十") else text


def legal(number: int) -> str:
    """
    >>> legal(12), legal(105)
    ('壹拾贰', '壹佰零伍')
    """
    text = chinese(number)
    return ("一" + text if text.startswith("十") else text).translate(_LEGAL)


def _legal_traditional(number: int) -> str:
    text = chinese(number)
    return ("一" + text if text.startswith("十") else text).translate(_LEGAL_TRADITIONAL)


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    """A … Z, AA … ZZ, AAA …"""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else f"({number})"


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographDigital": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalFullWidth": lambda n: "".join(chr(ord(c) + 0xFEE0) for c in str(n)),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
}
"""By Word's name (w:numFmt); what is not here is written in digits."""
