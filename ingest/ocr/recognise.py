"""A picture of a page → what stands on it and where. The order of the work."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from ingest.ocr.columns import set_up_at
from ingest.ocr.engine import Image, Quad, loaded
from ingest.ocr.forms import mended, widened
from ingest.ocr.rulings import Box, PicturedGrid, find_grids
from ingest.ocr.stamps import without_stamps
from ingest.ocr.upright import LaidPage, bounded, flat, moved, straightened

_SURE = 0.5
"""A line of which the model is less sure is a drawing, a grain, a signature."""
_MOST = 1500
"""Lines of one page; bounds the time that it takes. A page of a newspaper has 400."""
_IN_WALL = 0.3
"""In heights of a line: so far a wall must stand from either end of a line to part it."""
_SAME_ROW = 0.5


@dataclass(frozen=True, slots=True)
class PicturedLine:
    """A line of recognised text: its box on the page laid flat, and on the picture in shares of its sides."""

    text: str
    read: str
    """Before it was held against the forms of numbers."""
    sure: tuple[float, ...]
    """For each character, 0 to 1."""
    box: Box
    pictured: Box


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What a picture says. Boxes in pixels of the page laid flat."""

    width: int
    height: int
    lines: tuple[PicturedLine, ...]
    grids: tuple[PicturedGrid, ...] = ()
    seals: int = 0
    """Taken off, and the words in them with them."""


def recognise(image: Image) -> RecognisedPage:
    """Text and tables of a page. A picture without text has no lines."""
    small, scale = bounded(image)
    clean, seals = without_stamps(small)
    page = straightened(flat(clean, scale), loaded())
    quads = page.quads[:_MOST]
    high = median([_box(quad)[3] - _box(quad)[1] for quad in quads] or [0.0])
    grids = find_grids(page.image, high) if quads else []
    parted = [piece for quad in quads for piece in _parted(quad, grids)]
    lines = list(_lines(page, parted, image.shape[1], image.shape[0]))
    return RecognisedPage(*page.size, tuple(_in_rows(lines)), tuple(grids), seals)


def _lines(page: LaidPage, quads: Sequence[Quad], width: int, height: int) -> Iterator[PicturedLine]:
    back = np.linalg.inv(page.matrix)
    readings = loaded().read(page.image, quads, set_up_at if page.in_columns else None)
    for quad, reading in zip(quads, readings, strict=True):
        text = mended(reading.text)
        if not text.strip() or reading.confidence < _SURE:
            continue
        left, top, right, bottom = _box(moved(back, quad))
        pictured = (left / width, top / height, right / width, bottom / height)
        yield PicturedLine(text, widened(reading.text), reading.sure, _box(quad), pictured)


def _box(quad: Quad) -> Box:
    (left, top), (right, bottom) = quad.min(axis=0).tolist(), quad.max(axis=0).tolist()
    return left, top, right, bottom


def _parted(quad: Quad, grids: Sequence[PicturedGrid]) -> list[Quad]:
    """A line that runs over the walls of cells, cut there."""
    left, top, right, bottom = _box(quad)
    middle, near = (top + bottom) / 2, _IN_WALL * (bottom - top)
    walls = [
        wall
        for grid in grids
        if grid.box[1] < middle < grid.box[3]
        for wall in grid.walls(middle)
        if left + near < wall < right - near
    ]
    if not walls:
        return [quad]
    cuts = [left, *walls, right]
    corners = [[(a + 2, top), (b - 2, top), (b - 2, bottom), (a + 2, bottom)] for a, b in itertools.pairwise(cuts)]
    return [np.array(each, dtype=np.float32) for each in corners]


def _in_rows(lines: Sequence[PicturedLine]) -> list[PicturedLine]:
    """From the top, and what stands on one level from the left."""
    rows: list[list[PicturedLine]] = []
    for line in sorted(lines, key=lambda line: line.box[1] + line.box[3]):
        first = rows[-1][0].box if rows else (0.0, 0.0, 0.0, 0.0)
        apart = abs(line.box[1] + line.box[3] - first[1] - first[3]) / 2
        if rows and apart < _SAME_ROW * min(first[3] - first[1], line.box[3] - line.box[1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.box[0])]
