"""Printed lines of a PDF page from the places of its glyphs.

PDFium gives characters in the order in which the file draws them. Word processors draw quotation marks in a font of
their own, after the rest of the line, so “十四五”规划 comes out as 十四五规划“”: glyphs are put back by their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.model import Spot
from ingest.lines.radicals import unify
from ingest.readers.frame import seen, spanned
from ingest.readers.glyphs import Glyph
from ingest.readers.spots import spots_of

_SAME_LINE = 0.35
_NEAR = 1.5
_SPACE, _SPACE_HAN, _WIDE = 0.15, 0.4, 1.5
"""In heights of a glyph: baselines that differ by less are one; pieces of a line; a space between Latin letters, and
beside Han, where typesetting puts a quarter of its own accord; the gap between columns."""
_SPACED, _EVEN, _LOOSEST = 0.1, 0.1, 1.0
"""In heights of a glyph: letters are set apart where gaps in a row are wider, alike but for so much, and no wider."""
_BACK = 0.5
"""Points by which a glyph may stand left of the one before it: fonts overlap a little."""
_LOOK_BACK = 60
"""Lines: a piece is drawn at most so many lines after the rest of its line."""

Gutters = Sequence[tuple[float, float]]
"""Ranges, in points from the left, that part a page into columns."""
_MOST_OF_GUTTER = 0.6
"""Less than that between two glyphs is a space in a title that runs over the gutter."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: text, page number, left, right and vertical middle in points from the top left."""

    text: str
    page: int
    left: float
    right: float
    middle: float
    size: float = 0.0
    """Of its type, in points; 0 where it is not known."""
    table: int | None = None
    """The ruled table of the page in which it stands."""
    in_column: bool = False
    """Whether it stands in one of several columns, all of which are told as if they stood where the first does."""
    sideways: bool = False
    """Whether its page is wider than high. Lines that are alike in both have their margins in common."""
    spots: tuple[Spot, ...] = ()
    """Of recognised text: where it stands on the picture."""


@dataclass(slots=True)
class Piece:
    """Glyphs drawn one after another from left to right on one baseline."""

    glyphs: list[Glyph] = field(default_factory=list)
    left: float = field(init=False, default=0.0)
    right: float = field(init=False, default=0.0)
    table: int | None = None

    def __post_init__(self) -> None:
        if self.glyphs:
            self.left = min(glyph.left for glyph in self.glyphs)
            self.right = max(glyph.right for glyph in self.glyphs)

    def add(self, glyph: Glyph) -> None:
        """One more glyph."""
        self.left = min(self.left, glyph.left) if self.glyphs else glyph.left
        self.right = max(self.right, glyph.right) if self.glyphs else glyph.right
        self.glyphs.append(glyph)

    def take(self, other: Piece) -> None:
        """The glyphs of another piece."""
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.glyphs += other.glyphs

    def is_beside(self, other: Piece, gutters: Gutters = ()) -> bool:
        """Whether another piece stands on the same line: on its baseline, inside it or next to it."""
        one, two = self.glyphs[0], other.glyphs[0]
        height = max(one.height, two.height)
        if one.turn != two.turn or self.table != other.table or abs(one.baseline - two.baseline) > _SAME_LINE * height:
            return False
        if parted(self.right, other.left, gutters) or parted(other.right, self.left, gutters):
            return False
        return other.left < self.right + _NEAR * height and other.right > self.left - _NEAR * height

    def text(self) -> str:
        """The glyphs from left to right, with a space for a gap and three for the gap between columns."""
        glyphs = sorted(self.glyphs, key=lambda glyph: glyph.left)
        gaps = [(glyph.left - before.right) / max(glyph.height, 1.0) for before, glyph in pairwise(glyphs)]
        parts = [glyphs[0].char]
        for before, glyph, gap, spread in zip(glyphs, glyphs[1:], gaps, spacing(gaps), strict=False):
            space = _SPACE if before.char.isascii() and glyph.char.isascii() else _SPACE_HAN
            parts.append(("   " if gap - spread > _WIDE else " " if gap - spread > space else "") + glyph.char)
        return unify("".join(parts))

    def printed(self, page: int) -> Printed:
        """The line that the piece is in the end."""
        first = self.glyphs[0]
        size = median(glyph.size for glyph in self.glyphs)
        if not first.turn:
            spots = spots_of(sorted(self.glyphs, key=lambda glyph: glyph.left))
            return Printed(self.text(), page, self.left, self.right, first.middle, size, self.table, spots=spots)
        ends = (seen(self.left, first.middle, first.turn), seen(self.right, first.middle, first.turn))
        left, top, right, bottom = spanned(*ends)
        return Printed(self.text(), page, left, right, (top + bottom) / 2, size, self.table)


def parted(end: float, start: float, gutters: Gutters) -> bool:
    """Whether a gutter lies between the end of something and the start of something else."""
    return any(
        end <= (left + right) / 2 <= start and start - end >= _MOST_OF_GUTTER * (right - left)
        for left, right in gutters
    )


def spacing(gaps: Sequence[float]) -> list[float]:
    """How much of each gap of a line, in heights of a glyph, is there because its letters are set apart.

    Of a single gap nobody can say so: two in a row are as wide.

    >>> spacing([0.0, 0.5, 0.5, 1.1]), spacing([0.0, 0.0, 0.25])
    ([0.0, 0.5, 0.5, 0.0], [0.0, 0.0, 0.0])
    """
    spread = [0.0] * len(gaps)
    start = 0
    for end in range(1, len(gaps) + 1):
        if end < len(gaps) and _SPACED < gaps[end] < _LOOSEST and abs(gaps[end] - gaps[start]) < _EVEN:
            continue
        if end - start > 1 and gaps[start] > _SPACED:
            spread[start:end] = gaps[start:end]
        start = end
    return spread


def lines_of(glyphs: Iterable[tuple[Glyph, int | None]], gutters: Gutters = ()) -> Iterator[Piece]:
    """The lines of glyphs, each with the table it stands in, in the order in which they begin to be drawn."""
    lines: list[Piece] = []
    for piece in pieces(glyphs, gutters):
        beside = [line for line in lines[-_LOOK_BACK:] if line.is_beside(piece, gutters)]
        if not beside:
            lines.append(piece)
            continue
        for other in beside[1:]:  # pieces of one line that had nothing between them so far
            beside[0].take(other)
            _remove(lines, other)
        beside[0].take(piece)
    yield from lines


def _remove(lines: list[Piece], piece: Piece) -> None:
    """By identity: two lines may hold the same glyphs."""
    for index in range(len(lines) - 1, -1, -1):
        if lines[index] is piece:
            del lines[index]
            return


def pieces(glyphs: Iterable[tuple[Glyph, int | None]], gutters: Gutters = (), near: float = _NEAR) -> Iterator[Piece]:
    """Glyphs that follow each other on a line, as they are drawn."""
    piece = Piece()
    for glyph, table in glyphs:
        if piece.glyphs and (piece.table != table or _breaks(piece.glyphs[-1], glyph, gutters, near)):
            yield piece
            piece = Piece()
        piece.table = table
        piece.add(glyph)
    if piece.glyphs:
        yield piece


def _breaks(last: Glyph, glyph: Glyph, gutters: Gutters, near: float) -> bool:
    if last.turn != glyph.turn or abs(glyph.baseline - last.baseline) > _SAME_LINE * glyph.height:
        return True
    if glyph.left < last.left - _BACK or glyph.left > last.right + near * glyph.height:
        return True
    return bool(gutters) and parted(last.right, glyph.left, gutters)
