"""The pages of a PDF, one after the other: their glyphs, their rulings, their pictures. PDFium is opened only here."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from ingest.ledger import Left
from ingest.line import IngestCode, IngestError
from ingest.readers.frame import Box, PageFrame
from ingest.readers.glyphs import DrawnPage, Glyph, draw
from ingest.readers.legible import illegible

_PASSWORD = re.compile("password", re.IGNORECASE)
MAX_PAGES = 2000
"""What is longer is a book; bounds the time that one file takes."""
_DEPTH = 3
"""Levels of forms within a page in which rulings are counted: drawing programs nest them."""
_MOST_OBJECTS = 200_000
"""On a page: what follows is not looked at for rulings and pictures."""
_PICTURE = 0.5
"""The share of a page that its pictures cover at least where it is one: a scan, a poster."""
_CURVES, _PIECE = 200, 0.1
"""Paths and the share covered by pictures, with which a page without text may show some."""
_CAPTION = 25
"""Characters: a page that is a picture may bear its number, a stamp, a line that a program put on it."""
_NEXT = 6
"""Text objects back: PDFium leaves out one that repeats one of the last five."""
_SHADOW = 0.3
"""In an object's height: so near stands another that PDFium takes for the same."""
_SCALE, _LONGEST = 200 / 72, 2000.0
"""Pixels a point by which a page is drawn, and pixels of its longer side at most."""
_KINDS = (pdfium_raw.FPDF_PAGEOBJ_PATH, pdfium_raw.FPDF_PAGEOBJ_IMAGE, pdfium_raw.FPDF_PAGEOBJ_TEXT)


if TYPE_CHECKING:
    import numpy as np

    Picture = np.ndarray[Any, Any]


@dataclass(slots=True)
class PrintedSheet:
    """A page as it was read."""

    number: int
    frame: PageFrame
    glyphs: list[Glyph]
    rulings: int = 0
    is_picture: bool = False
    is_drawn: bool = False
    """No text, but so much drawn that letters may be among it: text as curves, pieces of a picture."""
    illegible: int = 0
    """Glyphs whose font does not say which characters they are."""
    left: list[tuple[Left, str]] = field(default_factory=list)


@dataclass(slots=True)
class Inventory:
    """What a page holds beside its glyphs."""

    rulings: int = 0
    pictured: float = 0.0
    """The area of its pictures."""
    repeated: list[str] = field(default_factory=list)
    """Text objects that PDFium leaves out as drawn twice."""


def open_sheets(data: bytes) -> Iterator[PrintedSheet]:
    """Every page of a PDF. Raises IngestError for one that is broken or locked, or has more pages than a 公文."""
    with _opened(data) as document:
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            yield _sheet(page, number)
            page.close()


def pictures_of(data: bytes, numbers: Iterable[int]) -> Iterator[tuple[int, Picture]]:
    """Pages of a PDF as pictures (blue, green, red), as people see them, at 200 dpi, less on large ones.

    Raises IngestError as ``open_sheets`` does.
    """
    with _opened(data) as document:
        for number in numbers:
            page = document[number - 1]
            longest = max(page.get_width(), page.get_height(), 1.0)
            yield number, page.render(scale=min(_SCALE, _LONGEST / longest), rev_byteorder=False).to_numpy()[:, :, :3]
            page.close()


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _PASSWORD.search(str(error)):
            raise IngestError(IngestCode.ENCRYPTED, "PDF 设有打开密码，请先解除密码再导入。") from error
        raise IngestError(IngestCode.BROKEN, "PDF 已损坏或不完整，请重新下载。") from error
    try:
        if len(document) > MAX_PAGES:
            sentence = f"PDF 有 {len(document)} 页，超过 {MAX_PAGES} 页的上限，请拆分后再导入。"
            raise IngestError(IngestCode.TOO_LARGE, sentence)
        yield document
    except pdfium.PdfiumError as error:
        raise IngestError(IngestCode.BROKEN, "PDF 的页面已损坏，请重新下载。") from error
    finally:
        document.close()


def _sheet(page: pdfium.PdfPage, number: int) -> PrintedSheet:
    drawn = draw(page)
    found = _inventory(page, drawn)
    dropped = illegible(drawn.glyphs)
    left = [*drawn.left, *((Left.REPEATED, text) for text in found.repeated)]
    left += [(Left.UNREADABLE, drawn.glyphs[index].char) for index in sorted(dropped)]
    glyphs = [glyph for index, glyph in enumerate(drawn.glyphs) if index not in dropped]
    area = max(drawn.frame.width * drawn.frame.height, 1.0)
    picture = len(glyphs) <= _CAPTION and not dropped and found.pictured >= _PICTURE * area
    art = not glyphs and not dropped and (found.rulings >= _CURVES or found.pictured >= _PIECE * area)
    return PrintedSheet(number, drawn.frame, glyphs, found.rulings, picture, art, len(dropped), left)


def _inventory(page: pdfium.PdfPage, drawn: DrawnPage) -> Inventory:
    found = Inventory()
    texts: deque[tuple[str, Box]] = deque(maxlen=_NEXT)
    for item in islice(page.get_objects(_KINDS, max_depth=_DEPTH), _MOST_OBJECTS):
        if item.type == pdfium_raw.FPDF_PAGEOBJ_PATH:
            found.rulings += 1
            continue
        bounds = item.get_bounds()
        if item.type == pdfium_raw.FPDF_PAGEOBJ_IMAGE:
            found.pictured += (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
        elif text := drawn.texts.get(ctypes.addressof(item.raw.contents)):
            texts.append(("".join(text), bounds))
        else:
            found.repeated += [text for text, other in texts if _is_over(bounds, other)][-1:]
    return found


def _is_over(one: Box, two: Box) -> bool:
    """Whether an object stands where another does, but for a shadow's breadth."""
    near = max(_SHADOW * (two[3] - two[1]), 1.0)
    return one[2] > one[0] and all(abs(a - b) <= near for a, b in zip(one, two, strict=True))
