"""完成时限: the time limit of a task."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.model import Deadline, Metadata, Span
from extract.layout import Layout
from extract.numbers.dates import Edge, Period, Precision, find_periods
from extract.numbers.days import find_feast, month_end
from extract.numbers.lengths import days_behind
from extract.rules import finds, first, load_rules, pattern_of, rule_of
from extract.targets.dated_figures import counts, ends_in_figure, has_figure
from extract.targets.horizon import document_year, is_ambiguous, newest_cited_year
from extract.targets.stages import find_stages

_SENTENCE_END = re.compile(r"[。;\n]")
_CLAUSE = re.compile(r"[,;。\n]")
_BEFORE = 24
"""Characters before a date in which words say what kind of date it is: the longest of those rules and some adverbs."""
_LONGEST_CLAUSE = 200
"""Characters read behind a date, so that a line without end stays linear."""
_EXCLUDED = ("not.reporting", "not.validity", "not.plan", "not.others")
_YEARLY, _STAGE = "每年", "步骤的起止时间"
_YEAR_BEFORE = re.compile(r"(?P<year>20\d\d)年$")
_RELATIVE = "今本当明去"
"""今年, 明年 …: counted from the document, whatever stands before."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit in running text."""

    span: Span
    due: date | None
    rule: str
    recurs: str | None = None
    whole: bool = False
    """It says itself that it rules all of the task."""
    begins: bool = False
    """By then works are begun (开工): no end of anything."""


def find_deadline(layout: Layout, within: Span, metadata: Metadata) -> Deadline | None:
    """The time limit that a task's text names, or None.

    None, too, where the text names several different ones and none that rules the whole. One before a figure is the
    figure's where another sentence says by when something is to be done (6月底前完成。今年内…超过80%)."""
    limits = list(find_limits(layout.folded, within, metadata))
    limits = [limit for limit in limits if limit.whole] or [limit for limit in limits if not limit.recurs] or limits
    begun = [limit.due for limit in limits if limit.begins and limit.due]
    limits = [limit for limit in limits if not limit.begins]
    if _differ(limits):
        limits = _without_figures(layout.folded, within, limits)
    if not limits or _differ(limits):
        return None
    found = limits[0]
    if found.due and any(due > found.due for due in begun):
        return None  # other works are only begun by then: it is no limit of the whole
    doubtful, words = is_ambiguous(layout.folded[found.span.start : found.span.end]), layout.document[found.span]
    return Deadline(
        span=found.span, text=words, due=found.due, recurs=found.recurs, ambiguous=doubtful, rule=found.rule
    )


def _differ(limits: Sequence[Limit]) -> bool:
    return len({(limit.due, limit.recurs) for limit in limits}) > 1


def _without_figures(folded: str, within: Span, limits: Sequence[Limit]) -> list[Limit]:
    """The limits but for those of figures; all of them where a sentence names one of either kind."""
    figures = [limit.span.end for limit in limits if has_figure(folded, Span(limit.span.end, within.end))]
    others = [limit for limit in limits if limit.span.end not in figures]
    pairs = [sorted((other.span.end, figure)) for other in others for figure in figures]
    return list(limits) if any(not _SENTENCE_END.search(folded, *pair) for pair in pairs) else others


def parse_deadline(layout: Layout, value: Span, metadata: Metadata) -> Deadline | None:
    """A time limit that stands in a field or cell of its own (完成时限：2019年6月底前).

    Any wording counts, as the field says that it is a time limit; one without a date gives ``due`` None. Only an
    empty cell or a dash is no time limit.
    """
    span = _stripped(layout.folded, value)
    text = layout.folded[span.start : span.end]
    if pattern_of("limit.none").match(text):
        return None
    due, recurs, doubtful = _field_due(text, metadata), _recurrence(text), is_ambiguous(text)
    words = layout.document[span]
    return Deadline(span=span, text=words, due=due, recurs=recurs, ambiguous=doubtful, rule="时限栏")


# --- a field of its own -------------------------------------------------------------------------------------------


def _stripped(folded: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and folded[start] in " \n,;。:":
        start += 1
    while start < end and folded[end - 1] in " \n,;。":
        end -= 1
    return Span(start, end)


def _field_due(text: str, metadata: Metadata) -> date | None:
    year = document_year(metadata)
    if match := pattern_of("limit.month_cell").match(text):
        whole = next(find_periods(text, Span(0, len(text)), year), None)
        month = month_end(int(match["year"]), int(match["month"]))
        return whole.last if whole and whole.precision is Precision.DAY else month
    if pattern_of("table.bare_year").match(text):
        return date(int(text[:4]), 12, 31)
    if since := _since_issue(text, Span(0, len(text)), metadata):
        return since.due
    if season := first("limit.season", text):
        return _season(season, metadata).due
    recurring, completed = pattern_of("limit.recurring"), pattern_of("limit.completed")
    periods = [p for p in find_periods(text, Span(0, len(text)), year) if not recurring.search(text[: p.span.start])]
    if not periods:
        return date(year, 12, 31) if year and pattern_of("limit.all_year").match(text) else None
    final = max([p for p in periods if completed.match(text, p.span.end)] or periods, key=lambda p: p.last)
    return _due(text, final, metadata)


def _recurrence(text: str) -> str | None:
    """In file order: 每年…持续 is yearly."""
    rules = (rule for rule in load_rules("deadlines") if rule.rule_id.startswith("recurs."))
    return next((rule.name for rule in rules if rule.pattern.search(text)), None)


# --- running text -------------------------------------------------------------------------------------------------


def find_limits(folded: str, within: Span, metadata: Metadata) -> Iterator[Limit]:
    """The time limits that a stretch of running text names."""
    if since := _since_issue(folded, within, metadata):
        yield since
    seasons = [_season(m, metadata) for m in finds("limit.season", folded, within.start, within.end)]
    yield from seasons
    steps = find_stages(folded, within, document_year(metadata), metadata.document_date)
    stages = [Limit(*found, _STAGE, whole=True) for found in steps]
    yield from stages
    begun = {season.span.start for season in seasons} | {at for s in stages for at in range(s.span.start, s.span.end)}
    for period in _in_sequence(folded, find_periods(folded, within, document_year(metadata))):
        if period.span.start in begun:
            continue  # 2023年春节前 is no end of 2023
        if limit := _limit(folded, within, period, metadata):
            yield limit


def _season(match: re.Match[str], metadata: Metadata) -> Limit:
    """国庆节前, 汛期前: with a day where the calendar has one and the year is known."""
    name = rule_of("limit.season").name
    printed = _YEAR_BEFORE.search(match.string[max(match.start() - 5, 0) : match.start()])
    year = int(printed["year"]) if printed else document_year(metadata)
    feast = find_feast(match[0], year) if year else None
    due = feast - timedelta(days=1) if feast else None
    if due and metadata.document_date and due < metadata.document_date:
        due = None  # of which year, nothing tells
    return Limit(Span(match.start() - (len(printed[0]) if printed else 0), match.end()), due, name)


def _in_sequence(folded: str, periods: Iterator[Period]) -> Iterator[Period]:
    """A month without a year takes that of the date before it in its sentence: 2023年6月底前…，12月底前…"""
    before: Period | None = None
    for period in periods:
        relative = folded[period.span.start] in _RELATIVE
        if (
            before
            and not period.dated
            and not relative
            and _SENTENCE_END.search(folded, before.span.end, period.span.start) is None
        ):
            period = _in_year(period, before.last.year)
        if period.dated or before is None or _SENTENCE_END.search(folded, before.span.end, period.span.start):
            named = pattern_of("not.plan").search(folded[max(period.span.start - _BEFORE, 0) : period.span.start] + "§")
            before = period if period.dated and named is None else None
        yield period


def _in_year(period: Period, year: int) -> Period:
    first, last = period.first, period.last
    if first.year != last.year or period.precision is Precision.YEAR:
        return period
    length = monthrange(year, last.month)[1]
    whole = last.day == monthrange(last.year, last.month)[1]
    last = date(year, last.month, length if whole else min(last.day, length))
    return replace(period, first=date(year, first.month, min(first.day, length)), last=last)


def _limit(folded: str, within: Span, period: Period, metadata: Metadata) -> Limit | None:
    before = folded[max(within.start, period.span.start - _BEFORE) : period.span.start]
    behind = folded[period.span.end : min(within.end, period.span.end + _LONGEST_CLAUSE)]
    if _sets_none(before, behind):
        return None
    if yearly := pattern_of("limit.yearly").search(before):
        return _recurring(folded, period, len(yearly["words"]))
    if _past(period, metadata) or (shape := _shape(folded, within, period, metadata)) is None:
        return None
    bracketed = before.endswith("(") and pattern_of("limit.bracket").match(behind) is not None
    said = pattern_of("whole").search(_CLAUSE.split(before)[-1]) or pattern_of("whole.plan").search(before)
    span, name = shape
    begins = pattern_of("limit.begins").match(folded, span.end, within.end) is not None
    return Limit(span, _due(folded, period, metadata), name, whole=bracketed or said is not None, begins=begins)


def _sets_none(before: str, behind: str) -> bool:
    """Whether a date between these words tells of what there is already, or is that of a report or of validity."""
    if any(pattern_of(rule_id).match(behind) for rule_id in ("not.report", "not.attribute", "not.level")):
        return True
    clause = _CLAUSE.split(before)[-1].rstrip() + "§" + _clause_behind(behind)
    return any(pattern_of(rule_id).search(clause) for rule_id in _EXCLUDED)


def _recurring(folded: str, period: Period, before: int) -> Limit | None:
    """每年1月底前: a limit that comes round again, without a day of its own."""
    limit = pattern_of("limit.before").match(folded, period.span.end)
    if limit is None:
        return None
    return Limit(Span(period.span.start - before, limit.end()), None, "每年某日前", recurs=_YEARLY)


def _shape(folded: str, within: Span, period: Period, metadata: Metadata) -> tuple[Span, str] | None:
    """How a date sets a limit, if it does: its words with those that belong to it, and the rule's name."""
    start, end = period.span.start, period.span.end
    if limit := pattern_of("limit.within").match(folded, end, within.end):
        return Span(start, limit.end()), "日期前"
    before = folded[max(within.start, start - _BEFORE) : start]
    until = pattern_of("limit.until").search(before)
    edged = period.edge in (Edge.END, Edge.WITHIN)
    if pattern_of("limit.listed").search(before) or period.edge is Edge.START:
        return None
    if edged and not until:
        if ends_in_figure(folded, Span(end, within.end)):
            return None
        return (period.span, "年底月底") if _is_firm(period) or _is_pressed(folded, before, end) else None
    if until:
        return None if counts(folded, Span(end, within.end)) else (Span(start - len(until["words"]), end), "到某时")
    opens = folded.startswith(",", end) and pattern_of("limit.clause_start").search(before)
    completed = pattern_of("limit.completed").match(folded, end, within.end)
    later = document_year(metadata) is not None  # what lies before it was left out as past
    if completed is None and later and period.edge is Edge.NONE:
        completed = pattern_of("limit.done").match(folded, end, within.end)
    if completed is None and later and period.precision is Precision.MONTH and pattern_of("limit.at").search(before):
        completed = pattern_of("limit.held").match(folded, end, within.end)
    if (completed or opens) and not has_figure(folded, Span(end, within.end)):
        return period.span, "句首日期"
    return None


def _is_firm(period: Period) -> bool:
    """Whether an end is a limit by itself: 2019年底, 8月底, 年内; 年底 alone is said in passing."""
    return period.dated or period.edge is Edge.WITHIN or period.precision is Precision.MONTH


def _is_pressed(folded: str, before: str, end: int) -> bool:
    """Whether an end is one that must be kept: 确保年底开工, 力争年底建成."""
    done = any(pattern_of(rule).match(folded, end) for rule in ("limit.completed", "limit.done"))
    return done and pattern_of("limit.pressed").search(before) is not None


def _clause_behind(behind: str) -> str:
    """The rest of the clause; where a comma follows the date at once, the clause behind it."""
    return _CLAUSE.split(pattern_of("limit.following_clause").sub("", behind), maxsplit=1)[0]


def _past(period: Period, metadata: Metadata) -> bool:
    """Before the document was signed (or, where that is unknown, before its year): told, not ordered."""
    if signed := metadata.document_date:
        return period.last < signed
    year = document_year(metadata)
    return year is not None and period.last.year < year


def _due(folded: str, period: Period, metadata: Metadata) -> date | None:
    """The last day in time. 2015年前 is the end of 2014, unless that lies before the document, or may; it is marked."""
    whole = period.precision in (Precision.YEAR, Precision.MONTH) and period.edge is Edge.NONE
    if not whole or not pattern_of("limit.before").match(folded, period.span.end):
        return period.last
    earlier = period.first - timedelta(days=1)
    if metadata.document_date is None:
        return None if earlier.year <= (newest_cited_year(folded) or 0) else earlier
    return period.last if earlier < metadata.document_date <= period.last else earlier


def _since_issue(folded: str, within: Span, metadata: Metadata) -> Limit | None:
    rule = rule_of("since_issue")
    said = first("since_issue.hint", folded, within.start, within.end)
    match = rule.pattern.search(folded, within.start, within.end) if said else None
    if match is None:
        return None
    signed = metadata.document_date
    due = days_behind(signed, match) if signed else None
    return Limit(Span(match.start(), match.end()), due, rule.name)
