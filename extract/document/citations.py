"""引用: documents named in 《》 or by 发文字号, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.fold import fold
from corpus.model import Citation, Metadata, PartKind, Relation, Span
from extract.document.document_number import NumberMention, find_numbers
from extract.document.document_type import named_by
from extract.document.parts import bare
from extract.document.repeals import mark_listed
from extract.document.title import compact
from extract.layout import Layout
from extract.rules import begins, pattern_of

_CHAIN = re.compile(r"》\s?[、和及与,]?\s?(?:《|$)")
_YEARS = re.compile(r"\([^()]*\)$")
_YEAR_BEFORE = re.compile(r"^\d{4}年度?")
_BEFORE, _AFTER = 120, 100
"""Characters around a title that are looked at for what it is there for: a clause, and a bracket with what follows."""
_LINES = 4
"""A title over so many lines is two 《 of which one is lost."""
_BETWEEN = 4
"""Characters between a number and the title behind it: 文件, 的, a bracket."""
_HEAD = 1200
"""Characters from the beginning in which a number alone on its line is the document's own."""
_ARTICLE = "新闻"
_NOTICE = 2500
"""Characters in which a notice says what it carries."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A title in 《》: where it stands, folded and as printed."""

    span: Span
    folded: str
    title: str


def find_citations(layout: Layout, metadata: Metadata) -> tuple[Citation, ...]:
    """Every other document that the text names, in the order of first mention.

    The document's own title and number, what it carries or attaches, abbreviations, books and works are none.
    """
    finder = _Finder(layout, metadata)
    found = sorted(finder.citations(), key=lambda citation: citation.span)
    return tuple(_once(mark_listed(layout, found, own=metadata.document_number)))


def _once(citations: Iterable[Citation]) -> Iterator[Citation]:
    """Each document once, by its number or its title without years in brackets; repealed where it is so anywhere."""
    found: dict[int, Citation] = {}
    by_key: dict[str, int] = {}
    for citation in citations:
        keys = [key for key in (citation.number, _key(citation.title)) if key]
        known = next((by_key[key] for key in keys if key in by_key), len(found))
        if known in found and _clash(found[known], citation):
            known = len(found)
        first = found.get(known, citation)
        ends = citation.relation is Relation.REPEALS
        found[known] = replace(
            first,
            title=first.title or citation.title,
            number=first.number or citation.number,
            relation=Relation.REPEALS if ends else first.relation,
        )
        by_key |= dict.fromkeys(keys, known)
    yield from found.values()


def _clash(one: Citation, other: Citation) -> bool:
    """The same title with another number is another document: last year's notice of that name."""
    return bool(one.number and other.number and one.number != other.number)


def _key(title: str | None) -> str | None:
    return _YEARS.sub("", bare(title)) if title else None


def _undated(key: str) -> str:
    return _YEAR_BEFORE.sub("", key)


class _Finder:
    """One document's citations, told from what else stands in 《》."""

    def __init__(self, layout: Layout, metadata: Metadata) -> None:
        self.layout, self.text, self.folded = layout, layout.document.text, layout.folded
        self.number, self.article = metadata.document_number, metadata.document_type == _ARTICLE
        self.short = {bare(match["title"]) for match in pattern_of("citation.short.declared").finditer(self.folded)}
        self.own = set(self._own_titles(metadata))
        self.numbers = list(find_numbers(self.text, self.folded))
        self.own |= set(self._transmitted_titles())

    def citations(self) -> Iterator[Citation]:
        taken: set[Span] = set()
        found: list[Citation] = []
        for named in self._titles():
            numbers = self._numbers_of(named)
            taken.update(mention.span for mention in numbers)
            if self._is_document(named, bool(numbers)) and not self._is_own(named, numbers):
                mentions = iter(numbers)
                found.append(self._citation(named, next(mentions, None)))
                found += map(self._bare, mentions)
        found += (self._bare(m) for m in self.numbers if m.span not in taken and not self._is_own_number(m))
        for chain in self._chains(sorted(found, key=lambda citation: citation.span)):
            relation = self._relation(chain[0].span.start, chain[-1].span.end)
            yield from (replace(citation, relation=relation) for citation in chain)

    def _chains(self, citations: list[Citation]) -> Iterator[list[Citation]]:
        """Citations named side by side (《A》（文号）、《B》和《C》), which one verb governs."""
        chain: list[Citation] = []
        for citation in citations:
            between = self.folded[chain[-1].span.end : citation.span.start] if chain else ""
            verb = pattern_of("citation.relation.before").search(between)
            if chain and (verb or not pattern_of("citation.chain").match(between)):
                yield chain
                chain = []
            chain.append(citation)
        if chain:
            yield chain

    def _before(self, start: int) -> str:
        return self.folded[max(start - _BEFORE, 0) : start]

    def _after(self, end: int) -> str:
        return self.folded[end : end + _AFTER]

    def _titles(self) -> Iterator[_Named]:
        for match in pattern_of("citation.title").finditer(self.folded):
            start, end = match.span("title")
            if "。" not in match["title"] and match["title"].count("\n") < _LINES:
                yield _Named(Span(*match.span()), match["title"], compact(self.text[start:end]))

    # --- numbers ----------------------------------------------------------------------------------------------------

    def _numbers_of(self, named: _Named) -> list[NumberMention]:
        """The numbers in the bracket after a title, or the one right before it."""
        after = self._after(named.span.end)
        if pattern_of("citation.number.after").match(after):
            bracket = Span(named.span.end, named.span.end + self._closing(after))
            return [mention for mention in self.numbers if mention.span in bracket]
        before = [m for m in self.numbers if 0 <= named.span.start - m.span.end <= _BETWEEN]
        return [m for m in before if not self.folded[m.span.end : named.span.start].strip("文件的,、 ")]

    def _closing(self, after: str) -> int:
        """Length up to the bracket that closes the first one; mixed brackets count as one kind."""
        depth = 0
        for index, character in enumerate(after):
            depth += (character in "([") - (character in ")]")
            if not depth and character in ")]":
                return index
        return len(after)

    def _is_own_number(self, mention: NumberMention) -> bool:
        """The document's own, one in its head, or one in the note under a statute's title."""
        if str(mention.number) == self.number:
            return True
        block = self.layout.block_at(mention.span.start)
        line = self.folded[block.span.start : block.span.end]
        before = line[: mention.span.start - block.span.start].strip()
        alone = mention.span.start < _HEAD and (not before or before.endswith((":", "|", "文件")))
        if alone and self._is_ended(mention.span.end):
            return False
        return alone or bool(pattern_of("citation.annotation").match(line))

    # --- titles -----------------------------------------------------------------------------------------------------

    def _is_document(self, named: _Named, numbered: bool) -> bool:
        """Whether a title names a document, by its number, its last word or what follows; works and licences do not."""
        before, after = self._before(named.span.start), self._after(named.span.end)
        if numbered or pattern_of("citation.standard.before").search(before):
            return True
        if pattern_of("citation.not-document").search(named.folded):
            return False
        if pattern_of("citation.short.generic").match(named.folded):
            return False
        if pattern_of("citation.work.before").search(before) or pattern_of("citation.work.after").match(after):
            return False
        told = pattern_of("citation.document.after").match(after) or "关于" in named.folded
        return bool(told or pattern_of("citation.document.end").search(named.folded))

    def _is_own(self, named: _Named, numbers: list[NumberMention]) -> bool:
        if self._is_former(named, next(reversed(numbers), None)):
            return False
        key = bare(named.title)
        if (
            key in self.short
            or {key.replace("_", ""), _undated(key)} & self.own
            or any(self._shortens(key, own) for own in self.own)
        ):
            return True
        if pattern_of("citation.attachment.after").match(self._after(named.span.end)):
            return True
        if pattern_of("citation.attachment.before").search(self._before(named.span.start)):
            return True
        return self._in_notice(named.span.start) and self._is_transmitted(named)

    def _is_former(self, named: _Named, mention: NumberMention | None) -> bool:
        """Whether this is last year's document of the same name, which the text repeals."""
        if mention and str(mention.number) == self.number:
            return False
        return self._is_ended(self._end(named, mention))

    def _end(self, named: _Named, mention: NumberMention | None) -> int:
        """Where a title ends, with the number in the bracket behind it."""
        if mention is None:
            return named.span.end
        return max(named.span.end, mention.span.end + self.folded.startswith(")", mention.span.end))

    def _is_ended(self, end: int) -> bool:
        """Whether what stands before is said to be 废止."""
        after = pattern_of("citation.relation.after").match(self._after(end))
        return bool(after and after["repeals"])

    def _shortens(self, key: str, own: str) -> bool:
        """Whether a title is a short name of the document's own: 分解落实意见 of 某会议主要工作目标分解落实意见."""
        if not pattern_of("citation.short.own").match(key) or len(key) * 2 > len(own) or not own.endswith(key):
            return False
        return not pattern_of("citation.short.foreign").search(own[: -len(key)])

    def _in_notice(self, offset: int) -> bool:
        part = None if self.article else self.layout.part_at(offset)  # an article tells of what others issued
        return part is not None and part.kind is PartKind.BODY and offset < _NOTICE

    def _is_transmitted(self, named: _Named) -> bool:
        """Whether this title or the last of the chain it stands in (《A》《B》和《C》) is issued herewith."""
        end = named.span.end
        while (match := _CHAIN.match(self.folded, end - 1)) and match[0].endswith("《"):
            following = pattern_of("citation.title").match(self.folded, match.end() - 1)
            if not following:
                break
            end = following.end()
        return bool(pattern_of("citation.transmitted.after").match(self._after(end)))

    def _transmitted_titles(self) -> Iterator[str]:
        """What a notice carries, which it may name again further on, with or without the year."""
        for named in self._titles():
            if self._in_notice(named.span.start) and self._is_transmitted(named) and not self._numbers_of(named):
                yield from (key := bare(named.title), _undated(key))

    def _own_titles(self, metadata: Metadata) -> Iterator[str]:
        """Bare titles of the document, of what it carries and attaches, and what its own title says it issues."""
        titles = [metadata.title, self.layout.document.facts.title, *(part.title for part in self.layout.parts)]
        for title in filter(None, titles):
            yield bare(title).replace("_", "")
            if plan := named_by(title):
                yield bare(plan)
            if draft := pattern_of("citation.own.draft").search(fold(title)):
                yield bare(draft["title"] or draft["enclosed"])
        if metadata.title and metadata.title.endswith("政府工作报告"):
            yield "政府工作报告"
        yield from self._listed()

    def _listed(self) -> Iterator[str]:
        """Titles of the list of attachments (附件：1.某表), wherever it stands."""
        listing = False
        may_open = {index for index, _ in self.layout.blocks_with("part.attachment.list")}
        for index, block in enumerate(self.layout.document.blocks):
            if not (listing or index in may_open):
                continue
            line = self.folded[block.span.start : block.span.end]
            opens = begins("part.attachment.list", line)
            listing = block.cell is None and bool(opens or (listing and line[:1].isdigit()))
            if listing and (match := pattern_of("citation.attachment.listed").match(line)):
                yield bare(match["title"])

    # --- records ----------------------------------------------------------------------------------------------------

    def _citation(self, named: _Named, mention: NumberMention | None) -> Citation:
        start = min(named.span.start, mention.span.start) if mention else named.span.start
        span = Span(start, self._end(named, mention))
        number = str(mention.number) if mention else None
        return Citation(span=span, title=named.title, number=number, rule="citation.title")

    def _bare(self, mention: NumberMention) -> Citation:
        return Citation(span=mention.span, title=None, number=str(mention.number), rule="number.bracketed")

    def _relation(self, start: int, end: int) -> Relation:
        """What a chain is there for: repealed or amended by what follows, else by the last verb before it."""
        after = pattern_of("citation.relation.after").match(self._after(end))
        if after:
            return Relation.REPEALS if after["repeals"] else Relation.AMENDS
        if pattern_of("citation.relation.draft").search(self.folded[start:end]):
            return Relation.MENTIONS
        clause = re.split(r"[。;》\n]", self._before(start))[-1]
        verbs = [
            match.lastgroup for match in pattern_of("citation.relation.before").finditer(clause) if match.lastgroup
        ]
        if verbs and verbs[-1] in (Relation.ISSUES, Relation.FORWARDS) and self._is_attributive(end):
            return Relation.MENTIONS
        return Relation(verbs[-1]) if verbs else Relation.MENTIONS

    def _is_attributive(self, end: int) -> bool:
        """Whether it is not the document itself that is issued but its plan of work: 印发《某意见》任务分工."""
        return bool(pattern_of("citation.relation.attributive").match(self._after(end)))
