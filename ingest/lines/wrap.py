"""Hard line wraps: lines that end where the page ended, not where the paragraph did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Issue, Severity
from ingest.line import Line
from ingest.lines.clean import Gaps
from ingest.lines.gaps import gaps_of
from ingest.lines.lookalikes import numbered
from ingest.patterns import says

JOINED = Issue("lines_joined", "原文按版面宽度折行，段落已自动合并，个别段落可能合并有误。", severity=Severity.NOTE)
_FINAL = re.compile(r"[。！？；：:;!?…”』」）)》|]\s*$")
_SEEN = 2_000
"""Characters at a paragraph's end that say whether it can end so."""
_WORD = 6
"""Characters in which the last word of a paragraph stands."""
_COMMA = re.compile(r"[，、,]\s*$")
_SENTENCE_ENDS = "。！？；!?;:：\n"
_BULLET = re.compile(r"\s*[●■◆□○•]")
_MARK = 40
"""Characters at the beginning of a line that its mark and the indent before it take at most."""
_MIN_WIDTH, _MAX_WIDTH = 36, 180
"""In half-width columns, as typewriters count: a Han character takes two."""
_NARROW_PAGE = 60
"""No page is so narrow: what looks like its edge may be cells of a table."""
_RAGGED, _INDENT = 4, 4
"""Columns that a full line may lack at its right edge or run over it, and that the indent of a first line takes."""
_FEWEST = 8
"""Lines: of fewer nobody can say that they end where the page did."""
_WIDEST = 0.9
"""The share of lines that are no wider than the page: a few run over it, where a font is narrow."""
_SHARE = 0.35
"""Of lines that are full and stop in mid-sentence. Files with real paragraphs have under 5 %."""
_MANY, _COMMAS = 30, 0.1
"""Of so many lines, the share that end with a comma and the share that is full where a program broke lines at every
change of font besides. Of 180 files whose lines are paragraphs, none so long ends one line in twenty with a comma."""
_NARROW = re.compile("[\x00-\u1fff]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNTED = re.compile("[年月日个项家户件名人次公倍条亩吨亿万%％‰]")
_LATIN = re.compile(r"\s*[0-9A-Za-z.%]*")


def columns(text: str) -> int:
    """The width of a line in half-width columns.

    >>> columns("2025年，优化")
    12
    """
    text = text.strip()
    return 2 * len(text) - len(_NARROW.findall(text))


def opens(text: str) -> bool:
    """Whether a line begins with a heading's or item's mark, so that it never goes on with the one above."""
    return bool(_BULLET.match(text)) or says("opens", numbered(text[:_MARK]))


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width, in columns, at which a file's lines were broken; None where lines are paragraphs."""
    rows = gaps_of(lines)
    pairs = zip(lines, rows, strict=True)
    filled = [
        line.text
        for line, row in pairs
        if line.text.strip() and not line.cell and row is Gaps.NONE and not says("contents-entry", line.text)
    ]
    if len(filled) < _FEWEST:
        return None
    widths = sorted(columns(text) for text in filled)
    width = widths[int(len(widths) * _WIDEST)]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH or (width < _NARROW_PAGE and _has_heads(filled)):
        return None
    broken = sum(columns(text) >= width - _RAGGED - _INDENT and not _FINAL.search(text) for text in filled)
    share = _SHARE
    if len(filled) >= _MANY and sum(bool(_COMMA.search(text)) for text in filled) >= _COMMAS * len(filled):
        share = _COMMAS
    return width if broken >= share * len(filled) else None


def _has_heads(texts: Sequence[str]) -> bool:
    """Whether heads of columns stand one a line: then lines are cells, which may well be alike in length."""
    heads = [says("column-head", text.strip()) for text in texts]
    return any(one and other for one, other in pairwise(heads))


def join_wrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with those that a hard wrap broke joined again; others as they are."""
    width = wrap_width(lines)
    if width is None:
        yield from lines
        return
    loose = not _has_heads([line.text for line in lines if not line.cell])
    held: _Paragraph | None = None
    for line, row in zip(lines, gaps_of(lines), strict=True):
        if held and row is Gaps.NONE and held.takes(line, width, loose=loose):
            held.add(line, width)
        else:
            if held:
                yield held.whole()
            held = _Paragraph(line)
    if held:
        yield held.whole()


class _Paragraph:
    """Lines of one paragraph. Joined at its end: a text of one paragraph has some ten thousand of them."""

    def __init__(self, line: Line) -> None:
        self._first, self._texts, self._spots = line, [line.text], [*line.spots]
        self._tail = line.text[-_SEEN:]
        self._column, self._pieces = columns(line.text), 1

    def add(self, line: Line, width: int) -> None:
        wide = columns(line.text)
        beside = self._column + wide <= width + _RAGGED  # it stood on the same line of the page, in another font
        self._column, self._pieces = (self._column + wide, self._pieces + 1) if beside else (wide, 1)
        self._texts[-1] = self._texts[-1].rstrip()
        self._texts.append(line.text.lstrip())
        self._spots += line.spots
        self._tail = (self._tail.rstrip() + self._texts[-1])[-_SEEN:]

    def whole(self) -> Line:
        if len(self._texts) == 1:
            return self._first
        return replace(self._first, text="".join(self._texts), spots=tuple(self._spots))

    def takes(self, line: Line, width: int, *, loose: bool) -> bool:
        """Whether a line goes on with it."""
        if self._first.cell or _begins(line) or says("contents-entry", self._texts[-1]):
            return False
        if _fills(self._column, line, width - (_INDENT if len(self._texts) == self._pieces else 0)):
            return self._pieces == 1 or not _FINAL.search(self._tail)
        return loose and (_hangs(self._tail) or self._names(line.text.strip()) or self._counts(line.text.strip()))

    def _names(self, line: str) -> bool:
        """Whether a line begins with, or stands behind, the title that a sentence names: 为贯彻|《某法》|（某号）."""
        if line.startswith("《"):
            return not self._first.text.lstrip().startswith("《") and not _FINAL.search(self._tail)
        return self._tail.rstrip().endswith("》")

    def _counts(self, line: str) -> bool:
        """Whether a line is a year alone, or what is counted by the number before it: 2024|年, 1660|户."""
        return bool(_YEAR.fullmatch(line) or (_COUNTED.match(line) and self._tail.rstrip()[-1:].isdecimal()))


def _begins(line: Line) -> bool:
    """Whether a line begins a paragraph, whatever stands above it."""
    text = line.text
    return (
        bool(line.cell)
        or not text.strip()
        or opens(text)
        or says("contents-entry", text)
        or text.startswith(("\u3000\u3000", "    "))
    )


def _fills(column: int, line: Line, width: int) -> bool:
    """Whether a line that ends at a column is full at a width, so that the next one goes on with its paragraph."""
    word = _LATIN.match(line.text)
    unbroken = len(word[0].strip()) if word else 0  # a number that did not fit left its line short
    return column >= width - _RAGGED - unbroken


def _hangs(text: str) -> bool:
    """Whether a paragraph cannot end so: a label alone, a comma, a word that leads on to another, an open bracket, a
    sentence behind another one that nothing closes.

    Some programs break a line of a PDF wherever its font or its spacing changes.
    """
    if says("label-alone", text) or _COMMA.search(text) or says("word-that-leads-on", text[-_WORD:]):
        return True
    ended = max(text.rfind(mark) for mark in _SENTENCE_ENDS)
    divided = ended >= 0 and text[ended] not in "：:"  # what a label names may end so
    last = text[text.rfind("。") + 1 :]
    unclosed = max(last.rfind(mark) for mark in "（(《") > max(last.rfind(mark) for mark in "）)》")
    return not _FINAL.search(text) and (divided or unclosed)
