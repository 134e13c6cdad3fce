"""Image files (PNG, JPEG, TIFF, BMP, WebP): scans and photos of pages, read by text recognition."""

from __future__ import annotations

from ingest.line import IngestCode, IngestError, RawDocument
from ingest.ocr import extra, progress
from ingest.readers.pdf import Reading, laid_out

_NOTHING = "图片里没有认出文字；如有正文，请换更清晰的扫描件（200 dpi 以上）再导入。"


def read(data: bytes) -> RawDocument:
    """Lines of an image file. Raises IngestError for one that is broken, too large, or shows no text."""
    if not extra.is_installed():
        raise IngestError(IngestCode.SCANNED, f"这是图片，要先识别其中的文字；{extra.ADVICE}。")
    from ingest.ocr import picture
    from ingest.ocr.recognise import recognise
    from ingest.readers.recognised import as_sheet

    reading = Reading()
    pages = picture.pages(data)
    for number in range(1, pages + 1):
        progress.tell(number, pages)
        reading.recognised(as_sheet(recognise(picture.pixels(picture.page(data, number))), number))
    if not reading.legible:
        raise IngestError(IngestCode.NO_TEXT, _NOTHING)
    return laid_out(reading)
