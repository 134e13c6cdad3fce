"""The name of a unit as it stands in a paper of one place, and what it is called in a paper of another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from itertools import takewhile

from corpus.fold import fold
from corpus.fragments import compiled
from corpus.model import Institution
from corpus.model.seats import MoveKind, Seat
from extract.names.gazetteer import LEVELS
from extract.names.institutions import Institutions
from extract.names.moving import BELOW, Named, Parts, core_at, load_counterparts, lower, parts_of
from extract.names.organs import Naming, namings
from extract.names.regions import Region
from extract.names.unit_names import heads
from extract.rules import pattern_of

_AUTONOMOUS = "自治区"
_BRACKET = "("
_OF_TOWNS = frozenset({"gov.government", "party.committee", "zone.generic"})
_ZONE = compiled("{zone_ending} $")
_YOUTH = "团{}委"


@dataclass(frozen=True, slots=True)
class UnitMove:
    """``new`` None and no ``why``: nothing to change or nothing known."""

    new: str | None = None
    why: str = ""
    kind: MoveKind = MoveKind.ORGAN
    known: bool = True
    """Whether the name was understood; what was not may still hold words of a level."""


@dataclass(frozen=True)
class Mover:
    """From one seat to another."""

    institutions: Institutions
    origin: Seat
    home: Seat
    on: date | None = None
    """The day of the paper: what was borne then may be no name of today."""

    @property
    def shift(self) -> int:
        return lower(self.home.level, self.origin.level)

    def move(self, printed: str) -> UnitMove:
        """A whole name, its own bracket (省农业农村厅（省委农办）) as well; what stays is as it was printed."""
        name = fold(printed)
        at = name.find(_BRACKET, 1)
        if at > 0 and name.endswith(")") and self._is_organ(name[:at]):
            outer, inner = self.move(printed[:at]), self.move(printed[at + 1 : -1])
            new = f"{outer.new}（{inner.new or printed[at + 1 : -1]}）" if outer.new else None
            return replace(outer, new=new)
        moved = self._whole(name)
        if moved.new is None or moved.new == name:
            return replace(moved, new=None)
        if moved.kind is MoveKind.FORMER:
            return replace(moved, new=moved.new.removesuffix(f"（原{name}）") + f"（原{printed}）")
        ends = zip(reversed(moved.new), reversed(name), strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
        head = moved.new[: len(moved.new) - kept]
        whole = head.endswith((self.home.word, "级", "直", "属", "）"))  # else half of the name is another
        return replace(moved, new=head + printed[len(printed) - kept :] if whole else moved.new)

    def _is_organ(self, name: str) -> bool:
        organ = self.institutions.link(name, self.on, self.origin.level)
        return organ is not None and not organ.institution_id.startswith("coll.")

    # --- ways to read a name ------------------------------------------------------------------------------------------

    def _whole(self, name: str) -> UnitMove:
        if self.origin.word == _AUTONOMOUS:
            name = name.replace(f"{_AUTONOMOUS}党委", f"{_AUTONOMOUS}委", 1)
        organ = self.institutions.link(name, self.on, self.origin.level)
        if organ is not None and organ.institution_id.startswith("coll."):
            return UnitMove(known=False)
        if youth := self._youth_league(name):
            return youth
        if organ is not None and organ.since and organ.present_name != name and "、" not in organ.present_name:
            return self._former(name, organ)
        return self._present(name, organ)

    def _youth_league(self, name: str) -> UnitMove | None:
        """团省委, 共青团某某省委: what says whose it is stands inside."""
        for before, own, here in (
            ("团", self.origin.word, self.home.word),
            ("共青团", self.origin.name, self.home.name),
        ):
            if name in (f"{before}{fold(own)}委", f"{before}{fold(own)}委员会") and self.concerns:
                return UnitMove(before + here + name[len(before) + len(own) :], self.reason())
        return None

    def _former(self, name: str, organ: Institution) -> UnitMove:
        """An organ that is called otherwise today: that name is moved, and told where nothing else changes."""
        present = organ.present_name
        moved = self._present(present, self.institutions.link(present, None, self.origin.level))
        year, _, month = (organ.since or "").partition("-")
        why = f"“{name}”自{year}年{f'{int(month[:2])}月' if month else ''}起为“{present}”"
        if moved.new:
            return UnitMove(moved.new, f"{why}；{moved.why}")
        if moved.why:
            return UnitMove(None, f"{why}；{moved.why}")
        return UnitMove(f"{present}（原{name}）", why, MoveKind.FORMER)

    def _present(self, name: str, organ: Institution | None) -> UnitMove:
        if kept := self._kept(name, organ):
            return kept
        for head, core, naming in self._readings(name):
            return self._moved(name, head, core, naming)
        return self._by_head(name, known=organ is not None)

    def _readings(self, name: str) -> list[tuple[str, str, Naming]]:
        """Ways to part what stands before an organ from its own name, the longest own names' heads last."""
        found = []
        local, national = namings(national=False), namings(national=True).get(name)
        if national and self.origin.level == "国家":
            return [("", name, national[0])]
        for length in self._heads(name):
            if length and name[length:] in local:
                found.append((name[:length], name[length:], local[name[length:]][0]))
        if found:
            return found
        if national and name not in local:
            return [("", name, national[0])]
        return [("", name, local[name][0])] if name in local else []

    def _heads(self, name: str) -> list[int]:
        """Lengths of what may stand before an organ, the longest first: of its own place too, if no list has it."""
        found = {head.length for head in heads(name, self.institutions.regions, self.origin.level)}
        found |= {len(place) for place in self._own_names() if name.startswith(place)}
        return sorted(found, reverse=True)

    def _own_names(self) -> list[str]:
        names = [fold(name) for name in self.origin.names]
        return ["".join(names[at:]) for at in range(len(names))]

    def _kept(self, name: str, organ: Institution | None) -> UnitMove | None:
        """Organs whose names do not follow the level: 广州海关, 国家税务总局广东省税务局."""
        row = load_counterparts().get(organ.institution_id) if organ else None
        if row is None or not row.kept or not self.concerns or self._is_anothers(name):
            return None
        return UnitMove(None, row.kept.format(name=self.home.name, word=self.home.word))

    def _is_anothers(self, name: str) -> bool:
        """Whether a name begins with a place or level that is neither the origin's nor in it."""
        regions = self.institutions.regions
        if place := regions.place_at(name, 0, self.origin.code):
            own, code = self.origin.code, place[1].code
            return own is not None and code != own and not is_inside(own, code) and not self.is_part(place[1])
        before = [head for head in heads(name, regions, self.origin.level) if head.length]
        return bool(before) and all(self.head(name[: head.length]) is None for head in before)

    @cached_property
    def parts(self) -> Parts:
        """All that lie one level under the home."""
        return parts_of(self.home, self.institutions.regions.gazetteer.regions)

    @property
    def concerns(self) -> bool:
        """Whether anything changes at all between the two seats."""
        return self.shift != 0 or self.origin.names != self.home.names

    # --- a head and an organ --------------------------------------------------------------------------------------

    def _moved(self, name: str, head: str, core: str, naming: Naming) -> UnitMove:
        organ = naming.organ
        if organ.national:
            if self.origin.level != "国家" or not self.shift:
                return UnitMove()
            named = core_at(organ, core, self.home)
            return self._named(name, self.home.word, named)
        place = self.head(head)
        if place is None:
            return UnitMove()
        if place.why:
            return UnitMove(None, place.why)
        if place.seat is None:
            return UnitMove(place.new + core, self.reason()) if place.new != head else UnitMove()
        if place.seat.level == "乡" and organ.organ_id not in _OF_TOWNS:
            return UnitMove(None, f"镇（街道）一级一般没有“{core}”")
        alike = self.origin.municipal == self.home.municipal
        same = alike and place.seat.level == self._level_of(head)
        return self._named(name, place.new, Named(core) if same else core_at(organ, core, place.seat))

    def _level_of(self, head: str) -> str:
        """The level that what stands before an organ is of."""
        own = not head or pattern_of("own.head").match(head) or self._place(head)
        return self.origin.level if own else LEVELS[LEVELS.index(self.origin.level) + 1]

    def _named(self, name: str, head: str, named: Named) -> UnitMove:
        if named.core is None:
            return UnitMove(None, named.why)
        new = _YOUTH.format(head) if named.core == "团委" else head + named.core
        if self.home.word == _AUTONOMOUS:
            new = new.replace(f"{_AUTONOMOUS}委", f"{_AUTONOMOUS}党委", 1)
        if fold(new) == name:
            return UnitMove()
        return UnitMove(new, self.reason())

    def reason(self) -> str:
        if self.shift:
            return f"{self.origin.level}级文件改为{self.home.level}级"
        return f"{self.origin.name}改为{self.home.name}"

    def _by_head(self, name: str, *, known: bool) -> UnitMove:
        """An organ that no lexicon has: only what stands before it is changed."""
        for length in self._heads(name):
            text = name[:length]
            place = self.head(text) if text else None
            if place is None or len(name) - length < 2:
                continue
            if place.why:
                return UnitMove(None, place.why)
            if part := self._part_at(name, length):
                return UnitMove(None, self.part_of(part))
            if place.seat is not None and place.new != text:
                return UnitMove(place.new + name[length:], f"{self.reason()}；词表没有这一机构，只换了前面的级别")
        return UnitMove(known=known)

    def _part_at(self, name: str, start: int) -> str:
        """The place in the origin whose name begins there: 省沈抚示范区管委会; empty where there is none."""
        found = self.institutions.regions.place_at(name, start, self.origin.code)
        return name[start : start + found[0]] if found and self.concerns and self.is_part(found[1]) else ""

    # --- what stands before -------------------------------------------------------------------------------------------

    def head(self, head: str) -> MovedHead | None:
        """What stands before an organ (省级, 各市, 广东省) and what it becomes; None where it stays."""
        if not head:
            return MovedHead("", self.home) if self.origin.level != "国家" and self.shift else None
        if own := pattern_of("own.head").match(head):
            if own["word"] != self.origin.word:
                return None
            return MovedHead((own["all"] or "") + self.home.word + (own["tail"] or ""), self.home)
        if self.origin.level in BELOW and pattern_of(f"below.{self.origin.level}").fullmatch(head):
            return MovedHead(self.parts.words, any_of(self.parts.level))
        return self._place(head)

    def _place(self, head: str) -> MovedHead | None:
        """A place's name: the paper's own, one that it lies in, or one that lies in it."""
        names = [fold(name) for name in self.origin.names]
        if head in self._own_names():
            return MovedHead(self.home.word, self.home)
        if self.origin.names and any(head == "".join(names[at:-1]) for at in range(len(names) - 1)):
            above = self.home.names[len(names) - 2] if len(self.home.names) >= len(names) - 1 else head
            return None if above == names[-2] or self.shift else MovedHead(above, None)
        found = self.institutions.regions.place_at(head, 0, self.origin.code)
        if found is None or found[0] != len(head):
            return None
        if self.is_part(found[1]) and self.concerns:
            return MovedHead(head, None, self.part_of(head))
        return MovedHead(self.home.word, self.home) if self._is_short_form(head, found[1]) else None

    def _is_short_form(self, head: str, region: Region) -> bool:
        """湘西州 for 湘西土家族苗族自治州; 广州 is no such form of 广州市, and a zone is not its city."""
        whole = "".join(self.origin.names)
        return region.name == whole and bool(whole) and head[-1] == whole[-1] and not _ZONE.search(head)

    def is_part(self, region: Region) -> bool:
        """Whether a place lies in the origin: a county of the city, a zone in it."""
        if self.origin.level == "国家":
            return False
        return is_inside(region.code, self.origin.code) or (
            region.code == self.origin.code and region.name != "".join(self.origin.names) and region.level != "乡"
        )

    def part_of(self, place: str) -> str:
        return f"“{place}”是{self.origin.name}的下级地方，要由人改成本地的"


@dataclass(frozen=True, slots=True)
class MovedHead:
    new: str
    seat: Seat | None
    """Whose organ it is then."""
    why: str = ""


def is_inside(code: str, area: str | None) -> bool:
    """Whether a code lies in an area and is not its own."""
    return bool(area) and code != area and code.startswith((area or "").removesuffix("00").removesuffix("00"))


@cache
def any_of(level: str) -> Seat:
    """Any place of a level."""
    return Seat(level=level, word=level if level in ("省", "市", "县") else "镇")
