"""Lines to the canonical text of a Document. The only code that makes offsets: what it drops is gone for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.model import Block, Document, Issue, Severity, Source, Span
from ingest.line import Line, Reading
from ingest.lines.card import split_card
from ingest.lines.clean import clean, has_pinyin, strip_pinyin
from ingest.lines.columns import read_columns
from ingest.lines.facts import merge_facts
from ingest.lines.furniture import drop_furniture
from ingest.lines.head import take_head

_LITTLE = 50
"""Characters: the shortest real 公文, a reply of one sentence, has some 80."""
PINYIN = Issue("inserted_pinyin", "原文的汉字后面插有拼音注音，已去掉。", severity=Severity.NOTE)
PREVIEW = Issue("preview", "文件来自文库网站的预览，正文可能不完整，请核对原文。")
LITTLE = Issue("little_text", f"文件里几乎没有正文（不足 {_LITTLE} 字），可能只是网页框架或附件封面。")


def canonicalize(source: Source, reading: Reading) -> Document:
    """Take the page's facts out of the lines, clean what is left and join it. Never raises."""
    lines = list(_pieces(reading.lines))
    issues = reading.issues
    if has_pinyin("\n".join(line.text for line in lines)):
        lines = [replace(line, text=strip_pinyin(line.text)) for line in lines]
        issues += (PINYIN,)
    kept, facts = take_head(lines)
    kept, cut = drop_furniture(list(_cleaned(kept)))
    kept = _titles_out(read_columns(kept))
    text = "\n".join(line.text for line in kept)
    if cut:
        issues += (PREVIEW,)
    if 0 < len(text) < _LITTLE:
        issues += (LITTLE,)
    return Document(
        source=source,
        text=text,
        blocks=tuple(_blocks(kept)),
        facts=merge_facts(reading.facts, facts),
        issues=issues,
    )


def _pieces(lines: Iterable[Line]) -> Iterator[Line]:
    """One line for each line of text, blank ones left out."""
    for line in lines:
        for piece in (part for text in line.text.splitlines() for part in split_card(text)):
            if piece.strip():
                yield line if piece == line.text else replace(line, text=piece)


def _cleaned(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if text := clean(line.text):
            yield line if text == line.text else replace(line, text=text)


def _titles_out(lines: list[Line]) -> list[Line]:
    """Lines in which what a table's first rows say, each in its one cell (附件1, its title), stands above it."""
    cells = {(line.cell.table, line.cell.row, line.cell.column) for line in lines if line.cell}
    in_row = Counter((table, row) for table, row, _ in cells)
    wide = {table for (table, _), count in in_row.items() if count > 1}
    begun: set[int] = set()
    kept = []
    for line in lines:
        cell = line.cell
        if cell and cell.table in wide and cell.table not in begun:
            if in_row[cell.table, cell.row] == 1 and cell.row_span == 1:
                line = replace(line, cell=None)
            else:
                begun.add(cell.table)
        kept.append(line)
    return kept


def _blocks(lines: Iterable[Line]) -> Iterator[Block]:
    start = 0
    for line in lines:
        span = Span(start, start + len(line.text))
        yield Block(span, page=line.page, cell=line.cell, heading=line.heading)
        start = span.end + 1
