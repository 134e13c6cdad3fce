"""时效: from when and until when a document holds, by its page's table and its own words. There is no clock here."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.fold import fold
from corpus.model import Issue, Metadata, PageFacts, PartKind, Span, Term, Validity
from extract.layout import Layout
from extract.numbers.days import find_day, month_end, number
from extract.rules import begins, finds, pattern_of

_SENTENCE = re.compile(r"[^。;]+[。;]?")
_LONGEST = 600
"""Characters of a sentence that can be about validity: longer ones are texts that lost their marks."""
_LAST = 3
"""Lines at the end of a part that close it."""
_NEAR = timedelta(days=31)
"""A page that puts a document up so soon after its signing publishes it (发布之日); a later one reprints it."""
_PUBLISHED = ("发布", "公开", "公布", "颁布")
"""Words for a day that a page which knows no other may tell. 印发之日 it does not: it may put up what is years old."""
_STATED = {
    "stated.repealed": Validity.REPEALED,
    "stated.pending": Validity.PENDING,
    "stated.expired": Validity.EXPIRED,
    "stated.in-force": Validity.IN_FORCE,
}
"""In the order in which they are tried: 已废止 is not 有效, 未生效 is neither."""
_KINDS = (PartKind.BODY, PartKind.ISSUED, PartKind.ATTACHMENT)
"""Where the document speaks of itself, before what it attaches does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDays:
    """The days from which 印发之日 and its like may count."""

    document: date | None
    """成文日期."""
    published: date | None
    printed: date | None
    """印发日期 of the imprint."""
    decree: bool
    """A decree is published on the day of its signing, whenever a page prints it."""

    def of(self, word: str) -> date | None:
        """The day that 自…之日起 means."""
        if word in ("印发", "印送", "发文", "下发") and self.printed:
            return self.printed
        if word in ("发布", "公开") and not self.decree and self._is_first():
            return self.published
        return self.document or (self.published if word in _PUBLISHED else None)

    def _is_first(self) -> bool:
        first, signed = self.published, self.document
        return bool(first and signed and signed <= first and first - signed <= _NEAR)


_SOME_DAY = IssueDays(document=date(2000, 1, 1), published=None, printed=None, decree=False)
_UNDATED = "文中说从印发（发布）之日起算，但没有找到这个日期，施行日期和有效期没有推算，请核对原件。"


@dataclass(frozen=True, slots=True)
class _Told:
    """What the text says of its own validity."""

    since: date | None = None
    counted: bool = False
    """The beginning is a day of issue, not named: a period then ends on its own day (民法典 202 条), else before it."""
    until: date | None = None
    period: int = 0
    """Months."""

    def completed(self, other: _Told) -> _Told:
        """With what the other says beside it."""
        if other is _NOTHING:
            return self
        begins, ends = (self if self.since else other), (self if self.until or self.period else other)
        return _Told(begins.since, begins.counted, ends.until, ends.period)


_NOTHING = _Told()
"""What most lines say of it."""


def find_term(layout: Layout, title: str | None, days: IssueDays) -> Term:
    """When the document holds. The page's table knows more than the text (extended, ended early) and goes before it."""
    facts, told = layout.document.facts, _told(layout, days)
    since = find_day(fold(facts.effective_date or "")) or told.since
    until = find_day(fold(facts.expiry_date or "")) or told.until
    if until is None and told.period and (start := since or days.of("印发")):
        until = months_later(start, told.period, last=told.counted or since is None)
    if since and until and until < since:
        until = None
    return Term(effective_date=since, valid_until=until, status=_stated(facts, title))


def find_undated(layout: Layout, metadata: Metadata) -> tuple[Issue, ...]:
    """That a document counts from the day of its issue, which neither it nor its page tells."""
    if metadata.document_date or metadata.effective_date:
        return ()
    lines = (
        (span, _of_line(layout.folded[span.start : span.end], _SOME_DAY, last=last)) for span, last in _lines(layout)
    )
    return tuple(Issue("term_undated", _UNDATED, span) for span, told in lines if told.counted)[:1]


def _stated(facts: PageFacts, title: str | None) -> Validity:
    remark = pattern_of("stated.title").search(fold(title or facts.title or ""))
    text = fold(facts.validity or "") or (remark["remark"] if remark else "")
    return next((status for rule, status in _STATED.items() if pattern_of(rule).search(text)), Validity.UNKNOWN)


def months_later(start: date, months: int, *, last: bool) -> date | None:
    """The last day of a period: the day that corresponds to its first, or the one before. None beyond the calendar.

    >>> str(months_later(date(2019, 7, 1), 60, last=False)), str(months_later(date(2024, 2, 29), 12, last=True))
    ('2024-06-30', '2025-02-28')
    """
    years, month = divmod(start.month - 1 + months, 12)
    if start.year + years > date.max.year:
        return None
    year = start.year + years
    day = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    return day if last else day - timedelta(days=1)


# --- the text -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a sentence stands."""

    opened: bool
    """The sentence before it was about the document's validity."""
    closing: bool
    """It begins one of the last lines of its part: 上述政策 are then all of them."""


def _told(layout: Layout, days: IssueDays) -> _Told:
    """The first beginning and the first end that the text gives itself."""
    found = _NOTHING
    for span, last in _lines(layout):
        found = found.completed(_of_line(layout.folded[span.start : span.end], days, last=last))
    return found


def _lines(layout: Layout) -> Iterator[tuple[Span, bool]]:
    """The lines of the document, its own before those of attachments, and whether they are the last of their part."""
    spans = [part.span for kind in _KINDS for part in layout.parts if part.kind is kind]
    for span in spans:
        lines = [block.span for block in layout.blocks_in(span)]
        yield from ((line, at >= len(lines) - _LAST) for at, line in enumerate(lines))


def _of_line(line: str, days: IssueDays, *, last: bool) -> _Told:
    found, opened = _NOTHING, False
    if not pattern_of("validity.words").search(line):
        return found
    for match in _SENTENCE.finditer(line):
        if len(match[0]) <= _LONGEST:
            said = _of_sentence(match[0], days, _Standing(opened, last and not match.start()))
            opened = opened or said is not None
            found = found.completed(said or _NOTHING)
    return found


def _of_sentence(sentence: str, days: IssueDays, place: _Standing) -> _Told | None:
    """What a sentence says of the document's own validity; None where it is about something else."""
    if not pattern_of("validity.words").search(sentence):
        return None
    for match in finds("validity.range", sentence):
        if _is_own(sentence[: match.start()], place):
            return _Told(since=find_day(match["first"]), until=find_day(match["until"]))
    for match in pattern_of("validity.since").finditer(sentence):
        if _is_own(sentence[: match.start()], place):
            since, counted = _since(match, days)
            end = _end(sentence[match.end() :])
            return _Told(end.since or since, counted and not end.since, end.until, end.period)
    for rule in ("validity.lasts", "validity.until", "validity.ends"):
        for match in finds(rule, sentence):
            before = sentence[: match.start()]
            comma = "," if match[0].startswith(",") else ""
            if (place.opened or before.strip()) and _is_own(before + comma, place):
                return _end(sentence[match.start() :])
    return None


def _is_own(before: str, place: _Standing) -> bool:
    subject = pattern_of("validity.subject").match(before)
    return subject is not None and (place.closing or not subject["above"])


def _end(rest: str) -> _Told:
    """The end that is told right behind a beginning or a subject."""
    if match := begins("validity.lasts", rest):
        return _Told(period=_number(match["years"]) * 12 or _number(match["months"]))
    if match := begins("validity.until", rest):
        return _Told(since=find_day(match["first"]), until=_last_day(match))
    if match := begins("validity.ends", rest):
        day = find_day(match["until"])
        return _Told(until=day - timedelta(days=1) if day and match["from"] else day)
    return _NOTHING


def _since(match: re.Match[str], days: IssueDays) -> tuple[date | None, bool]:
    """The first day, and whether it is counted from the day of issue."""
    if named := match["day"] or match["bare"]:
        day = find_day(named)
    elif match["month"]:
        return _month(match["month"]), False
    else:
        day = days.of(match["from"] or "签发")
    if day and match["next"]:
        return day + timedelta(days=1), False
    if day and match["delay"]:
        if match["workdays"]:
            return None, False  # holidays are not known here
        day = _delayed(day, _number(match["delay"]), months=bool(match["delay_months"]))
        return day, False
    return day, not named


def _delayed(day: date, count: int, *, months: bool) -> date | None:
    return months_later(day, count, last=True) if months else day + timedelta(days=count)


def _last_day(match: re.Match[str]) -> date | None:
    if match["until"]:
        return find_day(match["until"])
    if match["until_month"]:
        first = _month(match["until_month"])
        return first and month_end(first.year, first.month)
    return date(_number(match["until_year"]), 12, 31)


def _month(text: str) -> date | None:
    year, month = text.rstrip("月 ").split("年")
    return find_day(f"{year}年{month.strip()}月1日")


def _number(text: str | None) -> int:
    if not text:
        return 0
    return 2 if text == "两" else number(text)
