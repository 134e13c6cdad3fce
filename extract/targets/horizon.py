"""By when: the years that titles, opening dates and clauses set for the numbers in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fold import fold
from corpus.model import Metadata, Span
from extract.layout import Layout
from extract.numbers.dates import Period, find_periods, plan_end

_TITLE_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)年(?!度?报告|版|修订)")
_TITLE_RANGE = re.compile(r"(?P<first>20\d\d)\s?年?\s?(?:-{1,2}|~|至)\s?(?P<last>20\d\d)\s?年?")
_TITLE_PLAN = re.compile(r'(?P<plan>十[二三四五六])五"?[^,。]{0,24}(?:规划|计划|方案|纲要)')
_PLAN_YEARS = 5
_BASE = re.compile(r"(?:比|较|与|同|以|在)$|(?:比|较)[^,;。\d]{0,6}$")
_COMPARED = re.compile(r"远景|远期|全国人大|版")
_BEGUN = re.compile(r"开局|良好开局|规划|开好局|起步|第一年|首年|收官|纲要|之年|发展规划|批复|以来|(?!时期|期间|末|,)")
_OPENING = re.compile(
    r"(?:[(\[]?[一二三四五六七八九十\d]{1,3}[)\]、.]?是?|--|[^,:;]{0,14}[:。]|[^,:;。\d]{2,8}目标|力争|争取|确保|预计|到|至|在|于|以|其中|,|\s)*"
)
_SINCE = re.compile(r"以来|起|以后|之后|后|始|版|版本|第|印发|发布|出台|修订|批复|批准|培训计划以")
_DURATION = re.compile(
    r"(?:用|经过|通过|利用|力争|在|以)\s?(?:\d+|[一二两三四五])(?:[-~至到](?:\d+|[一二两三四五]))?年(?:左右)?(?:的?时间|的?努力|内)"
    r"|(?<![\d近第])(?:\d|[一二两三四五])年内"
)


_OPENING_YEAR = re.compile(
    r"(?P<year>20\d\d)年(?!以?来)[^。;,]{0,14}(?:重点工作|民生实事|工作要点|工作任务|目标任务|预期目标)(?!的?通知)"
)


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


def is_report(layout: Layout, metadata: Metadata) -> bool:
    """Whether the document is a work report: told past, then planned future."""
    title = metadata.title or layout.document.text[:200]
    return "工作报告" in title and not re.search("分工|分解|落实|任务|解读|报告》?(?:中?提出|指出|明确|确定)", title)


def document_year(metadata: Metadata) -> int | None:
    """The year that a date without one (6月底前, 年内) belongs to.

    The year in the title of a yearly document (2020年重点工作) goes before the day it was signed.
    """
    title = fold(metadata.title or "")
    years = {int(m["year"]) for m in _TITLE_YEAR.finditer(title)}
    if len(years) == 1 and not _TITLE_RANGE.search(title):
        return years.pop()
    return metadata.year


def title_year(title: str | None) -> int | None:
    """The year that a title sets for all its targets: of a yearly plan, the end of a span, the end of a 五年规划."""
    folded = fold(title or "")
    if span := _TITLE_RANGE.search(folded):
        return int(span["last"])
    years = {int(m["year"]) for m in _TITLE_YEAR.finditer(folded)}
    if len(years) == 1:
        return years.pop()
    plan = _TITLE_PLAN.search(folded)
    return plan_end(plan["plan"]) if plan else None


def title_present(title: str | None) -> int | None:
    """The year in which a document without a date speaks, by its title: the first of the span that it plans."""
    folded = fold(title or "")
    if span := _TITLE_RANGE.search(folded):
        return int(span["first"])
    plan = _TITLE_PLAN.search(folded)
    return plan_end(plan["plan"]) - _PLAN_YEARS + 1 if plan else title_year(title)


def opening_year(text: str) -> int | None:
    """The year of a yearly list whose title names none, from its first words (2013年市政府要做好的8项重点工作)."""
    match = _OPENING_YEAR.search(text[:400])
    return int(match["year"]) if match else None


def horizon_year(period: Period) -> int:
    """The year by which something is to be reached that a period sets."""
    return period.last.year


def find_horizons(folded: str, within: Span, year: int | None) -> list[Horizon]:
    """The times that a paragraph sets for the numbers behind them, in order; base years (比2015年) are none."""
    found = [Horizon(m.start(), None, None) for m in _DURATION.finditer(folded, within.start, within.end)]
    for period in find_periods(folded, within, year):
        before = folded[max(within.start, period.span.start - 10) : period.span.start]
        after = folded[period.span.end : period.span.end + 8]
        if is_base(before, after) or _SINCE.match(after) or before.endswith(("《", "[", "自", "从")):
            continue
        if _COMPARED.match(after) or (period.precision == "plan" and _BEGUN.match(after)):
            continue
        sentence = max(folded.rfind(mark, within.start, period.span.start) for mark in "。!?\n") + 1
        opening = _OPENING.fullmatch(folded, max(sentence, within.start), period.span.start) is not None
        aside = _in_bracket(folded, within, period)
        found.append(Horizon(period.span.start, _by(period), horizon_year(period), aside, opening))
    return sorted(found, key=lambda horizon: horizon.start)


def is_base(before: str, after: str) -> bool:
    """Whether a year between these is what a change is measured against (比2015年, 2020年基础上)."""
    return _BASE.search(before) is not None or re.match(r"(?:底|末)?(?:相比|的?基础上|同期)", after) is not None


def find_base(folded: str, within: Span, year: int | None) -> str | None:
    """The base year that a clause names (比2015年下降), or None."""
    for period in find_periods(folded, within, year):
        before = folded[max(within.start, period.span.start - 10) : period.span.start]
        if is_base(before, folded[period.span.end : period.span.end + 8]) and period.precision == "year":
            return str(period.first.year)
    return None


def _by(period: Period) -> str:
    if period.precision in ("day", "month", "part") and period.last.month < 12:
        return period.last.isoformat()
    return str(horizon_year(period))


def _in_bracket(folded: str, within: Span, period: Period) -> bool:
    opened = folded.rfind("(", within.start, period.span.start)
    return opened != -1 and folded.find(")", opened, period.span.start) == -1
