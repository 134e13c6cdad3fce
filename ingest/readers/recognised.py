"""Recognised pages as printed ones: glyphs and tables, so that lines and paragraphs are found as in any PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from unicodedata import east_asian_width

from corpus.model import Spot
from ingest.ledger import Added, AddedText, Left, LeftOut
from ingest.ocr.recognise import PicturedLine, RecognisedPage
from ingest.readers.frame import PageFrame
from ingest.readers.glyphs import Glyph
from ingest.readers.ruled import RuledGrid
from ingest.readers.sheets import PrintedSheet

_WIDTH, _WIDTH_ACROSS = 595.0, 842.0
"""Points: a picture does not say how large it was printed; it is taken for A4."""
_MARGIN = 90.0
"""Points from the left at which every page's lines begin in the end: no two lie alike on the glass."""
_OPENING, _CLOSING = "（《〈「『〔【“‘([", "，。、；：？！）》〉」』〕】”’)],."
_HALF = 0.5
_TYPE, _BASE = 0.88, 0.35
"""Of a found line's box: its type is lower by that; in heights of type, from the middle to the baseline."""
_WORDS = 6
"""Characters of a line whose width tells its type."""
_AROUND, _STRETCHED = 0.6, 1.6
"""In characters, by how much the box around a shorter one is too wide; and how much wider its type may seem at most."""
_ALIKE = 0.3
"""In characters: lines whose beginnings differ by less begin in one place."""
_LONG, _SHARE = 15, 0.15
"""Characters of a line that shows the margin, and the share of those that begin there at least."""
_SCALE = 10_000


@dataclass(frozen=True, slots=True)
class RecognisedSheet:
    """A recognised page as a printed one, with its tables and what the ledger is told."""

    sheet: PrintedSheet
    grids: tuple[RuledGrid, ...]
    added: tuple[AddedText, ...]
    left: tuple[LeftOut, ...]
    sealed: bool = False
    """Whether a seal stands on it, whose words are not read."""


@dataclass(slots=True)
class _Set:
    """A line as it was set: where it begins, the width of a character, in points."""

    line: PicturedLine
    left: float
    em: float
    middle: float
    height: float

    @property
    def size(self) -> float:
        return min(self.em, self.height * 1.1)


def as_sheet(page: RecognisedPage, number: int) -> RecognisedSheet:
    """A page's glyphs and tables in points."""
    width = _WIDTH if page.width <= page.height else _WIDTH_ACROSS
    scale = width / max(page.width, 1)
    lines = [_set(line, scale) for line in page.lines]
    _size(lines)
    _align(lines)
    shift = _MARGIN - _margin(lines)
    frame = PageFrame((0.0, 0.0, width, page.height * scale))
    glyphs = [glyph for line in lines for glyph in _glyphs(line, number, shift)]
    grids = tuple(
        RuledGrid(tuple((a * scale + shift, b * scale, c * scale + shift, d * scale) for a, b, c, d in grid.cells))
        for grid in page.grids
    )
    sheet = PrintedSheet(number, frame, glyphs)
    return RecognisedSheet(sheet, grids, tuple(_added(page)), tuple(_left(page)), page.seals > 0)


def _added(page: RecognisedPage) -> Iterator[AddedText]:
    yield AddedText(Added.RECOGNISED, "\n".join(line.read for line in page.lines))
    yield from (AddedText(Added.CORRECTED, line.text) for line in page.lines if line.text != line.read)


def _left(page: RecognisedPage) -> Iterator[LeftOut]:
    yield from (LeftOut(Left.CORRECTED, line.read) for line in page.lines if line.text != line.read)


def _set(line: PicturedLine, scale: float) -> _Set:
    """Full-width brackets and stops have ink in half their width: the line begins before its ink, and ends after."""
    left, top, right, bottom = (value * scale for value in line.box)
    before = _HALF if line.text[0] in _OPENING else 0.0
    after = _HALF if line.text[-1] in _CLOSING and _units(line.text[-1]) == 1 else 0.0
    em = (right - left) / max(sum(map(_units, line.text)) - before - after, _HALF)
    return _Set(line, left - before * em, em, (top + bottom) / 2, _TYPE * (bottom - top))


def _size(lines: Sequence[_Set]) -> None:
    """The type of a short line is that of the long one next to it: the box around a few characters is too wide."""
    known = [line for line in lines if len(line.line.text) >= _WORDS]
    for line in lines:
        if len(line.line.text) >= _WORDS:
            continue
        wide = sum(map(_units, line.line.text))
        seems = min(1 + _AROUND / wide, _STRETCHED)
        alike = [each for each in known if max(each.em, line.em) < seems * min(each.em, line.em)]
        if alike:
            em = min(alike, key=lambda each: abs(each.middle - line.middle)).em
            line.left += (line.em - em) * wide / 2
            line.em = em


def _units(char: str) -> float:
    """The width of a character in those of Han."""
    return 1.0 if east_asian_width(char) in "WFA" else _HALF


def _align(lines: Sequence[_Set]) -> None:
    """Lines that begin in one place begin exactly there."""
    group: list[_Set] = []
    for line in sorted(lines, key=lambda line: line.left):
        if group and line.left - group[-1].left > _ALIKE * line.size:
            _snap(group)
            group = []
        group.append(line)
    _snap(group)


def _snap(group: Sequence[_Set]) -> None:
    if group:
        at = median(line.left for line in group)
        for line in group:
            line.left = at


def _margin(lines: Sequence[_Set]) -> float:
    """The leftmost place where enough long lines begin."""
    places = Counter(line.left for line in lines if len(line.line.text) >= _LONG)
    enough = [place for place, count in places.items() if count >= max(2, _SHARE * places.total())]
    return min(enough, default=_MARGIN)


def _glyphs(line: _Set, number: int, shift: float) -> Iterator[Glyph]:
    """The characters of a line one behind the other. Where exactly each stands the model does not say well enough."""
    read = line.line
    left, top, right, bottom = (min(max(round(share * _SCALE), 0), _SCALE) for share in read.pictured)
    spot = Spot(number, left, top, right, bottom, 0, round(100 * sum(read.sure) / max(len(read.sure), 1)))
    at = line.left + shift
    for char, sure in zip(read.text, read.sure, strict=True):
        end = at + line.em * _units(char)
        if char.strip():
            baseline = line.middle + _BASE * line.height
            yield Glyph(char, at, end, baseline, line.height, line.size, spot=spot, sure=sure)
        at = end
