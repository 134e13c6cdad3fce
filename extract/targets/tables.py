"""指标表: tables of indicators (指标 单位 现状 目标 属性), with cells or as one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from corpus.model import Block, Span, Target, TargetStatus
from extract.labels.vocabulary import label_field
from extract.layout import Layout
from extract.numbers.dates import find_periods
from extract.numbers.numerals import ARABIC, parse_decimal
from extract.numbers.quantities import Quantity, find_quantities

_KINDS = {"约束性": "binding", "预期性": "anticipatory"}
_LONGEST_VALUE = 24
_BARE = re.compile(rf"(?P<mark>[≥≤<>约\[(]|>=|<=)?\s?(?P<value>{ARABIC})(?:\s?(?:-{{1,2}}|~)\s?(?P<upper>{ARABIC}))?")
_GROWTH = re.compile(r"增长|增速|增幅|提高|增加|提升|上升|累计提高")
_FALL = re.compile(r"下降|降低|减少|降幅|压减")
_CHANGES = ("增长", "提高", "提升", "增加", "下降", "降低", "减少")
"""How the name of a change ends; 增速 and 降幅 name a level, to be reached as such."""
_UNIT = re.compile(r"[(](?P<unit>[^()\d,、]{1,10})[)]$")
_YEAR_HEAD = re.compile(r"20\d\d\s?年?|目标|预期|现状|基期|基准|年均|累计|增速|\"十[三四五六]五\"")
_PAST_HEAD = re.compile(r"现状|基期|基准|实际|完成|基础|目前|上年|去年")
_HEAD_LABELS = re.compile(
    r"序\s?号|类\s?别|指\s?标(?:名称)?|主要指标|单\s?位|计量单位|属\s?性|指标属性|预期值|目标值?|现状值?|基期值?|20\d\d\s?年(?:目标值?|现状值?|预期值?|基期值?|实际值?)?|年均增长.{0,4}|累计.{0,6}"
)


@dataclass
class Grid:
    """The cells of a table as spans of text; a merged cell stands at every place that it covers."""

    cells: dict[tuple[int, int], Span] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0

    def add(self, block: Block) -> None:
        cell = block.cell
        if cell is None:
            return
        for row in cell.rows:
            for column in cell.columns:
                old = self.cells.get((row, column), block.span)
                self.cells[row, column] = Span(old.start, block.span.end)
        self.rows, self.columns = max(self.rows, cell.rows.stop), max(self.columns, cell.columns.stop)


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
        grids: dict[int, Grid] = {}
        for block in self.layout.document.blocks:
            if block.cell is not None:
                grids.setdefault(block.cell.table, Grid()).add(block)
        return grids

    def _text(self, span: Span | None) -> str:
        return "".join(self.layout.folded[span.start : span.end].split()) if span else ""

    def named_beside(self, block: Block) -> str:
        """The nearest cell to the left that names something: what running text in a cell is about."""
        if block.cell is None:
            return ""
        grid = self.grids[block.cell.table]
        for column in range(block.cell.column - 1, -1, -1):
            text = re.sub(r"^\d{1,3}[.、]?", "", self._text(grid.cells.get((block.cell.row, column))))
            if 2 <= len(text) <= 40 and not re.search("[。,;]", text.rstrip("。")):
                return text.rstrip("。")
        return ""

    def head(self, block: Block) -> str:
        """The head of the column that a block stands in; empty outside tables and in heads themselves."""
        if block.cell is None or not block.cell.row:
            return ""
        grid = self.grids[block.cell.table]
        rows = range(min(3, block.cell.row))
        return "".join(self._text(grid.cells.get((row, block.cell.column))) for row in rows)[:_LONGEST_VALUE]

    def heads(self, block: Block) -> list[str]:
        """The heads of all columns of the table that a block stands in."""
        if block.cell is None:
            return []
        grid = self.grids[block.cell.table]
        return [
            self._text(grid.cells.get((row, column)))
            for row in range(min(2, grid.rows))
            for column in range(grid.columns)
        ]

    def deadline_beside(self, block: Block) -> Span | None:
        """The cell of the row that gives its time limit."""
        if block.cell is None:
            return None
        grid = self.grids[block.cell.table]
        for column in range(grid.columns):
            for head_row in range(min(3, block.cell.row)):
                label = label_field(self._text(grid.cells.get((head_row, column))))
                if label and label[0] == "deadline":
                    return grid.cells.get((block.cell.row, column))
        return None

    # tables of indicators

    def targets(self, year: int | None, plan_year: str | None) -> list[Target]:
        """The values of every table of indicators, those of base years as achieved."""
        found = [t for grid in self.grids.values() for t in self._grid_targets(grid, year, plan_year)]
        return found + list(self._line_targets(year, plan_year))

    def _grid_targets(self, grid: Grid, year: int | None, plan_year: str | None) -> Iterator[Target]:
        for row in range(min(3, grid.rows)):
            heads = [self._text(grid.cells.get((row, column))) for column in range(grid.columns)]
            fields = [_field(head) for head in heads]
            if "indicator" not in fields:
                continue
            columns = [self._column(i, heads[i], year, plan_year) for i in range(grid.columns) if fields[i] == "value"]
            if columns:
                for below in range(row + 1, grid.rows):
                    yield from self._row_targets(grid, below, fields, columns)
                return

    def _column(self, index: int, head: str, year: int | None, plan_year: str | None) -> Column:
        dated = head if "年" in head else head + "年"
        periods = list(find_periods(dated, Span(0, len(dated)), None))
        named = periods[-1].last.year if periods else None
        past = _PAST_HEAD.search(head) is not None or (named is not None and year is not None and named < year)
        return Column(index, past, str(named) if named else (None if past else plan_year), head)

    def _row_targets(self, grid: Grid, row: int, fields: Sequence[str], columns: Sequence[Column]) -> Iterator[Target]:
        first = min(column.index for column in columns)
        named = [i for i, name in enumerate(fields) if name == "indicator" and i < first]
        if not named:
            return
        name = re.sub(r"^\d{1,3}[.、]", "", self._text(grid.cells.get((row, named[-1]))))
        units = [self._text(grid.cells.get((row, i))) for i, label in enumerate(fields) if label == "measure"]
        kinds = [self._text(grid.cells.get((row, i))) for i, label in enumerate(fields) if label == "target_kind"]
        kind = next((_KINDS[k] for k in kinds if k in _KINDS), None)
        for column in columns:
            span = grid.cells.get((row, column.index))
            if span and len(name) >= 2:
                yield from self._value(span, name, units[0] if units else "", column, kind)

    def _value(self, span: Span, name: str, unit: str, column: Column, kind: str | None) -> Iterator[Target]:
        text = self.layout.folded[span.start : span.end]
        if not text or len(text) > _LONGEST_VALUE:
            return
        stated = _UNIT.search(name)
        unit = unit if unit not in ("", "-", "--", "/") else stated["unit"] if stated else ""
        quantity = next((q for q in find_quantities(self.layout.folded, span) if q.kind != "never"), None)
        if quantity is None or not quantity.measure:
            quantity = _bare(text, span, unit)
        if quantity is None or (not quantity.measure and not stated and not re.match(r"[≥≤<>\d]", text)):
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

    def _line_targets(self, year: int | None, plan_year: str | None) -> Iterator[Target]:
        """Tables that a conversion left as one cell a line: a run of heads, then as many lines for each row."""
        lines = [block for block in self.layout.document.blocks if block.cell is None]
        texts = [self._text(block.span) if len(block.span) < 60 else "" for block in lines]
        index = 0
        while index < len(lines):
            count = 0
            while index + count < len(lines) and _HEAD_LABELS.fullmatch(texts[index + count]):
                count += 1
            if count >= 3 and any(_field(text) == "indicator" for text in texts[index : index + count]):
                yield from self._records(lines, texts, range(index, index + count), (year, plan_year))
            index += max(count, 1)

    def _records(
        self, lines: Sequence[Block], texts: Sequence[str], head: range, years: tuple[int | None, str | None]
    ) -> Iterator[Target]:
        grid, width = Grid(), len(head)
        for column, line in enumerate(head):
            grid.cells[0, column] = lines[line].span
        at, row = head.stop, 1
        while at + width <= len(lines) and texts[at + width - 1] in _KINDS:
            for column in range(width):
                grid.cells[row, column] = lines[at + column].span
            at, row = at + width, row + 1
        grid.rows, grid.columns = row, width
        yield from self._grid_targets(grid, *years)


def _field(head: str) -> str:
    """indicator, measure, target_kind, value (of the future or the past), or nothing."""
    label = label_field(re.sub(r"[(\[].*$", "", head)) or label_field(head)
    name = label[0] if label else ""
    if name == "base_value" or (name in ("", "value") and _YEAR_HEAD.search(head) and len(head) <= 16):
        return "value"
    if head in ("单位", "计量单位"):
        return "measure"
    return name or ("indicator" if head.endswith("指标") else "")


def _bare(text: str, span: Span, unit: str) -> Quantity | None:
    match = _BARE.match(text)
    if match is None or not re.fullmatch(r"[\s\])*#以上左右内下]*", text[match.end() :]):
        return None
    upper = parse_decimal(match["upper"]) if match["upper"] else None
    return Quantity(span, Decimal(parse_decimal(match["value"])), upper, unit, "amount")


def _comparator(text: str, head: str, name: str) -> str:
    """A word of change in the value or at the end of the name, or else in the column's head, goes before a bound."""
    named = re.sub(r"[(].*$", "", name)
    changed = named[-2:] if named.endswith(_CHANGES) else ""
    for place in (text, changed, head):
        if _FALL.search(place):
            return "-"
        if _GROWTH.search(place):
            return "+"
    for mark, words in (
        (">=", r"[≥>]|以上|不低于|不少于|超过"),
        ("<=", r"[≤<]|以内|以下|不超过|不高于"),
        ("~", r"左右|约"),
    ):
        if re.search(words, text):
            return mark
    return "="
