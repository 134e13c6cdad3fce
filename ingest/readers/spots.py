"""Where recognised text stands: carried from the glyphs of a picture to the lines that they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.model import Spot
from ingest.ledger import amount
from ingest.line import Line

if TYPE_CHECKING:
    from ingest.readers.glyphs import Glyph

_DOUBT = 0.6
"""A character of which the model is less sure is doubtful: of those, one in three is wrong."""


def spots_of(glyphs: Iterable[Glyph]) -> tuple[Spot, ...]:
    """The spots of a line's glyphs from left to right; nothing where they were not recognised."""
    found = []
    for _, run in groupby(glyphs, key=lambda glyph: id(glyph.spot)):
        glyphs_of_one = list(run)
        if spot := glyphs_of_one[0].spot:
            doubtful = tuple(index for index, glyph in enumerate(glyphs_of_one) if glyph.sure < _DOUBT)
            found.append(replace(spot, length=len(glyphs_of_one), doubtful=doubtful))
    return tuple(found)


def spread(lines: Sequence[Line], printed: Sequence[tuple[str, tuple[Spot, ...]]]) -> list[Line]:
    """Lines with the spots of the printed lines (words and spots) of which they are made, in the same order."""
    if not any(spots for _, spots in printed):
        return list(lines)
    held = iter(_Stretch.of(printed))
    stretch: _Stretch | None = None
    placed = []
    for line in lines:
        needed, spots = amount(line.text), []
        while needed and (stretch := stretch or next(held, None)):
            taken, stretch = stretch.parted(needed)
            needed -= taken.length
            if taken.spot:
                spots.append(replace(taken.spot, length=taken.length, doubtful=taken.doubtful))
        placed.append(replace(line, spots=tuple(spots)))
    return placed


class _Stretch:
    """So many characters in one spot, or in none."""

    def __init__(self, length: int, spot: Spot | None, doubtful: tuple[int, ...] = ()) -> None:
        self.length, self.spot, self.doubtful = length, spot, doubtful

    @classmethod
    def of(cls, printed: Iterable[tuple[str, tuple[Spot, ...]]]) -> Iterator[_Stretch]:
        for words, spots in printed:
            yield from (cls(spot.length, spot, spot.doubtful) for spot in spots)
            if not spots:
                yield cls(amount(words), None)

    def parted(self, length: int) -> tuple[_Stretch, _Stretch | None]:
        """So many characters of it, and the rest."""
        if length >= self.length:
            return self, None
        first = _Stretch(length, self.spot, tuple(at for at in self.doubtful if at < length))
        rest = tuple(at - length for at in self.doubtful if at >= length)
        return first, _Stretch(self.length - length, self.spot, rest)
