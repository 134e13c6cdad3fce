"""What the check of a kept table finds in the names of units: two ways, slips, roles, names no longer borne."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from corpus.model import Institution, UnitRole
from corpus.workspace.cells import CellReader, source_of_row, units_of
from corpus.workspace.findings import TableCase, short_title
from corpus.workspace.model import PlanRow

_OFTEN = 3
"""A unit that takes part so often and leads nothing is worth a look."""
_HABIT = 0.5
"""Part of the rows with units that must name a lead: where few do, leading nothing says nothing."""
_SHORTEST, _LONGEST = 4, 60
"""Characters of a name that may be misspelled; what is longer is a text that stands among the units."""
_LONG = 6
"""… where both are of a kind of which there are many."""
_SHARING = 12
"""Names with one common form that are compared."""
_LEVELS = frozenset("省市县区州盟旗镇乡")


class TableUnits:
    """The units of a table: who stands where."""

    def __init__(self, rows: Sequence[PlanRow], reader: CellReader) -> None:
        self.rows, self.reader = rows, reader
        self.units = {row.row_id: tuple(dict.fromkeys(units_of(row, reader))) for row in rows}

    def institution(self, name: str) -> Institution | None:
        return self.reader.institution(name, source_of_row(self.rows_of[name][0]))

    def led(self, row: PlanRow) -> bool:
        return any(role is UnitRole.LEAD for _, role in self.units[row.row_id])

    @cached_property
    def rows_of(self) -> dict[str, tuple[PlanRow, ...]]:
        """The rows that name a unit, by its name, in the order in which they are first named."""
        found: defaultdict[str, dict[str, PlanRow]] = defaultdict(dict)
        for row in self.rows:
            for name, _ in self.units[row.row_id]:
                found[name][row.row_id] = row
        return {name: tuple(rows.values()) for name, rows in found.items()}

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.row_id for name in names for row in self.rows_of[name]))

    @cached_property
    def identities(self) -> dict[str, str]:
        """Name of a unit to what all names of one organ share."""
        return {name: self.reader.identity(name, source_of_row(rows[0])) for name, rows in self.rows_of.items()}


def two_ways(checked: TableUnits) -> list[TableCase]:
    """One organ under several names, the usual one first."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, identity in checked.identities.items():
        names[identity].append(name)
    return [
        TableCase(text=_sides(several, checked) + "是同一单位", row_ids=checked.ids(several))
        for several in names.values()
        if len(several) > 1
    ]


def _sides(names: Sequence[str], checked: TableUnits) -> str:
    ordered = sorted(names, key=lambda name: -len(checked.rows_of[name]))
    return "、".join(f"“{name}”（{len(checked.rows_of[name])}行）" for name in ordered)


def spelled_alike(checked: TableUnits) -> list[TableCase]:
    """Names one sign apart that are no two organs of the lexicon: 市发展改革局 and 市发展改格局."""
    names = [name for name in checked.rows_of if _SHORTEST <= len(name) <= _LONGEST]
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for form in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
            holders[form].append(name)
    found: dict[tuple[str, str], None] = {}
    for held in holders.values():
        pairs = combinations(held[:_SHARING], 2)
        found |= {pair: None for pair in pairs if _one_sign_apart(*pair) and _may_be_one(pair, checked)}
    return [TableCase(text=_sides(pair, checked) + "只差一字", row_ids=checked.ids(pair)) for pair in found]


def _may_be_one(pair: tuple[str, str], checked: TableUnits) -> bool:
    """Whether the lexicon knows one of two names not at all, or both long ones as a kind only (公司, 医院, 中心)."""
    one, other = (checked.institution(name) for name in pair)
    if one is None or other is None:
        return True
    kind = one.institution_id == other.institution_id and all(checked.identities[name] == name for name in pair)
    return kind and min(map(len, pair)) >= _LONG and not one.institution_id.startswith("coll.")


def _one_sign_apart(one: str, other: str) -> bool:
    """Whether a sign was lost, added or mistaken; one level for another (市, 县) is no slip, nor a number."""
    if Levenshtein.distance(one, other, score_cutoff=1) != 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    signs = (
        one[start : start + 1] + other[start : start + 1] if len(one) == len(other) else max(one, other, key=len)[start]
    )
    return not _LEVELS & set(signs) and not any(
        sign.isdigit() or sign in "一二三四五六七八九十东西南北" for sign in signs
    )


def leads_nothing(checked: TableUnits) -> list[TableCase]:
    """Units that take part several times and lead nothing, where the table names leads at all."""
    leads, others = Counter[str](), Counter[str]()
    for row in checked.rows:
        for name, role in checked.units[row.row_id]:
            if role is not UnitRole.SUPERVISING:
                (leads if role is UnitRole.LEAD else others)[checked.identities[name]] += 1
    assigned = [row for row in checked.rows if checked.units[row.row_id]]
    if sum(map(checked.led, assigned)) < _HABIT * len(assigned) or not leads:
        return []
    shown: dict[str, str] = {}
    for name, identity in checked.identities.items():
        shown.setdefault(identity, name)
    idle = [one for one, times in others.most_common() if times >= _OFTEN and one not in leads]
    return [
        TableCase(text=f"{shown[one]}（参与{others[one]}项）", row_ids=checked.ids(_named(one, checked)))
        for one in idle
        if not _is_collective(shown[one], checked)
    ]


def _named(identity: str, checked: TableUnits) -> list[str]:
    return [name for name, other in checked.identities.items() if other == identity]


def _is_collective(name: str, checked: TableUnits) -> bool:
    """各县（市、区）政府, 有关部门: they never lead."""
    organ = checked.institution(name)
    return organ is not None and organ.institution_id.startswith("coll.")


def two_roles(checked: TableUnits) -> list[TableCase]:
    found = []
    for row in checked.rows:
        roles: defaultdict[str, set[UnitRole]] = defaultdict(set)
        for name, role in checked.units[row.row_id]:
            roles[name].add(role)
        if twice := [name for name, said in roles.items() if len(said) > 1]:
            found.append(TableCase(text=f"{short_title(row)}的{'、'.join(twice)}", row_ids=(row.row_id,)))
    return found


def defunct(checked: TableUnits) -> list[TableCase]:
    """Names that are no longer borne. Where the former name is told beside today's, it is no matter."""
    found = []
    for name, rows in checked.rows_of.items():
        organ = checked.institution(name)
        if organ is not None and isdefunct(name, organ):
            text = f"“{name}”（{len(rows)}行）自{since(organ)}起为“{organ.present_name}”"
            found.append(TableCase(text=text, row_ids=checked.ids([name])))
    return found


def isdefunct(name: str, organ: Institution) -> bool:
    return organ.since is not None and organ.present_name != name and not organ.institution_id.startswith("coll.")


def since(organ: Institution) -> str:
    """2018年, or 2018年10月 where the month is known."""
    year, _, month = (organ.since or "").partition("-")
    return f"{year}年" + (f"{int(month[:2])}月" if month else "")
