"""Tables with ruled lines in PDF files, by pdfplumber: only on pages that have rulings, because it is slow."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from math import isfinite
from typing import Any

import pdfplumber
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psparser import PSException
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.model import Cell
from ingest.files.office import DAMAGED
from ingest.line import Line
from ingest.lines.wrap import opens
from ingest.readers.frame import QUARTER, Box, PageFrame
from ingest.readers.glyphs import Glyph
from ingest.readers.printed import Printed, lines_of
from ingest.readers.ruled_tables import RuledTable
from ingest.readers.spots import spread

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings concern colours and fonts
_TOLERANCE = 2.0
"""Points by which the edges of cells in one row or column may differ."""
_AUTOMATIC = re.compile("(?<=[\u4e00-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\u4e00-\u9fff])")
"""The quarter of a character that typesetting puts between scripts."""
_CROSSINGS, _SNAP = 4000, 3.0
"""Where lines cross: a sheet of 40 rows and 20 columns has 861. In points: lines that pdfplumber takes for one."""
_BANDS = 200
"""Into which the height of a page is parted to find cells."""
_SAME_ROW = 0.35
"""In sizes of type: what stands so near is one line of a cell."""
_FREE = 2.5
"""In sizes of type: a cell's last line that leaves more free does not go on."""


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """The boxes of a ruled table's cells on a page, as people see it."""

    cells: tuple[Box, ...]

    def columns(self) -> list[float]:
        return edges(box[0] for box in self.cells)

    def rows(self) -> list[float]:
        return edges(box[1] for box in self.cells)

    def cells_at(self, places: Sequence[tuple[float, float]]) -> list[int | None]:
        """For each place the index of the cell that holds it; a page may have thousands of both."""
        bands: dict[int, list[int]] = defaultdict(list)
        high = max(max(box[3] for box in self.cells) / _BANDS, 1.0)
        for index, (_, top, _, bottom) in enumerate(self.cells):
            for band in range(max(int(top / high), 0), int(bottom / high) + 1):
                bands[band].append(index)
        return [self._cell_at(x, y, bands.get(int(y / high), ())) for x, y in places]

    def _cell_at(self, x: float, y: float, among: Sequence[int]) -> int | None:
        boxes = ((index, self.cells[index]) for index in among)
        return next((i for i, box in boxes if box[0] < x < box[2] and box[1] < y < box[3]), None)


def find_grids(data: bytes, frames: Mapping[int, PageFrame]) -> dict[int, list[RuledGrid]]:
    """The ruled tables of some pages (numbered from 1), but for pages that pdfplumber cannot read, or not in time."""
    grids: dict[int, list[RuledGrid]] = {}
    if not frames:
        return grids
    try:
        with pdfplumber.open(BytesIO(data), pages=list(frames)) as document:
            document.rsrcmgr = _NoFonts()
            for page in document.pages:
                if _is_table(page.edges):
                    grids[page.page_number] = list(_grids(page, frames[page.page_number]))
                page.close()
    except (PSException, PDFSyntaxError, PdfminerException, MalformedPDFException, *DAMAGED):
        return grids
    return grids


class _MuteFont(PDFFont):
    """A font that draws nothing."""

    def decode(self, bytes: bytes) -> Iterable[int]:
        return ()


class _NoFonts(PDFResourceManager):
    """Lines are told without reading any font: PDFium has told the glyphs, and a font that gives widths for 2^40
    characters would fill the memory."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        return _MuteFont({}, {})


def grids_of(edges: Sequence[dict[str, Any]]) -> list[RuledGrid]:
    """The tables of lines that are told as pdfplumber tells them, in order from the top; a single column is none."""
    if not _is_table(edges):
        return []
    merged = merge_edges(list(edges), _SNAP, _SNAP, _SNAP, _SNAP)
    cells = intersections_to_cells(edges_to_intersections(merged, _SNAP, _SNAP))
    grids = [RuledGrid(tuple(boxes)) for boxes in cells_to_tables(cells)] if cells else []
    return sorted((grid for grid in grids if len(grid.columns()) > 1), key=lambda grid: grid.rows()[0])


def _is_table(edges: Iterable[Mapping[str, Any]]) -> bool:
    """Whether so few lines cross that this may be a table; pdfplumber's time grows with the square of crossings."""
    upright = {round(edge["x0"] / _SNAP) for edge in edges if edge["orientation"] == "v"}
    level = {round(edge["top"] / _SNAP) for edge in edges if edge["orientation"] == "h"}
    return len(upright) * len(level) <= _CROSSINGS


def _grids(page: Any, frame: PageFrame) -> Iterator[RuledGrid]:
    """Tables in order from the top; a frame of a single column is none."""
    left, bottom, right, top = map(float, page.page_obj.mediabox)
    whole = PageFrame((left, bottom, right, top), page.rotation // QUARTER % 4)
    dx, dy = page.mediabox[0], page.mediabox[1]
    found = []
    for table in page.find_tables():
        moved = ((x0 - dx, y0 - dy, x1 - dx, y1 - dy) for x0, y0, x1, y1 in table.cells)
        grid = RuledGrid(tuple(frame.from_frame(whole, box) for box in moved))
        if len(grid.columns()) > 1 and all(map(isfinite, chain.from_iterable(grid.cells))):
            found.append(grid)
    yield from sorted(found, key=lambda grid: min(box[1] for box in grid.cells))


def fill(grid: RuledGrid, page: int, glyphs: Sequence[tuple[Glyph, int]]) -> RuledTable:
    """A grid with its glyphs, each with the index of its cell, as a table."""
    held: dict[int, list[Glyph]] = defaultdict(list)
    for glyph, cell in glyphs:
        held[cell].append(glyph)
    columns = [*grid.columns(), max(box[2] for box in grid.cells)]
    rows = [*grid.rows(), max(box[3] for box in grid.cells)]
    lines: list[Line] = []
    blank: list[Cell] = []
    ended: set[tuple[int, int]] = set()
    for index, box in enumerate(grid.cells):
        place = _place(box, columns, rows)
        if not held[index]:
            blank.append(place)
            continue
        printed = _printed(held[index], page)
        texts = unwrapped([_AUTOMATIC.sub("", line.text) for line in printed])
        told = [Line(text, page=page, cell=place) for text in texts]
        lines += spread(told, [(line.text, line.spots) for line in printed])
        if printed[-1].right < box[2] - _FREE * printed[-1].size:
            ended.add((place.row, place.column))
    lines.sort(key=lambda line: (line.cell.row, line.cell.column) if line.cell else (0, 0))
    filled = (page, columns[0], rows[0], columns[-1], rows[-1])
    size = len(columns) - 1, len(rows) - 1
    return RuledTable(tuple(lines), (filled,), *size, blank=tuple(blank), ended=frozenset(ended))


def edges(values: Iterator[float]) -> list[float]:
    """Distinct positions, those nearer than the tolerance counted once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOLERANCE:
            found.append(value)
    return found


def _place(box: Box, columns: list[float], rows: list[float]) -> Cell:
    column, row = _index(columns, box[0]), _index(rows, box[1])
    return Cell(0, row, column, max(_index(rows, box[3]) - row, 1), max(_index(columns, box[2]) - column, 1))


def _printed(glyphs: Sequence[Glyph], page: int) -> list[Printed]:
    """The lines of a cell from the top; what stands side by side is one, with a space between."""
    found: list[Printed] = []
    lines = [piece.printed(page) for piece in lines_of((glyph, None) for glyph in glyphs)]
    for line in sorted(lines, key=lambda line: line.middle):
        if found and line.middle - found[-1].middle <= _SAME_ROW * max(line.size, 1.0):
            one, two = sorted((found[-1], line), key=lambda each: each.left)
            right, spots = max(one.right, two.right), one.spots + two.spots
            found[-1] = replace(one, text=f"{one.text} {two.text}", right=right, spots=spots)
        else:
            found.append(line)
    return found


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
