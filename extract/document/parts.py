"""The parts of a file: notice, the plan it carries, attachments. Numbering starts afresh in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.fold import fold
from corpus.fragments import compiled
from corpus.model import Document, Part, PartKind, Span
from extract.document.signature import LONG_LINE, Signature, find_signatures
from extract.rules import first, pattern_of

TITLE_LINES = 5
"""A title is broken over at most this many lines (GB/T 9704 wants it short; five were seen)."""
_ANNOTATION = 20
"""What may follow a signature on its line: （此件公开发布）."""
_ATTACHMENT = compiled("{attachment}")
OPENING = 1500
"""Characters in which a notice without a signature names what it carries, and in which a text's first sentence ends."""
SHORTEST_TITLE = 6
"""Fewer characters in 《》 are a short name (《方案》), which stands in many places."""
_SHORTEST_FRESH = 8
"""A plan's title that nothing announces names at least a place, a matter and a kind: 某市招商方案 alone is doubtful."""
_RESTARTS_WITHIN = 4
"""Lines below a title within which numbering starts afresh: a subtitle, a day and an opening paragraph or two."""
_LINES_ABOVE = 3
"""Lines above a title in which a notice without a signature says that it issues it: 现印发给你们, and a day or so."""
_FEW_LINES = 3
"""A text without line breaks has at most a file's name and a page's title above it."""
_TAIL = 200
"""Characters of a notice's last words and its signature."""
_GAP = 20
"""Characters between a signature and the title that follows it: a mark such as 附件1： and spaces."""
_MARK_BEFORE = 5
"""Characters before a title in which 附件1： has room."""
_WORDS = re.compile(r"\w")
"""What a line of a page number's dashes has none of."""
_SPACE = re.compile(r"[\s\"'《》<>]")


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    kind: PartKind
    title: str | None = None


def find_parts(document: Document, folded: str) -> tuple[Part, ...]:
    """Contiguous parts that cover the text from its first character to its last; none of an empty text."""
    if not document.text:
        return ()
    reader = _Reader(document, folded)
    cuts = sorted(reader.cuts(), key=lambda cut: cut.start)
    if not cuts or cuts[0].start:
        cuts.insert(0, _Cut(0, PartKind.BODY))
    ends = [cut.start for cut in cuts[1:]] + [len(document.text)]
    return tuple(Part(cut.kind, cut.title, Span(cut.start, end)) for cut, end in zip(cuts, ends, strict=True))


def bare(text: str) -> str:
    """A title without spaces, quotes and 《》, folded: what two prints of it have in common."""
    return _SPACE.sub("", fold(text))


class _Reader:
    """One document's lines, and where its parts begin."""

    def __init__(self, document: Document, folded: str) -> None:
        self.document, self.folded, self.blocks = document, folded, document.blocks
        self.lines = [folded[block.span.start : block.span.end] for block in self.blocks]
        self.signatures = find_signatures(self.blocks, folded)

    def is_(self, rule: str, index: int) -> re.Match[str] | None:
        return first(rule, self.lines[index]) if self.blocks[index].cell is None else None

    def cuts(self) -> Iterator[_Cut]:
        if not self.signatures and any(len(line) >= LONG_LINE for line in self.lines) and len(self.lines) <= _FEW_LINES:
            yield from self._running_attachments(0)
            return
        closing = next(iter(self.signatures), None)
        if closing and closing.span.end < self.blocks[closing.block].span.end - _ANNOTATION:
            yield from self._running(closing)
            return
        first = self._after(closing) if closing else self._opening()
        named = self._named(closing)
        if first is not None:
            yield from self._scan(first, named, closing is not None)

    # --- texts with line breaks ------------------------------------------------------------------------------------

    def _after(self, closing: Signature) -> int:
        """The first block after a signature and its annotations."""
        index = closing.block + 1
        while index < len(self.lines) and (self.is_("part.trailer", index) or not _WORDS.search(self.lines[index])):
            index += 1
        return index

    def _opening(self) -> int | None:
        """Without a signature: the file's own mark 附件, or where the text that is being transmitted begins."""
        places = range(len(self.lines))
        mark = next((index for index in places if self.is_("part.attachment.mark", index)), None)
        titles = self._named(None)
        for index in places[:mark]:
            before = "".join(self.lines[max(index - _LINES_ABOVE, 0) : index])
            if self._title_at(index, titles) and pattern_of("part.transmits").search(before):
                return index
        return mark

    def _named(self, closing: Signature | None) -> frozenset[str]:
        """The titles in 《》 that a notice transmits, bare."""
        end = closing.span.start if closing else min(len(self.folded), OPENING)
        found = pattern_of("part.named").finditer(self.folded[:end])
        return frozenset(bare(match["title"]) for match in found if len(match["title"]) >= SHORTEST_TITLE)

    def _scan(self, first: int, named: frozenset[str], signed: bool) -> Iterator[_Cut]:
        notice_end = self.blocks[min(first, len(self.blocks) - 1)].span.start
        transmits = pattern_of("part.transmits").search(self.folded[:notice_end]) or (
            signed and self._is_tail(notice_end)
        )
        index, opening = first, True
        while index < len(self.lines):
            start = self.blocks[index].span.start
            if self._is_mark(index):
                title, index = self._title(index + 1)
                yield _Cut(start, PartKind.ATTACHMENT, title)
            elif titled := self._titled_mark(index, first):
                yield _Cut(start, PartKind.ATTACHMENT, self._quote(index, titled))
                index += 1
            elif opening or self._title_at(index, named) or self._fresh_title(index):
                title, after = self._title(index)
                if not (opening and signed) or self._opens_text(index, named):
                    yield _Cut(start, PartKind.ISSUED if transmits else PartKind.ATTACHMENT, title)
                index = max(after, index + 1)
            else:
                index += 1
            opening = False

    def _is_tail(self, end: int) -> bool:
        """Whether only a notice's last words (请认真贯彻执行。) and its signature stand above: a page was lost."""
        return end < _TAIL and bool(self.is_("part.closing", 0))

    def _is_mark(self, index: int) -> bool:
        """A mark opens an attachment unless nothing but another mark follows."""
        return bool(self.is_("part.attachment.mark", index)) and index + 1 < len(self.lines)

    def _titled_mark(self, index: int, first: int) -> re.Match[str] | None:
        """附件1：标题 with text under it; a list of such lines is a list of attachments, not one."""
        if index + 1 >= len(self.lines):
            return None
        if any(
            self.is_(rule, index + 1) for rule in ("part.attachment.titled", "part.attachment.mark", "part.trailer")
        ):
            return None
        if index > first and self.is_("part.attachment.titled", index - 1):
            return None
        return self.is_("part.attachment.titled", index)

    def _quote(self, index: int, match: re.Match[str]) -> str:
        start = self.blocks[index].span.start
        return self.document.text[start + match.start("title") : start + match.end("title")]

    def _title_at(self, index: int, named: frozenset[str]) -> bool:
        """Whether a title that the notice names stands here on lines of its own."""
        if not named or not self.is_("part.title.line", index):
            return False
        text = ""
        for line in self.lines[index : index + TITLE_LINES]:
            text += bare(line)
            if text in named:
                return True
        return False

    def _fresh_title(self, index: int) -> bool:
        """A line that reads like a plan's title where, within a few lines, numbering starts afresh."""
        if not (
            self.is_("part.title.line", index)
            and self.is_("part.title-end", index)
            and len(self.lines[index]) >= _SHORTEST_FRESH
        ):
            return False
        if self.blocks[index].heading not in (None, 0, 1) or not self._ends_sentence(index - 1):
            return False
        return any(
            pattern_of("part.restart.outer").match(line)
            for line in self.lines[index + 1 : index + 1 + _RESTARTS_WITHIN]
        )

    def _opens_text(self, index: int, named: frozenset[str]) -> bool:
        """Whether what follows a signature is a text and no leftover of the page."""
        start = self.blocks[index].span.start
        if "。" in self.folded[start : start + OPENING] or self.is_("part.title-end", index):
            return True
        return self._title_at(index, named)

    def _ends_sentence(self, index: int) -> bool:
        return self.lines[index].endswith(("。", ")", "!", ";", "]"))

    def _title(self, index: int) -> tuple[str | None, int]:
        """The title printed from a block on, its lines joined, and the first block after it.

        Lines are joined up to the one that ends as titles end; where none does, the first is the title.
        """
        lines: list[int] = []
        for at in range(index, min(index + TITLE_LINES, len(self.lines))):
            if not self.is_("part.title.line", at):
                break
            lines.append(at)
        complete = next((k for k, at in enumerate(lines) if self.is_("part.title-end", at)), 0)
        taken = lines[: complete + 1]
        if len(lines) > len(taken) and self.is_("part.subtitle", lines[len(taken)]):
            taken = lines[: len(taken) + 1]
        return ("".join(self.document[self.blocks[at].span] for at in taken) or None), index + len(taken)

    # --- texts without line breaks ---------------------------------------------------------------------------------

    def _running(self, closing: Signature) -> Iterator[_Cut]:
        """Each title that the notice names and that stands, after the signature, where a text begins."""
        start, kept = closing.span.end, set[str]()
        for match in pattern_of("part.named").finditer(self.folded[:start]):
            title = match["title"]
            at = next(self._openings(title, start), None) if len(title) >= SHORTEST_TITLE else None
            if at is not None and title not in kept:
                kept.add(title)
                yield _Cut(at, PartKind.ISSUED, self.document.text[at : at + len(title)].strip())
        yield from self._running_attachments(start)

    def _openings(self, title: str, start: int) -> Iterator[int]:
        """Where a title stands behind a signature as the beginning of a text, and not of an attachment's."""
        for match in re.compile(re.escape(title)).finditer(self.folded, start):
            at, end = match.span()
            opens = at - start < _GAP or pattern_of("part.text.opens").match(self.folded, end)
            if opens and not _ATTACHMENT.search(self.folded, at - _MARK_BEFORE, at):
                yield at

    def _running_attachments(self, start: int) -> Iterator[_Cut]:
        for match in pattern_of("part.attachment.running").finditer(self.folded, start):
            title = pattern_of("part.attachment.running-title").match(self.folded, match.end())
            quote = self.document.text[title.start("title") : title.end("title")].strip() if title else None
            yield _Cut(match.start(), PartKind.ATTACHMENT, quote)
