"""并列: several indicators in one phrase, taken apart by what they share.

A和B share an end (肉、奶产量), or a beginning and an end (马铃薯种植、收获机械化率), or nothing (事故起数、死亡人数).
Which of these it is, the first name tells: one that ends like an indicator is whole; one that ends with a process
(种植, 收集) goes on with other processes of the same thing; one that only says which (城镇, 公办, a place) shares
all that follows its kind in the last; any other noun shares what the last says is measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.numbers.clauses import without_brackets
from extract.rules import pattern_of

_SHARED_END = 2
"""Characters that make an ending of two names alike (城镇居民、农村居民收入); one (区, 量) is chance."""
_LATIN = re.compile(r"[A-Z][A-Za-z\d.]*")

_RANK, _RANKED = re.compile(r"第?[一二三四五]"), re.compile(r"第?[一二三四五](?P<tail>.+)")
_TWO_IN_ONE = {"sides": ("城镇", "农村"), "money": ("存款", "贷款")}
"""What 城乡 and 存贷款 before a list of two values are, in the order of the values."""
_BOTH = 2


def split_names(name: str, count: int | None = None) -> list[str]:
    """The single indicators in a list that shares its end.

    With ``count``, only a list of just so many names is taken apart; else the name stays whole.

    >>> split_names("马铃薯种植、收获机械化率"), split_names("肉、奶产量", 2)
    (['马铃薯种植机械化率', '马铃薯收获机械化率'], ['肉产量', '奶产量'])
    >>> split_names("生活污水收集、处理率"), split_names("供电可靠率、自来水普及率", 2)
    (['生活污水收集率', '生活污水处理率'], ['供电可靠率', '自来水普及率'])
    >>> split_names("金融业、软件和信息服务业增加值", 2)
    ['金融业增加值', '软件和信息服务业增加值']
    >>> split_names("城镇和农村居民人均可支配收入")
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> split_names("一、二、三产", 3)
    ['一产', '二产', '三产']
    >>> split_names("城乡居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> split_names("金融机构存贷款余额", 2)
    ['金融机构存款余额', '金融机构贷款余额']
    """
    if count == _BOTH and (both := _of_both(name)):
        return both
    bare = pattern_of("list.and_others").sub("", name, count=1)
    parts = [part.strip() for part in pattern_of("list.joiner").split(bare) if part.strip()]
    if count and len(parts) > count == len(listed := bare.split("、")):
        parts = listed  # 金融业、软件和信息服务业 are two
    if len(parts) != count:
        parts = _with_owners(parts)
    if len(parts) < 2 or (count is not None and len(parts) != count):
        return [name]
    if any(map(_is_whole, parts[:-1])) and not pattern_of("shape.rate").search(parts[-1]):
        return parts  # 进口货值、入境游客、免税销售额: a rate alone still needs its noun
    parts = _with_second_syllables(parts)
    return next((names for share in _SHARINGS if (names := share(parts))), parts)


def _of_both(name: str) -> list[str]:
    """城乡, 存贷款: one word that is two; nothing where the name has none."""
    both = pattern_of("list.two_in_one").match(name)
    if both is None:
        return []
    start, end = both.span(kind := "sides" if both["sides"] else "money")
    return [f"{name[:start]}{one}{name[end:]}" for one in _TWO_IN_ONE[kind]]


def head_noun(name: str) -> str:
    """The noun that says what is measured, of a longer name (西岭平原PM2.5浓度); empty where none is known."""
    tail = pattern_of("list.tail").search(without_brackets(name))
    return tail["measured"] if tail and len(tail["measured"]) < len(name) else ""


def is_list_of_wholes(name: str) -> bool:
    """Whether a name lists indicators that each need nothing from the others (零售总额、固定资产投资)."""
    parts = pattern_of("list.joiner").split(name)
    return len(parts) > 1 and all(map(_is_whole, parts))


def is_list_of_rates(name: str) -> bool:
    """Whether every name of a list is a rate (合格率、及时率)."""
    return all(pattern_of("shape.rate").search(part) for part in pattern_of("list.joiner").split(name))


def _is_whole(part: str) -> bool:
    return pattern_of("list.whole").search(part) is not None


def _with_owners(parts: list[str]) -> list[str]:
    """Where names inside a list are whole, one without an end belongs to the next (学校、幼儿园配备率、管理率)."""
    if not any(map(_is_whole, parts[:-1])):
        return parts
    joined, open_part = [], ""
    for part in parts:
        open_part += part
        if _is_whole(part) or part is parts[-1]:
            joined.append(open_part)
            open_part = ""
        else:
            open_part += "、"
    return joined


def _with_second_syllables(parts: list[str]) -> list[str]:
    """存、贷款 → 存款、贷款: a process of two syllables lends the second."""
    last = pattern_of("list.two_syllables").match(parts[-1])
    if last is None:
        return parts
    completed = (part + last["second"] for part in parts[:-1])
    return [
        full if pattern_of("list.process").match(full) and not pattern_of("list.process").match(part) else part
        for part, full in zip(parts[:-1], completed, strict=True)
    ] + parts[-1:]


# --- what a list shares: each gives the full names, or nothing where it does not apply -------------------------------


def _of_ranks(parts: Sequence[str]) -> list[str]:
    """一、二、三产: bare ordinals share what stands behind the last."""
    last = _RANKED.match(parts[-1])
    return _ended(parts, last["tail"]) if last and all(map(_RANK.fullmatch, parts[:-1])) else []


def _behind_brackets(parts: Sequence[str]) -> list[str]:
    """颗粒物(PM10)和细颗粒物(PM2.5)平均浓度: what follows the last bracket."""
    _, bracket, tail = parts[-1].rpartition(")")
    return _ended(parts, tail) if bracket and tail else []


def _behind_symbols(parts: Sequence[str]) -> list[str]:
    """PM10和PM2.5浓度: what follows the last symbol, where each name ends with one."""
    symbols = list(_LATIN.finditer(parts[-1]))
    ended = all((found := list(_LATIN.finditer(part))) and found[-1].end() == len(part) for part in parts[:-1])
    return _ended(parts, parts[-1][symbols[-1].end() :]) if symbols and ended else []


def _of_kinds(parts: Sequence[str]) -> list[str]:
    """城镇和农村居民收入, 公办、民办幼儿园占比: words that only say which share all that follows."""
    first = [pattern_of("list.attributive").match(part) for part in parts[:-1]]
    last = pattern_of("list.attributive_last").match(parts[-1])
    if last is None or not all(first):
        return []
    return [part + last["tail"] for part in parts[:-1]] + [_owner(first) + parts[-1]]


def _behind_equal_ends(parts: Sequence[str]) -> list[str]:
    """城镇居民和农村居民收入: where the last holds the end of one before it, the rest is shared."""
    for part in parts[:-1]:
        for length in range(len(part), _SHARED_END - 1, -1):
            core, _, tail = parts[-1].rpartition(part[-length:])
            if core and pattern_of("list.end").search(tail):
                return _ended(parts, tail.lstrip('"'))
    return []


def _of_processes(parts: Sequence[str]) -> list[str]:
    """马铃薯种植、收获机械化率: processes share what stands before the first, unless a name has its own."""
    first = [pattern_of("list.process").match(part) for part in parts[:-1]]
    last = pattern_of("list.process_last").match(parts[-1])
    if last is None or not all(first):
        return []
    owner = _owner(first)
    return [(match["who"] or owner) + match["what"] + last["tail"] for match in (*first, last) if match]


def _of_measured(parts: Sequence[str]) -> list[str]:
    """氮氧化物、二氧化硫排放总量; 食品、医药产业增加值: other nouns share the measured thing."""
    tail = pattern_of("list.tail").search(without_brackets(parts[-1]))
    if tail is None or tail.start() == 0:
        return []
    classed = any(pattern_of("list.of_class").search(part) for part in parts[:-1])
    return _ended(parts, tail["measured"] if classed else tail[0])


_SHARINGS: tuple[Callable[[Sequence[str]], list[str]], ...] = (
    _of_ranks,
    _behind_brackets,
    _behind_symbols,
    _of_kinds,
    _behind_equal_ends,
    _of_processes,
    _of_measured,
)
"""Tried in order: what marks print comes before what words say."""


def _owner(matches: Sequence[re.Match[str] | None]) -> str:
    """What stands before the first name's own word: it belongs to all."""
    return matches[0]["who"] if matches and matches[0] else ""


def _ended(parts: Sequence[str], tail: str) -> list[str]:
    own = tail[-_SHARED_END:]
    return [part if part.endswith(own) or _is_whole(part) else part + tail for part in parts[:-1]] + [parts[-1]]
