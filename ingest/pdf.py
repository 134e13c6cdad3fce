"""PDF files with a text layer: lines in reading order joined to paragraphs, running heads dropped, ruled tables kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium

from ingest.line import IngestError, Line, Reading
from ingest.wrap import join_wrapped

_PASSWORD = re.compile("password", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:[—–\-－―·•第]\s*)?\d{1,4}\s*(?:[—–\-－―·•页]|/\s*\d{1,4})?\s*(?:共\s*\d+\s*页)?\s*")
_NEEDED = 50
"""Characters: below that a PDF is a scan with, at most, a stamp of text."""


def read(data: bytes) -> Reading:
    """Lines of a PDF. Raises IngestError for one that is broken, locked, or has no text layer."""
    pages = _without_running_heads(_pages(data))
    lines = [Line(text, page=number) for number, page in enumerate(pages, start=1) for text in page]
    if sum(len(line.text.strip()) for line in lines) < _NEEDED:
        raise IngestError("这是没有文字层的扫描件（整页都是图片），请先做文字识别（OCR），再导入识别后的文件。")
    return Reading(tuple(join_wrapped(lines)))


def _pages(data: bytes) -> list[list[str]]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _PASSWORD.search(str(error)):
            raise IngestError("PDF 设有打开密码，请先解除密码再导入。") from error
        raise IngestError("PDF 已损坏或不完整，请重新下载。") from error
    try:
        return [_page(document[index]) for index in range(len(document))]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> list[str]:
    text = page.get_textpage().get_text_range()
    return [line for line in re.split("[\r\n]+", text.replace("\ufffe", "-")) if line.strip()]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without their numbers and without first or last lines that most pages share."""
    edges = Counter(_shape(page[at]) for page in pages for at in (0, -1) if page)
    shared = {shape for shape, count in edges.items() if shape and count > max(2, len(pages) // 2)}
    return [list(_inner(page, shared)) for page in pages]


def _inner(page: list[str], shared: set[str]) -> Iterator[str]:
    for index, line in enumerate(page):
        at_edge = index < 2 or index >= len(page) - 2
        if not (at_edge and (_PAGE_NUMBER.fullmatch(line) or _shape(line) in shared)):
            yield line


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))
