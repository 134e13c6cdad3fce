"""Numbers that stand before their noun: 50家以上先进智能工厂, 80%的县达到标准, 2小时内到达."""

from __future__ import annotations

from extract.numbers.quantities import PERCENT, MeasureUse, QuantityKind
from extract.rules import pattern_of
from extract.targets.indicator import SHORTEST_NAME, from_left, from_right, is_name, opens_with_verb
from extract.targets.number_clause import MEASURED, NumberClause
from extract.targets.statements import Candidate, Statement, statement_of

_LIST_MARKS = "、 ,"


def read_counted(clause: NumberClause) -> Candidate | None:
    """The statement of a number that a noun follows; None where it makes none."""
    quantity = clause.quantity
    if quantity.kind is QuantityKind.TIME:
        return _within_hours(clause)
    if _tells_size(clause):
        return None
    if quantity.measure == PERCENT and (extent := _full_extent(clause) or _done_by(clause)):
        return extent
    if quantity.measure == PERCENT and (part := pattern_of("number.part_of").match(clause.rest)):
        whole = from_left(clause.left)
        end = quantity.span.end + len(clause.tail_bound) + part.end()
        return clause.stated(Statement.REACH, whole + part["what"] if is_name(whole) else "", end)
    if come := _come_about(clause):
        return come
    noun = _noun(clause)
    if noun and quantity.measure == PERCENT:
        noun = pattern_of("number.next_share").split(noun)[0]
    name = _lent_end(clause, from_right(noun)) if noun else ""
    if noun is None or not is_name(name):
        return None
    if quantity.measure == PERCENT and (covers := pattern_of("number.covers").search(clause.left)):
        name = from_left(clause.left[: covers.start()]) or name
    kind = _share_kind(clause, name) if quantity.measure == PERCENT else _attribute_kind(clause, name)
    chosen = quantity.value == 1 and kind is Statement.DELIVER and not clause.bound
    if not kind or (chosen and pattern_of("not.one_chosen").search(clause.left)):
        return None
    return clause.stated(kind, name, quantity.span.end + len(clause.tail_bound) + len(noun))


def _tells_size(clause: NumberClause) -> bool:
    """Whether the number says how large its noun is: 千亩示范片, 5亿元以下企业, 50户以上自然村."""
    quantity, bound = clause.quantity, clause.tail_bound
    if (quantity.han and quantity.kind in MEASURED) or pattern_of("number.size_class").search(bound):
        return True
    if pattern_of("number.inhabitants").match(quantity.measure + bound + clause.rest):
        return True
    return bool(bound) and pattern_of("number.holds").match(quantity.measure + bound + clause.rest) is not None


def _full_extent(clause: NumberClause) -> Candidate | None:
    """What is to be done to all of something: 重点单位做到100%在线监测."""
    who = pattern_of("number.full_extent").search(clause.left)
    done = pattern_of("shape.full_extent").match(_unbracketed(clause.rest))
    name = from_left(who["who"]) if who and done else ""
    if done is None or not is_name(name):
        return None
    return clause.stated(Statement.REACH, name + done["done"], clause.quantity.span.end + done.end())


def _done_by(clause: NumberClause) -> Candidate | None:
    """What all or part of something does: 参保对象100%纳入救助范围, 贫困户90%以上参加合作社."""
    done = None if clause.quantity.han else pattern_of("shape.done_by_share").match(_unbracketed(clause.rest))
    name = from_left(clause.unfilled, governed=False) if done else ""
    if done is None or not is_name(name) or opens_with_verb(name) or pattern_of("shape.for_whom").match(clause.left):
        return None
    end = clause.quantity.span.end + len(clause.tail_bound) + done.end()
    return clause.stated(Statement.REACH, name + done["done"], end)


def _come_about(clause: NumberClause) -> Candidate | None:
    """What so many of them have come to: 推动30条生产线投产, 189个贫困村出列, 12家企业在主板上市."""
    quantity = clause.quantity
    things = quantity.kind is QuantityKind.COUNT and quantity.use is not MeasureUse.PARTS
    if quantity.han or not (things or pattern_of("shape.extent_measure").search(quantity.measure)):
        return None
    if not (pattern_of("shape.who_before").search(clause.unfilled) or _is_sum_of(clause.unfilled, clause)):
        return None
    match = pattern_of("shape.came_about").match(clause.rest)
    if match:
        noun, said = match["noun"], match.end()
    else:
        noun = noun_of_the_list(clause, "shape.came_about")
        said = len(noun)
    name = from_right(noun)
    if not is_name(name) or pattern_of("not.slogan").match(name):
        return None
    return clause.stated(Statement.DELIVER, name, quantity.span.end + len(clause.tail_bound) + said)


def noun_of_the_list(clause: NumberClause, said: str) -> str:
    """The noun of a number that shares what is said behind the last of its list (20件建议、30件提案全部办结). ``said``:
    the name of a rule."""
    at, noun = clause.quantity.span.end, ""
    for other in clause.behind:
        listed = pattern_of("number.listed_noun").fullmatch(clause.folded, at, other.span.start)
        if listed is None or other.span.end > clause.clause.end:
            return ""
        noun, at = noun or listed["noun"], other.span.end
        if pattern_of(said).match(clause.folded[at : clause.clause.end]):
            return noun
    return ""


def _lent_end(clause: NumberClause, name: str) -> str:
    """A name that only says of which rank lends the rest from the next number's: 6个世界级、7个国家级产业集群."""
    if clause.following is None or not pattern_of("shape.rank_only").fullmatch(name):
        return name
    rest = pattern_of("shape.rank_lead").search(clause.folded, clause.following.span.end, clause.clause.end)
    return name + from_right(rest["noun"]) if rest else name


def _attribute_kind(clause: NumberClause, name: str) -> Statement | None:
    counted, rest = clause.quantity.kind is QuantityKind.COUNT, clause.rest
    slogan = counted and pattern_of("not.slogan").match(name) is not None
    if counted and not slogan and pattern_of("number.apiece").search(clause.left):
        return Statement.DELIVER
    made = clause.kind is Statement.DELIVER and clause.tail_bound
    if rest.startswith("级") or (rest.startswith("的") and not (made and _may_be_qualified(clause))) or slogan:
        return None
    if clause.head and clause.kind and not pattern_of("number.copula").search(clause.verb(Statement.REACH)):
        return _governed_kind(clause)
    if clause.opening and _governs_from_afar(clause, name):
        return statement_of(clause.opening)
    if counted and pattern_of("number.pushed").fullmatch(clause.left) and pattern_of("shape.projects").search(rest):
        return Statement.DELIVER
    if (last := clause.continued_noun) and not last.bare:
        return last.kind
    return Statement.DELIVER if counted and _made_without_a_verb(clause) else None


def _may_be_qualified(clause: NumberClause) -> bool:
    """Whether 的 behind a bound only joins number and noun: 建设2个以上的养老机构, not 培育亿元以上的企业."""
    return (
        clause.quantity.kind is QuantityKind.COUNT or pattern_of("number.about").search(clause.tail_bound) is not None
    )


def _governed_kind(clause: NumberClause) -> Statement | None:
    """What the verb right before the number says of a counted noun: 新增50家工厂, but not 推动3个综保区高质量发展."""
    if clause.kind is Statement.REACH:
        attained = pattern_of("number.attained").search(clause.verb(Statement.REACH))
        return clause.kind if attained and clause.quantity.kind is QuantityKind.COUNT else None
    if pattern_of("not.standing").search(clause.left):
        return None
    existing = clause.head and pattern_of("not.existing").match(clause.head[0])
    counted = clause.bounded or pattern_of("number.least").search(clause.rest)
    return None if existing and not counted and pattern_of("not.going_on").search(clause.rest) else clause.kind


def _governs_from_afar(clause: NumberClause, name: str) -> bool:
    """Whether the verb that opens the clause governs the counted noun: 实施东山、西岭等6个工程."""
    existing = pattern_of("not.existing").match(clause.left) and not pattern_of("shape.projects").search(clause.rest)
    if not existing and (pattern_of("shape.among").search(clause.left) or _sums_up(clause)):
        return True
    completed = pattern_of("shape.completed").fullmatch(clause.left)
    return completed is not None or pattern_of("shape.works").search(name) is not None


def _sums_up(clause: NumberClause) -> bool:
    """Whether the number says how many the verb's objects are that stand before it: 建成东山、西岭2个示范区."""
    if clause.opening is None or pattern_of("not.one_chosen").search(clause.opening[0]):
        return False
    return _is_sum_of(clause.left[clause.opening.end() :], clause)


def _is_sum_of(listed: str, clause: NumberClause) -> bool:
    names = pattern_of("list.joiner").split(listed)
    return len(names) == clause.quantity.value > 1 and min(map(len, names)) >= SHORTEST_NAME


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
    if pattern_of("number.attained_by_all").search(clause.left) and pattern_of("shape.result").search(clause.rest):
        return Statement.REACH
    left, rest = clause.left, clause.rest
    if rest.startswith("的") and pattern_of("shape.rate").search(clause.unfilled):
        return None  # 效率不低于60%的设施: what such things are like
    opens = not left.strip(_LIST_MARKS) and pattern_of("shape.result").search(rest, SHORTEST_NAME)
    if opens or pattern_of("number.covers").search(left):
        return Statement.REACH
    if not rest.startswith("的") or left.endswith("的") or pattern_of("not.of_goal").match(rest):
        return None
    governed = clause.head is not None or pattern_of("number.chosen_part").search(left) is not None
    does = any(pattern_of(rule).search(rest) for rule in ("shape.result", "shape.part_does"))
    return Statement.REACH if governed or does else None


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
    beside, after = next(iter(clause.behind), None), clause.following
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
    """Up to a bracket, unless the text all but begins with it (5(G)网络) or a name goes on behind it (县(市))."""
    cut = pattern_of("number.bracket_behind").search(text, SHORTEST_NAME)
    return text[: cut.start()] if cut else text
