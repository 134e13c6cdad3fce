"""Whether a part of a document looks back, also in extracts whose outline does not know where that part ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpus.model import Block, Section, Span
from extract.layout import Layout
from extract.numbers.numerals import parse_han
from extract.rules import pattern_of

_FARTHEST_CHAPTER = 60
"""Paragraphs looked back for the line of a later chapter."""


def reviewed(layout: Layout, at: int) -> bool:
    """Whether a part of the document looks back: what it lists is told as a success.

    An extract may leave out the chapters between; a later chapter's line and the notes at the end have left that part.
    """
    skip = pattern_of("priority.section.skip")
    back = [one for one in layout.ancestors(layout.section_at(at)) if skip.search(one.title)]
    return bool(back) and not _left(layout, back[-1], at)


def _left(layout: Layout, back: Section, at: int) -> bool:
    """Whether a place stands behind the end of the part that looks back, though the outline knows of none."""
    blocks = layout.document.blocks
    own = bisect_right(blocks, at, key=lambda block: block.span.start) - 1
    if any(_is_note(layout, blocks[own].span) and _is_note(layout, blocks[one].span) for one in _beside(blocks, own)):
        return True
    chapter = pattern_of("priority.chapter.line")
    first = chapter.match(layout.folded, back.heading.start, back.heading.end)
    for block in reversed(blocks[max(own - _FARTHEST_CHAPTER, 0) : own] if first else ()):
        if block.span.start <= back.heading.start:
            break
        if later := chapter.fullmatch(layout.folded, block.span.start, block.span.end):
            skipped = pattern_of("priority.section.skip").search(later[0])
            return first is not None and parse_han(later["han"]) > parse_han(first["han"]) and skipped is None
    return False


def _beside(blocks: Sequence[Block], own: int) -> list[int]:
    return [one for one in (own - 1, own + 1) if 0 <= one < len(blocks)]


def _is_note(layout: Layout, line: Span) -> bool:
    return pattern_of("priority.note.line").match(layout.folded, line.start, line.end) is not None
