"""地区与级别: whose document it is, from the issuer down to what the text lets one infer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.fold import fold
from extract.gazetteer import LEVELS
from extract.layout import Layout
from extract.regions import Region, Regions
from extract.signature import rules_of

_LEAD = 1500
_OWN = re.compile(r"(?:我|全)(?P<level>省|市|县|区|州|自治区)|(?P<organ>省|市|县|区|州|自治区)(?:委|政府|人民政府)")


def find_region(
    layout: Layout,
    regions: Regions,
    title: str | None,
    issuers: Sequence[str],
    number: str | None,
    addressees: str | None,
) -> tuple[Region | None, str | None]:
    """The issuing body's region and level; the level alone where the text betrays no more (市政府各部门)."""
    level = _level(layout, issuers, addressees)
    region = next(_candidates(layout, regions, title, issuers, number), None)
    if region is None:
        region = _of_body(layout, regions, level)
    return region, region.level if region else level


def _candidates(
    layout: Layout, regions: Regions, title: str | None, issuers: Sequence[str], number: str | None
) -> Iterator[Region]:
    hint = _hint(layout, regions, title, number)
    for issuer in issuers[:1]:
        yield from filter(None, [regions.of_issuer(issuer, hint)])
    for name in (title, *(part.title for part in layout.parts[:2])):
        if name:
            yield from filter(None, [regions.of_title(name, hint)])
    if number:
        yield from filter(None, [regions.of_number(number)])
    for name in (layout.document.facts.issuer, layout.document.facts.publisher):
        if name:
            yield from filter(None, [regions.of_issuer(name, hint)])


def _hint(layout: Layout, regions: Regions, title: str | None, number: str | None) -> str | None:
    """A code that says which 省 the 省人民政府 is."""
    found = (number and regions.of_number(number)) or (title and regions.of_title(title)) or None
    return found.code if found else None


def _level(layout: Layout, issuers: Sequence[str], addressees: str | None) -> str | None:
    for text in (addressees, layout.folded[:_LEAD]):
        match = rules_of("metadata")["level.addressees"].search(fold(text)) if text else None
        if match:
            names = {"nation": "国家", "province": "省", "city": "市", "county": "县"}
            return next(names[name] for name, found in match.groupdict().items() if found)
    return None


def _of_body(layout: Layout, regions: Regions, level: str | None) -> Region | None:
    """The region of which the opening speaks, where it is the only one of the level on which it speaks (省委、省政府)."""
    window = layout.folded[:_LEAD]
    own = Counter(match["level"] or match["organ"] for match in _OWN.finditer(window))
    if not own:
        return None
    kinds = {"省": "省", "自治区": "省", "市": "市", "州": "市", "县": "县", "区": "县"}
    wanted = level or max((kinds[word] for word in own), key=LEVELS.index)
    found = {region.code: region for region in _named(window, regions) if region.level == wanted}
    return next(iter(found.values())) if len(found) == 1 else None


def _named(window: str, regions: Regions) -> Iterator[Region]:
    at = 0
    while at < len(window):
        place = regions.place_at(window, at)
        if place and place[1]:
            yield place[1]
        at += place[0] if place else 1
