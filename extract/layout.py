"""A document with its structure: what every finder of records works on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.model import Block, Document, Part, Section, Span, ancestors, section_at
from extract.grid import Grid, grids
from extract.rules import rule_of


@dataclass(frozen=True)
class Layout:
    """The document, its folded text (same length; what rules match on), its parts and its sections."""

    document: Document
    folded: str
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def own(self) -> Span:
        """The file's own document: its first part; an empty text has none."""
        return self.parts[0].span if self.parts else Span(0, 0)

    def section_at(self, offset: int) -> int | None:
        """Index of the innermost section that holds an offset."""
        return section_at(self.sections, offset)

    def ancestors(self, section: int | None) -> Iterator[Section]:
        """A section and what it stands under, innermost first."""
        return ancestors(self.sections, section)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The document's tables, in order."""
        return grids(self.document)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.document.blocks]

    def block_at(self, offset: int) -> Block:
        """The block that holds an offset."""
        return self.document.blocks[bisect_right(self._block_starts, offset) - 1]

    def blocks_with(self, rule_id: str) -> Iterator[tuple[int, Block]]:
        """The blocks that hold the sign of a rule, with their indices, in order: no other can hold a match of it.

        One search leads from block to block; most rules find nothing in most texts.
        """
        signs = rule_of(rule_id).signs
        if signs is None:
            yield from enumerate(self.document.blocks)
            return
        blocks, starts, at = self.document.blocks, self._block_starts, 0
        while sign := signs.search(self.folded, at):
            start, end = sign.span()
            index = bisect_right(starts, start) - 1
            if index >= 0 and end <= (at := blocks[index].span.end):
                yield index, blocks[index]
            else:
                at = start + 1

    def part_at(self, offset: int) -> Part | None:
        return next((part for part in self.parts if part.span.start <= offset < part.span.end), None)

    def blocks_in(self, span: Span) -> Iterator[Block]:
        """The blocks that begin inside a span."""
        first = max(bisect_right(self._block_starts, span.start) - 1, 0)
        for block in self.document.blocks[first:]:
            if block.span.start >= span.end:
                return
            if block.span.start >= span.start:
                yield block
