"""Rows of totals (合计) in tables, held against the rows that they sum up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from corpus.model import Span
from corpus.review.draft import Draft
from corpus.review.remarks import Remark
from corpus.review.rules import rule

_NUMBER = re.compile(r"\s*(-?\d[\d,]*(?:\.\d+)?)\s*([\u4e00-\u9fff]{0,3})\s*")
_FEWEST = 2
"""Rows that a total sums up."""
_SLACK = Decimal("0.006")
"""For each row, by which rounded figures may miss their total, where they have decimals."""
_Row = Mapping[int, Span]


def find_sums(draft: Draft) -> Iterator[Remark]:
    for rows in _tables(draft):
        for at, row in enumerate(rows):
            if _is_total(draft, row):
                yield from _held(draft, rows, at)


def _tables(draft: Draft) -> Iterator[Sequence[_Row]]:
    """Tables as rows, column to cell; a merged cell stands in its first row and column."""
    tables: defaultdict[int, defaultdict[int, dict[int, Span]]] = defaultdict(lambda: defaultdict(dict))
    for block in draft.parsed.document.blocks:
        if cell := block.cell:
            row = tables[cell.table][cell.row]
            before = row.get(cell.column)
            row[cell.column] = Span(before.start, block.span.end) if before else block.span
    for found in tables.values():
        yield [found[number] for number in sorted(found)]


def _is_total(draft: Draft, row: _Row) -> bool:
    return any(rule("total.cell").search(_words(draft, row[column])) for column in sorted(row)[:2])


def _words(draft: Draft, span: Span) -> str:
    return draft.folded[span.start : span.end].strip()


def _held(draft: Draft, rows: Sequence[_Row], at: int) -> Iterator[Remark]:
    """A total below its rows, or above them; it is wrong only where it is the sum of neither."""
    total = rows[at]
    above, below = _stretch(draft, rows[:at][::-1]), _stretch(draft, rows[at + 1 :])
    for column, span in total.items():
        figure = _figure(draft, span)
        if figure is None:
            continue
        value, unit = figure
        sums = [found for stretch in (above, below) for found in _sums(draft, stretch, column, unit)]
        if sums and not any(abs(each - value) <= slack for each, slack in sums):
            near = min((each for each, _ in sums), key=lambda each: abs(each - value))
            message = f"合计写作 {value:f}，各行相加是 {near:f}。"
            yield Remark(code="sum_differs", message=message, places=(span,))


def _stretch(draft: Draft, rows: Sequence[_Row]) -> Sequence[_Row]:
    """The rows up to the next total."""
    found: list[_Row] = []
    for row in rows:
        if _is_total(draft, row):
            break
        found.append(row)
    return found


def _sums(draft: Draft, rows: Sequence[_Row], column: int, unit: str) -> Iterator[tuple[Decimal, Decimal]]:
    """Sums of a column: of all rows, of those that are no subtotals, of the subtotals; nothing where a cell is no
    figure, or where some are 亿元 and others 万元."""
    cells = [(row, row[column]) for row in rows if column in row]
    figures = [(row, _figure(draft, span)) for row, span in cells]
    told = [(row, figure[0]) for row, figure in figures if figure]
    if len(told) < _FEWEST or len(told) < len(figures) - 2:  # two lines of heads
        return
    if len({unit, *(figure[1] for _, figure in figures if figure)} - {""}) > 1:
        return
    partial = [any(rule("subtotal.cell").search(_words(draft, span)) for span in row.values()) for row, _ in told]
    whole = [value for _, value in told]
    plain = [value for value, part in zip(whole, partial, strict=True) if not part]
    parts = [value for value, part in zip(whole, partial, strict=True) if part]
    for values in (whole, plain, parts):
        if len(values) >= _FEWEST:
            exact = all(value == value.to_integral_value() for value in values)
            yield sum(values, Decimal(0)), Decimal(0) if exact else _SLACK * len(values) + Decimal("0.05")


def _figure(draft: Draft, span: Span) -> tuple[Decimal, str] | None:
    """The number of a cell that holds nothing else, and in what it counts, where the cell says so."""
    match = _NUMBER.fullmatch(draft.folded[span.start : span.end])
    return (Decimal(match[1].replace(",", "")), match[2]) if match else None
