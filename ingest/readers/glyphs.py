"""Glyphs of a PDF page in the places where people see them, and those that nobody is to read: PDFium's text layer."""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, degrees, hypot, isfinite

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from corpus.model import Spot
from ingest.ledger import Left
from ingest.line import IngestCode, IngestError
from ingest.readers.frame import QUARTER, Box, PageFrame, reading, spanned

_DASH = 0xFFFE
"""What PDFium gives for a dash at the end of a line."""
_ASKEW = 10.0
"""Degrees from the upright or a quarter turn: beyond that text lies across the page."""
_CLEAR = 153
"""Of 255: a colour that lets more through is a watermark's."""
_UPRIGHT_SHARE = 0.4
"""Of a page's glyphs: where so many stand upright as the page is shown, it is not turned."""
_STEP, _ASIDE = 2.0, 0.35
"""In heights of a glyph: from one glyph to the next of its line at most, and across the line."""
_FEWEST_STEPS = 8
"""Steps downwards that make a page set vertically."""
_MIDDLE = 0.35
"""In heights of a glyph: from its baseline to its middle."""
_TWICE = 0.25
"""In widths and heights of a glyph: the same glyph again so near is its shadow."""
_BUCKET, _MOST_IN_BUCKET = 8.0, 8
_NOWHERE = -1e9
"""Where a glyph stands whose place is no number: on no page."""
MAX_GLYPHS = 50_000
"""On one page. A newspaper's has 15,000."""
_UPRIGHT = tuple(PageFrame((0.0, 0.0, 0.0, 0.0), quarters) for quarters in range(4))
_SYMBOLS = range(0xF000, 0xF100)
"""Where Word keeps Wingdings and Symbol: bullets, no words."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: points from the top left of the page, or, where it is turned, as ``reading`` turns them."""

    char: str
    left: float
    right: float
    baseline: float
    height: float
    size: float = 0.0
    """Of its type, in points."""
    turn: int = 0
    """Quarters clockwise by which its line is turned."""
    font: int = 0
    """Glyphs of one font of one page have the same."""
    odd: bool = False
    """The font does not say which character it is."""
    spot: Spot | None = None
    """Of a recognised one: where its line stands on the picture. Glyphs of one line have the same."""
    sure: float = 1.0

    @property
    def middle(self) -> float:
        return self.baseline - _MIDDLE * self.height


@dataclass(frozen=True, slots=True)
class TextObject:
    """What the glyphs that a page draws in one go have in common."""

    size: float
    quarter: int | None
    """Quarters against the clock, in the page's own space; None where it lies across the page."""
    clear: bool
    font: int


def quarter_of(angle: float) -> int | None:
    """Quarters against the clock that an angle comes to, in degrees; None where it lies between them."""
    if not isfinite(angle):
        return None
    nearest = round(angle / QUARTER)
    return nearest % 4 if abs(angle - nearest * QUARTER) <= _ASKEW else None


@dataclass(frozen=True, slots=True)
class DrawnGlyph:
    """A glyph as PDFium has it, in the page's own space."""

    char: str
    x: float
    y: float
    box: Box
    drawn: TextObject
    odd: bool


@dataclass(slots=True)
class DrawnPage:
    """The glyphs of a page in the order in which they are drawn, and what was left out, by reason."""

    frame: PageFrame
    glyphs: list[Glyph] = field(default_factory=list)
    left: list[tuple[Left, str]] = field(default_factory=list)
    texts: dict[int, list[str]] = field(default_factory=dict)
    """What the page's text objects say, by their address."""


def draw(page: pdfium.PdfPage) -> DrawnPage:
    """The glyphs of a page. Raises IngestError where there are more than anybody wrote."""
    marks, texts = _read(page)
    vertical = _is_vertical(marks)
    shown = page.get_rotation() // QUARTER % 4
    quarters = _quarters(marks, shown, vertical)
    if quarters != shown:  # PDFium puts what it takes for lines in order: it is to see the page upright too
        page.set_rotation(quarters * QUARTER)
        marks, texts = _read(page)
    return _placed(marks, PageFrame(page.get_bbox(), quarters), texts, vertical)


def _read(page: pdfium.PdfPage) -> tuple[list[DrawnGlyph], dict[int, list[str]]]:
    """The marks of a page, and what its text objects say, by their address."""
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MAX_GLYPHS:
            sentence = f"PDF 有一页超过 {MAX_GLYPHS // 10_000} 万字，不像一份公文，没有读取；请拆分后再导入。"
            raise IngestError(IngestCode.TOO_LARGE, sentence)
        texts: dict[int, list[str]] = {}
        return list(_marks(text_page, texts)), texts
    finally:
        text_page.close()


def _placed(marks: Sequence[DrawnGlyph], frame: PageFrame, texts: dict[int, list[str]], vertical: bool) -> DrawnPage:
    drawn = DrawnPage(frame, texts=texts)
    clear = _is_unlike_the_rest(marks, lambda mark: mark.drawn.clear)
    shadows = _Shadows()
    for before, mark in zip([None, *marks], marks, strict=False):
        box = drawn.frame.place_box(mark.box)
        reason = _reason(drawn.frame, mark, box, clear)
        if reason is None and not _is_ligature(before, mark) and shadows.holds(mark):
            reason = Left.REPEATED
        if reason is None:
            drawn.glyphs.append(_glyph(drawn.frame, mark, box, vertical))
        else:
            drawn.left.append((reason, mark.char))
    return drawn


def _reason(frame: PageFrame, mark: DrawnGlyph, box: Box, clear: bool) -> Left | None:
    """Why a glyph is none of the text."""
    left, top, right, bottom = box
    if not frame.shows((left + right) / 2, (top + bottom) / 2):
        return Left.HIDDEN
    return Left.WATERMARK if mark.drawn.quarter is None or (clear and mark.drawn.clear) else None


def _is_unlike_the_rest(marks: Sequence[DrawnGlyph], has: Callable[[DrawnGlyph], bool]) -> bool:
    """Whether what some glyphs have tells them from most."""
    return 0 < sum(map(has, marks)) < len(marks) / 2


def _is_vertical(marks: Sequence[DrawnGlyph]) -> bool:
    """Whether a page's glyphs follow each other downwards as they stand: 竖排."""
    along, down = 0, 0
    for before, mark in pairwise(marks):
        quarter = mark.drawn.quarter
        if quarter is None or before.drawn.quarter != quarter:
            continue
        high = max(mark.drawn.size, 1.0)
        x, y = _UPRIGHT[quarter].place(mark.x - before.x, mark.y - before.y)
        along += 0 < x < _STEP * high and abs(y) < _ASIDE * high
        down += 0 < y < _STEP * high and abs(x) < _ASIDE * high
    return down >= _FEWEST_STEPS and down > along


def _read_along(mark: DrawnGlyph, vertical: bool) -> int:
    """The quarter, against the clock, along which a glyph is read: in vertical setting down from where it stands.

    Latin in vertical setting lies on its side already and is read along itself; which glyphs those are, ``_quarters``
    finds out by their number.
    """
    quarter = mark.drawn.quarter or 0
    return (quarter - 1) % 4 if vertical else quarter


def _quarters(marks: Sequence[DrawnGlyph], shown: int, vertical: bool) -> int:
    """Quarters clockwise by which a page is turned so that its text runs to the right."""
    count = Counter(_read_along(mark, vertical) for mark in marks if mark.drawn.quarter is not None)
    if not count or count[shown] >= _UPRIGHT_SHARE * count.total():
        return shown
    return count.most_common(1)[0][0]


def _glyph(frame: PageFrame, mark: DrawnGlyph, box: Box, vertical: bool) -> Glyph:
    """A glyph as it is read; ``box`` is where people see it."""
    turn = (frame.quarters - (mark.drawn.quarter or 0)) % 4
    if vertical:  # an upright glyph is read downwards, one on its side along itself
        turn = 0 if turn in (0, 3) else turn
    place = frame.place(mark.x, mark.y)
    if turn:
        box = spanned(reading(box[0], box[1], turn), reading(box[2], box[3], turn))
        place = reading(*place, turn)
    height = max(box[3] - box[1], 1.0)
    baseline = (box[1] + box[3]) / 2 + _MIDDLE * height if vertical else place[1]
    return Glyph(mark.char, box[0], box[2], baseline, height, mark.drawn.size, turn, mark.drawn.font, mark.odd)


def _is_ligature(before: DrawnGlyph | None, mark: DrawnGlyph) -> bool:
    """Whether two glyphs are letters of one that is drawn: PDFium tells ff as two in one place."""
    return before is not None and before.drawn is mark.drawn and (before.x, before.y) == (mark.x, mark.y)


class _Shadows:
    """Glyphs seen so far, to find the same in the same place again: bold made by drawing twice, a page under itself."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, int, int], list[DrawnGlyph]] = {}

    def holds(self, mark: DrawnGlyph) -> bool:
        """Whether the same glyph was seen in this place; from now on it has been."""
        x, y = mark.x / _BUCKET, mark.y / _BUCKET
        left, low = int(x - 0.5), int(y - 0.5)  # the nearer neighbours: buckets are twice as wide as a shadow's breadth
        for place in ((left, low), (left + 1, low), (left, low + 1), (left + 1, low + 1)):
            seen_here = self._seen.get((mark.char, *place))
            if seen_here and any(_is_shadow(other, mark) for other in seen_here):
                return True
        bucket = self._seen.setdefault((mark.char, int(x), int(y)), [])
        if len(bucket) < _MOST_IN_BUCKET:
            bucket.append(mark)
        return False


def _is_shadow(one: DrawnGlyph, two: DrawnGlyph) -> bool:
    width, height = max(two.box[2] - two.box[0], 0.5), max(two.box[3] - two.box[1], 0.5)
    return abs(one.x - two.x) < _TWICE * width and abs(one.y - two.y) < _TWICE * height


def _marks(text_page: pdfium.PdfTextPage, texts: dict[int, list[str]]) -> Iterator[DrawnGlyph]:
    """Every character of a page but blanks, which gaps tell; ``texts`` takes up what its objects say."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium_raw.FS_RECTF()
    handle = text_page.raw
    objects: dict[int, TextObject] = {}
    for index in range(text_page.count_chars()):
        code = pdfium_raw.FPDFText_GetUnicode(handle, index)
        char = "-" if code == _DASH else chr(code) if code <= sys.maxunicode else ""
        if not char.strip() or pdfium_raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        found = pdfium_raw.FPDFText_GetTextObject(handle, index)
        address = ctypes.addressof(found.contents) if found else 0
        if address not in objects:
            objects[address] = _asked(handle, index, found)
        texts.setdefault(address, []).append(char)
        pdfium_raw.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
        pdfium_raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
        place = (x.value, y.value, box.left, box.bottom, box.right, box.top)
        if not all(map(isfinite, place)):
            place = (_NOWHERE,) * 6
        odd = is_odd(char) or pdfium_raw.FPDFText_HasUnicodeMapError(handle, index) == 1
        yield DrawnGlyph(char, *place[:2], place[2:], objects[address], odd)


def is_odd(char: str) -> bool:
    """Whether a character says nothing: a control, one for private use but no symbol of Word's, one that is none."""
    code = ord(char)
    if code < 0x7F:
        return code < 0x20
    private = 0xE000 <= code <= 0xF8FF and code not in _SYMBOLS
    return code < 0xA0 or private or code >= 0xF0000 or 0xD800 <= code <= 0xDFFF or code == 0xFFFD


def _asked(handle: object, index: int, found: object) -> TextObject:
    matrix = pdfium_raw.FS_MATRIX()
    pdfium_raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
    size = pdfium_raw.FPDFText_GetFontSize(handle, index)
    sign = -1.0 if size < 0 else 1.0
    angle = degrees(atan2(sign * matrix.b, sign * matrix.a))
    red, green, blue, opaque = (ctypes.c_uint(255) for _ in range(4))
    told = found and pdfium_raw.FPDFPageObj_GetFillColor(found, *map(ctypes.byref, (red, green, blue, opaque)))
    font = pdfium_raw.FPDFTextObj_GetFont(found) if found else None
    return TextObject(
        size=abs(size) * hypot(matrix.c, matrix.d),
        quarter=quarter_of(angle),
        clear=bool(told) and opaque.value < _CLEAR,
        font=ctypes.addressof(font.contents) if font else 0,
    )
