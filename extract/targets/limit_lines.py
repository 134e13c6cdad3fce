"""The time limit that an item names behind its numbers, in a bracket or a line of its own: 完成时限:2024年底前."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from corpus.model import Block, Metadata, Span
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import label_of
from extract.layout import Layout
from extract.rules import finds, pattern_of
from extract.targets.deadlines import parse_deadline

_LINES = 6
"""Lines of fields under an item: its units, its time limit."""


def limit_behind(layout: Layout, block: Block, metadata: Metadata) -> str | None:
    """The year of the time limit of the item in which a block stands; None where it has none or one without a day."""
    found = next(_limits(layout, block), None)
    limit = parse_deadline(layout, found, metadata) if found else None
    return str(limit.due.year) if limit and limit.due else None


def _limits(layout: Layout, block: Block) -> Iterator[Span]:
    folded = layout.folded
    for match in finds("limit.labelled", folded, block.span.start, block.span.end):
        if _is_limit(match["label"]):
            yield Span(*match.span("limit"))
    section = layout.section_at(block.span.start)
    if section is None or block.cell is not None:
        return
    item = Span(block.span.end, layout.sections[section].span.end)
    for below in islice(layout.blocks_in(item), _LINES):
        line = pattern_of("limit.labelled").match(folded, below.span.start, below.span.end)
        if line and _is_limit(line["label"]):
            yield Span(*line.span("limit"))


def _is_limit(words: str) -> bool:
    label = label_of(words)
    return label is not None and label.field is LabelField.DEADLINE
