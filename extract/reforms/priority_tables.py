"""Reform measures in tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Span
from extract.grid import Grid
from extract.layout import Layout
from extract.reforms.places import leading_place, place_in, place_of_holder
from extract.reforms.priority_items import Listed, is_region_head, items_in, named
from extract.rules import begins, pattern_of

_HEADER_ROWS = 3
"""Rows in which a table's heads are sought: above them stand at most a title and a line of units."""
_ABOVE = 80
"""Characters above a table in which the line that names it is sought."""


@dataclass(frozen=True, slots=True)
class _Columns:
    row: int
    text: int
    region: int | None


def find_in_grid(layout: Layout, grid: Grid) -> Iterator[Listed]:
    columns = _columns(layout, grid)
    if columns is None:
        return
    scope = _caption_place(layout, grid)
    plain = all(place == origin for place, origin in grid.origin.items())
    for row in range(columns.row + 1, grid.rows):
        if grid.spans_all(row):
            scope = _group_scope(layout, grid.cells.get((row, 0)))
            continue
        text = grid.cells.get((row, columns.text))
        if text is None or grid.origin.get((row - 1, columns.text)) == grid.origin[row, columns.text]:
            continue
        region = grid.cells.get((row, columns.region)) if columns.region is not None else scope
        if plain and columns.region is not None:  # no cell is merged: an empty one below a region is of that region
            region = scope = region or scope
        if region and pattern_of("priority.cell.empty").match(layout.folded[region.start : region.end]):
            region = None
        for item in items_in(layout.folded, text):
            place, at = leading_place(layout.folded, item) or (region, item.start)
            parts = named(layout.folded, Span(at, item.end), wrapped=True)
            yield from (Listed(part, place, "list.table") for part in parts)


def _columns(layout: Layout, grid: Grid) -> _Columns | None:
    """The columns of a table that lists reform measures: by its heads, or by its title and a head such as 措施名称."""
    listing = _is_list_title(layout, grid)
    for row in range(min(_HEADER_ROWS, grid.rows)):
        heads = {column: _head(layout, span) for column, span in grid.row(row).items()}
        if len(heads) < 2:
            continue
        region = next((c for c, head in heads.items() if is_region_head(head)), None)
        text = next(
            (c for c, head in heads.items() if c != region and pattern_of("priority.column.text").match(head)), None
        )
        if text is None and listing and region is not None:
            text = next((c for c, head in heads.items() if pattern_of("priority.column.measure").match(head)), None)
        trial = text is not None and pattern_of("priority.column.trial").match(heads[text])
        if text is not None and not (trial and region is None):
            return _Columns(row, text, region)
    return None


def _head(layout: Layout, span: Span) -> str:
    return "".join(layout.folded[span.start : span.end].split())


def _is_list_title(layout: Layout, grid: Grid) -> bool:
    """Whether the part's title, the line above or the table's first row says that reforms are listed."""
    part = layout.part_at(grid.span.start)
    above = layout.folded[max(grid.span.start - _ABOVE, 0) : grid.span.start].strip().rsplit("\n", 1)[-1]
    first = layout.folded[grid.cells[0, 0].start : grid.cells[0, 0].end] if (0, 0) in grid.cells else ""
    pattern = pattern_of("priority.list.title")
    return any(pattern.search(text) for text in ((part and part.title) or "", above, first))


def _caption_place(layout: Layout, grid: Grid) -> Span | None:
    """The place that the line above a table names (望山县制度创新清单); a column of regions goes before it."""
    start = layout.folded.rfind("\n", 0, max(grid.span.start - 1, 0)) + 1
    line = Span(start, max(grid.span.start - 1, start))
    if place := place_in(layout.folded, line):
        return place
    head = begins("priority.heading", layout.folded[line.start : line.end]) if len(line) <= _ABOVE else None
    if head is None or not head["holder"]:
        return None
    return place_of_holder(layout.folded, Span(start + head.start("holder"), start + head.end("holder")))


def _group_scope(layout: Layout, span: Span | None) -> Span | None:
    if span and (place := place_in(layout.folded, span)):
        return place
    match = span and pattern_of("priority.group.scope").search(layout.folded, span.start, span.end)
    return Span(*match.span("scope")) if match else None
