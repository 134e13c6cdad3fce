"""Tables of a 统计公报 (品名 | 播种面积（亩） | 同比增减（%）): what each thing came to, and by how much it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.model import Target, TargetStatus
from extract.grid import Grid
from extract.numbers.numerals import parse_decimal
from extract.numbers.quantities import PERCENT, is_measure
from extract.rules import pattern_of
from extract.targets.cell_values import unit_in, unnumbered
from extract.targets.columns import Cells, holds_measures
from extract.targets.comparators import Comparator


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    noun: str
    """What of the row's thing is told (播种面积); empty where its head says 数量 alone."""
    unit: str
    grows: bool


def statistics_targets(grid: Grid, cells: Cells, year: str | None, unit: str = "") -> Iterator[Target]:
    """The figures of a table whose first column names things and whose others hold numbers; nothing of any other.

    ``unit``: that of all figures whose row and head give none (单位：亿元, above the table). A row that begins with #
    is part of the one above it, and has its unit where it gives none.
    """
    heads = [cells(0, column) for column in range(grid.columns)]
    below = range(1, grid.rows)
    own = [c for c in range(1, grid.columns) if grid.origin.get((0, c), (0, c)) == (0, c)]
    numbers = [c for c in own if _mostly([cells(row, c) for row in below], "statistics.number")]
    units = [c for c in own if pattern_of("table.measure_head").match(heads[c])]
    units = [c for c in units if holds_measures(cells(row, c) for row in below)]
    if not numbers or not heads[0] or len(numbers) + len(units) < len(own):
        return
    columns = list(_columns(heads, numbers))
    above = unit
    for row in below:
        stated = unit_in(written := cells(row, 0))
        name = pattern_of("statistics.part").sub("", unnumbered(written[: stated.start()] if stated else written))
        above = stated["unit"] if stated else above
        told = next((cells(row, c) for c in units), above)
        for column in columns:
            measure, value = column.unit or told, _value(cells(row, column.index))
            if value is None or not name or not is_measure(measure):
                continue
            yield Target(
                span=grid.cells[row, column.index],
                indicator=name if column.noun in name else name + column.noun,
                value=value,
                upper=None,
                measure=measure,
                comparator=Comparator.RISES_BY if column.grows else Comparator.EQUALS,
                by=year,
                status=TargetStatus.ACHIEVED,
                rule="统计表",
            )


def _columns(heads: Sequence[str], numbers: Sequence[int]) -> Iterator[_Column]:
    noun = ""
    for index in numbers:
        stated = pattern_of("table.unit_in_head").search(heads[index])
        unit = stated["unit"] if stated and is_measure(stated["unit"]) else ""
        grows = pattern_of("statistics.growth").search(heads[index]) is not None
        if not grows:
            noun = pattern_of("statistics.plain").sub("", heads[index][: stated.start()] if stated else heads[index])
        by_amount = grows and pattern_of("statistics.amount").search(heads[index]) is not None
        yield _Column(index, noun, unit or PERCENT * (grows and not by_amount), grows)


def _mostly(texts: Sequence[str], rule: str) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and 2 * sum(pattern_of(rule).fullmatch(text) is not None for text in filled) > len(filled)


def _value(text: str) -> Decimal | None:
    match = pattern_of("statistics.number").fullmatch(text)
    if match is None:
        return None
    value = Decimal(parse_decimal(match["value"]))
    return -value if match["minus"] else value
