"""PDF files with a text layer: lines joined to paragraphs, running heads dropped, ruled tables kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from corpus.model import Issue
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.lines.wrap import join_wrapped, opens
from ingest.patterns import says
from ingest.readers.glyphs import Printed, read_lines

if TYPE_CHECKING:
    from ingest.readers.ruled import RuledTable

_SENTENCE_END = re.compile(r"[。！？；：:;]\s*$")
_PASSWORD = re.compile("password", re.IGNORECASE)
_NEEDED = 50
"""Characters: below that a PDF is a scan with, at most, a stamp or a caption of text."""
_RULINGS = 6
"""Paths on a page: a table of two rows has as many; a red line and an underline are fewer."""
_MAX_TABLE_PAGES = 60
"""Ruled pages whose tables are read: pdfplumber takes up to half a second each."""
_MAX_PAGES = 2000
_INDENT, _INDENT_MOST, _SHORT, _WORD = 1.2, 3.5, 1.6, 6.0
"""In characters: a first line is indented by two, a last line leaves two free, a number or Latin word takes six."""
_INDENTED_SHARE = 0.04

TOO_MANY_TABLES = Issue("tables_skipped", f"带表格线的页超过 {_MAX_TABLE_PAGES} 页，其后的表格按普通文字读取。")


def read(data: bytes) -> RawDocument:
    """Lines of a PDF. Raises IngestError for one that is broken, locked, or has no text layer."""
    pages, ruled = _pages(data)
    if sum(len(line.text.strip()) for page in pages for line in page) < _NEEDED:
        sentence = "这是没有文字层的扫描件（整页都是图片），请先做文字识别（OCR），再导入识别后的文件。"
        raise IngestError(IngestCode.SCANNED, sentence)
    tables = _tables(data, ruled[:_MAX_TABLE_PAGES])
    pages = [list(_outside(page, tables)) for page in _without_running_heads(pages)]
    lines = _with_tables(_paragraphs([line for page in pages for line in page]), tables)
    return RawDocument(tuple(lines), issues=(TOO_MANY_TABLES,) if len(ruled) > _MAX_TABLE_PAGES else ())


def _pages(data: bytes) -> tuple[list[list[Printed]], list[int]]:
    """The printed lines of every page, and the numbers (from 1) of pages with rulings."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _PASSWORD.search(str(error)):
            raise IngestError(IngestCode.ENCRYPTED, "PDF 设有打开密码，请先解除密码再导入。") from error
        raise IngestError(IngestCode.BROKEN, "PDF 已损坏或不完整，请重新下载。") from error
    try:
        if len(document) > _MAX_PAGES:
            sentence = f"PDF 有 {len(document)} 页，超过 {_MAX_PAGES} 页的上限，请拆分后再导入。"
            raise IngestError(IngestCode.TOO_LARGE, sentence)
        pages, ruled = [], []
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            pages.append(list(read_lines(page, number)))
            if pages[-1] and _rulings(page) >= _RULINGS:
                ruled.append(number)
            page.close()
        return pages, ruled
    except pdfium.PdfiumError as error:
        raise IngestError(IngestCode.BROKEN, "PDF 的页面已损坏，请重新下载。") from error
    finally:
        document.close()


def _tables(data: bytes, ruled: Sequence[int]) -> Sequence[RuledTable]:
    """The tables of some pages. pdfplumber takes half a second to import, which most files need not wait for."""
    if not ruled:
        return ()
    from ingest.readers.ruled import find_tables, join_tables

    return join_tables(find_tables(data, ruled))


def _rulings(page: pdfium.PdfPage) -> int:
    return sum(1 for _ in page.get_objects(filter=(pdfium_raw.FPDF_PAGEOBJ_PATH,), max_depth=3))


def _without_running_heads(pages: list[list[Printed]]) -> list[list[Printed]]:
    """Pages without their numbers and without first or last lines that most pages share."""
    edges = Counter(_shape(page[at].text) for page in pages for at in (0, -1) if page)
    shared = {shape for shape, count in edges.items() if shape and count > max(2, len(pages) // 2)}
    return [list(_inner(page, shared)) for page in pages]


def _inner(page: list[Printed], shared: set[str]) -> Iterator[Printed]:
    for index, line in enumerate(page):
        at_edge = index < 2 or index >= len(page) - 2
        if not (at_edge and (says("page-number-at-edge", line.text) or _shape(line.text) in shared)):
            yield line


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def _outside(page: list[Printed], tables: Sequence[RuledTable]) -> Iterator[Printed]:
    for line in page:
        if not any(table.holds(line.page, line.left, line.middle) for table in tables):
            yield line


def _paragraphs(lines: list[Printed]) -> list[tuple[Printed, Line]]:
    """Lines joined to paragraphs, each with its first printed line."""
    em = median([(line.right - line.left) / max(len(line.text.strip()), 1) for line in lines] or [0.0])
    long = [line for line in lines if len(line.text.strip()) >= 15]
    if em <= 0 or len(long) < 4:
        return _by_length(lines)
    margin = Counter(round(line.left) for line in long).most_common(1)[0][0]
    edge = sorted(line.right for line in long)[int(0.9 * (len(long) - 1))]
    if sum(line.left > margin + _INDENT * em for line in lines) < _INDENTED_SHARE * len(lines):
        return _by_length(lines)
    joined: list[tuple[Printed, str]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        frame = (margin, edge, em)
        at_margin = abs(line.left - margin) <= _INDENT * em
        if joined and before and _is_full(before, *frame) and (at_margin or _is_title(before, line, *frame)):
            joined[-1] = (joined[-1][0], _glue(joined[-1][1], line.text))
        else:
            joined.append((line, line.text))
    return [(first, Line(text, page=first.page)) for first, text in joined]


def _is_full(line: Printed, margin: float, edge: float, em: float) -> bool:
    """Whether a line runs to the right edge, or stops short of it in mid-sentence before a word that did not fit.

    A line with as much room on its left as on its right is a centred title.
    """
    if line.left - margin > _INDENT_MOST * em or _is_centred(line, margin, edge, em):
        return False
    return (edge - line.right) / em < (_SHORT if _SENTENCE_END.search(line.text) else _WORD)


def _is_centred(line: Printed, margin: float, edge: float, em: float) -> bool:
    left, right = (line.left - margin) / em, (edge - line.right) / em
    return left > 0.5 and right > 0.5 and abs(left - right) < 1


def _is_title(before: Printed, line: Printed, margin: float, edge: float, em: float) -> bool:
    """Whether a title runs over the whole width and its rest stands centred below: …行动计划的通 / 知."""
    full = before.right > edge - em and before.left < margin + em and not _SENTENCE_END.search(before.text)
    return full and _is_centred(line, margin, edge, em)


def _glue(before: str, after: str) -> str:
    """Two lines as one; Latin words keep a space between them."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return before.rstrip() + (" " if latin else "") + after.lstrip()


def _by_length(lines: list[Printed]) -> list[tuple[Printed, Line]]:
    """Without indents to go by: full lines that stop in mid-sentence are joined."""
    found = []
    places = iter(lines)
    for line in join_wrapped([Line(printed.text, page=printed.page) for printed in lines]):
        first = next(place for place in places if line.text.startswith(place.text.rstrip()) or opens(place.text))
        found.append((first, line))
    return found


def _with_tables(paragraphs: list[tuple[Printed, Line]], tables: Sequence[RuledTable]) -> Iterator[Line]:
    """Paragraphs and the cells of tables in the order of their places."""
    waiting = list(tables)
    for place, line in paragraphs:
        while waiting and waiting[0].is_above(place.page, place.middle):
            yield from waiting.pop(0).lines
        yield line
    for table in waiting:
        yield from table.lines
