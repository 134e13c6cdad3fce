"""PDF: the characters that its pages draw, as PDFium's text layer has them."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
"""One glyph that stands for several letters."""
_DASH = {0xFFFE: "-"}
"""What PDFium gives for a dash at the end of a line."""
_TEXT = (pdfium_raw.FPDF_PAGEOBJ_TEXT,)
_ROUNDS = 4
"""Times that the same text may be drawn in one place and be counted each time."""
_MOST_WORK = 10_000_000
"""Text objects times characters of a page: PDFium looks at all characters to tell those of one object."""
_BLANK = 2
"""Bytes of no text: its end."""


def count(data: bytes) -> str | None:
    """The characters of all pages. What PDFium puts between them itself is blank."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return None
    try:
        return "\n".join(text for page in document for text in _texts(page)).translate(_DASH | _LIGATURES)
    except pdfium.PdfiumError:
        return None
    finally:
        document.close()


def _texts(page: pdfium.PdfPage) -> Iterator[str]:
    """The text of a page; then what it draws once more in the same place, which PDFium passes over at first."""
    for _ in range(_ROUNDS):
        text_page = page.get_textpage()
        text, size = text_page.get_text_range(), text_page.count_chars()
        yield text + "\0" * (size - len(text))  # characters without any code
        drawn = list(page.get_objects(_TEXT, max_depth=1)) if text.strip() else []
        said = [each for each in drawn if _says(each, text_page)] if len(drawn) * size <= _MOST_WORK else drawn
        text_page.close()
        if len(said) == len(drawn):
            return
        for each in said:
            page.remove_obj(each)


def _says(item: pdfium.PdfObject, text_page: pdfium.PdfTextPage) -> bool:
    return bool(pdfium_raw.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0) > _BLANK)
