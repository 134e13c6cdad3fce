"""Numbers that set no target: grants, fees, thresholds, frequencies, policies counted, entries of a glossary."""

from __future__ import annotations

from corpus.model import TargetStatus
from extract.numbers.clauses import without_brackets
from extract.numbers.quantities import PERCENT, QuantityKind
from extract.rules import first, pattern_of
from extract.targets.comparators import STRIVING, Comparator, comparator
from extract.targets.paragraph import YEARLY, Paragraph
from extract.targets.statements import CHANGES, Candidate, Statement
from extract.targets.tenses import Tense

_OPERATORS = tuple("*×/÷=")
_BEFORE, _BEHIND = 30, 12
"""Characters around a number in which words of payment count: about a clause before it, its object behind it."""
_HEAD = 60
"""Characters of a paragraph in which it says that it explains a term."""
_SENTENCE = 200
"""Characters around a number in which conditions are told."""
_AWARD = 400
"""Characters of a sentence in which it says what those that it counts are given."""
_SHARES = (PERCENT, "倍")
_POINTS = ("个百分点", "个千分点", "个")
_RANKS = ("位", "名")
_TIMES, _ARTICLES = "次", "条"
_TOTAL = "总投资"
_ITEMS = ("项", "个")
_WHOLE = 100
_HUNDRED_MILLION, _SCALES = "亿", ("万", "亿")


def is_restated(folded: str, here: Candidate, after: Candidate | None) -> bool:
    """Whether the next number says exactly what this one only passes: 突破400亿元,达418亿元."""
    if after is None or after.indicator or after.quantity.kind is not here.quantity.kind or not here.bound:
        return False
    return pattern_of("number.restated").match(folded[here.end : after.quantity.span.start]) is not None


def sets_none(paragraph: Paragraph, candidate: Candidate, name: str) -> bool:
    """Whether a number is of a kind that sets no target, whatever its clause says. ``name``: its indicator in full."""
    folded, clause = paragraph.folded, candidate.clause
    before = folded[clause.start : candidate.quantity.span.start]
    return (
        _of_its_clause(candidate, before, folded[candidate.quantity.span.end : clause.end])
        or ((candidate.quantity.han or not paragraph.reviewed) and _funded(candidate, before))
        or _computed(before, folded[candidate.end : clause.end])
        or (_paid(paragraph, candidate, name) and not _spent(paragraph, candidate, before))
        or (candidate.bare and not _timed(paragraph, candidate, name))
        or is_extent(paragraph, candidate, name)
        or _compared(paragraph, candidate, before)
        or _awarded(paragraph, candidate)
        or _of_its_document(paragraph, candidate)
        or (first("not.ceiling", before) is not None and not _dated(paragraph, candidate))
    )


def _of_its_clause(candidate: Candidate, before: str, behind: str) -> bool:
    measure, kind = candidate.quantity.measure, candidate.kind
    if measure in _RANKS and pattern_of("not.moved").search(before):
        return True
    if first("not.condition", before) or first("not.background", before):
        return True
    if measure == _TIMES and pattern_of("not.frequency").search(before):
        return True
    if kind is Statement.REACH and first("not.per", before):
        return True
    if kind not in (Statement.REACH, Statement.RISE) and pattern_of("not.origin").search(before):
        return True
    made = kind in (Statement.DELIVER, Statement.RISE)
    if measure != PERCENT and not made and pattern_of("not.threshold").match(behind):
        return True
    if measure in _ITEMS and pattern_of("not.indicators").match(behind):
        return True
    return measure == _ARTICLES and pattern_of("not.policy").search(before + behind) is not None


def _funded(candidate: Candidate, before: str) -> bool:
    """A sum that is to be found or given out; in a review it was."""
    return candidate.quantity.kind is QuantityKind.MONEY and pattern_of("not.funded").search(before) is not None


def _compared(paragraph: Paragraph, candidate: Candidate, before: str) -> bool:
    """By how much something was better than elsewhere (高于全国0.4个百分点); as a goal of its own that is one."""
    if candidate.quantity.measure not in _POINTS:
        compared = pattern_of("not.compared_level").search(before) is not None
        return compared and paragraph.status(candidate) is TargetStatus.ACHIEVED
    if paragraph.status(candidate) is TargetStatus.ACHIEVED:
        return pattern_of("not.compared").search(before) is not None
    bounded = candidate.end > candidate.quantity.span.end
    return not bounded and pattern_of("not.comment").match(before) is not None


def _computed(before: str, behind: str) -> bool:
    """Part of a formula: 人数/总人数*100%."""
    return behind.lstrip()[:1] in _OPERATORS or before[-1:] in _OPERATORS


def _paid(paragraph: Paragraph, candidate: Candidate, name: str) -> bool:
    """Sums below 亿 are targets only of what is earned, shares not where they are of a grant or a fee."""
    quantity = candidate.quantity
    if quantity.measure in _SHARES:
        words = _around(paragraph, candidate)
        if paragraph.reviewed and pattern_of("shape.rate").search(name):
            return False
        attained = candidate.kind is Statement.REACH and pattern_of("shape.held_at").search(candidate.bound)
        if pattern_of("shape.insured").search(name) and (attained or _dated(paragraph, candidate)):
            return False
        return pattern_of("not.rate").search(words) is not None and STRIVING not in words
    if quantity.kind is not QuantityKind.MONEY:
        return False
    if not paragraph.context.report and pattern_of("not.grant").search(name):
        return True
    if pattern_of("shape.standard").search(name) and pattern_of("shape.raised_to").search(candidate.bound):
        return False
    if _HUNDRED_MILLION in quantity.measure:
        earns = pattern_of("shape.earned").search(name) is not None
        timed = earns and paragraph.lasts(candidate.quantity.span.start)
        dated = paragraph.context.report or timed or paragraph.by(candidate, TargetStatus.TARGET)
        told = paragraph.status(candidate) is TargetStatus.ACHIEVED
        if told and candidate.kind is Statement.REACH and paragraph.by(candidate, TargetStatus.ACHIEVED):
            return False
        striven = told or STRIVING in candidate.bound
        return not (dated or (_earned(candidate, name) and striven) or _of_economy(candidate, name))
    return not _earned(candidate, name)


def _spent(paragraph: Paragraph, candidate: Candidate, before: str) -> bool:
    """A sum that a review says was spent in all (完成投入2000万元, 发放补贴800万元): no grant, a result of the year."""
    quantity = candidate.quantity
    if quantity.kind is not QuantityKind.MONEY or not paragraph.reviewed or quantity.measure[:1] not in _SCALES:
        return False
    return first("not.awarded", before) is None


def _earned(candidate: Candidate, name: str) -> bool:
    stated = candidate.kind is Statement.REACH or candidate.kind in CHANGES
    return stated and pattern_of("shape.earned").search(name) is not None


def _of_economy(candidate: Candidate, name: str) -> bool:
    """A level of money that no one pays out: 数字经济总量突破800亿元, 贷款余额增长不低于130亿元."""
    stated = candidate.kind in (Statement.REACH, Statement.RISE) and not candidate.bare
    return stated and pattern_of("shape.of_economy").search(name) is not None


def is_extent(paragraph: Paragraph, candidate: Candidate, name: str) -> bool:
    """How large something is that is there (规划面积约36平方公里): a goal only where it is to grow by a time."""
    said = paragraph.folded[candidate.clause.start : candidate.quantity.span.start]
    given = pattern_of("not.given").search(name)
    if given and (candidate.bare or (said == name and not candidate.bound)):
        return not (paragraph.reviewed and name == given[0] == _TOTAL)  # 已开工45项,总投资91亿元
    if candidate.kind is not Statement.REACH or not first("not.extent", name):
        return False
    if pattern_of("not.extent_always").search(name) or candidate.bare:
        return True
    return not _dated(paragraph, candidate)


def _timed(paragraph: Paragraph, candidate: Candidate, name: str) -> bool:
    """Whether a noun and an amount tell a level, and a time says when."""
    if paragraph.reviewed:
        return True
    if candidate.kind is Statement.DELIVER:
        return False  # what so many came to is no goal
    level = any(pattern_of(rule).search(name) for rule in ("shape.bare_level", "shape.rate"))
    if not level and not paragraph.lists(candidate):
        return False
    ruled = paragraph.ruling(candidate.quantity.span.start, past=True) is not None
    return ruled or paragraph.led_by_goals(candidate) or paragraph.planned


def _around(paragraph: Paragraph, candidate: Candidate) -> str:
    """The words near a number; behind a colon, those before it too."""
    folded, clause = paragraph.folded, candidate.clause
    start = clause.start - _BEFORE if folded[clause.start - 1 : clause.start] == ":" else clause.start
    before = folded[max(start, paragraph.block.span.start) : candidate.quantity.span.start]
    return without_brackets(before)[-_BEFORE:] + "§" + folded[candidate.end : clause.end][:_BEHIND]


def _awarded(paragraph: Paragraph, candidate: Candidate) -> bool:
    """In a policy of support the number of those who get it is no target (每年评选20名,给予…).

    A length of time makes it one: 5年内支持300名人才赴境外培训,给予培训补贴.
    """
    if paragraph.context.report or candidate.quantity.kind is not QuantityKind.COUNT:
        return False
    folded, at = paragraph.folded, candidate.quantity.span.start
    if paragraph.lasts(at):
        return False
    start, end = candidate.clause.start, candidate.clause.end
    if not _by_its_own_time(paragraph, candidate) and candidate.kind not in (Statement.REACH, Statement.FALL):
        stop = folded.find("。", at, paragraph.block.span.end)
        start, end = paragraph.sentence_start(at), stop if stop != -1 else paragraph.block.span.end
    return pattern_of("not.award").search(folded, start, min(end, start + _AWARD)) is not None


def _noted(paragraph: Paragraph, candidate: Candidate) -> bool:
    """A number in the note below a table: it explains how is counted, unless it tells of an earlier year."""
    if paragraph.note is None or paragraph.note > candidate.start:
        return False
    year, present = paragraph.by(candidate, TargetStatus.ACHIEVED), paragraph.context.present
    return not (year and present and year.isdecimal() and int(year) < present)


def _set_up(paragraph: Paragraph, candidate: Candidate) -> bool:
    """Whether a policy of support itself says how much it sets up or keeps, in a sentence that grants nothing."""
    things = candidate.quantity.kind in (QuantityKind.COUNT, QuantityKind.AMOUNT)
    made = things and pattern_of("document.sets_up").fullmatch(candidate.verb)
    share = candidate.quantity.measure == PERCENT
    yearly = share and paragraph.by(candidate, TargetStatus.TARGET) == YEARLY
    level = candidate.kind is Statement.REACH and not candidate.bare and _is_level(candidate, share=share)
    timed = candidate.quantity.kind is QuantityKind.TIME and not candidate.bare
    start = paragraph.sentence_start(candidate.clause.start)
    if _by_its_own_time(paragraph, candidate):
        start = candidate.clause.start
    elif not (made or yearly or level or timed):
        return False
    return pattern_of("document.support_word").search(paragraph.folded, start, candidate.clause.end) is None


def _by_its_own_time(paragraph: Paragraph, candidate: Candidate) -> bool:
    """Whether a clause says itself in which years or by when in them (每年举办首发活动100场, 三年内达到200家)."""
    if candidate.bare or candidate.quantity.kind is QuantityKind.MONEY:
        return False
    said = paragraph.folded[candidate.clause.start : candidate.quantity.span.start]
    return pattern_of("document.own_time").search(said) is not None


def _is_level(candidate: Candidate, *, share: bool) -> bool:
    """A rate with a bound, or what each has on average: what no one is asked to reach for a grant."""
    if not share:
        return pattern_of("shape.per_head").search(candidate.indicator) is not None
    if candidate.quantity.value != _WHOLE and comparator(candidate.kind, candidate.bound) is Comparator.EQUALS:
        return False
    return pattern_of("shape.attained_rate").search(candidate.indicator) is not None


def _of_support(paragraph: Paragraph, candidate: Candidate) -> bool:
    """Whether it stands in a policy of support, outside the part that says what is to come of it (一、发展目标)."""
    if paragraph.zone and paragraph.zone.goals and paragraph.zone.tense is Tense.FUTURE:
        return False
    return paragraph.context.support_at(candidate.quantity.span.start)


def _of_its_document(paragraph: Paragraph, candidate: Candidate) -> bool:
    context, zone = paragraph.context, paragraph.zone
    if context.rules_at(candidate.quantity.span.start) and not (zone and zone.goals and _dated(paragraph, candidate)):
        return not (context.circular and paragraph.status(candidate) is TargetStatus.ACHIEVED)
    if _of_support(paragraph, candidate) and not _dated(paragraph, candidate) and not _set_up(paragraph, candidate):
        return True
    head = paragraph.folded[
        paragraph.block.span.start : min(paragraph.block.span.end, paragraph.block.span.start + _HEAD)
    ]
    if first("not.gloss", head) or _noted(paragraph, candidate):
        return True
    if zone and pattern_of("document.conditions").search(zone.title):
        return True
    if context.report:
        return False
    at = candidate.quantity.span.start
    said = paragraph.folded[paragraph.sentence_start(at) : at]
    end = candidate.quantity.span.end
    applied = pattern_of("not.applies").match(paragraph.folded[end : min(end + _SENTENCE, paragraph.block.span.end)])
    asked = pattern_of("not.eligibility").search(said[:_SENTENCE]) or (candidate.kind is Statement.REACH and applied)
    return bool(asked) and not _dated(paragraph, candidate)


def _dated(paragraph: Paragraph, candidate: Candidate) -> bool:
    """A time of its own rules the number (到2025年…达到)."""
    ruling = paragraph.ruling(candidate.quantity.span.start, past=False)
    return ruling is not None and ruling.by is not None
