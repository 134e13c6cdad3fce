"""Lists of reform measures whose items stand in no priority, and headings that name an arrangement."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from corpus.fold import fold
from corpus.model import Block, Span, Unread, UnreadKind
from extract.document.title import compact
from extract.grid import Grid
from extract.layout import Layout
from extract.reforms.priority_items import items_in, quoted_names, trimmed
from extract.rules import begins, first, pattern_of
from extract.unread.covered import Covered, Found

_HEADS = ("priority.heading", "priority.heading.scoped", "unread.list-head")
_LEADS = ("priority.heading.inline", "unread.list-lead")
"""Those of the reader, and looser ones: a sign must see more than the reader does."""
_HEAD_ROWS = 3
_PARTS = re.compile(r'[;:。"、]')
_MOST_PARTS = 40
_UNSTATED = frozenset({"新闻", "通报"})
"""Types that tell what others do."""


def find_unread_lists(found: Found) -> Iterator[Unread]:
    priorities = Covered(found.priority_spans())
    texts = {fold(priority.text) for priority in found.priorities}
    cells = (span for grid in found.layout.grids for span in _in_grid(found.layout, grid))
    told = (span for span in (*_listed(found), *_arrangements(found)) if not _told_elsewhere(found, span, texts))
    for span in (*cells, *told):  # what a table lists for one place it may list for another
        if not priorities.touches(span):
            yield Unread(span=span, kind=UnreadKind.LIST)


def _told_elsewhere(found: Found, span: Span, texts: set[str]) -> bool:
    """Whether a part of an item is a priority of another place: a notice names what its annex lists."""
    words = compact(found.layout.folded[span.start : span.end])
    return any(part in texts for part in _PARTS.split(words)[:_MOST_PARTS])


def is_list_head(words: str) -> bool:
    """Whether a heading, a caption or an annex's title says that measures follow: the one door to that grammar."""
    return any(begins(rule, words) for rule in _HEADS)


def _listed(found: Found) -> Iterator[Span]:
    """What stands under the heads of lists, item by item; a head that nothing could be read under."""
    layout = found.layout
    parents = {section.parent for section in layout.sections}
    for index, section in enumerate(layout.sections):
        title = layout.folded[section.heading.start + len(section.label) : section.heading.end]
        if is_list_head(compact(title)):
            yield from _under(layout, index, parents)
    for block in layout.document.blocks:
        yield from _in_line(found, block)


def _in_grid(layout: Layout, grid: Grid) -> Iterator[Span]:
    """The items in a table's column of measures."""
    for row in range(min(_HEAD_ROWS, grid.rows)):
        for column, head in grid.row(row).items():
            words = compact(layout.folded[head.start : head.end])
            if any(pattern_of(rule).match(words) for rule in ("priority.column.text", "unread.list-head")):
                below = {
                    grid.cells[at, column]
                    for at in range(row + 1, grid.rows)
                    if (at, column) in grid.cells and not grid.spans_all(at)
                }
                yield from (item for span in sorted(below) for item in items_in(layout.folded, span))
                return


def _under(layout: Layout, index: int, parents: Container[int | None]) -> Iterator[Span]:
    head, found = layout.sections[index], False
    for at in range(index + 1, len(layout.sections)):
        section = layout.sections[at]
        if section.span.start >= head.span.end:
            break
        if at not in parents:
            found = True
            whole = trimmed(layout.folded, Span(section.heading.start + len(section.label), section.span.end))
            names = quoted_names(layout.folded, whole)
            yield from names if len(names) > 1 else [whole]
    if (
        not found
        and pattern_of("unread.only-counted").match(layout.folded, head.heading.start + len(head.label)) is None
    ):
        yield head.span


def _in_line(found: Found, block: Block) -> Iterator[Span]:
    folded = found.layout.folded
    line = folded[block.span.start : block.span.end]
    if block.cell is not None or ":" not in line:
        return
    ended = line + "。"
    for rule in _LEADS:
        at = 0
        while match := first(rule, line, at):
            at = ended.index("。", match.end())
            whole = Span(block.span.start + match.end(), block.span.start + at)
            items = items_in(folded, whole)
            yield from items if len(items) > 1 else _split(folded, whole)


def _split(folded: str, span: Span) -> Iterator[Span]:
    """The parts of a sentence that lists (建立甲制度;健全乙机制;…)."""
    start = span.start
    while (at := folded.find(";", start, span.end)) != -1:
        yield trimmed(folded, Span(start, at))
        start = at + 1
    yield trimmed(folded, Span(start, span.end))


def _arrangements(found: Found) -> Iterator[Span]:
    """Headings of arrangements, but of how the work is led."""
    if found.metadata.document_type in _UNSTATED or not found.metadata.region:
        return
    skip = pattern_of("priority.section.skip")
    for index, section in enumerate(found.layout.sections):
        own, *above = found.titles(index)
        if _founds(compact(own)) and not any(skip.search(each) for each in above):
            start = section.heading.start + len(section.label)
            yield trimmed(found.layout.folded, Span(start, section.heading.end))


def _founds(title: str) -> bool:
    stripped = title.rstrip("。;:")
    if not any(pattern_of(rule).match(stripped) for rule in ("priority.running", "unread.arrangement")):
        return False
    barred = ("priority.running.led", "priority.running.vague", "priority.running.works")
    return not any(pattern_of(rule).search(title) for rule in barred)
