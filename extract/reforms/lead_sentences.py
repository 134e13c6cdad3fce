"""Lists of reform measures that a lead sentence opens: 望山片区的试验重点包括：甲；乙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.fragments import compiled
from corpus.model import Block, Span
from extract.layout import Layout
from extract.reforms.places import place_in, place_of_holder, places_along, places_of
from extract.reforms.priority_items import Listed, is_done, items_in, named, numbered, quoted_names, trimmed
from extract.rules import may_match, pattern_of
from extract.sentences import first_sentence

_LONGEST_REGION = 40
"""Characters of a line that may be a region's name: 甘肃省、青海省、宁夏回族自治区 …; longer ones say more."""
_LONGEST_SUBJECT = 300
"""Characters before a lead in which the same paragraph names whose trial it is."""
_LABEL = compiled(r"{heading_label} \s*")


def find_led(layout: Layout) -> Iterator[Listed]:
    """What lead sentences list in the line itself; what they open for the lines below stands under a head."""
    blocks = layout.document.blocks
    for index, block in layout.blocks_with("priority.heading.inline"):
        if block.cell is None:
            for match in _leads(layout, block):
                yield from _Lead(layout, blocks, index, match).items()


def _leads(layout: Layout, block: Block) -> Iterator[re.Match[str]]:
    start = behind_label(layout.folded, block.span)
    pattern = pattern_of("priority.heading.inline")
    head = layout.folded[start : block.span.end]
    may = may_match("priority.heading.inline", head) and pattern_of("priority.heading.word").search(head)
    return pattern.finditer(head) if may else iter(())


def behind_label(folded: str, span: Span) -> int:
    """Where a line's words begin."""
    label = _LABEL.match(folded, span.start, span.end)
    return label.end() if label else span.start


class _Lead:
    """One lead sentence: for whom it speaks, and what it lists."""

    def __init__(self, layout: Layout, blocks: Sequence[Block], index: int, match: re.Match[str]) -> None:
        self.layout, self.blocks, self.index, self.match = layout, blocks, index, match
        self.block = blocks[index].span
        self.base = behind_label(layout.folded, self.block)
        self.start = self.base + match.end()

    def items(self) -> Iterator[Listed]:
        folded, region = self.layout.folded, self._region()
        done = is_done(folded, self.base + self.match.end())
        nowhere = self.match["doer"] or not ends_with(self.match[0], ":")
        if done or self._skipped() or (region is None and nowhere):
            return
        whole = Span(self.start, self.block.end)
        content = Span(self.start, first_sentence(folded, self.start, self.block.end))
        if placed := self._placed(whole, content):
            yield from placed
            return
        parts = quoted_names(folded, content) or self._parts(whole, content)
        verb = pattern_of("priority.part.verb")
        if len(parts) == 1 and self._explains():
            return
        if any(verb.search(folded[part.start : part.end]) for part in parts):
            yield from (Listed(part, region, "list.heading") for part in parts)

    def _explains(self) -> bool:
        """Whether a note explains a quoted number (“1+8”试点:选择一个市开展…), and lists nothing."""
        return (
            pattern_of("priority.lead.explains").search(self.layout.folded[self.block.start : self.start]) is not None
        )

    def _placed(self, whole: Span, content: Span) -> list[Listed]:
        """What the sentence lists for several places in turn."""
        folded = self.layout.folded
        along = places_along(folded, whole) or places_of(folded, list(named(folded, content, always=True)))
        return [
            Listed(part, place, "list.heading")
            for place, own in along
            for part in named(folded, trimmed(folded, own), always=True)
        ]

    def _parts(self, whole: Span, content: Span) -> list[Span]:
        folded = self.layout.folded
        if numbered(folded, whole):
            return [part for item in items_in(folded, whole) for part in named(folded, item)]
        return list(named(folded, content, always=True))

    def _skipped(self) -> bool:
        skip = pattern_of("priority.section.skip")
        at = self.layout.section_at(self.block.start)
        return any(skip.search(section.title) for section in self.layout.ancestors(at))

    def _region(self) -> Span | None:
        name = subject_of(self.match)
        if self.match[name]:
            held = Span(self.base + self.match.start(name), self.base + self.match.end(name))
            return place_of_holder(self.layout.folded, held) or place_in(self.layout.folded, held) or self._above()
        before = self._before() if self.match.start() == 0 else None
        return self._labelled() or before or self._above() or self._subject()

    def _subject(self) -> Span | None:
        """Whose trial the sentences before it in the paragraph are about (望山片区试验范围包含…。试验重点为…)."""
        first = max(self.block.start, self.base + self.match.start() - _LONGEST_SUBJECT)
        found = pattern_of("priority.subject").finditer(self.layout.folded, first, self.base + self.match.start())
        places = [Span(*match.span("place")) for match in found]
        return place_in(self.layout.folded, places[-1]) if places else None

    def _labelled(self) -> Span | None:
        """试点地区：望山县 in the same line, in the one before, or in those that follow in the same item."""
        first, last = self.block.start, self.base + self.match.start()
        if self.base > self.block.start and (section := self.layout.section_at(self.block.start)) is not None:
            below = self._named(Span(self.block.end, self.layout.sections[section].span.end))
            if below:
                return below[0]
        above = self.blocks[self.index - 1].span.start if self.index else first
        places = self._named(Span(max(above, first - _LONGEST_REGION), last))
        return places[-1] if places else None

    def _named(self, span: Span) -> list[Span]:
        found = pattern_of("priority.label.region").finditer(self.layout.folded, span.start, span.end)
        places = [place_in(self.layout.folded, Span(*match.span("place"))) for match in found]
        return [place for place in places if place]

    def _before(self) -> Span | None:
        """The line before as a region's name: short, without its number; None where it is a sentence."""
        if not self.index:
            return None
        before = self.blocks[self.index - 1].span
        start = behind_label(self.layout.folded, before)
        line = self.layout.folded[start : before.end]
        short = 0 < len(line) <= _LONGEST_REGION and not re.search(r"[。;,:]", line.rstrip(":"))
        if not short or pattern_of("priority.line.head").search(line):
            return None
        return trimmed(self.layout.folded, Span(start, before.end))

    def _above(self) -> Span | None:
        """The place that a heading above names."""
        for section in self.layout.ancestors(self.layout.section_at(self.block.start)):
            title = Span(section.heading.start + len(section.label), section.heading.end)
            if section.heading.start != self.block.start and (place := place_in(self.layout.folded, title)):
                return place
        return None


def subject_of(lead: re.Match[str]) -> str:
    """The group of a lead sentence that may name whose trial it is."""
    return next((name for name in ("who", "doer") if lead[name]), "holder")


def ends_with(words: str, mark: str) -> bool:
    return words.rstrip().endswith(mark)
