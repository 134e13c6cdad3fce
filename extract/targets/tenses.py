"""Stretches of a document that tell of the past or plan the future, and the years that their headings name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Metadata, Span
from extract.layout import Layout
from extract.numbers.dates import find_periods
from extract.rules import first, pattern_of
from extract.targets.horizon import document_year, is_account, is_report


class Tense(StrEnum):
    """Which time a stretch of text speaks of."""

    OPEN = ""
    PAST = "past"
    FUTURE = "future"
    MIXED = "mixed"
    """The heading speaks of both."""


_DEPTHS = {
    "heading.division": -3,
    "heading.chapter": -2,
    "heading.han": 0,
    "heading.subchapter": -1,
    "heading.paren": 1,
    "heading.box": 1,
    "heading.arabic": 2,
    "heading.named": 2,
}
"""How deep a heading of each style stands: 0 the outermost of most papers; those of other styles head no zone."""
_UNNUMBERED = 1
"""How deep a line stands that heads a zone by its words alone."""
_PART = -1
"""How deep a line without a number stands that names a part of a report."""
_LONGEST_HEADING = 50
_LONGEST_RUN_ON = 24
"""Characters read of a heading inside a line: nobody can tell where it ends and its text begins."""
_OUTER = 1
"""How deep a heading inside a line may stand that is taken for one."""
_LABEL = 10
"""Characters more that are read of a heading of that length, for its label."""
_SHORT = 12
"""Characters of a heading that speaks of past and future: a shorter one (目标完成情况) tells how goals were met."""
_SENTENCE_END = re.compile(r"[。\n]")
_READ = 3000
"""Characters of a text that show whether it tells or plans."""
_TELLING = 2
"""Sentences that make a text a telling one, and how many to each that plans."""


_Heading = tuple[int, int, str]
"""Where a heading begins, how deep it stands, and its words."""


@dataclass(frozen=True, slots=True)
class Zone:
    """What a heading says about the text up to the next one."""

    start: int
    depth: int
    """0 = outermost."""
    tense: Tense
    years: tuple[int, ...]
    """The years that the heading, or one above it, names, in their order."""
    dated_from: int
    """Where the text begins that those years rule: behind the heading that names them."""
    goals: bool
    """The heading, or one above it, announces targets."""
    title: str
    goals_from: int
    """Where the outermost heading above it that announces targets begins, or else it itself."""
    coming: bool = False
    """The heading, or one above it, sets a length of time (未来五年) and no year."""
    review: bool = False
    """The heading, or one above it, looks back: what stands under it tells, whatever its own heading says."""


def find_zones(layout: Layout, metadata: Metadata) -> tuple[Zone, ...]:
    """The zones of a document in order. Work reports are divided by their outermost headings alone."""
    year = document_year(metadata)
    report = is_report(layout, metadata)
    account = not report and is_account(metadata)
    open_zones: list[Zone] = []
    found: list[Zone] = []
    attached = sorted(part.span.start for part in layout.parts[1:]) if report else []
    for at, depth, title in _with_parts(sorted((*_headings(layout), *_run_on(layout))), report):
        if attached and attached[0] <= at:
            attached = [start for start in attached if start > at]
            open_zones.clear()  # an attachment has a title of its own
            depth = _PART if depth == _UNNUMBERED else depth
        while open_zones and open_zones[-1].depth >= depth:
            open_zones.pop()
        parent = open_zones[-1] if open_zones else None
        years = _years(title, year)
        tense = _tense(title, year, years, account=account)
        if parent and (report or parent.review) and parent.tense in (Tense.PAST, Tense.FUTURE):
            tense = parent.tense
        if parent and parent.goals and parent.tense is Tense.FUTURE and first("zone.outcome", title):
            tense = Tense.FUTURE  # what shall have come of it: 二、目标 (二)特色发展成效显著
        goals = first("zone.goals", title) is not None
        zone = Zone(
            at,
            depth,
            tense or (parent.tense if parent else Tense.OPEN),
            years or (parent.years if parent else ()),
            at + len(title) if years or not parent else parent.dated_from,
            goals or bool(parent and parent.goals),
            title,
            coming=not years and (first("horizon.coming", title) is not None or bool(parent and parent.coming)),
            goals_from=parent.goals_from if parent and parent.goals else at,
            review=tense is Tense.PAST and (first("zone.review", title) is not None or bool(parent and parent.review)),
        )
        open_zones.append(zone)
        found.append(zone)
    return tuple(found)


def tells(folded: str) -> bool:
    """Whether a text without the form of a document tells what has come about more than it plans."""
    told, planned = _weigh(folded[:_READ])
    return told >= _TELLING and told > _TELLING * planned


def plans(folded: str) -> bool:
    """Whether a stretch of a report that no heading places says more of what is to be done than of what was."""
    told, planned = _weigh(folded[:_READ])
    return planned > told


def _weigh(text: str) -> tuple[int, int]:
    """How many sentences tell what has come about, and how many others plan."""
    told = planned = 0
    for sentence in _SENTENCE_END.split(text):
        if pattern_of("tense.past").search(sentence) or pattern_of("tense.review").search(sentence):
            told += 1
        elif pattern_of("tense.future").search(sentence) or pattern_of("tense.planned_by").search(sentence):
            planned += 1
    return told, planned


def _with_parts(headings: Sequence[_Heading], report: bool) -> Iterator[_Heading]:
    """In a report whose parts have no numbers (2029年工作回顾), the numbered headings stand under those lines."""
    numbered = any(depth <= 0 and (pattern_of("zone.part").search(title)) for _, depth, title in headings)
    for at, depth, title in headings:
        part = depth == _UNNUMBERED and report and not numbered and pattern_of("zone.part").search(title)
        yield at, _PART if part else depth, title


def _headings(layout: Layout) -> Iterator[_Heading]:
    """Lines that head what follows."""
    labelled = {section.span.start for section in layout.sections}
    for block in layout.document.blocks:
        text = layout.folded[block.span.start : min(block.span.end, block.span.start + _LONGEST_HEADING + _LABEL)]
        if block.cell is not None or not text:
            continue
        whole = len(block.span) <= _LONGEST_HEADING
        depth = _label_depth(text) if block.span.start in labelled else None
        if depth is not None:
            title = text if whole else _SENTENCE_END.split(text, maxsplit=1)[0][:_LONGEST_HEADING]
            yield block.span.start, depth, title
        elif whole and "," not in text and not pattern_of("zone.no_heading").search(text) and _tense(text):
            yield block.span.start, _UNNUMBERED, text


def _run_on(layout: Layout) -> Iterator[_Heading]:
    """Headings of the two outermost kinds inside a line: in a text that came as one line nothing else divides it."""
    for section in layout.sections:
        at = section.span.start
        if at == layout.block_at(at).span.start:
            continue
        text = layout.folded[at : min(section.heading.end, at + _LONGEST_RUN_ON + _LABEL)]
        depth = _label_depth(text)
        if depth is not None and depth <= _OUTER:
            head = pattern_of("zone.run_on").match(text)
            yield at, depth, head[0] if head else text


def _label_depth(text: str) -> int | None:
    """How deep the heading stands that a line begins with, by the style of its label."""
    return next((depth for rule_id, depth in _DEPTHS.items() if pattern_of(rule_id).match(text)), None)


def _tense(title: str, year: int | None = None, named: tuple[int, ...] = (), *, account: bool = False) -> Tense:
    """What a heading says; by the years that it names only where no word does.

    ``account``: it stands in a document that tells how work went; measures and tasks there are those that were taken.
    """
    past, future = (first(name, title) is not None for name in ("zone.past", "zone.next" if account else "zone.future"))
    if past and future:
        return Tense.MIXED if len(title) > _SHORT else Tense.PAST
    if not past and not future and year and named:
        return Tense.PAST if named[-1] < year else Tense.FUTURE
    return Tense.PAST if past else Tense.FUTURE if future else Tense.OPEN


def _years(title: str, year: int | None) -> tuple[int, ...]:
    return tuple(
        period.last.year
        for period in find_periods(title, Span(0, len(title)), year)
        if period.dated and not pattern_of("zone.undated").match(title[period.span.end :])
    )
