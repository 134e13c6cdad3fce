"""What stands around a number and decides what it is: told or planned, and by when."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from corpus.model import Block, TargetStatus
from extract.rules import finds, first, pattern_of
from extract.targets.carried import carried
from extract.targets.context import Context
from extract.targets.deadlines import parse_deadline
from extract.targets.horizon import Horizon, goes_on, title_year
from extract.targets.lead_ins import LeadIn
from extract.targets.limit_lines import limit_behind
from extract.targets.statements import Candidate
from extract.targets.tables import DEEDS
from extract.targets.tenses import Tense

_SENTENCE_ENDS = "。;!?\n"
_LONGEST_HEAD = 12
"""Characters of the head of a column of progress; a longer cell is text that speaks of progress."""
_LONGEST_SENTENCE = 2000
"""Characters looked back for the start of a sentence: a list of goals may be one, but a line without end is none."""
_HORIZONS = 40
"""Dates of a paragraph looked at before a number, so that a table left as one line stays linear."""
_RECENT = 4
"""Characters before a date that still speak of it (预计到2025年)."""
_OPENING_DATE = 12
"""Characters before a clause in which a date opens it: 到2025年12月底前,"""
YEARLY = "每年"
_ESTIMATED = "预计"
"""In a review the year's figures are estimated as it ends, not planned: 预计全年实现生产总值95亿元."""


class Paragraph:
    """A block of text with its zone and the times that it sets; of a text in one line, as far as one zone goes."""

    def __init__(self, context: Context, block: Block, at: int | None = None) -> None:
        self.context, self.block = context, block
        self.folded = context.layout.folded
        self.zone = context.zone_at(block.span.start if at is None else at)
        self.start = max(block.span.start, self.zone.start if self.zone else 0)
        self._starts: dict[int, int] = {}

    def at(self, offset: int) -> Paragraph:
        """The paragraph as the zone at a place has it: another one where a heading stands in between."""
        zone = self.context.zone_at(offset)
        same = zone is self.zone or (zone is not None and zone.start <= self.block.span.start)
        return self if same else Paragraph(self.context, self.block, offset)

    @cached_property
    def horizons(self) -> list[Horizon]:
        """The times that it sets itself, in order."""
        return [horizon for horizon in self.context.horizons(self.block) if horizon.start >= self.start]

    @cached_property
    def note(self) -> int | None:
        """Where a note to a table begins (注：…), behind its colon; None where there is none."""
        found = first("not.note", self.folded, self.start, self.block.span.end)
        return found.end() if found else None

    @cached_property
    def _lead_in(self) -> LeadIn | None:
        return self.context.lead_in(self.start)

    # told or planned

    def status(self, candidate: Candidate) -> TargetStatus:
        """Reached, or to be reached."""
        at = candidate.quantity.span.start
        if self._columned is not None:
            return self._columned
        if self._expected(at):
            return TargetStatus.TARGET
        if self.context.statistics:
            return TargetStatus.ACHIEVED
        start, tense, ruling = self.sentence_start(at), self._tense(at), self._ruling_in_sentence(at)
        if tense in (Tense.OPEN, Tense.MIXED) and self._told_before(at, candidate.end):
            return TargetStatus.ACHIEVED
        recent = self.folded[max(ruling.start - _RECENT, start) if ruling else start : candidate.end]
        told = first("tense.past", recent) is not None or (
            pattern_of("tense.so_far").search(recent) is not None
            and not (tense is Tense.FUTURE and self.zone and self.zone.goals)
            and not (self._ahead(self.ruling(at, past=False)) or pattern_of("tense.planned_by").search(recent))
        )
        recent = recent.replace(_ESTIMATED, "") if tense is Tense.PAST else recent
        planned = first("tense.future", recent) is not None
        if tense is Tense.PAST:
            will = first("tense.will", self.folded, start, candidate.end) is not None
            ahead = (planned and self._ahead(ruling)) or self._later(ruling) or will
            return TargetStatus.TARGET if ahead and not told else TargetStatus.ACHIEVED
        if self._behind(ruling) or (told and not (planned and ruling)):
            return TargetStatus.ACHIEVED
        return TargetStatus.TARGET

    def led_by_goals(self, candidate: Candidate) -> bool:
        """Whether a heading, a lead-in or the sentence says that goals are named."""
        at = candidate.quantity.span.start
        return bool(self.zone and self.zone.goals) or self._expected(at)

    @property
    def reviewed(self) -> bool:
        """Whether it stands under a heading that tells what came about (回顾, 发展基础)."""
        placed = self.zone is not None or self.context.account
        return self.context.statistics or (placed and self._tense(self.start) is Tense.PAST)

    @property
    def planned(self) -> bool:
        """Whether it stands under a heading that names the year that it plans."""
        return bool(self.zone and self.zone.years) and self._tense(self.start) is Tense.FUTURE

    def lists(self, candidate: Candidate) -> bool:
        """Whether a number is an item of a list of goals: led in by a line, or right behind a date that opens."""
        start = candidate.clause.start
        opening = self.folded[max(self.start, start - _OPENING_DATE) : start]
        led = self._lead_in is not None or self._expected(candidate.quantity.span.start)
        return led or pattern_of("shape.dated_opening").search(opening) is not None

    def _expected(self, at: int) -> bool:
        """Whether the sentence, or the line that leads it in, says that it names goals (预期目标为:…)."""
        start = self.folded.rfind("。", self._floor(at), at) + 1 or self._floor(at)
        said = (match.end() for match in finds("tense.expected", self.folded, start, at))
        ahead = any(self.folded.count(")", end, at) <= self.folded.count("(", end, at) for end in said)
        return ahead or bool(self._lead_in and self._lead_in.expected)

    @cached_property
    def _columned(self) -> TargetStatus | None:
        """In a table with a column of progress (进展情况) that column tells, and the others plan."""
        tables, progress = self.context.tables, pattern_of("shape.progress")
        if not any(progress.search(head) for head in tables.heads(self.block) if len(head) < _LONGEST_HEAD):
            return None
        told = progress.search(tables.head(self.block)) is not None
        return TargetStatus.ACHIEVED if told else TargetStatus.TARGET

    def _tense(self, at: int) -> Tense:
        if self.zone is None and self.context.tables.holds(self.block) & DEEDS:
            return Tense.OPEN  # a report's table of what is to be done
        if self.zone and self.zone.tense is Tense.MIXED:
            return Tense.FUTURE if at >= self.context.turn(self.zone) else Tense.PAST
        return self.context.tense_at(self.start)

    def _told_before(self, at: int, end: int) -> bool:
        """Where no heading says what a paragraph is, its last date does: what it names of the past was reached."""
        ruling = self.ruling(at, past=True)
        if self._behind(ruling):
            return True
        if ruling and (self._ahead(ruling) or pattern_of("horizon.coming").match(self.folded, ruling.start)):
            return False
        planned = first("tense.future", self.folded, self.sentence_start(at), end) is not None
        return (self.context.news and not planned) or self._since < at

    @cached_property
    def _since(self) -> int:
        """Where the paragraph first says that it tells what has come about since then."""
        match = pattern_of("tense.since").search(self.folded, self.start, self.block.span.end)
        return match.start() if match else self.block.span.end

    def _behind(self, ruling: Horizon | None) -> bool:
        present = self.context.present
        return bool(ruling and ruling.year and present and ruling.year < present)

    def _ahead(self, ruling: Horizon | None) -> bool:
        present = self.context.present
        return bool(ruling and ruling.year and present and ruling.year >= present)

    def _later(self, ruling: Horizon | None) -> bool:
        """A year after the document's own: nothing was reached in it."""
        present = self.context.present
        return bool(ruling and ruling.year and present and ruling.year > present)

    def sentence_start(self, at: int) -> int:
        """Where the sentence (or its part up to a semicolon) that holds a place begins."""
        if at not in self._starts:
            start = self._floor(at)
            self._starts[at] = max(self.folded.rfind(mark, start, at) + 1 for mark in _SENTENCE_ENDS) or start
        return self._starts[at]

    def _floor(self, at: int) -> int:
        return max(self.start, at - _LONGEST_SENTENCE)

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
            if horizon.start < sentence and not (horizon.opening and self._goes_on(horizon.start, at)):
                continue
            if past or horizon.year is None or not self._behind(horizon):
                return horizon
        led = self._lead_in.horizon if self._lead_in else None
        return led if past or not self._behind(led) else None

    def _goes_on(self, start: int, at: int) -> bool:
        return goes_on(self.context.layout, self.block.span.start, self._items, start, at)

    @cached_property
    def _items(self) -> list[int]:
        return [match.start() for match in finds("horizon.item", self.folded, self.start, self.block.span.end)]

    def lasts(self, at: int) -> bool:
        """Whether it has set a length of time for what it counts (5年内引进…;资助…), or its heading has."""
        if self.zone and self.zone.coming:
            return True
        return any(horizon.lasting for horizon in self.horizons[:_HORIZONS] if horizon.start < at)

    def _ruling_in_sentence(self, at: int) -> Horizon | None:
        ruling = self.ruling(at, past=True)
        return ruling if ruling and ruling.start >= self.sentence_start(at) else None

    def by(self, candidate: Candidate, status: TargetStatus) -> str | None:
        """The year, date or 每年 by which; the year in which, of an achieved figure."""
        at = candidate.quantity.span.start
        if pattern_of("horizon.yearly").search(self.folded, candidate.clause.start, at):
            return YEARLY
        achieved, present = status is TargetStatus.ACHIEVED, self.context.present
        headed = self._headed_past() if achieved else self._headed(at)
        if (ruling := self.ruling(at, past=achieved)) and ruling.by:
            told = achieved and headed and ruling.year == present
            return str(headed) if told else ruling.by
        if ruling and pattern_of("horizon.coming").match(self.folded, ruling.start):
            return self._unsaid
        if not achieved and (limit := self._beside()):
            return limit
        if headed and (achieved or not present or headed >= present or self.reviewed):
            return str(headed) if achieved else self._behind_item or str(headed)
        told = achieved and not self.context.statistics
        if not achieved and self.zone and self.zone.coming:
            return self._unsaid
        if self.context.account:
            return self._of_account() if achieved else None
        far = None if told else carried(self.context, self.zone, self.start) or self._titled()
        return far and (self._behind_item or far)

    @property
    def _unsaid(self) -> str | None:
        """When 未来五年 is over nobody says, unless the text is about one plan."""
        return str(self.context.topic_year or "") or None

    def ambiguous(self, candidate: Candidate, by: str | None) -> bool:
        """Whether the time by which is said as 2027年前."""
        ruling = self.ruling(candidate.quantity.span.start, past=False)
        return ruling is not None and ruling.ambiguous and ruling.by == by

    def striven(self, candidate: Candidate) -> bool:
        """Whether the sentence says last, before the number, that it is striven for (力争) and not promised (确保)."""
        at = candidate.quantity.span.start
        said = pattern_of("target.effort").findall(self.folded, self.sentence_start(at), at)
        return bool(said) and pattern_of("target.striven").match(said[-1]) is not None

    def _headed_past(self) -> int | None:
        """The first year of the heading in which something can have come about."""
        years = self.zone.years if self.zone else ()
        return min((year for year in years if not self.context.present or year <= self.context.present), default=None)

    def _headed(self, at: int) -> int | None:
        """The heading's year. Of two (“十五五”时期目标和2026年工作) the nearer rules once the text has come to it."""
        if self.zone is None or not self.zone.years:
            return None
        near, far, present = min(self.zone.years), max(self.zone.years), self.context.present
        if near == far and present and near > present and self.context.report:
            return present if at >= self.context.this_year_from(self.zone) else near
        if near == far:
            return near
        start = self.zone.dated_from
        if near != present:
            opening, last = self.zone.years[0], self.zone.years[-1]
            both_ahead = present is not None and near > present
            return opening if both_ahead and at < self.context.year_from(self.zone, last) else last
        come = f"{near}年" in self.folded[start:at] or pattern_of("horizon.this_year").search(self.folded, start, at)
        return near if come else far

    def _beside(self) -> str | None:
        """The time limit in the same row of a table."""
        cell = self.context.tables.deadline_beside(self.block)
        limit = parse_deadline(self.context.layout, cell, self.context.metadata) if cell else None
        return str(limit.due.year) if limit and limit.due else None

    @cached_property
    def _behind_item(self) -> str | None:
        """The time limit that its item names behind it: nearer than the plan's or the heading's."""
        return limit_behind(self.context.layout, self.block, self.context.metadata)

    def _of_account(self) -> str | None:
        """The year whose work a document tells of, by its title."""
        year = title_year(self.context.metadata.title)
        return str(year) if year else None

    def _titled(self) -> str | None:
        part = self.context.layout.part_at(self.start)
        year = title_year(part.title) if part else None
        year = year or self.context.title_year or (self.context.present if self.context.report else None)
        return str(year) if year else None
