"""落款: the signing organs and the day that close a notice or report, wherever in the file they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Block, Span
from extract.rules import begins, finds, pattern_of

MOST_SIGNERS = 40
"""Lines of organs above one day: more than all ministries that ever sign together."""
LONG_LINE = 250
"""A line this long may be a whole text without line breaks (OCR): the running rules look inside it."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when, as far as printed; ``span`` is all of it."""

    organs: tuple[Span, ...]
    """One span a line; a line may name several organs."""
    day: Span | None
    span: Span
    block: int
    """Index of the block in which it ends."""


def _group(match: re.Match[str], name: str, offset: int = 0) -> Span:
    return Span(match.start(name) + offset, match.end(name) + offset)


def find_signatures(blocks: Sequence[Block], folded: str) -> tuple[Signature, ...]:
    """Every signature with a day, in order. Table cells are none, nor are days in brackets (a report's subtitle)."""
    found: list[Signature] = []
    for index, block in enumerate(blocks):
        if block.cell is not None:
            continue
        if len(block.span) >= LONG_LINE:
            found += _running(index, block, folded)
        elif signature := _lines(blocks, index, folded):
            found.append(signature)
    return tuple(found)


def _running(index: int, block: Block, folded: str) -> list[Signature]:
    return [
        Signature((_group(m, "organ"),), _group(m, "day"), Span(m.start("organ"), m.end("day")), index)
        for m in finds("part.signature.running", folded, block.span.start, block.span.end)
    ]


def _lines(blocks: Sequence[Block], index: int, folded: str) -> Signature | None:
    start, end = blocks[index].span.start, blocks[index].span.end
    text = folded[start:end]
    if match := begins("part.signature.line", text):
        return Signature((_group(match, "organ", start),), _group(match, "day", start), Span(start, end), index)
    match = pattern_of("part.signature.day").match(text)
    if not match or index == 0:
        return None
    organs = organs_above(blocks, index, folded)
    if not organs and not _closes(folded[blocks[index - 1].span.start : blocks[index - 1].span.end]):
        return None  # a day that neither organs nor a finished text stand before is a page's date, not a signature
    if pattern_of("part.signature.damaged").match(text) and not _ends_above(blocks, index - len(organs), folded):
        return None
    return Signature(organs, _group(match, "day", start), Span(organs[0].start if organs else start, end), index)


def _ends_above(blocks: Sequence[Block], index: int, folded: str) -> bool:
    """Whether a text ends above a line: a day that lost its signs may be a table's figure (2021年38)."""
    return index > 0 and _closes(folded[blocks[index - 1].span.start : blocks[index - 1].span.end])


def _closes(line: str) -> bool:
    """Whether a text ends with a line: a sentence, a list of attachments, the person who signs an order."""
    return line.endswith(("。", ".", "!")) or bool(
        pattern_of("part.trailer").match(line) or pattern_of("part.signature.person").match(line)
    )


def organs_above(blocks: Sequence[Block], index: int, folded: str) -> tuple[Span, ...]:
    """The unbroken run of lines above a block that name nothing but organs."""
    organ = pattern_of("part.signature.organ")
    spans: list[Span] = []
    for block in reversed(blocks[max(index - MOST_SIGNERS, 0) : index]):
        line = folded[block.span.start : block.span.end]
        if block.cell is None and not spans and pattern_of("part.signature.proxy").match(line):
            continue
        if block.cell is not None or not organ.match(line):
            break
        spans.append(block.span)
    return tuple(reversed(spans))
