"""Plain text and Markdown, as crawlers and converters leave them: flattened tables, page marks, hard line wraps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.model import Issue, Severity
from ingest.files.decode import decode
from ingest.ledger import Left, LeftOut
from ingest.line import Line, RawDocument, check_size
from ingest.lines.markdown import strip_markdown
from ingest.lines.pipes import read_tables
from ingest.lines.preview import join_slices
from ingest.lines.spaced import unspaced
from ingest.lines.wrap import join_wrapped, wrap_width
from ingest.patterns import says

_PAGE_MARK = re.compile(r"\s*={2,}\s*PAGE\s*(\d+)\s*={2,}\s*", re.IGNORECASE)
_LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_ESCAPED = re.compile(r"_x00(?:0[0-9A-Fa-f]|1[0-9A-Fa-f])_")
"""Control characters as Office writes them into XML, and careless exports into text: _x000D_."""


JOINED = Issue("lines_joined", "原文按版面宽度折行，段落已自动合并，个别段落可能合并有误。", severity=Severity.NOTE)


def read(data: bytes) -> RawDocument:
    """Lines of a text or Markdown file. Raises IngestError for what is no text."""
    text, issues = decode(data)
    check_size(text.count("\n"), len(text))
    left = [LeftOut(Left.MARKUP, escape) for escape in _ESCAPED.findall(text)]
    text = "\n".join(unspaced(_LINE_ENDS.split(_ESCAPED.sub("\n", text))))
    written = list(_pages(text))
    lines, shifted = read_tables(join_slices(strip_markdown(written)))
    steps = ((Left.PAGE_NUMBER, text, _text(written)), (Left.MARKUP, _text(written), _text(lines)))
    left += [LeftOut(reason, taken) for reason, before, after in steps if (taken := _taken(before, after))]
    joined = (JOINED,) if wrap_width(lines) else ()
    return RawDocument(tuple(join_wrapped(lines)), issues=issues + shifted + joined, left=tuple(left))


def _pages(text: str) -> Iterator[Line]:
    """Physical lines without page marks, with the page that these and form feeds count."""
    page = 1 if "\f" in text else None
    for chunk in _LINE_ENDS.split(text):
        for index, piece in enumerate(chunk.split("\f")):
            if index and page:
                page += 1
            if mark := _PAGE_MARK.fullmatch(piece):
                page = int(mark[1])
            elif not says("page-number", piece) and piece.strip() != str(page):
                yield Line(piece, page=page)


def _text(lines: Iterable[Line]) -> str:
    return "".join(line.text for line in lines)


def _taken(before: str, after: str) -> str:
    """What was taken out between two states of a text: page marks, signs of Markdown and of tables.

    Nothing is put in between them, so what is left stands in the same order: one pass finds what is not.
    """
    kept = iter("".join(after.split()))
    following = next(kept, None)
    taken = []
    for char in "".join(before.split()):
        if char == following:
            following = next(kept, None)
        else:
            taken.append(char)
    return "".join(taken)
