"""What the cell of an indicator table says by itself: number, measure, bound, year, kind of the goal."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.model import Span
from extract.numbers.dates import find_periods
from extract.numbers.numerals import parse_decimal
from extract.numbers.quantities import Quantity, QuantityKind, is_measure
from extract.rules import first, pattern_of
from extract.targets.comparators import Comparator, comparator
from extract.targets.statements import Statement

_KINDS = {"约束性": "binding", "预期性": "anticipatory"}


def unit_in(name: str) -> re.Match[str] | None:
    """The measure in the bracket that ends a name; where the bracket has lost its end, only a known one is."""
    stated = pattern_of("table.unit_in_name").search(name)
    return stated if stated and (name.endswith(")") or is_measure(stated["unit"])) else None


def part_named(name: str) -> str:
    """What a row is of its indicator: 乙 of 甲率(%)其中:乙."""
    match = pattern_of("table.whole").match(name)
    return match["part"] if match else name


def kind_of(text: str) -> str | None:
    """约束性 or 预期性, alone or in 约束性指标."""
    return next((kind for word, kind in _KINDS.items() if word in text), None)


def year_of(text: str) -> str | None:
    """The year in the cell of a time limit; None where it names none."""
    years = [period.last.year for period in find_periods(text, Span(0, len(text)), None) if period.dated]
    return str(years[-1]) if years else None


def unnumbered(text: str) -> str:
    return pattern_of("table.numbered").sub("", text)


def bare_number(text: str, span: Span, unit: str) -> Quantity | None:
    match = pattern_of("table.number").match(text)
    if match is None:
        return None
    upper = parse_decimal(match["upper"]) if match["upper"] else None
    return Quantity(span, Decimal(parse_decimal(match["value"])), upper, unit, QuantityKind.AMOUNT)


def is_denied(before: str) -> bool:
    """Whether what stands before a value is negated and no bound: 未达到45%."""
    return first("number.denied", pattern_of("name.unverbed").sub("", before)) is not None


def comparator_of(text: str, head: str, name: str) -> Comparator:
    """A word of change in the value or at the end of the name, or else in the column's head, goes before a bound."""
    change = pattern_of("table.change_at_end").search(name)
    for place in (text, change["change"] if change else "", head):
        if pattern_of("table.fall").search(place):
            return Comparator.FALLS_BY
        if pattern_of("table.rise").search(place):
            return Comparator.RISES_BY
    return comparator(Statement.REACH, text)
