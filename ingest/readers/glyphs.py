"""Printed lines of a PDF page from the places of its glyphs.

PDFium gives characters in the order in which the file draws them. Word processors draw quotation marks in a font of
their own, after the rest of the line, so “十四五”规划 comes out as 十四五规划“”: glyphs are put back by their places.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

_SAME_LINE = 0.35
_NEAR = 1.5
_SPACE, _SPACE_HAN, _WIDE = 0.15, 0.4, 1.5
"""In heights of a glyph: baselines that differ by less are one; pieces of a line; a space between Latin letters, and
beside Han, where typesetting puts a quarter of its own accord; the gap between columns."""
_BACK = 0.5
"""Points by which a glyph may stand left of the one before it: fonts overlap a little."""
_MIDDLE = 0.35
"""In heights of a glyph: from its baseline to its middle."""
_LOOK_BACK = 60
"""Lines: a piece is drawn at most so many lines after the rest of its line."""
_DASH = 0xFFFE
"""What PDFium gives for a dash at the end of a line."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: text, page number, left, right and vertical middle in points from the top left."""

    text: str
    page: int
    left: float
    right: float
    middle: float


@dataclass(frozen=True, slots=True)
class Glyph:
    char: str
    left: float
    right: float
    baseline: float
    height: float


@dataclass(slots=True)
class Piece:
    """Glyphs drawn one after another from left to right on one baseline."""

    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    def is_beside(self, other: Piece) -> bool:
        """Whether another piece stands on the same line: on its baseline, inside it or next to it."""
        one, two = self.glyphs[0], other.glyphs[0]
        height = max(one.height, two.height)
        if abs(one.baseline - two.baseline) > _SAME_LINE * height:
            return False
        return other.left < self.right + _NEAR * height and other.right > self.left - _NEAR * height

    def text(self) -> str:
        """The glyphs from left to right, with a space for a gap and three for the gap between columns."""
        glyphs = sorted(self.glyphs, key=lambda glyph: glyph.left)
        parts = [glyphs[0].char]
        for before, glyph in pairwise(glyphs):
            gap = (glyph.left - before.right) / max(glyph.height, 1.0)
            space = _SPACE if before.char.isascii() and glyph.char.isascii() else _SPACE_HAN
            parts.append(("   " if gap > _WIDE else " " if gap > space else "") + glyph.char)
        return "".join(parts)


def read_lines(page: pdfium.PdfPage, number: int) -> Iterator[Printed]:
    """The lines of a page in the order in which they begin to be drawn."""
    height = page.get_height()
    text_page = page.get_textpage()
    lines: list[Piece] = []
    for piece in _pieces(_glyphs(text_page)):
        beside = [line for line in lines[-_LOOK_BACK:] if line.is_beside(piece)]
        if not beside:
            lines.append(piece)
            continue
        for other in beside[1:]:  # pieces of one line that had nothing between them so far
            beside[0].glyphs += other.glyphs
            lines.remove(other)
        beside[0].glyphs += piece.glyphs
    text_page.close()
    for line in lines:
        first = line.glyphs[0]
        yield Printed(line.text(), number, line.left, line.right, height - first.baseline - _MIDDLE * first.height)


def _pieces(glyphs: Iterator[Glyph]) -> Iterator[Piece]:
    piece = Piece()
    for glyph in glyphs:
        last = piece.glyphs[-1] if piece.glyphs else glyph
        moved = abs(glyph.baseline - last.baseline) > _SAME_LINE * glyph.height
        if moved or glyph.left < last.left - _BACK or glyph.left > last.right + _NEAR * glyph.height:
            yield piece
            piece = Piece()
        piece.glyphs.append(glyph)
    if piece.glyphs:
        yield piece


def _glyphs(text_page: pdfium.PdfTextPage) -> Iterator[Glyph]:
    """Every visible character of a page; spaces are told by gaps."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium_raw.FS_RECTF()
    handle = text_page.raw
    for index in range(text_page.count_chars()):
        code = pdfium_raw.FPDFText_GetUnicode(handle, index)
        char = "-" if code == _DASH else chr(code) if code <= sys.maxunicode else ""
        if not char.strip():
            continue
        pdfium_raw.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
        pdfium_raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
        yield Glyph(char, box.left, box.right, y.value, max(box.top - box.bottom, 1.0))
