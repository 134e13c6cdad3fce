"""Lines to the canonical text of a Document. The only code that makes offsets: what it drops is gone for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corpus.model import Block, Document, Issue, Severity, Source, Span
from ingest.clean import clean, has_pinyin, strip_pinyin
from ingest.facts import merge_facts
from ingest.furniture import drop_furniture
from ingest.head import take_head
from ingest.line import Line, Reading

PINYIN = Issue("inserted_pinyin", "原文的汉字后面插有拼音注音，已去掉。", severity=Severity.NOTE)


def canonicalize(source: Source, reading: Reading) -> Document:
    """Clean the lines, take the page's facts out of them, and join what is left. Never raises."""
    lines = reading.lines
    issues = reading.issues
    if has_pinyin("\n".join(line.text for line in lines)):
        lines = tuple(replace(line, text=strip_pinyin(line.text)) for line in lines)
        issues += (PINYIN,)
    kept, facts = take_head(_cleaned(lines))
    kept = drop_furniture(kept)
    return Document(
        source=source,
        text="\n".join(line.text for line in kept),
        blocks=tuple(_blocks(kept)),
        facts=merge_facts(reading.facts, facts),
        issues=issues,
    )


def _cleaned(lines: Iterable[Line]) -> list[Line]:
    kept = []
    for line in lines:
        for piece in line.text.splitlines():
            if text := clean(piece):
                kept.append(replace(line, text=text))
    return kept


def _blocks(lines: Iterable[Line]) -> Iterable[Block]:
    start = 0
    for line in lines:
        span = Span(start, start + len(line.text))
        yield Block(span, page=line.page, cell=line.cell, heading=line.heading)
        start = span.end + 1
