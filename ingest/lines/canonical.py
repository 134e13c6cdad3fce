"""Lines to the canonical text of a Document. The only code that makes offsets: what it drops is gone for good.

``STAGES`` is what happens to the lines, in order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from corpus.model import Block, Document, Issue, Severity, Source, Span
from ingest.ledger import Left, LeftOut, balance, lost
from ingest.line import Line, RawDocument
from ingest.lines.card import split_card
from ingest.lines.clean import clean, has_pinyin, same_length, strip_pinyin
from ingest.lines.contents import broken_at_headings
from ingest.lines.doubts import doubts
from ingest.lines.empty_cells import mark_empty, take_marks
from ingest.lines.facts import merge_facts
from ingest.lines.flattened import broken_again
from ingest.lines.furniture import drop_furniture, is_preview
from ingest.lines.gaps import gaps_of
from ingest.lines.glued_stamp import split_stamp
from ingest.lines.head import take_head
from ingest.lines.lookalikes import restore
from ingest.lines.more_pages import lacks_pages, page_numbers
from ingest.lines.page_line import split_page_head

_LITTLE = 50
"""Characters: the shortest real 公文, a reply of one sentence, has some 80."""
PINYIN = Issue("inserted_pinyin", "原文的汉字后面插有拼音注音，已去掉。", severity=Severity.NOTE)
PREVIEW = Issue("preview", "文件来自文库网站的预览，正文可能不完整，请核对原文。")
LITTLE = Issue("little_text", f"文件里几乎没有正文（不足 {_LITTLE} 字），可能只是网页框架或附件封面。")

_PAGE_SIGNS = re.compile(r"[\d—–－-]+")

Stage = Callable[[RawDocument], RawDocument]


def canonicalize(source: Source, raw: RawDocument) -> Document:
    """Bring a file's lines through all stages and join them. Never raises."""
    for stage in STAGES:
        raw = stage(raw)
    text = _text(raw)
    ledger, dropped = balance(raw.source, text, raw.left, raw.added)
    document = Document(
        source=source,
        text=text,
        blocks=tuple(_blocks(raw.lines)),
        facts=raw.facts,
        issues=raw.issues + dropped,
        ledger=ledger,
    )
    return replace(document, issues=document.issues + doubts(document))


def part(raw: RawDocument) -> RawDocument:
    """Every Line is one line of text and none is blank; the facts of a legal database's card stand apart."""
    lines = broken_at_headings(tuple(_pieces(raw.lines)))
    signs = lost(_text(raw), "\n".join(line.text for line in lines))
    return _without(raw, lines, [LeftOut(Left.MARKUP, signs)])


def strip_annotation(raw: RawDocument) -> RawDocument:
    """No pinyin that a machine inserted is left; where there was some, an issue says so."""
    if not has_pinyin(_text(raw)):
        return raw
    lines = tuple(replace(line, text=strip_pinyin(line.text)) for line in raw.lines)
    signs = [
        LeftOut(Left.ANNOTATION, lost(old.text, new.text))
        for old, new in zip(raw.lines, lines, strict=True)
        if old.text != new.text
    ]
    return replace(_without(raw, lines, signs), issues=(*raw.issues, PINYIN))


def take_facts(raw: RawDocument) -> RawDocument:
    """What the page prints above the text about it is among the facts, not the lines; titles are told once.

    Before ``tidy``, because white space parts the facts of one line. What the reader knew already wins.
    """
    head = take_head(raw.lines)
    return replace(_without(raw, head.lines, head.left), facts=merge_facts(raw.facts, head.facts))


def tidy(raw: RawDocument) -> RawDocument:
    """Every line is as ``clean`` leaves it, and none is empty. From here on patterns see what people will read."""
    lines, left = [], []
    rows = gaps_of(raw.lines)
    for line, gaps, marked in zip(raw.lines, rows, mark_empty(raw.lines, rows), strict=True):
        text, empty = take_marks(clean(marked, gaps))
        if text:
            lines.append(line if text == line.text else replace(line, text=text, empty=empty))
        if text != line.text and (signs := lost(same_length(line.text), text)):
            left.append(LeftOut(_reason(signs), signs))
    return _without(raw, lines, left)


def clear_out(raw: RawDocument) -> RawDocument:
    """No line belongs to a web page or a tool; where a preview ended, an issue says so."""
    lines, dropped, cut = drop_furniture(raw.lines)
    left = [LeftOut(Left.PREVIEW if is_preview(line.text) else Left.NAVIGATION, line.text) for line in dropped]
    issues = (*raw.issues, PREVIEW) if cut else raw.issues
    return replace(_without(raw, lines, left), issues=issues + _more(raw, dropped))


def _more(raw: RawDocument, dropped: Iterable[Line]) -> tuple[Issue, ...]:
    """An issue where furniture counts more pages than there are; not a second time."""
    if any(issue.code == "more_pages" for issue in raw.issues):
        return ()
    return lacks_pages(LeftOut(Left.PAGE_NUMBER, number) for line in dropped for number in page_numbers(line.text))


def lift_titles(raw: RawDocument) -> RawDocument:
    """What a table's first rows say, each in its one cell (附件1, its title), stands above the table."""
    return replace(raw, lines=tuple(_titles_out(raw.lines)))


def weigh(raw: RawDocument) -> RawDocument:
    """A text too short for a 公文 has an issue that says so. Last, because only now is the text final."""
    little = 0 < len(_text(raw)) < _LITTLE
    return replace(raw, issues=(*raw.issues, LITTLE)) if little else raw


STAGES: tuple[Stage, ...] = (
    part,
    restore,
    strip_annotation,
    take_facts,
    tidy,
    clear_out,
    lift_titles,
    weigh,
)
"""What each one guarantees is its docstring's first line; those behind it build on that."""


def _without(raw: RawDocument, lines: Iterable[Line], left: Iterable[LeftOut]) -> RawDocument:
    """The document with other lines, and what they lack told."""
    return replace(raw, lines=tuple(lines), left=raw.left + tuple(each for each in left if each.text))


def _reason(signs: str) -> Left:
    """Why signs are gone from a line: a page's number with its dashes, else characters that are none."""
    return Left.PAGE_NUMBER if _PAGE_SIGNS.fullmatch(signs) else Left.UNREADABLE


def _text(raw: RawDocument) -> str:
    return "\n".join(line.text for line in raw.lines)


def _pieces(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        for piece in (
            part
            for text in broken_again(line.text).splitlines()
            for whole in split_stamp(text)
            for card in split_card(whole)
            for part in split_page_head(card)
        ):
            if piece.strip():
                yield line if piece == line.text else replace(line, text=piece)


def _titles_out(lines: Iterable[Line]) -> Iterator[Line]:
    lines = list(lines)
    cells = {(line.cell.table, line.cell.row, line.cell.column) for line in lines if line.cell}
    in_row = Counter((table, row) for table, row, _ in cells)
    wide = {table for (table, _), count in in_row.items() if count > 1}
    begun: set[int] = set()
    for line in lines:
        cell = line.cell
        if cell and cell.table in wide and cell.table not in begun:
            if in_row[cell.table, cell.row] == 1 and cell.row_span == 1:
                line = replace(line, cell=None)
            else:
                begun.add(cell.table)
        yield line


def _blocks(lines: Iterable[Line]) -> Iterator[Block]:
    start = 0
    for line in lines:
        span = Span(start, start + len(line.text))
        yield Block(span, page=line.page, cell=line.cell, heading=line.heading, spots=line.spots, empty=line.empty)
        start = span.end + 1
