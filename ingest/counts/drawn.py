"""PDF: the characters that its pages draw, as PDFium's text layer has them."""

from __future__ import annotations

import pypdfium2 as pdfium


def count(data: bytes) -> str | None:
    """The characters of all pages. What PDFium puts between them itself is blank."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return None
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\ufffe", "-")
    except pdfium.PdfiumError:
        return None
    finally:
        document.close()
