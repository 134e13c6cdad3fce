"""指标: the noun phrase that names what a number measures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from corpus.fold import fold
from extract.lexicon import read_rows
from extract.numbers.clauses import without_brackets
from extract.rules import load_rules

_DATE = r"""(?: (?:到|至|截至|以|在)?
    (?:20\d\d\s?年(?:\d+月)?|今年|全年|明年|年内|当年|本年度?|"?十[三四五六]五"?(?:时期|期间|末)?)
    (?:年?[底末中初]|期间|时期)? 前? )"""
STRESSED = "重点(?=引进|培育|培养|支持|打造|新建|新增|增补)"
"""An adverb before these verbs; part of a name otherwise (重点帮扶县)."""
_LEAD = re.compile(
    rf"""^(?: \d{{1,2}}[.、\s] | \([一二三四五六七八九十\d]{{1,3}}\) | 基本(?=实现|完成|形成|建成|做到)
    | [一二三四五六七八九十]+是 | [\s"]+(?=到) | {_DATE}
    | 其中|同时|继续|力争|确保|争取|努力|坚决|实现|推动|推进|促进|促使|让|把|预计|计划|完成|做到|累计|总体上|原则上
    | 进一步|主要指标|主要目标是|目标是|具体指标|提出|包括|建议|并|且|和|及|以及|与|也|已|每年|年均
    | (?:近|今后|未来|过去)?(?:\d|[一二两三四五])年(?:来|内|间)?
    | 为(?![民农企期主])(?=.{{4}})
    | 使(?!用) | 将(?!军) | 再(?=[新建]) | 是(?!否) | 要(?![素求点]) | 应(?![届急用对收]) | 需(?![求要])
    | {STRESSED} | 各(?=[省市县区地级]) | 全(?:国|省|市(?!.?生产总值)|区|县)(?:范围内?)?(?!性)(?=.{{4}})
    | 我[省市区县] )[,、]?""",
    re.VERBOSE,
)
_TRAIL = re.compile(
    rf"""(?: [(\s] | 总体|年均|累计|平均|力争|要|应|将|需|不再|基本|稳步|全面|分别|均|合计|同比|同口径|每年|逐年
    | 进一步|继续|再|也|都|能够|可|预计|确保|争取|连续|或|拟|占|已 | (?<=[^汇])总 | 实际 | 阶段性 | 逐步 | 一般 | 大幅
    | {_DATE}
    | (?:比|较|同|与|以|在)\s?(?:{_DATE}|上年|去年|上一年|基期|前一年|\S{{0,4}}年[底末]?)
      (?:相比|的?基础上|同期|为基[期准])? )$""",
    re.VERBOSE,
)
_HEAD = re.compile(
    r"""(?: (?:综合机械化|机械化|综合利用|回收利用|无害化处理|资源化利用)率
    | (?:主要污染物)?(?:重点工程)?(?:排放总量|排放量|减排量)
    | (?:(?<=[一-龥])(?:PM2\.5|PM10|臭氧))?(?:年均|平均)?浓度 | [一-龥]{2}率
    | 产量|产值|增加值|总产值
    | (?:居民)?人均可支配收入|领域投资额|投资额|销售收入|营业收入|总收入|收入|投资|总额|进出口|吞吐量|发电量
    | (?:使用|消耗|产生|交易|供应|储备)量 | (?:参保|参训|就业|受益)人数
    | 装机(?:容量|规模)?|比重|占比|比例|面积|数量|总数|人数|床位数?|率|额|量 )$""",
    re.VERBOSE,
)
_STAGE = re.compile(r"(?:耕整|种植|播种|插秧|植保|收获|烘干|养殖|生产|加工|进口|出口|回收|利用|处理|处置)$")
_WHOLE = re.compile(r"(?:起数|件数|人数|总数|额|率|总值|产值|增加值|收入|比重|比例|人次|里程|面积)$")
"""The end of a name that needs nothing lent."""
_MONEYS = ("投资", "投入")
_JOINER = re.compile(
    r"、|(?<![中总共饱])和(?![谐美平解睦县田])|以及|(?<![普以涉惠])及(?![时格早其周以])|(?<!参)与(?![会])"
)
_CUT = re.compile(r"[、]?(?:其中|同时|并(?!网|购|轨)|从而|以此|用于|用以|给(?=[医各]))")
_ALL_KINDS = re.compile(r"^各类(?=.{4})")
_QUALIFIED = re.compile(r"(?:具?有|具备|符合|适合|适应|达到|涵盖|覆盖)\S*的(?P<noun>[^的]{2,})$")
VERB_KINDS = ("reach", "rise", "fall", "deliver", "bound", "adverb", "weak")
_LONGEST = 60


@cache
def verbs(*kinds: str) -> str:
    """The verbs of some kinds as a regex alternation over folded text, longest first. Raises LexiconError."""
    labels = [label for kind in kinds for label in _verb_table().get(kind, ())]
    return "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))


@cache
def _verb_table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {kind: [] for kind in VERB_KINDS}
    for row in read_rows("target_verbs.csv", ("label", "kind")):
        if row["kind"] not in table:
            raise row.error(f"kind {row['kind']!r} is none of {', '.join(VERB_KINDS)}")
        if fold(row["label"]) in table[row["kind"]]:
            raise row.error(f"{row['label']!r} stands here twice")
        table[row["kind"]].append(fold(row["label"]))
    return {kind: tuple(labels) for kind, labels in table.items()}


NO_END = (
    r"(?!率|量|额|面积|强度|规模(?!化|以上|较)|总|水平|能力|产值|增加值|收入|人数|占比|比例|幅度|性"
    r"|时限|时间|期限|周期|天数|成本)"
)
"""What makes a noun of the verb before it (覆盖率, 绿化面积)."""


_NOUNS = (
    "研发(?:经费|投入|强度|人员|机构|费用)|上市(?:公司|企业|培育|后备)|集成电路|保障性|建设用地"
    "|储备粮|转移支付|引导基金"
)
"""Nouns that begin like a verb."""
_SECOND_VERB = re.compile(
    rf"[和、或]?(?!{_NOUNS})(?:改造提升|改造|扩建|改扩建|续建|打造|认定|建设|培育|培养|引进|更新|提升|实施|升级|转化|维护提升)(?={NO_END}.)"
)


@cache
def _lead_verb() -> re.Pattern[str]:
    return re.compile(rf"^(?!{_NOUNS})(?:{verbs('deliver', 'rise', 'fall')})(?:了|好)?(?={NO_END}.)")


@cache
def _striving() -> re.Pattern[str]:
    """制造业集群力争培育高新技术企业: who strives, before the verb and its object."""
    return re.compile(rf"^[^,;]{{2,16}}?(?:力争|争取|确保)(?=(?:{verbs('deliver', 'rise')}){NO_END}.)")


def from_left(text: str, *, governed: bool = True) -> str:
    """The indicator in what stands before the verb or the number: dates, adverbs and the governing verb dropped.

    A rate is not governed by a verb: what looks like one is part of its name (签约服务覆盖率).

    >>> from_left("到2020年,规模养殖场粪污处理设施装备配套率"), from_left("确保全年实施重大项目")
    ('规模养殖场粪污处理设施装备配套率', '重大项目')
    """
    previous = None
    name = text.strip(" ,;:、")
    while name != previous:
        previous = name
        name = _TRAIL.sub("", _LEAD.sub("", name)).strip(" ,;:、")
        name = name.lstrip('"') if name.count('"') % 2 else name
    for pattern in (_striving(), _lead_verb(), _SECOND_VERB) if governed else ():
        verb = pattern.match(name)
        if verb and len(name) - verb.end() >= 2:
            name = name[verb.end() :]
    return _tidy(name)


@cache
def _outcome() -> re.Pattern[str]:
    return next(entry.pattern for entry in load_rules("targets") if entry.rule_id == "name.outcome")


def from_right(text: str) -> str:
    """The indicator in what stands behind the measure (50家以上先进智能工厂)."""
    name = _outcome().sub("", text.strip(" 、的"))
    cut = _CUT.search(name, 2)
    name = _tidy(name[: cut.start()] if cut else name)
    qualified = _QUALIFIED.match(name)
    return qualified["noun"] if qualified else name


def is_name(text: str) -> bool:
    """Whether a text names something: two characters, and not verbs and adverbs alone."""
    return len(text) >= 2 and _only_verbs().fullmatch(text) is None


def opens_with_verb(text: str) -> bool:
    """Whether a text says what is to be done rather than what is measured."""
    return _lead_verb().match(text) is not None


@cache
def _only_verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{verbs('reach', 'rise', 'fall', 'deliver', 'bound', 'adverb')}|[或和及的等])+")


def _tidy(name: str) -> str:
    name = _ALL_KINDS.sub("", name)
    if name.count('"') % 2:
        name = name.strip('"')
    return name.strip(" ,;:、的") if len(name) <= _LONGEST else without_brackets(name).strip(" ,;:、的")[-_LONGEST:]


def head_noun(name: str) -> str:
    """The noun that says what is measured, of a longer name (汾渭平原PM2.5浓度); empty where none is known."""
    head = _HEAD.search(without_brackets(name))
    return head[0] if head and len(head[0]) < len(name) else ""


def is_list_of_wholes(name: str) -> bool:
    """Whether a name lists indicators that each need nothing from the others (零售总额、固定资产投资)."""
    parts = name.split("、")
    return len(parts) > 1 and all(_WHOLE.search(part) or part.endswith(_MONEYS) for part in parts)


def split_names(name: str, count: int | None = None) -> list[str]:
    """The single indicators in a list that shares its end (马铃薯种植、收获机械化率).

    With ``count``, only a list of just so many names is taken apart; else the name stays whole.

    >>> split_names("马铃薯种植、收获机械化率"), split_names("肉、奶产量", 2)
    (['马铃薯种植机械化率', '马铃薯收获机械化率'], ['肉产量', '奶产量'])
    >>> split_names("供电可靠率、自来水普及率", 2)
    ['供电可靠率', '自来水普及率']
    """
    bare = re.sub(r"等(?=[^、和及与]*$)", "", name, count=1)
    parts = [part.strip() for part in _JOINER.split(bare) if part.strip()]
    if len(parts) != count:
        parts = _with_owners(parts)
    if len(parts) < 2 or (count is not None and len(parts) != count):
        return [name]
    head = _HEAD.search(without_brackets(parts[-1]))
    shared = _shared_head(parts[-1], head[0]) if head else ""
    if not shared:
        return parts
    prefix = _shared_prefix(parts, shared)
    own = (shared[-2:], *_MONEYS)
    lent = [part if part.endswith(own) or _WHOLE.search(part) else part + shared for part in parts[:-1]]
    return lent[:1] + [prefix + part for part in (*lent[1:], parts[-1])]


def _with_owners(parts: list[str]) -> list[str]:
    """Where names inside a list are whole, one without an end belongs to the next (学校、幼儿园配备率、管理率)."""
    if not any(_WHOLE.search(part) for part in parts[:-1]):
        return parts
    joined, open_part = [], ""
    for part in parts:
        open_part += part
        if _WHOLE.search(part) or part is parts[-1]:
            joined.append(open_part)
            open_part = ""
        else:
            open_part += "、"
    return joined


def _shared_prefix(parts: list[str], shared: str) -> str:
    """What the first name lends to the others (花生种植、收获机械化率), where they differ by a stage of work alone."""
    others = [*parts[1:-1], parts[-1].removesuffix(shared)]
    stage = _STAGE.search(parts[0])
    return parts[0][: stage.start()] if stage and all(_STAGE.fullmatch(other) for other in others) else ""


def _shared_head(last: str, head: str) -> str:
    """The end that a list's last name lends to the others: what follows a bracket, else its head noun."""
    if last.rfind(")") > 0 and not last.endswith(")"):
        return last[last.rfind(")") + 1 :]
    return head if len(head) < len(last) else ""
