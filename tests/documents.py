"""Small documents made of lines, for tests of what is found in them."""

from __future__ import annotations

from corpus.fold import fold
from corpus.model import Block, Cell, Document, Metadata, PageFacts, Source, Span
from extract.document.metadata import find_metadata
from extract.document.parts import find_parts
from extract.document.sections import find_sections
from extract.knowledge import load_knowledge
from extract.layout import Layout
from extract.tables.restore import restore_tables

BODY = "为改善空气质量，现通知如下。\n一、总体要求\n做好工作。"
"""A notice's text, for tests of what stands before it."""
SOURCE = Source(name="t.txt", media_type="text/plain", sha256="0" * 64, size=0)


def document_of(text: str, facts: PageFacts | None = None) -> Document:
    """A document whose blocks are the lines of a text."""
    return _document([(line, None) for line in text.split("\n")], facts)


def table_document(before: str, rows: list[list[str]], facts: PageFacts | None = None) -> Document:
    """Lines, then a table. A cell ``^`` belongs to the one above it; a row with one cell spans the table."""
    width = max(len(row) for row in rows)
    lines: list[tuple[str, Cell | None]] = [(line, None) for line in before.split("\n")]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text != "^":
                below = 1
                while number + below < len(rows) and rows[number + below][column : column + 1] == ["^"]:
                    below += 1
                span = width if len(row) == 1 else 1
                lines += [(part, Cell(0, number, column, below, span)) for part in text.split("\n")]
    return _document(lines, facts)


def _document(lines: list[tuple[str, Cell | None]], facts: PageFacts | None) -> Document:
    blocks, start = [], 0
    for line, cell in lines:
        blocks.append(Block(Span(start, start + len(line)), cell=cell))
        start += len(line) + 1
    text = "\n".join(line for line, _ in lines)
    return Document(source=SOURCE, text=text, blocks=tuple(blocks), facts=facts or PageFacts())


def layout_of(document: Document) -> Layout:
    """Its layout: folded text, tables of lines placed, parts, sections."""
    folded = fold(document.text)
    document = restore_tables(document, folded).document
    parts = find_parts(document, folded)
    return Layout(document, folded, parts, find_sections(document, folded, parts))


def metadata_of(text: str, **facts: str) -> Metadata:
    """What a document of lines says of itself, on a page that states some facts."""
    return find_metadata(layout_of(document_of(text, PageFacts(**facts))), load_knowledge())
