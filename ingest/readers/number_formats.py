"""A number as Excel shows it: the signs of its format, its decimals, what it is scaled by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>G/通用格式|General)'
    r"|(?P<digits>[0#?]+)|(?P<point>\.)|(?P<comma>,+)|(?P<percent>%)|(?P<power>E[+-])|(?P<day>AM/PM|A/P|上午/下午"
    r"|[yYeE]+|[mM]+|[dD]+|[hH]+|[sS]+|a{3,4})|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(?P<sign>[<>]=?|=|<>)(?P<limit>-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$(?P<sign>[^-]*)(?:-(?P<locale>.*))?")
LONG_DATES = ("F800", "[$-F800]")
_MOST_DECIMALS = 30
"""Excel knows no more."""
_PLAIN_DIGITS = 15
"""Digits that Excel keeps."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: its kind (a group of ``_TOKEN``, literal or elapsed) and its text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """What a format says of some numbers: its tokens, the numbers that it is for, how digits are written."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    digits: str = ""
    """1 or 2: Chinese digits of daily life or of contracts ([DBNum1], [DBNum2])."""

    def has(self, *kinds: str) -> bool:
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format, which semicolons part.

    >>> [token.text for token in sections('"≥"0%;-0')[0].tokens]
    ['≥', '0', '%']
    """
    parts: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            parts.append([])
        else:
            parts[-1].append(_token(match))
    return tuple(_section(tokens) for tokens in parts[:4])


def _token(match: re.Match[str]) -> Token:
    kind = str(match.lastgroup)
    text = str(match[kind])
    if kind in ("quoted", "escaped", "other"):
        return Token("literal", text)
    if kind == "space":
        return Token("literal", " " if match[0][0] == "_" else "")
    if kind == "bracket":
        return _bracket(text)
    return Token(kind, text)


def _bracket(text: str) -> Token:
    if _ELAPSED.fullmatch(text):
        return Token("elapsed", text.lower())
    if found := _CURRENCY.fullmatch(text):
        return (
            Token("long", "") if (found["locale"] or "").upper() == LONG_DATES[0] else Token("literal", found["sign"])
        )
    return Token("bracket", text)


def _section(tokens: list[Token]) -> FormatSection:
    condition, digits = None, ""
    for token in tokens:
        if token.kind == "bracket" and (found := _CONDITION.fullmatch(token.text)):
            condition = (found["sign"], float(found["limit"]))
        elif token.kind == "bracket" and token.text.lower().startswith("dbnum"):
            digits = token.text[-1]
    return FormatSection(tuple(token for token in tokens if token.kind != "bracket"), condition, digits)


def section_for(value: float, code: str) -> tuple[FormatSection, bool]:
    """The section that a number is shown by, and whether its sign is lost there."""
    found = sections(code)
    if any(each.condition for each in found):
        chosen = next((each for each in found if _meets(value, each.condition)), found[-1])
        return chosen, False
    numeric = found[:3]
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], False


def _meets(value: float, condition: tuple[str, float] | None) -> bool:
    if condition is None:
        return True
    sign, limit = condition
    signs = {"<": value < limit, ">": value > limit, "=": value == limit, "<>": value != limit}
    return signs[sign] if sign in signs else value == limit or signs[sign[0]]


def general(value: float) -> str:
    """A number without a format: whole numbers without a point.

    >>> general(12.0), general(0.1 + 0.2), general(12345678901.5), general(3.5)
    ('12', '0.3', '12345678901.5', '3.5')
    """
    if value == int(value) and abs(value) < 10**_PLAIN_DIGITS:
        return str(int(value))
    text = f"{value:.10g}"
    if "e" in text and 10**-_PLAIN_DIGITS < abs(value) < 10**_PLAIN_DIGITS:
        text = f"{Decimal(repr(value)):f}"
    return text


def number(value: float, section: FormatSection, *, unsigned: bool = False) -> str:
    """A number by a section that shows digits.

    >>> [number(v, sections(f)[0]) for v, f in ((0.42, '"≥"0%'), (12345678, '#,##0,"千元"'), (15.5, '0.0"平方米"'))]
    ['≥42%', '12,346千元', '15.5平方米']
    """
    if section.has("power"):
        return _scientific(value, section)
    if _is_fraction(section):
        return general(value)
    tokens = section.tokens
    slots = [at for at, token in enumerate(tokens) if token.kind == "digits"]
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    scale = 2 * sum(token.kind == "percent" for token in tokens) - 3 * _thousands(tokens, slots, point)
    decimals = "".join(tokens[at].text for at in slots if at > point)[:_MOST_DECIMALS]
    whole, part = _rounded(abs(Decimal(repr(value))).scaleb(scale), decimals)
    if _is_grouped(tokens, slots, point):
        whole = _in_threes(whole)
    shown = _filled(section, whole, part, point)
    negative = value < 0 and not unsigned and any(digit in "123456789" for digit in whole + part)
    return f"-{shown}" if negative else shown


def _thousands(tokens: tuple[Token, ...], slots: list[int], point: int) -> int:
    """Commas behind the last digit before the point, or behind all: each takes three places away."""
    ends = [max((at for at in slots if at < point), default=-2), max(slots, default=-2)]
    places = {at + 1 for at in ends if at + 1 < len(tokens) and tokens[at + 1].kind == "comma"}
    last = {at for at in places if not any(slot > at for slot in slots if slot < point)}
    return sum(len(tokens[at].text) for at in last)


def _is_grouped(tokens: tuple[Token, ...], slots: list[int], point: int) -> bool:
    before = [at for at in slots if at < point]
    return bool(before) and any(token.kind == "comma" for token in tokens[before[0] : before[-1]])


def _rounded(value: Decimal, decimals: str) -> tuple[str, str]:
    """Digits before and behind the point, those that a # leaves open cut off where they are zero."""
    text = f"{value.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP):f}"
    whole, _, part = text.partition(".")
    while part and part[-1] == "0" and decimals[len(part) - 1] != "0":
        part = part[:-1]
    return whole.lstrip("0"), part


def _in_threes(whole: str) -> str:
    return f"{int(whole):,}" if whole else ""


def _filled(section: FormatSection, whole: str, part: str, point: int) -> str:
    """The section's tokens with the digits in their places, the ones before the point from the right."""
    before = [at for at, token in enumerate(section.tokens) if token.kind == "digits" and at < point]
    places = dict.fromkeys(before, "")
    rest = whole
    for at in reversed(before):
        size = len(section.tokens[at].text)
        taken = rest if at == before[0] else rest[-size:]
        rest = "" if at == before[0] else rest[:-size]
        fewest = section.tokens[at].text.count("0")
        places[at] = taken.rjust(fewest, "0") if len(taken) < fewest else taken
    shown, behind = [], part
    for at, token in enumerate(section.tokens):
        if token.kind == "digits" and at in places:
            shown.append(places[at])
        elif token.kind == "digits":
            shown.append(behind[: len(token.text)])
            behind = behind[len(token.text) :]
        elif token.kind == "point":
            shown.append("." if part or not before else "")
        elif token.kind != "comma":
            shown.append(token.text)
    return "".join(shown)


def _is_fraction(section: FormatSection) -> bool:
    """# ?/?: told as a decimal number."""
    kinds = [token.kind if token.text != "/" else "/" for token in section.tokens]
    return any(kinds[at - 1 : at + 2] == ["digits", "/", "digits"] for at in range(1, len(kinds)))


def _scientific(value: float, section: FormatSection) -> str:
    at = next(at for at, token in enumerate(section.tokens) if token.kind == "power")
    decimals = sum(len(token.text) for token in section.tokens[:at] if token.kind == "digits") - 1
    return f"{value:.{min(max(decimals, 0), _MOST_DECIMALS)}E}"
