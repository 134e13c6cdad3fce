"""Explicit lists of reform measures: tables, tables that lost their lines, headed paragraphs, measures with a scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Section, Span
from extract.grid import Grid, grids
from extract.layout import Layout
from extract.signature import rules_of

_HEADER_ROWS = 3
_FINAL = "。；;，,、 \n\t|"
_NONE = frozenset({"", "/", "-", "--", "无"})


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of a list: its words without number and final punctuation, and the region that it is listed for."""

    text: Span
    region: Span | None
    rule: str
    """list.table, list.lines, list.heading or list.scope."""


def find_listed(layout: Layout) -> tuple[Listed, ...]:
    """The items of every list of reform measures, in the order of the text."""
    found = [item for grid in grids(layout.document) for item in _of_grid(layout, grid)]
    found = found or list(_of_lines(layout)) or list(_of_scopes(layout)) or list(_of_headings(layout))
    return tuple(sorted(found, key=lambda item: item.text))


def trimmed(folded: str, span: Span) -> Span:
    """A span without the punctuation and space around it."""
    start, end = span.start, span.end
    while end > start and folded[end - 1] in _FINAL:
        end -= 1
    while start < end and folded[start] in _FINAL:
        start += 1
    return Span(start, end)


def items_in(folded: str, span: Span) -> tuple[Span, ...]:
    """The numbered items of a cell or paragraph; the whole where nothing is numbered.

    Only marks that count on from 1 open an item, so that 2.5% and 第3条 do not.
    """
    marks: list[re.Match[str]] = []
    for match in rules_of("priorities")["item.mark"].finditer(folded, span.start, span.end):
        if int(match["number"]) == len(marks) + 1:
            marks.append(match)
    if not marks:
        return (trimmed(folded, span),) if folded[span.start : span.end].strip() else ()
    ends = [match.start() for match in marks[1:]] + [span.end]
    items = [trimmed(folded, Span(match.end(), end)) for match, end in zip(marks, ends, strict=True)]
    return tuple(item for item in items if len(item))


# --- tables -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Columns:
    row: int
    text: int
    region: int | None


def _of_grid(layout: Layout, grid: Grid) -> Iterator[Listed]:
    columns = _columns(layout, grid)
    if columns is None:
        return
    scope: Span | None = None
    for row in range(columns.row + 1, grid.rows):
        if grid.spans_all(row):
            scope = _group_scope(layout, grid.cells.get((row, 0)))
            continue
        text = grid.cells.get((row, columns.text))
        if text is None or (row > 0 and grid.origin.get((row - 1, columns.text)) == grid.origin[row, columns.text]):
            continue
        region = grid.cells.get((row, columns.region)) if columns.region is not None else scope
        if region and layout.folded[region.start : region.end].strip(" -—/") in _NONE:
            region = None
        yield from (Listed(item, region, "list.table") for item in items_in(layout.folded, text))


def _columns(layout: Layout, grid: Grid) -> _Columns | None:
    """The columns of a table that lists reform measures: by its heads, or by its title and a head such as 措施名称."""
    patterns = rules_of("priorities")
    listing = _is_list_title(layout, grid)
    for row in range(min(_HEADER_ROWS, grid.rows)):
        heads = {column: _head(layout, span) for column, span in grid.row(row).items()}
        if len(heads) < 2:
            continue
        region = next((c for c, head in heads.items() if _is_region_head(head)), None)
        text = next((c for c, head in heads.items() if c != region and patterns["column.text"].match(head)), None)
        if text is None and listing and region is not None:
            text = next((c for c, head in heads.items() if patterns["column.measure"].match(head)), None)
        if text is not None:
            return _Columns(row, text, region)
    return None


def _head(layout: Layout, span: Span) -> str:
    return "".join(layout.folded[span.start : span.end].split())


def _is_region_head(head: str) -> bool:
    patterns = rules_of("priorities")
    return bool(patterns["column.region"].match(head)) and not patterns["column.unit"].search(head)


def _is_list_title(layout: Layout, grid: Grid) -> bool:
    """Whether the part's title, the line above or the table's first row says that reforms are listed."""
    part = layout.part_at(grid.span.start)
    above = layout.folded[max(grid.span.start - 80, 0) : grid.span.start].strip().rsplit("\n", 1)[-1]
    first = layout.folded[grid.cells[0, 0].start : grid.cells[0, 0].end] if (0, 0) in grid.cells else ""
    pattern = rules_of("priorities")["list.title"]
    return any(pattern.search(text) for text in ((part and part.title) or "", above, first))


def _group_scope(layout: Layout, span: Span | None) -> Span | None:
    match = span and rules_of("priorities")["group.scope"].search(layout.folded, span.start, span.end)
    return Span(*match.span("scope")) if match else None


# --- a table of which only lines are left -------------------------------------------------------------------------


def _of_lines(layout: Layout) -> Iterator[Listed]:
    """序号 | 地区名称 | 制度创新重点 as lines, then number, region and items in turn."""
    blocks = layout.document.blocks
    lines = ["".join(layout.folded[b.span.start : b.span.end].split()) for b in blocks]
    patterns = rules_of("priorities")
    for index in range(1, len(lines) - 2):
        if patterns["column.text"].match(lines[index]) and _is_region_head(lines[index - 1]):
            yield from _records(layout, index + 1, lines)
            return


def _records(layout: Layout, first: int, lines: Sequence[str]) -> Iterator[Listed]:
    """From a line that is a bare number to the next: the region, then its items."""
    blocks = layout.document.blocks
    starts = [index for index in range(first, len(lines)) if lines[index].isdecimal()]
    for start, end in pairwise([*starts, len(lines)]):
        if end - start >= 3:
            region = blocks[start + 1].span
            text = Span(blocks[start + 2].span.start, blocks[end - 1].span.end)
            yield from (Listed(item, region, "list.lines") for item in items_in(layout.folded, text))


# --- measures that each say where they apply ------------------------------------------------------------------------


def _of_scopes(layout: Layout) -> Iterator[Listed]:
    """（负责部门：…；适用范围：…）at the end of numbered measures; one bracket may set the scope of all that follow."""
    patterns, text = rules_of("priorities"), layout.folded
    if text.count("适用范围:") + text.count("推广范围:") == 0:
        return
    default: Span | None = None
    found: list[Listed] = []
    for section in layout.sections:
        own = Span(section.heading.start, _own_end(layout, section))
        bracket = patterns["scope.bracket"].search(text, own.start, own.end)
        units = patterns["units.bracket"].search(text, own.start, own.end)
        if match := patterns["scope.default"].search(text, own.start, own.end):
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
    pattern = rules_of("priorities")["heading"]
    for index, section in enumerate(layout.sections):
        if pattern.match("".join(section.title.split())):
            yield from _under(layout, index)
    yield from _inline(layout)


def _under(layout: Layout, index: int) -> Iterator[Listed]:
    parents = {section.parent for section in layout.sections}
    head = layout.sections[index]
    leaves = [
        (at, section)
        for at, section in enumerate(layout.sections)
        if section.span in head.span and at != index and at not in parents
    ]
    for _, section in leaves:
        span = Span(section.heading.start + len(section.label), section.span.end)
        units = rules_of("priorities")["units.bracket"].search(layout.folded, span.start, span.end)
        yield Listed(
            trimmed(layout.folded, Span(span.start, units.start() if units else span.end)), None, "list.heading"
        )


def _inline(layout: Layout) -> Iterator[Listed]:
    """A line 制度创新重点：…, for the region that the heading or line before it names."""
    pattern, blocks = rules_of("priorities")["heading.inline"], layout.document.blocks
    for before, block in pairwise(blocks):
        match = pattern.match(layout.folded[block.span.start : block.span.end])
        if match and block.cell is None:
            region = _heading_text(layout, before.span)
            text = Span(block.span.start + match.end(), block.span.end)
            yield from (Listed(item, region, "list.heading") for item in items_in(layout.folded, text))


def _heading_text(layout: Layout, span: Span) -> Span | None:
    """The line before as a region's name: short, without its number; None where it is a sentence."""
    line = layout.folded[span.start : span.end]
    label = re.match(r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])\s*", line)
    start = span.start + (label.end() if label else 0)
    short = span.end - start <= 40 and not re.search(r"[。;,]", line)
    return trimmed(layout.folded, Span(start, span.end)) if short else None
