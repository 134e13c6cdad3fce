"""指标表的表头: what each column of a table of indicators holds, by the meaning of its head and of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Span
from extract.grid import Grid
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import label_field
from extract.numbers.dates import PLAN_YEARS, find_periods
from extract.numbers.quantities import PERCENT, is_measure
from extract.rules import pattern_of
from extract.targets.horizon import is_base_year

LONGEST_HEAD = 16
"""Characters of the head of a column of values (2025年目标值(累计值)); a longer one is a title."""
HEAD_ROWS = 3
"""Rows that may hold heads: a title, heads and heads below them."""
_YEAR_SIGN = "年"
_TITLED = (LabelField.TASK, LabelField.ACTION)
"""Columns that name what a value is of where none says 指标."""

_SPAN = 2
"""Past years that a sum or a rate beside them goes over; beside one alone it may be of the years to come."""
_FEWEST_AMOUNTS = 2
"""Cells that show what a column holds."""

Cells = Callable[[int, int], str]
"""The folded text of the cell at (row, column), white space dropped; empty where none is."""


@dataclass(frozen=True)
class Column:
    """A column of values: what its head says."""

    index: int
    past: bool
    by: str | None
    head: str
    dated: bool = False
    """The head itself names the year."""
    growth: bool = False
    """By how much the indicator grows in a year (年均增速), whatever the indicator itself is measured in."""
    measure: str = ""
    """The measure that the head gives: 年均增速（%）, 2025年（亿元）."""
    rate: bool = False
    """It says which part of a goal was reached, of whatever measure (完成率)."""


@dataclass(frozen=True)
class IndicatorHead:
    """The head of a table of indicators."""

    below: int
    """The first row of its content."""
    names: tuple[int, ...]
    """The columns that name the indicator; of several the last says which, those before it of what."""
    values: tuple[Column, ...]
    fields: Mapping[int, LabelField] = field(default_factory=dict)
    strict: bool = False
    """No column says 指标: only a cell that is a value and nothing else, with a measure of its own, is one."""


def find_head(grid: Grid, cells: Cells, year: int | None, plan_year: str | None) -> IndicatorHead | None:
    """The head of a table that has a column of values and one that names what they are of; else None."""
    for row in range(min(HEAD_ROWS, grid.rows)):
        parts = [cells(row, column) for column in range(grid.columns)]
        amounts = [i for i, part in enumerate(parts) if _holds_amounts(grid, cells, row, i)]
        if not amounts and not {LabelField.VALUE, LabelField.INDICATOR} & set(map(field_of, parts)):
            continue
        last = _last_head_row(grid, cells, row)
        heads = [_joined(cells, range(row, last + 1), column) for column in range(grid.columns)]
        held = [i for i, head in enumerate(heads) if i in amounts or _holds_values(head)]
        values = tuple(read_column(i, heads[i], year, plan_year) for i in held)
        if year is None and len({column.by for column in values if column.dated}) > 1:
            values = tuple(read_column(i, heads[i], _plan_begun(plan_year), plan_year) for i in held)
        values = _of_past_years(values)
        if values and (found := _named(IndicatorHead(last + 1, (), values, _fields(heads)), grid, cells, heads)):
            return found
    return None


def _of_past_years(values: tuple[Column, ...]) -> tuple[Column, ...]:
    """Sums and rates (五年累计, 年均增长) beside years that are all past tell of those years: of the last, by then."""
    dated = [column for column in values if column.dated]
    if len(dated) < _SPAN or not all(column.past and column.by for column in dated):
        return values
    last, over = max(str(column.by) for column in dated), pattern_of("table.over_years_head")
    return tuple(
        replace(column, past=True, by=last) if not column.dated and over.search(column.head) else column
        for column in values
    )


def _fields(heads: Sequence[str]) -> dict[int, LabelField]:
    return {index: held for index, head in enumerate(heads) if (held := field_of(head))}


def _named(head: IndicatorHead, grid: Grid, cells: Cells, heads: Sequence[str]) -> IndicatorHead | None:
    """A head with the columns that name its indicators; None where it has none.

    Where none says 指标, a column of measures makes the one to its left such a column, and one that says 目标值 the
    column that names tasks; a year alone heads columns of plans as often as of values.
    """
    first = min(column.index for column in head.values)
    before = [i for i in range(first) if heads[i] and head.fields.get(i) is not LabelField.NUMBER]
    names = [i for i in before if head.fields.get(i) is LabelField.INDICATOR]
    names = names or [i for i in before if head.fields.get(i) is LabelField.TASK and "指标" in heads[i]]
    if names:
        return replace(head, names=tuple(names))
    units = [i for i in before if head.fields.get(i) is LabelField.MEASURE]
    if units and holds_measures(cells(row, units[0]) for row in range(head.below, grid.rows)):
        return replace(head, names=tuple(i for i in before if i not in units)[-1:])
    says = any(
        field_of(heads[c.index]) is not LabelField.VALUE
        or ((label := label_field(heads[c.index])) and label[0] is LabelField.VALUE)
        for c in head.values
    )
    titled = [i for i in before if head.fields.get(i) in _TITLED] or [i for i in before if i not in head.fields]
    return replace(head, names=tuple(titled[:1]), strict=True) if says and titled else None


def holds_measures(cells: Iterable[str]) -> bool:
    """Whether the cells of a column are measures: 单位 is also the head of a column of offices.

    >>> holds_measures(["公里", "", "万平方米"]), holds_measures(["市水利局", "个"])
    (True, False)
    """
    held = [text for text in cells if text]
    return bool(held) and sum(map(is_measure, held)) * 2 > len(held)


def _holds_values(head: str) -> bool:
    return field_of(head) is LabelField.VALUE


def _holds_amounts(grid: Grid, cells: Cells, row: int, column: int) -> bool:
    """Whether a column that may say what is to be done says how much of it: 目标任务 over 8950人, 51个, 11.2公里."""
    head = cells(row, column)
    own = grid.origin.get((row, column)) == (row, column)
    if not own or len(head) > LONGEST_HEAD or not pattern_of("table.amount_head").search(head):
        return False
    filled = [text for below in range(row + 1, grid.rows) if (text := cells(below, column))]
    amounts = sum(pattern_of("table.amount").match(text) is not None for text in filled)
    return len(filled) >= _FEWEST_AMOUNTS and amounts * 2 > len(filled)


def _last_head_row(grid: Grid, cells: Cells, row: int) -> int:
    """The last of the rows that a head fills: as far as a merged cell of it goes down, or as heads stand below."""
    last = row
    while last + 1 < min(grid.rows, row + HEAD_ROWS) and _goes_on(grid, cells, row, last + 1):
        last += 1
    return last


def _goes_on(grid: Grid, cells: Cells, row: int, below: int) -> bool:
    """Whether a row holds heads below heads: beside cells that go on from above or are empty, only heads of values."""
    own = [(below, c) for c in range(grid.columns) if grid.origin.get((below, c)) != grid.origin.get((row, c))]
    filled = [text for place in own if (text := cells(*place)) and text != cells(row, place[1])]
    return 0 < len(filled) < grid.columns and all(map(_heads_values, filled))


def _heads_values(text: str) -> bool:
    return field_of(text) in (LabelField.VALUE, LabelField.MEASURE) or is_measure(text.strip("()"))


def _joined(cells: Cells, rows: range, column: int) -> str:
    """The words over a column, from the top down; those of a merged cell once."""
    return "".join(dict.fromkeys(cells(row, column) for row in rows))


def read_column(index: int, head: str, year: int | None, plan_year: str | None) -> Column:
    """What the head of a column of values says. A goal is none that was reached, however long ago it was set."""
    dated = head if _YEAR_SIGN in head else pattern_of("table.year_alone").sub(rf"\g<0>{_YEAR_SIGN}", head)
    within = Span(0, len(dated))
    periods = [p for p in find_periods(dated, within, None) if not is_base_year(dated, within, p)]
    named = periods[-1].last.year if periods else None
    based = next((p.last.year for p in find_periods(dated, within, None)), None)
    goal = pattern_of("table.goal_head").search(head) is not None
    told = pattern_of("table.told_head" if goal else "table.past_head").search(head) is not None
    past = told or bool(not goal and named and year and named < year)
    growth = pattern_of("table.growth_head").search(head) is not None
    stated = pattern_of("table.unit_in_head").search(head)
    measure = stated["unit"] if stated and is_measure(stated["unit"]) else PERCENT if growth else ""
    held = named or (based if told else None)  # 2015年基数 is of 2015, 比2015年增长 of no year
    current = year is None or plan_year == str(year)
    so_far = current and pattern_of("table.so_far_head").match(head) is not None
    by = str(held) if held else plan_year if so_far or not past else None
    rate = past and pattern_of("table.rate_head").search(head) is not None
    return Column(index, past, by, head, named is not None, growth, measure, rate)


def _plan_begun(plan_year: str | None) -> int | None:
    """The first year of the five-year plan that a document without a date is about."""
    last = int(plan_year) if plan_year and plan_year.isascii() and plan_year.isdigit() else 1
    return last - PLAN_YEARS + 1 if last % PLAN_YEARS == 0 else None


def field_of(head: str) -> LabelField | None:
    """What a column of this head holds, as far as tables of indicators have it; VALUE is of the future or the past."""
    if pattern_of("table.measure_head").match(head):
        return LabelField.MEASURE
    label = label_field(head)
    held = label[0] if label else None
    if held is LabelField.BASE_VALUE:
        return LabelField.VALUE
    if held in (None, LabelField.VALUE) and len(head) <= LONGEST_HEAD and pattern_of("table.year_head").search(head):
        return LabelField.VALUE
    return held
