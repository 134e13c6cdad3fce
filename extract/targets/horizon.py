"""By when: the years that titles, opening dates and clauses set for the numbers in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.fold import fold
from corpus.model import Metadata, Span
from extract.layout import Layout
from extract.numbers.dates import PLAN_YEARS, Period, Precision, find_periods, plan_end
from extract.numbers.numerals import parse_number
from extract.rules import finds, first, pattern_of

_BEFORE, _BEHIND = 10, 8
"""Characters around a year in which words say what it is: 比基准年… before it, 的基础上 behind it."""
_NAMED = 32
"""Characters behind a plan's number in which it turns out to name a plan (“十二五”项目建设“836”计划)."""
_OPENING = 400
"""Characters in which a list without a title says of which year it is."""
_TITLE = 200
"""Characters that stand for a title where none was found."""
_DECEMBER = 12
_LATE = 11
"""The month from which on what is to be done in a year is as often that of the next."""
_BEFORE_SIGN = 2
"""Characters behind a year in which 前, 之前, 以前 stand."""
_BEGUN = 14
"""Characters before a length of time in which the year stands with which it begins."""
_TITLES = 64
"""Titles kept with their year: those of the documents that a process is at work on."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """From ``start`` on, numbers are to be reached by this time."""

    start: int
    by: str | None
    """Year, ISO date or 每年; None where a length of time without a fixed end is set (用3年时间)."""
    year: int | None
    bracket: bool = False
    """It stands in a bracket and rules nothing outside it."""
    opening: bool = False
    """It opens its sentence (到2022年,…) and rules those after it too; another rules its own sentence only."""
    ambiguous: bool = False
    """It is said as 2027年前."""
    lasting: bool = False
    """It is said as a length of time (5年内)."""


def is_report(layout: Layout, metadata: Metadata) -> bool:
    """Whether the document is a work report: told past, then planned future."""
    title = metadata.title or layout.folded[:_TITLE]
    if not metadata.title:
        opening = layout.folded[:_OPENING]
        if pattern_of("horizon.report_opening").search(title):
            return True
        if pattern_of("horizon.session").search(opening) and pattern_of("horizon.delegates").search(opening):
            return True
    words = title.replace("\n", " ")
    return any(pattern_of(rule).match(words) for rule in ("horizon.report_title", "horizon.carried_out"))


def is_account(metadata: Metadata) -> bool:
    """Whether the document tells how work went (某年工作情况的报告): it plans only where it says so."""
    return first("document.account", fold(metadata.title or "").replace("\n", "")) is not None


def document_year(metadata: Metadata) -> int | None:
    """The year that a date without one (6月底前, 年内) belongs to.

    The year in the title of a yearly document (2020年重点工作) goes before the day it was signed, up to a year before
    or behind it; one that lies further off (2035年目标) is when the document's goals are to be reached.
    Where only the page has a date, it may have been put there years later.
    """
    year = _year_of_title(metadata.title or "")
    if year is None:
        return metadata.year or _year_of_draft(metadata.title or "")
    if metadata.year is None or abs(year - metadata.year) <= 1 or (year < metadata.year and not metadata.document_date):
        return year
    return metadata.year


@lru_cache(maxsize=_TITLES)
def _year_of_title(title: str) -> int | None:
    """The only year that a title names, where it is not one end of a span. Asked for with every date of a document."""
    folded = fold(title)
    return None if pattern_of("horizon.title_range").search(folded) else _only_year(folded)


@lru_cache(maxsize=_TITLES)
def _year_of_draft(title: str) -> int | None:
    """The year that is planned, where a title tells of one and plans the next (2029年执行情况和2030年草案)."""
    carried = pattern_of("horizon.carried_out").match(fold(title).replace("\n", " "))
    return int(carried["year"]) if carried and carried["year"] else None


def _only_year(folded: str) -> int | None:
    """The year of a title that names one."""
    years = {int(match["year"]) for match in pattern_of("horizon.title_year").finditer(folded)}
    return years.pop() if len(years) == 1 else None


def title_year(title: str | None) -> int | None:
    """The year that a title sets for all its targets: of a yearly plan, the end of a span, the end of a 五年规划."""
    folded = fold(title or "")
    if span := pattern_of("horizon.title_range").search(folded):
        return int(span["last"])
    if year := _only_year(folded):
        return year
    plan = pattern_of("horizon.title_plan").search(folded)
    return plan_end(plan["plan"]) if plan else None


def title_present(title: str | None) -> int | None:
    """The year in which a document without a date speaks, by its title: the first of the span that it plans."""
    folded = fold(title or "")
    if span := pattern_of("horizon.title_range").search(folded):
        return int(span["first"])
    plan = pattern_of("horizon.title_plan").search(folded)
    return plan_end(plan["plan"]) - PLAN_YEARS + 1 if plan else title_year(title) or _year_of_draft(title or "")


def opening_year(text: str) -> int | None:
    """The year of a yearly list whose title names none, from its first words (2013年市政府要做好的8项重点工作)."""
    match = pattern_of("horizon.opening_year").search(text[:_OPENING])
    return int(match["year"]) if match else None


def session_year(text: str) -> int | None:
    """The year of the session to which a report without a date was read."""
    match = pattern_of("horizon.session").search(text[:_OPENING])
    return int(match["year"]) if match else None


def list_year(metadata: Metadata, opening: str) -> int | None:
    """The year of a list of 民生实事, which is one of each year: that in which it came out, but late in a year none."""
    day = metadata.document_date or metadata.published_date
    words = fold(metadata.title or "") + "\n" + opening[:_TITLE]
    if day is None or day.month >= _LATE or pattern_of("horizon.yearly_list").search(words) is None:
        return None
    return day.year


def topic_year(title: str | None, opening: str) -> int | None:
    """The end of the five-year plan that an article speaks of: its title's, or the only one its opening names."""
    for text in (fold(title or ""), opening[:_OPENING]):
        plans = {match["plan"] or match["numbered"] for match in pattern_of("horizon.topic_plan").finditer(text)}
        if plans:
            return plan_end(plans.pop()) if len(plans) == 1 else None
    return None


def find_horizons(folded: str, within: Span, year: int | None) -> list[Horizon]:
    """The times that a paragraph sets for the numbers behind them, in order; base years (比2015年) are none."""
    durations = finds("horizon.duration", folded, within.start, within.end)
    found = [_lasting(folded, within, match) for match in durations]
    for period in find_periods(folded, within, year):
        start = period.span.start
        if not _rules(folded, within, period):
            continue
        opening = _opens(folded, within, start)
        aside = _in_bracket(folded, within, period)
        doubtful = period.precision is Precision.YEAR and is_ambiguous(folded[start : period.span.end + _BEFORE_SIGN])
        found.append(Horizon(start, _by(period), period.last.year, aside, opening, doubtful))
    return sorted(found, key=lambda horizon: horizon.start)


def _lasting(folded: str, within: Span, match: re.Match[str]) -> Horizon:
    """A length of time: its end is known where its first year is said (从2021年起,用3年时间; 2022年起5年内)."""
    begun = pattern_of("horizon.begun").search(folded, max(within.start, match.start() - _BEGUN), match.start())
    start = begun.start() if begun else match.start()
    opening = _opens(folded, within, start)
    count = pattern_of("horizon.years_long").search(match[0])
    if begun is None or count is None:
        coming = pattern_of("horizon.coming").match(match[0]) is not None
        return Horizon(start, None, None, opening=opening and coming, lasting=True)
    last = int(begun["year"]) + parse_number(count["years"]) - 1
    return Horizon(start, str(last), last, opening=opening, lasting=True)


def _opens(folded: str, within: Span, start: int) -> bool:
    """Whether a time opens its sentence."""
    sentence = max(folded.rfind(mark, within.start, start) for mark in "。!?\n") + 1
    return pattern_of("horizon.opening").match(folded[max(sentence, within.start) : start]) is not None


def goes_on(layout: Layout, block: int, items: Sequence[int], start: int, at: int) -> bool:
    """Whether a time that opens a sentence goes on ruling at a place of its block: not in the next item (二是), nor
    under a heading in the same line that it does not stand under.

    ``block``: where the block begins; ``items``: where its items do.
    """
    item = bisect_right(items, start)
    if item and item != bisect_right(items, at):
        return False
    section = layout.section_at(at)
    if section is None or layout.sections[section].span.start <= block:
        return True
    return any(block < each.span.start <= start for each in layout.ancestors(section))


def _around(folded: str, within: Span, period: Period) -> tuple[str, str]:
    start, end = period.span.start, period.span.end
    return folded[max(within.start, start - _BEFORE) : start], folded[end : end + _BEHIND]


def _rules(folded: str, within: Span, period: Period) -> bool:
    """Whether a date sets a time by which, and is none of a title, a beginning or a base."""
    before, behind = _around(folded, within, period)
    if is_base_year(folded, within, period) or pattern_of("horizon.not_ruling_before").search(before):
        return False
    if period.precision is Precision.PLAN:
        named = pattern_of("horizon.plan_named").match(folded[period.span.end : period.span.end + _NAMED])
        if named or pattern_of("horizon.plan_not_ruling").match(behind):
            return False
    return pattern_of("horizon.not_ruling").match(behind) is None or _came_to(before, behind)


def _came_to(before: str, behind: str) -> bool:
    """Whether a year is that of the number behind it (减少至2016年的4万人), and no base (为2012年的1.5倍)."""
    return behind.startswith("的") and pattern_of("horizon.came_to").search(before) is not None


def is_base_year(folded: str, within: Span, period: Period) -> bool:
    """Whether a date is what a change is measured against (比2015年, 在2020年基础上)."""
    return pattern_of("horizon.base_before").search(_around(folded, within, period)[0]) is not None


def is_ambiguous(words: str) -> bool:
    """Whether a time limit is said as 2015年前: that year's end as often as the year before it."""
    return pattern_of("limit.bare_year").search(words) is not None


def find_base(folded: str, within: Span, year: int | None) -> str | None:
    """The base year that a clause names (比2015年下降), or None."""
    for period in find_periods(folded, within, year):
        if period.precision is Precision.YEAR and is_base_year(folded, within, period):
            return str(period.first.year)
    return None


def _by(period: Period) -> str:
    inside = period.precision in (Precision.DAY, Precision.MONTH, Precision.PART)
    return period.last.isoformat() if inside and period.last.month < _DECEMBER else str(period.last.year)


def _in_bracket(folded: str, within: Span, period: Period) -> bool:
    opened = folded.rfind("(", within.start, period.span.start)
    return opened != -1 and folded.find(")", opened, period.span.start) == -1


def newest_cited_year(folded: str) -> int | None:
    """The newest year in the numbers of documents that a text names: it was not written before that."""
    return max((int(match["year"]) for match in pattern_of("limit.cited_year").finditer(folded)), default=None)
