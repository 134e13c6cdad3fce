"""数量: numbers with their measures (5.5%, 12万亩, 100个工作日), ranges and lists of values included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TypeVar

from corpus.fold import fold
from corpus.model import Span
from extract.lexicon import Row, read_rows
from extract.numbers.clauses import without_brackets
from extract.numbers.numerals import HUNDREDTHS, parse_decimal, parse_han
from extract.rules import pattern_of


class QuantityKind(StrEnum):
    """What a measure measures."""

    BARE = ""
    """No measure is printed."""
    SHARE = "share"
    MONEY = "money"
    AMOUNT = "amount"
    COUNT = "count"
    TIME = "time"
    NEVER = "never"
    """Of no target: 号, 届, 级."""


class MeasureUse(StrEnum):
    """What a measure counts or how it is used, as far as that decides what a number says."""

    NONE = ""
    PARTS = "parts"
    THINGS = "things"
    POINTS = "points"
    HOURS = "hours"


_Member = TypeVar("_Member", bound=StrEnum)
LEVELS = (QuantityKind.MONEY, QuantityKind.AMOUNT, QuantityKind.COUNT)
"""Kinds of measures of a level that a growth rate may follow."""
RECOUNTED = (QuantityKind.AMOUNT, QuantityKind.COUNT)
"""Kinds of measures in which the same things are counted twice: 124栋66万平方米."""
NO_MEASURES = (QuantityKind.BARE, QuantityKind.NEVER)
NO_STATEMENTS = (*NO_MEASURES, QuantityKind.TIME)
"""Kinds of numbers that say something only of an indicator that asks for them: an index, a score, a length of time."""
PERCENT = "%"
_SMALL_COUNT = 10
"""Below it a count in characters (一个, 三类) is said in passing as often as not."""
_FIRST_YEAR = 1900
_OF_DATES = ("月", "日")
_TENTH = "成"
_PIECE, _POINT = "个", "百分点"
_SCALES = frozenset("万亿")
_HALF = Decimal(50)
_MINUS = "-"
_LEADING = 6
"""Characters before a minus in which the word stands that it belongs to."""
_TEN_THOUSAND = 10**4
"""What 亿 is to 万, and 万 to one."""
_NOUN = 30
"""Characters behind a number in which its noun is looked for: what may stand before 人口 (24), and it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts or measures."""

    span: Span
    value: Decimal
    upper: Decimal | None
    measure: str
    """Scale included, as the record definitions want it: 万亩, 亿元, 个百分点; empty where none is printed."""
    kind: QuantityKind
    han: bool = False
    """The number is written in characters."""
    vague: bool = False
    """多, 余 stood behind the number."""

    @property
    def use(self) -> MeasureUse:
        """Of the measure as printed, up to another in a bracket (条(段)); one with a scale (万家) has none."""
        return measure_uses().get(self.measure.partition("(")[0], MeasureUse.NONE)

    @property
    def is_date(self) -> bool:
        """2019年, 6月, 5日: a point in time, not a length."""
        return self.kind is QuantityKind.TIME and (self.value > _FIRST_YEAR or self.measure in _OF_DATES)

    @property
    def few_in_words(self) -> bool:
        """一个, 三类, 五家: as often said in passing as counted."""
        return self.han and self.kind is QuantityKind.COUNT and self.value < _SMALL_COUNT

    @property
    def stands_alone(self) -> bool:
        """Not a date, an ordinal, a bare number or a 一个 in passing."""
        return self.kind not in NO_STATEMENTS and not self.few_in_words


@cache
def measure_kinds() -> Mapping[str, QuantityKind]:
    """Measure (folded, without scale) → kind. Raises LexiconError."""
    kinds: dict[str, QuantityKind] = {}
    for row in read_rows("measures.csv", ("label", "kind")):
        kind = _member(QuantityKind, row, "kind")
        if kinds.setdefault(fold(row["label"]), kind) is not kind:
            raise row.error(f"{row['label']!r} stands here twice")
    return kinds


@cache
def measure_uses() -> Mapping[str, MeasureUse]:
    """Measure (folded, without scale) → what it counts, where that decides something. Raises LexiconError."""
    rows = read_rows("measures.csv", ("label", "use"))
    return {fold(row["label"]): _member(MeasureUse, row, "use") for row in rows if row["use"]}


def is_measure(text: str) -> bool:
    """Whether a folded text is a measure and nothing else: 亿千瓦时, 条(段), 张/千人, %.

    >>> [is_measure(text) for text in ("万平方米", "条(段)", "人次/年", "市水利局")]
    [True, True, True, False]
    """
    printed = "".join(text.split())
    bare = without_brackets(printed).partition("/")[0]
    return not measure_kinds().keys().isdisjoint({printed, bare, bare.lstrip("万亿"), bare.lstrip("十百千万亿")})


def _member(values: type[_Member], row: Row, column: str) -> _Member:
    try:
        if row[column]:
            return values(row[column])
    except ValueError:
        pass
    raise row.error(f"{column} {row[column]!r} is none of {', '.join(value for value in values if value)}")


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
        if folded.startswith(_MINUS, quantity.span.start - 1):
            quantity = _signed(quantity, folded)
        if not _SCALES.isdisjoint(match[0]):
            quantity = _scaled(quantity, match["measure"] or "", folded)
        gap = folded[found[-1].span.end : quantity.span.start] if found else ""
        if found and found[-1].measure in ("", quantity.measure) and pattern_of("quantity.range").match(gap):
            found[-1] = _joined(found[-1], quantity)
        elif found and not gap and (whole := _compound(found[-1], quantity)):
            found[-1] = whole
        else:
            found.append(quantity)
    return _with_shared_measures(found, folded)


def _signed(quantity: Quantity, folded: str) -> Quantity:
    """Below zero where what stands before says what a value is of (同比增长-0.5%, 净利润:-3亿元); else a dash."""
    at = quantity.span.start - len(_MINUS)
    if not quantity.measure or not pattern_of("quantity.below_zero").search(folded, max(0, at - _LEADING), at):
        return quantity
    return replace(quantity, span=Span(at, quantity.span.end), value=-quantity.value)


def _scaled(quantity: Quantity, measure: str, folded: str) -> Quantity:
    """万 or 亿 with a noun that only looks like a measure (600万本省人口), or with none (五千亿规模)."""
    end = quantity.span.end - len(measure)
    behind = folded[end : end + _NOUN]
    if measure and pattern_of("quantity.no_measure").match(behind):
        scale = quantity.measure.removesuffix(measure)
        span = Span(quantity.span.start, end)
        quantity = replace(quantity, span=span, measure=scale, kind=QuantityKind.BARE)
    if not quantity.kind and pattern_of("quantity.people").match(behind):
        return replace(quantity, kind=QuantityKind.COUNT)
    if not quantity.kind and pattern_of("quantity.scale").match(behind):
        return replace(quantity, kind=QuantityKind.MONEY)
    return quantity


def _matches(folded: str, within: Span) -> Iterator[re.Match[str]]:
    """The matches of the pattern, tried only where a run of digits begins: most of a text has none."""
    pattern, position = pattern_of("quantity.number"), within.start
    for run in pattern_of("quantity.run").finditer(folded, within.start, within.end):
        if run.start() < position:
            continue
        if match := pattern.match(folded, run.start(), within.end):
            position = match.end()
            yield match


def _joined(first: Quantity, second: Quantity) -> Quantity:
    return replace(second, span=Span(first.span.start, second.span.end), value=first.value, upper=second.value)


def _compound(first: Quantity, second: Quantity) -> Quantity | None:
    """13亿6000万人 and 两万三千人 as one number, in the greater scale; None where two numbers only touch."""
    scale = first.measure
    if scale not in _SCALES or first.vague or second.kind in (*NO_MEASURES, QuantityKind.SHARE):
        return None
    part = second.value
    if scale == "亿":
        if not second.measure.startswith("万"):
            return None
        measure = second.measure[1:]
    else:
        measure = second.measure
    if part >= _TEN_THOUSAND or measure[:1] in _SCALES:
        return None
    span = Span(first.span.start, second.span.end)
    return replace(second, span=span, value=first.value + part / _TEN_THOUSAND, measure=scale + measure)


def _with_shared_measures(found: list[Quantity], folded: str) -> list[Quantity]:
    for index in reversed(range(len(found) - 1)):
        here, following = found[index], found[index + 1]
        points = here.measure == _PIECE and following.measure == _PIECE + _POINT  # 31.1个和26.3个百分点
        if not points and (here.kind or not following.kind or here.han):
            continue
        if not pattern_of("quantity.list").match(folded[here.span.end : following.span.start]):
            continue
        if points:
            found[index] = replace(here, measure=following.measure, kind=following.kind)
            continue
        base = following.measure.lstrip("".join(_SCALES))
        measure = here.measure + base if here.measure else following.measure
        found[index] = replace(here, measure=measure, kind=following.kind)
    return found


def _quantity(match: re.Match[str]) -> Quantity | None:
    try:
        if (share := _share(match)) is not None:
            return Quantity(Span(match.start(), match.end()), share, None, PERCENT, QuantityKind.SHARE, han=True)
        split, arabic, han, scale, measure = match.group("split", "arabic", "han", "scale", "measure")
        value = parse_decimal("".join((split or arabic or han).replace("·", ".").split()))
    except ValueError:
        return None
    scale, measure = scale or "", measure or ""
    if scale and scale[0] not in _SCALES:  # 百亿, 千万: the scale in records is 万 or 亿
        value, scale = value * parse_han(scale[0]), scale[1]
    kind = measure_kinds()[measure.removesuffix(match["also"] or "")] if measure else QuantityKind.BARE
    vague = bool(match["vague"] or match["more"])
    return Quantity(Span(match.start(), match.end()), value, None, scale + measure, kind, bool(han), vague)


def _share(match: re.Match[str]) -> Decimal | None:
    """The per cent of a share in words: 百分之五, 三分之二, 一半, 九成. Raises ValueError."""
    percent, denominator, half = match.group("percent", "denominator", "half")
    if percent:
        return parse_decimal(percent)
    if denominator:
        share = Decimal(parse_han(match["numerator"])) / parse_han(denominator) * 100
        return share.quantize(HUNDREDTHS).normalize()
    if half:
        return _HALF
    if match["measure"] == _TENTH:
        return parse_decimal(match["arabic"] or match["han"]) * 10
    return None
