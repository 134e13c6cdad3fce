"""Tables with ruled lines in PDF files, by pdfplumber: only on pages that have rulings, because it is slow."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psparser import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_text

from corpus.model import Cell
from ingest.files.office import DAMAGED
from ingest.line import Line
from ingest.lines.wrap import opens

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings concern colours and fonts
_TOLERANCE = 2.0
"""Points by which the edges of cells in one row or column may differ."""
_AUTOMATIC = re.compile("(?<=[\u4e00-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\u4e00-\u9fff])")
"""The quarter of a character that typesetting puts between scripts."""
_NEAR = 40.0
"""Points by which the sides of a table's two halves may differ where it goes on over a page break."""
_TOP = 120.0
"""Points from the head of a page within which such a half begins: a margin and two lines."""
_LETTER_GAP = 1.5
"""Points between letters of one word."""


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of a ruled table as lines, and the boxes (page, left, top, right, bottom) that it fills."""

    lines: tuple[Line, ...]
    boxes: tuple[tuple[int, float, float, float, float], ...]
    columns: int
    rows: int

    def holds(self, page: int, x: float, y: float) -> bool:
        """Whether a place lies inside the table."""
        return any(
            number == page and left - _TOLERANCE <= x <= right + _TOLERANCE and top <= y <= bottom
            for number, left, top, right, bottom in self.boxes
        )

    def is_above(self, page: int, y: float) -> bool:
        """Whether the table begins before a place."""
        number, _, top, _, _ = self.boxes[0]
        return (number, top) < (page, y)


def find_tables(data: bytes, pages: Sequence[int]) -> list[RuledTable]:
    """The ruled tables of some pages (numbered from 1), in order. A file that pdfplumber cannot read has none."""
    if not pages:
        return []
    tables: list[RuledTable] = []
    try:
        with pdfplumber.open(BytesIO(data), pages=list(pages)) as document:
            for page in document.pages:
                tables += [table for found in page.find_tables() if (table := _table(page, found)) is not None]
                page.close()
    except (PSException, PDFSyntaxError, PdfminerException, MalformedPDFException, *DAMAGED):
        return tables
    return tables


def _table(page: Any, found: Any) -> RuledTable | None:
    """One table; None for a frame of a single column."""
    columns = edges(box[0] for box in found.cells)
    rows = edges(box[1] for box in found.cells)
    if len(columns) < 2:
        return None
    left, top, right, bottom = found.bbox
    lines = [line for box in found.cells for line in _cell(page, box, [*columns, right], [*rows, bottom])]
    lines.sort(key=lambda line: (line.cell.row, line.cell.column) if line.cell else (0, 0))
    return RuledTable(tuple(lines), ((page.page_number, left, top, right, bottom),), len(columns), len(rows))


def edges(values: Iterator[float]) -> list[float]:
    """Distinct positions, those nearer than the tolerance counted once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOLERANCE:
            found.append(value)
    return found


def _cell(page: Any, box: tuple[float, float, float, float], columns: list[float], rows: list[float]) -> Iterator[Line]:
    left, top, right, bottom = box
    inside = [
        c for c in page.chars if left < (c["x0"] + c["x1"]) / 2 < right and top < (c["top"] + c["bottom"]) / 2 < bottom
    ]
    text = _AUTOMATIC.sub("", extract_text(inside, x_tolerance=_LETTER_GAP)) if inside else ""
    column, row = _index(columns, box[0]), _index(rows, box[1])
    place = Cell(0, row, column, max(_index(rows, box[3]) - row, 1), max(_index(columns, box[2]) - column, 1))
    for paragraph in unwrapped(text.splitlines()):
        yield Line(paragraph, page=page.page_number, cell=place)


def _index(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The paragraphs of a cell: its lines are wraps, but for those that open with a number."""
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and not opens(line):
            paragraphs[-1] += line.strip()
        elif line.strip():
            paragraphs.append(line.strip())
    return paragraphs


def join_tables(tables: Sequence[RuledTable]) -> list[RuledTable]:
    """Tables numbered in order, those that go on over a page break made one; a repeated head is told once.

    What is left with a single row is no table but a frame around text.
    """
    joined: list[RuledTable] = []
    for table in tables:
        if joined and _goes_on(joined[-1], table):
            joined[-1] = _joined(joined[-1], table)
        else:
            joined.append(table)
    kept = [table for table in joined if table.rows > 1]
    return [_numbered(table, number) for number, table in enumerate(kept)]


def _goes_on(first: RuledTable, second: RuledTable) -> bool:
    page, left, _, right, _ = first.boxes[-1]
    next_page, next_left, top, next_right, _ = second.boxes[0]
    aligned = abs(left - next_left) < _NEAR and abs(right - next_right) < _NEAR
    return next_page == page + 1 and first.columns == second.columns and aligned and top < _TOP


def _joined(first: RuledTable, second: RuledTable) -> RuledTable:
    """Two pieces of a table; a row that the page break cut is made whole."""
    skipped = 1 if _row(first, 0) == _row(second, 0) else 0
    cut = not any(line.cell.column == 0 for line in second.lines if line.cell and line.cell.row == skipped)
    offset = first.rows - skipped - cut
    lines = list(first.lines)
    for line in second.lines:
        if line.cell is None or line.cell.row < skipped:
            continue
        moved = replace(line, cell=replace(line.cell, row=line.cell.row + offset))
        last = _last_of(lines, moved) if cut and line.cell.row == skipped and not opens(line.text) else None
        if last is None:
            lines.append(moved)
        else:
            lines[last] = replace(lines[last], text=lines[last].text + moved.text)
    return RuledTable(tuple(lines), first.boxes + second.boxes, first.columns, offset + second.rows)


def _last_of(lines: Sequence[Line], line: Line) -> int | None:
    """The index of the last line in the cell of another."""
    place = line.cell and (line.cell.row, line.cell.column)
    found = [i for i, other in enumerate(lines) if other.cell and (other.cell.row, other.cell.column) == place]
    return found[-1] if found else None


def _row(table: RuledTable, row: int) -> list[str]:
    return [re.sub(r"\s", "", line.text) for line in table.lines if line.cell and line.cell.row == row]


def _numbered(table: RuledTable, number: int) -> RuledTable:
    lines = tuple(replace(line, cell=replace(line.cell, table=number)) for line in table.lines if line.cell)
    return replace(table, lines=lines)
