"""连排的条目: numbered items with their labels that a paper prints as one paragraph, in lines of their own again.

1.新辟公交线路10条。牵头领导：某人 责任单位：市交通局 配合单位：… 完成情况：… 2.改造路灯…
The gaps between the fields are gone; what begins one, the vocabulary of labels knows, and the running numbers say
where an item begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Block, Document, Span
from extract.labels.units import is_unit_like
from extract.labels.vocabulary import label_of
from extract.rules import finds, first, pattern_of

_SHORTEST = 60
"""Characters of a paragraph that may hold several items with labels."""
_RUNNING = 400
"""Characters of a paragraph that may hold a whole paper without line breaks."""
_FEWEST = 2
_LONGEST_LABEL, _SHORTEST_LABEL = 8, 3
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]{3,8}$")
_MARKS = "、,"
_PIECES = re.compile(r"[^、,;。\s]+")


def split_runs(document: Document, folded: str) -> Document:
    """The document with such paragraphs parted. The text stays; what is parted are its blocks. Never raises."""
    blocks: list[Block] = []
    for block in document.blocks:
        starts = _starts(folded, block) if block.cell is None and len(block.span) >= _SHORTEST else []
        if not starts and block.cell is None and len(block.span) > _RUNNING:
            starts = _label_starts(folded, block.span)
        blocks += _parted(folded, block, starts) if starts else [block]
    return replace(document, blocks=tuple(blocks)) if len(blocks) > len(document.blocks) else document


def _starts(folded: str, block: Block) -> list[int]:
    """Where the lines begin, in order; nothing where not every item of the run has a label that assigns."""
    items = list(_items(folded, block.span))
    if len(items) < _FEWEST:
        return []
    found: list[int] = []
    for start, end in zip(items, [*items[1:], block.span.end], strict=True):
        labels = list(_labels(folded, Span(start, end)))
        if not any((known := label_of(folded[at:colon])) and known.role for at, colon in labels):
            return []
        found += [start, *(at for at, _ in labels)]
        if rest := _rest(folded, labels, end):
            found.append(rest)
    return found


def _label_starts(folded: str, within: Span) -> list[int]:
    """Where the labels of a paper without line breaks begin, and the numbers behind what stands under them."""
    found = ((at, label_of(folded[at:colon])) for at, colon in _labels(folded, within))
    labels = [(at, known) for at, known in found if known and known.set_apart]
    if sum(known.role is not None for _, known in labels) < _FEWEST:
        return []
    places: list[int] = []
    for (at, _), (following, _) in zip(labels, [*labels[1:], (within.end, labels[0][1])], strict=True):
        numbers = [match.start("next") for match in finds("inline.next", folded, at, following)]
        places += [at, *numbers[:1], *(place for place in numbers[1:] if folded[place - 1] in "。;")]
    return places if len(places) > len(labels) else []


def _items(folded: str, within: Span) -> Iterator[int]:
    """The places of running numbers from 1 on, a label between each and the next."""
    expected = 1
    if not pattern_of("inline.number_hint").search(folded, within.start, within.end):
        return
    for match in pattern_of("inline.number").finditer(folded, within.start, within.end):
        if int(match["number"]) == expected:
            yield match.start()
            expected += 1


def _labels(folded: str, within: Span) -> Iterator[tuple[int, int]]:
    """Where labels begin, and the colons behind them: of what stands before a colon the longest end that is one."""
    for colon in (match.start() for match in re.finditer(":", folded[within.start : within.end])):
        colon += within.start
        run = _HAN_BEFORE.search(folded[max(within.start, colon - _LONGEST_LABEL) : colon])
        for length in range(len(run[0]) if run else 0, _SHORTEST_LABEL - 1, -1):
            words = folded[colon - length : colon]
            if folded[colon - length - 1] in "([":
                break  # a bracket says what it holds without help
            if label_of(words) or pattern_of("inline.progress").fullmatch(words):
                yield colon - length, colon
                break


def _rest(folded: str, labels: Sequence[tuple[int, int]], end: int) -> int | None:
    """Where something else begins behind the last list of units: the cells of a table that nobody can tell."""
    at, colon = labels[-1]
    known = label_of(folded[at:colon])
    if known is None or not known.role or not first("left.number_row", folded, colon, end):
        return None
    pieces = _PIECES.finditer(folded, colon + 1, end)
    start = next((piece.start() for piece in pieces if not is_unit_like(piece[0])), None)
    return start - (folded[start - 1] in _MARKS) if start else None


def _parted(folded: str, block: Block, starts: Sequence[int]) -> list[Block]:
    places = sorted({block.span.start, *starts})
    found = []
    for start, end in zip(places, [*places[1:], block.span.end], strict=True):
        while end > start and folded[end - 1] == " ":
            end -= 1
        if end > start:
            found.append(replace(block, span=Span(start, end)))
    return found
