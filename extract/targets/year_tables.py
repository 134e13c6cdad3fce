"""Tables of indicators whose cells ran together, with two years and a kind that ends each row:
指标单位2030年2035年属性1绿化率%4045预期性.

Where one number ends and the next begins their sizes tell: parted rightly, both are of one order, in any other way not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from corpus.model import Span, Target, TargetStatus
from extract.layout import Layout
from extract.numbers.numerals import parse_decimal
from extract.numbers.quantities import PERCENT, is_measure
from extract.rules import finds, pattern_of
from extract.targets.comparators import Comparator
from extract.targets.run_together import RunTable

_SIGNS = {"≥": Comparator.AT_LEAST, "≧": Comparator.AT_LEAST, ">": Comparator.AT_LEAST}
_SIGNS |= {"≤": Comparator.AT_MOST, "≦": Comparator.AT_MOST, "<": Comparator.AT_MOST}
_BOUNDS = {"左右": Comparator.ABOUT, "以上": Comparator.AT_LEAST, "以下": Comparator.AT_MOST}
_LONGEST_MEASURE = 8
_LONGEST_ROW = 90
_FEWEST_ROWS = 3
_SHORTEST_NAME, _LONGEST_NAME = 2, 40
_LIKE = Decimal(3)
"""How many times larger one of two values in their right order may be, and how much less fitting every other way is."""
_ALL = Decimal(100)
_NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")


def find_year_tables(layout: Layout, year: int | None) -> Iterator[RunTable]:
    """Such tables in the lines of a text; of rows that nobody can tell only the place is told."""
    for _, block in layout.blocks_with("run.year_head"):
        if block.cell is not None:
            continue
        for head in finds("run.year_head", layout.folded, block.span.start, block.span.end):
            if year is None or not int(head["base"]) <= year < int(head["goal"]):
                continue
            targets, left = _read(layout, head, block.span.end)
            if len(targets) >= _FEWEST_ROWS:
                end = max(span.end for span in (*(target.span for target in targets), *left))
                yield RunTable(Span(head.start(), end), tuple(targets), tuple(left))


def _read(layout: Layout, head: re.Match[str], end: int) -> tuple[list[Target], list[Span]]:
    targets: list[Target] = []
    left: list[Span] = []
    at, number = head.end(), 1
    numbered = re.search(r"(?<![\d.])1(?=[一-龥])", layout.folded[at : at + _LONGEST_ROW]) is not None
    while kind := pattern_of("run.kind").search(layout.folded, at, min(end, at + _LONGEST_ROW)):
        row = pattern_of("run.year_row").fullmatch(layout.folded, at, kind.start())
        found = list(_targets(head, row, number if numbered else 0)) if row else []
        targets += found
        if not found:
            left.append(Span(at, kind.start()))
        at, number = kind.end(), number + 1
    return targets, left


def _targets(head: re.Match[str], row: re.Match[str], number: int) -> Iterator[Target]:
    name, measure = _named(row["name"].strip(), number)
    values = _parted(row, measure, doubtful=not number)
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME or measure is None or values is None:
        return
    was, goal = values
    planned = Target(
        span=Span(row.end("name") - len(row["name"].lstrip()), row.end()),
        indicator=name,
        value=goal,
        upper=None,
        measure=measure or None,
        comparator=_SIGNS.get(row["sign"] or "", _BOUNDS.get(row["bound"] or "", Comparator.EQUALS)),
        by=head["goal"],
        status=TargetStatus.TARGET,
        base_value=was,
        rule="指标表（连写）",
    )
    if was is not None:
        told = replace(planned, value=was, comparator=Comparator.EQUALS, by=head["base"], base_value=None)
        yield replace(told, status=TargetStatus.ACHIEVED)
    yield planned


def _named(words: str, number: int) -> tuple[str, str | None]:
    """The indicator and its measure (empty: an index has none); of the row's own number on, or behind a note's mark."""
    if number:
        _, found, words = words.rpartition(str(number))
        if not found:
            return "", None
    elif mark := re.search(r"(?<=[一-龥])\d(?=[一-龥])", words):
        words = words[mark.end() :]
    if re.match(r"\d|.*\d\.", words):
        return "", None  # the heading of a group stands before the name
    if (unit := re.search(r"\(([^()]{1,12})\)$", words)) and is_measure(unit[1]):
        return words[: unit.start()].strip(), unit[1]
    if pattern_of("run.unmeasured").search(words):
        return words, ""
    lengths = range(min(_LONGEST_MEASURE, len(words)), 0, -1)
    measure = next((words[-n:] for n in lengths if is_measure(words[-n:])), None)
    return words[: len(words) - len(measure or "")].strip(), measure


def _parted(row: re.Match[str], measure: str | None, *, doubtful: bool) -> tuple[Decimal | None, Decimal] | None:
    """What was, and what shall be; None where none or several ways to part the digits fit.

    ``doubtful``: the mark of a note may be the last digit of the first.
    """
    first, second = row["first"], row["second"]
    if row["none"] and measure:  # a dash for what was; behind the name of an index, for its measure
        only = second or first
        return (None, Decimal(parse_decimal(only))) if _NUMBER.fullmatch(only) and not (first and second) else None
    ways = [(first, second)] if second else [(first[:n], first[n:]) for n in range(1, len(first))]
    fitting = sorted(_unlike(way, measure) for way in ways if all(map(_NUMBER.fullmatch, way)))
    if not fitting or fitting[0][0] > _LIKE or (len(fitting) > 1 and fitting[1][0] < fitting[0][0] * _LIKE):
        return None
    was, goal = fitting[0][1:]
    noted = doubtful and len(str(was).partition(".")[2]) > max(1, len(str(goal).partition(".")[2]))
    return (None if noted else was), goal


def _unlike(way: tuple[str, str], measure: str | None) -> tuple[Decimal, Decimal, Decimal]:
    """How many times larger one value is than the other, and both."""
    was, goal = (Decimal(parse_decimal(part)) for part in way)
    low, high = min(was, goal), max(was, goal)
    odd = not low or (measure == PERCENT and high > _ALL)
    return (_ALL * _ALL if odd else high / low), was, goal
