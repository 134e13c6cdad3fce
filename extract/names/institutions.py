"""Organs: what a unit as mentioned is, and what it is called today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.fold import fold, rounded
from corpus.model import Institution
from extract.names.organs import Naming, load_organs, namings, negatives, wildcards
from extract.names.regions import Regions
from extract.names.unit_names import (
    LEVEL_WORDS,
    NameHead,
    Present,
    generic_head,
    heads,
    present_local,
    present_national,
    unlisted_heads,
)
from extract.rules import load_rules, pattern_of

# Longer strings are sentences, not units.
_LONGEST = 40
# A branch's own name behind the organ's: 天河区分局. A town's or company's name before 街道, 公司: 五星, 晋陵.
_LONGEST_BRANCH, _LONGEST_OWN = 8, 6
# What may stand for the * of a label: the name of a town, a place or organ, an event or a task.
_LONGEST_TOWN, _LONGEST_MIDDLE, _LONGEST_TASK = 6, 12, 24
# A bracket that belongs to the name: 高新园(邹区镇).
_LONGEST_BRACKET = 12
# Collective names that a name of the list comes before: 国有企业 is one organ's name as well as enterprises.
_LATE = frozenset({"coll.enterprises", "coll.institutions"})
_NATION = "国家"
# What follows an organ's name without making it another organ.
_TAILS = ("办公厅", "办公室", "党组", "党委", "党工委", "党支部", "本级", "机关")
# A place's own name as a unit is its government; a zone's its committee.
_GOVERNMENT, _ZONE = "gov.government", "zone.generic"
# Offices inside an organ; two 局 side by side are a list whose separator is lost, and no unit.
_INNER = ("处", "科", "室", "股", "队", "中心", "站", "所", "院", "馆")
# A branch of the organ before it: 市生态环境局天河区分局.
_BRANCHES = ("分局", "支局")
_ZONE_ENDS = tuple("区园城岛港湖山谷带镇")
_NAMED_ENDS = ("街道办事处", "街道", "镇", "乡", "公司", "集团", "管委会")
_TOWN_LEVEL: dict[str, str | None] = {"gov.street": "乡", "gov.township": "乡", "gov.village": None}
_MIDDLE_STOPS = frozenset('的等和及或与为由对,;。:、()"')


_Cache = dict[tuple[str, str, str | None], Institution | None]


@dataclass(frozen=True)
class Institutions:
    regions: Regions
    _known: _Cache = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls) -> Institutions:
        """The shipped organs. Raises LexiconError."""
        load_organs()
        return cls(Regions.load())

    def link(self, unit: str, on: date | None = None, level: str | None = None) -> Institution | None:
        """What a unit is; ``on`` is the document's date, ``level`` its issuer's level. None where it is not known.

        ``on`` decides where a name is a present and a former one (交通局), ``level`` whose 发展改革委 it is.
        """
        written = "".join(unit.split()).strip(",;、。:，；：")
        key = (written, f"{on:%Y-%m}" if on else "", level)
        if key not in self._known:
            found = self._find(rounded(fold(written)), key[1], level) if 1 < len(written) <= _LONGEST else None
            if found and found.since is None and found.present_name == fold(written):
                found = replace(found, present_name=written)
            self._known[key] = found
        return self._known[key]

    def is_bare(self, unit: str) -> bool:
        """Whether a name says neither whose organ it is nor that it is the nation's: 财政厅, not 财政部 or 陕西证监局.

        Such a name shares the place of the list that it stands in: 省发展改革委、财政厅.
        """
        name = "".join(fold(unit).split())
        if self.regions.gazetteer.at(name) or (name in namings(national=True) and name not in namings(national=False)):
            return False
        labels = namings(national=False)
        if name in labels:
            return True
        return not any(
            name[head.length :] in labels for head in (*heads(name, self.regions, None), *unlisted_heads(name))
        )

    def prefix(self, folded: str, start: int = 0) -> int:
        """Length of the longest known unit name (place prefix included) that begins at ``start``; 0 if none.

        A bracket that follows belongs to the name (高新园(邹区镇)). Splits lists whose separators are lost.
        """
        text = folded[start : start + _LONGEST]
        longest = self._label_length(text, 0, national=True)
        for head in heads(text, self.regions, None):
            if length := self._label_length(text, head.length, national=False):
                longest = max(longest, head.length + length)
        longest = longest or self._collective_length(text) or _named_length(text)
        return _with_bracket(text, longest)

    # --- readings of a name, the surest first ---------------------------------------------------------------------

    def _find(self, name: str, on: str, level: str | None) -> Institution | None:
        return next(self._readings(name.removesuffix("等"), on, level), None)

    def _readings(self, name: str, on: str, level: str | None) -> Iterator[Institution]:
        yield from self._collective(name, late=False)
        yield from self._exact(name, on, level)
        yield from self._collective(name, late=True)
        yield from self._bare_place(name)
        if not pattern_of("unit.clause").match(name):
            yield from self._wild(name, on, level)
        if "(" in name:
            yield from self._without_bracket(name, on, level)
        if "会同" not in name:
            yield from self._compound(name, on, level)

    def _collective(self, name: str, late: bool) -> Iterator[Institution]:
        """各区, 有关部门; ``late`` for those that a name of the list (国有企业) comes before."""
        for rule in load_rules("institutions"):
            if (late or rule.rule_id not in _LATE) and rule.pattern.match(name):
                yield Institution(institution_id=rule.rule_id, level=None, present_name=name)
                return

    def _exact(self, name: str, on: str, level: str | None) -> Iterator[Institution]:
        national = namings(national=True).get(name, ())
        local = list(self._local(name, on, level))
        if national and level is None and any(one.level is None for one in local):
            return  # the nation's or a place's
        if national and (level == _NATION or not local or name not in namings(national=False)):
            yield _national(_at(national, on), name)
        yield from local

    def _local(self, name: str, on: str, level: str | None) -> Iterator[Institution]:
        labels = namings(national=False)
        for head in (*heads(name, self.regions, level), *unlisted_heads(name)):
            core = name[head.length :]
            if meanings := labels.get(core):
                naming = _at(meanings, on)
                present = present_local(naming, core, head, on)
                yield _institution(naming, name, head, present, _level(naming, head, level))

    def _bare_place(self, name: str) -> Iterator[Institution]:
        place = self.regions.place_at(name)
        if place and place[0] == len(name):
            zone = any(meaning.zone for meaning in self.regions.gazetteer.names.get(name, ()))
            yield Institution(institution_id=_ZONE if zone else _GOVERNMENT, level=place[1].level, present_name=name)

    def _wild(self, name: str, on: str, level: str | None) -> Iterator[Institution]:
        """Labels with a place in them: 国家统计局*调查队, *街道办事处."""
        for at in range(len(name)):
            for before, naming in wildcards().get(name[at:], ()):
                middle = name[len(before) : at]
                if name.startswith(before) and _fills(middle, naming):
                    head = (
                        generic_head(before, len(before), level)
                        if before in LEVEL_WORDS
                        else self._middle_head(middle, level)
                    )
                    present = present_local(naming, name, head, on, middle)
                    present = replace(present, names=(name,)) if naming.former is None else present
                    level_here = _TOWN_LEVEL.get(naming.organ.organ_id, head.level)
                    yield _institution(naming, name, NameHead(0), present, level_here)

    def _middle_head(self, middle: str, level: str | None) -> NameHead:
        """What a label's ``*`` stands for: a place or 市 gives the level, anything else none."""
        return {head.length: head for head in heads(middle, self.regions, level)}.get(len(middle), NameHead(0))

    def _without_bracket(self, name: str, on: str, level: str | None) -> Iterator[Institution]:
        outer, _, rest = name.partition("(")
        inner, _, tail = rest.partition(")")
        if outer and not tail and (found := self._find(outer, on, level)):
            yield replace(found, present_name=found.present_name + f"({inner})")

    def _compound(self, name: str, on: str, level: str | None) -> Iterator[Institution]:
        """An organ inside an organ (市委宣传部新闻处), or two whose separator is lost: the last one is the unit."""
        for tail in _TAILS:
            outer_name = name.removesuffix(tail)
            if outer_name != name and (found := self._find(outer_name, on, level)):
                yield replace(found, present_name=found.present_name + tail)
        length = self.prefix(name)
        while 0 < length < len(name):
            outer, inner = self._find(name[:length], on, level), self._find(name[length:], on, None)
            if outer and inner and (name.endswith(_INNER) or inner.level not in {None, outer.level}):
                present = outer.present_name + inner.present_name
                yield replace(inner, level=inner.level or outer.level, present_name=present)
            elif outer and name.endswith(_BRANCHES) and len(name) - length <= _LONGEST_BRANCH:
                head = self._middle_head(name[length:].removesuffix("分局").removesuffix("支局"), level)
                yield replace(outer, level=head.level, present_name=outer.present_name + name[length:])
            length = self.prefix(name[: length - 1])

    # --- lengths of labels ----------------------------------------------------------------------------------------

    def _label_length(self, text: str, at: int, national: bool) -> int:
        labels = namings(national)
        barred = negatives()
        for length in range(len(text) - at, 1, -1):
            label = text[at : at + length]
            if label in labels:
                return 0 if label.endswith("部") and text.startswith("门", at + length) else length
            if label in barred:
                return 0
        return 0

    def _collective_length(self, text: str) -> int:
        """Length of 各街道, 市国有公司 and the like at the beginning; areas come first, enterprises may follow them."""
        lengths = ((late, length) for late in (False, True) for length in reversed(range(len(text) + 1)))
        return next((length for late, length in lengths if any(self._collective(text[:length], late))), 0)


def _named_length(text: str) -> int:
    """Length of a town's or company's name at the beginning: 五星街道, 晋陵公司."""
    ends = [(at, -len(end)) for end in _NAMED_ENDS if 2 <= (at := text.find(end)) <= _LONGEST_OWN]
    at, length = min(ends, default=(0, 0))  # the first, and of two there the longer: 街道办事处
    return at - length


def _at(meanings: Sequence[Naming], on: str) -> Naming:
    """The meaning in force at a month: a name borne then, else a present one, else the first."""
    if on:
        for naming in meanings:
            former = naming.former
            if former and former.end[: len(on)] >= on[: len(former.end)] and (former.start or "") <= on:
                return naming
    return next((naming for naming in meanings if naming.former is None and naming.organ.until is None), meanings[0])


def _national(naming: Naming, name: str) -> Institution:
    present = present_national(naming, name)
    return Institution(
        institution_id=naming.organ.organ_id,
        level=_NATION,
        present_name="、".join(present.names),
        since=present.since,
        basis=present.basis,
    )


def _institution(naming: Naming, name: str, head: NameHead, present: Present, level: str | None) -> Institution:
    before = name[: head.length]
    return Institution(
        institution_id=naming.organ.organ_id,
        level=level,
        present_name="、".join(before + one for one in present.names),
        since=present.since,
        basis=present.basis,
    )


def _level(naming: Naming, head: NameHead, issuer_level: str | None) -> str | None:
    """The level that the name itself says, else the issuer's; a zone's is not known, nor an organ's of no place."""
    if naming.organ.organ_id in _TOWN_LEVEL:
        return _TOWN_LEVEL[naming.organ.organ_id]
    if head.length or issuer_level == _NATION or naming.organ.kind == "zone":
        return head.level
    return issuer_level


def _fills(middle: str, naming: Naming) -> bool:
    """Whether a string may stand for the ``*`` of a label: a place, or the name of an event or a task."""
    longest, stops = _LONGEST_MIDDLE, _MIDDLE_STOPS
    if naming.organ.kind == "body":
        longest, stops = _LONGEST_TASK, _MIDDLE_STOPS - {"和", "与"}
    if naming.organ.organ_id == _ZONE and not middle.endswith(_ZONE_ENDS):
        return False
    if naming.organ.organ_id in _TOWN_LEVEL:  # 城乡, 国家住房城乡… are no towns
        longest, stops = _LONGEST_TOWN, stops | {"城", "国"}
    return middle != "" and len(middle) <= longest and not stops & set(middle)


def _with_bracket(text: str, length: int) -> int:
    if length and text.startswith("(", length):
        return (text.find(")", length, length + _LONGEST_BRACKET + 1) + 1) or length
    return length
