"""A task-division table as it is handed in, whatever it was made of: the one value that all its writers read.

``TaskTable`` (made from documents) and ``PlanTable`` (kept in a 方案) both become it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.division.rows import UNIT_COLUMNS, TableColumn
from corpus.division.table import Finding, TableSource, TaskTable
from corpus.model import Span, UnitRole
from corpus.workspace.cells import NamedUnit, plain_name
from corpus.workspace.editing import cell_pieces, split_unit


class SourceStyle(StrEnum):
    """Where a Word file says what a row comes from."""

    COLUMN = "column"
    FOOTNOTE = "footnote"
    NONE = "none"


class HeadStyle(StrEnum):
    """How a Word file shows the groups: as rows over their rows, or as a first column whose equal cells are one."""

    ROWS = "rows"
    COLUMN = "column"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOrigin:
    """A passage that a row was made of."""

    entry_id: str
    source: TableSource
    span: Span
    path: tuple[str, ...]
    """Section path, outermost first."""
    place: str
    """As one cites it: 四、（一）6."""
    quote: str | None

    @property
    def name(self) -> str:
        """The document, as short as it goes: its number, else its title, else its file."""
        return self.source.document_number or self.source.title or self.source.file


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutRow:
    row_id: str
    path: tuple[str, ...]
    """What it stands under, outermost first."""
    cells: Mapping[TableColumn, str]
    """NUMBER is among them; SOURCE follows from the origins."""
    origins: tuple[RowOrigin, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[HandoutRow, ...]
    """A row that stands in several groups (by unit) is several rows with one id."""
    sources: tuple[TableSource, ...]
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    chosen: bool = False
    """A person named the columns: they stay, whatever stands in them."""

    @property
    def filled(self) -> tuple[TableColumn, ...]:
        """The columns that have anything in them: what is printed."""
        if self.chosen or not self.rows:
            return self.columns
        used = {column for row in self.rows for column, text in row.cells.items() if text.strip()}
        if any(row.origins for row in self.rows):
            used.add(TableColumn.SOURCE)
        return tuple(column for column in self.columns if column in used)

    def own_rows(self) -> tuple[HandoutRow, ...]:
        """Each row once, whatever groups it stands in."""
        return tuple({row.row_id: row for row in reversed(self.rows)}.values())[::-1]


# --- what is known of cells ---------------------------------------------------------------------------------------


def split_units(text: str) -> tuple[NamedUnit, ...]:
    """
    >>> [unit.name for unit in split_units("市财政局、各县、区人民政府；市生态环境局（原市环保局）")]
    ['市财政局', '各县、区人民政府', '市生态环境局']
    """
    names = (plain_name(split_unit(piece)[0].strip()) for piece, _ in cell_pieces(text))
    return tuple(NamedUnit(name) for name in dict.fromkeys(names) if name)


SplitUnits = Callable[[str], Sequence[NamedUnit]]
"""The units of a cell. ``split_units`` knows only how lists are written; what knows names can be handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutOptions:
    sources: SourceStyle = SourceStyle.COLUMN
    heads: HeadStyle = HeadStyle.ROWS
    page: Callable[[RowOrigin], str] | None = None
    """The address at which an origin opens in the browser, for the links of an Excel book."""
    units: SplitUnits = split_units


PLAIN = HandoutOptions()


def task_handout(table: TaskTable) -> Handout:
    """The table of documents as it is handed in."""
    sources = {source.document_id: source for source in table.sources}
    rows = []
    for group in table.groups:
        for row in group.rows:
            source = sources[row.document_id]
            place = row.cells.get(TableColumn.SOURCE, "")
            quote = table.quotes.get(row.entry_id)
            origin = RowOrigin(
                entry_id=row.entry_id, source=source, span=row.span, path=row.path, place=place, quote=quote
            )
            rows.append(
                HandoutRow(row_id=row.entry_id, path=group.path, cells=row.cells, origins=(origin,), due=row.due)
            )
    return Handout(
        title=table.title,
        columns=table.columns,
        rows=tuple(rows),
        sources=table.sources,
        notes=table.notes,
        findings=table.findings,
        chosen=table.chosen,
    )


def source_words(row: HandoutRow, handout: Handout) -> str:
    """What stands in the column 来源: the place, after its document where the table has several."""
    if len(handout.sources) < 2:
        return "\n".join(origin.place for origin in row.origins)
    return "\n".join(f"{origin.name} {origin.place}".strip() for origin in row.origins)


def cite(origin: RowOrigin) -> str:
    """A passage as a footnote names it: 《标题》（文号）四、（一）6."""
    return f"{origin.source.name}{origin.place}"


def headings(paths: Iterable[tuple[str, ...]]) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Index of a row to the heads that are new before it, and how deep the first of them lies: a head stands once,
    above all that it covers.

    >>> headings([("甲", "一"), ("甲", "一"), ("甲", "二"), ("乙", "二")])
    {0: (0, ('甲', '一')), 2: (1, ('二',)), 3: (0, ('乙', '二'))}
    """
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    shown: tuple[str, ...] = ()
    for number, path in enumerate(paths):
        same = 0
        while same < min(len(shown), len(path)) and shown[same] == path[same]:
            same += 1
        if path[same:]:
            found[number] = (same, path[same:])
        shown = path
    return found


# --- by unit ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnitRow:
    unit: str
    roles: tuple[UnitRole, ...]
    row: HandoutRow


def rows_by_unit(handout: Handout, split: SplitUnits) -> Iterator[UnitRow]:
    """Each unit's rows, units in the order in which they are first named; what it leads comes first."""
    held: defaultdict[str, dict[str, tuple[HandoutRow, set[UnitRole]]]] = defaultdict(dict)
    for row in handout.own_rows():
        for column, role in UNIT_COLUMNS.items():
            for unit in split(row.cells.get(column, "")):
                held[plain_name(unit.name)].setdefault(row.row_id, (row, set()))[1].add(unit.role or role)
    for name, rows in held.items():
        found = [UnitRow(name, tuple(r for r in UnitRole if r in roles), row) for row, roles in rows.values()]
        yield from sorted(found, key=lambda each: list(UnitRole).index(each.roles[0]))
