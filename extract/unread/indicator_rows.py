"""Rows of an indicator table that gave no target: each ends by saying how it binds (约束性, 预期性)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Block, Span, Unread, UnreadKind
from extract.rules import pattern_of
from extract.unread.covered import Covered, Found

_LEAST = 2
"""Lines that say how an indicator binds: one alone may stand in any text."""
_BLOCKS = 16
"""Lines or cells that one row has at most, as far as it is shown."""


def find_unread_indicator_rows(found: Found) -> Iterator[Unread]:
    """The rows with a number and without a target, whatever form the table came in."""
    blocks, folded = found.layout.document.blocks, found.layout.folded
    binds = pattern_of("unread.binds")
    may_end = found.layout.blocks_with("unread.binds")
    ends = [at for at, block in may_end if binds.search(folded, block.span.start, block.span.end)]
    if len(ends) < _LEAST:
        return
    targets, previous = Covered(found.target_spans()), -1
    for end in ends:
        row = _row(folded, blocks[max(previous + 1, end - _BLOCKS + 1) : end + 1])
        previous = end
        if row and not targets.touches(row):
            yield Unread(span=row, kind=UnreadKind.FIGURE)


def _row(folded: str, blocks: Sequence[Block]) -> Span | None:
    """From the line that names the indicator on, where numbers stand behind it; a row of signs alone says nothing."""
    name = pattern_of("unread.indicator-name")
    first = next((block for block in blocks if name.search(folded, block.span.start, block.span.end)), None)
    if first is None:
        return None
    span = Span(first.span.start, blocks[-1].span.end)
    return span if pattern_of("unread.row-value").search(folded, span.start, span.end) else None
