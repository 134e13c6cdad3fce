"""A document with faults put in at known places."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from corpus.model import Block, Document, ParsedDocument, Span, Term


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
    term: Term


FORMER = (
    ("生态环境局", "环保局"),
    ("生态环境部", "环境保护部"),
    ("生态环境厅", "环保厅"),
    ("农业农村局", "农业局"),
    ("农业农村部", "农业部"),
    ("农业农村委", "农委"),
    ("自然资源局", "国土资源局"),
    ("自然资源厅", "国土资源厅"),
    ("自然资源部", "国土资源部"),
    ("卫生健康委", "卫生计生委"),
    ("市场监管局", "工商局"),
    ("应急管理局", "安监局"),
    ("应急管理部", "安全监管总局"),
    ("文化和旅游部", "文化部"),
    ("市场监管总局", "工商总局"),
    ("退役军人事务部", "民政部优抚安置局"),
)
"""Names of today, and those before."""
WAYS = (
    ("发展改革委", "发改委"),
    ("人力资源社会保障局", "人社局"),
    ("工业和信息化局", "工信局"),
    ("住房城乡建设局", "住建局"),
    ("市场监管局", "市场监督管理局"),
    ("卫生健康委", "卫健委"),
    ("工业和信息化部", "工信部"),
    ("人力资源社会保障部", "人社部"),
    ("住房城乡建设部", "住建部"),
    ("住房和城乡建设局", "住建局"),
    ("经济信息化委", "经信委"),
)
"""Names of organs, and other wordings of them."""
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
