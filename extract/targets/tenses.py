"""Stretches of a document that tell of the past or plan the future, and the years that their headings name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.model import Block, Metadata, Span
from extract.layout import Layout
from extract.numbers.dates import find_periods
from extract.rules import load_rules
from extract.targets.horizon import document_year, horizon_year, is_report

_LABELS = (
    re.compile(r"第[一二三四五六七八九十]+[章部]|[一二三四五六七八九十]{1,3}[、.]"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]+节|专栏\d*"),
    re.compile(r"\d{1,2}[、.](?!\d)|任务[一二三四五六七八九十]"),
)
_LONGEST_HEADING = 50
_GLOSSARY = re.compile(r"名词解释|名词注释|名词说明|注释$|用语(?:解释|说明)$")
_NO_HEADING = re.compile(r"[:：]|^(?:--|时间|各位|附件|来源|发布)|[;。]$|\d{4}年\d{1,2}月\d{1,2}日")


@dataclass(frozen=True, slots=True)
class Zone:
    """What a heading says about the text up to the next one."""

    start: int
    depth: int
    """0 = outermost."""
    tense: str
    """past, future, mixed (the heading speaks of both) or nothing."""
    years: tuple[int, ...]
    """The years that the heading, or one above it, names, in their order."""
    dated_from: int
    """Where the text begins that those years rule: behind the heading that names them."""
    goals: bool
    """The heading, or one above it, announces targets."""
    title: str


def find_zones(layout: Layout, metadata: Metadata) -> tuple[Zone, ...]:
    """The zones of a document in order. Work reports are divided by their outermost headings alone."""
    year = document_year(metadata)
    report = is_report(layout, metadata)
    open_zones: list[Zone] = []
    found: list[Zone] = []
    for block, depth, title in _headings(layout):
        while open_zones and open_zones[-1].depth >= depth:
            open_zones.pop()
        parent = open_zones[-1] if open_zones else None
        tense = _tense(title, year)
        if parent and report and parent.tense in ("past", "future"):
            tense = parent.tense
        zone = Zone(
            block.span.start,
            depth,
            tense or (parent.tense if parent else ""),
            _years(title, year) or (parent.years if parent else ()),
            block.span.start + len(title) if _years(title, year) or not parent else parent.dated_from,
            "目标" in title or bool(parent and parent.goals),
            title,
        )
        open_zones.append(zone)
        found.append(zone)
    return tuple(found)


def _headings(layout: Layout) -> Iterator[tuple[Block, int, str]]:
    for block in layout.document.blocks:
        text = layout.folded[block.span.start : min(block.span.end, block.span.start + _LONGEST_HEADING + 10)]
        if block.cell is not None or not text:
            continue
        depth = next((depth for depth, label in enumerate(_LABELS) if label.match(text)), None)
        whole = len(block.span) <= _LONGEST_HEADING
        if depth is not None:
            title = text if whole else re.split(r"[。\n]", text, maxsplit=1)[0][:_LONGEST_HEADING]
            yield block, depth, title
        elif (
            whole
            and not _NO_HEADING.search(text)
            and ("," not in text)
            and (_tense(text, None) or _names_year(text) or _GLOSSARY.search(text))
        ):
            yield block, 0 if _names_year(text) or _GLOSSARY.search(text) else 1, text


def _names_year(text: str) -> bool:
    return re.search(r'20\d\d年|"十[三四五六]五"', text) is not None


def _tense(title: str, year: int | None) -> str:
    past, future = (_rule(name).search(title) is not None for name in ("zone.past", "zone.future"))
    if past and future:
        return "mixed" if len(title) > 12 else "past"
    if not past and not future and year and (named := _years(title, year)):
        return "past" if named[-1] < year else "future"
    return "past" if past else "future" if future else ""


def _years(title: str, year: int | None) -> tuple[int, ...]:
    return tuple(
        horizon_year(p)
        for p in find_periods(title, Span(0, len(title)), year)
        if p.dated and not re.match("开好?局|良好开局|规划|起好?步", title[p.span.end :])
    )


@cache
def _rule(rule_id: str) -> re.Pattern[str]:
    return next(rule.pattern for rule in load_rules("targets") if rule.rule_id == rule_id)
