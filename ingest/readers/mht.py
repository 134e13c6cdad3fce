"""Pages saved as one file (MHT), by browsers and by Word: the page or frame that holds the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Issue
from ingest.files.mail import MimePart, take_apart
from ingest.ledger import Left, LeftOut, amount
from ingest.line import IngestCode, IngestError, RawDocument
from ingest.readers import html, text

_MOST_PAGES = 50
"""Pages and frames of one archive that are read."""
_WORTH_TELLING = 50
"""Characters of another frame: below that it is a button or a counter."""


def read(data: bytes) -> RawDocument:
    """Lines of the page, or of the frame that holds the most; other frames are left out and told."""
    saved = take_apart(data)
    pages = _read([part for part in saved.texts if part.kind == "text/html"] or saved.texts)
    if not pages:
        sentence = "网页存档里没有正文，请打开原网页，在浏览器中另存为“网页，仅 HTML”。"
        raise IngestError(IngestCode.EMPTY_PAGE, sentence)
    main = max(pages, key=_size)
    others = [page for page in pages if page is not main and _size(page)]
    left = tuple(LeftOut(Left.ATTACHED, words) for page in others for words in _words(page))
    issues = (*main.issues, _told(others)) if sum(map(_size, others)) >= _WORTH_TELLING else main.issues
    return replace(main, issues=issues, left=(*main.left, *left))


def _read(parts: Sequence[MimePart]) -> list[RawDocument]:
    """Those parts that hold any text. Raises IngestError where there are more than any page has, or one is unsafe."""
    if len(parts) > _MOST_PAGES:
        sentence = f"网页存档里有 {len(parts)} 个网页，超过 {_MOST_PAGES} 个，没有读取；请分别保存其中的网页。"
        raise IngestError(IngestCode.TOO_LARGE, sentence)
    found = []
    for part in parts:
        try:
            found.append(html.read(part.as_utf8()) if part.kind == "text/html" else text.read(part.as_utf8()))
        except IngestError as error:
            if error.code is not IngestCode.EMPTY_PAGE:
                raise
    return found


def _size(page: RawDocument) -> int:
    return sum(amount(line.text) for line in page.lines)


def _words(page: RawDocument) -> list[str]:
    """All that a frame says: its text, and what its own reader leaves out."""
    return [line.text for line in page.lines] + [each.text for each in page.left]


def _told(others: Sequence[RawDocument]) -> Issue:
    total = sum(map(_size, others))
    return Issue("frames_left", f"网页存档里另有 {len(others)} 个框架页（共 {total} 字）没有收入正文，请核对原网页。")
