"""Pages saved as one file (MHT), by browsers and by Word: the page or frame that holds the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Issue
from ingest.files.mail import Mime, MimePart, take_apart
from ingest.ledger import Left, LeftOut, amount
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.readers import html, text

_MOST_PAGES = 50
"""Pages and frames of one archive that are read."""
_WORKBOOK = b"ExcelWorkbook"
"""What Excel writes into a book saved as a page: each sheet is a frame, and all of them are the document."""
_WORTH_TELLING = 50
"""Characters of another frame: below that it is a button or a counter."""


def read(data: bytes) -> RawDocument:
    """Lines of the page, or of the frame that holds the most; other frames are left out and told."""
    saved = take_apart(data)
    written = [part for part in saved.texts if part.kind == "text/html"] or list(saved.texts)
    pages, left = _read(written)
    left += _beside(saved, written)
    if not pages:
        sentence = "网页存档里没有正文，请打开原网页，在浏览器中另存为“网页，仅 HTML”。"
        raise IngestError(IngestCode.EMPTY_PAGE, sentence)
    if any(_WORKBOOK in part.data for part in saved.texts):
        return _joined(pages, left)
    main = max(pages, key=_size)
    others = [page for page in pages if page is not main and _size(page)]
    left += [LeftOut(Left.ATTACHED, words) for page in others for words in _words(page)]
    issues = (*main.issues, _told(others)) if sum(map(_size, others)) >= _WORTH_TELLING else main.issues
    return replace(main, issues=issues, left=(*main.left, *left))


def _read(parts: Sequence[MimePart]) -> tuple[list[RawDocument], list[LeftOut]]:
    """Those parts that hold any text, and the words of the others.

    Raises IngestError where there are more than any page has, or one is unsafe.
    """
    if len(parts) > _MOST_PAGES:
        sentence = f"网页存档里有 {len(parts)} 个网页，超过 {_MOST_PAGES} 个，没有读取；请分别保存其中的网页。"
        raise IngestError(IngestCode.TOO_LARGE, sentence)
    found: list[RawDocument] = []
    left: list[LeftOut] = []
    for part in parts:
        try:
            found.append(html.read(part.as_utf8()) if part.kind == "text/html" else text.read(part.as_utf8()))
        except IngestError as error:
            if error.code is not IngestCode.EMPTY_PAGE:
                raise
            left.append(LeftOut(Left.NAVIGATION, html.words(part.as_utf8())))
    return found, left


def _beside(saved: Mime, written: Sequence[MimePart]) -> list[LeftOut]:
    """What an archive says beside its pages: where they come from, the same text without format, other files."""
    others = [part for part in saved.texts if part not in written]
    left = [LeftOut(Left.FACTS, words) for words in saved.headers.values()]
    left += [LeftOut(Left.REPEATED, part.as_utf8().decode("utf-8-sig")) for part in others]
    return left + [LeftOut(Left.ATTACHED, part.name) for part in saved.attachments if part.name]


def _joined(pages: Sequence[RawDocument], beside: Sequence[LeftOut]) -> RawDocument:
    """Several pages as one document, the tables of each behind those of the one before it."""
    lines: list[Line] = []
    for page in pages:
        behind = 1 + max((line.cell.table for line in lines if line.cell), default=-1)
        lines += [_moved(line, behind) for line in page.lines]
    issues = tuple(dict.fromkeys(issue for page in pages for issue in page.issues))
    left = (*(each for page in pages for each in page.left), *beside)
    added = tuple(each for page in pages for each in page.added)
    return replace(pages[0], lines=tuple(lines), issues=issues, left=left, added=added)


def _moved(line: Line, tables: int) -> Line:
    return replace(line, cell=replace(line.cell, table=line.cell.table + tables)) if line.cell else line


def _size(page: RawDocument) -> int:
    return sum(amount(line.text) for line in page.lines)


def _words(page: RawDocument) -> list[str]:
    """All that a frame says: its text, and what its own reader leaves out."""
    return [line.text for line in page.lines] + [each.text for each in page.left]


def _told(others: Sequence[RawDocument]) -> Issue:
    total = sum(map(_size, others))
    return Issue("frames_left", f"网页存档里另有 {len(others)} 个框架页（共 {total} 字）没有收入正文，请核对原网页。")
