"""阶段: the time that a step is given in a bracket (动员部署（3月1日至3月31日）): over with its last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.model import Span
from extract.numbers.dates import Period, find_periods
from extract.rules import finds


def find_stages(folded: str, within: Span, year: int | None, signed: date | None) -> Iterator[tuple[Span, date]]:
    """The stretches of time in brackets behind the names of steps, and their last days; none over when ``signed``."""
    for match in finds("limit.stage", folded, within.start, within.end):
        first = _period(folded, Span(*match.span("first")), year)
        last = _period(folded, Span(*match.span("last")), first.last.year if first else year)
        if first and last and max(first.first, signed or first.first) <= last.last:
            yield Span(match.start("first"), match.end("last")), last.last


def _period(folded: str, span: Span, year: int | None) -> Period | None:
    return next(find_periods(folded, span, year), None)
