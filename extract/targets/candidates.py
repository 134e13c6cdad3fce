"""Numbers that a verb, a bound or a list makes a statement about an indicator: reached, changed by, to be made."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Span
from extract.numbers.quantities import NO_MEASURES, PERCENT, MeasureUse, Quantity, QuantityKind
from extract.rules import pattern_of
from extract.targets.indicator import SHORTEST_NAME, from_left, from_right, is_name
from extract.targets.number_clause import MEASURED, Candidate, NumberClause, Spread, Statement, statement_of

_LONGEST_QUOTE = 200
"""Characters of a quotation that states a goal in full: two or three clauses."""
_DATE_REACH = 12
"""Characters before a clause in which a date opens it: 到2025年12月底前,"""
_INDEX_REACH = 14
"""Characters before a bare number in which 指数控制在不超过 fits."""
_POINTS = "分"
"""The measure of a score."""


def read_candidates(folded: str, within: Span, quantities: Sequence[Quantity]) -> list[Candidate]:
    """The quantities of a paragraph that say something of an indicator, in order. Never raises."""
    found: list[Candidate] = []
    quantities = _unquoted(folded, within, quantities)
    for index, quantity in enumerate(quantities):
        if quantity.is_date:
            continue
        if quantity.kind in NO_MEASURES and not _of_index(folded, quantity):
            continue
        clause = NumberClause(folded, within, quantities, index, found)
        if candidate := _read(clause):
            found.append(candidate)
    return found


def _of_index(folded: str, quantity: Quantity) -> bool:
    """A bare number is a target only of an index, points are one only of a total: 居民消费价格指数控制在103.5以内."""
    if quantity.han or quantity.measure not in ("", _POINTS):
        return False
    before = folded[max(0, quantity.span.start - _INDEX_REACH) : quantity.span.start]
    return pattern_of("shape.score" if quantity.measure else "shape.index").search(before) is not None


def _unquoted(folded: str, within: Span, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Without the numbers that are part of a quoted name or slogan (“百城千园行”); those of a quoted goal stay."""
    outside, at, quotes = [], within.start, 0
    for quantity in quantities:
        quotes += folded.count('"', at, quantity.span.start)
        at = quantity.span.start
        if quotes % 2 == 0 or _in_quoted_goal(folded, within, at):
            outside.append(quantity)
    return outside


def _in_quoted_goal(folded: str, within: Span, at: int) -> bool:
    """Whether the quotation around a place is a goal in full: “人才总量达到320万名左右,贡献率达到40%”."""
    opened = folded.rfind('"', max(within.start, at - _LONGEST_QUOTE), at)
    closed = folded.find('"', at, min(within.end, at + _LONGEST_QUOTE))
    return -1 not in (opened, closed) and pattern_of("shape.quoted_goal").search(folded, opened + 1, closed) is not None


def _read(clause: NumberClause) -> Candidate | None:
    if (
        clause.in_passing
        or clause.denied
        or pattern_of("number.no_count").search(clause.left[-1:] + "§" + clause.rest[:1])
    ):
        return None
    start = clause.quantity.span.start
    if pattern_of("not.idiom").match(clause.folded, start) or pattern_of("not.rank").search(clause.left):
        return None
    return _predicate(clause) if clause.ends_clause else _attribute(clause)


# --- the number ends its clause: 绿色矿山50座, 覆盖率达到80%以上 ---------------------------------------------------


def _predicate(clause: NumberClause) -> Candidate | None:
    quantity = clause.quantity
    before = clause.left[: clause.head.start()] if clause.head else clause.unfilled
    name = from_left(pattern_of("name.was").sub("", before), governed=quantity.kind is not QuantityKind.SHARE)
    name = name if is_name(name) else ""
    if quantity.kind is QuantityKind.TIME and not _of_time(clause, name):
        return None
    if quantity.use is MeasureUse.POINTS and pattern_of("not.slogan_end").search(name):
        return None
    if clause.kind is Statement.DELIVER and name:
        name = _with_its_verb(clause, name)
    kind, name = _predicate_kind(clause, name or _named_before_origin(clause))
    return clause.stated(kind, name, quantity.span.end + len(clause.tail_bound)) if kind else None


def _predicate_kind(clause: NumberClause, name: str) -> tuple[Statement | None, str]:
    """The kind of statement and the indicator; no kind where it is none."""
    if clause.kind:
        bare = clause.kind is Statement.DELIVER and not name
        if bare and (_served(clause) or not (clause.continued or clause.tail_bound)):
            return _unnamed(clause)
        return clause.kind, name
    if clause.opening and name:
        return statement_of(clause.opening), name
    if name and (clause.bounded or _is_rate(clause, name) or pattern_of("shape.striving").search(clause.left)):
        return Statement.REACH, name
    if clause.inner and pattern_of("shape.for_whom").match(clause.left):
        return statement_of(clause.inner), clause.inner["noun"]
    last = clause.continued
    if last and (name or last.spread is Spread.RESPECTIVELY):
        return clause.continued_kind, name
    if name and (clause.then_changes or _level_by_date(clause, name)):
        return Statement.REACH, name
    if name and clause.outer:
        return statement_of(clause.outer), name
    if clause.inner:
        kind = statement_of(clause.inner)
        return kind, name if kind is Statement.RISE else clause.inner["noun"]
    return None, ""


def _is_rate(clause: NumberClause, name: str) -> bool:
    return clause.quantity.measure == PERCENT and pattern_of("shape.rate").search(name) is not None


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
    before = clause.folded[clause.clause.start : clause.quantity.span.start]
    origin = pattern_of("number.origin").match(before)
    return from_left(origin["name"]) if origin else ""


def _of_time(clause: NumberClause, name: str) -> bool:
    """A length of time is a target only of an indicator of time, or where it is to be made shorter."""
    if pattern_of("shape.time_indicator").search(name):
        return True
    return bool(name) and pattern_of("shape.time_verb").search(clause.unfilled) is not None


# --- the number stands before its noun: 50家以上先进智能工厂 ----------------------------------------------------------


def _attribute(clause: NumberClause) -> Candidate | None:
    quantity = clause.quantity
    if quantity.kind is QuantityKind.TIME:
        return _within_hours(clause)
    measured = quantity.han and quantity.kind in MEASURED
    if measured or pattern_of("number.size_class").search(clause.tail_bound):
        return None
    noun = _noun(clause)
    if noun and quantity.measure == PERCENT:
        noun = pattern_of("number.next_share").split(noun)[0]
    name = _lent_end(clause, from_right(noun)) if noun else ""
    if noun is None or not is_name(name):
        return None
    kind = _share_kind(clause, name) if quantity.measure == PERCENT else _attribute_kind(clause, name)
    chosen = quantity.value == 1 and kind is Statement.DELIVER and not clause.bound
    if not kind or (chosen and pattern_of("not.one_chosen").search(clause.left)):
        return None
    return clause.stated(kind, name, quantity.span.end + len(clause.tail_bound) + len(noun))


def _lent_end(clause: NumberClause, name: str) -> str:
    """A name that only says of which rank lends the rest from the next number's: 6个世界级、7个国家级产业集群."""
    if clause.following is None or not pattern_of("shape.rank_only").fullmatch(name):
        return name
    rest = pattern_of("shape.rank_lead").search(clause.folded, clause.following.span.end, clause.clause.end)
    return name + from_right(rest["noun"]) if rest else name


def _attribute_kind(clause: NumberClause, name: str) -> Statement | None:
    counted = clause.quantity.kind is QuantityKind.COUNT
    about = clause.kind is Statement.DELIVER and pattern_of("number.about").search(clause.tail_bound)
    if (clause.rest.startswith("的") and not about) or (counted and pattern_of("not.slogan").match(name)):
        return None
    if clause.head and clause.kind and not pattern_of("number.copula").search(clause.verb(Statement.REACH)):
        return _governed_kind(clause)
    if clause.opening and _governs_from_afar(clause, name):
        return statement_of(clause.opening)
    if last := clause.continued_noun:
        return last.kind
    return Statement.DELIVER if counted and _made_without_a_verb(clause) else None


def _governed_kind(clause: NumberClause) -> Statement | None:
    """What the verb right before the number says of a counted noun: 新增50家工厂, but not 推动3个综保区高质量发展."""
    if clause.kind is Statement.REACH:
        attained = pattern_of("number.attained").search(clause.verb(Statement.REACH))
        return clause.kind if attained and clause.quantity.kind is QuantityKind.COUNT else None
    existing = clause.head and pattern_of("not.existing").match(clause.head[0])
    return None if existing and pattern_of("not.going_on").search(clause.rest) else clause.kind


def _governs_from_afar(clause: NumberClause, name: str) -> bool:
    """Whether the verb that opens the clause governs the counted noun: 实施东山、西岭等6个工程."""
    if pattern_of("shape.among").search(clause.left) and not pattern_of("not.existing").match(clause.left):
        return True
    completed = pattern_of("shape.completed").fullmatch(clause.left)
    return completed is not None or pattern_of("shape.works").search(name) is not None


def _made_without_a_verb(clause: NumberClause) -> bool:
    """首批100个社区全面建成; 为23000名老年人提供服务; 各级90项事项实现一次办."""
    left, rest = clause.left, clause.rest
    return any(
        pattern_of(before).search(left) and pattern_of(behind).search(rest)
        for before, behind in (
            ("shape.batch", "shape.postposed"),
            ("shape.served", "shape.served_by"),
            ("shape.instances", "shape.result"),
        )
    )


def _share_kind(clause: NumberClause, name: str) -> Statement | None:
    """80%的县达到标准, 预留30%的号源, 完成水泥行业70%以上产能改造."""
    if clause.opening and clause.tail_bound:
        return statement_of(clause.opening)
    left, rest = clause.left, clause.rest
    if not rest.startswith("的") or left.endswith("的") or pattern_of("not.of_goal").match(rest):
        return None
    governed = clause.head is not None or pattern_of("number.chosen_part").search(left) is not None
    return Statement.REACH if governed or pattern_of("shape.result").search(rest) else None


def _within_hours(clause: NumberClause) -> Candidate | None:
    """应急力量基本实现2小时内到达灾区, 确保消防车5分钟内到场: what must have come about within a time."""
    if clause.quantity.use is not MeasureUse.HOURS or not pattern_of("number.within").search(clause.tail_bound):
        return None
    match = pattern_of("number.within_hours").search(clause.left + "§" + clause.rest)
    if match is None:
        return None
    name = from_left(match["who"] or match["whom"]) + match["done"]
    return clause.stated(Statement.REACH, name, clause.quantity.span.end + len(clause.tail_bound))


def _noun(clause: NumberClause) -> str | None:
    """The text of the noun behind the number; None where another number is what is stated (10亿元以上项目47个)."""
    start = clause.quantity.span.end + len(clause.tail_bound)
    beside, after = clause.adjacent, clause.following
    if beside and beside.span.start <= start + 1 and not beside.han:
        together = clause.folded[start : beside.span.start] == "共"
        noun = clause.folded[beside.span.end : clause.clause.end] if together else clause.rest
        return _unbracketed(noun) if beside.kind not in (QuantityKind.COUNT, QuantityKind.SHARE) else None
    if after is None or after.span.start >= clause.clause.end:
        return _unbracketed(clause.rest)
    gap = clause.folded[start : after.span.start]
    if "(" in gap[2:]:
        return _unbracketed(gap)
    if joints := [*pattern_of("number.joint").finditer(gap)]:
        return gap[: joints[-1].start()]
    return None if clause.ended_behind(after) else _unbracketed(gap)


def _unbracketed(text: str) -> str:
    """Up to a bracket, unless the text all but begins with it: 5(G)网络."""
    return text.partition("(")[0] if text.find("(") > 1 else text
