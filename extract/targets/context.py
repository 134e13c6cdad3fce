"""A document as far as all its numbers depend on it: its year, its parts, what kind of text it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.fold import fold
from corpus.model import Block, Metadata, Part, Span
from extract.layout import Layout
from extract.numbers.dates import Precision, find_periods
from extract.numbers.quantities import Quantity, find_quantities
from extract.rules import first, pattern_of
from extract.targets.candidates import read_candidates
from extract.targets.change_tables import find_change_tables
from extract.targets.horizon import (
    Horizon,
    document_year,
    find_horizons,
    is_account,
    is_report,
    list_year,
    opening_year,
    session_year,
    title_present,
    title_year,
    topic_year,
)
from extract.targets.lead_ins import LeadIn, find_lead_ins
from extract.targets.run_together import RunTable, find_signed_tables
from extract.targets.statements import Candidate
from extract.targets.support import supports
from extract.targets.tables import Tables
from extract.targets.tenses import Tense, Zone, find_zones, plans, tells
from extract.targets.year_tables import find_year_tables

_FAR_AHEAD = 3
"""Years from now on that a part which tells and plans speaks of only when it plans."""
_OPENING = 300
"""Characters in which an article says what it is about."""
_READ = 1500
"""Characters in which a 统计公报 without a title says how its figures were found."""
_NESTED = 4
"""Lead-ins looked at before a place: lists lie in one another no deeper."""
_OUTER = 1
"""How deep a heading of a report may stand that divides it: 一、 and (一)."""
_NEWS, _CIRCULAR, _LETTER = "新闻", "通报", "函"


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
        """The year in which the document speaks; a web page's date tells that of an article only."""
        if self.metadata.document_date or (self.news and self.metadata.published_date):
            return self.year
        if self.news:
            return None
        return title_present(self.metadata.title) or (session_year(self.layout.folded) if self.report else None)

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

    def tense_at(self, offset: int) -> Tense:
        """Which time a place speaks of: its heading says it, or else how a report reads there."""
        zone = self.zone_at(offset)
        if zone is not None and zone.tense is not Tense.OPEN:
            return zone.tense
        if not self.report:
            return Tense.PAST if self.account else Tense.OPEN
        start = zone.start if zone else 0
        if start not in self._leanings:
            self._leanings[start] = self._leaning(start, told=zone is None or self._before_plans(zone))
        return self._leanings[start]

    @cached_property
    def _leanings(self) -> dict[int, Tense]:
        return {}

    def _leaning(self, start: int, *, told: bool) -> Tense:
        """What a part of a report reads like; ``told``: it tells unless it plans."""
        after = bisect_right(self._zone_starts, start)
        text = self.layout.folded[start : self._zone_starts[after] if after < len(self.zones) else None]
        if plans(text):
            return Tense.FUTURE
        return Tense.PAST if told else Tense.OPEN

    def _before_plans(self, zone: Zone) -> bool:
        """Whether a part stands before the first that a heading places, and that one looks ahead."""
        placed = next((each for each in self.zones if each.tense is not Tense.OPEN), None)
        if placed is None or placed.tense is not Tense.FUTURE:
            return False
        return placed.depth <= zone.depth <= _OUTER and zone.start < placed.start

    @cached_property
    def report(self) -> bool:
        return is_report(self.layout, self.metadata)

    @cached_property
    def account(self) -> bool:
        """It tells how work went: what no heading places has come about."""
        return not self.report and is_account(self.metadata)

    @cached_property
    def news(self) -> bool:
        """An article that tells what has come about, not one about a plan or its goals."""
        opening, kind = self.layout.folded[:_OPENING], self.metadata.document_type
        publisher = fold(self.layout.document.facts.publisher or "")
        unsigned = kind is None and not (self.metadata.document_number or self.metadata.addressees)
        printed = unsigned and pattern_of("document.press").search(f"{publisher}\n{opening}") is not None
        if (kind == _NEWS or printed) and not pattern_of("document.announces").search(opening):
            return True
        return (kind == _NEWS or unsigned) and tells(self.layout.folded)

    @cached_property
    def rules_only(self) -> bool:
        """The document sets rules of fact: its numbers are amounts, thresholds and times in force."""
        title, kind = re.sub(r"[\s》]", "", fold(self.metadata.title or "")), self.metadata.document_type or ""
        if pattern_of("document.yearly_score").search(title):
            return False  # what a year's work is scored by is what it is to reach
        if kind == _LETTER and first("document.encloses", fold(self.metadata.title or "")):
            return False  # what it sends along plans
        by_type = pattern_of("document.facts").search(kind) is not None
        return by_type or pattern_of("document.rules").search(title) is not None

    @cached_property
    def circular(self) -> bool:
        """A 通报: it tells what came about, and sets nothing."""
        return self.metadata.document_type == _CIRCULAR

    @cached_property
    def statistics(self) -> bool:
        """A 统计公报: its figures are those of a year that is over, whatever its sentences say."""
        if self.metadata.title:
            return pattern_of("document.statistics").search(fold(self.metadata.title)) is not None
        return not self.report and first("document.accounted", self.layout.folded[:_READ]) is not None

    @cached_property
    def support(self) -> bool:
        """A policy of support: what it counts are conditions and grants, unless a date says otherwise."""
        return not self.report and supports(self.metadata.title or "", self.layout.folded)

    def rules_at(self, offset: int) -> bool:
        """Whether a place sets rules of fact: a plan that is sent along does not (a draft that a 公告 puts up)."""
        return self.rules_only and self._plan_at(offset) is None

    def _plan_at(self, offset: int) -> Part | None:
        """The plan, sent along with the document, in which a place stands."""
        part = self.layout.part_at(offset)
        if part is None or part is self.layout.parts[0] or not first("document.plan_title", fold(part.title or "")):
            return None
        return part

    def support_at(self, offset: int) -> bool:
        """Whether a place stands in a policy of support: a plan sent along with one is judged by itself."""
        if not self.support or (part := self._plan_at(offset)) is None:
            return self.support
        if part.span.start not in self._supported:
            text = self.layout.folded[part.span.start : part.span.end]
            self._supported[part.span.start] = supports(part.title or "", text)
        return self._supported[part.span.start]

    @cached_property
    def _supported(self) -> dict[int, bool]:
        return {}

    @cached_property
    def title_year(self) -> int | None:
        titled = title_year(self.metadata.title) or opening_year(self.layout.folded)
        return titled or self.topic_year or list_year(self.metadata, self.layout.folded)

    @cached_property
    def topic_year(self) -> int | None:
        """The end of the plan period that an article is about; other documents say in their title what they plan."""
        kind, sent = self.metadata.document_type, self.metadata.document_number or self.metadata.addressees
        if kind not in (None, _NEWS) or sent or self.metadata.document_date:
            return None
        return topic_year(self.metadata.title, self.layout.folded)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number of the text, in order."""
        return tuple(find_quantities(self.layout.folded, Span(0, len(self.layout.folded))))

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.span.start for quantity in self.quantities]

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The numbers that begin in a stretch."""
        starts = self._quantity_starts
        return self.quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _candidates(self) -> dict[int, list[Candidate]]:
        return {}

    def candidates(self, block: Block, quantities: Sequence[Quantity]) -> list[Candidate]:
        """The numbers of a block that say something of an indicator, read once however often they are asked for."""
        at = block.span.start
        if at not in self._candidates:
            self._candidates[at] = read_candidates(self.layout.folded, block.span, quantities)
        return self._candidates[at]

    @cached_property
    def _horizons(self) -> dict[int, list[Horizon]]:
        return {}

    def horizons(self, block: Block) -> list[Horizon]:
        """The times that a block sets for its numbers, read once however often they are asked for."""
        at = block.span.start
        if at not in self._horizons:
            self._horizons[at] = find_horizons(self.layout.folded, block.span, self.year)
        return self._horizons[at]

    @cached_property
    def tables(self) -> Tables:
        return Tables(self.layout)

    @cached_property
    def run_tables(self) -> tuple[RunTable, ...]:
        """The tables of indicators whose cells ran together."""
        titled = str(self.title_year) if self.title_year else None
        signed = find_signed_tables(self.layout, self.present, titled)
        return (*signed, *find_change_tables(self.layout), *find_year_tables(self.layout, self.present))

    @cached_property
    def _lead_ins(self) -> tuple[LeadIn, ...]:
        return find_lead_ins(self.layout, self.year, set(self._zone_starts))

    def lead_in(self, offset: int) -> LeadIn | None:
        """The innermost lead-in that rules a place."""
        last = bisect_right(self._lead_ins, offset, key=lambda lead: lead.span.start)
        near = self._lead_ins[max(0, last - _NESTED) : last]
        return next((lead for lead in reversed(near) if offset < lead.span.end), None)

    def this_year_from(self, zone: Zone) -> int:
        """Where a report's part on the years to come goes over to this year's goals and work."""
        key = zone.dated_from, 0
        if key not in self._years_from:
            match = pattern_of("zone.this_year").search(self.layout.folded, zone.dated_from)
            while match and (match["year"] or str(self.present)) != str(self.present):
                match = pattern_of("zone.this_year").search(self.layout.folded, match.end())
            self._years_from[key] = match.start() if match else len(self.layout.folded)
        return self._years_from[key]

    def year_from(self, zone: Zone, year: int) -> int:
        """Where the text behind a heading first comes to a year."""
        key, end = (zone.dated_from, year), len(self.layout.folded)
        if key not in self._years_from:
            periods = find_periods(self.layout.folded, Span(zone.dated_from, end), None)
            self._years_from[key] = next((p.span.start for p in periods if p.last.year == year), end)
        return self._years_from[key]

    @cached_property
    def _years_from(self) -> dict[tuple[int, int], int]:
        return {}

    @cached_property
    def _turns(self) -> dict[int, int]:
        return {}

    def turn(self, zone: Zone) -> int:
        """Where a part that tells first and plans then (…成就和…目标) turns to the future."""
        if zone.start not in self._turns:
            self._turns[zone.start] = self._find_turn(zone)
        return self._turns[zone.start]

    def _find_turn(self, zone: Zone) -> int:
        folded, present, start = self.layout.folded, self.present, zone.start + len(zone.title)
        end, planned = len(folded), max(zone.years) if len(set(zone.years)) > 1 else None
        for period in find_periods(folded, Span(start, end), None):
            begun = period.precision is Precision.PLAN and present is not None and period.first.year < present
            if period.dated and period.last.year == planned:  # 2019年总结和2020年计划: where 2020 begins
                return period.span.start
            if present is not None and period.last.year >= present + _FAR_AHEAD and not begun:
                return period.span.start
        return end
