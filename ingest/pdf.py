"""PDF files with a text layer: lines joined to paragraphs, running heads dropped, ruled tables kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from corpus.model import Issue
from ingest.line import IngestError, Line, Reading
from ingest.wrap import join_wrapped, opens

if TYPE_CHECKING:
    from ingest.ruled import Table

_PASSWORD = re.compile("password", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:[—–\-－―·•第]\s*)?\d{1,4}\s*(?:[—–\-－―·•页]|/\s*\d{1,4})?\s*(?:共\s*\d+\s*页)?\s*")
_NEEDED = 50
"""Characters: below that a PDF is a scan with, at most, a stamp or a caption of text."""
_RULINGS = 6
"""Paths on a page: a table of two rows has as many; a red line and an underline are fewer."""
_MAX_TABLE_PAGES = 60
"""Ruled pages whose tables are read: pdfplumber takes up to half a second each."""
_MAX_PAGES = 2000
_INDENT, _SHORT = 1.2, 1.6
"""In characters: a first line is indented by two; a last line leaves at least two free."""
_INDENTED_SHARE = 0.04

TOO_MANY_TABLES = Issue("tables_skipped", f"带表格线的页超过 {_MAX_TABLE_PAGES} 页，其后的表格按普通文字读取。")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line on a page: text, page number, left, right and vertical middle in points from the top left."""

    text: str
    page: int
    left: float
    right: float
    middle: float


def read(data: bytes) -> Reading:
    """Lines of a PDF. Raises IngestError for one that is broken, locked, or has no text layer."""
    pages, ruled = _pages(data)
    if sum(len(line.text.strip()) for page in pages for line in page) < _NEEDED:
        raise IngestError("这是没有文字层的扫描件（整页都是图片），请先做文字识别（OCR），再导入识别后的文件。")
    tables = _tables(data, ruled[:_MAX_TABLE_PAGES])
    pages = [list(_outside(page, tables)) for page in _without_running_heads(pages)]
    lines = _with_tables(_paragraphs([line for page in pages for line in page]), tables)
    return Reading(tuple(lines), issues=(TOO_MANY_TABLES,) if len(ruled) > _MAX_TABLE_PAGES else ())


def _pages(data: bytes) -> tuple[list[list[_Printed]], list[int]]:
    """The printed lines of every page, and the numbers (from 1) of pages with rulings."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _PASSWORD.search(str(error)):
            raise IngestError("PDF 设有打开密码，请先解除密码再导入。") from error
        raise IngestError("PDF 已损坏或不完整，请重新下载。") from error
    try:
        if len(document) > _MAX_PAGES:
            raise IngestError(f"PDF 有 {len(document)} 页，超过 {_MAX_PAGES} 页的上限，请拆分后再导入。")
        pages, ruled = [], []
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            pages.append(list(_lines(page, number)))
            if pages[-1] and _rulings(page) >= _RULINGS:
                ruled.append(number)
            page.close()
        return pages, ruled
    except pdfium.PdfiumError as error:
        raise IngestError("PDF 的页面已损坏，请重新下载。") from error
    finally:
        document.close()


def _tables(data: bytes, ruled: Sequence[int]) -> Sequence[Table]:
    """The tables of some pages. pdfplumber takes half a second to import, which most files need not wait for."""
    if not ruled:
        return ()
    from ingest.ruled import find_tables, join_tables

    return join_tables(find_tables(data, ruled))


def _rulings(page: pdfium.PdfPage) -> int:
    return sum(1 for _ in page.get_objects(filter=(pdfium_raw.FPDF_PAGEOBJ_PATH,), max_depth=3))


def _lines(page: pdfium.PdfPage, number: int) -> Iterator[_Printed]:
    """Lines as PDFium orders them, with the places of their first and last characters."""
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    height = page.get_height()
    exact = text_page.count_chars() == len(text)
    for match in re.finditer(r"[^\r\n]+", text):
        # PDFium marks a dash at a line's end with U+FFFE.
        line = match[0].replace("\ufffe", "-")
        if not line.strip():
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip()) - 1
        first, last = (text_page.get_charbox(start), text_page.get_charbox(end)) if exact else ((0,) * 4, (0,) * 4)
        yield _Printed(line, number, first[0], last[2], height - (first[1] + first[3]) / 2)
    text_page.close()


def _without_running_heads(pages: list[list[_Printed]]) -> list[list[_Printed]]:
    """Pages without their numbers and without first or last lines that most pages share."""
    edges = Counter(_shape(page[at].text) for page in pages for at in (0, -1) if page)
    shared = {shape for shape, count in edges.items() if shape and count > max(2, len(pages) // 2)}
    return [list(_inner(page, shared)) for page in pages]


def _inner(page: list[_Printed], shared: set[str]) -> Iterator[_Printed]:
    for index, line in enumerate(page):
        at_edge = index < 2 or index >= len(page) - 2
        if not (at_edge and (_PAGE_NUMBER.fullmatch(line.text) or _shape(line.text) in shared)):
            yield line


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def _outside(page: list[_Printed], tables: Sequence[Table]) -> Iterator[_Printed]:
    for line in page:
        if not any(table.holds(line.page, line.left, line.middle) for table in tables):
            yield line


def _paragraphs(lines: list[_Printed]) -> list[tuple[_Printed, Line]]:
    """Lines joined to paragraphs, each with its first printed line."""
    em = median([(line.right - line.left) / max(len(line.text.strip()), 1) for line in lines] or [0.0])
    long = [line for line in lines if len(line.text.strip()) >= 15]
    if em <= 0 or len(long) < 4:
        return _by_length(lines)
    margin = Counter(round(line.left) for line in long).most_common(1)[0][0]
    edge = sorted(line.right for line in long)[int(0.9 * (len(long) - 1))]
    if sum(line.left > margin + _INDENT * em for line in lines) < _INDENTED_SHARE * len(lines):
        return _by_length(lines)
    joined: list[tuple[_Printed, str]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        goes_on = before is not None and before.right > edge - _SHORT * em and abs(before.left - margin) < 3.5 * em
        if joined and goes_on and abs(line.left - margin) <= _INDENT * em:
            joined[-1] = (joined[-1][0], _glue(joined[-1][1], line.text))
        else:
            joined.append((line, line.text))
    return [(first, Line(text, page=first.page)) for first, text in joined]


def _glue(before: str, after: str) -> str:
    """Two lines as one; Latin words keep a space between them."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return before.rstrip() + (" " if latin else "") + after.lstrip()


def _by_length(lines: list[_Printed]) -> list[tuple[_Printed, Line]]:
    """Without indents to go by: full lines that stop in mid-sentence are joined."""
    found = []
    places = iter(lines)
    for line in join_wrapped([Line(printed.text, page=printed.page) for printed in lines]):
        first = next(place for place in places if line.text.startswith(place.text.rstrip()) or opens(place.text))
        found.append((first, line))
    return found


def _with_tables(paragraphs: list[tuple[_Printed, Line]], tables: Sequence[Table]) -> Iterator[Line]:
    """Paragraphs and the cells of tables in the order of their places."""
    waiting = list(tables)
    for place, line in paragraphs:
        while waiting and waiting[0].is_above(place.page, place.middle):
            yield from waiting.pop(0).lines
        yield line
    for table in waiting:
        yield from table.lines
