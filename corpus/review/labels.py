"""The numbers that a draft prints before headings and items, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.fragments import compiled
from corpus.model import Block, Span
from corpus.review.rules import rule

STYLES = ("division", "chapter", "subchapter", "article", "han", "paren", "arabic", "arabic_paren", "circled")
"""Outermost first; ids of ``rules.toml`` behind ``label.``."""
_SIGNS = ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
_DIGITS = "零一二三四五六七八九"
_NUMERAL = compiled(r"[①-⑳㈠-㈩⒈-⒛⑴-⒇] | \d+ | {han}")


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """A number at the beginning of a line."""

    rank: int
    """Its place in STYLES."""
    number: int
    span: Span
    form: str
    """As printed, with N for the number: （N） (N) N、 N. N．"""


def read_label(folded: str, text: str, block: Block) -> PrintedLabel | None:
    """The label that opens a line."""
    start, end = block.span.start, block.span.end
    for rank, style in enumerate(STYLES):
        if match := rule(f"label.{style}").match(folded, start, min(end, start + 24)):
            span = Span(*match.span("label"))
            numeral = _NUMERAL.search(match["label"])
            if numeral is None:
                return None
            printed = text[span.start : span.end]
            at, to = numeral.span()
            form = "".join((printed[:at] + "N" + printed[to:]).split())
            return PrintedLabel(rank, numeral_value(numeral[0]), span, form)
    return None


def read_labels(folded: str, text: str, lines: Iterable[Block]) -> Iterator[PrintedLabel]:
    return (label for block in lines if (label := read_label(folded, text, block)))


def numeral_value(numeral: str) -> int:
    """The number of a numeral in a label: 十二, 12, ⑫.

    >>> [numeral_value(each) for each in ("十", "二十一", "一百零三", "二百一十", "7", "③")]
    [10, 21, 103, 210, 7, 3]
    """
    for signs in _SIGNS:
        if numeral in signs:
            return signs.index(numeral) + 1
    return int(numeral) if numeral.isdigit() else _han_value(numeral)


def _han_value(numeral: str) -> int:
    """The number of Chinese numerals up to 九百九十九, also as some write them: 一百十, 一〇一.

    >>> [_han_value(each) for each in ("一百十", "一〇一", "二百零五")]
    [110, 101, 205]
    """
    digits = numeral.replace("〇", "零")
    if not set(digits) & set("十百"):
        return int("".join(str(_DIGITS.index(digit)) for digit in digits))
    number = digit = 0
    for sign in digits:
        if sign in "十百":
            number += (digit or 1) * (100 if sign == "百" else 10)
        digit = 0 if sign in "十百" else _DIGITS.index(sign)
    return number + digit


@cache
def _written(rank: int, number: int) -> re.Pattern[str]:
    """The label of a number in a style, anywhere in folded text."""
    han, signs = _han(number), "".join(line[number - 1] for line in _SIGNS if 0 < number <= len(line))
    forms = {
        "division": rf"第{han}(?:编|部分|篇)",
        "chapter": rf"第(?:{han}|{number})章",
        "subchapter": rf"第(?:{han}|{number})节",
        "article": rf"第(?:{han}|{number})条",
        "han": rf"(?<![^\s。;:!?)\]]){han}[、.,:]",
        "paren": rf"[(（]?\s?{han}\s?\)",
        "arabic": rf"(?<![^\s。;,:!?)\]*★]){number}\s?[*★☆▲△]?\s?[.、,]",
        "arabic_paren": rf"(?<!\d){number}\s?\)",
        "circled": "",
    }
    pattern = "|".join(filter(None, (forms[STYLES[rank]], f"[{signs}]" if signs else "")))
    return re.compile(pattern or r"(?!)")


def stands_between(folded: str, rank: int, number: int, start: int, end: int) -> bool:
    """Whether a label is there after all, inside a line or in a table."""
    return number > 0 and _written(rank, number).search(folded, start, end) is not None


def _han(number: int) -> str:
    """一 to 九百九十九 as labels write it."""
    digits = _DIGITS
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{digits[hundreds % 10]}百" if hundreds else ""
    if tens:
        said += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        said += "零"
    return said + (digits[ones] if ones else "")
