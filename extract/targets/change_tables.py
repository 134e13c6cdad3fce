"""Tables of indicators whose cells ran together and whose last column says how much changes between the two before it:
指标2030年2035年2035年比2030年增长1绿化率（%）40455个百分点.

Where one number ends and the next begins, arithmetic tells: of all ways to part the digits just one makes the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from corpus.model import Span, Target, TargetStatus
from extract.layout import Layout
from extract.numbers.numerals import parse_decimal
from extract.numbers.quantities import PERCENT, is_measure
from extract.rules import finds, pattern_of
from extract.targets.comparators import Comparator
from extract.targets.run_together import RunTable

_SIGNS: Mapping[str, Comparator] = {
    "≥": Comparator.AT_LEAST,
    ">": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    "<": Comparator.AT_MOST,
}
_LONGEST_ROW = 90
"""Characters from the end of a row to that of the next."""
_FEWEST_ROWS = 2
_LONGEST_VALUES = 24
"""Characters of three values behind one another; more are no row of such a table."""
_NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_CHANGE = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")

Values = tuple[Decimal, Decimal, Decimal]
"""What was, what shall be, and the change."""


def find_change_tables(layout: Layout) -> Iterator[RunTable]:
    """Such tables in the lines of a text; of rows that can be parted in several ways only the place is told."""
    for _, block in layout.blocks_with("run.change_head"):
        if block.cell is not None:
            continue
        for head in finds("run.change_head", layout.folded, block.span.start, block.span.end):
            targets, left, rows = _read(layout, head, block.span.end)
            if rows >= _FEWEST_ROWS:
                end = max((span.end for span in (*(t.span for t in targets), *left)), default=head.end())
                yield RunTable(Span(head.start(), end), tuple(targets), tuple(left))


def _read(layout: Layout, head: re.Match[str], end: int) -> tuple[list[Target], list[Span], int]:
    targets: list[Target] = []
    left: list[Span] = []
    at = head.end()
    while row := pattern_of("run.change_row").match(layout.folded, at, min(end, at + _LONGEST_ROW)):
        span = Span(row.start("name"), row.end())
        values = _parted(row["values"], row["measure"]) if is_measure(row["unit"]) else None
        if values is None:
            left.append(span)
        else:
            targets += _targets(head, row, span, values)
        at = row.end()
    return targets, left, len(left) + len(targets)


def _parted(words: str, measure: str) -> Values | None:
    """The three values in a run of digits; None where none or several ways to part it fit."""
    words = "".join(words.split())
    if len(words) > _LONGEST_VALUES:
        return None
    fitting = {values for values in _ways(words) if _fits(values, measure)}
    return fitting.pop() if len(fitting) == 1 else None


def _ways(words: str) -> Iterator[Values]:
    """Every way to part a run of digits: the first ends before a sign of bound where one is printed."""
    sign = next((at for at, char in enumerate(words) if char in _SIGNS), None)
    for first in range(1, len(words) - 1) if sign is None else (sign,):
        rest = first if sign is None else first + 1
        for second in range(rest + 1, len(words)):
            parts = words[:first], words[rest:second], words[second:]
            if _NUMBER.fullmatch(parts[0]) and _NUMBER.fullmatch(parts[1]) and _CHANGE.fullmatch(parts[2]):
                was, goal, change = (parse_decimal(part.removeprefix("-")) for part in parts)
                yield Decimal(was), Decimal(goal), -Decimal(change) if parts[2].startswith("-") else Decimal(change)


def _fits(values: Values, measure: str) -> bool:
    """Whether the third is the change between the first two, as far as it is printed."""
    was, goal, change = values
    if measure != PERCENT:
        return goal - was == change
    exponent = change.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return bool(was) and abs((goal - was) / was * 100 - change) * 2 <= step


def _targets(head: re.Match[str], row: re.Match[str], span: Span, values: Values) -> Iterator[Target]:
    was, goal, change = values
    sign = next((char for char in row["values"] if char in _SIGNS), "")
    base = Target(
        span=span,
        indicator=row["name"].strip(),
        value=was,
        upper=None,
        measure=row["unit"],
        comparator=Comparator.EQUALS,
        by=head["base"],
        status=TargetStatus.ACHIEVED,
        rule="指标表（连写）",
    )
    planned = replace(base, by=head["goal"], status=TargetStatus.TARGET)
    yield base
    yield replace(planned, value=goal, comparator=_SIGNS.get(sign, Comparator.EQUALS), base_value=was)
    yield replace(planned, value=change, measure=row["measure"], comparator=Comparator.RISES_BY, base=head["base"])
