"""A table made from another place's papers, fitted to one's own: proposals that can each be refused, and what nobody
can decide but a person. What names become elsewhere is handed in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from corpus.division.rows import UNIT_COLUMNS, TableColumn
from corpus.division.table import TableSource
from corpus.model import Span
from corpus.model.seats import Move, MoveKind, Seat
from corpus.workspace.cells import source_of_row
from corpus.workspace.changes import CellEdit, Change, EditCells, MoveRows
from corpus.workspace.editing import cell_pieces, edited, joined, split_unit
from corpus.workspace.model import PlanRow, PlanTable

TEXT_COLUMNS = (TableColumn.TASK, TableColumn.CONTENT, TableColumn.TARGETS, TableColumn.DEADLINE)
_KEPT = re.compile(
    r"《[^》]*》|“[^”]{0,60}”|「[^」]{0,60}」|\"[^\"]{0,60}\""
    r"|[\u4e00-\u9fff]{1,12}[〔［\[（(【﹝](?:19|20)\d\d[〕］\]）)】﹞]\s?第?\s?\d{1,5}\s?号|[（(]原[^（）()]*[）)]"
)
"""Titles, quotations, document numbers and former names stay as they are."""


class NameMover(Protocol):
    """What names become, from one seat to another; places are within what is asked (see corpus.intake.moving)."""

    def unit(self, name: str) -> Sequence[Move]:
        """Of a whole name in a cell of units."""
        ...

    def text(self, text: str) -> Sequence[Move]:
        """Of the names in a running text."""
        ...


class Movers(Protocol):
    def seat(self, source: TableSource) -> Seat | None:
        """Whose document it is."""
        ...

    def mover(self, origin: Seat, home: Seat, day: date | None) -> NameMover: ...

    def day(self, source: TableSource) -> date | None: ...


@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """A stretch of a cell, or of a section's head over a row."""

    row_id: str
    column: TableColumn | None
    """None: of the row's section path."""
    part: int
    """Which head of the path; 0 for a cell."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One name that should be another, wherever it stands. To refuse it at some places: ``without``."""

    kind: MoveKind
    old: str
    new: str
    reason: str
    places: tuple[CellPlace, ...]

    @property
    def row_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.row_id for place in self.places))

    def without(self, row_ids: Collection[str]) -> Proposal:
        return replace(self, places=tuple(place for place in self.places if place.row_id not in row_ids))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmapped:
    """A name of the other place that could not be made one of one's own."""

    name: str
    why: str
    places: tuple[CellPlace, ...]

    @property
    def row_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.row_id for place in self.places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    proposals: tuple[Proposal, ...]
    """In the order in which the names first stand in the table."""
    unmapped: tuple[Unmapped, ...]


def adapt(
    table: PlanTable,
    movers: Movers,
    home: Seat | None = None,
    origin: Seat | None = None,
    *,
    by_name: bool = False,
) -> Adaptation:
    """What should be written otherwise. ``home`` None: only organs that have another name today.

    Rows are moved from their document's seat; ``origin`` is that of rows whose document's is not known. The other
    place's name becomes 我市 in texts, one's own name in headings; ``by_name``: one's own name in texts too.
    """
    proposed: defaultdict[tuple[MoveKind, str, str, str], list[CellPlace]] = defaultdict(list)
    open_ones: defaultdict[tuple[str, str], list[CellPlace]] = defaultdict(list)
    for row, mover in _movers(table, movers, home, origin):
        for text, place, move in _moves(row, mover):
            old, new = text[move.span.start : move.span.end], move.new
            if home and new == home.mine and (by_name or place.column is None):
                new = home.name
            if new is None:
                open_ones[old, move.why].append(place)
            elif new != old and (home is not None or move.kind is MoveKind.FORMER):
                proposed[move.kind, old, new, move.why].append(place)
    return Adaptation(
        proposals=tuple(
            Proposal(kind=kind, old=old, new=new, reason=why, places=tuple(places))
            for (kind, old, new, why), places in proposed.items()
        ),
        unmapped=tuple(Unmapped(name=name, why=why, places=tuple(places)) for (name, why), places in open_ones.items()),
    )


def _movers(
    table: PlanTable, movers: Movers, home: Seat | None, origin: Seat | None
) -> Iterator[tuple[PlanRow, NameMover]]:
    known: dict[tuple[Seat, date | None], NameMover] = {}
    for row in table.rows:
        source = source_of_row(row)
        seat = (movers.seat(source) if source else None) or origin or home or _ANYWHERE
        day = movers.day(source) if source else None
        if (seat, day) not in known:
            known[seat, day] = movers.mover(seat, home or seat, day)
        yield row, known[seat, day]


_ANYWHERE = Seat(level="市", word="市")


def _moves(row: PlanRow, mover: NameMover) -> Iterator[tuple[str, CellPlace, Move]]:
    for part, head in enumerate(row.path):
        yield from _placed(row, head, None, part, _of_text(head, mover))
    for column in TEXT_COLUMNS:
        text = row.cells.get(column, "")
        yield from _placed(row, text, column, 0, _of_text(text, mover))
    for column in UNIT_COLUMNS:
        text = row.cells.get(column, "")
        yield from _placed(row, text, column, 0, _of_units(text, mover))


def _placed(
    row: PlanRow, text: str, column: TableColumn | None, part: int, moves: Iterable[Move]
) -> Iterator[tuple[str, CellPlace, Move]]:
    for move in moves:
        yield text, CellPlace(row.row_id, column, part, move.span), move


def _of_text(text: str, mover: NameMover) -> Iterator[Move]:
    if not text:
        return
    kept = [match.span() for match in _KEPT.finditer(text)]
    for move in mover.text(text):
        if not any(start < move.span.end and move.span.start < end for start, end in kept):
            yield move


def _of_units(text: str, mover: NameMover) -> Iterator[Move]:
    """Whole names; where a name says nothing, the words of a level in it."""
    at = 0
    for piece, mark in cell_pieces(text):
        name, offset = split_unit(piece)
        for move in mover.unit(name) if name else ():
            start = at + offset + move.span.start
            yield replace(move, span=Span(start, start + len(move.span)))
        at += len(piece) + len(mark)


# --- accepting ----------------------------------------------------------------------------------------------------


def accept(table: PlanTable, proposals: Iterable[Proposal]) -> tuple[Change, ...]:
    """The changes that carry out what was not refused: one for all cells, and one for each run of rows under a head.

    Where a cell says something else by now than it did, its proposals are left out. Units that come to stand twice in
    a cell are named once.
    """
    wanted: defaultdict[tuple[str, TableColumn | None, int], list[tuple[Span, str, str]]] = defaultdict(list)
    for proposal in proposals:
        for place in proposal.places:
            wanted[place.row_id, place.column, place.part].append((place.span, proposal.old, proposal.new))
    edits = tuple(edit for row in table.rows for edit in _edits(row, wanted))
    cells = (EditCells(table_id=table.table_id, edits=edits),) if edits else ()
    return (*cells, *_heads(table, wanted))


_Wanted = Mapping[tuple[str, TableColumn | None, int], Sequence[tuple[Span, str, str]]]


def _edits(row: PlanRow, wanted: _Wanted) -> Iterator[CellEdit]:
    for column in TableColumn:
        if found := wanted.get((row.row_id, column, 0)):
            text = written(row.cells.get(column, ""), found)
            yield from edited(row, column, _once_each(text) if column in UNIT_COLUMNS else text)


def written(text: str, wanted: Sequence[tuple[Span, str, str]]) -> str:
    """A text with some stretches replaced, as far as they still say what they said; the first of two that meet counts.

    >>> written("省财政厅、省水利厅", [(Span(0, 4), "省财政厅", "市财政局"), (Span(2, 4), "省审计厅", "市审计局")])
    '市财政局、省水利厅'
    """
    pieces, at = [], 0
    for span, old, new in sorted(wanted, key=lambda one: (one[0].start, -one[0].end)):
        if span.start >= at and text[span.start : span.end] == old:
            pieces += [text[at : span.start], new]
            at = span.end
    return "".join([*pieces, text[at:]])


def _once_each(text: str) -> str:
    seen: set[str] = set()
    kept = []
    for piece, mark in cell_pieces(text):
        kept.append(("" if piece and piece in seen else piece, mark))
        seen.add(piece)
    return joined(kept)


def _heads(table: PlanTable, wanted: _Wanted) -> Iterator[MoveRows]:
    """Rows that follow each other under one path, put under its new wording where they stand."""
    rows = table.rows
    paths = [
        tuple(written(head, wanted.get((row.row_id, None, part), ())) for part, head in enumerate(row.path))
        for row in rows
    ]
    start = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and (paths[at], rows[at].path) == (paths[start], rows[start].path):
            continue
        if paths[start] != rows[start].path:
            before = rows[at].row_id if at < len(rows) else None
            ids = tuple(row.row_id for row in rows[start:at])
            yield MoveRows(table_id=table.table_id, row_ids=ids, before=before, path=paths[start])
        start = at
