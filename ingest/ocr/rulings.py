"""Tables with ruled lines on a picture: the lines found by OpenCV, the cells between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.ocr.engine import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_LEAST = 40
"""Pixels of the shortest line."""
_OF_TYPE = 1.3
"""In heights of type: a longer stroke is no part of a character."""
_GAP = 3
"""Pixels: a line of a scan may be broken so far. More would join the strokes of characters one above the other."""
_BESIDE, _FREE = 4, 0.3
"""Pixels from a line to what stands beside it, and the share of that which may be ink: beside a stroke are others."""
_SAME = 9
"""Pixels by which the ends and places of one line may differ."""
_WHOLE = 0.9
"""The share of a low row's height that is ink where a line crosses it."""
_THERE = 0.5
"""The share of a cell's side that is drawn at least."""
_MOST_LINES = 200
"""In either direction: what has more is a pattern, no table."""


@dataclass(frozen=True, slots=True)
class PicturedGrid:
    """The cells of a ruled table on a picture."""

    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        sides = list(zip(*self.cells, strict=True))
        return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])

    def walls(self, y: float) -> list[float]:
        """Where cells meet on a level."""
        return sorted({edge for box in self.cells if box[1] < y < box[3] for edge in (box[0], box[2])})


def find_grids(image: Image, type_height: float) -> list[PicturedGrid]:
    """The ruled tables of a page from the top; a frame of a single column is none."""
    level, upright, dark = _lines(image, type_height)
    both = cv2.dilate((level | upright).astype(np.uint8), np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(both)
    found = []
    for index in range(1, count):
        left, top, width, height, _ = stats[index].tolist()
        if min(width, height) < 2 * type_height:
            continue
        window = slice(top, top + height), slice(left, left + width)
        inside = (labels[window] == index).astype(np.uint8)
        cells = _cells(_Table(level[window] * inside, upright[window] * inside, dark[window], 3 * type_height))
        if len({box[0] for box in cells}) > 1:
            moved = tuple((a + left, b + top, c + left, d + top) for a, b, c, d in cells)
            found.append(PicturedGrid(moved))
    outer = [grid for grid in found if not any(_holds(other.box, grid.box) for other in found)]
    return sorted(outer, key=lambda grid: grid.box[1])


def _holds(outer: Box, inner: Box) -> bool:
    """Whether a box lies within another: in a cell, a frame around a few words."""
    return (
        outer != inner
        and outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's lines, level and upright, all its ink, and the height of a row that a line across may be lost in."""

    level: Image
    upright: Image
    dark: Image
    low: float


def _lines(image: Image, type_height: float) -> tuple[Image, Image, Image]:
    """Where level and upright lines are drawn, and where there is ink: 0 or 1."""
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(gray, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12)
    long = max(int(_OF_TYPE * type_height), _LEAST)
    found = []
    for wide, high in ((1, 0), (0, 1)):
        closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1 + _GAP * high, 1 + _GAP * wide), np.uint8))
        kernel = np.ones((1 + (long - 1) * high, 1 + (long - 1) * wide), np.uint8)
        found.append(_alone(cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel), dark, 5 * long, along=wide))
    return found[0], found[1], dark


def _alone(lines: Image, dark: Image, sure: int, *, along: int) -> Image:
    """Lines without those that other ink accompanies: strokes of characters, which are never ``sure`` pixels long."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(lines)
    kept = np.zeros(count, np.uint8)
    for index in range(1, count):
        left, top, width, height, _ = stats[index].tolist()
        if along:
            sides = (
                dark[max(top - _BESIDE, 0), left : left + width],
                dark[min(top + height + _BESIDE - 1, len(dark) - 1), left : left + width],
            )
        else:
            right = min(left + width + _BESIDE - 1, dark.shape[1] - 1)
            sides = dark[top : top + height, max(left - _BESIDE, 0)], dark[top : top + height, right]
        kept[index] = max(width, height) >= sure or max(float(side.mean()) for side in sides) < _FREE
    found: Image = kept[labels]
    return found


def _cells(table: _Table) -> list[Box]:
    """The boxes between the lines of one table."""
    flat, tall = _segments(table.level), _segments(table.upright)
    rows = _places([*((y0 + y1) / 2 for _, y0, _, y1 in flat), *_outer(tall, 1)])
    columns = _places([*((x0 + x1) / 2 for x0, _, x1, _ in tall), *_outer(flat, 0)])
    if not 1 < len(rows) <= _MOST_LINES or not 1 < len(columns) <= _MOST_LINES:
        return []
    groups = _Groups(len(rows) - 1, len(columns) - 1)
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if row and not _drawn(table.level, columns[column], columns[column + 1], rows[row], along=1):
                groups.join((row - 1, column), (row, column))
            if column and not _is_wall(table, rows[row], rows[row + 1], columns[column]):
                groups.join((row, column - 1), (row, column))
    return [(columns[c0], rows[r0], columns[c1], rows[r1]) for r0, c0, r1, c1 in groups.boxes()]


def _segments(lines: Image) -> list[tuple[int, int, int, int]]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    return [(left, top, left + width, top + height) for left, top, width, height, _ in stats[1:count].tolist()]


def _outer(segments: Sequence[tuple[int, int, int, int]], side: int) -> Iterable[float]:
    """Where lines end: the sides of a table that is open there."""
    if segments:
        yield float(min(each[side] for each in segments))
        yield float(max(each[side + 2] for each in segments))


def _places(values: Iterable[float]) -> list[float]:
    """Values that are near each other counted once, by their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _SAME:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _drawn(lines: Image, start: float, end: float, at: float, *, along: int) -> bool:
    """Whether a line is drawn between two places on a level (along 1) or a plumb (along 0)."""
    first, last = int(max(at - _SAME, 0)), int(at + _SAME + 1)
    a, b = int(start) + _SAME // 2, max(int(end) - _SAME // 2, int(start) + _SAME // 2 + 1)
    part = lines[first:last, a:b] if along else lines[a:b, first:last]
    return part.size > 0 and float(part.max(axis=0 if along else 1).mean()) >= _THERE


def _is_wall(table: _Table, top: float, bottom: float, at: float) -> bool:
    """Whether a line stands between two rows; in a low one it is no longer than a character's stroke may be."""
    if _drawn(table.upright, top, bottom, at, along=0):
        return True
    if bottom - top > table.low:
        return False
    part = table.dark[int(top) : int(bottom) + 1, int(max(at - _SAME, 0)) : int(at + _SAME + 1)]
    return part.size > 0 and float(cv2.dilate(part, np.ones((1, 3), np.uint8)).mean(axis=0).max()) >= _WHOLE


class _Groups:
    """Places of a grid that have no line between them are one cell."""

    def __init__(self, rows: int, columns: int) -> None:
        self._parent = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(self, place: tuple[int, int]) -> tuple[int, int]:
        while self._parent[place] != place:
            self._parent[place] = place = self._parent[self._parent[place]]
        return place

    def join(self, one: tuple[int, int], two: tuple[int, int]) -> None:
        self._parent[self.root(two)] = self.root(one)

    def boxes(self) -> list[tuple[int, int, int, int]]:
        """First row and column, and those behind the last, of each cell in reading order."""
        held: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for place in self._parent:
            held[self.root(place)].append(place)
        found = []
        for places in held.values():
            rows, columns = zip(*places, strict=True)
            found.append((min(rows), min(columns), max(rows) + 1, max(columns) + 1))
        return sorted(found)
