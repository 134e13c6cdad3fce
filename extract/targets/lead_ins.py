"""引语: lines that end with a colon and say by when, or that goals follow; they rule the items under them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from corpus.model import Block, Span
from extract.layout import Layout
from extract.rules import first, pattern_of
from extract.targets.horizon import Horizon, find_horizons

_DEPTHS = {
    "heading.division": 0,
    "heading.chapter": 0,
    "heading.han": 1,
    "heading.subchapter": 1,
    "heading.paren": 2,
    "heading.arabic": 3,
    "heading.arabic-paren": 4,
    "heading.circled": 4,
    "lead_in.dash": 5,
}
"""How deep an item of each style stands in a list, 0 the outermost."""
_PLAIN = 6
"""How deep a line without number or dash stands."""
_LABEL = 12
"""Characters in which the label of an item lies."""
_LONGEST = 60
"""Lines that one lead-in rules: more are the rest of a document whose structure is lost."""
_COLON = ":"


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A line that leads in the items of ``span``."""

    span: Span
    horizon: Horizon | None
    expected: bool
    """It says that goals follow (预期目标如下)."""


def find_lead_ins(layout: Layout, year: int | None, headings: Set[int]) -> tuple[LeadIn, ...]:
    """The lead-ins of a document in order; a list inside another is led in by its own.

    ``headings``: where lines begin that head a part; one without a number ends what was led in before it.
    """
    blocks, folded = layout.document.blocks, layout.folded
    found: list[LeadIn] = []
    for index, block in enumerate(blocks[:-1]):
        if block.cell is not None or not folded[block.span.start : block.span.end].rstrip().endswith(_COLON):
            continue
        said = Span(max(block.span.start, folded.rfind("。", block.span.start, block.span.end) + 1), block.span.end)
        horizon = next((h for h in reversed(find_horizons(folded, said, year)) if not h.bracket and h.by), None)
        expected = first("tense.expected", folded, said.start, said.end) is not None
        if (horizon or expected) and (end := _end(layout, blocks, index, headings)) > block.span.end:
            found.append(LeadIn(Span(block.span.end, end), horizon, expected))
    return tuple(found)


def _end(layout: Layout, blocks: Sequence[Block], index: int, headings: Set[int]) -> int:
    """Where the items under a line end: before the first that stands further out than the first of them."""
    first, end = _depth(layout, blocks[index + 1]), blocks[index].span.end
    if first <= _depth(layout, blocks[index]) < _PLAIN:
        return end
    for block in blocks[index + 1 : index + 1 + _LONGEST]:
        depth = _depth(layout, block)
        if depth < first or (depth == _PLAIN and block.span.start in headings):
            break
        end = block.span.end
    return end


def _depth(layout: Layout, block: Block) -> int:
    text = layout.folded[block.span.start : min(block.span.end, block.span.start + _LABEL)]
    return next((depth for rule_id, depth in _DEPTHS.items() if pattern_of(rule_id).match(text)), _PLAIN)
