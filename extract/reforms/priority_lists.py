"""Explicit lists of reform measures: in tables, under headings that say so, or as measures that name their scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.fold import fold
from corpus.fragments import compiled
from corpus.model import Section, Span
from extract.grid import grids
from extract.layout import Layout
from extract.reforms.priority_items import Listed, items_in, trimmed
from extract.reforms.priority_tables import find_in_grid
from extract.rules import pattern_of

_LONGEST_REGION = 40
"""Characters of a heading that may be a region's name: 甘肃省、青海省、宁夏回族自治区 …; longer ones say more."""
_LABEL = compiled(r"{heading_label} \s*")


def find_listed(layout: Layout) -> tuple[Listed, ...]:
    """The items of every list of reform measures, in the order of the text."""
    found = [item for grid in grids(layout.document) for item in find_in_grid(layout, grid)]
    found = found or list(_of_scopes(layout)) or list(_of_headings(layout))
    return tuple(sorted(found, key=lambda item: item.text))


# --- measures that each say where they apply ------------------------------------------------------------------------


def _of_scopes(layout: Layout) -> Iterator[Listed]:
    """（负责部门：…；适用范围：…）at the end of numbered measures; one bracket may set the scope of all that follow."""
    text = layout.folded
    if not pattern_of("priority.scope.bracket").search(text):
        return
    default: Span | None = None
    found: list[Listed] = []
    for section in layout.sections:
        own = Span(section.heading.start, _own_end(layout, section))
        bracket = pattern_of("priority.scope.bracket").search(text, own.start, own.end)
        units = pattern_of("priority.units.bracket").search(text, own.start, own.end)
        if match := pattern_of("priority.scope.default").search(text, own.start, own.end):
            default = Span(*match.span("scope"))
        if bracket or (units and default):
            closing = bracket or units
            assert closing is not None
            scope = Span(*bracket.span("scope")) if bracket else default
            item = trimmed(text, Span(section.heading.start + len(section.label), closing.start()))
            found.append(Listed(item, scope, "list.scope"))
    yield from found if len(found) > 1 or default else ()


def _own_end(layout: Layout, section: Section) -> int:
    """Where a section's own text ends and its first subsection begins."""
    inner = [s.span.start for s in layout.sections if section.span.start < s.span.start < section.span.end]
    return min(inner, default=section.span.end)


# --- paragraphs under a heading that says so --------------------------------------------------------------------------


def _of_headings(layout: Layout) -> Iterator[Listed]:
    """Numbered items under 制度创新重点, 试点任务 …; or 制度创新重点：1.…；2.… after the region's name."""
    for index, section in enumerate(layout.sections):
        start = section.heading.start + len(section.label)
        title = layout.folded[start : section.heading.end].strip()
        if scoped := pattern_of("priority.heading.scoped").match(title):
            at = layout.folded.index(title, start)
            name = "scope" if scoped["scope"] else "until"
            yield from _under(layout, index, Span(at + scoped.start(name), at + scoped.end(name)))
        elif pattern_of("priority.heading").match("".join(fold(section.title).split())):
            yield from _under(layout, index, None)
    yield from _inline(layout)


def _under(layout: Layout, index: int, region: Span | None) -> Iterator[Listed]:
    parents = {section.parent for section in layout.sections}
    head = layout.sections[index]
    leaves = [
        (at, section)
        for at, section in enumerate(layout.sections)
        if section.span in head.span and at != index and at not in parents
    ]
    for _, section in leaves:
        span = Span(section.heading.start + len(section.label), section.span.end)
        units = pattern_of("priority.units.bracket").search(layout.folded, span.start, span.end)
        own = Span(span.start, units.start() if units else span.end)
        yield from (Listed(item, scope or region, "list.heading") for item, scope in _measures(layout.folded, own))


def _measures(folded: str, span: Span) -> Iterator[tuple[Span, Span | None]]:
    """The measures that a group lists, in quotes or parted by ；(知识产权方面5项：甲；乙); else the item as it is.

    Each with the scope that its group names (在自由贸易试验区复制推广“甲”、“乙”).
    """
    if quoted := pattern_of("priority.group.quoted").match(folded[span.start : span.end]):
        at, scope = span.start, None
        if quoted["scope"]:
            scope = Span(at + quoted.start("scope"), at + quoted.end("scope"))
        for part in re.finditer(r'"([^"]{2,80})"', folded[at + quoted.end() : span.end]):
            yield Span(*(at + quoted.end() + offset for offset in part.span(1))), scope
        return
    group = pattern_of("priority.group").match(folded[span.start : span.end])
    if not group:
        yield trimmed(folded, span), None
        return
    start = span.start + group.end()
    for part in re.finditer(r"[^;。\s][^;。]*", folded[start : span.end]):
        yield trimmed(folded, Span(start + part.start(), start + part.end())), None


def _inline(layout: Layout) -> Iterator[Listed]:
    """A line 制度创新重点：…, for the region that the heading or line before it names."""
    pattern, blocks = pattern_of("priority.heading.inline"), layout.document.blocks
    for before, block in pairwise(blocks):
        match = pattern.match(layout.folded[block.span.start : block.span.end])
        if match and block.cell is None:
            region = _heading_text(layout, before.span)
            text = Span(block.span.start + match.end(), block.span.end)
            yield from (Listed(item, region, "list.heading") for item in items_in(layout.folded, text))


def _heading_text(layout: Layout, span: Span) -> Span | None:
    """The line before as a region's name: short, without its number; None where it is a sentence."""
    line = layout.folded[span.start : span.end]
    label = _LABEL.match(line)
    start = span.start + (label.end() if label else 0)
    short = span.end - start <= _LONGEST_REGION and not re.search(r"[。;,]", line)
    return trimmed(layout.folded, Span(start, span.end)) if short else None
