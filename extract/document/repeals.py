"""废止的清单: the documents that a text ends one a line (废止下列文件：…), or in an annex of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Block, Citation, Relation, Span
from extract.document.document_number import find_numbers
from extract.document.title import compact
from extract.layout import Layout
from extract.rules import first, pattern_of

_LONGEST_HEAD = 80
"""Characters of a line that opens a list: a longer one opens it only where it ends with a colon."""


def mark_listed(layout: Layout, citations: Sequence[Citation], *, own: str | None = None) -> list[Citation]:
    """The citations, those in lists of what is repealed as such, and with them the items that bear no 《》.

    ``own`` is the document's own number, which no item is.
    """
    found = list(citations)
    for block in _items(layout):
        at = bisect_left(found, block.span.start, key=lambda citation: citation.span.start)
        inside = [n for n in range(at, len(found)) if found[n].span.start < block.span.end]
        for n in inside:
            found[n] = replace(found[n], relation=Relation.REPEALS)
        item = _numbered(layout, block) if block.cell else _titled(layout, block)
        if item is None or (own and item.number == own):
            continue
        if not inside:
            found.insert(at, item)
        elif len(inside) == 1 and found[at].title is None:
            span = Span(min(item.span.start, found[at].span.start), found[at].span.end)
            found[at] = replace(found[at], title=item.title, span=span)
    return found


def _items(layout: Layout) -> Iterator[Block]:
    """The lines of lists of repealed documents; what stands behind the colon of the opening line is the first."""
    style: str | None = None
    may_open = {index for index, _ in layout.blocks_with("citation.repeal.list")}
    for index, block in enumerate(layout.document.blocks):
        if style is None and index not in may_open:
            continue
        line = layout.folded[block.span.start : block.span.end]
        opening = _opening(line)
        if opening:
            style = _style(line)
            yield replace(block, span=Span(block.span.start + opening.end(), block.span.end))
        elif style is not None and _continues(block, line, style):
            yield block
        else:
            style = None


def _opening(line: str) -> re.Match[str] | None:
    match = first("citation.repeal.list", line)
    if match is None or (match.end() > _LONGEST_HEAD and not match[0].endswith(":")):
        return None
    return match


def _continues(block: Block, line: str, style: str) -> bool:
    """Whether a line is an item: a cell, a title, or numbered otherwise than the line that opened the list."""
    if block.cell or line.startswith("《"):
        return True
    own = _style(line)
    return bool(own) and own != style


def _style(line: str) -> str:
    """How a line is numbered, its number left out; empty for one without."""
    match = pattern_of("citation.repeal.item").match(line)
    label = match["label"] if match else (_LABEL.match(line) or [""])[0]
    return _COUNT.sub("", label or "")


_LABEL = re.compile(r"\(\s?[\d一二三四五六七八九十]{1,3}\s?\)|\d{1,3}\s?[.、)]|[①-⑳]|[一二三四五六七八九十]{1,3}、")
_COUNT = re.compile(r"\d{1,3}|[①-⑳]|[一二三四五六七八九十]{1,3}")


def _titled(layout: Layout, block: Block) -> Citation | None:
    """An item that is a title though it has no 《》: it ends as titles of documents do."""
    match = pattern_of("citation.repeal.item").match(layout.folded[block.span.start : block.span.end])
    if match is None or not pattern_of("citation.document.end").search(match["title"]):
        return None
    span = Span(block.span.start + match.start("title"), block.span.start + match.end("title"))
    return _ended(span, compact(layout.document[span]), None)


def _numbered(layout: Layout, block: Block) -> Citation | None:
    """The number that stands alone in a cell."""
    mention = next(iter(find_numbers(layout.document.text, layout.folded, block.span)), None)
    return _ended(mention.span, None, str(mention.number)) if mention else None


def _ended(span: Span, title: str | None, number: str | None) -> Citation:
    return Citation(span=span, title=title, number=number, relation=Relation.REPEALS, rule="citation.repeal.item")
