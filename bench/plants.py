"""A document with faults put in at known places."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from corpus.model import Block, Document, ParsedDocument, Span


@dataclass(frozen=True)
class Plant:
    """One fault: what is put in place of a stretch of one line, and which remarks must find it."""

    kind: str
    codes: tuple[str, ...]
    span: Span
    text: str
    title: str = ""
    """Of the superior's task that is left out."""


@dataclass(frozen=True)
class Paper:
    """A document of the corpus that a draft may cite."""

    title: str
    number: str
    ended: bool


Planter = Callable[[ParsedDocument, random.Random], Iterator[Plant]]


def behind_a_line(
    parsed: ParsedDocument, draw: random.Random, sentence: str, kind: str, codes: tuple[str, ...]
) -> Plant:
    """A sentence behind a paragraph."""
    lines = [
        b for b in parsed.document.blocks if b.cell is None and len(b.span) > 60 and parsed.document[b.span][-1] == "。"
    ]
    block = draw.choice(lines) if lines else parsed.document.blocks[-1]
    return Plant(kind, codes, Span(block.span.end, block.span.end), sentence)


def blocks_of(parsed: ParsedDocument, span: Span) -> list[Block]:
    return [b for b in parsed.document.blocks if b.span.start < span.end and b.span.end > span.start]


def planted(document: Document, plants: Sequence[Plant]) -> tuple[Document, dict[Plant, Span]]:
    """The document with faults put in, and where each stands there: the line."""
    lines, blocks, places, start = [], [], {}, 0
    for block in document.blocks:
        line = document[block.span]
        here = sorted(
            (p for p in plants if block.span.start <= p.span.start <= p.span.end <= block.span.end),
            key=lambda p: -p.span.start,
        )
        for plant in here:
            at, to = plant.span.start - block.span.start, plant.span.end - block.span.start
            line = line[:at] + plant.text + line[to:]
        place = Span(start, start + len(line))
        places |= dict.fromkeys(here, place)
        lines.append(line)
        blocks.append(replace(block, span=place, spots=(), empty=()))
        start = place.end + 1
    text = "\n".join(lines)
    source = replace(document.source, sha256=sha256(text.encode()).hexdigest())
    return replace(document, source=source, text=text, blocks=tuple(blocks), ledger=None), places
