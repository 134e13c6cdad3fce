"""Numbers that a verb, a bound or a list makes a statement about an indicator: reached, changed by, to be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Span
from extract.numbers.clauses import clause_end
from extract.numbers.quantities import LEVELS, NO_MEASURES, PERCENT, RECOUNTED, MeasureUse, Quantity, QuantityKind
from extract.rules import begins, first, pattern_of, without
from extract.targets.counted import read_counted
from extract.targets.indicator import SHORTEST_NAME, from_left, is_name, opens_with_verb
from extract.targets.number_clause import NumberClause
from extract.targets.statements import CHANGES, Candidate, Spread, Statement, statement_of
from extract.targets.told import read_told

_LONGEST_QUOTE = 200
"""Characters of a quotation that states a goal in full: two or three clauses."""
_DATE_REACH = 12
"""Characters before a clause in which a date opens it: 到2025年12月底前,"""
_INDEX_REACH = 14
"""Characters before a bare number in which 指数控制在不超过 fits."""
_NOUN_REACH = 24
"""Characters before a number in which its noun stands, with a verb and a word of bound between them."""
_MEASURED_ENDS = ("shape.bare_level", "shape.rate")
_LABEL_REACH = 30
"""Characters before a colon in which the name of an indicator stands."""
_RATES = (PERCENT, "‰", "/10万")
_TIMES, _POINTS = "次", "分"
"""The measures of events and of scores."""


def read_candidates(folded: str, within: Span, quantities: Sequence[Quantity]) -> list[Candidate]:
    """The quantities of a paragraph that say something of an indicator, in order. Never raises."""
    found: list[Candidate] = []
    quantities = [_of_its_noun(folded, quantity) for quantity in _unquoted(folded, within, quantities)]
    for index, quantity in enumerate(quantities):
        if quantity.is_date or folded.startswith("每", quantity.span.start - 1):
            continue  # 每百平方公里, 每100户: what the number behind is counted by
        if quantity.kind in NO_MEASURES and not _of_index(folded, quantity):
            continue
        clause = NumberClause(folded, within, quantities, index, found)
        if candidate := _read(clause):
            found.append(candidate)
    return found


def _of_its_noun(folded: str, quantity: Quantity) -> Quantity:
    """3200亿, 90万: what a scale without a measure measures, its noun says (贷款余额, 户籍人口)."""
    if quantity.kind is not QuantityKind.BARE or not quantity.measure:
        return quantity
    before = folded[max(0, quantity.span.start - _NOUN_REACH) : quantity.span.start]
    said = pattern_of("number.scaled").search(before)
    if said is None or (quantity.han and not pattern_of("number.ends").match(folded, quantity.span.end)):
        return quantity
    return replace(quantity, kind=QuantityKind.MONEY if said["money"] else QuantityKind.COUNT)


def _of_index(folded: str, quantity: Quantity) -> bool:
    """A bare number is a target only of an index, points are one only of a total: 居民消费价格指数控制在103.5以内."""
    if quantity.han or quantity.measure not in ("", _POINTS):
        return False
    if pattern_of("number.ratio").match(folded, quantity.span.end):
        return False
    before = folded[max(0, quantity.span.start - _INDEX_REACH) : quantity.span.start]
    return pattern_of("shape.score" if quantity.measure else "shape.index").search(before) is not None


def _unquoted(folded: str, within: Span, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Without the numbers that are part of a quoted name or slogan (“百城千园行”); those of a quoted goal stay."""
    outside, at, end, quotes, balanced = [], within.start, within.start, 0, True
    for quantity in quantities:
        start = quantity.span.start
        if start >= end:  # a mark that was never closed says nothing of the next sentence
            at = max(folded.rfind("。", within.start, start) + 1, at)
            end = folded.find("。", start, within.end) + 1 or within.end
            quotes, balanced = 0, folded.count('"', at, end) % 2 == 0
        quotes += folded.count('"', at, start)
        at = start
        inside = quotes % 2 == 1 and (balanced or '"' in folded[start : clause_end(folded, start, end)])
        if not inside or _in_quoted_goal(folded, within, start):
            outside.append(quantity)
    return outside


def _in_quoted_goal(folded: str, within: Span, at: int) -> bool:
    """Whether the quotation around a place is a goal in full: “人才总量达到320万名左右,贡献率达到40%”."""
    opened = folded.rfind('"', max(within.start, at - _LONGEST_QUOTE), at)
    closed = folded.find('"', at, min(within.end, at + _LONGEST_QUOTE))
    return -1 not in (opened, closed) and pattern_of("shape.quoted_goal").search(folded, opened + 1, closed) is not None


def _read(clause: NumberClause) -> Candidate | None:
    if clause.in_passing or pattern_of("number.no_count").search(clause.left[-1:] + "§" + clause.rest[:1]):
        return None
    start = clause.quantity.span.start
    if first("number.was", clause.folded[clause.clause.start : start]):
        return None
    if clause.quantity.han and pattern_of("not.idiom_before").search(clause.left):
        return None
    if pattern_of("not.idiom").match(clause.folded, start) or first("not.rank", clause.left):
        return None
    candidate = (_predicate(clause) if clause.ends_clause else read_counted(clause)) or read_told(clause)
    return None if candidate is None or clause.denied else candidate  # hardly any is: asked last


def _predicate(clause: NumberClause) -> Candidate | None:
    quantity = clause.quantity
    if quantity.kind is QuantityKind.MONEY and clause.opening and pattern_of("number.sized_noun").match(clause.rest):
        return None
    before = clause.left[: clause.head.start()] if clause.head else clause.unfilled
    name = from_left(without("name.was", before), governed=quantity.kind is not QuantityKind.SHARE)
    name = name if is_name(name) else ""
    if quantity.kind is QuantityKind.TIME and not _of_time(clause, name):
        return None
    if quantity.use is MeasureUse.POINTS and pattern_of("not.slogan_end").search(name):
        return None
    if quantity.kind is QuantityKind.SHARE and (growth := begins("name.growth_word", name)):
        change = Statement.FALL if growth["fall"] else Statement.RISE
        return clause.stated(change, "", quantity.span.end + len(clause.tail_bound))
    if clause.kind is Statement.DELIVER and name:
        name = _with_its_verb(clause, name)
    if not name and (last := _totalled(clause)):
        return clause.stated(Statement.REACH, last.indicator, quantity.span.end + len(clause.tail_bound))
    if not name and (last := _counted_again(clause)):
        return clause.stated(last.kind, last.indicator, quantity.span.end + len(clause.tail_bound))
    kind, name = _predicate_kind(clause, name or _named_before_origin(clause))
    end = quantity.span.end + len(clause.tail_bound)
    if kind is None and (label := _label(clause)):
        return clause.stated(Statement.REACH, label, end, bare=True)
    if kind is None:
        named = from_left(before)
        return clause.stated(Statement.REACH, named, end, bare=True) if _may_be_bare(clause, named) else None
    bare = clause.continued is not None and clause.continued.bare and not (name or clause.kind)
    return clause.stated(kind, name, end, bare=bare)


def _label(clause: NumberClause) -> str:
    """The indicator behind whose colon the value stands alone: 资产负债率:64.99%."""
    if clause.unfilled.strip() or clause.quantity.han:
        return ""
    start = clause.start
    label = pattern_of("name.label").search(clause.folded, max(clause.within.start, start - _LABEL_REACH), start)
    if label is None or not any(pattern_of(rule).search(label["head"]) for rule in _MEASURED_ENDS):
        return ""
    return from_left(label["head"], governed=False)


def _counted_again(clause: NumberClause) -> Candidate | None:
    """The statement before, where this number counts the same in another measure: 改造小区165个、1.2万户."""
    last, quantity = clause.previous, clause.quantity
    if last is None or not last.indicator or quantity.few_in_words:
        return None
    made = last.kind in (Statement.DELIVER, Statement.RISE) and last.end == last.quantity.span.end
    another = last.quantity.measure != quantity.measure and {last.quantity.kind, quantity.kind} <= {*RECOUNTED}
    gap = clause.folded[last.end : quantity.span.start]
    return last if made and another and pattern_of("number.again_gap").fullmatch(gap) else None


def _totalled(clause: NumberClause) -> Candidate | None:
    """The statement before, where this number says how many there are in all: 新增重点实验室18家、累计38家."""
    last = clause.previous
    if last is None or not last.indicator or last.quantity.measure != clause.quantity.measure:
        return None
    gap = clause.folded[last.quantity.span.end : clause.quantity.span.start]
    return last if pattern_of("number.in_all").fullmatch(gap) else None


def _may_be_bare(clause: NumberClause, name: str) -> bool:
    """A noun and an amount, outside brackets: 公路投资1.65万亿元. Whether that is a goal, the time set for it says."""
    quantity = clause.quantity
    if quantity.measure == _TIMES:
        return False
    aside = clause.folded[clause.clause.start - 1 : clause.clause.start] == "("
    timed = quantity.kind is QuantityKind.TIME and pattern_of("shape.time_indicator").search(name)
    shared = quantity.measure == PERCENT and pattern_of("shape.share_of").search(name)
    level = quantity.kind in LEVELS or timed or shared
    return bool(is_name(name) and level) and not (quantity.han or quantity.vague or aside)


def _predicate_kind(clause: NumberClause, name: str) -> tuple[Statement | None, str]:
    """The kind of statement and the indicator; no kind where it is none."""
    if clause.kind:
        bare = clause.kind is Statement.DELIVER and not name
        if bare and (_served(clause) or not (clause.continued or clause.tail_bound)):
            return _unnamed(clause)
        return Statement.REACH if _attains(clause, name) else clause.kind, name
    if clause.opening and name:
        kind = statement_of(clause.opening)
        share = kind in CHANGES and clause.quantity.kind is QuantityKind.SHARE
        return Statement.REACH if clause.brought_to else kind, from_left(name) if share else name
    if name and (clause.bounded or _is_rate(clause, name) or pattern_of("shape.striving").search(clause.left)):
        return Statement.REACH, name
    if clause.inner and pattern_of("shape.for_whom").match(clause.left):
        return statement_of(clause.inner), clause.inner["noun"]
    last = clause.continued
    if last and ((name and not last.bare and not _told_of(clause, last)) or last.spread is Spread.RESPECTIVELY):
        return clause.continued_kind, name
    if name and (clause.then_changes or _level_by_date(clause, name)):
        return Statement.REACH, name
    if name and clause.outer:
        return statement_of(clause.outer), name
    if clause.inner:
        kind = statement_of(clause.inner)
        verb = opens_with_verb(clause.left[clause.inner.start() :])  # else part of the noun: 产业建设项目
        return kind, clause.inner["noun"] if verb and kind is not Statement.RISE else name
    return None, ""


def _told_of(clause: NumberClause, last: Candidate) -> bool:
    """Whether the statement before is told of its own things, and its verb not of these: 12家企业上市,园区厂房3座."""
    said = clause.folded[last.quantity.span.end : last.end]
    return clause.quantity.kind is QuantityKind.COUNT and pattern_of("shape.came_about").match(said) is not None


def _attains(clause: NumberClause, name: str) -> bool:
    """居民收入实现36671元, 财政收入完成12亿元: a level that is reached, nothing that is made."""
    done = pattern_of("number.attains").search(clause.verb(Statement.DELIVER)) is not None
    return done and (pattern_of("shape.level").search(name) or pattern_of("shape.earned").search(name)) is not None


def _is_rate(clause: NumberClause, name: str) -> bool:
    return clause.quantity.measure in _RATES and pattern_of("shape.rate").search(name) is not None


def _level_by_date(clause: NumberClause, name: str) -> bool:
    """A level without a verb, in a clause that a date opens: 到2020年,每千名老人拥有养老床位数35张."""
    start = clause.clause.start
    opening = clause.folded[max(0, start - _DATE_REACH) : start]
    dated = pattern_of("shape.dated_opening").search(opening) is not None
    return dated and pattern_of("shape.level").search(name) is not None


def _served(clause: NumberClause) -> str:
    """The verb where it is itself what is counted (培训40万人次); else nothing."""
    verb = clause.verb(Statement.DELIVER)
    return verb if pattern_of("shape.service").fullmatch(verb + clause.quantity.measure) else ""


def _unnamed(clause: NumberClause) -> tuple[Statement | None, str]:
    """A verb without a noun: itself what is counted, or of what was named before (新开工400台)."""
    if verb := _served(clause):
        return Statement.DELIVER, verb
    stage = pattern_of("shape.stage").fullmatch(clause.verb(Statement.DELIVER))
    return (Statement.DELIVER if stage else None), ""


def _with_its_verb(clause: NumberClause, name: str) -> str:
    """A verb that stands behind its noun belongs to the name: 立体绿化10万平方米, 沙化土地治理350万亩."""
    opening = clause.opening
    if clause.head is None or pattern_of("number.never_name").match(clause.head[0]):
        return name
    if opening and clause.head.start() - opening.end() < SHORTEST_NAME:
        return name
    return from_left(clause.unfilled) or name


def _named_before_origin(clause: NumberClause) -> str:
    """总额从2274.8万亿元增加到4059万亿元: the name stands before the value that was."""
    if clause.kind is None:
        return ""
    before = clause.folded[clause.clause.start : clause.quantity.span.start]
    origin = pattern_of("number.origin").match(before)
    return from_left(origin["name"]) if origin else ""


def _of_time(clause: NumberClause, name: str) -> bool:
    """A length of time is a target only of an indicator of time, or where it is to be made shorter."""
    if pattern_of("shape.time_indicator").search(name):
        return True
    if name and clause.brought_to:
        return True
    last = clause.continued
    if not name and last and last.spread is Spread.RESPECTIVELY and last.quantity.kind is QuantityKind.TIME:
        return True
    return bool(name) and pattern_of("shape.time_verb").search(clause.unfilled) is not None
