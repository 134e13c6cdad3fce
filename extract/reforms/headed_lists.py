"""Lists of reform measures under a head that says so: a heading, an annex's title, a caption, a lead line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from corpus.model import Block, Section, Span
from extract.layout import Layout
from extract.reforms.lead_sentences import behind_label, ends_with, subject_of
from extract.reforms.openings import find_opened, opening_scope
from extract.reforms.places import leading_place, place_in, place_of_holder, places_along, places_of
from extract.reforms.priority_items import Listed, counted, items_in, named, numbered, quoted_names, trimmed
from extract.reforms.whole_items import whole_items
from extract.rules import begins, pattern_of

_LONGEST_HEAD = 60
"""Characters of a line that may head a list."""
_RULE = "list.heading"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands under the head of a list, and the place that the head names."""

    span: Span
    region: Span | None


def find_headed(layout: Layout) -> Iterator[Listed]:
    """The measures under every head of a list, each for the place nearest to it."""
    for _, group in groupby(_Headed(layout).items(), key=lambda item: item.region):
        items = list(group)
        # Items that each begin with a place of their own (望山县重点探索甲) are for that place.
        placed = places_of(layout.folded, [item.text for item in items])
        yield from (Listed(own, place, _RULE) for place, own in placed) if placed else items


class _Headed:
    def __init__(self, layout: Layout) -> None:
        self.layout, self.folded = layout, layout.folded
        self.parents = {section.parent for section in layout.sections}
        self._frames: dict[int, _Frame | None] = {}

    # --- what the lists hold --------------------------------------------------------------------------------------

    def items(self) -> Iterator[Listed]:
        for index, section in enumerate(self.layout.sections):
            frame = self._frame(index)
            if frame is None or self._skipped(index) or self._is_above_or_below(index):
                continue
            if frame.span.start == section.span.start:
                yield from self._loose(Span(section.heading.end, section.span.end), frame)
            else:
                yield from self._item(index, section, frame)
        starts = [section.span.start for section in self.layout.sections]
        for frame in self._line_frames:
            if bisect_left(starts, frame.span.end) == bisect_right(starts, frame.span.start):
                yield from self._loose(frame.span, frame)

    def _item(self, index: int, section: Section, frame: _Frame) -> Iterator[Listed]:
        span = Span(section.heading.start + len(section.label), section.span.end)
        units = pattern_of("priority.units.bracket").search(self.folded, span.start, span.end)
        region = self._above(index) or self._group(section, frame) or frame.region
        yield from self._measures(Span(span.start, units.start() if units else span.end), region)

    def _measures(self, span: Span, region: Span | None) -> Iterator[Listed]:
        """The measures of an item: those that it quotes, those of its group (知识产权方面5项：甲；乙), or itself."""
        text = self.folded[span.start : span.end]
        if pattern_of("priority.item.frame").match(text.lstrip()):
            return
        group = pattern_of("priority.group").match(text)
        names = quoted_names(self.folded, span)
        if names and not (group and len(names) < int(group["count"])):
            scope = self._quoted_scope(span) or region
            yield from (Listed(name, scope, _RULE) for name in names)
        elif group:
            scope = self._of_group(span, group) or region
            parts = counted(self.folded, Span(span.start + group.end(), span.end), int(group["count"]))
            yield from (Listed(part, scope, _RULE) for part in parts)
        elif along := places_along(self.folded, span):
            if all(self.folded[own.start : own.end].strip(" \n。;") for _, own in along):
                for place, own in along:
                    yield from self._of_place(place, trimmed(self.folded, own))
        elif led := leading_place(self.folded, span):
            yield from self._of_place(led[0], Span(led[1], span.end))
        else:
            yield from (Listed(part, region, _RULE) for part in named(self.folded, span))

    def _of_group(self, span: Span, group: re.Match[str]) -> Span | None:
        """The scope or the place that a group is for (在望海市推广（2项）：…, 望海市（2项）：…)."""
        name = "scope" if group["scope"] else "field"
        words = Span(span.start + group.start(name), span.start + group.end(name))
        return words if group["scope"] else place_in(self.folded, words)

    def _of_place(self, place: Span, span: Span) -> Iterator[Listed]:
        items = items_in(self.folded, span) if numbered(self.folded, span) else (span,)
        for item in items:
            yield from (Listed(part, place, _RULE) for part in named(self.folded, item, always=True))

    def _quoted_scope(self, span: Span) -> Span | None:
        match = pattern_of("priority.group.quoted").match(self.folded[span.start : span.end])
        return (
            Span(span.start + match.start("scope"), span.start + match.end("scope"))
            if match and match["scope"]
            else None
        )

    def _loose(self, span: Span, frame: _Frame) -> Iterator[Listed]:
        """Lines without numbers: quoted names, 望山县：甲；乙, or one arrangement a line."""
        region = frame.region
        if not len(span):
            return
        first = self.layout.block_at(span.start).span.start
        for block in self.layout.blocks_in(Span(first, span.end)):
            line = Span(max(block.span.start, span.start), min(block.span.end, span.end))
            if line.start >= line.end or block.cell is not None:
                continue
            if place := place_in(self.folded, line):
                region = place
            elif items := numbered(self.folded, line):
                for item in items:
                    yield from self._measures(item, region)
            elif self._lists(line):
                yield from self._measures(line, region)

    def _lists(self, line: Span) -> bool:
        text = self.folded[line.start : line.end].strip()
        led = leading_place(self.folded, line)
        opens = any(pattern_of(rule).match(text) for rule in ("priority.group", "priority.item.rank"))
        said = opens or pattern_of("priority.running").match(text.rstrip("。;"))
        return bool(led or said or quoted_names(self.folded, line))

    # --- for whom -------------------------------------------------------------------------------------------------

    def _above(self, index: int) -> Span | None:
        """The place or scope that a heading over the item names, up to the list's head."""
        for section in self.layout.ancestors(self.layout.sections[index].parent):
            title = self._title(section)
            if place := place_in(self.folded, title) or self._scope(title):
                return place
        return None

    def _group(self, section: Section, frame: _Frame) -> Span | None:
        """The place that stands as a line of its own over a group of items."""
        at = bisect_right(self._place_starts, section.span.start) - 1
        above = self.layout.sections[section.parent].span.start if section.parent is not None else 0
        first = max(frame.span.start, above)
        return self._places[at] if at >= 0 and self._places[at].start >= first else None

    @cached_property
    def _places(self) -> list[Span]:
        return [place for block in self._lines if (place := place_in(self.folded, block.span))]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start for place in self._places]

    # --- where the lists are --------------------------------------------------------------------------------------

    def _frame(self, index: int) -> _Frame | None:
        """The list that a section belongs to: by its own title, by what it stands under, or by a line above."""
        if index not in self._frames:
            self._frames[index] = self._find_frame(index)
        return self._frames[index]

    def _find_frame(self, index: int) -> _Frame | None:
        section = self.layout.sections[index]
        title = self._title(section)
        if scope := self._scope(title):
            return _Frame(section.span, scope)
        if head := self._head(title):
            return _Frame(section.span, head[0] or opening_scope(self.folded, title))
        if section.parent is not None and (above := self._frame(section.parent)):
            return above
        at = bisect_right(self._line_starts, section.span.start) - 1
        frame = self._line_frames[at] if at >= 0 else None
        return frame if frame and section.span.start < frame.span.end else None

    def _title(self, section: Section) -> Span:
        return trimmed(self.folded, Span(section.heading.start + len(section.label), section.heading.end))

    def _scope(self, title: Span) -> Span | None:
        match = pattern_of("priority.heading.scoped").match(self.folded[title.start : title.end])
        if match is None:
            return None
        name = "scope" if match["scope"] else "until"
        return Span(title.start + match.start(name), title.start + match.end(name))

    def _head(self, title: Span) -> tuple[Span | None] | None:
        """Whether a title heads a list; in it the place that it names, if any."""
        text = self.folded[title.start : title.end]
        if len(text) > _LONGEST_HEAD:
            return None
        if match := begins("priority.heading", text):
            return (self._named(title, match),)
        joined = "".join(text.split())
        return (None,) if joined != text and begins("priority.heading", joined) else None

    def _named(self, title: Span, match: re.Match[str]) -> Span | None:
        if match["aside"]:
            aside = pattern_of("priority.aside.scope").search(match["aside"])
            if aside:
                start = title.start + match.start("aside")
                return Span(start + aside.start("scope"), start + aside.end("scope"))
        if match["holder"]:
            return place_of_holder(
                self.folded, Span(title.start + match.start("holder"), title.start + match.end("holder"))
            )
        return None

    @cached_property
    def _lines(self) -> list[Block]:
        """Lines that are no heading with a number, no cell and no paragraph."""
        labelled = {section.span.start for section in self.layout.sections}
        return [
            block
            for block in self.layout.document.blocks
            if block.cell is None and 0 < len(block.span) <= _LONGEST_HEAD and block.span.start not in labelled
        ]

    @cached_property
    def _line_frames(self) -> list[_Frame]:
        """Stretches under unnumbered heads: to the next one, to a line such as 保障措施, or to the part's end."""
        found: list[_Frame] = []
        lines = [(block, head) for block in self._lines if (head := self._line_head(block))]
        heads = sorted([*lines, *self._opened()], key=lambda one: one[0].span)
        ends = [block.span.start for block in self._lines if self._ends(block)] if heads else []
        for number, (block, head) in enumerate(heads):
            part = self.layout.part_at(block.span.start)
            limits = [part.span.end if part else len(self.folded)]
            limits += [heads[number + 1][0].span.start] if number + 1 < len(heads) else []
            at = bisect_right(ends, block.span.start)
            limits += ends[at : at + 1]
            span = Span(block.span.end, max(min(limits), block.span.end))
            found.append(_Frame(span, head[0] or self._over(block)))
        return found

    def _opened(self) -> Iterator[tuple[Block, tuple[Span | None]]]:
        """Paragraphs that open a list, with those that it is for."""
        for block, scope in find_opened(self.layout):
            if len(block.span) > _LONGEST_HEAD or not self._line_head(block):
                yield block, (scope,)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [frame.span.start for frame in self._line_frames]

    def _over(self, block: Block) -> Span | None:
        """The place that the line over a head names."""
        if not block.span.start:
            return None
        return place_in(self.folded, self.layout.block_at(block.span.start - 1).span)

    def _ends(self, block: Block) -> bool:
        line = self.folded[block.span.start : block.span.end]
        return any(pattern_of(rule).search(line) for rule in ("priority.section.skip", "priority.annex.line"))

    def _line_head(self, block: Block) -> tuple[Span | None] | None:
        start = block.span.start
        if annex := pattern_of("priority.annex").match(self.folded, start, block.span.end):
            start = annex.end()
        span = trimmed(self.folded, Span(start, block.span.end))
        return self._head(span) or self._lead(block)

    def _lead(self, block: Block) -> tuple[Span | None] | None:
        """A lead sentence with nothing behind its colon: the items stand below."""
        start = behind_label(self.folded, block.span)
        line = self.folded[start : block.span.end]
        match = begins("priority.heading.inline", line) if ends_with(line, ":") else None
        if match is None or not ends_with(match[0], ":") or start + match.end() < block.span.end:
            return None
        name = subject_of(match)
        held = Span(start + match.start(name), start + match.end(name)) if match[name] else Span(start, start)
        place = place_of_holder(self.folded, held) or place_in(self.folded, held)
        return None if match["doer"] and place is None else (place,)

    def _is_above_or_below(self, index: int) -> bool:
        """Whether others are told in place of a section: those below it, or the one above."""
        if index in self.parents:
            return index not in self._whole
        parent = self.layout.sections[index].parent
        return parent is not None and parent in self._whole

    @cached_property
    def _whole(self) -> frozenset[int]:
        return whole_items(self.layout)

    def _skipped(self, index: int) -> bool:
        skip = pattern_of("priority.section.skip")
        return any(skip.search(section.title) for section in self.layout.ancestors(index))
