"""Text set in columns from the right (竖排): a column's characters put beside each other, as the models read best.

A page set so is turned a quarter like one that lies on its side: its columns become lines, the first on the right at
the top. Their characters then lie on their backs; here each is set up again. Of a page that does lie on its side the
characters would be tilted, and make no sense.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

import cv2
import numpy as np

from ingest.ocr.engine import Image, Quad, cropped

_SPECK = 0.03
"""The share of the type's width that is inked at least where a character stands."""
_FULL, _TALL = 0.75, 1.5
"""In widths of type: a piece so high is a whole character, one that is higher than so much is several that touch."""
_STEP = 1.1
"""In widths of type: from one character to the next, where no two whole ones tell it."""
_FLAT, _WIDE, _BENT = 0.5, 0.55, 0.3
"""In widths of type: a bracket (︵) is flat and wide, and its ends lie below its middle, or above, by a share of its
height; 一 is straight."""
_APART = 0.1
"""The share of a column's width that is left on either side of a character."""


def set_up_at(image: Image, quad: Quad) -> Image:
    """The line within four corners, its characters set up."""
    return set_up(cropped(image, quad))


def set_up(line: Image) -> Image:
    """A line of characters that lie on their backs as one of upright ones."""
    column = np.ascontiguousarray(np.rot90(line, -1))
    smooth = cv2.medianBlur(cv2.cvtColor(column, cv2.COLOR_BGR2GRAY), 3)
    _, ink = cv2.threshold(smooth, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    inked = np.flatnonzero(ink.any(axis=0))
    em = int(inked[-1] - inked[0]) + 1 if len(inked) else 0
    tiles = [_tile(column[top:bottom], ink[top:bottom], em) for top, bottom in _characters(ink, em)]
    return np.hstack(tiles) if tiles else line


def _characters(ink: Image, em: int) -> Iterator[tuple[int, int]]:
    """From where to where each character reaches: pieces in one place are one (三), 一 and the 、 below it are two."""
    pieces = _runs(ink.sum(axis=1) > _SPECK * em)
    for _, group in groupby(zip(pieces, _places(pieces, em), strict=True), key=lambda each: each[1]):
        held = [piece for piece, _ in group]
        top, bottom = held[0][0], held[-1][1]
        count = round((bottom - top) / em) if bottom - top > _TALL * em else 1
        yield from pairwise(np.linspace(top, bottom, count + 1).round().astype(int).tolist())


def _places(pieces: Sequence[tuple[int, int]], em: int) -> list[int]:
    """For each piece which place of the column it stands in: characters stand as far apart as the whole ones do."""
    middles = [(top + bottom) / 2 for top, bottom in pieces]
    whole = [at for at, (top, bottom) in zip(middles, pieces, strict=True) if _FULL <= (bottom - top) / em <= _TALL]
    step = median([two - one for one, two in pairwise(whole) if two - one < _TALL * em] or [_STEP * em])
    anchors, numbers = whole or middles[:1], [0]
    for one, two in pairwise(anchors):
        numbers.append(numbers[-1] + max(round((two - one) / step), 1))
    near = [min(range(len(anchors)), key=lambda index: abs(anchors[index] - at)) for at in middles]
    return [numbers[index] + round((at - anchors[index]) / step) for index, at in zip(near, middles, strict=True)]


def _runs(inked: Image) -> list[tuple[int, int]]:
    changes = np.flatnonzero(np.diff(np.concatenate([[0], inked.astype(np.int8), [0]]))).tolist()
    return list(zip(changes[::2], changes[1::2], strict=True))


def _tile(character: Image, ink: Image, em: int) -> Image:
    """A character in the middle of its place; a bracket turned as it stands in a line."""
    wide = character.shape[1]
    if _is_bracket(ink, em):
        character = np.rot90(character)
    high, broad = min(len(character), wide), character.shape[1]
    character = cv2.resize(np.ascontiguousarray(character), (broad, high), interpolation=cv2.INTER_AREA)
    top, apart = (wide - high) // 2, round(_APART * wide)
    tile = np.full((wide, broad + 2 * apart, 3), 255, np.uint8)
    tile[top : top + high, apart : apart + broad] = character
    return tile


def _is_bracket(ink: Image, em: int) -> bool:
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns) or ink.shape[0] > _FLAT * em or columns[-1] - columns[0] < _WIDE * em:
        return False
    part = ink[:, columns[0] : columns[-1] + 1]
    edge = max(part.shape[1] // 6, 1)
    ends, middle = np.hstack([part[:, :edge], part[:, -edge:]]), part[:, 2 * edge : -2 * edge]
    return bool(abs(_height(ends) - _height(middle)) > _BENT * len(part))


def _height(ink: Image) -> float:
    """The mean height at which ink stands."""
    rows = ink.sum(axis=1)
    return float(np.average(np.arange(len(rows)), weights=rows)) if rows.any() else 0.0
