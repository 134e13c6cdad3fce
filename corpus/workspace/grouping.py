"""The groups of a kept table, by section, theme, unit or time limit, always as its cells stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.division.groups import NO_THEME, NO_UNIT, counted, deadline_head, deadline_order
from corpus.division.rows import Grouping, TableColumn
from corpus.glossary import chinese
from corpus.model import UnitRole
from corpus.workspace.cells import CellReader, limit_of, source_of_row, units_of
from corpus.workspace.model import PlanRow, PlanTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGroup:
    path: tuple[str, ...]
    """What stands over the rows, outermost first; with the counts, except of sections."""
    rows: tuple[PlanRow, ...]
    name: str = ""
    """The theme, unit or time limit without the counts; of sections the innermost head."""
    roles: Mapping[str, tuple[UnitRole, ...]] = field(default_factory=dict)
    """Of a unit's group: id of a row to what the unit is in it."""

    def role_words(self, row: PlanRow) -> str:
        """What stands in the column ROLE."""
        return "、".join(chinese(f"role.{role.value}") for role in self.roles.get(row.row_id, ()))


def grouped(table: PlanTable, reader: CellReader, by: Grouping | None = None) -> tuple[PlanGroup, ...]:
    """All rows of a table in groups: each row once, by unit under each of its units."""
    by = by or table.by
    if by is Grouping.UNIT:
        return tuple(_by_unit(table.rows, reader))
    if by is Grouping.THEME:
        return tuple(_by_theme(table.rows))
    if by is Grouping.DEADLINE:
        return tuple(_by_deadline(table.rows, reader))
    return tuple(_by_section(table.rows))


def _by_section(rows: Sequence[PlanRow]) -> Iterator[PlanGroup]:
    """Rows that follow each other under one head. One added by hand stands under the head of the row before it; where
    rows are of several documents, each document's name stands over its sections."""
    several = len({source.document_id for row in rows if (source := source_of_row(row))}) > 1
    paths: list[tuple[str, ...]] = []
    for row in rows:
        inherited = not row.path and not row.origins and bool(paths)
        source = source_of_row(row) if several else None
        paths.append(paths[-1] if inherited else ((source.name,) if source else ()) + row.path)
    for path, members in groupby(zip(paths, rows, strict=True), key=lambda member: member[0]):
        yield PlanGroup(path=path, rows=tuple(row for _, row in members), name=path[-1] if path else "")


def _by_theme(rows: Sequence[PlanRow]) -> Iterator[PlanGroup]:
    members: defaultdict[str, list[PlanRow]] = defaultdict(list)
    for row in rows:
        members[row.themes[0] if row.themes else NO_THEME].append(row)
    for theme in sorted(members, key=lambda name: name == NO_THEME):
        yield _counted_group(theme, members[theme])


def _by_deadline(rows: Sequence[PlanRow], reader: CellReader) -> Iterator[PlanGroup]:
    members: defaultdict[str, list[PlanRow]] = defaultdict(list)
    order = {}
    for row in rows:
        limit = limit_of(row, reader)
        head = deadline_head(limit.due, limit.recurs, row.cells.get(TableColumn.DEADLINE, ""))
        members[head].append(row)
        order[head] = deadline_order(limit.due, head)
    for head in sorted(members, key=lambda name: order[name]):
        yield _counted_group(head, members[head])


def _counted_group(name: str, rows: Sequence[PlanRow]) -> PlanGroup:
    return PlanGroup(path=(counted(name, len(rows)),), rows=tuple(rows), name=name)


def _by_unit(rows: Sequence[PlanRow], reader: CellReader) -> Iterator[PlanGroup]:
    """One group for each unit, in the order in which they are first named; rows that name none come last."""
    members: defaultdict[str, dict[str, tuple[PlanRow, set[UnitRole]]]] = defaultdict(dict)
    rest: list[PlanRow] = []
    for row in rows:
        found = list(units_of(row, reader))
        for name, role in found:
            members[name].setdefault(row.row_id, (row, set()))[1].add(role)
        if not found:
            rest.append(row)
    for name, held in members.items():
        roles = {row_id: tuple(role for role in UnitRole if role in said) for row_id, (_, said) in held.items()}
        head = f"{name}（{_role_counts(roles.values())}）"
        yield PlanGroup(path=(head,), rows=tuple(row for row, _ in held.values()), name=name, roles=roles)
    if rest:
        yield _counted_group(NO_UNIT, rest)


def _role_counts(roles: Iterable[tuple[UnitRole, ...]]) -> str:
    said = [role for found in roles for role in found]
    return "，".join(f"{chinese(f'role.{role.value}')}{said.count(role)}项" for role in UnitRole if role in said)
