"""Numbers that a verb, a bound or a list makes a statement about an indicator: reached, changed by, to be made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Span
from extract.numbers.quantities import Quantity
from extract.targets.indicator import from_left, from_right, is_name
from extract.targets.number_clause import Candidate, NumberClause, kind_of, rule

__all__ = ["Candidate", "read_candidates", "rule"]

_COUNTED = ("个", "项", "条", "件", "方面")
_FIRST_YEAR = 1900
_LONGEST_QUOTE = 200
_DATE_REACH = 12
_REACHING = ("完成", "实现", "建成", "新增")
"""Verbs that are never part of a name that they follow (地区生产总值完成1820亿元)."""
_NEXT_SHARE = re.compile(r"[、,和及](?=\d[\d.]*%)")
_ORIGIN = re.compile(r"(?P<name>[^,;。]{2,40}?)(?:从|由)(?=(?:不到|不足|约|近|20\d\d年的?)?\d)")
_REACHED = ("达到", "突破", "超过", "超", "不少于", "不低于", "增加到", "增至", "扩大到", "达", "达成")
"""Verbs of reaching behind which a counted noun may stand (达到50家企业)."""


def read_candidates(folded: str, within: Span, quantities: Sequence[Quantity]) -> list[Candidate]:
    """The quantities of a paragraph that say something of an indicator, in order. Never raises."""
    found: list[Candidate] = []
    quantities = _unquoted(folded, within, quantities)
    for index, quantity in enumerate(quantities):
        if _is_date(quantity) or (quantity.kind in ("", "never") and not _of_index(folded, quantity)):
            continue
        clause = NumberClause(folded, within, quantities, index, found)
        if candidate := _read(clause):
            found.append(candidate)
    return found


def _is_date(quantity: Quantity) -> bool:
    return quantity.kind == "time" and (quantity.value > _FIRST_YEAR or quantity.measure in ("月", "日"))


def _of_index(folded: str, quantity: Quantity) -> bool:
    """A bare number is a target only of an index, points are one only of a total: 居民消费价格指数控制在103.5以内."""
    before = folded[max(0, quantity.span.start - 14) : quantity.span.start]
    shape = "shape.score" if quantity.measure == "分" else "shape.index"
    bare = not quantity.measure or quantity.measure == "分"
    return bare and not quantity.han and rule(shape).search(before) is not None


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
    return -1 not in (opened, closed) and rule("shape.quoted_goal").search(folded, opened + 1, closed) is not None


def _read(clause: NumberClause) -> Candidate | None:
    left, folded = clause.left, clause.folded
    if clause.in_passing or clause.rest.startswith("级") or left.endswith(("每", "届")):
        return None
    if rule("not.idiom").match(folded, clause.quantity.span.start) or rule("not.rank").search(left):
        return None
    return _predicate(clause) if clause.ends_clause else _attribute(clause)


# --- the number ends its clause: 绿色矿山50座, 覆盖率达到80%以上 ---------------------------------------------------


def _predicate(clause: NumberClause) -> Candidate | None:
    before = clause.left[: clause.head.start()] if clause.head else clause.unfilled
    name = from_left(rule("name.was").sub("", before), governed=clause.quantity.kind != "share")
    name = name if is_name(name) else ""
    quantity = clause.quantity
    if quantity.kind == "time" and not _of_time(clause, name):
        return None
    if quantity.measure in _COUNTED and rule("not.slogan_end").search(name):
        return None
    if clause.kind == "deliver" and name:
        name = _with_its_verb(clause, name)
    kind, name = _predicate_kind(clause, name or _named_before_origin(clause))
    return clause.stated(kind, name, quantity.span.end + len(clause.tail_bound)) if kind else None


def _predicate_kind(clause: NumberClause, name: str) -> tuple[str, str]:
    """The kind of statement and the indicator; an empty kind where it is none."""
    if clause.kind:
        if clause.kind == "deliver" and not name and (_served(clause) or not (clause.continued or clause.tail_bound)):
            return _unnamed(clause)
        return clause.kind, name
    if clause.opening and name:
        return kind_of(clause.opening), name
    striving = clause.bounded or rule("shape.striving").search(clause.left)
    if name and (striving or (clause.quantity.measure == "%" and rule("shape.rate").search(name))):
        return "reach", name
    if clause.inner and rule("shape.for_whom").match(clause.left):
        return kind_of(clause.inner), clause.inner["noun"]
    last = clause.continued
    if last and (name or last.spread == "分别"):
        return clause.continued_kind, name
    if name and (clause.then_changes or _level_by_date(clause, name)):
        return "reach", name
    if name and clause.outer:
        return kind_of(clause.outer), name
    if clause.inner:
        kind = kind_of(clause.inner)
        return kind, name if kind == "rise" else clause.inner["noun"]
    return "", ""


def _level_by_date(clause: NumberClause, name: str) -> bool:
    """A level without a verb, in a clause that a date opens: 到2020年,每千名老人拥有养老床位数35张."""
    start = clause.clause.start
    opening = clause.folded[max(0, start - _DATE_REACH) : start]
    return rule("shape.level").search(name) is not None and rule("shape.dated_opening").search(opening) is not None


def _served(clause: NumberClause) -> str:
    """The verb where it is itself what is counted (培训40万人次); else nothing."""
    verb = (clause.head["deliver"] or "") if clause.head else ""
    return verb if rule("shape.service").fullmatch(verb + clause.quantity.measure) else ""


def _unnamed(clause: NumberClause) -> tuple[str, str]:
    """A verb without a noun: itself what is counted, or of what was named before (新开工400台)."""
    if verb := _served(clause):
        return "deliver", verb
    verb = (clause.head["deliver"] or "") if clause.head else ""
    return ("deliver", "") if rule("shape.stage").fullmatch(verb) else ("", "")


def _with_its_verb(clause: NumberClause, name: str) -> str:
    """A verb that stands behind its noun belongs to the name: 立体绿化10万平方米, 沙化土地治理350万亩."""
    opening = clause.opening
    if clause.head is None or clause.head[0].startswith(_REACHING):
        return name
    if opening and clause.head.start() - opening.end() < 2:
        return name
    return from_left(clause.unfilled) or name


def _named_before_origin(clause: NumberClause) -> str:
    """总额从2274.8万亿元增加到4059万亿元: the name stands before the value that was."""
    origin = _ORIGIN.match(clause.folded, clause.clause.start, clause.quantity.span.start)
    return from_left(origin["name"]) if origin else ""


def _of_time(clause: NumberClause, name: str) -> bool:
    """A length of time is a target only of an indicator of time, or where it is to be made shorter."""
    if rule("shape.time_indicator").search(name):
        return True
    return bool(name) and rule("shape.time_verb").search(clause.unfilled) is not None


# --- the number stands before its noun: 50家以上先进智能工厂 ----------------------------------------------------------


def _attribute(clause: NumberClause) -> Candidate | None:
    quantity = clause.quantity
    if quantity.kind == "time":
        return _within_hours(clause)
    if quantity.han and quantity.kind in ("amount", "money"):
        return None
    if clause.tail_bound.endswith("以下"):
        return None
    noun = _noun(clause)
    if noun and quantity.measure == "%":
        noun = _NEXT_SHARE.split(noun)[0]
    name = _lent_end(clause, from_right(noun)) if noun else ""
    if noun is None or not is_name(name):
        return None
    kind = _share_kind(clause, name) if quantity.measure == "%" else _attribute_kind(clause, name)
    chosen = quantity.value == 1 and kind == "deliver" and not clause.bound
    if not kind or (chosen and rule("not.one_chosen").search(clause.left)):
        return None
    return clause.stated(kind, name, quantity.span.end + len(clause.tail_bound) + len(noun))


def _lent_end(clause: NumberClause, name: str) -> str:
    """A name that only says of which rank lends the rest from the next number's: 6个世界级、7个国家级产业集群."""
    if clause.following is None or not rule("shape.rank_only").fullmatch(name):
        return name
    rest = rule("shape.rank_lead").search(clause.folded, clause.following.span.end, clause.clause.end)
    return name + from_right(rest["noun"]) if rest else name


def _attribute_kind(clause: NumberClause, name: str) -> str:
    verb = clause.head[0] if clause.head else ""
    copula = clause.head is not None and clause.head["reach"] in ("为", "是")
    kind = "" if copula else clause.kind
    counted = clause.quantity.kind == "count"
    about = kind == "deliver" and clause.tail_bound in ("左右", "上下")
    if (clause.rest.startswith("的") and not about) or (counted and rule("not.slogan").match(name)):
        return ""
    if kind == "reach":
        return kind if counted and clause.head and clause.head["reach"] in _REACHED else ""
    if kind:
        going_on = rule("not.existing").match(verb) and rule("not.going_on").search(clause.rest)
        return "" if going_on else kind
    if clause.opening and rule("shape.among").search(clause.left) and not rule("not.existing").match(clause.left):
        return kind_of(clause.opening)
    if clause.opening and (rule("shape.works").search(name) or rule("shape.completed").fullmatch(clause.left)):
        return kind_of(clause.opening)
    if last := clause.continued_noun:
        return last.kind
    if counted and rule("shape.batch").search(clause.left) and rule("shape.postposed").search(clause.rest):
        return "deliver"
    served = rule("shape.served").search(clause.left) and rule("shape.served_by").search(clause.rest)
    each = rule("shape.instances").search(clause.left) and rule("shape.result").search(clause.rest)
    return "deliver" if counted and (served or each) else ""


def _share_kind(clause: NumberClause, name: str) -> str:
    """80%的县达到标准, 预留30%的号源, 完成水泥行业70%以上产能改造."""
    if clause.opening and clause.tail_bound:
        return kind_of(clause.opening)
    if not clause.rest.startswith("的") or clause.left.endswith("的") or rule("not.of_goal").match(clause.rest):
        return ""
    governed = clause.head is not None or not clause.left.strip(" 、和及") or clause.left.endswith(("有", "在"))
    return "reach" if governed or rule("shape.result").search(clause.rest) else ""


def _within_hours(clause: NumberClause) -> Candidate | None:
    """航空应急力量基本实现2小时内到达…: what must happen within a time."""
    inverted = clause.left.endswith("实现") and len(clause.left) >= 6 and clause.tail_bound.endswith("内")
    if not inverted or not clause.quantity.measure.endswith(("小时", "分钟")):
        return None
    name = from_left(clause.left.removesuffix("实现")) + re.split(r"[,、]", clause.rest)[0]
    return clause.stated("reach", name, clause.quantity.span.end + len(clause.tail_bound))


def _noun(clause: NumberClause) -> str | None:
    """The text of the noun behind the number; None where another number is what is stated (10亿元以上项目47个)."""
    start = clause.quantity.span.end + len(clause.tail_bound)
    beside, after = clause.adjacent, clause.following
    if beside and beside.span.start <= start + 1 and not beside.han:
        together = clause.folded[start : beside.span.start] == "共"
        noun = clause.folded[beside.span.end : clause.clause.end] if together else clause.rest
        return _unbracketed(noun) if beside.kind not in ("count", "share") else None
    if after is None or after.span.start >= clause.clause.end:
        return _unbracketed(clause.rest)
    gap = clause.folded[start : after.span.start]
    if "(" in gap[2:]:
        return _unbracketed(gap)
    if any(mark in gap for mark in "、和及,"):
        return gap[: max(gap.rfind(mark) for mark in "、和及,")]
    return None if clause.ended_behind(after) else _unbracketed(gap)


def _unbracketed(text: str) -> str:
    return text.partition("(")[0] if text.find("(") > 1 else text
