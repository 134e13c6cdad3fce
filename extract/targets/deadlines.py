"""完成时限: the time limit of a task."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.model import Deadline, Metadata, Span
from extract.layout import Layout
from extract.numbers.dates import Period, find_periods, parse_number
from extract.numbers.quantities import find_quantities
from extract.rules import Rule, load_rules
from extract.targets.candidates import read_candidates
from extract.targets.horizon import document_year

_BEFORE = re.compile(r"(?:之|以)?前")
_LIMIT = re.compile(r"(?:之|以)?前|之?内")
_COMPLETED = re.compile(r"\s?[^,;。]{0,6}完成")
_UNTIL = re.compile(r"(?:力争|确保|争取)?(?:到|(?<![日月年底末\d])至)$")
_CLAUSE_START = re.compile(r"(?:^|[\n,;。:)]|\d[.、])\s?(?:力争|确保|争取|计划|拟|于|在)?$")
_FIRM = re.compile(r",|[^,;。]{0,4}(?:完成|实现|建成|竣工|投用|投入|出台)")
_LISTED = ("、", "和", "及")
_SENTENCE_END = re.compile(r"[。;\n]")
_SINCE = re.compile(r"起|以来|以后|后|始|度|[初年]?的|-|~|至|上旬|中旬|[、和]")
_NO_LIMIT = re.compile(r"[/\\\-—–.、\s无]*")
_MONTH_CELL = re.compile(r"(?P<year>20\d\d)[./-](?P<month>0?[1-9]|1[0-2])(?!\d)")
_YEARLY = re.compile(r"每年的?$")
_LONGEST_CLAUSE = 200
_LONGEST_SENTENCE = 300
_CLAUSE = re.compile(r"[,;。\n]")
_EXCLUDED = ("not.reporting", "not.validity")


@dataclass(frozen=True, slots=True)
class _Limit:
    span: Span
    due: date | None
    rule: str
    recurs: str | None = None
    whole: bool = False
    """It says itself that it rules all of the task."""


def find_deadline(layout: Layout, within: Span, metadata: Metadata) -> Deadline | None:
    """The time limit that a task's text names, or None.

    None, too, where the text names several different ones and none that rules the whole.
    """
    limits = list(_limits(layout.folded, within, metadata))
    limits = [limit for limit in limits if limit.whole] or [limit for limit in limits if not limit.recurs] or limits
    if not limits or len({(limit.due, limit.recurs) for limit in limits}) > 1:
        return None
    found = limits[0]
    return Deadline(
        span=found.span, text=layout.document[found.span], due=found.due, recurs=found.recurs, rule=found.rule
    )


def parse_deadline(layout: Layout, value: Span, metadata: Metadata) -> Deadline | None:
    """A time limit that stands in a field or cell of its own (完成时限：2019年6月底前).

    Any wording counts, as the field says that it is a time limit; one without a date gives ``due`` None. Only an
    empty cell or a dash is no time limit.
    """
    span = _stripped(layout.folded, value)
    text = layout.folded[span.start : span.end]
    if _NO_LIMIT.fullmatch(text):
        return None
    return Deadline(
        span=span, text=layout.document[span], due=_field_due(text, metadata), recurs=_recurrence(text), rule="时限栏"
    )


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
    if match := _MONTH_CELL.match(text):
        whole = next(find_periods(text, Span(0, len(text)), year), None)
        return whole.last if whole and whole.precision == "day" else _month_end(int(match["year"]), int(match["month"]))
    if since := _since_issue(text, Span(0, len(text)), metadata):
        return since.due
    periods = [
        p for p in find_periods(text, Span(0, len(text)), year) if not re.search(r"每[年季月]?$", text[: p.span.start])
    ]
    if not periods:
        return date(year, 12, 31) if year and text.startswith("全年") else None
    final = max([p for p in periods if _COMPLETED.match(text, p.span.end)] or periods, key=lambda p: p.last)
    return _due(text, final, metadata)


def _recurrence(text: str) -> str | None:
    return next((rule.name for rule in _rules("recurs.") if rule.pattern.search(text)), None)


def _rules(prefix: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules("deadlines") if rule.rule_id.startswith(prefix))


# --- running text -------------------------------------------------------------------------------------------------


def _limits(folded: str, within: Span, metadata: Metadata) -> Iterator[_Limit]:
    if since := _since_issue(folded, within, metadata):
        yield since
    for period in find_periods(folded, within, document_year(metadata)):
        if limit := _limit(folded, within, period, metadata):
            yield limit


def _limit(folded: str, within: Span, period: Period, metadata: Metadata) -> _Limit | None:
    before = folded[max(within.start, period.span.start - 24) : period.span.start]
    clause_before = _CLAUSE.split(before)[-1]
    after = folded[period.span.end : min(within.end, period.span.end + _LONGEST_CLAUSE)]
    if _rule("not.point").pattern.search(before):
        return None
    if any(_rule(name).pattern.search(clause_before + "§" + _clause_after(after)) for name in _EXCLUDED):
        return None
    if _rule("not.report").pattern.match(after):
        return None
    if yearly := _YEARLY.search(before):
        return _recurring(folded, period, len(yearly[0]))
    due = _due(folded, period, metadata)
    if _past(period, metadata):
        return None
    bracketed = before.endswith("(") and re.match(r"(?:之|以)?前?(?:完成)?\)", after) is not None
    whole = bracketed or _rule("whole").pattern.search(clause_before) is not None
    shape = _shape(folded, within, period)
    if shape is None:
        return None
    span, name = shape
    return _Limit(span, due, name, whole=whole)


def _recurring(folded: str, period: Period, before: int) -> _Limit | None:
    """每年1月底前: a limit that comes round again, without a day of its own."""
    limit = _BEFORE.match(folded, period.span.end)
    if limit is None:
        return None
    return _Limit(Span(period.span.start - before, limit.end()), None, "每年某日前", recurs="每年")


def _shape(folded: str, within: Span, period: Period) -> tuple[Span, str] | None:
    """How a date sets a limit, if it does: its words with those that belong to it, and the rule's name."""
    start, end = period.span.start, period.span.end
    if limit := _LIMIT.match(folded, end, within.end):
        return Span(start, limit.end()), "日期前"
    before = folded[max(within.start, start - 24) : start]
    until = _UNTIL.search(before)
    edged = period.edge in ("底", "末", "期末", "内")
    if before.endswith(_LISTED):
        return None
    if edged and not until:
        firm = period.dated or period.edge == "内" or period.precision == "month"
        return (period.span, "年底月底") if firm or _FIRM.match(folded, end, within.end) else None
    if _SINCE.match(folded, end, within.end) and not edged:
        return None
    if until:
        owned = _has_figure(folded, Span(end, within.end))
        return None if owned else (Span(start - len(until[0]), end), "到某时")
    opens = _CLAUSE_START.search(before) and folded.startswith(",", end)
    completed = _COMPLETED.match(folded, end, within.end)
    if (completed or opens) and not _has_figure(folded, Span(end, within.end)):
        return period.span, "句首日期"
    return None


def _rule(rule_id: str) -> Rule:
    return next(rule for rule in load_rules("deadlines") if rule.rule_id == rule_id)


def _clause_after(after: str) -> str:
    """The rest of the clause; where a comma follows the date at once, the clause behind it."""
    skipped = re.match(r"(?:(?:之|以)?前)?,?", after)
    return _CLAUSE.split(after[skipped.end() if skipped else 0 :], maxsplit=1)[0]


def _has_figure(folded: str, within: Span) -> bool:
    """Whether the rest of the sentence states a figure: the date is then the target's."""
    end = min(within.end, within.start + _LONGEST_SENTENCE)
    stop = _SENTENCE_END.search(folded, within.start, end)
    sentence = Span(within.start, stop.start() if stop else end)
    return bool(read_candidates(folded, sentence, find_quantities(folded, sentence)))


def _past(period: Period, metadata: Metadata) -> bool:
    """Before the document was signed (or, where that is unknown, before its year): told, not ordered."""
    if signed := metadata.document_date:
        return period.last < signed
    year = document_year(metadata)
    return year is not None and period.last.year < year


def _due(folded: str, period: Period, metadata: Metadata) -> date | None:
    """The last day in time. 2015年前 is the end of 2014, unless that lies before the document itself.

    Where the document has no date, nothing tells the two apart: None.
    """
    exclusive = _BEFORE.match(folded, period.span.end) and not period.edge and period.precision in ("year", "month")
    if not exclusive:
        return period.last
    earlier = period.first - timedelta(days=1)
    if metadata.document_date is None:
        return None if period.precision == "year" else earlier
    return period.last if earlier < metadata.document_date <= period.last else earlier


def _since_issue(folded: str, within: Span, metadata: Metadata) -> _Limit | None:
    rule = _rule("since_issue")
    match = rule.pattern.search(folded, within.start, within.end)
    if match is None:
        return None
    signed = metadata.document_date
    due = _later(signed, parse_number(match["number"]), match["unit"]) if signed else None
    return _Limit(Span(match.start(), match.end()), due, rule.name)


def _later(day: date, number: int, unit: str) -> date | None:
    if unit.endswith("工作日"):
        return None
    if unit.endswith(("日", "天")):
        return day + timedelta(days=number)
    if unit.endswith(("周", "星期")):
        return day + timedelta(weeks=number)
    months = number if unit.endswith("月") else 12 * number
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
