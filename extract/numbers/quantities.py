"""数量: numbers with their measures (5.5%, 12万亩, 100个工作日), ranges and lists of values included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from corpus.fold import fold
from corpus.model import Span
from extract.lexicon import read_rows
from extract.numbers.numerals import ARABIC, HAN, HUNDREDTHS, parse_decimal, parse_han
from extract.rules import load_rules

KINDS = ("share", "money", "amount", "count", "time", "never")
_RUN = re.compile(r"\d+|[零〇一二两三四五六七八九十百千半]+")
_HALF = Decimal(50)
_RANGE = re.compile(r"\s?(?:-{1,2}|~|至|到)\s?")
_NOUN = 30
"""Characters behind a number in which its noun is looked for."""
_LIST = re.compile(r"\s?(?:、|和|及|以及|与|,)\s?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts or measures."""

    span: Span
    value: Decimal
    upper: Decimal | None
    measure: str
    """Scale included, as the record definitions want it: 万亩, 亿元, 个百分点; empty where none is printed."""
    kind: str
    """One of KINDS; empty without a measure."""
    han: bool = False
    """The number is written in characters."""
    vague: bool = False
    """多, 余 stood behind the number."""


@cache
def measure_kinds() -> Mapping[str, str]:
    """Measure (folded, without scale) → kind. Raises LexiconError."""
    kinds: dict[str, str] = {}
    for row in read_rows("measures.csv", ("label", "kind")):
        if row["kind"] not in KINDS:
            raise row.error(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
        if kinds.setdefault(fold(row["label"]), row["kind"]) != row["kind"]:
            raise row.error(f"{row['label']!r} stands here twice")
    return kinds


@cache
def _pattern() -> re.Pattern[str]:
    measures = "|".join(re.escape(label) for label in sorted(measure_kinds(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?<![A-Za-z\d.〔\[第零一二两三四五六七八九十百千几]) (?: (?<!数) | (?=\d) )
        (?: 百分之(?P<percent>{ARABIC}|{HAN}+(?:点{HAN}+)?)
          | (?P<denominator>[二三四五六七八九十])分之(?P<numerator>[一二三四五六七八九])(?!一)
          | (?P<half>一半|半数)
          | (?: (?P<arabic>{ARABIC}) | (?P<han>{HAN}+) (?=[万亿余多]|{measures}) )
            \s? (?P<vague>余|多|几)? (?P<scale>万亿|千亿|百亿|千万|百万|[万亿])? (?P<more>余|多)? \s?
            (?P<measure>{measures})?
        )
        """,
        re.VERBOSE,
    )


def find_quantities(folded: str, within: Span) -> list[Quantity]:
    """The quantities of a stretch of folded text in order; a range (5%-5.5%, 3至5个) is one.

    A number without a measure takes that of the next in its list (53和32微克/立方米, 1、2或3年); one that has none
    comes with an empty measure. Never raises.
    """
    found: list[Quantity] = []
    for match in _matches(folded, within):
        quantity = _quantity(match)
        if quantity is None:
            continue
        if "万" in match[0] or "亿" in match[0]:
            quantity = _scaled(quantity, match["measure"] or "", folded)
        gap = folded[found[-1].span.end : quantity.span.start] if found else ""
        if found and _RANGE.fullmatch(gap) and found[-1].measure in ("", quantity.measure):
            found[-1] = _joined(found[-1], quantity)
        else:
            found.append(quantity)
    return _with_shared_measures(found, folded)


@cache
def _behind(rule_id: str) -> re.Pattern[str]:
    return next(entry.pattern for entry in load_rules("quantities") if entry.rule_id == rule_id)


def _scaled(quantity: Quantity, measure: str, folded: str) -> Quantity:
    """万 or 亿 with a noun that only looks like a measure (600万本省人口), or with none (五千亿规模)."""
    end = quantity.span.end - len(measure)
    behind = folded[end : end + _NOUN]
    if measure and _behind("quantity.no_measure").match(behind):
        scale = quantity.measure.removesuffix(measure)
        quantity = replace(quantity, span=Span(quantity.span.start, end), measure=scale, kind="")
    if not quantity.kind and _behind("quantity.people").match(behind):
        return replace(quantity, kind="count")
    if not quantity.kind and _behind("quantity.scale").match(behind):
        return replace(quantity, kind="money")
    return quantity


def _matches(folded: str, within: Span) -> Iterator[re.Match[str]]:
    """The matches of the pattern, tried only where a run of digits begins: most of a text has none."""
    pattern, position = _pattern(), within.start
    for run in _RUN.finditer(folded, within.start, within.end):
        if run.start() < position:
            continue
        if match := pattern.match(folded, run.start(), within.end):
            position = match.end()
            yield match


def _joined(first: Quantity, second: Quantity) -> Quantity:
    return replace(second, span=Span(first.span.start, second.span.end), value=first.value, upper=second.value)


def _with_shared_measures(found: list[Quantity], folded: str) -> list[Quantity]:
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        gap = folded[here.span.end : following.span.start]
        if here.kind or not following.kind or here.han or not _LIST.fullmatch(gap):
            continue
        base = following.measure.lstrip("万亿")
        measure = here.measure + base if here.measure else following.measure
        found[index] = replace(here, measure=measure, kind=following.kind)
    return found


def _quantity(match: re.Match[str]) -> Quantity | None:
    span = Span(match.start(), match.end())
    if match["half"]:
        return Quantity(span, _HALF, None, "%", "share", han=True)
    if match["denominator"]:
        share = Decimal(parse_han(match["numerator"])) / parse_han(match["denominator"]) * 100
        return Quantity(span, share.quantize(HUNDREDTHS).normalize(), None, "%", "share", han=True)
    try:
        value = parse_decimal(match["percent"] or match["arabic"] or match["han"])
    except ValueError:
        return None
    if match["percent"]:
        return Quantity(span, value, None, "%", "share", han=True)
    scale, measure = match["scale"] or "", match["measure"] or ""
    if len(scale) == 2 and scale != "万亿":
        value, scale = value * parse_han(scale[0]), scale[1]
    if measure == "成":
        return Quantity(span, value * 10, None, "%", "share", han=True)
    kind = measure_kinds()[measure] if measure else ""
    vague = bool(match["vague"] or match["more"])
    return Quantity(span, value, None, scale + measure, kind, bool(match["han"]), vague)
