"""What the table on the page shows: columns, groups, rows with their cells, what was edited and where it comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from corpus.division.rows import UNIT_COLUMNS, Grouping, TableColumn
from corpus.workspace.grouping import PlanGroup
from corpus.workspace.model import PlanRow, PlanTable, Provenance
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
    name = shortened(source.title or source.file.rpartition("/")[2], 22)
    return " · ".join(filter(None, (name, source.document_number, place)))


def _source(origin: Provenance, lost: Collection[Provenance]) -> dict[str, str]:
    words = place_words(origin)
    if origin in lost:
        return {"t": f"{words}（库中已无）", "href": "", "q": origin.quote[:_QUOTE]}
    view = DocumentView(document_id=origin.source.document_id, place=origin.span)
    return {"t": words, "href": href(view), "q": origin.quote[:_QUOTE]}


def row_data(
    row: PlanRow, columns: Iterable[TableColumn], lost: Collection[Provenance], flags: Sequence[str]
) -> dict[str, object]:
    like = row.cells.get(TableColumn.TASK) or row.cells.get(TableColumn.CONTENT, "")
    return {
        "id": row.row_id,
        "c": {column.value: words for column in columns if (words := row.cells.get(column, ""))},
        "o": {column.value: row.original.get(column, "") for column in row.edited},
        "s": [_source(origin, lost) for origin in row.origins],
        "hand": not row.origins,
        "f": list(flags),
        "like": href(SearchView(pasted=like[:200])) if like else "",
    }


def group_data(
    groups: Iterable[PlanGroup],
    columns: Sequence[TableColumn],
    *,
    lost: Collection[Provenance] = (),
    flags: Mapping[str, Sequence[str]] | None = None,
    only: Collection[str] | None = None,
    restart: bool = False,
) -> list[dict[str, object]]:
    """``flags``: what was found in a row, by its id; ``only``: the rows that are shown; ``restart``: each group counts
    from 1."""
    found: list[dict[str, object]] = []
    for group in groups:
        rows = [row for row in group.rows if only is None or row.row_id in only]
        if rows:
            said = [
                {**row_data(row, columns, lost, (flags or {}).get(row.row_id, ())), "role": group.role_words(row)}
                for row in rows
            ]
            found.append({"path": [part for part in group.path if part], "restart": restart, "rows": said})
    return found
