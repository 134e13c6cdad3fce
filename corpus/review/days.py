"""Days: such as there are none, ends before beginnings, time limits before the document or behind its plan."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from corpus.model import Span, Task
from corpus.review.draft import Draft, TakenPlaces
from corpus.review.remarks import Remark
from corpus.review.rules import rule

_LEAP = 2000


def find_days(draft: Draft) -> Iterator[Remark]:
    yield from _impossible(draft)
    yield from _reversed(draft)
    yield from _limits(draft)


def _impossible(draft: Draft) -> Iterator[Remark]:
    for match in rule("day").finditer(draft.folded):
        year = int(match["year"]) if match["year"] else _LEAP
        try:
            date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            span = Span(*match.span())
            yield Remark(code="day_impossible", message=f"没有“{draft.quote(span)}”这一天。", places=(span,))


def _reversed(draft: Draft) -> Iterator[Remark]:
    for match in rule("period").finditer(draft.folded):
        first, last = (_moment(match, side) for side in ("from", "to"))
        if last < first:
            span = Span(*match.span())
            yield Remark(code="days_reversed", message=f"“{draft.quote(span)}”的结束早于开始。", places=(span,))


def _moment(match: re.Match[str], side: str) -> tuple[int, int, int]:
    """Year, month and day of one side; what the end leaves out is the beginning's."""
    year = match[f"{side}_year"] or match["from_year"]
    month, day = match[f"{side}_month"], match[f"{side}_day"]
    if side == "to" and not (match["from_month"] and month):
        return int(year), 99, 99
    return int(year), int(month or 0), int(day or (99 if side == "to" else 0))


def _limits(draft: Draft) -> Iterator[Remark]:
    own, end = draft.parsed.metadata.day, _plan_end(draft)
    since = f"成文日期（{own.isoformat()}）" if own else f"今天（{draft.today.isoformat()}）"
    dues = dict(due for task in draft.tasks for due in _dues(task))
    dues |= dict(_said_outside(draft, dues))
    for span, due in sorted(dues.items()):
        said = draft.quote(span)
        if due < draft.day:
            message = f"时限“{said}”早于{since}。"
            yield Remark(code="due_past", message=message, places=(span,))
        elif end and due.year > end:
            yield Remark(code="due_beyond", message=f"时限“{said}”晚于计划的期限（{end}年）。", places=(span,))


def _dues(task: Task) -> Iterator[tuple[Span, date]]:
    if task.deadline and task.deadline.due and not task.deadline.ambiguous:
        yield task.deadline.span, task.deadline.due
    held = task.deadline.span if task.deadline else None
    yield from ((each.span, each.due) for each in task.milestones if each.due and each.span != held)


def _said_outside(draft: Draft, known: Iterable[Span]) -> Iterator[tuple[Span, date]]:
    """Time limits of which no task's record is: the last day that the words allow."""
    held = TakenPlaces(known)
    for match in rule("due.past").finditer(draft.folded):
        span = Span(*match.span("due" if match["due"] else "till"))
        if not held.meet(span):
            yield span, _last_day(int(match["year"] or match["by"]), int(match["month"] or 12), int(match["day"] or 31))


def _last_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _plan_end(draft: Draft) -> int | None:
    """The last year of a plan by its title: 三年行动计划（2023—2025年）."""
    title = draft.parsed.metadata.title
    match = rule("plan.years").search(title) if title else None
    return int(match["to"]) if match else None
