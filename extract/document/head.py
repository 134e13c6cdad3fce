"""The head of a part: the lines before its first sentence, and the organs that it addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.model import Block, Part, Span
from extract.document.document_number import find_numbers
from extract.layout import Layout
from extract.rules import begins, first, pattern_of

HEAD_LINES = 120
"""Lines in which a head is sought: the navigation of a page saved as text fills up to 90."""

NAVIGATION_CELLS = 24
"""Cells before the first line that a page's navigation or index may fill."""
LONGEST_CELL = 40
"""Characters of such a cell; longer ones are a table's."""
_LINES_BEFORE = 2
"""Lines of a site (its name, a greeting) that may stand before these cells."""
LONGEST_TITLE = 180
"""Characters of a line that may be a title: the longest real one, of seven issuers, has 133."""
_TITLE_WITHIN = 6
"""Lines below an announcement in which the title of what it announces ends."""
_SHORTEST_IN_TABLE = 15
"""A shorter cell that ends as titles do (工作任务) is a table's head."""


@dataclass(frozen=True, slots=True)
class Head:
    """The lines before a part's first sentence, heading or table."""

    spans: tuple[Span, ...]
    lines: tuple[str, ...]
    """Folded."""


def head_of(layout: Layout, part: Part | None) -> Head:
    """The head of a part (of the whole text where there is none); the addressees end it and are not in it.

    Sentences before the addressees (a site's summary, a news lead) are left out and do not end it.
    """
    blocks = list(islice(layout.blocks_in(part.span if part else Span(0, len(layout.folded))), HEAD_LINES))
    lines = [layout.folded[block.span.start : block.span.end] for block in blocks]
    addressed = _addressed(lines)
    taken: list[int] = []
    start = max(_after_navigation(blocks, lines), _after_announcement(lines))
    for index, line in enumerate(lines[:addressed]):
        if index < start:
            continue
        if not _ends_head(line, blocks[index].cell is not None):
            taken.append(index)
        elif addressed is None:
            break
    spans = [span for index in taken for span in _number_apart(layout, blocks[index].span)]
    return Head(tuple(spans), tuple(layout.folded[span.start : span.end] for span in spans))


def _number_apart(layout: Layout, line: Span) -> tuple[Span, ...]:
    """A line, or the title and the number that is printed right behind it without a bracket, each for itself."""
    if layout.folded[line.end - 1 : line.end] != "号":
        return (line,)
    mention = next((m for m in find_numbers(layout.document.text, layout.folded, line) if m.span.end == line.end), None)
    title = layout.folded[line.start : mention.span.start].rstrip() if mention else ""
    if mention is None or title.endswith("》") or not pattern_of("document.title.end").search(title):
        return (line,)
    return Span(line.start, line.start + len(title)), mention.span


def _after_navigation(blocks: Sequence[Block], lines: Sequence[str]) -> int:
    """Where the lines begin after the short cells that a page opens with (首页 | 政务公开), which are no table.

    A line or two may stand before them (欢迎来到某网站), but no title.
    """
    opening = next((index for index, block in enumerate(blocks) if block.cell is not None), len(blocks))
    end = next((index for index in range(opening, len(blocks)) if blocks[index].cell is None), 0)
    short = all(len(block.span) < LONGEST_CELL for block in blocks[:end])
    short_lines = (line for line in lines[:opening] if len(line) <= LONGEST_TITLE)
    titled = any(pattern_of("document.title.end").search(line) for line in short_lines)
    near = opening <= _LINES_BEFORE and end - opening <= NAVIGATION_CELLS
    return end if near and short and not titled else 0


def _after_announcement(lines: Sequence[str]) -> int:
    """Where a paper begins that a news page carries whole: below 全文如下, if a title follows before any sentence.

    Above it no organ is addressed: a notice that says so is the document itself.
    """
    at = next((index for index, line in enumerate(lines) if first("document.head.announced", line)), None)
    if at is None or any(is_addressee(begins("document.addressees", line)) for line in lines[:at]):
        return 0
    below = lines[at + 1 : at + 1 + _TITLE_WITHIN]
    ended = next((index for index, line in enumerate(below) if _opens_text(line)), len(below))
    titled = any(pattern_of("document.title.complete").search(line) for line in below[:ended])
    return at + 1 if titled else 0


def _opens_text(line: str) -> bool:
    return "。" in line or bool(pattern_of("document.body.open").match(line))


def _addressed(lines: Sequence[str]) -> int | None:
    """Index of the line that addresses several organs, before any numbered heading."""
    for index, line in enumerate(lines):
        match = begins("document.addressees", line)
        if match and is_addressee(match) and pattern_of("document.addressees.several").search(match["organs"]):
            return index
        if pattern_of("document.body.open").match(line) or (
            "。" in line and pattern_of("document.body.first").match(line)
        ):
            return None
    return None


def _ends_head(line: str, in_table: bool) -> bool:
    if in_table:
        return not (len(line) >= _SHORTEST_IN_TABLE and pattern_of("document.title.end").search(line))
    if (
        pattern_of("document.body.open").match(line)
        or len(line) > LONGEST_TITLE
        or "。" in line
        or line.endswith((";", ","))
        or (pattern_of("document.body.purpose").match(line) and not pattern_of("document.title.end").search(line))
    ):
        return True
    return is_addressee(begins("document.addressees", line))


def is_addressee(match: re.Match[str] | None) -> bool:
    """Whether what stands before the colon names organs."""
    return bool(match and pattern_of("document.addressees.organ").search(match["organs"]))


def addressees_of(layout: Layout, part: Part) -> Span | None:
    """The organs before the colon that stands over the first sentence; 各位代表 and the like are none."""
    blocks = list(islice(layout.blocks_in(part.span), HEAD_LINES))
    lines = [layout.folded[block.span.start : block.span.end] for block in blocks]
    index = _addressed(lines)
    if index is None:
        index = _first_addressed(lines)
    return _organs(blocks[index], lines[index]) if index is not None else None


def _first_addressed(lines: Sequence[str]) -> int | None:
    """Index of the line that addresses one organ, before the first sentence."""
    for index, line in enumerate(lines):
        if is_addressee(begins("document.addressees", line)):
            return index
        if "。" in line:
            return None
    return None


def _organs(block: Block, line: str) -> Span | None:
    match = begins("document.addressees", line)
    return Span(block.span.start, block.span.start + match.end("organs")) if match else None
