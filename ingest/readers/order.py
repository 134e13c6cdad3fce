"""Columns of a PDF page: found by the gutter between them, read one after the other whatever was drawn first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.readers.glyphs import Glyph
from ingest.readers.printed import Gutters, Piece, Printed, pieces

_CUT = 0.7
"""In heights of a glyph: pieces are cut at such a gap to see where nothing stands."""
_GUTTER = 0.8
"""In heights of a glyph: the least that lies between columns."""
_FIRST, _LAST = 0.15, 0.85
"""Shares of the text's width between which a gutter lies."""
_CROSSED = 0.15
"""Of a page's rows: titles and tables run over a gutter, and page numbers stand below it."""
_ROWS = 6
"""The fewest rows of a column."""
_BOTH = 4
"""The fewest rows of either column that stand beside the other."""
_FULL = 0.55
"""Share of a column that its rows fill on the average. Labels and values, cells of a table without rules do not."""
_ALIKE = 0.4
"""The narrower side's share of the wider one: three columns are parted at a third first."""
_NARROWEST = 7.0
"""In heights of a glyph: numbers and short labels before text are no column."""
_DEEPEST = 2
"""Parted columns are tried again so often: four columns at most."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a row: its ends, its row's height on the page, the height of its glyphs."""

    left: float
    right: float
    y: float
    height: float


def gutters_of(glyphs: Iterable[Glyph]) -> Gutters:
    """Where a page is parted into columns; nothing where it is not."""
    upright = ((glyph, None) for glyph in glyphs if not glyph.turn)
    strips = [_strip(piece) for piece in pieces(upright, near=_CUT)]
    return tuple(sorted(_gutters(strips, _DEEPEST)))


def _strip(piece: Piece) -> Strip:
    first = piece.glyphs[0]
    return Strip(piece.left, piece.right, first.middle, first.height)


def _gutters(strips: Sequence[Strip], depth: int) -> list[tuple[float, float]]:
    if not depth or len(strips) < 2 * _ROWS:
        return []
    for gap_left, gap_right in _gaps(strips):
        at = (gap_left + gap_right) / 2
        one = [strip for strip in strips if strip.right <= at]
        two = [strip for strip in strips if strip.left >= at]
        if _are_columns(one, two):
            return [*_gutters(one, depth - 1), (gap_left, gap_right), *_gutters(two, depth - 1)]
    return []


def _gaps(strips: Sequence[Strip]) -> list[tuple[float, float]]:
    """Ranges over which few strips run, the widest first."""
    left, right = min(strip.left for strip in strips), max(strip.right for strip in strips)
    first, last = left + _FIRST * (right - left), left + _LAST * (right - left)
    high = sorted(strip.height for strip in strips)[len(strips) // 2]
    allowed = _CROSSED * _rows(strips)
    ends = sorted([(strip.left, 1) for strip in strips] + [(strip.right, -1) for strip in strips])
    found, over, since = [], 0, left
    for x, change in ends:
        if over <= allowed and x - since >= _GUTTER * high and first <= (x + since) / 2 <= last:
            found.append((since, x))
        before, over = over, over + change
        if over <= allowed < before or (over <= allowed and change < 0 and x > since):
            since = x
    return sorted(set(found), key=lambda gap: (gap[0] - gap[1], gap))


def _rows(strips: Iterable[Strip]) -> int:
    return len({round(strip.y / 4) for strip in strips})


def _are_columns(one: Sequence[Strip], two: Sequence[Strip]) -> bool:
    """Whether what stands on either side of a gutter is running text."""
    if min(_rows(one), _rows(two)) < _ROWS or not _beside(one, two) or not _beside(two, one):
        return False
    widths = [max(s.right for s in side) - min(s.left for s in side) for side in (one, two)]
    high = max(strip.height for strip in (one[0], two[0]))
    if min(widths) < _ALIKE * max(widths) or min(widths) < _NARROWEST * high:
        return False
    return all(_filled(side, width) >= _FULL for side, width in zip((one, two), widths, strict=True))


def _beside(one: Sequence[Strip], two: Sequence[Strip]) -> bool:
    """Whether enough rows of a column stand beside the other."""
    top, bottom = min(strip.y for strip in two), max(strip.y for strip in two)
    return _rows(strip for strip in one if top - strip.height <= strip.y <= bottom + strip.height) >= _BOTH


def _filled(side: Sequence[Strip], width: float) -> float:
    return sum(strip.right - strip.left for strip in side) / max(_rows(side) * width, 1.0)


def in_order(lines: Sequence[Printed], gutters: Gutters) -> list[Printed]:
    """Lines column by column between those that run over the gutters; each column moved to where the first stands."""
    if not gutters:
        return list(lines)
    by_height = sorted(lines, key=lambda line: line.middle)
    ordered: list[Printed] = []
    for crosses, band in groupby(by_height, key=lambda line: _crosses(line, gutters)):
        if crosses:
            ordered += band
        else:
            ordered += sorted(band, key=lambda line: _column(line, gutters))
    return _shifted(ordered, gutters)


def _crosses(line: Printed, gutters: Gutters) -> bool:
    return any(line.left < at < line.right for at in _middles(gutters))


def _column(line: Printed, gutters: Gutters) -> int:
    return bisect_left(_middles(gutters), line.left)


def _middles(gutters: Gutters) -> list[float]:
    return [(left + right) / 2 for left, right in gutters]


def _shifted(lines: Sequence[Printed], gutters: Gutters) -> list[Printed]:
    """Each column moved over the first, so that margins and indents of all can be told together."""
    margins: dict[int, float] = {}
    for line in lines:
        if not _crosses(line, gutters):
            column = _column(line, gutters)
            margins[column] = min(margins.get(column, line.left), line.left)
    first = margins.get(0, 0.0)
    moved = []
    for line in lines:
        if _crosses(line, gutters):
            moved.append(line)
            continue
        by = margins[_column(line, gutters)] - first
        moved.append(replace(line, left=line.left - by, right=line.right - by, in_column=True))
    return moved
