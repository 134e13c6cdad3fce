"""A number in its clause: the words before it, behind it, the verb that governs it, its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from corpus.model import Span
from extract.numbers.clauses import clause_end, clause_start
from extract.numbers.quantities import Quantity
from extract.rules import load_rules
from extract.targets.indicator import NO_END, STRESSED, verbs

KINDS = ("reach", "rise", "fall", "deliver")
_LEVELS = ("money", "amount", "count")
"""Kinds of measures of a level that a growth rate may follow."""
_VERB_REACH = 28
"""How far before a number its verb can begin, in characters."""
_NEIGHBOURS = 8
"""Numbers looked at on either side."""
_NEAR = 200
"""A statement further back than this is not gone on with."""
_BOUND_TAIL = re.compile(r"(?:及|或|\(含[^()]{0,6}\))?(?:以上|以内|之内|以下|左右|上下|内|有余|之间)")
_ENDED = re.compile(
    r"""[\s,;。:!?、)("] | $ | (?:和|及|以及|与|并|且|或|同时|其中)(?![美谐平气时购网轨])
    | 的?(?:目标|水平) | 新?台阶 | 大关 | 规模 | 安排 | 用于 | 支持 | (?:比|较)(?:上年|20|去年|全)""",
    re.VERBOSE,
)
_UNQUOTED = re.compile(r'"(?:$|[,;。]|的[^,;。]{0,12}目标)')
"""Behind the last number of a quoted goal."""
_LIST_GAP = re.compile(r"(?:\([^()]*\))?(?:[、,;(]|。其中,?)?(?:和|及|以及|与|其中)?[^、,;。:\n]{0,24}$")
_NOUN_GAP = re.compile(r"[^,;。:]{0,24}[、和及与]$")
_ATTRIBUTE = re.compile(r"(?:及|或)?(?:以上|以下|以内|内|级|左右)?的(?![,。;])|(?:以?内|级)(?=[一-龥])")
_SIZE = re.compile(r"(?:及|或)?以[上下](?=[一-龥])(?!以)")
"""Behind a number that says how large the counted ones are: 50亿元以上重大项目47个."""
_NAMED_SIZE = re.compile(r"(?!以[上下内]|左右|[和及与并])[一-龥]")
"""千亩高产片, 百亿元产业: a size in characters that is part of a name."""
_OWN_DATE = re.compile(r"20\d\d年[底末]?的$")
"""增加到2025年的500家: a date between verb and number."""
_MARKS = re.compile(r"[\s▶►●■◆◇★☆▲△○◎※>·•]*(?:\d{1,2}\s(?=\D))?")
"""Marks and numbers of a list before its item."""
_IN_PASSING = tuple("批起次层门类种块对组片票盘单")
"""Measures of a 一批, 一种: one of them counts nothing."""
_FIRM = ("家", "座", "所", "名", "台", "辆", "套", "户", "人")
"""Measures of things that are counted even in characters: 培育五家企业; 建设三个中心 is a slogan more often."""


@cache
def rule(rule_id: str) -> re.Pattern[str]:
    """A pattern of targets.toml by its id."""
    return next(entry.pattern for entry in load_rules("targets") if entry.rule_id == rule_id)


@cache
def _head() -> re.Pattern[str]:
    filler = f"(?:{verbs('bound', 'adverb')}|\\s)*"
    return re.compile(
        rf"(?:(?P<reach>{verbs('reach')})|(?P<rise>{verbs('rise')})|(?P<fall>{verbs('fall')})"
        rf"|(?P<deliver>{verbs('deliver')}))(?:了|好)?(?P<filler>{filler})$"
    )


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(f"(?:{verbs('bound', 'adverb')})+$")


@cache
def _opening() -> re.Pattern[str]:
    lead = (
        r"(?:\d{1,2}[.、])?(?:[^,;。]{0,16}年[底末]?前?)?"
        r"(?:[一二三四五六七八九十]+是|首先|免费|力争|确保|争取|努力|计划|继续|再|今年|全年|年内|将|要|其中|并|实现"
        rf"|新|累计|每年|共|已|全[省市区县国]|{STRESSED})*"
    )
    return re.compile(
        rf"^{lead}(?:(?P<rise>{verbs('rise')})|(?P<fall>{verbs('fall')})|(?P<deliver>{verbs('deliver')}))(?=.)"
    )


@cache
def _inner() -> re.Pattern[str]:
    verb = "|".join(label for label in verbs("deliver").split("|") if label not in verbs("weak").split("|"))
    return re.compile(
        rf"(?:(?P<rise>新增|净增|增加)|(?P<fall>淘汰|减少|压减)|(?P<deliver>{verb}))"
        rf"(?P<noun>{NO_END}[^,;。、的]{{2,20}})$"
    )


def kind_of(match: re.Match[str] | None) -> str:
    """reach, rise, fall or deliver, by the group that matched; empty without a match."""
    groups = match.groupdict() if match else {}
    return next((kind for kind in KINDS if groups.get(kind)), "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number with what its clause says of it."""

    quantity: Quantity
    indicator: str
    """Empty where the clause leaves it to what was named before."""
    clause: Span
    start: int
    """Where its own part of the clause begins (behind the number before it)."""
    end: int
    """Behind the words of bound, or behind the noun that follows the number."""
    kind: str
    """reach, rise, fall or deliver, by the verb."""
    bound: str
    """Words before and behind the number that say how it binds, joined."""
    spread: str = ""
    """均 or 分别: the clause names several indicators at once."""


class NumberClause:
    """One number of a paragraph as its clause presents it."""

    def __init__(
        self, folded: str, within: Span, quantities: Sequence[Quantity], index: int, found: Sequence[Candidate]
    ) -> None:
        self.folded, self.quantity = folded, quantities[index]
        start, end = self.quantity.span.start, self.quantity.span.end
        self.clause = Span(clause_start(folded, start, within.start), clause_end(folded, end, within.end))
        behind = quantities[index + 1 : index + 1 + _NEIGHBOURS]
        before = quantities[max(0, index - _NEIGHBOURS) : index]
        near = [c for c in found[-_NEIGHBOURS:] if start - c.end < _NEAR]
        self.adjacent = behind[0] if behind else None
        self.following = next((q for q in behind if self._states(q)), None)
        self.earlier = next((q for q in reversed(before) if self._states(q) and not self._aside(q)), None)
        self.previous = next((c for c in reversed(near) if not self._aside(c.quantity)), None)
        self.start = self._own_start()
        self.left = _OWN_DATE.sub("", folded[self.start : start])
        bound = _BOUND_TAIL.match(folded, end, self.clause.end)
        self.tail_bound = bound[0] if bound else ""
        self.rest = folded[end + len(self.tail_bound) : self.clause.end]

    def _states(self, other: Quantity) -> bool:
        """Whether another number may be a statement of its own, not part of a noun (2000万元以上的项目)."""
        if not _stands_alone(other) or self.folded.startswith("每", other.span.start - 1):
            return False
        size = other.han and other.kind in ("amount", "money") and _NAMED_SIZE.match(self.folded, other.span.end)
        return not size and not _ATTRIBUTE.match(self.folded, other.span.end)

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
        elif self.earlier and start == self.earlier.span.end and _SIZE.match(self.folded, start):
            start = max(self.clause.start, self.previous.end if self.previous else 0)
        marks = _MARKS.match(self.folded, start, self.quantity.span.start)
        return marks.end() if marks else start

    # verbs

    @cached_property
    def head(self) -> re.Match[str] | None:
        """The verb right before the number, adverbs and words of bound between them."""
        return _head().search(self.left, max(0, len(self.left) - _VERB_REACH))

    @cached_property
    def kind(self) -> str:
        return kind_of(self.head)

    @cached_property
    def filler(self) -> str:
        """The adverbs and words of bound right before the number."""
        if self.head:
            return self.head["filler"]
        fillers = _fillers().search(self.left, max(0, len(self.left) - _VERB_REACH))
        return fillers[0] if fillers else ""

    @cached_property
    def opening(self) -> re.Match[str] | None:
        """A verb that opens the number's part of the clause and governs the noun behind it (新建绿色矿山50座)."""
        return _opening().match(self.left)

    @cached_property
    def inner(self) -> re.Match[str] | None:
        """A verb inside a clause that begins with something else (为困难家庭实施免费手术2000例)."""
        return _inner().search(self.left)

    @property
    def unfilled(self) -> str:
        """What stands before the number, without adverbs and words of bound."""
        return self.left[: len(self.left) - len(self.filler)]

    # bounds

    @property
    def bounded(self) -> bool:
        return bool(self.tail_bound) or re.search(verbs("bound"), self.filler) is not None

    @property
    def bound(self) -> str:
        """All that says how the number binds: 力争 … 不低于 … 以上."""
        verb = (self.head["reach"] or "") if self.head else ""
        return "".join(re.findall("力争|至少|最少", self.left)) + verb + self.filler + self.tail_bound

    @property
    def ends_clause(self) -> bool:
        """The number is what is said (绿色矿山50座); otherwise a noun follows (50座绿色矿山)."""
        if self.rest.startswith('"'):
            return _UNQUOTED.match(self.rest) is not None
        return _ENDED.match(self.rest) is not None

    @property
    def in_passing(self) -> bool:
        """一批, 两个, 三类 …: no count of anything, unless a bound or 新增 says so."""
        quantity = self.quantity
        if not (quantity.han and quantity.kind == "count" and quantity.value < 10):
            return False
        if quantity.measure in _IN_PASSING:
            return True
        firm = self.bounded or self.kind == "rise" or (self.kind == "deliver" and quantity.measure in _FIRM)
        return not firm

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
        return last if "\n" not in gap and _LIST_GAP.match(gap) else None

    @property
    def continued_noun(self) -> Candidate | None:
        """The statement whose list of counted nouns this one goes on with: 20个储备库和35个综合仓库.

        Behind a comma only with the same measure: 支持300名人才赴境外培训,1000名人才参加研修.
        """
        last = self._follows()
        if last is None:
            return None
        gap = self.folded[last.quantity.span.end : self.quantity.span.start]
        alike = gap.endswith(",") and last.quantity.measure == self.quantity.measure
        return last if _NOUN_GAP.fullmatch(gap.removesuffix(",") + "、" if alike else gap) else None

    @property
    def continued_kind(self) -> str:
        """The kind that a statement takes from the one it goes on with: behind a growth rate, a level is none."""
        last = self.continued
        if last is None:
            return ""
        changed = last.kind in ("rise", "fall") and last.quantity.kind == "share"
        level = self.quantity.kind != "share" and "新增" not in self.left
        return "reach" if changed and level else last.kind

    @property
    def outer(self) -> re.Match[str] | None:
        """A verb that opens the clause before another number, of places (新增14个县城区学位20000个)."""
        if self.earlier is None or self.clause.start >= self.start or self._follows():
            return None
        before = self.folded[self.clause.start : self.earlier.span.start]
        match = _opening().match(before + "§")
        return match if match and match.end() == len(before) else None

    @property
    def then_changes(self) -> bool:
        """The clause behind says by how much it changed: 零售总额1130.3亿元,增长4.9%."""
        behind = self.folded[self.clause.end : self.clause.end + _VERB_REACH]
        return self.quantity.kind in _LEVELS and rule("shape.then_changes").match(behind) is not None

    def ended_behind(self, other: Quantity) -> bool:
        """Whether another number of the clause ends it."""
        return _ENDED.match(self.folded[other.span.end : self.clause.end]) is not None

    def stated(self, kind: str, name: str, end: int) -> Candidate:
        """The number as a statement of this kind about this indicator."""
        words = (self.left[: self.head.start()][-2:] if self.head else "") + self.filler
        gone_on = self.previous is not None and self.previous.spread == "分别" and not name
        spread = "分别" if "分别" in self.left[-_VERB_REACH:] or gone_on else ""
        if not spread and re.search(r"(?<![年平人亩户])[均都各]", words):
            spread = "均"
        return Candidate(self.quantity, name, self.clause, self.start, end, kind, self.bound, spread)


def _stands_alone(quantity: Quantity) -> bool:
    """Not a date, an ordinal, a bare number or a 一个 in passing."""
    if quantity.kind in ("", "never", "time"):
        return False
    return not (quantity.han and quantity.kind == "count" and quantity.value < 10)
