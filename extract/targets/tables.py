"""指标表: tables of indicators (指标 单位 现状 目标 属性)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.model import Block, Span, Target, TargetStatus
from extract.grid import Grid
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import label_field
from extract.layout import Layout
from extract.numbers.dates import Precision, find_periods
from extract.numbers.quantities import QuantityKind, find_quantities, is_measure
from extract.rules import pattern_of
from extract.targets.candidates import read_candidates
from extract.targets.cell_values import (
    bare_number,
    comparator_of,
    is_denied,
    kind_of,
    part_named,
    unit_in,
    unnumbered,
    year_of,
)
from extract.targets.columns import HEAD_ROWS, Column, IndicatorHead, find_head
from extract.targets.row_values import RowValue, settled
from extract.targets.statistics_tables import statistics_targets

_NO_NAMES = (LabelField.PERSON, LabelField.DEADLINE, LabelField.NUMBER, LabelField.NOTE, LabelField.ASSESSOR)
DEEDS = frozenset({LabelField.TASK, LabelField.ACTION})
"""Columns that say what is to be done."""
_LONGEST_VALUE = 24
"""Characters of a cell that holds a value; a longer one is running text."""
_LONGEST_NAME = 40
"""Characters of a cell that names what the cells beside it are about."""
_LONGEST_CAPTION = 40
"""Characters of a line that is the caption of the table below it."""
_YEARS = (Precision.YEAR, Precision.PLAN)
_SHORTEST_NAME = 2
_FIRST_HAN = "\u4e00"


@dataclass(frozen=True)
class Tables:
    """All tables of a document."""

    layout: Layout

    @cached_property
    def grids(self) -> Mapping[int, Grid]:
        return {grid.table: grid for grid in self.layout.grids}

    def _text(self, span: Span | None) -> str:
        return "".join(self.layout.folded[span.start : span.end].split()) if span else ""

    def named_beside(self, block: Block) -> str:
        """The nearest cell to the left that names something: what running text in a cell is about."""
        if block.cell is None:
            return ""
        grid = self.grids[block.cell.table]
        for column in range(block.cell.column - 1, -1, -1):
            cell = grid.cells.get((block.cell.row, column))
            text = unnumbered(self._text(cell)).rstrip("。")
            if cell is None or not _SHORTEST_NAME <= len(text) <= _LONGEST_NAME or any(mark in text for mark in "。,;"):
                continue
            if not self._names_nothing(grid, block.cell.row, column):
                return self._counted(cell) or text
        return ""

    def _names_nothing(self, grid: Grid, row: int, column: int) -> bool:
        """Whether a column holds units, persons or times, by its head: nothing that is measured."""
        return any(field.role or field in _NO_NAMES for field in self._labels(grid, row, column))

    def _labels(self, grid: Grid, row: int, column: int) -> Iterator[LabelField]:
        """What the heads of a column say, as far as they are known."""
        for above in range(min(HEAD_ROWS, row)):
            if label := label_field(self._text(grid.cells.get((above, column)))):
                yield label[0]

    def holds(self, block: Block) -> frozenset[LabelField]:
        """What the column of a block holds by its heads; of several that say what is to be done only the last does."""
        if block.cell is None:
            return frozenset()
        grid, place = self.grids[block.cell.table], block.cell
        own = frozenset(self._labels(grid, place.row, place.column))
        right = (self._labels(grid, place.row, column) for column in range(place.column + 1, grid.columns))
        said = any(field in DEEDS for fields in right for field in fields)
        return own - DEEDS if said else own

    def _counted(self, cell: Span) -> str:
        """What the first number of a cell counts: of 新建公园3个 the 公园."""
        found = read_candidates(self.layout.folded, cell, find_quantities(self.layout.folded, cell))
        return found[0].indicator if found else ""

    def head(self, block: Block) -> str:
        """The head of the column that a block stands in; empty outside tables and in heads themselves."""
        if block.cell is None or not block.cell.row:
            return ""
        grid = self.grids[block.cell.table]
        rows = range(min(HEAD_ROWS, block.cell.row))
        return "".join(self._text(grid.cells.get((row, block.cell.column))) for row in rows)[:_LONGEST_VALUE]

    def heads(self, block: Block) -> list[str]:
        """The heads of all columns of the table that a block stands in."""
        if block.cell is None:
            return []
        grid = self.grids[block.cell.table]
        return [
            self._text(grid.cells.get((row, column)))
            for row in range(min(HEAD_ROWS - 1, grid.rows))
            for column in range(grid.columns)
        ]

    def deadline_beside(self, block: Block) -> Span | None:
        """The cell of the row that gives its time limit."""
        if block.cell is None:
            return None
        grid = self.grids[block.cell.table]
        for column in range(grid.columns):
            for head_row in range(min(HEAD_ROWS, block.cell.row)):
                label = label_field(self._text(grid.cells.get((head_row, column))))
                if label and label[0] is LabelField.DEADLINE:
                    return grid.cells.get((block.cell.row, column))
        return None

    # tables of indicators

    def targets(self, year: int | None, plan_year: str | None, *, statistics: bool = False) -> list[Target]:
        """The values of every table of indicators, those of base years as achieved; ``statistics``: all are."""
        return [t for grid in self.grids.values() for t in self._of_grid(grid, year, plan_year, statistics=statistics)]

    def _of_grid(self, grid: Grid, year: int | None, plan_year: str | None, *, statistics: bool) -> list[Target]:
        if statistics:
            cells = lambda row, column: self._text(grid.cells.get((row, column)))  # noqa: E731
            if found := list(statistics_targets(grid, cells, plan_year, self._caption_unit(grid))):
                return found
            return [replace(t, status=TargetStatus.ACHIEVED) for t in self.grid_targets(grid, year, plan_year)]
        return list(self.grid_targets(grid, year, plan_year))

    def grid_targets(self, grid: Grid, year: int | None, plan_year: str | None) -> Iterator[Target]:
        """The values of one table; nothing where it is none of indicators."""
        plan_year = self._caption_year(grid) or plan_year
        head = find_head(grid, lambda row, column: self._text(grid.cells.get((row, column))), year, plan_year)
        kind, whole = None, ""
        for row in range(head.below if head else grid.rows, grid.rows):
            assert head is not None
            title = self._group_title(grid, row)
            if title is None:
                whole = self._whole(grid, row, head, whole)
                yield from self._row_targets(grid, row, head, kind, whole)
            else:
                kind = kind_of(title)

    def _caption_year(self, grid: Grid) -> str | None:
        """The year in the line above a table (表1 “十四五”主要指标); a day there is a signature's."""
        above = self.layout.document.text.rfind("\n", 0, max(grid.span.start - 1, 0)) + 1
        line = Span(above, max(grid.span.start - 1, above))
        if not 0 < len(line) <= _LONGEST_CAPTION or self.layout.block_at(above).cell is not None:
            return None
        periods = [p for p in find_periods(self.layout.folded, line, None) if p.precision in _YEARS and p.dated]
        return str(periods[-1].last.year) if periods else None

    def _caption_unit(self, grid: Grid) -> str:
        """The measure that a line right above a table gives for all its figures (单位：亿元); empty where none does."""
        above = self.layout.document.text.rfind("\n", 0, max(grid.span.start - 1, 0)) + 1
        line = self.layout.folded[above : max(grid.span.start - 1, above)]
        found = pattern_of("table.caption_unit").search(line) if len(line) <= _LONGEST_CAPTION else None
        return found["unit"] if found and is_measure(found["unit"]) else ""

    def _group_title(self, grid: Grid, row: int) -> str | None:
        """The words of a row that groups those below it (约束性指标, 一、经济发展); None for a row of values."""
        filled = {grid.origin[row, column] for column in grid.row(row) if self._text(grid.cells.get((row, column)))}
        return self._text(grid.cells[filled.pop()]) if len(filled) == 1 and grid.columns > 1 else None

    def _whole(self, grid: Grid, row: int, head: IndicatorHead, above: str) -> str:
        """The indicator of which a row is a part (甲率 其中:乙, then 丙 without a number); empty for one by itself."""
        written = self._text(grid.cells.get((row, head.names[-1])))
        if match := pattern_of("table.whole").match(written):
            return match["whole"]
        counted = unnumbered(above) != above and unnumbered(written) == written
        return above if counted and not unit_in(written) else ""

    def _row_targets(self, grid: Grid, row: int, head: IndicatorHead, kind: str | None, whole: str) -> Iterator[Target]:
        name = self._name(grid, row, head)
        unit = next(self._held(grid, row, head, LabelField.MEASURE), self._caption_unit(grid))
        if whole:
            whole = unnumbered(whole)
            stated = unit_in(whole)
            unit = unit or (stated["unit"] if stated else "")
            name = f"{whole[: stated.start()] if stated else whole}:{part_named(name)}"
        own = next(map(kind_of, self._held(grid, row, head, LabelField.TARGET_KIND)), None)
        due = next(filter(None, map(year_of, self._held(grid, row, head, LabelField.DEADLINE))), None)
        found: list[RowValue] = []
        for column in head.values:
            span = grid.cells.get((row, column.index))
            if span and len(name) >= _SHORTEST_NAME and not (head.strict and not self._is_value(span)):
                timed = column if column.dated or column.past or due is None else replace(column, by=due)
                named = name + column.head if head.strict and column.rate else name
                found += ((column, target) for target in self._value(span, named, unit, timed, own or kind))
        yield from settled(found, strict=head.strict)

    def _name(self, grid: Grid, row: int, head: IndicatorHead) -> str:
        """The indicator of a row: 城镇 below 居民人均可支配收入 is 城镇居民人均可支配收入."""
        texts = [unnumbered(self._text(grid.cells.get((row, column)))) for column in head.names]
        name = texts[-1]
        which = pattern_of("shape.where").match(name) or pattern_of("list.attributive").fullmatch(name)
        owner = next((text for text in reversed(texts) if text and text != name), "")
        return name + owner if which and owner else name

    def _as_written(self, cell: Span, words: str) -> str:
        """Folded words of a cell's table in the document's own script."""
        place = self.layout.block_at(cell.start).cell
        grid = self.grids.get(place.table) if place else None
        return words.translate(self._scripts[grid.table]) if grid else words

    @cached_property
    def _scripts(self) -> Mapping[int, Mapping[int, str]]:
        """By table: the traditional character for each that was folded."""
        return {table: self._script(grid.span) for table, grid in self.grids.items()}

    def _script(self, span: Span) -> Mapping[int, str]:
        pairs = zip(self.layout.folded[span.start : span.end], self.layout.document[span], strict=True)
        return {ord(one): other for one, other in pairs if one != other and one >= _FIRST_HAN}

    def _held(self, grid: Grid, row: int, head: IndicatorHead, wanted: LabelField) -> Iterator[str]:
        """The cells of a row that hold what is wanted."""
        for index, held in head.fields.items():
            if held is wanted:
                yield self._text(grid.cells.get((row, index)))

    def _is_value(self, span: Span) -> bool:
        """Whether a cell holds one number with its measure and nothing but words of bound around it."""
        found = find_quantities(self.layout.folded, span)
        if len(found) != 1 or not found[0].measure:
            return False
        before = self.layout.folded[span.start : found[0].span.start]
        behind = self.layout.folded[found[0].span.end : span.end]
        return pattern_of("table.around_value").match(f"{before}§{behind}") is not None

    def _value(self, span: Span, name: str, unit: str, column: Column, kind: str | None) -> Iterator[Target]:
        text = self.layout.folded[span.start : span.end]
        if not text or len(text) > _LONGEST_VALUE:
            return
        stated = unit_in(name)
        if pattern_of("table.no_unit").match(unit):
            unit = stated["unit"] if stated else ""
        total = pattern_of("table.total").search(text) is not None
        grows = column.growth and not total
        unit = column.measure if grows else unit or column.measure * (not column.growth)
        quantity = next(
            (q for q in find_quantities(self.layout.folded, span) if q.kind is not QuantityKind.NEVER), None
        )
        if quantity is None or not quantity.measure:
            quantity = bare_number(text, span, unit)
        if quantity and is_denied(text[: quantity.span.start - span.start]):
            return
        if quantity is None or not (quantity.measure or stated or pattern_of("table.value_start").match(text)):
            return
        yield Target(
            span=span,
            indicator=self._as_written(span, name[: stated.start()] if stated else name),
            value=quantity.value,
            upper=quantity.upper,
            measure=self._as_written(span, quantity.measure or unit) or None,
            comparator=comparator_of(text, "" if total and column.growth else column.head, name),
            by=column.by,
            status=TargetStatus.ACHIEVED if column.past else TargetStatus.TARGET,
            kind=kind,
            rule="指标表",
        )
