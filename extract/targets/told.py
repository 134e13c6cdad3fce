"""Numbers that only a review states so: money that was put in, so many of whom something came to, how far works are.

A plan says the same of what is there already (3个园区已投产), so these are bare: that they count, the paragraph says.
"""

from __future__ import annotations

from extract.numbers.quantities import PERCENT, MeasureUse, QuantityKind
from extract.rules import pattern_of
from extract.targets.counted import noun_of_the_list
from extract.targets.indicator import SHORTEST_NAME, from_left, from_right, is_name
from extract.targets.number_clause import NumberClause
from extract.targets.statements import Candidate, Statement

_TIMES_AS_MUCH = "倍"
_LONGEST_DEED = 16
"""Characters of what came to those who are counted, where it names them."""


def read_told(clause: NumberClause) -> Candidate | None:
    """The statement of a number that no verb governs; None where it makes none."""
    quantity = clause.quantity
    if quantity.measure == _TIMES_AS_MUCH:
        return _multiple(clause)
    if quantity.measure == PERCENT:
        return _part_done(clause)
    if quantity.kind is QuantityKind.MONEY:
        return _put_in(clause)
    if quantity.kind is not QuantityKind.COUNT or quantity.han or quantity.use is MeasureUse.PARTS:
        return None
    return _solved(clause) or _served(clause) or _predicated(clause)


def _multiple(clause: NumberClause) -> Candidate | None:
    """How many times that of an earlier time it is: 是2025年的2.4倍."""
    if not clause.ends_clause or pattern_of("told.multiple").search(clause.left) is None:
        return None
    return clause.stated(Statement.REACH, "", _end(clause), bare=True)


def _part_done(clause: NumberClause) -> Candidate | None:
    """How far works have come: 引水工程完成总投资的55%."""
    done = pattern_of("told.part_done").search(clause.left) if clause.ends_clause else None
    name = from_left(done["what"], governed=False) if done else ""
    return clause.stated(Statement.REACH, name, _end(clause)) if is_name(name) else None


def _put_in(clause: NumberClause) -> Candidate | None:
    """A sum and what it was spent on: 投资3亿元实施治理工程."""
    put = pattern_of("told.put_in").fullmatch(clause.left)
    if put is None or clause.quantity.han or clause.rest.startswith("的"):
        return None  # 投资超千万元的项目
    return clause.stated(Statement.REACH, put["what"], _end(clause), bare=True)


def _solved(clause: NumberClause) -> Candidate | None:
    """Whose troubles are over: 解决了3万人的饮水困难."""
    if pattern_of("told.solved").search(clause.left) is None:
        return None
    trouble = pattern_of("told.trouble").match(clause.rest)
    return _about(clause, trouble["noun"], trouble.end()) if trouble else None


def _served(clause: NumberClause) -> Candidate | None:
    """For whom something was done: 对12户企业实行在线监测, 为300名老兵发放补助900万元."""
    if pattern_of("told.for_whom").search(clause.left) is None:
        return None
    done = pattern_of("told.done_for").match(clause.rest)
    return _about(clause, done[0][:_LONGEST_DEED].strip(), done.end("noun")) if done else None


def _predicated(clause: NumberClause) -> Candidate | None:
    """What came to so many, or what so many did: 30项经验在全国推广, 192万人搬出大山, 5个县启动试点."""
    if pattern_of("told.opens").search(clause.unfilled) is None or pattern_of("not.slogan").match(clause.rest):
        return None
    told = pattern_of("told.predicate").match(clause.rest)
    if told is None:
        noun = noun_of_the_list(clause, "told.predicate")
        return _about(clause, from_right(noun), len(noun))
    noun, done = told["noun"], told["done"].strip()[:_LONGEST_DEED]
    if len(noun) < SHORTEST_NAME:
        return _about(clause, noun + done, told.start("done") + len(done))
    return _about(clause, from_right(noun), len(noun))


def _about(clause: NumberClause, name: str, said: int) -> Candidate | None:
    if len(name) < SHORTEST_NAME:
        return None
    return clause.stated(Statement.DELIVER, name, _end(clause) + said, bare=True)


def _end(clause: NumberClause) -> int:
    return clause.quantity.span.end + len(clause.tail_bound)
