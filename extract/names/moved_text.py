"""Names in running text that belong to the place of a paper, and what they become in a paper of another place.

Organs that have none to stand for them are told in lists of units only; here they are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.fold import fold
from corpus.model import Span
from corpus.model.seats import Move, MoveKind
from extract.names.gazetteer import Region
from extract.names.moved_units import Mover
from extract.names.moving import BELOW
from extract.names.organs import namings, negatives
from extract.names.phrases import Labels
from extract.names.unit_names import LEVEL_WORDS
from extract.rules import pattern_of

_SHORTEST, _ALONE = 2, 3
"""Characters of a label that tells behind a place or level, and of one that tells by itself."""
_RANKS = ("级", "直", "属")
_AREAS = tuple("省市县区州盟旗")
_TOWNS_LEVEL = "县"
_GOVERNMENTS = ("委", "政府", "中央")
_OWNERS = ("共青团", "国网", "国家电网", "总局", "银行", "中国")
"""Before a place these make a branch's name of it: 国网某某省电力公司."""
_MATTERS = ("采购", "投资", "购买", "网站", "性", "债", "信息", "职能")
_NATIONS_OWN = frozenset({"国务院", "中共中央", "党中央", "全国人大", "全国人大常委会", "全国政协"})


@cache
def _labels() -> Labels:
    """Every name of an organ without what stands before it; what only begins like one shadows it."""
    local, national = namings(national=False), namings(national=True)
    entries = {label: ("organ",) for label in (*local, *national) if len(label) >= _SHORTEST}
    bars = (label for label in negatives() - entries.keys() if label[0] not in LEVEL_WORDS)  # 省发改委 is an organ here
    return Labels({**entries, **dict.fromkeys(bars, ("none",))}, {})


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch that is one name; without a move it only shields what is inside."""

    start: int
    end: int
    kind: MoveKind
    new: str | None = None
    why: str = ""


def moved_names(text: str, mover: Mover) -> Iterator[Move]:
    """Names that change, and names of which nobody can say, in order and apart: the longest at each place."""
    folded = fold(text)
    places = list(_places(folded, mover))
    phrases = list(_phrases(folded, mover))
    ends = {found.end: found.start for found in sorted([*places, *phrases], key=lambda each: -each.start)}
    found = [*places, *phrases, *_organs(folded, mover, ends)]
    reach = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start < reach:
            continue
        reach = each.end
        if each.new or (each.why and each.kind is MoveKind.PLACE):
            yield Move(span=Span(each.start, each.end), kind=each.kind, new=each.new, why=each.why)


# --- places -------------------------------------------------------------------------------------------------------


def _places(folded: str, mover: Mover) -> Iterator[_Found]:
    names, regions = [fold(name) for name in mover.origin.names], mover.institutions.regions
    wholes = ["".join(names[at:]) for at in range(len(names))]
    at = 0
    while at < len(folded):
        own = next((len(whole) for whole in wholes if folded.startswith(whole, at)), 0)
        found = None if regions.gazetteer.at(folded, at) is None else regions.place_at(folded, at)
        if own and (found is None or found[0] <= own):
            yield _own_place(folded, at, at + own, mover)
        elif found:
            yield _other_place(folded, at, at + found[0], found[1], mover)
        at += max(own, found[0] if found else 0, 1)


def _own_place(folded: str, start: int, end: int, mover: Mover) -> _Found:
    named = pattern_of("place.named").match(folded, end) or folded.endswith(_OWNERS, 0, start)
    if not mover.concerns or named:
        return _Found(start, end, MoveKind.PLACE)
    leads = folded.startswith(_RANKS, end) or pattern_of("place.office").match(folded, end)
    new = mover.home.word if leads else mover.home.mine
    return _Found(start, end, MoveKind.PLACE, new, mover.reason())


def _other_place(folded: str, start: int, end: int, region: Region, mover: Mover) -> _Found:
    name = folded[start:end]
    head = mover.head(name) if mover.concerns and region.code != mover.home.code else None
    full = name.endswith(_AREAS) or mover.institutions.regions.gazetteer.is_plain(name)
    if head is None or not full:
        return _Found(start, end, MoveKind.PLACE)
    if head.why:
        return _Found(start, end, MoveKind.PLACE, None, head.why)
    if head.seat == mover.home:
        return _own_place(folded, start, end, mover) if name.endswith(_AREAS) else _Found(start, end, MoveKind.PLACE)
    return _Found(start, end, MoveKind.PLACE, head.new if head.new != name else None, mover.reason())


# --- words of a level ---------------------------------------------------------------------------------------------


def _phrases(folded: str, mover: Mover) -> Iterator[_Found]:
    origin, home = mover.origin, mover.home
    if (mover.shift or origin.municipal != home.municipal) and origin.level in BELOW:
        for match in pattern_of(f"below.{origin.level}").finditer(folded):
            end, new = match.end(), mover.parts.words
            if home.level == _TOWNS_LEVEL and (more := pattern_of("below.government").match(folded, end)):
                end = more.end()
            yield _Found(match.start(), end, MoveKind.BELOW, new if fold(new) != match[0] else None, mover.reason())
    if origin.word == home.word:
        return
    own = {origin.word, origin.short}
    for rule_id in ("own.all", "own.rank", "own.part", "own.party"):
        for match in pattern_of(rule_id).finditer(folded):
            whole, party = rule_id == "own.all", rule_id == "own.party"
            if match["word"] in (own if whole else {origin.word}) and not (party and _is_superior(folded, match.end())):
                before = folded[match.start() : match.start("word")]
                behind = folded[match.end("word") : match.end()].removeprefix("党")
                new = before + (home.short if whole else home.word) + behind
                yield _Found(match.start(), match.end(), MoveKind.LEVEL, new, mover.reason())


# --- organs -------------------------------------------------------------------------------------------------------


def _organs(folded: str, mover: Mover, ends: dict[int, int]) -> Iterator[_Found]:
    """``ends``: where a place or a phrase ends, and where it begins: it may stand before an organ."""
    reach = 0
    for start, end, label in sorted(_labels().hits(folded), key=lambda hit: (hit[0], -hit[1])):
        if end <= reach:
            continue
        reach = end
        head = _head(folded, start, label, mover, ends)
        if head is None or _labels().entries[label] == ("none",) or _goes_on(folded, end, label):
            continue
        if label in _NATIONS_OWN or _stands_alone(folded, head, end):
            yield _Found(head, end, MoveKind.ORGAN)
            continue
        moved = mover.move(folded[head:end])
        if moved.known:
            yield _Found(head, end, moved.kind, moved.new, moved.why)


def _head(folded: str, start: int, label: str, mover: Mover, ends: dict[int, int]) -> int | None:
    """Where a name that ends in a label begins; None where it is no name of an organ of this paper's place."""
    before = folded[start - 1 : start]
    if start in ends:
        return ends[start]
    if folded.endswith("自治区", 0, start):
        return start - 3
    if before in LEVEL_WORDS and before:
        head = start - 1
        glued = before != "省" and not pattern_of("organ.glued").search(folded, max(0, head - 2), head)
        return None if glued else head
    national = mover.origin.level == "国家" and label in namings(national=True)
    alone = len(label) >= _ALONE and (national or label.endswith("厅"))
    return start if alone and pattern_of("organ.glued").search(folded, max(0, start - 2), start) else None


def _goes_on(folded: str, end: int, label: str) -> bool:
    """Whether what follows makes other words of a name, or says that a superior is meant."""
    if label.endswith(_GOVERNMENTS) and (folded.startswith(_MATTERS, end) or _is_superior(folded, end)):
        return True
    return pattern_of("organ.behind").match(folded, end) is not None


def _is_superior(folded: str, end: int) -> bool:
    return pattern_of("own.superior").match(folded, end) is not None


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether a name is a line by itself or has a date behind it: a signature."""
    if pattern_of("organ.signs").match(folded, end):
        return True
    return folded[start - 1 : start] == "\n" and folded[end : end + 1] in ("\n", "")
