"""借来的名称: what a number is of where its own clause does not say: the clause, item or paragraph before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.model import Span
from extract.labels.vocabulary import label_field
from extract.numbers.quantities import LEVELS, NO_STATEMENTS, QuantityKind, find_quantities
from extract.rules import begins, pattern_of, without
from extract.targets.coordination import head_noun
from extract.targets.indicator import from_left, is_name, opens_with_verb
from extract.targets.paragraph import Paragraph
from extract.targets.statements import CHANGES, Candidate, Statement

_LONGEST_INHERITED = 40
"""Characters of a name that a clause takes from the one before it; longer ones are clauses themselves."""
_LONGEST_SHORTHAND = 8
"""Characters of a name that may stand for the cell beside it in short."""
_ALIKE = 0.55
"""The share of a short name's characters that the name in full must hold: more than half (满意率 is 居民满意率)."""
_TASK = "任务"
_STEPS = 3
"""Numbers before one whose name may be that of another step of the same works: a sum may stand between."""
_LOOK_BACK = 300
"""Characters before a number in which its item's head is looked for."""


def name_of(paragraph: Paragraph, candidates: Sequence[Candidate], names: Sequence[str], index: int) -> str:
    """The indicator of a number. ``names``: those of the numbers before it; empty where nothing tells."""
    candidate = candidates[index]
    name = "" if is_comparison(candidate.indicator) else candidate.indicator
    task_done = name.endswith(_TASK) and candidate.quantity.kind is QuantityKind.SHARE  # 完成年度任务的55%
    if not task_done and (value := begins("name.value_word", name)):
        measured = "" if name.endswith(_TASK) else _measured(value["place"] or "", names)
        return measured or _inherited(paragraph, candidates, names, index) or name
    if not name:
        lent = _inherited(paragraph, candidates, names, index)
        name = _in_own_state(paragraph, candidate, lent)
        if index and name and name in names[-_STEPS:]:
            name = _by_own_step(candidates[index - 1], candidate, name)
    if names and (pattern_of("shape.place").fullmatch(name) or pattern_of("shape.where").match(name)):
        name += _lent(names[-1], candidates[index - 1], candidate)
    beside = paragraph.context.tables.named_beside(paragraph.block)
    return beside if beside and (not candidate.indicator or _related(name, beside)) else name


def _in_own_state(paragraph: Paragraph, candidate: Candidate, name: str) -> str:
    """A name lent with its state takes that of its own clause: 生猪存栏20万头,出栏30万头."""
    herd = begins("name.livestock", name)
    if herd is None:
        return name
    state = pattern_of("name.herd_state").search(paragraph.folded, candidate.start, candidate.quantity.span.start)
    return herd["stem"] + state[0] if state else name


def _by_own_step(before: Candidate, candidate: Candidate, name: str) -> str:
    """A name lent to another step of the same works: 新开工住宅20万平方米,竣工12万平方米 is 竣工住宅."""
    if candidate.kind is not Statement.DELIVER or not pattern_of("name.own_step").fullmatch(candidate.verb):
        return name
    return candidate.verb + without("name.step_behind", name.removeprefix(before.verb))


def is_comparison(name: str) -> bool:
    """Whether what stands before a number says with what it is compared and names nothing: 比“九五”期间增幅高."""
    return pattern_of("name.comparison").match(name) is not None


def _measured(place: str, names: Sequence[str]) -> str:
    """What a 基数 or 目标 is of: the last indicator named that is no mere change of another."""
    named = next((name for name in reversed(names) if not pattern_of("name.of_change").search(name)), "")
    said = named.removesuffix("指标")
    own = pattern_of("shape.place").match(said)
    return place + (said[own.end() :] if own and place and own.end() < len(said) else said)


def _lent(name: str, before: Candidate, candidate: Candidate) -> str:
    """What a place alone takes from the name before it: 东山县农田10万亩、西岭县20万亩; PM2.5浓度, 东山市32微克."""
    place = pattern_of("shape.place").match(name)
    ranked = place is not None and name.startswith("级", place.end())  # 自治区级权限 is no place's
    if place and not ranked and place.end() < len(name) and candidate.kind == before.kind:
        rest = name[place.end() :]
        return rest.partition(")")[2] if rest.startswith("(") else rest
    return head_noun(name) if candidate.quantity.kind in (QuantityKind.SHARE, QuantityKind.AMOUNT) else ""


def _inherited(paragraph: Paragraph, candidates: Sequence[Candidate], names: Sequence[str], index: int) -> str:
    """The indicator of a clause that names none: what its sentence named last, else its item, else its paragraph."""
    at = candidates[index].clause.start
    sentence = paragraph.sentence_start(at)
    stop = paragraph.folded.rfind("。", max(paragraph.start, at - _LOOK_BACK), at)
    first = bisect_left(candidates, stop, 0, index, key=lambda each: each.quantity.span.start)
    last = _last_of_its_kind(candidates[index], names, first)
    if index and candidates[index - 1].quantity.span.start >= sentence:
        between = paragraph.folded[candidates[index - 1].end : at]
        grows = candidates[index].kind in CHANGES and pattern_of("name.new_subject").search(between)
        return "" if grows else last  # of what it grew by, the clause between says
    before = paragraph.folded[sentence:at].rstrip(",")
    said = from_left(_subject(_without_numbers(before[before.rfind(",") + 1 :])))
    if is_name(said) and len(said) <= _LONGEST_INHERITED:
        return said
    colon, headed = _headed(paragraph, candidates[index].quantity.span.start)
    if headed and not (index and candidates[index - 1].quantity.span.start > colon):
        return headed
    return last


def _subject(said: str) -> str:
    """What a clause tells the course of (交易额保持快速增长,由12亿元增至15亿元); else the clause."""
    match = begins("name.subject", said)
    return match["subject"] if match and is_name(match["subject"]) else said


def _last_of_its_kind(candidate: Candidate, names: Sequence[str], first: int) -> str:
    """The name before; behind a rate or a sum, a count goes on with what that is of (完成率31%;已开工48件)."""
    if candidate.quantity.kind is QuantityKind.COUNT:
        before = (names[n] for n in range(len(names) - 1, first - 1, -1))
        counted = next((name for name in before if not pattern_of("name.uncounted").search(name)), "")
        if counted or not names or pattern_of("shape.rate").search(names[-1]):
            return counted
    sum_of_rate = candidate.quantity.kind in LEVELS and names and pattern_of("shape.rate").search(names[-1])
    return names[-1] if names and not sum_of_rate else ""


def _headed(paragraph: Paragraph, at: int) -> tuple[int, str]:
    """Where the colon behind an item's head stands, and the head where it names a thing: 1.托育点:6月底前建成2家."""
    start = max(paragraph.block.span.start, at - _LOOK_BACK)
    heads = list(pattern_of("name.item_head").finditer(paragraph.folded, start, at))
    if not heads or "。" in paragraph.folded[heads[-1].end() : at]:
        return -1, ""
    head = heads[-1]["head"]
    thing = is_name(head) and label_field(head) is None and not opens_with_verb(head)
    return heads[-1].end(), head if thing and not begins("name.value_word", head) else ""


def _without_numbers(said: str) -> str:
    """What stands before the first number with a measure, 的-attributes aside; nothing where that tells a frequency."""
    measured = (q for q in find_quantities(said, Span(0, len(said))) if q.kind not in NO_STATEMENTS)
    first = next(measured, None)
    if first is None or pattern_of("not.threshold").match(said[first.span.end :]):
        return said
    before = said[: first.span.start]
    return "" if pattern_of("not.frequency").search(before) else pattern_of("name.unverbed").sub("", before)


def _related(name: str, beside: str) -> bool:
    """Whether the cell beside names the same thing in full."""
    if not (len(name) <= _LONGEST_SHORTHAND and len(name) < len(beside)) or opens_with_verb(beside):
        return False
    return len(set(name) & set(beside)) >= _ALIKE * len(set(name))
