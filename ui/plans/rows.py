"""What the table on the page shows: columns, groups, rows with their cells, what was edited and where it comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.division.rows import UNIT_COLUMNS, Grouping, TableColumn
from corpus.search.asked import Kind
from corpus.workspace.cells import CellReader
from corpus.workspace.grouping import PlanGroup, grouped
from corpus.workspace.model import PlanRow, PlanTable, Provenance
from corpus.workspace.standing import Displaced, Standing
from ui.address import href
from ui.panels.markup import shortened
from ui.state import DocumentView, SearchView

_WIDTHS = {
    TableColumn.NUMBER: 50,
    TableColumn.TASK: 120,
    TableColumn.CONTENT: 190,
    TableColumn.ROLE: 48,
    TableColumn.LEAD: 92,
    TableColumn.RESPONSIBLE: 112,
    TableColumn.COOPERATING: 92,
    TableColumn.SUPERVISING: 80,
    TableColumn.DEADLINE: 78,
    TableColumn.TARGETS: 88,
    TableColumn.SOURCE: 104,
}
_ALWAYS = (TableColumn.NUMBER, TableColumn.TASK, TableColumn.CONTENT, TableColumn.LEAD, TableColumn.DEADLINE)
"""Columns that are there even while nothing stands in them: somebody will write there."""
_QUOTE = 300
"""Characters of a passage that are shown when the mouse rests on its source."""
_LIKE = 200
Moved = Mapping[Provenance, Displaced]
"""Passages that are no longer in the corpus as they were taken."""


def columns_of(table: PlanTable, by: Grouping) -> tuple[TableColumn, ...]:
    """Those that were chosen, else those that have anything in them; empty ones fold away."""
    held = {column for row in table.rows for column, words in row.cells.items() if words}
    chosen = set(table.columns) if table.columns is not None else held | set(_ALWAYS)
    chosen |= {TableColumn.NUMBER, TableColumn.TASK}
    if any(row.origins for row in table.rows) and table.columns is None:
        chosen.add(TableColumn.SOURCE)
    role = {TableColumn.ROLE} if by is Grouping.UNIT else set()
    return tuple(column for column in TableColumn if column in (chosen - {TableColumn.ROLE}) | role)


def column_data(column: TableColumn) -> dict[str, object]:
    kinds = {TableColumn.NUMBER: "number", TableColumn.SOURCE: "source", TableColumn.ROLE: "role"}
    kinds |= {TableColumn.DEADLINE: "deadline", **dict.fromkeys(UNIT_COLUMNS, "unit")}
    return {"k": column.value, "h": column.heading, "w": _WIDTHS[column], "kind": kinds.get(column, "text")}


def place_words(origin: Provenance) -> str:
    """文件名 · 文号 · 章节, short enough for a cell."""
    source = origin.source
    place = origin.place or (shortened(origin.path[-1], 14) if origin.path else "")
    name = shortened(source.title or source.file.rpartition("/")[2], 16)
    return " · ".join(filter(None, (name, source.document_number, place)))


def opened_at(origin: Provenance, moved: Moved) -> tuple[str, str]:
    """Where a passage opens, empty where it does not, and what is to be said of it."""
    place, found = origin.span, moved.get(origin)
    if found is not None:
        if found.standing is Standing.REMOVED:
            return "", "（库中已无）"
        place = found.span or origin.span
    view = DocumentView(document_id=origin.source.document_id, place=None if origin.kind is Kind.DOCUMENT else place)
    return href(view), "（原文已变）" if found and found.standing is Standing.REWORDED else ""


def _source(origin: Provenance, moved: Moved) -> dict[str, str]:
    address, note = opened_at(origin, moved)
    return {"t": place_words(origin) + note, "href": address, "q": origin.quote[:_QUOTE]}


def row_data(row: PlanRow, columns: Iterable[TableColumn], beside: Beside) -> dict[str, object]:
    like = row.cells.get(TableColumn.TASK) or row.cells.get(TableColumn.CONTENT, "")
    return {
        "id": row.row_id,
        "c": {column.value: words for column in columns if (words := row.cells.get(column, ""))},
        "o": {column.value: row.original.get(column, "") for column in row.edited},
        "s": [_source(origin, beside.moved) for origin in row.origins],
        "hand": not row.origins,
        "f": list(beside.flags.get(row.row_id, ())),
        "like": href(SearchView.precedents_for(like[:_LIKE])) if like else "",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is shown of rows besides what stands in them."""

    moved: Moved = field(default_factory=dict)
    flags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What was found in a row, by its id."""
    only: Collection[str] | None = None
    """The rows that are shown; None: all."""


def table_data(table: PlanTable, reader: CellReader, beside: Beside) -> dict[str, object]:
    """Columns and groups as the table is grouped, and how it would be grouped otherwise: a click on that needs no
    answer."""
    columns = columns_of(table, table.by)
    known = {row.row_id for row in table.rows}
    others = {by: grouped(table, reader, by) for by in Grouping if by is not table.by}
    return {
        "by": table.by.value,
        "groupings": [[by.value, by.heading] for by in Grouping],
        "columns": [column_data(column) for column in columns],
        "groups": group_data(grouped(table, reader), columns, beside, restart=_restarts(table.by)),
        "others": {
            by.value: {
                "columns": [column_data(column) for column in columns_of(table, by)],
                "groups": group_data(groups, (), beside, restart=_restarts(by), told=known),
            }
            for by, groups in others.items()
        },
    }


def _restarts(by: Grouping) -> bool:
    return by is not Grouping.SECTION


def group_data(
    groups: Iterable[PlanGroup],
    columns: Sequence[TableColumn],
    beside: Beside,
    *,
    restart: bool = False,
    told: Collection[str] = (),
) -> list[dict[str, object]]:
    """``restart``: each group counts from 1. A row that stands in several groups is told in full once, then by its id:
    by units a table is several times as long. ``told``: rows that are known already."""
    found: list[dict[str, object]] = []
    known = set(told)
    for group in groups:
        rows = [row for row in group.rows if beside.only is None or row.row_id in beside.only]
        if rows:
            said = []
            for row in rows:
                whole = {"id": row.row_id} if row.row_id in known else row_data(row, columns, beside)
                said.append({**whole, "role": group.role_words(row)})
                known.add(row.row_id)
            found.append({"path": [part for part in group.path if part], "restart": restart, "rows": said})
    return found
