"""What stands around a number and decides what it is: told or planned, and by when."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from corpus.fold import fold
from corpus.model import Block, Metadata, Span, TargetStatus
from extract.layout import Layout
from extract.numbers.dates import Precision, find_periods
from extract.rules import pattern_of
from extract.targets.deadlines import parse_deadline
from extract.targets.horizon import (
    Horizon,
    document_year,
    find_horizons,
    is_report,
    opening_year,
    title_present,
    title_year,
)
from extract.targets.number_clause import Candidate
from extract.targets.tables import Tables
from extract.targets.tenses import Tense, Zone, find_zones

_SUPPORT_DENSITY = 250
"""A document that speaks of support more than once in so many characters, and so many times, is a policy of support.
Real policies of support came to one in 233 characters or fewer, real plans to one in 349 or more."""
_SUPPORT_LEAST = 6
_FAR_AHEAD = 3
"""Years from now on that a part which tells and plans speaks of only when it plans."""
_SENTENCE_ENDS = "。;!?\n"
_LONGEST_HEAD = 12
"""Characters of the head of a column of progress; a longer cell is text that speaks of progress."""
_OPENING = 300
"""Characters in which an article says what it is about."""
_LONGEST_SENTENCE = 2000
"""Characters looked back for the start of a sentence: a list of goals may be one, but a line without end is none."""
_LOOK_BACK = 3000
"""How far back a date under a heading of targets is looked for."""
_HORIZONS = 40
"""Dates of a paragraph looked at before a number, so that a table left as one line stays linear."""
_RECENT = 4
"""Characters before a date that still speak of it (预计到2025年)."""
_NEWS = "新闻"
_YEARLY = "每年"


@dataclass(frozen=True)
class Context:
    """A document as far as all its numbers depend on it."""

    layout: Layout
    metadata: Metadata

    @cached_property
    def year(self) -> int | None:
        return document_year(self.metadata)

    @cached_property
    def present(self) -> int | None:
        """The year in which the document speaks; a web page's date does not tell it."""
        return self.year if self.metadata.document_date else title_present(self.metadata.title)

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        return find_zones(self.layout, self.metadata)

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.start for zone in self.zones]

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds an offset."""
        index = bisect_right(self._zone_starts, offset) - 1
        return self.zones[index] if index >= 0 else None

    @cached_property
    def report(self) -> bool:
        return is_report(self.layout, self.metadata)

    @cached_property
    def news(self) -> bool:
        """An article that tells what has come about, not one about a plan or its goals."""
        opening = self.layout.folded[:_OPENING]
        return self.metadata.document_type == _NEWS and not pattern_of("document.announces").search(opening)

    @cached_property
    def rules_only(self) -> bool:
        """The document sets rules of fact: its numbers are amounts, thresholds and times in force."""
        title = re.sub(r"[\s》]", "", fold(self.metadata.title or ""))
        kind = self.metadata.document_type or ""
        by_type = pattern_of("document.facts").search(kind) is not None
        return by_type or pattern_of("document.rules").search(title) is not None

    @cached_property
    def support(self) -> bool:
        """A policy of support: what it counts are conditions and grants, unless a date says otherwise."""
        if self.report:
            return False
        said = len(pattern_of("document.support_word").findall(self.layout.folded))
        dense = said >= _SUPPORT_LEAST and said * _SUPPORT_DENSITY > len(self.layout.folded)
        return dense or pattern_of("document.support").search(self.metadata.title or "") is not None

    @cached_property
    def title_year(self) -> int | None:
        return title_year(self.metadata.title) or opening_year(self.layout.folded)

    @cached_property
    def tables(self) -> Tables:
        return Tables(self.layout)

    @cached_property
    def _turns(self) -> dict[int, int]:
        return {}

    def turn(self, zone: Zone) -> int:
        """Where a part that tells first and plans then (…成就和…目标) turns to the future."""
        if zone.start not in self._turns:
            self._turns[zone.start] = self._find_turn(zone.start + len(zone.title))
        return self._turns[zone.start]

    def _find_turn(self, start: int) -> int:
        folded, present = self.layout.folded, self.present
        end = len(folded)
        for period in find_periods(folded, Span(start, end), None):
            begun = period.precision is Precision.PLAN and present is not None and period.first.year < present
            if present is not None and period.last.year >= present + _FAR_AHEAD and not begun:
                return period.span.start
        return end


class Paragraph:
    """A block of text with its zone and the times that it sets."""

    def __init__(self, context: Context, block: Block) -> None:
        self.context, self.block = context, block
        self.folded = context.layout.folded
        self.zone = context.zone_at(block.span.start)
        self._starts: dict[int, int] = {}
        self.horizons = find_horizons(self.folded, block.span, context.year)

    # told or planned

    def status(self, candidate: Candidate) -> TargetStatus:
        """Reached, or to be reached."""
        at = candidate.quantity.span.start
        if self._columned is not None:
            return self._columned
        start, tense, ruling = self.sentence_start(at), self._tense(at), self._ruling_in_sentence(at)
        if tense in (Tense.OPEN, Tense.MIXED) and self._told_before(at):
            return TargetStatus.ACHIEVED
        recent = self.folded[max(ruling.start - _RECENT, start) if ruling else start : candidate.end]
        told = pattern_of("tense.past").search(recent) is not None or (
            pattern_of("tense.so_far").search(recent) is not None and not self._ahead(self.ruling(at, past=False))
        )
        planned = pattern_of("tense.future").search(recent) is not None
        if tense is Tense.PAST:
            return TargetStatus.TARGET if planned and not told and self._ahead(ruling) else TargetStatus.ACHIEVED
        if self._behind(ruling) or (told and not (planned and ruling)):
            return TargetStatus.ACHIEVED
        return TargetStatus.TARGET

    @cached_property
    def _columned(self) -> TargetStatus | None:
        """In a table with a column of progress (进展情况) that column tells, and the others plan."""
        tables, progress = self.context.tables, pattern_of("shape.progress")
        if not any(progress.search(head) for head in tables.heads(self.block) if len(head) < _LONGEST_HEAD):
            return None
        told = progress.search(tables.head(self.block)) is not None
        return TargetStatus.ACHIEVED if told else TargetStatus.TARGET

    def _tense(self, at: int) -> Tense:
        if self.zone is None:
            return Tense.PAST if self.context.report else Tense.OPEN
        if self.zone.tense is Tense.MIXED:
            return Tense.FUTURE if at >= self.context.turn(self.zone) else Tense.PAST
        return self.zone.tense

    def _told_before(self, at: int) -> bool:
        """Where no heading says what a paragraph is, its last date does: what it names of the past was reached."""
        ruling = self.ruling(at, past=True)
        if self._behind(ruling):
            return True
        if ruling and self._ahead(ruling):
            return False
        return self.context.news or self._since < at

    @cached_property
    def _since(self) -> int:
        """Where the paragraph first says that it tells what has come about since then."""
        match = pattern_of("tense.since").search(self.folded, self.block.span.start, self.block.span.end)
        return match.start() if match else self.block.span.end

    def _behind(self, ruling: Horizon | None) -> bool:
        present = self.context.present
        return bool(ruling and ruling.year and present and ruling.year < present)

    def _ahead(self, ruling: Horizon | None) -> bool:
        present = self.context.present
        return bool(ruling and ruling.year and present and ruling.year >= present)

    def sentence_start(self, at: int) -> int:
        """Where the sentence (or its part up to a semicolon) that holds a place begins."""
        if at not in self._starts:
            start = self._floor(at)
            self._starts[at] = max(self.folded.rfind(mark, start, at) + 1 for mark in _SENTENCE_ENDS) or start
        return self._starts[at]

    def _floor(self, at: int) -> int:
        return max(self.block.span.start, at - _LONGEST_SENTENCE)

    # by when

    def ruling(self, at: int, *, past: bool) -> Horizon | None:
        """The last time set before a place that is still ahead (``past``: or behind)."""
        start = self._floor(at)
        opened = self.folded.rfind("(", start, at)
        inside = opened != -1 and self.folded.find(")", opened, at) == -1
        sentence = self.folded.rfind("。", start, at) + 1
        last = bisect_right(self.horizons, at, key=lambda horizon: horizon.start)
        for horizon in reversed(self.horizons[max(0, last - _HORIZONS) : last]):
            if horizon.bracket and not (inside and horizon.start > opened):
                continue
            if not horizon.opening and horizon.start < sentence:
                continue
            if past or horizon.year is None or not self._behind(horizon):
                return horizon
        return None

    def _ruling_in_sentence(self, at: int) -> Horizon | None:
        ruling = self.ruling(at, past=True)
        return ruling if ruling and ruling.start >= self.sentence_start(at) else None

    def by(self, candidate: Candidate, status: TargetStatus) -> str | None:
        """The year, date or 每年 by which; the year in which, of an achieved figure."""
        at = candidate.quantity.span.start
        if pattern_of("horizon.yearly").search(self.folded, candidate.clause.start, at):
            return _YEARLY
        achieved = status is TargetStatus.ACHIEVED
        present = self.context.present
        headed = min(self.zone.years, default=None) if achieved and self.zone else self._headed(at)
        if (ruling := self.ruling(at, past=achieved)) and ruling.by:
            told = achieved and headed and ruling.year == present
            return str(headed) if told else ruling.by
        if not achieved and (limit := self._beside()):
            return limit
        if headed and (achieved or not present or headed >= present):
            return str(headed)
        return None if achieved else self._carried() or self._titled()

    def _headed(self, at: int) -> int | None:
        """The heading's year. Of two (“十五五”时期目标和2026年工作) the nearer rules once the text has come to it."""
        if self.zone is None or not self.zone.years:
            return None
        near, far = min(self.zone.years), max(self.zone.years)
        if near == far or near != self.context.present:
            return self.zone.years[-1]
        start = self.zone.dated_from
        come = f"{near}年" in self.folded[start:at] or pattern_of("horizon.this_year").search(self.folded, start, at)
        return near if come else far

    def _beside(self) -> str | None:
        """The time limit in the same row of a table."""
        cell = self.context.tables.deadline_beside(self.block)
        limit = parse_deadline(self.context.layout, cell, self.context.metadata) if cell else None
        return str(limit.due.year) if limit and limit.due else None

    def _carried(self) -> str | None:
        """Under a heading of targets the opening date of an earlier paragraph goes on ruling, if it is the only one.

        Where paragraphs open with one year after another (2007年,… 2010年,…) each rules its own.
        """
        if not (self.zone and self.zone.goals):
            return None
        end = self.block.span.start
        horizons = find_horizons(self.folded, Span(max(self.zone.start, end - _LOOK_BACK), end), self.context.year)
        times = {h.by for h in horizons if h.by and h.opening and not h.bracket}
        return times.pop() if len(times) == 1 else None

    def _titled(self) -> str | None:
        part = self.context.layout.part_at(self.block.span.start)
        year = title_year(part.title) if part else None
        year = year or self.context.title_year or (self.context.present if self.context.report else None)
        return str(year) if year else None
