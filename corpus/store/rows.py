"""Dataclasses to table rows and back, by their type hints: one column for a value, two for a span, JSON for a tuple of
strings, a prefix for what is nested. Child records (a task's assignments) are rows of their own and stay out."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from corpus.model import (
    Block,
    Cell,
    Deadline,
    EmptyCells,
    Institution,
    Ledger,
    LedgerEntry,
    Milestone,
    PageFacts,
    Source,
    Span,
    Spot,
)

Value = str | int | bytes | None
NESTED = (Deadline, Institution, PageFacts, Source)


class RowShape:
    """How records of one type become rows: ``columns``, ``encode`` and ``decode`` belong together."""

    def __init__(self, record_type: type, prefix: str = "") -> None:
        self._type = record_type
        self._parts = [_part(name, hint, prefix) for name, hint in _own_fields(record_type)]
        self.columns: tuple[str, ...] = tuple(column for part in self._parts for column in part.columns)
        self.selected = ", ".join(f'"{column}"' for column in self.columns)
        """The columns as a SELECT has them; quoted, because some are words of SQL (by, group)."""
        self._width = len(self.columns)

    def encode(self, record: Any) -> list[Value]:
        row: list[Value] = []
        for part in self._parts:
            part.put(row, part.get(record))
        return row

    def decode(self, row: Sequence[Value], **others: object) -> Any:
        """The record of a row; ``others`` are the fields that live elsewhere."""
        values, at = {}, 0
        for part in self._parts:
            width = len(part.columns)
            values[part.name] = part.take(row[at : at + width])
            at += width
        return self._type(**values, **others)

    @property
    def missing(self) -> list[Value]:
        """The row of an absent nested record."""
        return [None] * self._width


class _Part:
    def __init__(
        self,
        name: str,
        columns: tuple[str, ...],
        put: Callable[[list[Value], Any], None],
        take: Callable[[Sequence[Value]], object],
    ) -> None:
        self.name, self.columns, self.put, self.take = name, columns, put, take
        self.get = attrgetter(name)


@cache
def shape_of(record_type: type) -> RowShape:
    return RowShape(record_type)


def _own_fields(record_type: type) -> Iterator[tuple[str, Any]]:
    """Fields that have columns: all but tuples of records with rows of their own."""
    hints = get_type_hints(record_type)
    for field in fields(record_type):
        hint = hints[field.name]
        if not (get_origin(hint) is tuple and get_args(hint)[0] not in (str, Milestone)):
            yield field.name, hint


def _part(name: str, hint: Any, prefix: str) -> _Part:
    optional = get_origin(hint) in (types.UnionType, Union)
    kind = next(arg for arg in get_args(hint) if arg is not type(None)) if optional else hint
    column = name if name.startswith(prefix) else prefix + name
    if kind is Span:
        return _Part(name, (f"{column}_start", f"{column}_end"), _put_span, _take_span)
    if kind in NESTED:
        return _nested(name, kind, column)
    encode, decode = _scalar(kind)

    def put(row: list[Value], value: Any) -> None:
        row.append(None if value is None else encode(value))

    def take(row: Sequence[Value]) -> object:
        (value,) = row
        return None if value is None else decode(value)

    return _Part(name, (column,), put, take)


def _nested(name: str, kind: type, column: str) -> _Part:
    inner = RowShape(kind, f"{column}_")

    def put(row: list[Value], value: Any) -> None:
        row += inner.missing if value is None else inner.encode(value)

    def take(row: Sequence[Value]) -> object:
        # PageFacts may be empty yet there; the others always have their first value.
        return None if row[0] is None and kind is not PageFacts else inner.decode(row)

    return _Part(name, inner.columns, put, take)


def _put_span(row: list[Value], span: Span | None) -> None:
    row += (None, None) if span is None else (span.start, span.end)


def _take_span(row: Sequence[Value]) -> Span | None:
    start, end = row
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) else None


def _identity(value: Any) -> Any:
    return value


def _scalar(kind: Any) -> tuple[Callable[[Any], Value], Callable[[Any], object]]:
    if get_origin(kind) is tuple and get_args(kind)[0] is Milestone:
        return dump_milestones, load_milestones
    if get_origin(kind) is tuple:
        return dump_strings, lambda text: tuple(json.loads(text))
    if kind is bool:
        return int, bool
    if kind is date:
        return date.isoformat, date.fromisoformat
    if kind is Decimal:
        return str, Decimal
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda member: member.value, kind
    assert kind in (str, int), kind
    return _identity, _identity


def dump_strings(values: Sequence[str]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


# --- milestones: too few for rows of their own ----------------------------------------------------------------------


def dump_milestones(milestones: Sequence[Milestone]) -> str:
    """``[[start, end, text, due, what] …]``."""
    rows = [[m.span.start, m.span.end, m.text, m.due.isoformat() if m.due else None, m.what] for m in milestones]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def load_milestones(text: str) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(span=Span(start, end), text=words, due=date.fromisoformat(due) if due else None, what=what)
        for start, end, words, due, what in json.loads(text)
    )


# --- blocks: too many for rows of their own -----------------------------------------------------------------------


def dump_blocks(blocks: Sequence[Block]) -> str:
    """``[[start, end, page, heading, cell, spots, empty] …]`` without nulls at the ends; a cell is ``[table, row,
    column, row_span, column_span, header]``, a spot ``[page, left, top, right, bottom, length, confidence, doubtful]``,
    empty cells are ``[before, count]``."""
    rows = []
    for block in blocks:
        cell = block.cell
        row: list[object] = [block.span.start, block.span.end, block.page, block.heading]
        row.append(cell and [cell.table, cell.row, cell.column, cell.row_span, cell.column_span, int(cell.header)])
        row.append([astuple(spot) for spot in block.spots] or None)
        row.append([astuple(cells) for cells in block.empty] or None)
        while row[-1] is None:
            row.pop()
        rows.append(row)
    return json.dumps(rows, separators=(",", ":"))


def load_blocks(text: str) -> tuple[Block, ...]:
    return tuple(_block(*row) for row in json.loads(text))


def _block(start: int, end: int, page: int | None = None, heading: int | None = None, *rest: Any) -> Block:
    cell, spots, empty = (*rest, None, None, None)[:3]
    where = Cell(*(*cell[:5], bool(cell[5]))) if cell else None
    places = tuple(_spot(*spot) for spot in spots or ())
    gaps = tuple(EmptyCells(*cells) for cells in empty or ())
    return Block(Span(start, end), page=page, cell=where, heading=heading, spots=places, empty=gaps)


def _spot(page: int, *numbers: Any) -> Spot:
    left, top, right, bottom, length, confidence, doubtful = numbers
    return Spot(page, left, top, right, bottom, length, confidence, tuple(doubtful))


# --- the ledger: read whole or not at all -------------------------------------------------------------------------


def dump_ledger(ledger: Ledger | None) -> str | None:
    """``{"source", "canonical", "added", "left"}``; an entry is ``[reason, amount, words]``."""
    if ledger is None:
        return None
    added, left = ([[e.reason, e.amount, e.words] for e in side] for side in (ledger.added, ledger.left))
    row = {"source": ledger.source, "canonical": ledger.canonical, "added": added, "left": left}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def load_ledger(text: str | None) -> Ledger | None:
    if text is None:
        return None
    row = json.loads(text)
    added, left = (tuple(LedgerEntry(*entry) for entry in row[side]) for side in ("added", "left"))
    return Ledger(source=row["source"], canonical=row["canonical"], added=added, left=left)
