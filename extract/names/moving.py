"""What an organ is called at another level or place: 省财政厅 is 市财政局 in a city, 市卫生健康委 is 县卫生健康局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.fold import fold
from corpus.model.seats import MoveKind, Seat
from extract.lexicon import read_rows
from extract.names.gazetteer import LEVELS, Region, within
from extract.names.organs import NATIONAL_KINDS, Organ, load_organs

COLUMNS = ("id", "national", "province", "city", "county", "kept", "examples")
BELOW = {"国家": "各省（自治区、直辖市）", "省": "各市", "市": "各县（市、区）", "县": "各镇（街道）"}
"""What all of the next level are called, as a rule."""
_PREFIX = re.compile(r"^(?:中华人民共和国|中共中央|国务院|国家|中央|中华全国|中国|全国)+")
_COMMON = frozenset("和与管理局委厅员会办公室部总国家中央全")
_CENTRE = ("中央", "中共中央")
_STRICT = "!"
_NOT_HERE = "-"
_SWAPS: Mapping[str, Sequence[tuple[str, str]]] = {
    "省": (
        *(("局", "厅"), ("局", "委"), ("局", "委员会"), ("办公室", "办公厅")),
        *(("支队", "总队"), ("大队", "总队"), ("分局", "厅"), ("分局", "局")),
    ),
    "市": (("办公厅", "办公室"), ("厅", "局"), ("总队", "支队"), ("大队", "支队"), ("分局", "局")),
    "县": (
        *(("办公厅", "办公室"), ("厅", "局"), ("委员会", "局"), ("委", "局")),
        *(("总队", "大队"), ("支队", "大队")),
    ),
}
"""How names of organs end at a level, instead of otherwise."""
_NATIONAL_SWAPS: Mapping[str, Sequence[tuple[str, str]]] = {
    "省": (("部", "厅"), ("总局", "局"), ("署", "厅"), ("部", "局"), ("办公厅", "办公厅")),
    "市": (("部", "局"), ("总局", "局"), ("署", "局"), ("办公厅", "办公室")),
    "县": (("部", "局"), ("总局", "局"), ("署", "局"), ("委", "局"), ("办公厅", "办公室")),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """All that lie one level under a seat."""

    words: str
    level: str


def parts_of(seat: Seat, regions: Mapping[str, Region]) -> Parts:
    """Municipalities have districts, and a city without any (东莞市) has towns.

    >>> from extract.names.gazetteer import load_gazetteer
    >>> parts_of(Seat(level="省", word="市", names=("上海市",), code="310000"), load_gazetteer().regions)
    Parts(words='各区', level='县')
    """
    inside = [one for code, one in regions.items() if seat.code and code != seat.code and within(code, seat.code)]
    if seat.level == "省" and seat.municipal:
        return Parts("各区县" if any(one.name.endswith("县") for one in inside) else "各区", "县")
    if seat.level == "市" and seat.code and not inside:
        return Parts(BELOW["县"], "乡")
    return Parts(BELOW[seat.level], LEVELS[LEVELS.index(seat.level) + 1])


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One row of counterparts.csv: what stands for a national organ in a place, and what an organ is called there."""

    organ: Organ
    national: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    """Level → what it is called there; ``-``: there is none. A first name with ``!`` before it bars all others."""
    kept: str
    """Why its name does not follow the level."""
    examples: tuple[str, ...]


@cache
def load_counterparts() -> Mapping[str, Counterpart]:
    """Rows by the id of the local organ. Raises LexiconError."""
    found: dict[str, Counterpart] = {}
    organs = load_organs()
    for row in read_rows("counterparts.csv", COLUMNS):
        unknown = [one for one in (row["id"], *row.labels("national")) if one not in organs]
        if unknown or row["id"] in found:
            raise row.error(f"{(unknown or [row['id']])[0]!r} is no organ, or there twice")
        names = {level: row.labels(column) for level, column in zip("省市县", COLUMNS[2:5], strict=True)}
        found[row["id"]] = Counterpart(
            organs[row["id"]], row.labels("national"), names, row["kept"], row.labels("examples")
        )
    return found


@cache
def _of_national() -> Mapping[str, Counterpart]:
    return {organ_id: row for row in load_counterparts().values() for organ_id in row.national}


@dataclass(frozen=True, slots=True)
class Named:
    """What an organ is called at another level, without what stands before it; or why nobody can say."""

    core: str | None
    why: str = ""
    kind: MoveKind = MoveKind.ORGAN


def core_at(organ: Organ, core: str, seat: Seat) -> Named:
    """An organ's own name (发展改革委) at a seat. ``organ`` may be a national one."""
    national = organ.kind in NATIONAL_KINDS and organ.national
    row = _of_national().get(organ.organ_id) if national else load_counterparts().get(organ.organ_id)
    if national and row is None:
        return Named(None, f"{_at(seat)}没有与“{core}”对应的机构")
    if row is not None and row.kept:
        return Named(None, row.kept.format(name=seat.name, word=seat.word))
    level = seat.level if seat.level in _SWAPS else "县"
    usual = row.names[level] if row is not None else ()
    if usual == (_NOT_HERE,):
        return Named(None, f"{_at(seat)}一般不设“{core}”")
    local = row.organ if row is not None else organ
    return Named(_chosen(local, core, usual, seat, national=national))


def _at(seat: Seat) -> str:
    return f"{seat.word if seat.level != '国家' else '国家'}一级"


def _chosen(organ: Organ, core: str, usual: Sequence[str], seat: Seat, *, national: bool) -> str:
    strict = bool(usual) and usual[0].startswith(_STRICT)
    usual = [name.removeprefix(_STRICT) for name in usual]
    written = _PREFIX.sub("", core) if national else core
    if national and not usual and (party := "委" + written) in _labels(organ) and core.startswith(_CENTRE):
        return party
    forms = list(_forms(organ, written, seat, national=national))
    if strict or (national and usual):
        other = usual[0] if national else _most_alike(usual, written)
        return next((form for form in forms if form in usual), other)
    if forms:
        return forms[0]
    if usual:
        return _most_alike(usual, written)
    return _preferred(organ, written, seat)


def _forms(organ: Organ, core: str, seat: Seat, *, national: bool) -> Iterator[str]:
    """The name with the ending that it has at a level, as far as the organ bears such a name."""
    labels = _labels(organ)
    level = "市" if seat.level == "省" and seat.word == "市" else seat.level
    for before, after in (_NATIONAL_SWAPS if national else _SWAPS).get(level, ()):
        form = core.removesuffix(before) + after
        unusual = _is_municipal_form(organ, core) and form not in organ.preferred
        if level == "省" and not national:
            unusual = not _usual_ending(organ, after)
        if core.endswith(before) and form in labels and not unusual:
            yield form
    if core in labels and (seat.municipal or not _is_municipal_form(organ, core)):
        yield core


def _is_municipal_form(organ: Organ, core: str) -> bool:
    """科委, 市教委: what municipalities have where others have a 厅 or 局; 发展改革委 is so everywhere."""
    return (
        core.endswith(("委", "委员会")) and not organ.preferred[0].endswith(("委", "委员会")) and organ.kind == "organ"
    )


def _usual_ending(organ: Organ, ending: str) -> bool:
    return any(name.endswith(ending) for name in organ.preferred)


@cache
def _labels(organ: Organ) -> frozenset[str]:
    return frozenset(map(fold, (*organ.preferred, *organ.alternatives)))


def _most_alike(names: Sequence[str], core: str) -> str:
    return max(names, key=lambda name: (len(set(name) & set(core) - _COMMON), -abs(len(name) - len(core))))


def _preferred(organ: Organ, core: str, seat: Seat) -> str:
    """Today's usual name that ends as names do at that level."""
    wanted = ("厅", "委", "委员会") if seat.level == "省" and seat.word != "市" else ("局", "办公室", "办")
    plain = [name for name in organ.preferred if "*" not in name] or [core]
    ended = [name for name in plain if name.endswith(wanted)] or plain
    return _most_alike(ended, core)


def lower(level: str, than: str) -> int:
    """How many levels lower one level is: 市 is one lower than 省."""
    return LEVELS.index(level) - LEVELS.index(than)
