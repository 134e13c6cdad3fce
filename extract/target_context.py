"""What stands around a number and decides what it is: trap or statement, told or planned, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.model import Block, Metadata, Span, Target, TargetStatus
from extract.candidates import Candidate, rule
from extract.deadlines import parse_deadline
from extract.horizon import Horizon, document_year, find_base, find_horizons, is_report, opening_year, title_year
from extract.indicator import split_names
from extract.layout import Layout
from extract.target_tables import Tables
from extract.zones import Zone, find_zones, zone_at

_RULE_TYPES = frozenset(
    [
        "办法",
        "细则",
        "规定",
        "条例",
        "标准",
        "指南",
        "公告",
        "通告",
        "批复",
        "目录",
        "命令",
        "议案",
        "纪要",
        "函",
        "通报",
    ]
)
_RULE_TITLE = re.compile(
    r"(?:办法|细则|规定|条例|标准|指南|公告|通告|批复|目录|答复|(?:办理|处理)情况的[函通报]+)"
    r"(?:\(.{1,12}\))?(?:的(?:通知|公告|批复|函))?$"
)
_SUPPORT_TITLE = re.compile(
    r"扶持|奖励|资助|补贴|补助|助保贷|人才.*(?:措施|政策)|若干(?:政策)?措施|政策措施|(?:促进|支持).*(?:措施|政策)"
)
_SUPPORT = re.compile(r"给予|补贴|奖励|资助|补助")
_SUPPORT_DENSITY = 250
"""A document that speaks of support more than once in so many characters is a policy of support."""
_EARNED = re.compile(r"收入|人均|产值|营收|销售|利润|税收|劳动生产率|生产总值|增加值|消费支出|增收|投资")
_UPCOMING = re.compile(r'"十五五"|2030年|2035年|今后五年|未来五年')
_YEARLY = re.compile(r"每年(?!度)(?!第)")
_GLOSS = re.compile(r"是指|指的是|^\d{1,3}[.、]\s?\"[^\"]{2,24}\"[^,。;:]{0,8}:")
_GLOSSARY = re.compile(r"名词解释|名词注释|名词说明|注释|有关用语|相关用语")
_POLICIES = re.compile(r"出台|制定|政策|措施|举措|意见|惠民生")
_AWARD = re.compile(r"给予|奖励|资助|补贴(?!培训)|补助|奖金|最高[^,;。]{0,8}元|按照?每|申请|申报[^建]|可享受|认定为")
_SINCE = re.compile(r"截至|截止|以来,|至20\d\d年底,[^,;。]{0,30}已")
_SENTENCE_START = re.compile(r"[。;!?\n](?=[^。;!?\n]*$)")
_AT_LEAST = re.compile(r"以上|不[低少小]于|不得[低少]于|不能低于|超|突破|高于|多于|大于|至少|最少|力争|≥|>|优于")
_AT_MOST = re.compile(r"以内|之内|以下|不[超高大多]于?过?|不得超过|不能超过|低于|少于|小于|控制|最多|≤|<|内$")
_ABOUT = re.compile(r"左右|上下|约|近")


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
        """The year in which the document speaks; a web page's date does not tell it."""
        return self.year if self.metadata.document_date else title_year(self.metadata.title)

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        return find_zones(self.layout, self.metadata)

    @cached_property
    def report(self) -> bool:
        return is_report(self.layout, self.metadata)

    @cached_property
    def rules_only(self) -> bool:
        """The document sets rules of fact: its numbers are amounts, thresholds and times in force."""
        title = re.sub(r"[\s》]", "", self.metadata.title or "").replace("（", "(").replace("）", ")")
        return self.metadata.document_type in _RULE_TYPES or _RULE_TITLE.search(title) is not None

    @cached_property
    def support(self) -> bool:
        """A policy of support: what it counts are conditions and grants, unless a date says otherwise."""
        if self.report:
            return False
        folded = self.layout.folded
        dense = len(_SUPPORT.findall(folded)) * _SUPPORT_DENSITY > len(folded)
        return dense or _SUPPORT_TITLE.search(self.metadata.title or "") is not None

    @cached_property
    def title_year(self) -> int | None:
        return title_year(self.metadata.title) or opening_year(self.layout.folded)

    @cached_property
    def tables(self) -> Tables:
        return Tables(self.layout)

    def upcoming(self, zone: Zone) -> int:
        """Where a part that tells first and plans then (…成就和…目标) turns to the future."""
        match = _UPCOMING.search(self.layout.folded, zone.start + len(zone.title))
        return match.start() if match else len(self.layout.folded)


class Paragraph:
    """A block of text with its zone and the times that it sets."""

    def __init__(self, context: Context, block: Block) -> None:
        self.context, self.block = context, block
        self.folded = context.layout.folded
        self.zone = zone_at(context.zones, block.span.start)
        self.horizons = find_horizons(self.folded, block.span, context.year)

    def sets_none(self, candidate: Candidate) -> bool:
        """Whether the clause is of a kind whose numbers are no targets."""
        quantity, clause = candidate.quantity, candidate.clause
        before = self.folded[clause.start : quantity.span.start]
        after = self.folded[candidate.end : clause.end]
        if rule("not.condition").search(before) or (quantity.measure == "次" and rule("not.frequency").search(before)):
            return True
        if candidate.kind not in ("reach", "rise") and rule("not.origin").search(before):
            return True
        behind = self.folded[quantity.span.end : clause.end]
        made = candidate.kind in ("deliver", "rise") and not behind.startswith(("以上的", "的", "以下的"))
        if quantity.measure != "%" and not made and rule("not.threshold").match(behind):
            return True
        if re.match(r"\s?[*×/÷=]", self.folded[candidate.end : clause.end]) or before.endswith(
            ("*", "×", "=", "/", "÷")
        ):
            return True
        if self._awarded(candidate):
            return True
        lead_in = clause.start - 30 if self.folded[clause.start - 1 : clause.start] == ":" else clause.start
        if quantity.measure == "条" and _POLICIES.search(self.folded, clause.start, clause.end):
            return True
        nearby = self.folded[max(lead_in, self.block.span.start) : quantity.span.start][-30:] + "§" + after[:12]
        if quantity.kind == "money" and self._paid(candidate, nearby):
            return True
        if quantity.measure in ("%", "倍", "成") and rule("not.rate").search(nearby):
            return True
        if self.context.rules_only and not (self.zone and self.zone.goals and self._dated(candidate)):
            return True
        return (self.context.support and not self._dated(candidate)) or self.explains

    @cached_property
    def explains(self) -> bool:
        """An entry of a glossary at the document's end (“双千”计划是指…)."""
        head = self.folded[self.block.span.start : min(self.block.span.end, self.block.span.start + 60)]
        return _GLOSS.search(head) is not None or bool(self.zone and _GLOSSARY.search(self.zone.title))

    def _awarded(self, candidate: Candidate) -> bool:
        """In a policy of support the number of those who get it is no target (每年评选20名,给予…)."""
        if self.context.report or candidate.quantity.kind != "count":
            return False
        if candidate.kind in ("reach", "fall"):
            clause = self.folded[candidate.clause.start : candidate.clause.end]
            return _AWARD.search(clause) is not None
        at = candidate.quantity.span.start
        end = self.folded.find("。", at, self.block.span.end)
        sentence = self.folded[self._sentence_start(at) : end if end != -1 else self.block.span.end]
        return _AWARD.search(sentence) is not None

    def _paid(self, candidate: Candidate, nearby: str) -> bool:
        """Sums below 亿 are targets only of what is earned; others are prices, fees and grants."""
        if "亿" in candidate.quantity.measure:
            return not (self.context.report or self.by(candidate, TargetStatus.TARGET))
        earned = _EARNED.search(candidate.indicator) and candidate.kind in ("reach", "rise", "fall")
        return not earned or rule("not.subsidy").search(nearby) is not None

    def _dated(self, candidate: Candidate) -> bool:
        """A time of its own rules the number (到2025年…达到)."""
        ruling = self._ruling(candidate.quantity.span.start, past=False)
        return ruling is not None and ruling.by is not None

    # told or planned

    def status(self, candidate: Candidate) -> TargetStatus | None:
        """Reached or to be reached; None where it is neither (an aside in a document of rules)."""
        at = candidate.quantity.span.start
        sentence = self.folded[self._sentence_start(at) : candidate.end]
        tense = self._tense(at)
        if tense in ("", "mixed") and self._told_before(at):
            return TargetStatus.ACHIEVED
        ruling = self._ruling_in_sentence(at)
        recent = self.folded[max(ruling.start - 4, self._sentence_start(at)) : candidate.end] if ruling else sentence
        told = rule("tense.past").search(recent) is not None
        planned = rule("tense.future").search(recent) is not None
        if tense == "past":
            return TargetStatus.TARGET if planned and not told and self._ahead(at) else TargetStatus.ACHIEVED
        if ruling and ruling.year and self.context.present and ruling.year < self.context.present:
            return TargetStatus.ACHIEVED
        if told and not (planned and ruling):
            return TargetStatus.ACHIEVED
        return TargetStatus.TARGET

    def _told_before(self, at: int) -> bool:
        """Where no heading says what a paragraph is, its last date does: what it names of the past was reached."""
        ruling, year = self._ruling(at, past=True), self.context.present
        if ruling and ruling.year and year and ruling.year < year:
            return True
        if self.context.metadata.document_type == "新闻" and not (ruling and self._ahead(at)):
            return True
        return _SINCE.search(self.folded, self.block.span.start, at) is not None and not (ruling and self._ahead(at))

    def _ahead(self, at: int) -> bool:
        ruling = self._ruling_in_sentence(at)
        return bool(ruling and ruling.year and self.context.present and ruling.year >= self.context.present)

    def _tense(self, at: int) -> str:
        if self.zone is None:
            return "past" if self.context.report else ""
        if self.zone.tense == "mixed":
            return "future" if at >= self.context.upcoming(self.zone) else "past"
        return self.zone.tense

    def _sentence_start(self, at: int) -> int:
        start = self.block.span.start
        match = _SENTENCE_START.search(self.folded[start:at])
        return start + match.end() if match else start

    # by when

    def _ruling(self, at: int, *, past: bool) -> Horizon | None:
        """The last time before a place that is still ahead (``past``: or behind)."""
        opened = self.folded.rfind("(", self.block.span.start, at)
        inside = opened != -1 and self.folded.find(")", opened, at) == -1
        sentence = self.folded.rfind("。", self.block.span.start, at) + 1
        year = self.context.present
        for horizon in reversed(self.horizons):
            if horizon.start >= at or (horizon.bracket and not (inside and horizon.start > opened)):
                continue
            if not horizon.opening and horizon.start < sentence:
                continue
            if past or horizon.year is None or year is None or horizon.year >= year:
                return horizon
        return None

    def _ruling_in_sentence(self, at: int) -> Horizon | None:
        ruling = self._ruling(at, past=True)
        return ruling if ruling and ruling.start >= self._sentence_start(at) else None

    def by(self, candidate: Candidate, status: TargetStatus) -> str | None:
        """The year, date or 每年 by which; the year in which, of an achieved figure."""
        at = candidate.quantity.span.start
        if _YEARLY.search(self.folded, candidate.clause.start, at):
            return "每年"
        achieved = status is TargetStatus.ACHIEVED
        if (ruling := self._ruling(at, past=achieved)) and ruling.by:
            return ruling.by
        if not achieved and (limit := self._beside()):
            return limit
        year, headed = self.context.present, self._headed(at)
        if headed and (achieved or not year or headed >= year):
            return str(headed)
        if achieved:
            return None
        return self._carried() or self._titled()

    def _headed(self, at: int) -> int | None:
        """The year of the heading. Of two (“十五五”时期目标和2026年工作) the nearer rules once the text has come to it."""
        if self.zone is None or not self.zone.years:
            return None
        near, far = min(self.zone.years), max(self.zone.years)
        if near == far or near != self.context.present:
            return self.zone.years[-1]
        return near if re.compile(f"今年|{near}年").search(self.folded, self.zone.dated_from, at) else far

    def _beside(self) -> str | None:
        """The time limit in the same row of a table."""
        cell = self.context.tables.deadline_beside(self.block)
        limit = parse_deadline(self.context.layout, cell, self.context.metadata) if cell else None
        return str(limit.due.year) if limit and limit.due else None

    def _carried(self) -> str | None:
        """Under a heading of targets the opening date of an earlier paragraph goes on ruling."""
        if not (self.zone and self.zone.goals):
            return None
        before = Span(self.zone.start, self.block.span.start)
        horizons = find_horizons(self.folded, before, self.context.year)
        return next((h.by for h in reversed(horizons) if h.by and h.opening and not h.bracket), None)

    def _titled(self) -> str | None:
        part = self.context.layout.part_at(self.block.span.start)
        year = title_year(part.title) if part else None
        year = year or self.context.title_year or (self.context.present if self.context.report else None)
        return str(year) if year else None

    # records

    def targets(self, candidate: Candidate, name: str) -> Iterator[Target]:
        """The records that a number makes: one, or one for each of the names that share it (均达到)."""
        status = self.status(candidate)
        if status is None:
            return
        names = split_names(name) if candidate.spread == "均" else [name]
        for single in names:
            yield self._target(candidate, single, status)

    def _target(self, candidate: Candidate, name: str, status: TargetStatus) -> Target:
        quantity = candidate.quantity
        start = candidate.start
        while start < quantity.span.start and self.folded[start] in " ,;:、。":
            start += 1
        return Target(
            span=Span(start, candidate.end),
            indicator=self._quoted(name, Span(candidate.clause.start, candidate.clause.end)),
            value=quantity.value,
            upper=quantity.upper,
            measure=self._measure(quantity.measure, quantity.span),
            comparator=comparator(candidate.kind, candidate.bound),
            by=self.by(candidate, status),
            base=find_base(self.folded, candidate.clause, self.context.year),
            status=status,
            rule=_RULE_NAMES[candidate.kind],
        )

    def _quoted(self, name: str, clause: Span) -> str:
        """The name in the document's own script and marks (put together from parts, character by character)."""
        text = self.context.layout.document.text
        at = self.folded.find(name, clause.start, clause.end)
        if at != -1:
            return text[at : at + len(name)]
        block = self.block.span
        return name.translate(
            dict(zip(map(ord, self.folded[block.start : block.end]), text[block.start : block.end], strict=True))
        )

    def _measure(self, measure: str, span: Span) -> str:
        at = self.folded.find(measure, span.start, span.end)
        return self.context.layout.document.text[at : at + len(measure)] if at != -1 else measure


_RULE_NAMES = {"reach": "达到某数", "rise": "增加某数", "fall": "减少某数", "deliver": "建设完成某数", "": "以词定界"}


def comparator(kind: str, bound: str) -> str:
    """One of + - >= <= ~ =: a word of change goes before the bound."""
    if kind in ("rise", "fall"):
        return "+" if kind == "rise" else "-"
    if bound.endswith(("左右", "上下")):
        return "~"
    for mark, pattern in ((">=", _AT_LEAST), ("<=", _AT_MOST), ("~", _ABOUT)):
        if pattern.search(bound):
            return mark
    return "="
