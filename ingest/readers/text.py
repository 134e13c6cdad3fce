"""Plain text and Markdown, as crawlers and converters leave them: flattened tables, page marks, hard line wraps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.files.decode import decode
from ingest.ledger import Left, LeftOut, lost
from ingest.line import Line, RawDocument, check_size
from ingest.lines.markdown import strip_markdown
from ingest.lines.more_pages import lacks_pages
from ingest.lines.parted import join_parted
from ingest.lines.pipes import read_tables
from ingest.lines.preview import join_slices
from ingest.lines.spaced import unspaced
from ingest.lines.wrap import JOINED, join_wrapped, wrap_width
from ingest.patterns import pattern

_PAGE_MARK = re.compile(r"\s*(?:[=#-]{2,}|#)\s*PAGE\s*(\d+)\s*(?:[=#-]{2,}|:)?\s*", re.IGNORECASE)
"""What programs that take the text out of a PDF write between its pages: === PAGE 2 ===, # Page 2:."""
_MARKS = frozenset("=#-")
_LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_SPACE = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#12288);")
"""White space as pages write it, left over where only their tags were taken away."""
_ESCAPED = re.compile(r"_x00(?:0[0-9A-Fa-f]|1[0-9A-Fa-f])_")
"""Control characters as Office writes them into XML, and careless exports into text: _x000D_."""


def read(data: bytes) -> RawDocument:
    """Lines of a text or Markdown file. Raises IngestError for what is no text."""
    text, issues = decode(data)
    check_size(text.count("\n"), len(text))
    left = [LeftOut(Left.MARKUP, escape) for escape in (*_ESCAPED.findall(text), *_SPACE.findall(text))]
    text = _SPACE.sub("\u00a0", text)
    text = "\n".join(unspaced(_LINE_ENDS.split(_ESCAPED.sub("\n", text))))
    pages = list(_pages(text, left))
    plain = strip_markdown(pages)
    whole = join_parted(join_slices(plain))
    lines, shifted = read_tables(whole)
    left += [LeftOut(Left.MARKUP, _lost(pages, plain)), LeftOut(Left.PREVIEW, _lost(plain, whole))]
    left.append(LeftOut(Left.MARKUP, _lost(whole, lines)))
    joined = (JOINED,) if wrap_width(lines) else ()
    told = tuple(each for each in left if each.text)
    paragraphs = join_wrapped(lines) if joined else lines
    return RawDocument(tuple(paragraphs), issues=issues + shifted + joined + lacks_pages(told), left=told)


def _lost(before: Iterable[Line], after: Iterable[Line]) -> str:
    """What lines say no more: the signs of their mark-up."""
    old, new = [line.text for line in before], [line.text for line in after]
    return "" if old == new else lost("".join(old), "".join(new))


def _pages(text: str, left: list[LeftOut]) -> Iterator[Line]:
    """Physical lines, with the page that form feeds and page marks count."""
    page = 1 if "\f" in text else None
    number = pattern("page-number")
    for chunk in text.split("\n"):
        for index, piece in enumerate(chunk.split("\f")):
            if index and page:
                page += 1
            if piece.lstrip()[:1] in _MARKS and (mark := _PAGE_MARK.fullmatch(piece)):
                page = int(mark[1])
                left.append(LeftOut(Left.PAGE_NUMBER, piece))
            elif number.match(piece) or (page is not None and piece.strip() == str(page)):
                left.append(LeftOut(Left.PAGE_NUMBER, piece))
            else:
                yield Line(piece, page=page)
