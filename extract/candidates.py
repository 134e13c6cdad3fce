"""Numbers that a verb, a bound or a list makes a statement about an indicator: reached, changed by, to be made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.model import Span
from extract.clauses import clause_end, clause_start
from extract.indicator import NO_END, from_left, from_right, is_name, verbs
from extract.quantities import Quantity
from extract.rules import load_rules

_HEAD_REACH = 28
"""How far before a number its verb can begin, in characters."""
_BOUND_TAIL = re.compile(r"(?:及|或|\(含\))?(?:以上|以内|之内|以下|左右|上下|内|有余|之间)")
_ENDED = re.compile(
    r"[\s,;。:!?、)(\"]|$|(?:和|及|以及|与|并|且|或|同时|其中)(?![美谐平气时购网轨])|的?(?:目标|水平)|新?台阶|大关|规模|安排|用于|支持|(?:比|较)(?:上年|20|去年|全)"
)
_LIST_GAP = re.compile(r"(?:\([^()]*\))?[、,;(]?(?:和|及|以及|与|其中)?[^、,;。:]{0,24}$")
_NOUN_GAP = re.compile(r"[^,;。:]{0,24}[、和及与]$")
_TIME_VERB = re.compile(r"(?:压缩|缩短|减少|精简|控制|缩减|压减|提速|降)(?:到|至|在|为)?$")
_TIME_INDICATOR = re.compile(r"(?:天数|日数|寿命|受教育年限|时延)$")
_TIME_PAID = re.compile(r"补贴|住院|有效|服务期|见习|试用|实习|缴费|累计工作")
_ATTRIBUTE = re.compile(r"(?:及|或)?(?:以上|以下|以内|内|级|左右)?的(?![,。;])|(?:以?内|级)(?=[一-龥])")
_ORIGIN = re.compile(r"(?P<name>[^,;。]{2,40}?)(?:从|由)(?=\d)")
_CHOSEN = re.compile(r"(?:选择|选取|申请|提供|填报|报送|推荐|实现)$")
_RATE = re.compile(r"(?:率|占比|比重|比例|增速|增幅|涨幅|降幅|强度)$")
_ASPIRING = re.compile(r"力争|确保|争取|至少")
_STRIVING = re.compile(r"力争|至少|最少")
_SERVED = re.compile(r"(?:(?:^|[,、是])(?:为|对|向|给|在)[^,;。、]{0,8}|(?:为|在)全[省市区县])$")
_SERVED_BY = re.compile(r"提供|进行|实施|开展|发放|改造|免费|安排|引入|设置|建设|推行|配备|加装")
_RESULT = re.compile(r"实现|完成|达到|建成|用上|通上|设置|加入|配备|纳入|覆盖")
_AMONG = re.compile(r"等(?:约|近|共|不少于|至少)?$")
_EXISTING = re.compile(
    r"^(?:推动|推进|支持|加快|保障|加强|用好|建好|办好|统筹|发展|开放|服务|引导|落实|对|为|围绕|聚焦|依托)"
)
_GOING_ON = re.compile(r"(?:高质量发展|提质升级|提档升级|提质增效|发展壮大|做大做强|联动发展|协同发展|转型升级)$")
_IDIOM = re.compile("千家万户|千方百计|千行百业|百花齐放|千家")
_OF_GOAL = re.compile(r"的[^,。;]{0,6}目标")
_INVERTED = re.compile(r"实现$")


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
    """reach, rise, fall or deliver, by the verb; empty where a bound alone says that it is a target."""
    bound: str
    """Words before and behind the number that say how it binds, joined."""
    spread: str = ""
    """均 or 分别: the clause names several indicators at once."""


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
    """A verb that opens a clause and governs the noun behind it (新建绿色矿山50座)."""
    lead = (
        r"(?:\d{1,2}[.、])?(?:[^,;。]{0,16}年[底末]?前?)?"
        r"(?:[一二三四五六七八九十]+是|首先|免费|力争|确保|争取|努力|计划|继续|再|今年|全年|年内|将|要|其中|并|实现|新|累计|每年|共|已|全[省市区县国])*"
    )
    return re.compile(
        rf"^{lead}(?:(?P<rise>{verbs('rise')})|(?P<fall>{verbs('fall')})|(?P<deliver>{verbs('deliver')}))(?=.)"
    )


@cache
def _inner() -> re.Pattern[str]:
    """A verb inside a clause that begins with something else (为困难家庭实施免费手术2000例)."""
    return re.compile(
        rf"(?:(?P<rise>新增|净增|增加)|(?P<fall>淘汰|减少|压减)|(?P<deliver>{'|'.join(_strong())}))"
        rf"(?P<noun>{NO_END}[^,;。、的]{{2,20}})$"
    )


def _strong() -> list[str]:
    """The verbs of delivery that are not as often parts of nouns or said without a number in mind."""
    weak = "推动|推进|支持|加强|保障|发展|完善|健全|服务|覆盖|拓展|深化|开放|升级|设置|提供|带动|引导|落实|组织|培训|整治|治理|规划|投入|运营|利用"
    return [verb for verb in verbs("deliver").split("|") if verb not in weak.split("|")] + ["培训", "提供"]


@cache
def rule(rule_id: str) -> re.Pattern[str]:
    """A pattern of targets.toml by its id."""
    return next(entry.pattern for entry in load_rules("targets") if entry.rule_id == rule_id)


def read_candidates(folded: str, within: Span, quantities: Sequence[Quantity]) -> list[Candidate]:
    """The quantities of a paragraph that say something of an indicator, in order."""
    found: list[Candidate] = []
    quantities = [q for q in quantities if not _quoted(folded, within, q)]
    for index, quantity in enumerate(quantities):
        if quantity.kind in ("", "never"):
            continue
        reader = _Reader(folded, within, quantities, index, found)
        if candidate := reader.read():
            found.append(candidate)
    return found


class _Reader:
    """One number in its clause."""

    def __init__(
        self, folded: str, within: Span, quantities: Sequence[Quantity], index: int, found: Sequence[Candidate]
    ) -> None:
        self.folded, self.quantity = folded, quantities[index]
        start, end = self.quantity.span.start, self.quantity.span.end
        self.clause = Span(clause_start(folded, start, within.start), clause_end(folded, end, within.end))
        self.adjacent = quantities[index + 1] if index + 1 < len(quantities) else None
        self.following = next((q for q in quantities[index + 1 :] if self._states(q)), None)
        self.earlier = next((q for q in reversed(quantities[:index]) if self._states(q) and not self._aside(q)), None)
        self.previous = next((c for c in reversed(found) if not self._aside(c.quantity)), None)
        self.left = folded[self._own_start() : start]
        bound = _BOUND_TAIL.match(folded, end, self.clause.end)
        self.tail_bound = bound[0] if bound else ""
        self.rest = folded[end + len(self.tail_bound) : self.clause.end]
        self.head = _head().search(self.left, max(0, len(self.left) - _HEAD_REACH))
        fillers = _fillers().search(self.left, max(0, len(self.left) - _HEAD_REACH))
        self.filler = self.head["filler"] if self.head else fillers[0] if fillers else ""

    def _states(self, other: Quantity) -> bool:
        """Whether another number may be a statement of its own, not part of a noun (2000万元以上的项目)."""
        return _stands_alone(other) and not _ATTRIBUTE.match(self.folded, other.span.end)

    def _aside(self, other: Quantity) -> bool:
        """Whether an earlier number stands in a bracket that closed before this one."""
        between = self.folded[other.span.end : self.quantity.span.start]
        return between.count(")") > between.count("(")

    def _own_start(self) -> int:
        """Behind the last number of the clause (and its measure), else where the clause begins."""
        start = self.clause.start
        if self.earlier and self.earlier.span.start >= start:
            start = self.earlier.span.end
        if self.previous and start <= self.previous.end <= self.quantity.span.start:
            start = self.previous.end
        return start

    def read(self) -> Candidate | None:
        if self._out_of_question() or self.rest.startswith("级"):
            return None
        opens_quote = self.rest.startswith('"')
        return self._predicate() if not opens_quote and _ENDED.match(self.rest) else self._attribute()

    def _out_of_question(self) -> bool:
        quantity = self.quantity
        few = quantity.han and quantity.kind == "count" and quantity.value < 10
        bounded = bool(self.tail_bound or _bounds(self.filler))
        passing = quantity.measure in _IN_PASSING and (quantity.han or quantity.value == 1)
        loose = few and (passing or (not bounded and self._kind() != "rise"))
        idiom = _IDIOM.match(self.folded, self.quantity.span.start) is not None
        return loose or idiom or rule("not.rank").search(self.left) is not None or self.left.endswith(("每", "届"))

    @property
    def bound(self) -> str:
        verb = self.head["reach"] or "" if self.head else ""
        least = "".join(_STRIVING.findall(self.left))
        return least + verb + self.filler + self.tail_bound

    def _kind(self) -> str:
        return _group(self.head) if self.head else ""

    # the number ends its clause: 绿色矿山50座, 覆盖率达到80%以上

    def _predicate(self) -> Candidate | None:
        kind = self._kind()
        before = self.left[: self.head.start()] if self.head else self.left[: len(self.left) - len(self.filler)]
        name = from_left(before)
        if not is_name(name):
            name = ""
        if self.quantity.kind == "time" and not self._of_time(name):
            return None
        if self.quantity.measure in _COUNTED and _SLOGAN_END.search(name):
            return None
        if kind == "deliver" and name:
            name = self._with_its_verb(name)
        name = name or self._named_before_origin()
        if not kind:
            opening = _opening().match(self.left)
            bounded = bool(self.tail_bound or _bounds(self.filler) or _ASPIRING.search(self.left))
            if opening and name:
                kind = _group(opening)
            elif len(name) > 1 and (bounded or (self.quantity.measure == "%" and _RATE.search(name))):
                kind = "reach"
            elif self._continues() and (len(name) > 1 or self._spread_over()):
                kind = self.previous.kind if self.previous else ""
            elif inner := _inner().search(self.left):
                kind = _group(inner)
                name = name if kind == "rise" else inner["noun"]
            else:
                return None
        elif kind == "deliver" and not name and not self._continues() and not self.tail_bound:
            verb = self.head["deliver"] if self.head else ""
            if self.quantity.measure not in _PEOPLE or verb not in _SERVICES:
                return None
            name = verb
        return self._candidate(kind, name, self.quantity.span.end + len(self.tail_bound))

    def _with_its_verb(self, name: str) -> str:
        """A verb that stands behind its noun belongs to the name: 立体绿化10万平方米, 沙化土地治理350万亩."""
        opening = _opening().match(self.left)
        if self.head is None or (opening and self.head.start() - opening.end() < 2):
            return name
        return from_left(self.left[: len(self.left) - len(self.filler)]) or name

    def _named_before_origin(self) -> str:
        """总额从2274.8万亿元增加到4059万亿元: the name stands before the value that was."""
        origin = _ORIGIN.match(self.folded, self.clause.start, self.quantity.span.start)
        return from_left(origin["name"]) if origin else ""

    def _of_time(self, name: str) -> bool:
        if _TIME_INDICATOR.search(name) and not _TIME_PAID.search(name):
            return True
        return _TIME_VERB.search(self.left[: len(self.left) - len(self.filler)]) is not None and len(name) > 1

    # the number stands before its noun: 50家以上先进智能工厂

    def _attribute(self) -> Candidate | None:
        if self.quantity.kind == "time":
            return self._within_hours()
        if self.quantity.han and self.quantity.kind in ("amount", "money"):
            return None
        if self.tail_bound == "以下" or self.rest.startswith(("及以下", "及以上")):
            return None
        noun = self._noun()
        if noun is None:
            return None
        name = from_right(noun)
        kind = self._attribute_kind(name)
        if not kind or not is_name(name):
            return None
        if self.quantity.value == 1 and kind == "deliver" and not self.bound and _CHOSEN.search(self.left):
            return None
        end = self.quantity.span.end + len(self.tail_bound) + len(noun)
        return self._candidate(kind, name, end)

    def _attribute_kind(self, name: str) -> str:
        kind = self._kind()
        if self.head and self.head["reach"] in ("为", "是"):
            kind = ""
        share = self.quantity.measure == "%"
        if share:
            opening = _opening().match(self.left)
            return _group(opening) if opening and self.tail_bound else self._share_kind(name)
        about = kind == "deliver" and self.tail_bound in ("左右", "上下")
        if (self.rest.startswith("的") and not about) or (
            self.quantity.kind == "count" and rule("not.slogan").match(name)
        ):
            return ""
        if kind == "reach":
            verb = self.head["reach"] if self.head else ""
            return "reach" if self.quantity.kind == "count" and verb in _REACHED else ""
        if kind:
            return "" if _EXISTING.match(self.head[0] if self.head else "") and _GOING_ON.search(self.rest) else kind
        opening = _opening().match(self.left)
        if opening and _AMONG.search(self.left) and not _EXISTING.match(self.left):
            return _group(opening)
        if self._continues_noun():
            return self.previous.kind if self.previous else ""
        if self.quantity.kind == "count" and _SERVED.search(self.left) and _SERVED_BY.search(self.rest):
            return "deliver"
        if self.quantity.kind == "count" and _INSTANCES.search(self.left) and _RESULT.search(self.rest):
            return "deliver"
        return ""

    def _share_kind(self, name: str) -> str:
        if _OF_GOAL.match(self.rest):
            return ""
        if not self.rest.startswith("的") or self.left.endswith("的") or len(name) < 2:
            return ""
        governed = self.head is not None or not self.left.strip() or self.left.endswith(("有", "在"))
        return "reach" if governed or _RESULT.search(self.rest) else ""

    def _within_hours(self) -> Candidate | None:
        """航空应急力量基本实现2小时内到达…: what must happen within a time."""
        if not self.tail_bound.endswith("内") or not _INVERTED.search(self.left) or len(self.left) < 6:
            return None
        if not self.quantity.measure.endswith(("小时", "分钟")):
            return None
        name = from_left(self.left.removesuffix("实现")) + re.split(r"[,、]", self.rest)[0]
        return self._candidate("reach", name, self.quantity.span.end + len(self.tail_bound))

    def _noun(self) -> str | None:
        """The text of the noun behind the number; None where another number is what is stated (10亿元以上项目47个)."""
        start = self.quantity.span.end + len(self.tail_bound)
        beside, after = self.adjacent, self.following
        if beside and beside.span.start <= start + 1 and not beside.han:
            return _first_noun(self.rest) if beside.kind not in ("count", "share") else None
        if after is None or after.span.start >= self.clause.end:
            return _first_noun(self.rest)
        gap = self.folded[start : after.span.start]
        if "(" in gap[2:]:
            return _first_noun(gap)
        if "、" in gap or "和" in gap or "及" in gap or "," in gap:
            last = max(gap.rfind(mark) for mark in "、和及,")
            return gap[:last]
        ended = _ENDED.match(self.folded[after.span.end : self.clause.end])
        return None if ended else _first_noun(gap)

    # lists: 、B 20个 and 和35个综合仓库

    def _continues(self) -> bool:
        previous = self.previous
        if previous is None or self.earlier is None or self.earlier.span != previous.quantity.span:
            return False
        gap = self.folded[previous.end : self.quantity.span.start]
        return "。" not in gap and "\n" not in gap and _LIST_GAP.match(gap) is not None

    def _continues_noun(self) -> bool:
        previous = self.previous
        if previous is None or self.earlier is None or self.earlier.span != previous.quantity.span:
            return False
        gap = self.folded[previous.quantity.span.end : self.quantity.span.start]
        return _NOUN_GAP.fullmatch(gap) is not None

    def _spread_over(self) -> bool:
        """A further value of a 分别 list."""
        return self.previous is not None and self.previous.spread == "分别"

    def _candidate(self, kind: str, name: str, end: int) -> Candidate:
        spread = "分别" if "分别" in self.left[-_HEAD_REACH:] or (self._spread_over() and not name) else ""
        if not spread and re.search(
            r"(?<![年平人亩户])(?:均|都|各)", self.filler + (self.left[: self.head.start()][-2:] if self.head else "")
        ):
            spread = "均"
        start = self.quantity.span.start - len(self.left)
        return Candidate(self.quantity, name, self.clause, start, end, kind, self.bound, spread)


_REACHED = ("达到", "突破", "超过", "超", "不少于", "不低于", "增加到", "增至", "扩大到", "达", "达成")
_COUNTED = ("个", "项", "条", "件", "方面")
_SLOGAN_END = re.compile(r"(?:方面|措施|任务|举措|工作|指标|内容|要求)$")
_PEOPLE = (
    "亩",
    "万亩",
    "株",
    "万株",
    "亿株",
    "人次",
    "万人次",
    "人",
    "万人",
    "名",
    "万名",
    "场",
    "万场",
    "场次",
    "件",
    "万件",
)
_SERVICES = (
    "培训",
    "救助",
    "帮扶",
    "体检",
    "筛查",
    "演出",
    "放映",
    "接种",
    "招聘",
    "轮训",
    "植树造林",
    "造林",
    "绿化",
    "退耕",
    "植树",
)
_IN_PASSING = tuple("批起次层门类种块对组片票盘单")
_INSTANCES = re.compile(r"(?:各级|各[市县区地]|^|,)$")


def _group(match: re.Match[str]) -> str:
    return next(kind for kind in ("reach", "rise", "fall", "deliver") if match.groupdict().get(kind))


def _stands_alone(quantity: Quantity) -> bool:
    """Not a date, an ordinal, a bare number or a 一个 in passing: something that may be a statement of its own."""
    if quantity.kind in ("", "never", "time"):
        return False
    return not (quantity.han and quantity.kind == "count" and quantity.value < 10)


def _quoted(folded: str, within: Span, quantity: Quantity) -> bool:
    """Whether a number is part of a quoted name or slogan."""
    return folded.count('"', within.start, quantity.span.start) % 2 == 1


def _bounds(filler: str) -> list[str]:
    return re.findall(verbs("bound"), filler)


def _first_noun(text: str) -> str:
    return re.split(r"[(]", text, maxsplit=1)[0] if text.find("(") > 1 else text
