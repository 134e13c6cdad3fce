"""Ruled tables of OFD pages: the lines that its paths draw (GB/T 33190-2016 §9.2), put together to cells by pdfplumber.

Everything is told in points here, as it is for PDF: the tolerances are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ingest.readers.glyphs import Glyph
from ingest.readers.ofd_text import Run
from ingest.readers.ruled_tables import RuledTable, goes_on
from ingest.readers.xml_parts import attribute, first, name_of, numbers

POINTS = 72 / 25.4
"""In a millimetre."""
_RULINGS, _MOST_RULINGS = 6, 5000
"""Lines on a page: a table of two rows has as many, a drawing has more."""
_STRAIGHT = 0.3
"""Millimetres by which the ends of a ruling may differ across."""
_SHORTEST = 3.0
"""Points: what is shorter is a dash."""
_MOST_PAGES = 200
"""Ruled pages whose tables are read."""
_MIDDLE = 0.35
"""In heights of a glyph: from its baseline to its middle."""

Ruling = tuple[float, float, float, float]
"""Left, top, right and bottom of a line, in points."""


@dataclass(slots=True)
class PageTables:
    """The tables of pages as they are read, and how many pages had rulings."""

    found: list[RuledTable] = field(default_factory=list)
    pages: int = 0

    def take(self, content: Any, number: int, runs: Sequence[Run]) -> list[Run]:
        """The texts of a page that stand in none of its tables; the others are put into their cells.

        pdfplumber takes half a second to import, which most files need not wait for.
        """
        rulings = list(_rulings(content))
        if not _RULINGS <= len(rulings) <= _MOST_RULINGS or self.pages >= _MOST_PAGES:
            return list(runs)
        self.pages += 1
        from ingest.readers.ruled import fill, grids_of

        left = list(runs)
        for grid in grids_of([_edge(ruling) for ruling in rulings]):
            glyphs = [[_glyph(each) for each in run.glyphs()] for run in left]
            cells = grid.cells_at([(run[0].left + _MIDDLE * run[0].height, run[0].middle) for run in glyphs])
            inside = [(glyph, at) for run, at in zip(glyphs, cells, strict=True) if at is not None for glyph in run]
            table = fill(grid, number, inside)
            whole = table.rows > 1 or (len(self.found) > 0 and goes_on(self.found[-1], table))
            if whole and table.lines:
                self.found.append(table)
                left = [run for run, at in zip(left, cells, strict=True) if at is None]
        return left


def _glyph(glyph: Glyph) -> Glyph:
    """A glyph in points, its baseline from the top of the page."""
    size = glyph.height * POINTS
    return Glyph(glyph.char, glyph.left * POINTS, glyph.right * POINTS, -glyph.baseline * POINTS, size, size)


def _rulings(content: Any) -> Iterator[Ruling]:
    """Straight lines along the page, those around boxes among them."""
    for element in content.iter():
        data = first(element, "AbbreviatedData") if name_of(element) == "PathObject" else None
        if data is not None and (data.text or "").strip():
            for (x0, y0), (x1, y1) in _segments(element, data.text):
                if abs(x0 - x1) <= _STRAIGHT or abs(y0 - y1) <= _STRAIGHT:
                    box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
                    if max(box[2] - box[0], box[3] - box[1]) * POINTS >= _SHORTEST:
                        yield box[0] * POINTS, box[1] * POINTS, box[2] * POINTS, box[3] * POINTS


def _segments(element: Any, data: str) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path: M and L move and draw, C closes; curves are none."""
    box = (numbers(attribute(element, "Boundary")) + [0.0] * 4)[:4]
    matrix = numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = matrix[:6] if len(matrix) >= 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for part in data.replace("S", "M").split("M"):
        values = numbers(part.replace("L", " ").partition("C")[0]) if not set("QBA") & set(part) else []
        points = [
            (box[0] + a * x + c * y + e, box[1] + b * x + d * y + f)
            for x, y in zip(values[::2], values[1::2], strict=False)
        ]
        if "C" in part and points:
            points.append(points[0])
        yield from pairwise(points)


def _edge(ruling: Ruling) -> dict[str, Any]:
    """A ruling as pdfplumber tells it."""
    x0, top, x1, bottom = ruling
    upright = x1 - x0 < bottom - top
    middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
    x0, x1 = (middle_x, middle_x) if upright else (x0, x1)
    top, bottom = (top, bottom) if upright else (middle_y, middle_y)
    told = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top}
    return {**told, "orientation": "v" if upright else "h", "object_type": "line"}
