"""Markdown mark-up, which converters leave in text and Word files alike: words without it, headings with a level."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.line import Line

_HEADING = re.compile(r"\s*(#{1,6})\s+(.*?)\s*#*\s*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))+(?:\s+\"[^\"]*\")?\s*\)")
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")
_EMPHASIS = re.compile(r"(?<![\*\w])\*(?=\S)([^*]+)(?<=\S)\*(?![\*\w])")
_QUOTE = re.compile(r"^\s*>\s?(?=\S)")
_BULLET = re.compile(r"^\s*[-*•]\s+(?=\S)")
_CRUMB = re.compile(r"^\s*\d{1,2}\.\s+(?=\[[^\[\]]{1,12}\]\([^()]*\)\s*$)")
"""The number of an item that is a short link and nothing else: a page's path (1. 首页 2. 政务公开), no list of text."""
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_SIGNS = re.compile(r"^\s*#{1,6} \S|\*\*\S.*\*\*", re.MULTILINE)


def strip_markdown(lines: Iterable[Line]) -> list[Line]:
    """The lines without mark-up where any of them has headings or bold runs; otherwise as they are."""
    lines = [line.saying(piece) for line in lines for piece in line.text.splitlines() or ("",)]
    return [_plain(line) for line in lines] if any(_is_marked(line.text) for line in lines) else lines


def _is_marked(text: str) -> bool:
    return ("#" in text or "**" in text) and _SIGNS.search(text) is not None


def _plain(line: Line) -> Line:
    text, level = line.text, line.heading
    if heading := _HEADING.match(text):
        text, level = heading[2], len(heading[1]) - 1
    if _RULE.match(text):
        return line.saying("")
    text = _CRUMB.sub("", text)
    text = _EMPHASIS.sub(r"\1", _STRONG.sub("", _LINK.sub(r"\1", text)))
    text = _BULLET.sub("", _QUOTE.sub("", text))
    return Line(_ESCAPE.sub(r"\1", text) if "\\" in text else text, line.page, line.cell, level)
