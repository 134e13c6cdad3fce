"""Made-up plans, and strategies for plans and for what can be done to them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from corpus.division.rows import Grouping, TableColumn
from corpus.division.table import TableSource
from corpus.model import Span
from corpus.search.asked import Kind
from corpus.workspace.changes import (
    AddTable,
    ArrangeTable,
    CellEdit,
    Change,
    EditCells,
    MoveRows,
    NoteItem,
    RemoveTable,
    Rename,
    ReplaceItems,
    ReplaceRows,
)
from corpus.workspace.model import BasketItem, PlanRow, PlanTable, Provenance, Workspace

SOURCE = TableSource(
    document_id="c0ffee", file="甲.txt", title="关于海堤建设的意见", document_number="云政发〔2024〕3号"
)


def origin(quote: str = "加固海堤。", number: int = 0) -> Provenance:
    return Provenance(
        entry_id=f"c0ffee-t{number}",
        kind=Kind.TASK,
        source=SOURCE,
        span=Span(10, 10 + len(quote)),
        path=("一、海堤",),
        quote=quote,
        place="一、1.",
    )


def row(row_id: str, task: str = "", lead: str = "", **more: object) -> PlanRow:
    cells = {TableColumn.TASK: task, TableColumn.LEAD: lead}
    return PlanRow(row_id=row_id, cells={column: text for column, text in cells.items() if text}, **more)


def table(*rows: PlanRow, table_id: str = "t1", title: str = "任务分工表") -> PlanTable:
    return PlanTable(table_id=table_id, title=title, rows=rows)


def plan(*tables: PlanTable, items: tuple[BasketItem, ...] = (), name: str = "海堤方案") -> Workspace:
    return Workspace(plan_id="p1", name=name, items=items, tables=tables)


def three_rows() -> Workspace:
    return plan(table(row("a", "加固海堤", "水利局"), row("b", "疏浚河道", "水利局"), row("c", "建设泵站")))


def edit(row_id: str, column: TableColumn, old: str, new: str, table_id: str = "t1") -> EditCells:
    return EditCells(table_id=table_id, edits=(CellEdit(row_id=row_id, column=column, old=old, new=new),))


def item(item_id: str, quote: str = "加固海堤。", note: str = "") -> BasketItem:
    return BasketItem(item_id=item_id, origin=origin(quote), note=note)


def cells_of(workspace: Workspace, column: TableColumn = TableColumn.TASK, table_id: str = "t1") -> list[str]:
    (found,) = (each for each in workspace.tables if each.table_id == table_id)
    return [each.cells.get(column, "") for each in found.rows]


def row_ids(workspace: Workspace, table_id: str = "t1") -> str:
    (found,) = (each for each in workspace.tables if each.table_id == table_id)
    return "".join(each.row_id for each in found.rows)


def without_time(workspace: Workspace) -> Workspace:
    return replace(workspace, revision=0, changed=None)


# --- strategies -------------------------------------------------------------------------------------------------------

IDS, TABLES = "abcdefg", ("t1", "t2")
_words = st.sampled_from(["", "加固海堤", "水利局", "年底前", "，", "甲\n乙"])
_columns = st.sampled_from([TableColumn.TASK, TableColumn.LEAD, TableColumn.DEADLINE, TableColumn.SOURCE])
_id = st.sampled_from(IDS)
_before = st.none() | _id
_ids = st.lists(_id, max_size=4, unique=True).map(tuple)
_path = st.sampled_from([(), ("一、海堤",), ("二、河道", "（一）疏浚")])
_cells = st.dictionaries(st.sampled_from([TableColumn.TASK, TableColumn.LEAD]), _words, max_size=2)


@st.composite
def _rows(draw: st.DrawFn) -> tuple[PlanRow, ...]:
    ids = draw(st.lists(_id, max_size=5, unique=True))
    return tuple(PlanRow(row_id=each, cells=draw(_cells), original=draw(_cells), path=draw(_path)) for each in ids)


def _known(rows: tuple[PlanRow, ...]) -> tuple[PlanRow, ...]:
    return tuple(replace(each, cells={c: t for c, t in each.cells.items() if t}) for each in rows)


_table = st.builds(
    PlanTable,
    table_id=st.sampled_from(TABLES),
    title=_words,
    rows=_rows().map(_known),
    by=st.sampled_from(Grouping),
    columns=st.none() | st.lists(_columns, max_size=2).map(tuple),
)
_item = st.builds(item, _id, st.sampled_from(["加固海堤。", "疏浚河道。"]), _words)
_items = st.lists(_item, max_size=4, unique_by=lambda each: each.item_id).map(tuple)
workspaces = st.builds(
    Workspace,
    plan_id=st.just("p1"),
    name=_words,
    items=_items,
    tables=st.lists(_table, max_size=2, unique_by=lambda each: each.table_id).map(tuple),
)
_at = st.sampled_from(TABLES)
_edit = st.builds(CellEdit, row_id=_id, column=_columns, old=_words, new=_words)
changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(EditCells, table_id=_at, edits=st.lists(_edit, max_size=4).map(tuple)),
    st.builds(ReplaceRows, table_id=_at, removed=_ids, added=_rows(), before=_before),
    st.builds(MoveRows, table_id=_at, row_ids=_ids, before=_before, path=st.none() | _path),
    st.builds(ArrangeTable, table_id=_at, title=st.none() | _words, by=st.none() | st.sampled_from(Grouping)),
    st.builds(ArrangeTable, table_id=_at, columns=st.none() | st.just((TableColumn.TASK,))),
    st.builds(ArrangeTable, table_id=_at, automatic=st.booleans()),
    st.builds(AddTable, table=_table, before=st.none() | _at),
    st.builds(RemoveTable, table_id=_at),
    st.builds(ReplaceItems, removed=_ids, added=_items, before=_before),
    st.builds(NoteItem, item_id=_id, old=_words, new=_words),
    st.builds(Rename, old=_words, new=_words),
)
