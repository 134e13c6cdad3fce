"""发文字号: a value with one canonical form, and where such numbers stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.fold import fold
from corpus.model import Issue, Severity, Span
from extract.document.number_code import code_start
from extract.numbers.days import number
from extract.rules import finds, pattern_of

_BEFORE = 36
"""Characters before the year in which the issuer's code is sought: the longest seen has 12, with an organ 30."""
_BEFORE_ORDER = 42
"""The same for orders and announcements, which several ministries issue together."""
ORDERS = ("令", "公告", "通告")
"""How the codes end of what is numbered without a year too."""
FAULTS = {
    "sign": "缺少“号”字",
    "bracket": "年份应使用六角括号〔〕",
    "padded": "序号不应补零",
    "ordinal": "序号前不应有“第”字",
    "code": "缺少机关代字",
    "year": "年份不足四位",
}
"""What GB/T 9704-2012 §7.2.5 forbids, by slug."""


class InvalidDocumentNumber(ValueError):
    """A string that is no document number; the message quotes it."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Issuer's code (机关代字), year and serial; ``str()`` is the form that GB/T 9704 prints.

    Orders and announcements count without a year (国务院令第746号) or with one (税务总局公告2019年第74号).
    """

    code: str
    """In the document's own script: 國辦發."""
    year: int | None
    serial: int
    sign: str = "号"
    bracketed: bool = False
    """Of orders: whether the year stands in brackets (省政府令〔2010〕第15号)."""

    def __str__(self) -> str:
        if not self.code.endswith(ORDERS):
            return f"{self.code}〔{self.year}〕{self.serial}{self.sign}"
        year = f"〔{self.year}〕" if self.bracketed else f"{self.year}年" if self.year else ""
        return f"{self.code}{year}第{self.serial}{self.sign}"


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document number where it stands."""

    span: Span
    number: DocumentNumber
    faults: tuple[str, ...] = ()
    """Slugs of FAULTS."""


def parse_document_number(text: str) -> DocumentNumber:
    """The number that a string is, all of it. Raises InvalidDocumentNumber.

    >>> str(parse_document_number("国办发[2022]032号"))
    '国办发〔2022〕32号'
    >>> str(parse_document_number("中华人民共和国国务院令 第七百四十六号"))
    '中华人民共和国国务院令第746号'
    >>> parse_document_number("关于印发方案的通知")
    Traceback (most recent call last):
        ...
    extract.document.document_number.InvalidDocumentNumber: no document number: '关于印发方案的通知'
    """
    stripped = text.strip()
    for mention in find_numbers(stripped, fold(stripped)):
        if mention.span == Span(0, len(stripped)):
            return mention.number
    raise InvalidDocumentNumber(f"no document number: {text!r}")


def find_numbers(text: str, folded: str, within: Span | None = None) -> Iterator[NumberMention]:
    """Every document number in a text, in order. ``folded`` is the text folded."""
    bounds = within or Span(0, len(text))
    for anchor in finds("number.bracketed", folded, bounds.start, bounds.end):
        if mention := _bracketed(anchor, text, bounds.start):
            yield mention
    for anchor in finds("number.order", folded, bounds.start, bounds.end):
        before = folded[max(bounds.start, anchor.start() - _BEFORE_ORDER) : anchor.start()]
        code = pattern_of("number.order-code").search(before)
        if code:
            yield _mention(anchor, text, anchor.start() - len(before) + code.start("code"), anchor.end("kind"))
    for anchor in pattern_of("number.order-behind").finditer(folded, bounds.start, bounds.end):
        if mention := _order_behind(anchor, text, bounds.start):
            yield mention


def _order_behind(anchor: re.Match[str], text: str, earliest: int) -> NumberMention | None:
    """国务院第746号令: the order's number stands before its word."""
    before = anchor.string[max(earliest, anchor.start() - _BEFORE_ORDER) : anchor.start()]
    code = pattern_of("number.order-issuer").search(before)
    if code is None:
        return None
    start = anchor.start() - len(before) + code.start("code")
    issuer = "".join(text[start : anchor.start()].split())
    sign = text[anchor.start("sign") : anchor.end("sign")]
    value = DocumentNumber(issuer + text[anchor.start("kind")], None, number(anchor["serial"]), sign)
    return NumberMention(Span(start, anchor.end()), value)


def _bracketed(anchor: re.Match[str], text: str, earliest: int) -> NumberMention | None:
    earliest = max(earliest, anchor.start() - _BEFORE)
    if day := pattern_of("number.day-before").search(anchor.string, earliest, anchor.start()):
        earliest = day.end()  # 2009年5月6日澜政办发〔2009〕12号
    before = anchor.string[earliest : anchor.start()]
    match = pattern_of("number.code").search(before)
    code = match["code"] if match else ""
    code = _without_organ(code, before[: match.start("code")][-1:] if match else "")
    if not anchor["sign"] and (not code or anchor["open"] + anchor["close"] != "[]"):
        return None  # without 号 only the brackets and the code tell a number from a year in a title
    if not code and anchor["open"] + anchor["close"] == "()":
        return None
    blank = len(before) - len(before.rstrip())
    start = anchor.start() - blank - len(code) if code else anchor.start()
    return _mention(anchor, text, start, anchor.start())


def _without_organ(printed: str, left: str) -> str:
    """The code as printed, without the words and the organ that stand right before it."""
    places = [at for at, char in enumerate(printed) if char != " "]
    run = left.strip() + "".join(printed[at] for at in places)
    at = code_start(run) - len(left.strip())
    return printed[places[at] :] if at in range(len(places)) else printed


def _mention(anchor: re.Match[str], text: str, start: int, code_end: int) -> NumberMention:
    code = "".join(text[start:code_end].split())
    year = number(anchor["year"]) if anchor["year"] else None
    sign = text[anchor.start("sign") : anchor.end("sign")] if anchor["sign"] else "号"
    end = anchor.end("sign") if anchor["sign"] else anchor.end("serial")
    bracketed = "open" in anchor.groupdict() and code.endswith(ORDERS)
    value = DocumentNumber(code, year, number(anchor["serial"]), sign, bracketed)
    return NumberMention(Span(start, end), value, tuple(_faults(anchor, code)))


def _faults(anchor: re.Match[str], code: str) -> Iterator[str]:
    if not anchor["sign"]:
        yield "sign"
    if anchor["serial"].startswith("0"):
        yield "padded"
    if "open" in anchor.groupdict():
        if not code:
            yield "code"
        if anchor["ordinal"] and not code.endswith(ORDERS):
            yield "ordinal"
        if anchor["open"] + anchor["close"] != "[]":
            yield "bracket"


def find_malformed(text: str, folded: str) -> tuple[Issue, ...]:
    """What is wrong with the document numbers that a text prints: for whoever checks a draft."""
    wrong = [(m.span, "，".join(FAULTS[fault] for fault in m.faults)) for m in find_numbers(text, folded) if m.faults]
    wrong += [(Span(*match.span()), FAULTS["year"]) for match in finds("number.short-year", folded)]
    return tuple(
        Issue("number_malformed", f"文号“{text[span.start : span.end]}”{fault}。", span, Severity.NOTE)
        for span, fault in sorted(wrong)
    )
