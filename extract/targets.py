"""目标: numbers that are to be reached, and those that were.

Every number with a measure is looked at in its clause (candidates.py); what stands around it decides whether the clause
is of a kind that sets no targets, whether it is told or planned, and by when (target_context.py). Tables of indicators
are read by their heads (target_tables.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.model import Block, Metadata, Span, Target
from extract.candidates import Candidate, read_candidates
from extract.indicator import opens_with_verb, split_names
from extract.layout import Layout
from extract.quantities import Quantity, find_quantities
from extract.target_context import Context, Paragraph


def find_targets(layout: Layout, metadata: Metadata) -> tuple[Target, ...]:
    """Targets and achieved figures in the order of the text. Never raises: what cannot be read is left out."""
    context = Context(layout, metadata)
    quantities = find_quantities(layout.folded, Span(0, len(layout.folded)))
    starts = [quantity.span.start for quantity in quantities]
    titled = str(context.title_year) if context.title_year else None
    found = context.tables.targets(context.present, titled)
    taken = {block.span.start for target in found for block in layout.blocks_in(target.span)}
    for block in layout.document.blocks:
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        if first < last and block.span.start not in taken:
            found += _in_block(context, block, quantities[first:last])
    return tuple(sorted(found, key=lambda target: (target.span.start, target.span.end)))


def _in_block(context: Context, block: Block, quantities: Sequence[Quantity]) -> Iterator[Target]:
    candidates = read_candidates(context.layout.folded, block.span, quantities)
    if not candidates:
        return
    paragraph = Paragraph(context, block)
    named, beside = "", context.tables.named_beside(block)
    for index, candidate in enumerate(candidates):
        name = candidate.indicator or named
        if beside and (not name or _related(name, beside)):
            name = beside
        if name and not paragraph.sets_none(candidate):
            yield from paragraph.targets(candidate, _distributed(candidates, index) or name)
        named = candidate.indicator or named


def _distributed(candidates: Sequence[Candidate], index: int) -> str | None:
    """The name that belongs to a value of a 分别 list: A、B分别达到x、y."""
    clause = candidates[index].clause
    first = index
    while first and not candidates[first].indicator and candidates[first - 1].clause == clause:
        first -= 1
    head = candidates[first]
    if head.spread != "分别" or head.clause != clause:
        return None
    values = [c for c in candidates[first:] if c.clause == clause and (c is head or not c.indicator)]
    names = split_names(head.indicator, len(values))
    position = next((place for place, c in enumerate(values) if c is candidates[index]), None)
    return names[position] if position is not None and len(names) == len(values) else None


def _related(name: str, beside: str) -> bool:
    """Whether the cell beside names the same thing in full."""
    shared = len(set(name) & set(beside))
    return (
        len(name) <= 8 and len(name) < len(beside) and shared >= 0.55 * len(set(name)) and not opens_with_verb(beside)
    )
