"""指标表: tables of indicators (指标 单位 现状 目标 属性)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from corpus.model import Block, Span, Target, TargetStatus
from extract.grid import Grid, grids
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import label_field
from extract.layout import Layout
from extract.numbers.dates import find_periods
from extract.numbers.numerals import parse_decimal
from extract.numbers.quantities import Quantity, QuantityKind, find_quantities
from extract.rules import pattern_of
from extract.targets.comparators import Comparator, comparator
from extract.targets.horizon import is_base_year
from extract.targets.number_clause import Statement

_KINDS = {"约束性": "binding", "预期性": "anticipatory"}
_LONGEST_VALUE = 24
"""Characters of a cell that holds a value; a longer one is running text."""
_LONGEST_HEAD = 16
"""Characters of the head of a column of values (2025年目标值(累计值)); a longer one is a title."""
_LONGEST_NAME = 40
"""Characters of a cell that names what the cells beside it are about."""
_SHORTEST_NAME = 2
_HEAD_ROWS = 3
"""Rows that may hold heads: a title, heads and heads below them."""
_YEAR_SIGN = "年"


@dataclass(frozen=True)
class Column:
    """A column of values: what its head says."""

    index: int
    past: bool
    by: str | None
    head: str


@dataclass(frozen=True)
class Tables:
    """All tables of a document."""

    layout: Layout

    @cached_property
    def grids(self) -> Mapping[int, Grid]:
        return {grid.table: grid for grid in grids(self.layout.document)}

    def _text(self, span: Span | None) -> str:
        return "".join(self.layout.folded[span.start : span.end].split()) if span else ""

    def named_beside(self, block: Block) -> str:
        """The nearest cell to the left that names something: what running text in a cell is about."""
        if block.cell is None:
            return ""
        grid = self.grids[block.cell.table]
        for column in range(block.cell.column - 1, -1, -1):
            text = _unnumbered(self._text(grid.cells.get((block.cell.row, column)))).rstrip("。")
            if _SHORTEST_NAME <= len(text) <= _LONGEST_NAME and not any(mark in text for mark in "。,;"):
                return text
        return ""

    def head(self, block: Block) -> str:
        """The head of the column that a block stands in; empty outside tables and in heads themselves."""
        if block.cell is None or not block.cell.row:
            return ""
        grid = self.grids[block.cell.table]
        rows = range(min(_HEAD_ROWS, block.cell.row))
        return "".join(self._text(grid.cells.get((row, block.cell.column))) for row in rows)[:_LONGEST_VALUE]

    def heads(self, block: Block) -> list[str]:
        """The heads of all columns of the table that a block stands in."""
        if block.cell is None:
            return []
        grid = self.grids[block.cell.table]
        return [
            self._text(grid.cells.get((row, column)))
            for row in range(min(_HEAD_ROWS - 1, grid.rows))
            for column in range(grid.columns)
        ]

    def deadline_beside(self, block: Block) -> Span | None:
        """The cell of the row that gives its time limit."""
        if block.cell is None:
            return None
        grid = self.grids[block.cell.table]
        for column in range(grid.columns):
            for head_row in range(min(_HEAD_ROWS, block.cell.row)):
                label = label_field(self._text(grid.cells.get((head_row, column))))
                if label and label[0] is LabelField.DEADLINE:
                    return grid.cells.get((block.cell.row, column))
        return None

    # tables of indicators

    def targets(self, year: int | None, plan_year: str | None) -> list[Target]:
        """The values of every table of indicators, those of base years as achieved."""
        return [t for grid in self.grids.values() for t in self._grid_targets(grid, year, plan_year)]

    def _grid_targets(self, grid: Grid, year: int | None, plan_year: str | None) -> Iterator[Target]:
        for row in range(min(_HEAD_ROWS, grid.rows)):
            heads = [self._text(grid.cells.get((row, column))) for column in range(grid.columns)]
            fields = _indicated(heads, [_field(head) for head in heads])
            if LabelField.INDICATOR not in fields:
                continue
            values = [index for index, held in enumerate(fields) if held is LabelField.VALUE]
            columns = [_column(index, heads[index], year, plan_year) for index in values]
            if columns:
                for below in range(row + 1, grid.rows):
                    yield from self._row_targets(grid, below, fields, columns)
                return

    def _row_targets(
        self, grid: Grid, row: int, fields: Sequence[LabelField | None], columns: Sequence[Column]
    ) -> Iterator[Target]:
        first = min(column.index for column in columns)
        named = [index for index, held in enumerate(fields) if held is LabelField.INDICATOR and index < first]
        if not named:
            return
        name = _unnumbered(self._text(grid.cells.get((row, named[-1]))))
        unit = next(self._held(grid, row, fields, LabelField.MEASURE), "")
        kinds = self._held(grid, row, fields, LabelField.TARGET_KIND)
        kind = next((_KINDS[text] for text in kinds if text in _KINDS), None)
        for column in columns:
            span = grid.cells.get((row, column.index))
            if span and len(name) >= _SHORTEST_NAME:
                yield from self._value(span, name, unit, column, kind)

    def _held(self, grid: Grid, row: int, fields: Sequence[LabelField | None], wanted: LabelField) -> Iterator[str]:
        """The cells of a row that hold what is wanted."""
        for index, held in enumerate(fields):
            if held is wanted:
                yield self._text(grid.cells.get((row, index)))

    def _value(self, span: Span, name: str, unit: str, column: Column, kind: str | None) -> Iterator[Target]:
        text = self.layout.folded[span.start : span.end]
        if not text or len(text) > _LONGEST_VALUE:
            return
        stated = pattern_of("table.unit_in_name").search(name)
        if pattern_of("table.no_unit").match(unit):
            unit = stated["unit"] if stated else ""
        quantity = next(
            (q for q in find_quantities(self.layout.folded, span) if q.kind is not QuantityKind.NEVER), None
        )
        if quantity is None or not quantity.measure:
            quantity = _bare(text, span, unit)
        if quantity and _denied(text[: quantity.span.start - span.start]):
            return
        if quantity is None or not (quantity.measure or stated or pattern_of("table.value_start").match(text)):
            return
        yield Target(
            span=span,
            indicator=name[: stated.start()] if stated else name,
            value=quantity.value,
            upper=quantity.upper,
            measure=quantity.measure or unit or None,
            comparator=_comparator(text, column.head, name),
            by=column.by,
            status=TargetStatus.ACHIEVED if column.past else TargetStatus.TARGET,
            kind=kind,
            rule="指标表",
        )


def _column(index: int, head: str, year: int | None, plan_year: str | None) -> Column:
    dated = head if _YEAR_SIGN in head else head + _YEAR_SIGN
    within = Span(0, len(dated))
    periods = [p for p in find_periods(dated, within, None) if not is_base_year(dated, within, p)]
    named = periods[-1].last.year if periods else None
    past = pattern_of("table.past_head").search(head) is not None or bool(named and year and named < year)
    return Column(index, past, str(named) if named else (None if past else plan_year), head)


def _unnumbered(text: str) -> str:
    return pattern_of("table.numbered").sub("", text)


def _field(head: str) -> LabelField | None:
    """What a column of this head holds, as far as tables of indicators have it; VALUE is of the future or the past."""
    if pattern_of("table.measure_head").match(head):
        return LabelField.MEASURE
    label = label_field(head)
    held = label[0] if label else None
    if held is LabelField.BASE_VALUE:
        return LabelField.VALUE
    if held in (None, LabelField.VALUE) and len(head) <= _LONGEST_HEAD and pattern_of("table.year_head").search(head):
        return LabelField.VALUE
    return held


def _indicated(heads: Sequence[str], fields: list[LabelField | None]) -> list[LabelField | None]:
    """The fields, with 指标任务 as the name of an indicator where no other column has it."""
    if LabelField.INDICATOR in fields:
        return fields
    pairs = zip(heads, fields, strict=True)
    return [LabelField.INDICATOR if field is LabelField.TASK and "指标" in head else field for head, field in pairs]


def _bare(text: str, span: Span, unit: str) -> Quantity | None:
    match = pattern_of("table.number").match(text)
    if match is None:
        return None
    upper = parse_decimal(match["upper"]) if match["upper"] else None
    return Quantity(span, Decimal(parse_decimal(match["value"])), upper, unit, QuantityKind.AMOUNT)


def _denied(before: str) -> bool:
    """Whether what stands before a value is negated and no bound: 未达到45%."""
    return pattern_of("number.denied").search(pattern_of("name.unverbed").sub("", before)) is not None


def _comparator(text: str, head: str, name: str) -> Comparator:
    """A word of change in the value or at the end of the name, or else in the column's head, goes before a bound."""
    change = pattern_of("table.change_at_end").search(name)
    for place in (text, change["change"] if change else "", head):
        if pattern_of("table.fall").search(place):
            return Comparator.FALLS_BY
        if pattern_of("table.rise").search(place):
            return Comparator.RISES_BY
    return comparator(Statement.REACH, text)
