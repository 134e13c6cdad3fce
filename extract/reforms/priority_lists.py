"""Explicit lists of reform measures: in tables, under heads that say so, or as measures that name their scope."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.model import Span
from extract.layout import Layout
from extract.reforms.announced import find_announced
from extract.reforms.chosen import find_chosen
from extract.reforms.counted_lists import find_counted
from extract.reforms.counted_paragraphs import find_counted_paragraphs
from extract.reforms.following_lines import find_following
from extract.reforms.headed_lists import find_headed
from extract.reforms.lead_sentences import behind_label, find_led
from extract.reforms.place_runs import find_place_runs
from extract.reforms.priority_items import Listed, trimmed
from extract.reforms.priority_tables import find_in_grid
from extract.reforms.sentence_lists import find_in_sentences
from extract.reforms.series import find_series
from extract.rules import first, pattern_of
from extract.sentences import first_sentence


def find_listed(layout: Layout) -> tuple[Listed, ...]:
    """The items of every list of reform measures, in the order of the text, each passage once."""
    found = [item for grid in layout.grids for item in find_in_grid(layout, grid)]
    found = found or list(_of_scopes(layout)) or _of_texts(layout)
    return tuple(sorted(found, key=lambda item: item.text))


def _of_texts(layout: Layout) -> list[Listed]:
    """What lead sentences list, and what stands under heads; a passage that both reach belongs to its lead sentence."""
    led = [*find_led(layout), *find_announced(layout), *find_in_sentences(layout), *find_chosen(layout)]
    led += [
        *find_following(layout),
        *find_series(layout),
        *find_counted(layout),
        *find_counted_paragraphs(layout),
        *find_place_runs(layout),
    ]
    led = _finest(led)
    ends = sorted((item.text.end, item.text.start) for item in led)

    def taken(span: Span) -> bool:
        at = bisect_right(ends, (span.start, len(layout.folded)))
        return at < len(ends) and ends[at][1] < span.end

    return led + [item for item in find_headed(layout) if not taken(item.text)]


def _finest(items: Sequence[Listed]) -> list[Listed]:
    """Of what several readers found each passage once, with its place where one knew it, and none that holds another:
    one of them did not part it."""
    kept: list[Listed] = []
    placed = {item.text for item in items if item.region}
    whole = [item for item in dict.fromkeys(items) if item.region or item.text not in placed]
    for item in sorted(whole, key=lambda item: (item.text.start, -item.text.end)):
        while kept and item.text != kept[-1].text and item.text in kept[-1].text:
            kept.pop()
        kept.append(item)
    return kept


# --- measures that each say where they apply ------------------------------------------------------------------------


def _of_scopes(layout: Layout) -> Iterator[Listed]:
    """（负责部门：…；适用范围：…）at the end of numbered measures; one bracket may set the scope of all that follow: of
    those that name who answers for them, or where nobody does, of those that stand as deep."""
    text = layout.folded
    if not first("priority.scope.bracket", text):
        return
    default: Span | None = None
    depth: int | None = None
    found: list[Listed] = []
    depths = {each.heading.start + len(each.label): each.depth for each in layout.sections}
    for own in _numbered_stretches(layout):
        bracket = first("priority.scope.bracket", text, own.start, own.end)
        units = pattern_of("priority.units.bracket").search(text, own.start, own.end)
        if match := pattern_of("priority.scope.default").search(text, own.start, own.end):
            default = (
                Span(*match.span("scope")) if match["scope"] else Span(*bracket.span("scope")) if bracket else None
            )
            depth = None if units or (bracket and bracket["units"]) else depths.get(own.start)
        if bracket or (default and (units or (depth is not None and depths.get(own.start) == depth))):
            closing = bracket or units
            end = closing.start() if closing else own.end
            scope = Span(*bracket.span("scope")) if bracket else default
            measure = Span(own.start, min(first_sentence(text, own.start, end), end))
            found.append(Listed(trimmed(text, measure), scope, "list.scope"))
    yield from found if len(found) > 1 or default else ()


def _numbered_stretches(layout: Layout) -> Iterator[Span]:
    """What stands behind each number, up to the next one: of headings, and of lines whose numbers leave a gap.

    An extract goes on with （二十九） after （一）; its lines are no headings in sequence and yet items of their own.
    """
    behind = {one.span.start: one.heading.start + len(one.label) for one in layout.sections}
    for block in layout.document.blocks:
        start = behind_label(layout.folded, block.span)
        if start > block.span.start:
            behind.setdefault(block.span.start, start)
    starts = sorted(behind)
    if not starts:
        return
    for start, end in zip(starts, [*starts[1:], len(layout.folded)], strict=True):
        yield Span(behind[start], max(end, behind[start]))
