"""How units are written: what stands before an organ's own name, and today's name in the style of a former one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.fragments import compiled
from extract.lexicon import read_rows
from extract.names.gazetteer import AREA_LEVELS, MUNICIPALITIES
from extract.names.organs import Naming, Organ, load_organs
from extract.names.regions import Region, Regions
from extract.rules import pattern_of

LEVEL_WORDS = {word + tail: level for word, level in AREA_LEVELS.items() for tail in ("", "级", "直", "属")}
"""市, 市级, 市直 … → 市."""
# Areas that are no level of government.
_ZONE = compiled("(?: {zone_ending} ) $")
# Characters of the places, one in the other, before an organ: 某某省某某市某某自治县.
_LONGEST_PLACE = 14
# Characters of many organs' names: sharing them means nothing.
_COMMON = frozenset("和与管理局委厅员会办公室")
# A centre or company lives on under the organ that took over.
_LIVING = ("中心", "公司", "集团", "机构", "站")


@dataclass(frozen=True, slots=True)
class NameHead:
    """What stands before an organ's own name: 市, 广州市天河区, 各县(市、区), or nothing."""

    length: int
    level: str | None = None
    municipality: bool = False


def _run_level(run: str) -> str | None:
    """县 for 各县(市、区), 市 for 市级, None where several levels are meant."""
    if run in LEVEL_WORDS:
        return LEVEL_WORDS[run]
    ranks = {LEVEL_WORDS[char] for char in run if char in LEVEL_WORDS}
    if ranks == {"市", "县"} and ("(" in run or run.endswith("区")) and not run.startswith(("各市、", "市、")):
        return "县"
    return ranks.pop() if len(ranks) == 1 else None


def heads(name: str, regions: Regions, issuer_level: str | None) -> Iterator[NameHead]:
    """Every way to read the beginning of a name, no head first, the longest last: the longest label wins."""
    skipped = 2 if name.startswith("中共") else 0
    found = [NameHead(skipped)]
    place, first = regions.place_at(name, skipped), regions.gazetteer.at(name, skipped)
    if place:
        found.append(_placed(skipped + place[0], place[1]))
    if first and not (place and place[0] == first[0]):
        # 荆州市|公安局 is not of 公安 in 荆州市. 南沙区 is two districts: which one is open, its level is not
        levels = {regions.gazetteer.regions[code].level for meaning in first[1] for code in meaning.codes}
        found.append(NameHead(skipped + first[0], levels.pop() if len(levels) == 1 else None))
    word = pattern_of("unit.head")
    at = skipped
    while match := word.match(name, at):
        if name[at - 1 : at] in {"道", "镇", "乡"} and match[0] in LEVEL_WORDS:
            break  # 各街道|市国有公司: two units without a separator
        at = match.end()
        found.append(generic_head(name[skipped:at], at, issuer_level))
    yield from sorted(found, key=lambda head: head.length)


def unlisted_heads(name: str) -> Iterator[NameHead]:
    """Places that no list has, by their last character: 某某市财政局. Only safe where the rest is an organ's label."""
    for at in range(2, min(len(name) - 1, _LONGEST_PLACE)):
        if name[at] in "和与及、的局委厅办部院所处":
            return
        if name[at] in LEVEL_WORDS:
            zone = _ZONE.search(name[: at + 1])
            yield NameHead(at + 1, None if zone else LEVEL_WORDS[name[at]])


def _placed(length: int, region: Region) -> NameHead:
    return NameHead(length, region.level, region.code.startswith(MUNICIPALITIES) and region.level == "省")


def generic_head(run: str, length: int, issuer_level: str | None) -> NameHead:
    """市 in a municipality's document is the municipality; in a county's it may be either."""
    level = _run_level(run)
    if run in {"市", "市级", "市直"} and issuer_level in {"省", "县"}:
        return NameHead(length, "省" if issuer_level == "省" else None, issuer_level == "省")
    return NameHead(length, level)


@cache
def _reforms() -> dict[str, str]:
    return {row["year"]: row["basis"] for row in read_rows("reforms.csv", ("year", "basis"))}


@dataclass(frozen=True, slots=True)
class Present:
    """Today's name without what stands before it; since when; the deciding document."""

    names: tuple[str, ...]
    since: str | None = None
    basis: str | None = None


def present_national(naming: Naming, written: str) -> Present:
    """Today's name of a national organ: as written unless it was renamed or has successors."""
    organ, former = naming.organ, naming.former
    if organ.until is None:
        since = max(former.end, organ.since or "") if former else ""
        return _dated((organ.preferred[0],), since, organ.basis) if former else Present((written,))
    heirs = tuple(_living(organ))
    names = tuple(dict.fromkeys(living.preferred[0] for living, _ in heirs))
    last = max((ended for _, ended in heirs), key=lambda ended: ended.until or "", default=organ)
    return _dated(names, last.until or "", last.basis) if names else Present((written,))


def _dated(names: tuple[str, ...], since: str, basis: str | None) -> Present:
    """With the one document, of all that the lexicon names for an organ, that is of the year: a numbered one first."""
    documents = [one for one in (basis or "").split(";") if since[:4] in one]
    numbered = [one for one in documents if "〔" in one]
    return Present(names, since, next(iter(numbered or documents), None))


def _living(organ: Organ) -> Iterator[tuple[Organ, Organ]]:
    """The organs that took over, through further reforms, each with the ended one that it followed."""
    for organ_id, _ in organ.successors:
        successor = load_organs()[organ_id]
        if successor.until is None:
            yield successor, organ
        else:
            yield from _living(successor)


def present_local(naming: Naming, core: str, head: NameHead, on: str = "", middle: str = "") -> Present:
    """Today's name of a local organ, in the style of ``core``; ``middle`` fills the ``*`` of a label.

    An organ that a document names long after it ended elsewhere lives on in that place.
    """
    organ, former = naming.organ, naming.former
    if former is None and core.endswith(_LIVING):
        return Present((core,))
    taken_over = max((year for _, year in organ.successors if year), default=None)
    if taken_over and (not on or int(on[:4]) - 1 <= int(taken_over)):
        since = taken_over
        heirs = [load_organs()[organ_id] for organ_id, _ in organ.successors]
    elif former:
        since, heirs = max(former.end[:4], organ.since or ""), [organ]
    else:
        return Present((core,))
    names = tuple(dict.fromkeys(_styled(heir, core, head, middle) for heir in heirs))
    return Present(names, since, _reforms().get(since))


def _styled(organ: Organ, core: str, head: NameHead, middle: str) -> str:
    """The usual name that ends like the former one and shares most with it; a province's organ is a 厅 if it can be."""
    ending = _ending(core)
    names: Sequence[str] = [name for name in organ.preferred if ("*" in name) == bool(middle)] or organ.preferred
    if head.municipality:
        names = [name for name in names if not name.endswith("厅")]
    alike = [name for name in names if _ending(name) == ending]
    if head.municipality and not alike:  # 市农委 of Shanghai is 市农业农村委 today
        alike = [name for name in organ.alternatives if _ending(name) == ending and "*" not in name]
    bureaus = [name for name in names if _ending(name) == ("厅" if head.level == "省" else "局")]
    if head.level == "省" and ending in {"局", "委", "厅", "委员会"} and bureaus:
        alike = bureaus if ending in {"局", "厅"} else alike or bureaus
    chosen = alike or bureaus or names
    return max(chosen, key=lambda name: len(set(name) & set(core) - _COMMON)).replace("*", middle)


def _ending(name: str) -> str:
    """An organ's last word; its successor's is chosen alike."""
    match = pattern_of("unit.tail").search(name)
    return match["tail"] if match else ""
