"""Arrangements that running text is to found or reform: in the heads of its items, and in its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cached_property

from corpus.fold import fold
from corpus.model import Block, Span
from extract.reforms.lead_sentences import behind_label
from extract.rules import first, pattern_of
from extract.sentences import first_sentence
from extract.targets.context import Context
from extract.targets.tables import DEEDS
from extract.targets.tenses import Tense

_FINAL = "。；;，,、：: \n"
CIRCULAR = "通报"
"""Tells of what has been done: neither what it lists nor what it says is to come."""
_ARTICLE, _PLAN = "新闻", "方案"
_NEWS = frozenset({_ARTICLE, CIRCULAR})
_NO_PLANS = _NEWS | {None}
_TABLES = frozenset({"标准", "指南", "目录", "公报", "清单"})
"""Kinds of documents whose sentences say what is, not what is to come."""
_LAWS = frozenset({"条例", "规定", "办法", "细则"})
"""Kinds of documents that found arrangements by law, and oblige others to keep theirs."""
_CLAUSE = ',;。:、!?\n()"'
_LONGEST_BEFORE = 24
"""Characters before a clause's verb: subject, time and manner; more is a clause of its own."""
_VERB = 2
"""Characters of a verb, by which one that is a noun's second half is told (科技创新)."""
_SENTENCE = "。;!?\n"
_LONGEST_SENTENCE = 300
"""Characters looked back for the start of a sentence."""


class Arrangements:
    """The arrangements that a document's running text speaks of."""

    def __init__(self, context: Context) -> None:
        self.context, self.layout, self.metadata = context, context.layout, context.metadata
        self.folded = self.layout.folded

    # --- heads ----------------------------------------------------------------------------------------------------

    def heads(self) -> Iterator[Span]:
        """Headings and lead sentences whose own words are an arrangement: 探索建立…机制, 健全…制度."""
        yield from (span for index, span in self._titles if index not in self._passing)

    def passing_heads(self) -> Iterator[Span]:
        """Those that group the items under them: they mention what is to be founded."""
        yield from (span for index, span in self._titles if index in self._passing)

    @cached_property
    def _titles(self) -> list[tuple[int, Span]]:
        if self.metadata.document_type in _NO_PLANS or not self.metadata.region:
            return []
        sections = enumerate(self.layout.sections)
        kept = ((index, self._title(index)) for index, section in sections if not self._skipped(section.parent))
        return [(index, span) for index, span in kept if span]

    @cached_property
    def _passing(self) -> frozenset[int | None]:
        """The sections that others stand under, but for the plan of a trial."""
        return frozenset() if self._of_trial else frozenset(section.parent for section in self.layout.sections)

    @cached_property
    def _of_trial(self) -> bool:
        """Whether the document is the plan of a trial: its chapters are what is tried, elsewhere they group items."""
        plan = self.metadata.document_type == _PLAN
        return plan and pattern_of("priority.running.trial").search(fold(self.metadata.title or "")) is not None

    def _title(self, index: int) -> Span | None:
        """The place of a section's title, where it is an arrangement and no matter of how the work is led."""
        section = self.layout.sections[index]
        start, end = section.heading.start + len(section.label), section.heading.end
        text = self.folded[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip().rstrip(_FINAL))
        # An item that is one running sentence is headed by its first clause.
        clause = re.search("[,;]", self.folded[start:end])
        end = start + clause.start() if clause else end
        title = "".join(self.folded[start:end].split())
        return Span(start, end) if pattern_of("priority.running").match(title) and _of_substance(title) else None

    def _skipped(self, index: int | None) -> bool:
        return index is not None and index in self._skipped_sections

    @cached_property
    def _skipped_sections(self) -> frozenset[int]:
        """The sections whose title, or one above it, says that they hold no plans: each title is looked at once."""
        skip, found = pattern_of("priority.section.skip"), set[int]()
        for index, section in enumerate(self.layout.sections):  # what a section stands under comes before it
            if section.parent in found or skip.search(fold(section.title)):
                found.add(index)
        return frozenset(found)

    @cached_property
    def _guiding_sections(self) -> frozenset[int]:
        """The skipped sections that say what all is to come to: their sentences mention what is to be founded."""
        guiding, sections = pattern_of("priority.section.guiding"), self.layout.sections
        found = set[int]()
        for index in sorted(self._skipped_sections):
            parent = sections[index].parent
            says = guiding.search(fold(sections[index].title)) is not None
            if parent in found or (says and not self._skipped(parent)):
                found.add(index)
        return frozenset(found)

    # --- mentions -------------------------------------------------------------------------------------------------

    def mentions(self, listing: Set[int] = frozenset()) -> Iterator[Span]:
        """Clauses of running text, in parts that look ahead, that are to found or reform an arrangement.

        ``listing``: tables whose rows are priorities by themselves; what their cells say explains those.
        """
        kind = self.metadata.document_type
        if kind == CIRCULAR or kind in _TABLES or not self.metadata.region:
            return
        for block in self.layout.document.blocks:
            cell = block.cell
            told = cell.table not in listing and self._says_what(block) if cell else kind or self._numbered(block)
            if told and self._ahead(block):
                yield from self._in_block(block)

    def _says_what(self, block: Block) -> bool:
        """Whether a cell says what is to be done, by the head of its column."""
        return not DEEDS.isdisjoint(self.context.tables.holds(block))

    def _in_block(self, block: Block) -> Iterator[Span]:
        for match in self._phrases(block.span):
            span = Span(*match.span("text"))
            title = match["line"] is not None and span.start > behind_label(self.folded, block.span)
            if not title and _founds(match) and self._clause_allows(span, block.span.start):
                yield span

    def _phrases(self, within: Span) -> Iterator[re.Match[str]]:
        """The matches of the pattern, tried only where a verb begins whose clause has a noun behind it."""
        pattern, verb, at = pattern_of("priority.mention"), pattern_of("priority.mention.verb"), within.start
        noun, ends = pattern_of("priority.mention.noun"), pattern_of("priority.mention.end")
        stop, named = within.start, None
        while begins := verb.search(self.folded, at, within.end):
            if stop <= begins.start():
                end = ends.search(self.folded, begins.start(), within.end)
                stop = end.end() if end else within.end
            if named is None or named.start() < begins.start():
                named = noun.search(self.folded, begins.start(), stop)
            if named is None:
                at = stop
                continue
            match = pattern.match(self.folded, begins.start(), within.end)
            if match:
                yield match
            at = match.end() if match else begins.start() + 1

    def _clause_allows(self, span: Span, start: int) -> bool:
        """Nothing before the verb says that the clause is no plan (为建立…, 尚未建立…)."""
        first = max(start, span.start - _LONGEST_BEFORE - 1)
        begin = max(self.folded.rfind(mark, first, span.start) for mark in _CLAUSE) + 1
        before = self.folded[max(begin, first) : span.start + _VERB].lstrip()
        if len(before) > _LONGEST_BEFORE + _VERB or pattern_of("priority.mention.before").search(before):
            return False
        lawful = self.metadata.document_type in _LAWS
        if lawful and pattern_of("priority.mention.obliged").search(before[:-_VERB]):
            return False
        return self._plans(span, start)

    def _plans(self, span: Span, start: int) -> bool:
        """The sentence tells of nothing that has come about; under a heading that plans, none does."""
        first = max(start, span.end - _LONGEST_SENTENCE)
        begin = max(self.folded.rfind(mark, first, span.start) for mark in _SENTENCE) + 1
        end = first_sentence(self.folded, span.end, min(span.end + _LONGEST_SENTENCE, len(self.folded)))
        if pattern_of("priority.mention.purpose").match(self.folded[max(begin, first) : end]):
            return False
        if self.metadata.document_type == _ARTICLE:
            told = pattern_of("priority.mention.told").search(self.folded, max(begin, first), span.end)
            return told is None and self._announced(Span(max(begin, first), span.end))
        if self._tense(span.start) is Tense.FUTURE:
            return True
        return not pattern_of("priority.mention.told").search(self.folded, max(begin, first), span.end)

    def _announced(self, said: Span) -> bool:
        """Whether a sentence of an article, or the article as a whole, speaks of what is to come."""
        planned = pattern_of("priority.mention.planned").search(self.folded, said.start, said.end) is not None
        return planned or not (self.context.news or first("tense.past", self.folded, said.start, said.end))

    def _numbered(self, block: Block) -> bool:
        """Whether a paragraph stands in a numbered part, which tells an extract without title from an article."""
        return self.layout.section_at(block.span.start) is not None

    def _ahead(self, block: Block) -> bool:
        """Whether a paragraph looks ahead: by the heading that it stands under, in any document."""
        if self._tense(block.span.start) in (Tense.PAST, Tense.MIXED):
            return False
        section = self.layout.section_at(block.span.start)
        return not self._skipped(section) or section in self._guiding_sections

    def _tense(self, offset: int) -> Tense:
        if zone := self.context.zone_at(offset):
            return zone.tense
        return Tense.PAST if self.context.report else Tense.OPEN


def _founds(match: re.Match[str]) -> bool:
    """Whether a clause founds something of substance; a second arrangement (产业体系和市场体系) speaks for both."""
    tail = match["text"][len(match["founded"]) :]
    return _of_substance(match["text" if pattern_of("priority.mention.noun").search(tail) else "founded"], mention=True)


def _of_substance(phrase: str, *, mention: bool = False) -> bool:
    """Neither how the work is led (联席会议制度), nor nothing in particular (健全机制), nor works and trades that are
    called a system (产业体系). As a title a 工作机制 leads the work; in a clause that of a matter is this matter's."""
    led = "priority.mention.led" if mention else "priority.running.led"
    return not any(
        pattern_of(rule).search(phrase) for rule in (led, "priority.running.vague", "priority.running.works")
    )
