"""What people do to cells of a kept table, as changes: fill down, paste a block, restore, write a unit otherwise."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.division.rows import UNIT_COLUMNS, TableColumn
from corpus.workspace.apply import DERIVED
from corpus.workspace.cells import plain_name
from corpus.workspace.changes import CellEdit, EditCells, ReplaceRows
from corpus.workspace.made import new_id as fresh_id
from corpus.workspace.model import PlanRow, PlanTable

FOLLOWING = DERIVED | {TableColumn.ROLE}
"""Columns that follow from place, group and origins: nobody writes into them."""
NewId = Callable[[], str]
_PARTS = "、，,；;／/ 　\n\t。"
"""Between units of a cell."""
_MARKS = "＊*★☆▲△ "
"""Beside a unit, no part of its name."""
_SAID = re.compile(r"(?:按职责分工|按职责|共同|分别|具体|统筹)?(?:牵头|负责|配合|参与|协助|协办|会办|落实|督办|督导)+$")
"""Words of its role behind a unit."""
_BEGUN = re.compile(r"^(?:各|有关|相关|所辖)[省市县区州盟旗镇乡街道、]{1,8}$")
_LEVEL_FOLLOWS = re.compile(
    r"(?:(?<![镇乡道]、)[省市县区州盟旗]|[镇乡])(?:[级（(、各委办]|人民政府|政府|管委会|党|有关|相关|主管|行业|财政|$)"
    r"|街道(?:办事处)?(?:$|[、，；])"
)
"""The two halves of a collective: 各县、区人民政府 is one unit."""


def edited(row: PlanRow, column: TableColumn, new: str) -> Iterator[CellEdit]:
    """The edit that makes a cell say something; none where it says so."""
    old = row.cells.get(column, "")
    if column not in FOLLOWING and old != new:
        yield CellEdit(row_id=row.row_id, column=column, old=old, new=new)


def _change(table: PlanTable, edits: Iterable[CellEdit]) -> EditCells | None:
    found = tuple(edits)
    return EditCells(table_id=table.table_id, edits=found) if found else None


# --- fill down, restore -------------------------------------------------------------------------------------------


def fill_down(table: PlanTable, columns: Sequence[TableColumn], row_ids: Sequence[str]) -> EditCells | None:
    """What the first of the rows (in the table's order) has, in all others; None where nothing changes."""
    wanted = set(row_ids)
    rows = [row for row in table.rows if row.row_id in wanted]
    edits = (edit for row in rows for column in columns for edit in edited(row, column, rows[0].cells.get(column, "")))
    return _change(table, edits)


def restore(
    table: PlanTable, row_ids: Sequence[str] | None = None, columns: Sequence[TableColumn] | None = None
) -> EditCells | None:
    """Cells as they were made from their origins: of some rows or all, of some columns or all."""
    wanted = None if row_ids is None else set(row_ids)
    rows = [row for row in table.rows if wanted is None or row.row_id in wanted]
    return _change(
        table,
        (
            edit
            for row in rows
            for column in TableColumn
            if column in row.edited and (columns is None or column in columns)
            for edit in edited(row, column, row.original.get(column, ""))
        ),
    )


# --- a block from a spreadsheet -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasting:
    """A block laid into a table: what it changes, and what found no place."""

    edits: EditCells | None
    rows: ReplaceRows | None
    """Rows that were made at the end, because the block is longer than the table."""
    left_out: tuple[str, ...] = ()
    """Plain Chinese, one line for each reason."""

    @property
    def changes(self) -> tuple[EditCells | ReplaceRows, ...]:
        return tuple(change for change in (self.edits, self.rows) if change is not None)


def read_block(text: str) -> list[list[str]]:
    """The cells of what a spreadsheet puts on the clipboard: tabs between, quotes around a cell with line ends.

    >>> read_block('甲\\t"乙\\n丙"\\r\\n丁\\t')
    [['甲', '乙\\n丙'], ['丁', '']]
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if '"' not in lines or _unquoted(lines):
        return [line.split("\t") for line in lines.split("\n")]
    return [row or [""] for row in csv.reader(lines.splitlines(keepends=True), delimiter="\t")]


def _unquoted(lines: str) -> bool:
    """Whether quotes are but signs of the text: a cell is quoted as a whole, its end is a tab or a line's end."""
    inside = False
    at = 0
    while (at := lines.find('"', at)) >= 0:
        if not inside:
            if at and lines[at - 1] not in "\t\n":
                at += 1
                continue
            inside = True
        elif lines.startswith('""', at):
            at += 1
        elif lines[at + 1 : at + 2] in ("", "\t", "\n"):
            inside = False
        else:
            return True
        at += 1
    return inside


@dataclass(frozen=True, slots=True, kw_only=True)
class PastePlace:
    """The cell on which the first cell of a block is laid, and what is shown around it."""

    row_id: str | None
    """None: behind the last row."""
    column: TableColumn
    columns: Sequence[TableColumn]
    """Those shown, in their order."""
    order: Sequence[str] | None = None
    """The ids of the rows as they are shown, where that is not the table's order."""


def paste(table: PlanTable, block: Sequence[Sequence[str]], place: PastePlace, *, new_id: NewId = fresh_id) -> Pasting:
    """A block laid into a table; it may go on behind the last row. What lies on a column that nobody writes into, or
    beyond the last, is left out and told."""
    by_id = {row.row_id: row for row in table.rows}
    ids = by_id if place.order is None else [one for one in place.order if one in by_id]
    shown = [by_id[one] for one in ids]
    start = next((at for at, row in enumerate(shown) if row.row_id == place.row_id), len(shown))
    columns = list(place.columns[place.columns.index(place.column) :]) if place.column in place.columns else []
    edits: list[CellEdit] = []
    added: list[PlanRow] = []
    for at, cells in enumerate(block, start):
        written = {
            column: text.strip() for column, text in zip(columns, cells, strict=False) if column not in FOLLOWING
        }
        if at < len(shown):
            edits += [edit for column, text in written.items() for edit in edited(shown[at], column, text)]
        elif any(written.values()):
            path = shown[-1].path if shown else ()
            added.append(PlanRow(row_id=new_id(), cells={k: v for k, v in written.items() if v}, path=path))
    rows = ReplaceRows(table_id=table.table_id, removed=(), added=tuple(added), before=None) if added else None
    return Pasting(edits=_change(table, edits), rows=rows, left_out=tuple(_left_out(block, columns)))


def _left_out(block: Sequence[Sequence[str]], places: Sequence[TableColumn]) -> Iterator[str]:
    beyond = [text for cells in block for text in cells[len(places) :] if text.strip()]
    if beyond:
        yield f"有 {len(beyond)} 格超出表格右边，没有粘贴，如“{beyond[0].strip()[:20]}”。"
    for at, place in enumerate(places):
        held = sum(1 for cells in block if at < len(cells) and cells[at].strip()) if place in FOLLOWING else 0
        if held:
            yield f"“{place.heading}”一栏自动生成，{held} 格没有粘贴。"


# --- a unit written otherwise -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFind:
    """A unit found in a cell, for a preview."""

    row_id: str
    column: TableColumn
    count: int
    old: str
    new: str
    """The whole cell before and after."""


def find_unit(
    table: PlanTable, name: str, new: str, columns: Sequence[TableColumn] = tuple(UNIT_COLUMNS)
) -> tuple[UnitFind, ...]:
    """Where a unit stands as a whole name in the cells of units, and what they say with another in its place.

    A name inside a longer one (财政局 in 市财政局, 市财政局 in 市财政局国库科) is another unit. A unit that is in the
    cell already is not named twice; an empty ``new`` takes the unit out.
    """
    wanted = name.strip()
    if not wanted or wanted == new.strip():
        return ()
    return tuple(
        UnitFind(row_id=row.row_id, column=column, count=count, old=old, new=text)
        for row in table.rows
        for column in columns
        if wanted in (old := row.cells.get(column, ""))
        for text, count in [_replaced(old, wanted, new.strip())]
        if count
    )


def replace_unit(table: PlanTable, found: Iterable[UnitFind]) -> EditCells | None:
    """Those of the finds that are wanted, as one change."""
    return _change(table, (CellEdit(row_id=one.row_id, column=one.column, old=one.old, new=one.new) for one in found))


def _replaced(text: str, name: str, new: str) -> tuple[str, int]:
    """A cell with a unit written otherwise, and how often it stood there."""
    pieces = cell_pieces(text)
    held = {piece.strip(_MARKS) for piece, _ in pieces}
    count, kept = 0, list[tuple[str, str]]()
    for piece, mark in pieces:
        core, _ = split_unit(piece)
        if plain_name(core) == name:
            count += 1
            piece = piece.replace(core, new, 1) if new and new not in held else ""
            held.add(new)
        kept.append((piece, mark))
    return (joined(kept), count) if count else (text, 0)


def cell_pieces(text: str) -> list[tuple[str, str]]:
    """What stands between the separators of a cell, outside brackets, each with the separators behind it.

    >>> cell_pieces("市财政局、各县（市、区）政府；市住建局")
    [('市财政局', '、'), ('各县（市、区）政府', '；'), ('市住建局', '')]
    """
    found: list[tuple[str, str]] = []
    depth = start = at = 0
    while at < len(text):
        depth = max(depth + (text[at] in "（(") - (text[at] in "）)"), 0)
        if depth == 0 and text[at] in _PARTS:
            end = at
            while at < len(text) and text[at] in _PARTS:
                at += 1
            goes_on = text[end:at] == "、" and _BEGUN.match(text[start:end]) and _LEVEL_FOLLOWS.match(text, at)
            if not goes_on:
                found.append((text[start:end], text[end:at]))
                start = at
        else:
            at += 1
    return [*found, (text[start:], "")]


def split_unit(piece: str) -> tuple[str, int]:
    """A unit's name without marks and words of its role, and where in the piece it begins.

    >>> split_unit("★市财政局牵头＊")
    ('市财政局', 1)
    """
    name = piece.strip(_MARKS)
    return _SAID.sub("", name), piece.find(name)


def joined(pieces: Sequence[tuple[str, str]]) -> str:
    """Pieces with their separators again; those that were emptied leave none behind."""
    kept = [(piece, mark) for piece, mark in pieces if piece]
    return "".join(piece + mark for piece, mark in kept[:-1]) + (kept[-1][0] if kept else "")
