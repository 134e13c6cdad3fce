"""The lines of a table's body as the pieces that stood in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Block, Span
from extract.numbers.quantities import is_measure
from extract.rules import pattern_of
from extract.tables.likeness import Look, look

_PIECE = re.compile(r"[^\s|]+")
"""What parts cells inside a line: gaps and bars."""
_LONGEST_OPEN = 60
"""Characters of a piece whose bracket goes on in the next one; longer ones have forgotten to close it."""
_FURTHEST_CLOSED = 12
"""Pieces behind one that opens a bracket in which its end is looked for."""
_FEWEST_FULL = 2
"""Lines of the greatest width that show where lines were broken."""
_NARROWEST = 12
"""Half-width columns of a line in a cell that was broken: of six characters."""
_FEWEST_ITEMS = 3
"""Cells that begin with a number of their own, each counting on from the one before."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class CellPiece:
    """What stands between two gaps, or a line."""

    span: Span
    seen: Look
    block: int
    first: bool
    """Whether it begins its line."""
    last: bool
    """Whether it ends its line."""
    counts_on: bool = False
    """Whether it is the next of the table's running numbers."""
    goes_on: bool = False
    """Whether the piece before it ends with a mark, or in a bracket, that goes on in it."""
    empty: int = 0
    """How many empty cells stand before it, by the signs that part it from the piece before."""
    below_full: bool = False
    """Whether the line before it is as long as lines get here, so that its cell may go on."""
    behind_end: bool = False
    """Whether the piece before it ends a sentence, and this one is none: it hardly goes on there."""
    itemised: bool = False
    """Whether the number before its words is one of several that count through the table (1.改造甲 | 2.改造乙)."""
    counted_in: int | None = None
    """The column in which those stand, where it is tried."""

    @property
    def alone(self) -> bool:
        return self.first and self.last

    @property
    def heads_group(self) -> bool:
        """Whether it is a line that begins with a group's number and says more."""
        return self.alone and not self.seen.numbering and pattern_of("table.group").match(self.seen.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it says more than a name."""
        return any(mark in self.seen.text for mark in "。;,") or self.seen.text.endswith(".")


def split_line(folded: str, block: Block) -> list[Span]:
    """The pieces of a line that gaps or bars part."""
    found = _PIECE.finditer(folded, block.span.start, block.span.end)
    return [Span(*match.span()) for match in found]


def bare(folded: str, span: Span) -> str:
    return _SPACES.sub("", folded[span.start : span.end])


def pieces_of(
    folded: str, blocks: Sequence[Block], lines: Sequence[int], *, split: bool, numbered: bool
) -> list[CellPiece]:
    """The pieces of some lines: of ``split`` ones what gaps part; a number before words is one where the first column
    is of numbers."""
    found: list[CellPiece] = []
    for index in lines:
        empty = {blocks[index].span.start + cells.before: cells.count for cells in blocks[index].empty}
        spans = list(_spans(folded, blocks[index], split=split, numbered=numbered))
        for place, span in enumerate(spans):
            seen = look(folded[span.start : span.end])
            last = place == len(spans) - 1
            found.append(CellPiece(span, seen, index, place == 0, last, empty=empty.get(span.start, 0)))
    return _itemised(list(_counted(found if split else _full(found))))


def counted(pieces: Sequence[CellPiece]) -> int:
    """How many running numbers stand by themselves."""
    return sum(piece.counts_on for piece in pieces)


def _spans(folded: str, block: Block, *, split: bool, numbered: bool) -> Iterator[Span]:
    spans = split_line(folded, block) if split else [_trimmed(folded, block.span)]
    for place, span in enumerate(spans):
        match = pattern_of("table.number_before").match(folded[span.start : span.end]) if numbered else None
        if match and place == 0:
            yield Span(span.start, span.start + match.end("number"))
            yield Span(span.start + match.end(), span.end)
        elif len(span):
            yield span


def _trimmed(folded: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and folded[start] in " |\t":
        start += 1
    while end > start and folded[end - 1] in " |\t":
        end -= 1
    return Span(start, end)


def _counted(pieces: Sequence[CellPiece]) -> Iterator[CellPiece]:
    """The pieces, those told that count on from the first number (1, 2, 3 at the beginning of lines) or go on."""
    expected: int | None = None
    open_list, depth = False, 0
    for at, piece in enumerate(pieces):
        number = piece.seen.number if piece.first else None
        follows = number is not None and (expected is None or number in (expected, 1))
        if follows and number is not None:
            expected = number + 1
        ended = at > 0 and pieces[at - 1].seen.text.endswith("。") and not piece.is_sentence
        yield replace(piece, counts_on=follows, goes_on=open_list or depth > 0, behind_end=ended)
        text = piece.seen.text
        opened = text.count("(") - _ends_open(text) - text.count(")")
        depth = max(depth + opened, 0) if len(text) <= _LONGEST_OPEN else 0
        if opened > 0 and not _is_closed(pieces, at + 1):
            depth = 0
        open_list = text.endswith(("、", ",")) and not piece.seen.numbering


def _itemised(pieces: list[CellPiece]) -> list[CellPiece]:
    """The pieces, those told whose own numbers count from 1 to as many as no chance makes."""
    numbers = [pattern_of("table.item_number").match(piece.seen.text) for piece in pieces]
    places, expected = list[int](), 1
    for at, number in enumerate(numbers):
        if number and int(number["number"]) == expected:
            places.append(at)
            expected += 1
    if len(places) < _FEWEST_ITEMS or sum(number is not None for number in numbers) > len(places):
        return pieces
    for at in places:
        pieces[at] = replace(pieces[at], itemised=True)
    return pieces


def _is_closed(pieces: Sequence[CellPiece], start: int) -> bool:
    """Whether the bracket of a piece may be closed before the next row's number; otherwise its end was forgotten."""
    for piece in pieces[start : start + _FURTHEST_CLOSED]:
        if piece.first and piece.seen.numbering:
            return False
        if ")" in piece.seen.text:
            return True
    return True


def _ends_open(text: str) -> bool:
    """Whether a piece has lost the bracket behind its measure (绿化率(%): nothing goes on in it."""
    before, mark, measure = text.rpartition("(")
    return bool(before and mark) and is_measure(measure)


def _full(pieces: Sequence[CellPiece]) -> list[CellPiece]:
    """The pieces, those told that stand below a line as wide as several of the widest: text broken at a width."""
    widths = [0 if piece.seen.units or piece.seen.text[-1] in "。;.)" else _width(piece) for piece in pieces]
    widest = sorted(widths, reverse=True)[:_FEWEST_FULL]
    if len(widest) < _FEWEST_FULL or min(widest) < max(max(widest) - 1, _NARROWEST):
        return list(pieces)
    full = [width >= min(widest) for width in widths]
    return [replace(piece, below_full=at > 0 and full[at - 1]) for at, piece in enumerate(pieces)]


def _width(piece: CellPiece) -> int:
    """In half-width columns."""
    return 2 * len(piece.seen.text) - sum(map(str.isascii, piece.seen.text))
