"""What may stand between the labels of one task and says nothing of it: persons, notes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.model import Block
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import label_of

_LONGEST_ASIDE = 80
"""Characters of persons and notes between the labels of one task."""
_EDGE = " \n。;"


def is_aside(folded: str, blocks: Sequence[Block], start: int, end: int) -> bool:
    """Whether nothing stands between two annotations, or lines of persons and notes alone: 责任人：某某."""
    if end <= start or not folded[start:end].strip(_EDGE):
        return True
    first, last = (bisect_left(blocks, place, key=lambda block: block.span.start) for place in (start, end))
    if end - start > _LONGEST_ASIDE or first == last or folded[start : blocks[first].span.start].strip(_EDGE):
        return False
    lines = (folded[block.span.start : block.span.end].strip(_EDGE) for block in blocks[first:last])
    return all(map(_is_note, filter(None, lines)))


def _is_note(line: str) -> bool:
    label, colon, _ = line.partition(":")
    known = label_of(label) if colon and "。" not in label else None
    return known is not None and known.field in (LabelField.PERSON, LabelField.NOTE)
