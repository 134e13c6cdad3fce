"""What a line of a document is to the eye (GB/T 9704): title, heading, who is addressed, signature, running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.export.word_base import HEAD_FONT, KAI_FONT, TEXT_FONT, TITLE_FONT, TextStyle
from corpus.fold import fold
from corpus.model import Block, Metadata, ParsedDocument, Section, Span

TITLE, NUMBER, HEAD, SUBHEAD, ADDRESSEE, TEXT, SIGNED, CELL = (
    "公文标题", "发文字号", "一级标题", "二级标题", "主送机关", "公文正文", "落款", "表格文字",
)  # fmt: skip
STYLES: Mapping[str, TextStyle] = {
    TITLE: TextStyle(TITLE_FONT, 22, line=33, centred=True),  # 二号
    NUMBER: TextStyle(TEXT_FONT, 16, line=28, around=6, centred=True),  # 三号
    HEAD: TextStyle(HEAD_FONT, 16, line=28, indent=2, depth=0),
    SUBHEAD: TextStyle(KAI_FONT, 16, line=28, indent=2, depth=1),
    ADDRESSEE: TextStyle(TEXT_FONT, 16, line=28),
    TEXT: TextStyle(TEXT_FONT, 16, line=28, indent=2),
    SIGNED: TextStyle(TEXT_FONT, 16, line=28, right=4),
    CELL: TextStyle(TEXT_FONT, 12, line=18),
    "页码": TextStyle("宋体", 14),
}
_DAY = re.compile(r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日$")
_LONGEST_TITLE, _LONGEST_NAME = 8, 40
"""Lines that a title takes at most; letters of a line that is signed."""


@dataclass(frozen=True, slots=True)
class LineForm:
    """The style of a line, and the font of the heading that it only begins with (（一）抓好落实。各县要 …)."""

    style: str = TEXT
    head: Span | None = None
    font: str | None = None


def line_forms(parsed: ParsedDocument) -> Mapping[int, LineForm]:
    """The start of each line outside tables to what it is."""
    heads = {section.heading.start: section for section in parsed.sections}
    lines = [block for block in parsed.document.blocks if block.cell is None and len(block.span)]
    found = {block.span.start: _form(block, heads.get(block.span.start), parsed) for block in lines}
    return {**found, **dict(_titles(lines, parsed))}


def _form(block: Block, section: Section | None, parsed: ParsedDocument) -> LineForm:
    if section:
        style, font = _heading(section)
        if len(parsed.document[section.heading]) >= len(parsed.document[block.span].rstrip()) - 1:
            return LineForm(style)
        return LineForm(TEXT, section.heading, font)
    return LineForm(_named(_words(parsed.document[block.span]), parsed.metadata))


def _heading(section: Section) -> tuple[str, str]:
    """By the look of the label: （一） is 楷体 wherever it stands, 1. is 仿宋, all others of the outermost are 黑体."""
    label = fold(section.label)
    if label.startswith("("):
        return SUBHEAD, KAI_FONT
    return (HEAD, HEAD_FONT) if section.depth == 1 and not label[:1].isdigit() else (TEXT, TEXT_FONT)


def _named(words: str, metadata: Metadata) -> str:
    """What a line is by what the document says of itself."""
    if not words or len(words) > _LONGEST_NAME:
        return ADDRESSEE if words and words.rstrip(":") == _words(metadata.addressees or "") else TEXT
    if words == _words(metadata.document_number or ""):
        return NUMBER
    if _DAY.match(words) or words in {_words(issuer) for issuer in metadata.issuers}:
        return SIGNED
    return ADDRESSEE if words.rstrip(":") == _words(metadata.addressees or "").rstrip(":") else TEXT


def _words(text: str) -> str:
    return "".join(fold(text).split())


def _titles(lines: list[Block], parsed: ParsedDocument) -> Iterator[tuple[int, LineForm]]:
    """The lines that are, one after the other, the title of the document or of a part."""
    wanted = {_words(title) for title in (parsed.metadata.title, *(part.title for part in parsed.parts)) if title}
    words = [_words(parsed.document[block.span]) for block in lines]
    for at in range(len(lines)):
        joined = ""
        for count, line in enumerate(words[at : at + _LONGEST_TITLE], 1):
            joined += line
            if joined in wanted:
                yield from ((block.span.start, LineForm(TITLE)) for block in lines[at : at + count])
            if not any(title.startswith(joined) for title in wanted):
                break
