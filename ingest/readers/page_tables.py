"""The tables of web pages: which tables hold data, and the row and column of each of their cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from corpus.model import Cell

_MAX_SPAN = 1000
"""Columns or rows that one cell takes: as browsers do, which ignore more."""
_HEAD_COLUMNS = 4
"""A table of one row with this many cells is the head of a form."""
_LAYOUT_PARAGRAPHS, _LAYOUT_CELLS = 12, 8
"""A cell with more paragraphs than this, in a table of so few cells, frames a page."""


def data_cells(container: html.HtmlElement) -> dict[html.HtmlElement, Cell]:
    """Cells of the data tables inside an element, numbered in reading order. Tables that frame the page have none."""
    cells: dict[html.HtmlElement, Cell] = {}
    number = 0
    for table in container.iter("table"):
        placed = dict(_place(table, number))
        if _is_data(table, placed):
            cells |= placed
            number += 1
    return cells


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _is_data(table: html.HtmlElement, placed: dict[html.HtmlElement, Cell]) -> bool:
    if next(table.iterdescendants("table"), None) is not None:
        return False
    filled = [element for element in placed if "".join(element.itertext()).strip()]
    rows = {placed[element].row for element in filled}
    columns = {placed[element].column for element in filled}
    if len(rows) < 2 or len(columns) < 2:
        return len(columns) >= _HEAD_COLUMNS
    return len(filled) > _LAYOUT_CELLS or all(sum(1 for _ in e.iter("p")) <= _LAYOUT_PARAGRAPHS for e in filled)


def _place(table: html.HtmlElement, number: int) -> Iterator[tuple[html.HtmlElement, Cell]]:
    rows = list(_rows(table))
    taken: set[tuple[int, int]] = set()
    for row, element in enumerate(rows):
        column = 0
        for cell in element.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            row_span = min(_span(cell, "rowspan") or len(rows), len(rows) - row)
            column_span = _span(cell, "colspan") or 1
            taken |= {(r, c) for r in range(row, row + row_span) for c in range(column, column + column_span)}
            header = cell.tag == "th" or cell.getparent().getparent().tag == "thead"
            yield cell, Cell(number, row, column, row_span, column_span, header)
            column += column_span


def _span(cell: html.HtmlElement, name: str) -> int:
    """A span attribute as a number; 1 where it is absent or nonsense, 0 (rowspan: to the end) kept."""
    value = (cell.get(name) or "").strip()
    return min(int(value), _MAX_SPAN) if value.isascii() and value.isdigit() else 1
