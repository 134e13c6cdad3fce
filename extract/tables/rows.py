"""From the places of pieces to rows: what stands in which cell, which rows hold, which nobody can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from extract.rules import pattern_of
from extract.tables.columns import ColumnMeaning, Holds, item_column
from extract.tables.fitting import Fit, Fitted
from extract.tables.likeness import is_units, look
from extract.tables.pieces import CellPiece

_EXACT = {Holds.UNITS, Holds.FIGURE, Holds.DAY}
"""Columns in which a cell that does not look like one spoils the row."""

_TIMES, _MORE = 2, 2
"""How much longer than in other rows the words of a group may be."""
_ENDS = ("、", ",", ";", "。", "负责", "牵头", "配合", "落实")


@dataclass(frozen=True, slots=True)
class LineRow:
    """A row of the table: its pieces by column, or one across all of them."""

    cells: dict[int, list[CellPiece]] = field(default_factory=dict)
    across: list[CellPiece] = field(default_factory=list)
    rest: list[CellPiece] = field(default_factory=list)
    """Pieces of which nobody can tell where they stood."""
    empty: frozenset[int] = frozenset()
    """Columns of which the row shows that nothing stands in them."""
    spanned: frozenset[int] = frozenset()
    """Columns of units of which the cell above spans the row."""

    @property
    def pieces(self) -> list[CellPiece]:
        found = [*self.across, *self.rest, *(piece for cell in self.cells.values() for piece in cell)]
        return sorted(found, key=lambda piece: piece.span)


def rows_of(
    folded: str, columns: Sequence[ColumnMeaning], fit: Fit, *, split: bool, begun: bool = False
) -> list[LineRow]:
    """The rows of a fit. A row that holds a piece whose place is open, or a cell that is none of its column's, is not
    told; nor is the one before a line that belongs to nothing, which may be the rest of one of its cells.
    ``begun``: rows stand above the first."""
    found: list[LineRow] = []
    for group in _grouped(fit.placed):
        if group[0].way.group:
            found.append(LineRow(across=[fitted.piece for fitted in group]))
        elif group[0].way.column is None or (split and _may_be_rest(columns, group)):
            if found and found[-1].cells:
                found[-1] = LineRow(rest=found[-1].pieces)
            found.append(LineRow(rest=[fitted.piece for fitted in group]))
        else:
            row = _row(folded, columns, group, split=split)
            found.append(row if not row.spanned or _has_all(found, {0, *row.spanned}) else LineRow(rest=row.pieces))
    return list(_with_places(columns, _alike(columns, found), begun=begun))


def _may_be_rest(columns: Sequence[ColumnMeaning], group: Sequence[Fitted]) -> bool:
    """Whether a row of nothing but words may be the rest of a cell above: what is to be done begins otherwise."""
    piece, column = group[0].piece, group[0].way.column
    begins = piece.seen.told or pattern_of("table.labelled").match(piece.seen.text) is not None
    return len(group) == 1 and column is not None and columns[column].holds is Holds.WORDS and not begins


def _alike(columns: Sequence[ColumnMeaning], rows: Sequence[LineRow]) -> Iterator[LineRow]:
    """The rows, those untold that have much longer words than the others in a column that groups them: there the first
    half of a broken cell would stand."""
    most: dict[int, float] = {}
    for column in _merging(columns):
        if lengths := sorted(_length(row.cells[column]) for row in rows if column in row.cells):
            most[column] = lengths[(len(lengths) - 1) // 2] * _TIMES + _MORE
    for row in rows:
        odd = any(_length(pieces) > most.get(column, _length(pieces)) for column, pieces in row.cells.items())
        yield LineRow(rest=row.pieces) if odd else row


def _length(pieces: Sequence[CellPiece]) -> int:
    return sum(len(piece.seen.text) for piece in pieces)


def _with_places(columns: Sequence[ColumnMeaning], rows: Iterable[LineRow], *, begun: bool) -> Iterator[LineRow]:
    """The rows, those of a list of reforms untold that no place stands in and none above spans."""
    place = next((i for i, column in enumerate(columns) if column.holds is Holds.PLACE), None)
    if place is None or not any(column.lists for column in columns):
        yield from rows
        return
    above = begun
    for row in rows:
        above = bool(row.cells) and (above or place in row.cells)
        yield row if above or not row.cells else LineRow(rest=row.pieces)


def _grouped(placed: Sequence[Fitted]) -> list[list[Fitted]]:
    groups: list[list[Fitted]] = []
    for fitted in placed:
        if fitted.way.new_row and (fitted.way.column is not None or fitted.piece.first or not groups):
            groups.append([])
        groups[-1].append(fitted)
    return groups


def _row(folded: str, columns: Sequence[ColumnMeaning], group: Sequence[Fitted], *, split: bool) -> LineRow:
    cells: dict[int, list[CellPiece]] = {}
    for fitted in group:
        assert fitted.way.column is not None
        cells.setdefault(fitted.way.column, []).append(fitted.piece)
    spanned = frozenset() if split else _spanned(columns, cells)
    holds = all(fitted.sure for fitted in group) and (bool(spanned) or _is_assigned(columns, cells))
    if split and any(fitted.piece.first and not fitted.piece.goes_on for fitted in group[1:]):
        holds = False  # where a line is a row, nobody can tell what a second one goes on with
    empty = frozenset(_shown_empty(group))
    if empty and len(empty) == sum(not (fitted.way.new_cell or fitted.piece.goes_on) for fitted in group):
        holds = False  # as many gaps inside cells as empty cells: each piece may as well be the next cell
    if (
        holds
        and not _is_broken(columns, cells)
        and all(_is_one(folded, columns[column], pieces) for column, pieces in cells.items())
    ):
        return LineRow(cells, empty=empty, spanned=spanned)
    return LineRow(rest=[fitted.piece for fitted in group])


def _shown_empty(group: Sequence[Fitted]) -> Iterator[int]:
    """The columns between cells, and before the first, that the signs there show to be empty."""
    before = -1
    for fitted in group:
        column = fitted.way.column
        if column is not None and fitted.piece.empty and column == before + fitted.piece.empty + 1:
            yield from range(before + 1, column)
        before = before if column is None else column


def _is_broken(columns: Sequence[ColumnMeaning], cells: Mapping[int, Sequence[CellPiece]]) -> bool:
    """Whether words stand in several pieces beside another cell of words: nobody can tell where one ends, but where
    its line was full."""
    worded = [column for column in cells if columns[column].holds is Holds.WORDS]
    pieces = [piece for column in worded[:-1] for piece in cells[column][1:]]
    return any(piece.first and not (piece.goes_on or piece.below_full) for piece in pieces)


def _spanned(columns: Sequence[ColumnMeaning], cells: Mapping[int, object]) -> frozenset[int]:
    """The columns of units of which the cell above spans a row: it lacks its number too, and yet has words and a time
    of its own (5 | 甲 | 某局 | 5月底 ⏎ 乙 | 12月底)."""
    assigning = frozenset(i for i, column in enumerate(columns) if column.assigns)
    held = {columns[column].holds for column in cells}
    lacks = columns[0].holds is Holds.NUMBER and 0 not in cells and not assigning & cells.keys()
    return assigning if lacks and held == {Holds.WORDS, Holds.DAY} else frozenset()


def _has_all(rows: Sequence[LineRow], columns: Set[int]) -> bool:
    """Whether the last of some rows has a cell in each of the columns, or is spanned as well."""
    return bool(rows) and (columns <= rows[-1].cells.keys() or bool(rows[-1].spanned))


def _is_assigned(columns: Sequence[ColumnMeaning], cells: Mapping[int, object]) -> bool:
    """Whether a row of a division of tasks names units: where none is left, a merged cell or the end took them."""
    assigning = [i for i, column in enumerate(columns) if column.assigns]
    return not assigning or any(column in cells for column in assigning)


def _is_one(folded: str, column: ColumnMeaning, pieces: Sequence[CellPiece]) -> bool:
    """Whether pieces are a cell of a column: those of units each by itself, because a name may not be broken."""
    if column.holds not in _EXACT or all(piece.seen.blank for piece in pieces):
        return True
    if column.holds is Holds.UNITS:
        return are_units(pieces)
    seen = look(folded[pieces[0].span.start : pieces[-1].span.end])
    return seen.figure or any(map(str.isdigit, seen.text)) if column.holds is Holds.FIGURE else seen.day


def are_units(pieces: Sequence[CellPiece]) -> bool:
    """Whether pieces are lists of units, each whole: what is broken over lines is parted between names, by a mark or
    by a word that says what the units before it do; only in a bracket a name goes on."""
    if len(pieces) > 1 and all(map(_begins_name, pieces)):
        return True
    text = ""
    for place, piece in enumerate(pieces):
        text += piece.seen.text
        if text.count("(") > text.count(")"):
            continue
        last = place + 1 == len(pieces)
        if not is_units(text) or not (last or not pieces[place + 1].first or text.endswith(_ENDS)):
            return False
        text = ""
    return not text


def _begins_name(piece: CellPiece) -> bool:
    """Whether a line is a unit that says whose it is (县水务局): it is not the rest of the one above."""
    return piece.first and piece.seen.units and pattern_of("table.owned").match(piece.seen.text) is not None


def spans_down(columns: Sequence[ColumnMeaning], rows: Sequence[LineRow]) -> dict[tuple[int, int], int]:
    """How many rows each cell fills, by row and column: one before the row's own words goes on where none stands, and
    so does what names rows where it is shown to be empty."""
    merging = _merging(columns)
    item = item_column(columns)
    found: dict[tuple[int, int], int] = {}
    above: dict[int, int] = {}
    units: dict[int, int] = {}
    for number, row in enumerate(rows):
        for column in row.spanned:
            found[units[column], column] = number + 1 - units[column]
        units |= dict.fromkeys(row.cells, number)
        begun = min(row.cells.keys() & merging, default=item)
        above = {column: at for column, at in above.items() if _goes_on(row, column, begun, named=column == item)}
        for column in above:
            found[above[column], column] += 1
        for column in row.cells:
            found[number, column] = 1
            above |= {column: number} if column in merging or (column == item and columns[item].names) else {}
    return found


def _goes_on(row: LineRow, column: int, begun: int, *, named: bool) -> bool:
    """Whether the cell above goes on in a row. ``begun``: the first column in which another group begins there, to
    which an empty cell further on belongs; ``named``: the column names the row."""
    if not row.cells or column in row.cells:
        return False
    return begun >= column if column in row.empty else not named


def below(columns: Sequence[ColumnMeaning], rows: Sequence[LineRow]) -> dict[int, int]:
    """For how many of the first rows the cell above them goes on, by column."""
    found: dict[int, int] = {}
    for column in _merging(columns):
        filled = (number for number, row in enumerate(rows) if column in row.cells or not row.cells)
        if count := next(filled, len(rows)):
            found[column] = count
    return found


def _merging(columns: Sequence[ColumnMeaning]) -> list[int]:
    """The columns before the one that names the row: what groups the rows may span several."""
    item = item_column(columns)
    return [i for i in range(item) if columns[i].holds is not Holds.NUMBER]
