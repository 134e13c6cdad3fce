"""A number in its clause: the words before it, behind it, the verb that governs it, its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from corpus.model import Span
from extract.numbers.clauses import clause_end, clause_start
from extract.numbers.quantities import LEVELS, RECOUNTED, MeasureUse, Quantity, QuantityKind
from extract.rules import first, pattern_of, without
from extract.targets.coordination import split_names
from extract.targets.statements import CHANGES, Candidate, Spread, Statement, last_characters, statement_of

MEASURED = (QuantityKind.AMOUNT, QuantityKind.MONEY)
"""Kinds that in characters are as often part of a name (千亩高产片, 百亿产业)."""
_VERB_REACH = 28
"""Characters before a number in which its verb can begin: the longest verb (7) with five adverbs and words of bound."""
_WORD_REACH = 4
"""Characters beside a number in which one word stands."""
_NEIGHBOURS = 8
"""Numbers looked at on either side: enough for the lists of a clause, and a paragraph of numbers stays linear."""
_NEAR = 200
"""A statement further back than this is not gone on with: a sentence and a half."""
_EACH_REACH = 2
"""Characters before the verb in which 均, 都, 各 stand (机械化率均要达到)."""
_TO = ("至", "到")
_MARKS = re.compile(
    r"[\s▶►●■◆◇★☆▲△○◎※>·•]*"
    r"(?:\d{1,2}\s(?=\D)|(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])(?=[一-龥])(?![二三四五六七八九十]+[、产]))?"
)
"""Marks and numbers of a list before its item."""


class NumberClause:
    """One number of a paragraph as its clause presents it."""

    def __init__(
        self, folded: str, within: Span, quantities: Sequence[Quantity], index: int, found: Sequence[Candidate]
    ) -> None:
        self.folded, self.quantity, self.within = folded, quantities[index], within
        start, end = self.quantity.span.start, self.quantity.span.end
        self.clause = Span(clause_start(folded, start, within.start), clause_end(folded, end, within.end))
        self.behind = quantities[index + 1 : index + 1 + _NEIGHBOURS]
        before = filter(self._states, reversed(quantities[max(0, index - _NEIGHBOURS) : index]))
        self.earlier = next((other for other in before if not self._aside(other)), None)
        near = (c for c in reversed(found[-_NEIGHBOURS:]) if start - c.end < _NEAR)
        self.previous = next((c for c in near if not self._aside(c.quantity)), None)
        self.start = self._own_start()
        self.left = without("number.own_date", folded[self.start : start])
        self.head = self._head()
        self.kind = statement_of(self.head)
        self.filler = self._filler()
        bound = pattern_of("number.bound_behind").match(folded, end, self.clause.end)
        self.tail_bound = bound["words"] if bound else ""
        self.rest = folded[end + len(self.tail_bound) : self.clause.end]

    @cached_property
    def following(self) -> Quantity | None:
        return next(filter(self._states, self.behind), None)

    def _states(self, other: Quantity) -> bool:
        """Whether another number may be a statement of its own, not part of a noun (2000万元以上的项目)."""
        if not other.stands_alone or self.folded.startswith("每", other.span.start - 1):
            return False
        if other.han and other.kind in MEASURED and pattern_of("number.named_size").match(self.folded, other.span.end):
            return False
        return not (pattern_of("number.attribute").match(self.folded, other.span.end) or self._sizes(other))

    def _sizes(self, other: Quantity) -> bool:
        """Whether a number says how large the things are that the next one counts (产值超10亿元企业12家)."""
        end = other.span.end
        if other.kind not in LEVELS or other.han:
            return False
        if not pattern_of("number.or_more").match(self.folded[end : end + _WORD_REACH]):
            before = self.folded[max(self.clause.start, other.span.start - _WORD_REACH) : other.span.start]
            if other.kind not in MEASURED or not pattern_of("number.exceeding").search(before):
                return False
            if pattern_of("number.sized_noun").match(self.folded, end, self.clause.end):
                return True
        return pattern_of("number.sizes").match(self.folded[end : min(end + _VERB_REACH, self.clause.end)]) is not None

    def _aside(self, other: Quantity) -> bool:
        """Whether an earlier number stands in a bracket that closed before this one."""
        if self.quantity.span.start - other.span.end > _NEAR:
            return False
        between = self.folded[other.span.end : self.quantity.span.start]
        return between.count(")") > between.count("(")

    def _own_start(self) -> int:
        """Behind the last number of the clause (and its measure), else where the clause begins."""
        start = self.clause.start
        if self.earlier and self.earlier.span.start >= start:
            start = self.earlier.span.end
        if self.previous and start <= self.previous.end <= self.quantity.span.start:
            start = self.previous.end
        elif self.earlier and start == self.earlier.span.end and pattern_of("number.size").match(self.folded, start):
            start = max(self.clause.start, self.previous.end if self.previous else 0)
        marks = _MARKS.match(self.folded, start, self.quantity.span.start)
        return marks.end() if marks else start

    # verbs

    @property
    def _is_led(self) -> bool:
        """Whether a verb, an adverb or a word of bound can stand right before the number: before most stands a noun."""
        last = self.left[-1:]
        return last in last_characters() or last.isspace()

    def _head(self) -> re.Match[str] | None:
        """The verb right before the number, adverbs and words of bound between them."""
        if not self._is_led:
            return None
        return pattern_of("number.verb").search(self.left, max(0, len(self.left) - _VERB_REACH))

    def verb(self, kind: Statement) -> str:
        """The verb right before the number where it is of this kind."""
        return (self.head[kind] or "") if self.head else ""

    def _filler(self) -> str:
        """The adverbs and words of bound right before the number."""
        if self.head:
            return self.head["filler"]
        if not self._is_led:
            return ""
        fillers = pattern_of("number.filler").search(self.left, max(0, len(self.left) - _VERB_REACH))
        return fillers["words"] if fillers else ""

    @cached_property
    def opening(self) -> re.Match[str] | None:
        """A verb that opens the number's part of the clause and governs the noun behind it (新建绿色矿山50座)."""
        return pattern_of("number.opening_verb").match(self.left)

    @cached_property
    def inner(self) -> re.Match[str] | None:
        """A verb inside a clause that begins with something else (为困难家庭实施免费手术2000例)."""
        return pattern_of("number.inner_verb").search(self.left)

    @property
    def brought_to(self) -> bool:
        """Whether the verb that opens the clause changes its noun to this value: 提高治理率至40%, 压缩审批时间至3天."""
        return self.filler.startswith(_TO) and statement_of(self.opening) in CHANGES

    @property
    def unfilled(self) -> str:
        """What stands before the number, without adverbs and words of bound."""
        return self.left[: len(self.left) - len(self.filler)]

    @property
    def bounded(self) -> bool:
        return bool(self.tail_bound) or pattern_of("number.bound").search(self.filler) is not None

    @property
    def bound(self) -> str:
        """All that says how the number binds: 力争 … 不低于 … 以上."""
        least = pattern_of("number.least").findall(self.left)
        return "".join(least) + self.verb(Statement.REACH) + self.filler + self.tail_bound

    @property
    def denied(self) -> bool:
        """What is said of the number is negated in a way that leaves open how it binds: 未建成, 不必超过.

        A bound behind its negation (不应超过) is one word to the rules, and no such case.
        """
        verb = self.head or self.inner
        before = self.left[: verb.start()] if verb else self.unfilled
        if first("number.denied", before):
            return True
        bare = pattern_of("number.bare_bound").match(self.verb(Statement.REACH) or self.filler)
        return bare is not None and pattern_of("number.forbidden").search(before) is not None

    @property
    def ends_clause(self) -> bool:
        """The number is what is said (绿色矿山50座); otherwise a noun follows (50座绿色矿山)."""
        if self.quantity.kind in RECOUNTED and any(map(self._recounts, self.behind[:1])):
            return True
        if self.rest.startswith('"'):
            return pattern_of("number.unquoted").match(self.rest) is not None
        return pattern_of("number.ends").match(self.rest) is not None

    @property
    def in_passing(self) -> bool:
        """一批, 两个, 三类 …: no count of anything, unless a bound or 新增 says so."""
        quantity = self.quantity
        if not quantity.few_in_words:
            return False
        if quantity.use is MeasureUse.PARTS:
            return True
        if pattern_of("number.apiece").search(self.left):
            return False
        made = self.kind is Statement.DELIVER and quantity.use is MeasureUse.THINGS
        made = made and not pattern_of("number.one_system").match(self.rest)
        return not (self.bounded or self.kind is Statement.RISE or made)

    # lists

    def _follows(self) -> Candidate | None:
        """The statement whose number is the last before this one."""
        if self.previous and self.earlier and self.earlier.span == self.previous.quantity.span:
            return self.previous
        return None

    @property
    def continued(self) -> Candidate | None:
        """The statement that this one goes on with: 幼儿园7个、小学4个."""
        last = self._follows()
        gap = self.folded[last.end : self.quantity.span.start] if last else "\n"
        return last if "\n" not in gap and pattern_of("number.list_gap").match(gap) else None

    @property
    def continued_noun(self) -> Candidate | None:
        """The statement whose list of counted nouns this one goes on with: 20个储备库和35个综合仓库.

        Behind a comma only with the same measure: 支持300名人才赴境外培训,1000名人才参加研修.
        """
        last = self._follows()
        if last is None:
            return None
        gap = self.folded[last.quantity.span.end : self.quantity.span.start]
        if gap.endswith(",") and last.quantity.measure == self.quantity.measure:
            gap = gap.removesuffix(",") + "、"
        return last if pattern_of("number.noun_gap").match(gap) else None

    @property
    def continued_kind(self) -> Statement | None:
        """The kind that a statement takes from the one it goes on with: a level is none behind a change of another
        (投资增长8%,税收12亿元; 棉田20万亩,减少3万亩,果园5万亩)."""
        last = self.continued
        if last is None:
            return None
        changed = last.kind in CHANGES and (last.quantity.kind is QuantityKind.SHARE or not last.indicator)
        level = self.quantity.kind is not QuantityKind.SHARE and not pattern_of("number.added").search(self.left)
        return Statement.REACH if changed and level else last.kind

    def _recounts(self, other: Quantity) -> bool:
        """Whether the number right behind counts the same in another measure: 124栋66万平方米."""
        beside = other.span.start == self.quantity.span.end and not other.han and other.kind in RECOUNTED
        return beside and self.ended_behind(other)

    @property
    def outer(self) -> re.Match[str] | None:
        """A verb that opens the clause before another number, of places (新增14个县城区学位20000个)."""
        if self.earlier is None or self.clause.start >= self.start or self._follows():
            return None
        before = self.folded[self.clause.start : self.earlier.span.start]
        match = pattern_of("number.opening_verb").match(before + "§")
        return match if match and match.end() == len(before) else None

    @property
    def then_changes(self) -> bool:
        """The clause behind says by how much it changed: 零售总额1130.3亿元,增长4.9%."""
        behind = self.folded[self.clause.end : self.clause.end + _VERB_REACH]
        return self.quantity.kind in LEVELS and pattern_of("shape.then_changes").match(behind) is not None

    def ended_behind(self, other: Quantity) -> bool:
        """Whether another number of the clause ends it."""
        bound = pattern_of("number.bound_behind").match(self.folded, other.span.end, self.clause.end)
        end = bound.end() if bound else other.span.end
        return pattern_of("number.ends").match(self.folded[end : self.clause.end]) is not None

    def stated(self, kind: Statement, name: str, end: int, *, bare: bool = False) -> Candidate:
        """The number as a statement of this kind about this indicator."""
        spread = self._spread(name)
        last = self.continued or self.continued_noun
        opened = self.opening["deliver"] if self.opening else None
        verb = self.verb(Statement.DELIVER) or opened or (last.verb if last else "")
        return Candidate(self.quantity, name, self.clause, self.start, end, kind, self.bound, spread, verb, bare)

    @property
    def _row(self) -> int:
        """How many values stand in a row from this one on: 800公里、600公里、300公里."""
        count, end = 1, self.quantity.span.end + len(self.tail_bound)
        for other in self.behind:
            if not (other.stands_alone and pattern_of("number.row_gap").match(self.folded[end : other.span.start])):
                break
            count, end = count + 1, other.span.end
        return count

    def _spread(self, name: str) -> Spread:
        if name and (count := self._row) > 1 and len(split_names(name, count)) == count:
            return Spread.RESPECTIVELY
        gone_on = self.previous is not None and self.previous.spread is Spread.RESPECTIVELY and not name
        if gone_on or pattern_of("number.respectively").search(self.left[-_VERB_REACH:]):
            return Spread.RESPECTIVELY
        before = self.left[: self.head.start()][-_EACH_REACH:] if self.head else ""
        return Spread.EACH if pattern_of("number.each").search(before + self.filler) else Spread.NONE
