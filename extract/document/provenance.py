"""地区与级别: whose document it is, from the issuer down to what the text lets one infer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.fold import fold
from extract.document.document_type import type_of_title
from extract.layout import Layout
from extract.names.gazetteer import AREA_LEVELS, LEVELS, MUNICIPALITIES, NATION
from extract.names.regions import Region, Regions
from extract.rules import first, pattern_of

_LEAD = 1500
"""Characters from the beginning in which a document names its own area."""
_BODY = 40_000
"""The same of the area whose places it names most."""
_FEWEST, _TIMES = 5, 4
"""How often a text must name the places of one area, and how many times as often as those of any other, to be its."""
_STATUTE = "条例"
_KINDS = {"镇": "乡", "街道": "乡", "区": "县"}
"""Levels of places whose word is another one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a document's origin, in the order of trust."""

    issuers: tuple[str, ...]
    title: str | None
    number: str | None
    addressees: str | None


def find_region(layout: Layout, regions: Regions, evidence: Evidence) -> tuple[Region | None, str | None]:
    """The issuing body's region and level; the level alone where the text betrays no more (市政府各部门)."""
    level = _level(layout, evidence.addressees)
    region = _enacting(regions, evidence, level, next(_candidates(layout, regions, evidence), None))
    if region is None and level == "国家":
        region = regions.gazetteer.regions[NATION]
    if region is None and evidence.title:
        region = _unlisted(evidence.title) or _unlisted(evidence.title, "document.region.titled")
    if region is None:
        region = _of_body(layout, regions, level)
    return region, region.level if region else level


def _candidates(layout: Layout, regions: Regions, evidence: Evidence) -> Iterator[Region]:
    """Regions by the first issuer, the congress that was reported to, the titles, the number, and the page."""
    hint = _hint(regions, evidence)
    for issuer in evidence.issuers[:1]:
        yield from filter(
            None, [regions.of_issuer(issuer), _elliptic(regions, issuer, hint), regions.of_issuer(issuer, hint)]
        )
        if named := _unlisted(issuer):
            yield named
    for match in pattern_of("document.session").finditer(layout.folded[:_LEAD]):
        yield from filter(None, [regions.of_issuer(match["place"]), _unlisted(match["place"] + "人民政府")])
    for match in pattern_of("document.session.leader").finditer(layout.folded[:_LEAD]):
        yield from filter(None, [regions.of_issuer(match["place"]), _unlisted(match["place"] + "人民政府")])
    for name in (evidence.title, *(part.title for part in layout.parts[:2])):
        if name:
            yield from filter(None, [regions.of_title(name, hint)])
    if evidence.number:
        yield from filter(None, [regions.of_number(evidence.number)])
    for name in (layout.document.facts.issuer, layout.document.facts.publisher):
        if name:
            yield from filter(None, [regions.of_issuer(name, hint)])


def _enacting(regions: Regions, evidence: Evidence, level: str | None, region: Region | None) -> Region | None:
    """Of a zone's 条例 the area whose congress laid it down: no zone has one."""
    if region is None or level is None or type_of_title(evidence.title) != _STATUTE or not region.code:
        return region
    holder = regions.gazetteer.regions[region.code]
    return region if holder.name == region.name else _above(regions, holder, level) or region


def _unlisted(name: str, rule: str = "document.region.unlisted") -> Region | None:
    """A place that an issuer or a title names and no list has: by its name, without a code."""
    match = pattern_of(rule).search(fold(name))
    if match is None:
        return None
    kind = match["kind"]
    return Region("", match["place"], _KINDS.get(kind, kind))


def _elliptic(regions: Regions, issuer: str, hint: str | None) -> Region | None:
    """市委 of a county-level city is that city's: the word for the area is the last of its name."""
    region = regions.gazetteer.regions.get(hint) if hint else None
    return region if region and fold(issuer)[:1] == region.name[-1] else None


def _hint(regions: Regions, evidence: Evidence) -> str | None:
    """A code that says which 省 the 省人民政府 is."""
    found = evidence.number and regions.of_number(evidence.number)
    found = found or (evidence.title and regions.of_title(evidence.title)) or None
    return found.code if found else None


def _level(layout: Layout, addressees: str | None) -> str | None:
    """By whom it addresses, else by the words the opening has for its own area (我市, 区政府)."""
    speaks = first("document.report.speaker", layout.folded, 0, min(layout.own.end, _LEAD))
    if speaks and (own := pattern_of("document.organ.elliptic").match(speaks["organ"])):
        return AREA_LEVELS.get(own[0])
    match = pattern_of("document.level.addressees").search(fold(addressees)) if addressees else None
    if match:
        names = {"nation": "国家", "province": "省", "city": "市", "county": "县"}
        return next(names[name] for name, found in match.groupdict().items() if found)
    if congress := pattern_of("document.area.congress").search(layout.folded[:_LEAD]):
        return AREA_LEVELS[congress["area"]]
    facts = layout.document.facts
    named = "\n".join(fold(name) for name in (facts.issuer, facts.publisher) if name)  # 发布单位：区政府
    words = list(pattern_of("document.area.own").finditer(layout.folded[:_LEAD] + "\n" + named))
    for kind in ("own", "organ", "whole"):  # 我市, 市财政局, 全省 which is also said of the area above
        if found := Counter(AREA_LEVELS[match[kind]] for match in words if match[kind]):
            return max(found, key=lambda level: (found[level], LEVELS.index(level)))
    return None


def _of_body(layout: Layout, regions: Regions, level: str | None) -> Region | None:
    """The one region of the document's level in which every place lies that the opening names, else the one in which
    by far the most lie that the text names."""
    if level is None:
        return None
    found = {
        region.code: region
        for name in _named(layout.folded[:_LEAD], regions)
        if (region := _above(regions, name, level))
    }
    found = {code: region for code, region in found.items() if not _held(regions, code, found)}
    return next(iter(found.values())) if len(found) == 1 else _most_named(layout, regions, level)


def _most_named(layout: Layout, regions: Regions, level: str) -> Region | None:
    named = (_above(regions, region, level) for region in _named(layout.folded[:_BODY], regions))
    counts = [*Counter(region for region in named if region).most_common(2), (None, 0), (None, 0)]
    (region, count), (_, second) = counts[:2]
    return region if count >= max(_FEWEST, _TIMES * second) else None


def _held(regions: Regions, code: str, found: Mapping[str, Region]) -> bool:
    """Whether another region found holds this one: a county-level city named in its city's document."""
    return any(above in found for above in regions.gazetteer.lineage(code) if above != code)


def _above(regions: Regions, region: Region, level: str) -> Region | None:
    """The area of a level that holds a region; a municipality and a county-level city are cities too."""
    if level == "市" and region.level == "县" and region.name.endswith("市"):
        return region
    chain = [regions.gazetteer.regions[code] for code in regions.gazetteer.lineage(region.code)]
    if chain and region.code.startswith(MUNICIPALITIES) and level in {"省", "市"}:
        return chain[0]
    return next((one for one in chain if one.level == level), None)


def _named(window: str, regions: Regions) -> Iterator[Region]:
    """Every region that the opening names; 新区 is a word before it is a name, and 建成县域 is not 成县."""
    at = 0
    while at < len(window):
        place = regions.place_at(window, at)
        if place and not (place[0] == 2 and window[at + 1] in "区县市"):
            yield place[1]
        at += place[0] if place else 1
