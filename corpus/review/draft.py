"""A draft, with what has to be known beside it to judge it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from corpus.fold import fold
from corpus.model import Block, Citation, Institution, ParsedDocument, Span, Task, Validity


class TakenPlaces:
    """Places of a text, of which is asked whether any shares a character with another place.

    >>> TakenPlaces([Span(0, 9), Span(2, 3)]).meet(Span(8, 12)), TakenPlaces([Span(0, 9)]).meet(Span(9, 12))
    (True, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        held = sorted(spans)
        self._starts = [span.start for span in held]
        self._ends = list(accumulate((span.end for span in held), max))

    def meet(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


@dataclass(frozen=True, slots=True)
class OrganMention:
    """An organ named anywhere in the text by a name that it no longer bears."""

    span: Span
    organ: Institution


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPaper:
    """A document of the corpus that a citation of the draft may mean."""

    citation: Citation
    document_id: str
    title: str
    number: str | None
    validity: Validity = Validity.UNKNOWN
    by_title: bool = True
    """Found by the cited title; else by the cited number alone."""


@dataclass(frozen=True)
class Draft:
    """One draft. ``today`` counts where it bears no date itself, as drafts do."""

    parsed: ParsedDocument
    today: date
    organs: tuple[OrganMention, ...] = ()
    papers: tuple[CitedPaper, ...] = ()

    @property
    def text(self) -> str:
        return self.parsed.document.text

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def day(self) -> date:
        """The day on which it is, or would be, issued."""
        return self.parsed.metadata.day or self.today

    @property
    def tasks(self) -> tuple[Task, ...]:
        return self.parsed.tasks

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def lines(self) -> tuple[Block, ...]:
        """The lines that stand in no table."""
        return tuple(block for block in self.parsed.document.blocks if block.cell is None)

    def line_at(self, offset: int) -> Block | None:
        """The line, of a table too, in which a place begins."""
        blocks = self.parsed.document.blocks
        at = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
        return blocks[at] if at >= 0 and offset < blocks[at].span.end else None

    def parts(self) -> Iterator[tuple[Block, ...]]:
        """The same, part by part: each has a numbering of its own."""
        ends = [part.span.end for part in self.parsed.parts] or [len(self.text)]
        start = 0
        for end in ends:
            yield tuple(block for block in self.lines if start <= block.span.start < end)
            start = end
