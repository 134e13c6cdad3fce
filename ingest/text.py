"""Plain text and Markdown, as crawlers and converters leave them: flattened tables, page marks, hard line wraps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.decode import decode
from ingest.line import Line, Reading
from ingest.pipes import read_tables
from ingest.wrap import join_wrapped

_PAGE_MARK = re.compile(r"\s*={2,}\s*PAGE\s*(\d+)\s*={2,}\s*", re.IGNORECASE)
_LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_HEADING = re.compile(r"\s*(#{1,6})\s+(.*?)\s*#*\s*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))+(?:\s+\"[^\"]*\")?\s*\)")
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_QUOTE = re.compile(r"^\s*>\s?(?=\S)")
_BULLET = re.compile(r"^\s*[-*•]\s+(?=\S)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def read(data: bytes) -> Reading:
    """Lines of a text or Markdown file. Raises IngestError for what is no text."""
    text, issues = decode(data)
    lines = list(_pages(text))
    if any(_HEADING.match(line.text) for line in lines) or "**" in text:
        lines = [_from_markdown(line) for line in lines]
    lines, found = read_tables(lines)
    return Reading(tuple(join_wrapped(lines)), issues=issues + found)


def _pages(text: str) -> Iterator[Line]:
    """Physical lines, with the page that form feeds and page marks count."""
    page = 1 if "\f" in text else None
    for chunk in _LINE_ENDS.split(text):
        for index, piece in enumerate(chunk.split("\f")):
            if index and page:
                page += 1
            if mark := _PAGE_MARK.fullmatch(piece):
                page = int(mark[1])
            else:
                yield Line(piece, page=page)


def _from_markdown(line: Line) -> Line:
    """The words without their mark-up; a heading keeps its level (# is 0, the title)."""
    text, level = line.text, None
    if heading := _HEADING.match(text):
        text, level = heading[2], len(heading[1]) - 1
    text = _STRONG.sub("", _LINK.sub(r"\1", text))
    text = _BULLET.sub("", _QUOTE.sub("", text))
    return replace(line, text=_ESCAPE.sub(r"\1", text), heading=level)
