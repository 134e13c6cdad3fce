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
"""What is longer is a book; bounds the time that one file takes."""
_INDENT, _INDENT_MOST, _SHORT, _WORD = 1.2, 3.5, 1.6, 6.0
"""In characters: a first line is indented by two, a last line leaves two free, a number or Latin word takes six."""
_INDENTED_SHARE = 0.04
"""Of lines: with fewer indented ones a file has no indents to go by. A paragraph of 25 lines is rare."""
_LONG, _FEWEST_LONG = 15, 4
"""Characters of a line that shows the margins, and how many of them there must be."""
_MOST_TO_EDGE = 0.9
"""The share of long lines that end at or before the right edge: hanging punctuation runs over it."""
_EDGE_LINES = 2
"""Lines at either end of a page among which running heads and page numbers stand."""
_SHARED_BY = 2
"""A first or last line is a running head where more than so many pages share it, and half of them."""
_CENTRED, _ASKEW = 0.5, 1.0
"""In characters: the room that a centred line leaves on either side, and by which the two may differ."""
_DEPTH = 3
"""Levels of forms within a page in which rulings are counted: drawing programs nest them."""

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
    return sum(1 for _ in page.get_objects(filter=(pdfium_raw.FPDF_PAGEOBJ_PATH,), max_depth=_DEPTH))


def _without_running_heads(pages: list[list[Printed]]) -> list[list[Printed]]:
    """Pages without their numbers and without first or last lines that most pages share."""
    edges = Counter(_shape(page[at].text) for page in pages for at in (0, -1) if page)
    shared = {shape for shape, count in edges.items() if shape and count > max(_SHARED_BY, len(pages) // 2)}
    return [list(_inner(page, shared)) for page in pages]


def _inner(page: list[Printed], shared: set[str]) -> Iterator[Printed]:
    for index, line in enumerate(page):
        at_edge = index < _EDGE_LINES or index >= len(page) - _EDGE_LINES
        if not (at_edge and (says("page-number-at-edge", line.text) or _shape(line.text) in shared)):
            yield line


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def _outside(page: list[Printed], tables: Sequence[RuledTable]) -> Iterator[Printed]:
    for line in page:
        if not any(table.holds(line.page, line.left, line.middle) for table in tables):
            yield line


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Where the lines of a file stand: its margin, its right edge, and the width of a character, in points."""

    margin: float
    edge: float
    em: float

    def is_full(self, line: Printed) -> bool:
        """Whether a line runs to the right edge, or stops short of it in mid-sentence before a word that did not fit.

        A line with as much room on its left as on its right is a centred title.
        """
        if line.left - self.margin > _INDENT_MOST * self.em or self.is_centred(line):
            return False
        return (self.edge - line.right) / self.em < (_SHORT if _SENTENCE_END.search(line.text) else _WORD)

    def is_centred(self, line: Printed) -> bool:
        left, right = (line.left - self.margin) / self.em, (self.edge - line.right) / self.em
        return left > _CENTRED and right > _CENTRED and abs(left - right) < _ASKEW

    def is_title(self, before: Printed, line: Printed) -> bool:
        """Whether a title runs over the whole width and its rest stands centred below: …行动计划的通 / 知."""
        full = before.right > self.edge - self.em and before.left < self.margin + self.em
        return full and not _SENTENCE_END.search(before.text) and self.is_centred(line)

    def goes_on(self, before: Printed, line: Printed) -> bool:
        """Whether a line belongs to the paragraph of the one before it."""
        at_margin = abs(line.left - self.margin) <= _INDENT * self.em
        return self.is_full(before) and (at_margin or self.is_title(before, line))


def type_area(lines: Sequence[Printed]) -> TypeArea | None:
    """None where too few lines are full, or none is indented, so that there is nothing to go by."""
    em = median([(line.right - line.left) / max(len(line.text.strip()), 1) for line in lines] or [0.0])
    long = [line for line in lines if len(line.text.strip()) >= _LONG]
    if em <= 0 or len(long) < _FEWEST_LONG:
        return None
    margin = Counter(round(line.left) for line in long).most_common(1)[0][0]
    edge = sorted(line.right for line in long)[int(_MOST_TO_EDGE * (len(long) - 1))]
    indented = sum(line.left > margin + _INDENT * em for line in lines)
    return TypeArea(margin, edge, em) if indented >= _INDENTED_SHARE * len(lines) else None


def _paragraphs(lines: list[Printed]) -> list[tuple[Printed, Line]]:
    """Lines joined to paragraphs, each with its first printed line."""
    area = type_area(lines)
    if area is None:
        return _by_length(lines)
    joined: list[tuple[Printed, str]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if joined and before and area.goes_on(before, line):
            joined[-1] = (joined[-1][0], glue(joined[-1][1], line.text))
        else:
            joined.append((line, line.text))
    return [(first, Line(text, page=first.page)) for first, text in joined]


def glue(before: str, after: str) -> str:
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
