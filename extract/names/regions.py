"""Regions: names to GB/T 2260 codes, former names to today's, zones to the codes they lie in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.fold import fold
from corpus.fragments import compiled
from extract.lexicon import read_rows
from extract.names.gazetteer import (
    AREA_LEVELS,
    LEVELS,
    NATION,
    Gazetteer,
    NameKind,
    PlaceName,
    Region,
    load_gazetteer,
    parent,
    within,
)
from extract.names.organs import central_prefix
from extract.rules import pattern_of

__all__ = ["Region", "Regions", "within"]

# What may stand before the place in an organ's name.
_BEFORE = ("中国共产党", "中共", "共青团", "中国人民政治协商会议", "政协")
_NATIONAL_HEAD = compiled("{national}")
# A town's name before 镇, 乡, 街道: 竹岛, 达茂旗百灵庙.
_LONGEST_TOWN = 6
_TOWNS = ("镇", "乡", "街道")
_TOWN_ORGANS = ("人民政府", "办事处", "党委", "党工委", "委员会", "政府", "党政")
# A zone whose organ is the province's own (省政府派出机构), whatever county it lies in.
_PROVINCIAL = "provincial"
# Zones that have organs of their own; river basins and groups of provinces have none that issue.
_ISSUING = frozenset({"new_area", "ftz", "bingtuan", "development_zone", "other", _PROVINCIAL})
# Of these none is one with the county that holds it, as a development zone often is (广州开发区 and 黄埔区).
_APART = frozenset({"new_area", "ftz", "other", _PROVINCIAL})
# Before the place whose document it is, in a title.
_BOUNDARIES = frozenset("《\"'(,、。;:| 年")
_AREA_SIGNS = "省市县区州盟旗"
# On either side of a place in a list of places.
_SEPARATORS = frozenset(["", "、", ",", "和", "及", ";"])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a path of place names (广东省广州市天河区) ends, and what it names."""

    end: int
    codes: tuple[str, ...]
    zone: str | None = None
    zone_kind: str | None = None


def _clean(text: str) -> str:
    return "".join(fold(text).split())


@cache
def _number_prefixes() -> Mapping[str, str]:
    return {row["prefix"]: row["code"] for row in read_rows("number_prefixes.csv", ("prefix", "code"))}


@dataclass(frozen=True)
class Regions:
    """The gazetteer, asked the questions that documents pose."""

    gazetteer: Gazetteer

    @classmethod
    def load(cls) -> Regions:
        """The shipped regions and zones. Raises LexiconError."""
        return cls(load_gazetteer())

    def of_issuer(self, issuer: str, within: str | None = None) -> Region | None:
        """The region of an issuing body, by its name: 全国 for a national one.

        ``within`` is the code of a region known otherwise; 省人民政府 names no region without it.
        """
        name = _clean(issuer)
        if length := self._central_prefix(name):
            rest = self._issuer_path(name[length:], within)
            return self._region(rest, name[length:]) if rest else self.gazetteer.regions[NATION]
        name = next((name.removeprefix(before) for before in _BEFORE if name.startswith(before)), name)
        if place := self._issuer_path(name, within):
            return self._region(place, name)
        if _NATIONAL_HEAD.match(name):
            return self.gazetteer.regions[NATION]
        return self._unnamed(name, within) if within else None

    def of_title(self, title: str, within: str | None = None) -> Region | None:
        """The region whose document a title shows: 梅州市创建…, 2026年内蒙古自治区政府工作报告, 关于印发《上海市…》."""
        name = _clean(title)
        if self._central_prefix(name) or name.startswith("中华人民共和国"):
            return self.of_issuer(name, within)
        for start in _title_starts(name):
            place = self._path(name, start, within)
            if place and place.zone and self._common(place.codes) == NATION:
                if not start:
                    return None  # 国家生态文明试验区(福建)实施方案 is the nation's own plan
                continue  # …落实《国家生态文明试验区(江西)实施方案》: the bracket says whose
            if place and place.zone_kind in {None, *_ISSUING} and self._convincing(name, start):
                return self._region(place, name[start:], start)
        return None

    def of_number(self, number: str) -> Region | None:
        """The region that the 机关代字 of a 发文字号 hints at (穗府办 → 广州): where nothing else names a place."""
        code = _clean(number)
        prefixes = _number_prefixes()
        if longest := max(filter(code.startswith, prefixes), key=len, default=None):
            return self.gazetteer.regions[prefixes[longest]]
        place = self._path(code, 0, None)
        return self._region(place, code) if place and place.zone_kind in {None, "new_area"} else None

    def codes(self, text: str, within: str | None = None) -> tuple[str, ...]:
        """Codes of every region that a string names, in its order; ``within`` is a code that breaks ties.

        A place in brackets after a group of places says which are meant: 共建地区(北京平谷、天津蓟县).
        """
        name = _clean(text)
        outer, _, inner = name.partition("(")
        found = tuple(self._scan(outer, within))
        detail = tuple(self._scan(inner.rstrip(")"), found[0] if len(found) == 1 else within))
        if detail and not all(self._holds(code, found) for code in detail):
            found = detail
        return tuple(dict.fromkeys(found))

    def lineage(self, code: str) -> tuple[str, ...]:
        """Names from the province down to the region itself: ("浙江省", "浙江省杭州市")."""
        return tuple(self.gazetteer.regions[one].name for one in self.gazetteer.lineage(code))

    def place_at(self, folded: str, start: int = 0, within: str | None = None) -> tuple[int, Region] | None:
        """Length of the path of place names that begins at ``start``, and the region it ends in."""
        place = self._path(folded, start, within)
        region = self._region(place, "") if place else None
        return (place.end - start, region) if place and region else None

    # --- paths of names -------------------------------------------------------------------------------------------

    def _path(self, name: str, start: int, area: str | None, bold: bool = False) -> _Place | None:
        """The longest run of names each inside the one before; ``bold`` takes doubtful short forms too."""
        place: _Place | None = None
        while step := self._step(name, place.end if place else start, place, area, bold):
            place = step
        return place

    def _step(self, name: str, at: int, before: _Place | None, area: str | None, bold: bool) -> _Place | None:
        for length, meanings in self.gazetteer.all_at(name, at):
            above = before.codes if before else ()
            if not above and pattern_of("document.region.common").match(name[at : at + length]):
                return None  # 市区 was a district's name once, but names none by itself
            longer = pattern_of("document.region.longer").match(name[at + length :])
            for meaning in self._fitting(meanings, above, area, bold):
                if longer and meaning.kind is NameKind.SHORT and name[at + length - 1] not in _AREA_SIGNS:
                    return None  # 青川市 is not 青川县: the text names another place
                return _Place(at + length, meaning.codes, meaning.zone, meaning.zone_kind)
            if not before:
                return None  # 朝阳区 is two districts: never fall back to 朝阳, a third place
        return None

    def _fitting(
        self, meanings: Sequence[PlaceName], above: Sequence[str], area: str | None, bold: bool
    ) -> Iterator[PlaceName]:
        """The one meaning that fits, if there is one: inside what stands before, else the best of its kind."""
        if above:
            inside = [m for m in meanings if all(any(within(c, a) for a in above) for c in m.codes)]
            inside += [narrow for m in meanings if m.zone and (narrow := _narrowed(m, above))]
            yield from inside
            return
        firm = [m for m in meanings if bold or not m.doubtful]
        firm = [m for m in firm if m.kind == firm[0].kind]
        if area:
            firm = [m for m in firm if any(within(c, area) or within(area, c) for c in m.codes)] or firm
        if not all(m.doubtful for m in firm):
            firm = self._highest(firm)
        if len(firm) == 1:
            yield from firm

    def _central_prefix(self, name: str) -> int:
        """Length of the national organ's name that a name begins with; 新疆生产建设兵团 is a place as well."""
        longest = central_prefix(name)
        return 0 if longest in self.gazetteer.names else len(longest)

    def _highest(self, meanings: Sequence[PlaceName]) -> list[PlaceName]:
        """西安 is the city, not one of two districts."""
        ranks = [self._rank(meaning) for meaning in meanings]
        return [meaning for meaning in meanings if self._rank(meaning) == min(ranks)]

    def _rank(self, meaning: PlaceName) -> int:
        levels = [LEVELS.index(self.gazetteer.regions[code].level) for code in meaning.codes]
        return min(levels, default=len(LEVELS))

    def _issuer_path(self, name: str, area: str | None) -> _Place | None:
        place = self._path(name, 0, area, bold=True)
        return place if place and place.zone_kind in {None, *_ISSUING} else None

    def _convincing(self, name: str, start: int) -> bool:
        """In a title a bare short form counts only where a document's own words follow: 泰州关于印发…"""
        found = self.gazetteer.at(name, start)
        if found is None:
            return False
        length, meanings = found
        follows = name[start + length :]
        return any(one.kind in {NameKind.FULL, NameKind.ZONE} for one in meanings) or len(follows) > 2

    def _region(self, place: _Place, name: str, offset: int = 0) -> Region | None:
        """What a path names, as a region: a zone keeps its name and has the code of the area that holds it."""
        if not place.codes:
            return None
        code = self._common(place.codes)
        region = self.gazetteer.regions[code]
        if place.zone and place.zone_kind == _PROVINCIAL:
            above = self.gazetteer.regions[self.gazetteer.lineage(code)[0]]
            region = Region(code, above.name + place.zone, "市")
        elif place.zone and (region.level != "县" or place.zone_kind in _APART):
            region = _zone_region(place, region, self.gazetteer.regions[parent(code)])
        town = _town(name[place.end - offset :])
        return Region(code, region.name + town, "乡") if town and region.level in {"市", "县"} else region

    def _common(self, codes: Sequence[str]) -> str:
        """The smallest area that holds all codes."""
        areas = reversed(self.gazetteer.lineage(codes[0]))
        return next((area for area in areas if self._holds(area, codes)), NATION)

    def _unnamed(self, name: str, area: str) -> Region | None:
        """The region of an organ whose place is not named: 省人民政府, 市财政局."""
        level = next((level for word, level in AREA_LEVELS.items() if name.startswith(word)), None)
        chain = [self.gazetteer.regions[code] for code in self.gazetteer.lineage(area)]
        return next((region for region in chain if region.level == level), None)

    # --- every name in a string -----------------------------------------------------------------------------------

    def _scan(self, name: str, area: str | None) -> Iterator[str]:
        at = 0
        while at < len(name):
            bold = name[at - 1 : at] in _SEPARATORS
            place = self._path(name, at, area, bold=bold and self._ends_item(name, at))
            if place:
                yield from place.codes
            at = place.end if place else at + 1

    def _ends_item(self, name: str, start: int) -> bool:
        """Whether the name fills its item of the list: then a doubtful short form is a name."""
        found = self.gazetteer.at(name, start)
        return found is not None and name[start + found[0] :][:1] in _SEPARATORS

    def _holds(self, area: str, codes: Sequence[str]) -> bool:
        return all(within(code, area) for code in codes)


def _narrowed(meaning: PlaceName, above: Sequence[str]) -> PlaceName | None:
    """A zone within what stands before it: 四川省嘉陵江流域 lies in Sichuan only."""
    codes = [code for code in meaning.codes if any(within(code, area) for area in above)]
    codes += [area for area in above if any(within(area, code) for code in meaning.codes) and area not in codes]
    return PlaceName(tuple(codes), meaning.kind, meaning.zone, meaning.zone_kind) if codes else None


def _zone_region(place: _Place, holder: Region, above: Region) -> Region:
    """A zone under its own name, with the code of the area that holds it: its city's where one county holds it."""
    assert place.zone is not None
    within_county = holder.level == "县"
    level = "县" if place.zone_kind == "development_zone" else holder.level if len(place.codes) == 1 else "市"
    holder = above if within_county else holder
    short = holder.name.rstrip("省市")
    told = next((short[at:] for at in range(len(short) - 1) if place.zone.startswith(short[at:])), "")
    return Region(holder.code, holder.name + place.zone.removeprefix(holder.name).removeprefix(told), level)


def _town(rest: str) -> str:
    """竹岛街道 of 竹岛街道办事处安委会; "" where no town's organ follows."""
    for town in _TOWNS:
        at = rest.find(town)
        if 1 <= at <= _LONGEST_TOWN and rest.startswith(_TOWN_ORGANS, at + len(town)):
            return rest[: at + len(town)]
    return ""


def _title_starts(name: str) -> Iterator[int]:
    """Where the name of the region whose document it is may begin: first, after a year, 关于印发, 《 …"""
    yield 0
    for at in range(1, len(name)):
        if (
            name[at - 1] in _BOUNDARIES
            or name.startswith(("中共", "年度"), at - 2)
            or pattern_of("document.title.place-before").search(name, max(at - 2, 0), at)
        ):
            yield at
