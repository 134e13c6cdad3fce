"""Place names: what each may name, and the longest one at a position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, cached_property

from corpus.fold import fold
from extract.lexicon import read_rows

NATION = "000000"
MUNICIPALITIES = ("11", "12", "31", "50")
"""How codes of 北京 天津 上海 重庆 begin: provinces that are cities."""
LEVELS = ("国家", "省", "市", "县", "乡")
AREA_LEVELS = {
    **{"省": "省", "自治区": "省"},
    **{"市": "市", "州": "市", "盟": "市"},
    **{"区": "县", "县": "县", "旗": "县"},
    **{"镇": "乡", "乡": "乡"},
}
"""The word that a kind of area is called by → its level."""


_FORMER = re.compile(r"(?P<name>[^@\s]+)@\d{6}@\d{4}")
"""A name that a place had, its code then, and the year until when."""


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    """Empty for a place that no list has."""
    name: str
    """From the province down: 广东省梅州市; 全国 for 000000."""
    level: str
    """国家 省 市 县; 乡 for a town, which has its county's code."""


class NameKind(IntEnum):
    """In the order of trust."""

    FULL = 0
    ZONE = 1
    SHORT = 2
    FORMER = 3


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One thing that a string may name."""

    codes: tuple[str, ...]
    kind: NameKind
    zone: str | None = None
    """The zone's own name, for a zone."""
    zone_kind: str | None = None
    doubtful: bool = False
    """Also an ordinary word, a river, or common inside other words (南平, 日照, 长治)."""


def within(code: str, area: str) -> bool:
    """Whether a code is an area's own or lies in it.

    >>> within("440112", "440100"), within("440112", "440000"), within("440112", "440300")
    (True, True, False)
    """
    return code.startswith(area.removesuffix("00").removesuffix("00") if area != NATION else "")


def parent(code: str) -> str:
    """The code one level up; counties of municipalities and counties directly under a province hang on the province."""
    if code.endswith("0000"):
        return NATION
    under_province = code.endswith("00") or code[2:4] == "90" or code.startswith(MUNICIPALITIES)
    return code[:2] + "0000" if under_province else code[:4] + "00"


def level_of(code: str) -> str:
    """The level that a code stands for: a city of county rank (430682) is of the level 县.

    >>> level_of("430000"), level_of("430600"), level_of("430682")
    ('省', '市', '县')
    """
    return "省" if code.endswith("0000") else "市" if code.endswith("00") else "县"


@dataclass(frozen=True)
class Gazetteer:
    """Every name of every region and zone, folded."""

    regions: Mapping[str, Region]
    names: Mapping[str, tuple[PlaceName, ...]] = field(repr=False)

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        lengths: dict[str, set[int]] = {}
        for name in self.names:
            lengths.setdefault(name[:2], set()).add(len(name))
        return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def at(self, folded: str, start: int = 0) -> tuple[int, tuple[PlaceName, ...]] | None:
        """Length and meanings of the longest place name that begins at ``start``."""
        return next(iter(self.all_at(folded, start)), None)

    def all_at(self, folded: str, start: int = 0) -> Iterable[tuple[int, tuple[PlaceName, ...]]]:
        """The same, longest first, with every shorter one."""
        for length in self._lengths.get(folded[start : start + 2], ()):
            if start + length <= len(folded) and (found := self.names.get(folded[start : start + length])):
                yield length, found

    def former(self, text: str) -> tuple[Region, ...]:
        """The regions of today that had this name."""
        meanings = self.names.get(fold(text), ())
        return tuple(
            self.regions[code] for meaning in meanings if meaning.kind is NameKind.FORMER for code in meaning.codes
        )

    def is_plain(self, folded: str) -> bool:
        """Whether a string is a place's present name, short ones too, and nothing besides: 云南, not 朝阳."""
        meanings = self.names.get(folded, ())
        return len(meanings) == 1 and meanings[0].kind is not NameKind.FORMER and not meanings[0].doubtful

    def lineage(self, code: str) -> tuple[str, ...]:
        """Codes from the province down to the code itself; () for the nation and for no code."""
        codes: list[str] = []
        while code in self.regions and code != NATION:
            codes.append(code)
            code = parent(code)
        return tuple(reversed(codes))


def _styles(name: str, short: str) -> Iterable[str]:
    """Forms between the full and the short one: 湘西自治州, 广西自治区, 本溪自治县."""
    stem = short[:-1] if len(short) > 2 and short.endswith(("州", "县", "旗")) else short
    for ending in ("自治州", "自治区", "自治县", "自治旗"):
        if name.endswith(ending) and name != stem + ending:
            yield stem + ending


_Names = dict[str, list[PlaceName]]


def _enter(names: _Names, name: str, meaning: PlaceName) -> None:
    known = names.setdefault(fold(name), [])
    if all(other.codes != meaning.codes for other in known):
        known.append(meaning)


def _load_regions(names: _Names) -> dict[str, Region]:
    regions = {NATION: Region(NATION, "全国", "国家")}
    _enter(names, "全国", PlaceName((NATION,), NameKind.FULL))
    later: list[tuple[str, PlaceName]] = []
    for row in read_rows("regions.csv", ("code", "name", "level", "parent_code", "short_names", "former_names")):
        code, above = row["code"], row["parent_code"]
        if above not in regions or row["level"] != level_of(code) or code in regions:
            raise row.error(f"{code!r}: level {row['level']!r} under {above!r}")
        prefix = "" if above == NATION else regions[above].name
        regions[code] = Region(code, prefix + row["name"], row["level"])
        _enter(names, row["name"], PlaceName((code,), NameKind.FULL))
        for short in row.labels("short_names"):
            plain = short.rstrip("?*")
            later.append((plain, PlaceName((code,), NameKind.SHORT, doubtful="?" in short)))
            later.extend((style, PlaceName((code,), NameKind.FULL)) for style in _styles(row["name"], plain))
        for former in row.labels("former_names"):
            if (match := _FORMER.fullmatch(former)) is None:
                raise row.error(f"former name {former!r} is not written 某县@430124@2017")
            later.append((match["name"], PlaceName((code,), NameKind.FORMER)))
    for name, meaning in sorted(later, key=lambda item: item[1].kind):
        _enter(names, name, meaning)
    return regions


def _load_zones(names: _Names, regions: Mapping[str, Region]) -> None:
    for row in read_rows("zones.csv", ("id", "name", "alternative_names", "kind", "codes")):
        codes = row.labels("codes")
        if unknown := [code for code in codes if code not in regions]:
            raise row.error(f"{unknown[0]!r} is no region's code")
        for name in (row["name"], *row.labels("alternative_names")):
            plain = name.rstrip("?")
            _enter(names, plain, PlaceName(codes, NameKind.ZONE, row["name"], row["kind"], doubtful=plain != name))


@cache
def load_gazetteer() -> Gazetteer:
    """Regions of today with their short and former names, and zones. Raises LexiconError."""
    names: _Names = {}
    regions = _load_regions(names)
    _load_zones(names, regions)
    return Gazetteer(regions, {name: tuple(sorted(found, key=lambda m: m.kind)) for name, found in names.items()})
