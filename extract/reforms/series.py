"""Reforms that count on through running text (重点抓好五项改革：(1)…。(2)…。), and paragraphs each led by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Block, Section, Span
from extract.layout import Layout
from extract.numbers.numerals import parse_han
from extract.reforms.priority_items import Listed, trimmed
from extract.rules import begins, pattern_of
from extract.sentences import first_sentence

_RULE = "list.heading"
_FEWEST = 3
_FEWEST_LED = 2
_LONGEST_NAME = 40
"""Characters of the sentence that names a reform; a longer one tells of something."""
_LONGEST_LEAD = 60
"""Characters before the first mark in which the text says what is counted."""
_MARKS = ("priority.item.mark", "priority.series.rank")


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    number: int
    end: int
    """Of the paragraph that it stands in."""


def find_series(layout: Layout) -> Iterator[Listed]:
    """The reforms of each part that is headed as a list of them, counted within its paragraphs or leading these."""
    headings = {section.heading.start for section in layout.sections}
    for index, section in enumerate(layout.sections):
        title = layout.folded[section.heading.start + len(section.label) : section.heading.end].strip()
        listing = begins("priority.heading", title) is not None
        if not listing and not begins("priority.heading.work", title):
            continue
        if pattern_of("priority.section.skip").search(title):
            continue
        blocks = [b for b in layout.blocks_in(section.span) if b.cell is None and b.span.start > section.heading.start]
        counted = [
            name
            for series in _series(layout.folded, blocks)
            if series and series[0].span.start not in headings
            for name in _names(layout.folded, series)
        ]
        if counted and listing:
            yield from (Listed(name, None, _RULE) for name in counted)
        elif _is_leaf(layout.sections, index):
            yield from (Listed(name, None, _RULE) for name in _leading(layout.folded, blocks, listing))


def _is_leaf(sections: Sequence[Section], index: int) -> bool:
    return index + 1 == len(sections) or sections[index + 1].parent != index


# --- counted within paragraphs ----------------------------------------------------------------------------------------


def _series(folded: str, blocks: Sequence[Block]) -> Iterator[list[_Mark]]:
    """Marks of one kind that count on from 1, also over the ends of paragraphs."""
    for rule in _MARKS:
        series: list[_Mark] = []
        for block in blocks:
            for match in pattern_of(rule).finditer(folded, block.span.start, block.span.end):
                number = int(match["number"]) if match["number"] else parse_han(match["han"])
                mark = _Mark(Span(*match.span()), number, block.span.end)
                if number == 1:
                    yield series
                    series = [mark]
                elif series and number == len(series) + 1:
                    series.append(mark)
        yield series


def _names(folded: str, series: Sequence[_Mark]) -> list[Span]:
    """The sentences that name the reforms of a series; none where most of its items are named after nothing such."""
    if len(series) < _FEWEST:
        return []
    ends = [min(mark.end, after.span.start) for mark, after in pairwise(series)] + [series[-1].end]
    names = [_name(folded, mark.span.end, end) for mark, end in zip(series, ends, strict=True)]
    short = [name for name in names if name and _is_deed(folded, name)]
    reforms = [name for name in short if _is_reform(folded, name)]
    if len(short) < len(series):
        return []
    lead = folded[max(series[0].span.start - _LONGEST_LEAD, 0) : series[0].span.start]
    announced = pattern_of("priority.series.lead").search(lead) is not None
    return short if len(reforms) * (2 if announced else 1) >= len(series) else []


# --- leading paragraphs -----------------------------------------------------------------------------------------------


def _leading(folded: str, blocks: Sequence[Block], listing: bool) -> list[Span]:
    """The sentences that name what each paragraph goes on to tell; under a head that only tells of work on reforms
    (落实改革举措) those that name one."""
    names = [
        name
        for block in blocks
        if (name := _name(folded, block.span.start, block.span.end))
        and folded[name.end : name.end + 1] == "。"
        and name.end + 1 < block.span.end
        and _is_deed(folded, name)
    ]
    reforms = [name for name in names if _is_reform(folded, name)]
    if len(names) < _FEWEST_LED or len(reforms) * 2 < len(names):
        return []
    return names if listing else reforms


def _name(folded: str, start: int, end: int) -> Span | None:
    """The first sentence of a stretch where it is short enough for a name."""
    name = trimmed(folded, Span(start, max(first_sentence(folded, start, end), start)))
    return name if 0 < len(name) <= _LONGEST_NAME else None


def _is_deed(folded: str, name: Span) -> bool:
    return pattern_of("priority.series.deed").match(folded, name.start, name.end) is not None


def _is_reform(folded: str, name: Span) -> bool:
    return pattern_of("priority.series.reform").search(folded, name.start, name.end) is not None
