"""Rows that one merged cell of units spans: 1 | 甲 | 市教育局 ⏎ 2 | 乙 ⏎ 3 | 丙 has one line of units for three rows.

A table of running numbers, words and units tells by the numbers where its rows begin, whatever cells they lack. That
a cell was merged and not left empty is seen by what else the rows lack: the cell before, which groups them, too; or,
where nothing groups them, that each group with a number of its own begins with units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.tables.columns import ColumnMeaning, Holds
from extract.tables.pieces import CellPiece
from extract.tables.rows import LineRow, are_units

_FEWEST_ROWS = 2
"""Rows with units of their own, and groups that begin with some, before one without is believed to be spanned."""
_MOST_WORDS = 2
"""Columns of words: what groups the rows and what is to be done."""
_LONGEST_HEAD = 30
"""Characters of a line between the rows that heads some, and of a cell that groups them."""


@dataclass(frozen=True, slots=True)
class _UnitsRow:
    """What stands from one running number up to the next."""

    number: CellPiece
    words: tuple[CellPiece, ...]
    units: tuple[CellPiece, ...]
    heads: tuple[CellPiece, ...]
    """Lines behind the row's cells, which head the rows below."""


def merged_rows(columns: Sequence[ColumnMeaning], pieces: Sequence[CellPiece]) -> list[LineRow]:
    """All rows of such a table; none where it has no merged cell of units, or anything in it is open."""
    starts = _numbers(pieces)
    if not _is_simple(columns) or len(starts) <= _FEWEST_ROWS or not _are_heads(pieces[: starts[0]]):
        return []
    segments = [pieces[at:end] for at, end in zip(starts, [*starts[1:], len(pieces)], strict=True)]
    words = len(columns) - 2
    rows = [_row(segment, words, last=at + 1 == len(segments)) for at, segment in enumerate(segments)]
    known = [row for row in rows if row]
    if len(known) < len(rows) - (rows[-1] is None) or not _shows_merging(known, words, pieces[: starts[0]]):
        return []
    left = [LineRow(rest=list(segments[-1][: len(columns)]))] if rows[-1] is None else []
    return [*_across(pieces[: starts[0]]), *_placed(known, words), *left]


def _is_simple(columns: Sequence[ColumnMeaning]) -> bool:
    """Whether the columns are of running numbers, words and, last, units."""
    held = [column.holds for column in columns]
    inner = held[1:-1]
    ends = len(held) > _FEWEST_ROWS and held[0] is Holds.NUMBER and held[-1] is Holds.UNITS and columns[-1].assigns
    return ends and len(inner) <= _MOST_WORDS and all(each is Holds.WORDS for each in inner)


def _numbers(pieces: Sequence[CellPiece]) -> list[int]:
    """Where numbers stand by themselves; none where they do not rise from 1 on."""
    starts = [at for at, piece in enumerate(pieces) if piece.alone and piece.seen.number is not None]
    numbers = [pieces[at].seen.number or 0 for at in starts]
    rises = all(one < other for one, other in pairwise(numbers))
    return starts if rises and numbers[:1] == [1] else []


def _row(segment: Sequence[CellPiece], columns: int, *, last: bool) -> _UnitsRow | None:
    """A number, as many words as ``columns`` may hold, units or none, lines that head the next rows.

    Nothing where it is anything else. Behind the last row the table is over: its units end it, or one line is all.
    """
    number, *rest = segment
    begin = next((at for at, piece in enumerate(rest) if at and _names_units(piece)), None)
    if begin is None or any(piece.heads_group for piece in rest[1:begin]):
        words, heads = (rest[:1], rest[1:]) if columns == 1 else (rest, [])
        alike = not any(piece.goes_on or piece.below_full for piece in heads)
        whole = 0 < len(words) <= columns and alike and not (last and len(rest) > 1)
        return _UnitsRow(number, tuple(words), (), tuple(heads)) if whole and _are_heads(heads) else None
    end = next((at for at in range(begin, len(rest)) if not _names_units(rest[at])), len(rest))
    words, units, heads = rest[:begin], rest[begin:end], [] if last else rest[end:]
    whole = len(words) <= columns and are_units(units) and _are_heads(heads)
    return _UnitsRow(number, tuple(words), tuple(units), tuple(heads)) if whole and _groups(words) else None


def _names_units(piece: CellPiece) -> bool:
    return piece.seen.units and not piece.seen.told


def _groups(words: Sequence[CellPiece]) -> bool:
    """Whether the first of two cells of words is short enough to group rows."""
    return len(words) < _MOST_WORDS or (len(words[0].seen.text) <= _LONGEST_HEAD and not words[0].is_sentence)


def _are_heads(pieces: Sequence[CellPiece]) -> bool:
    return all(
        piece.alone
        and not piece.is_sentence
        and not (piece.seen.units and not _is_second(pieces, at))
        and (piece.heads_group or (piece.seen.plain and len(piece.seen.text) <= _LONGEST_HEAD))
        for at, piece in enumerate(pieces)
    )


def _is_second(pieces: Sequence[CellPiece], at: int) -> bool:
    """Whether a line heads rows inside a group, though it looks like a unit: 行动五 … ⏎ 产业园区."""
    return at > 0 and pieces[at - 1].heads_group and "、" not in pieces[at].seen.text


def _shows_merging(rows: Sequence[_UnitsRow], words: int, first: Sequence[CellPiece]) -> bool:
    """Whether some rows have no units, and what else they lack shows that a cell above spans each of them."""
    bare = [row for row in rows if not row.units]
    if not bare or len(rows) - len(bare) < _FEWEST_ROWS or not rows[0].units:
        return False
    above = [first, *(row.heads for row in rows[:-1])]
    begun = [bool(heads) for heads in above]
    if words == _MOST_WORDS:
        grouped = sum(len(row.words) == words for row in rows)
        lacks = all(
            len(row.words) < words and not under for row, under in zip(rows, begun, strict=True) if not row.units
        )
        return lacks and grouped >= _FEWEST_ROWS
    numbered = [row for row, heads in zip(rows, above, strict=True) if any(piece.heads_group for piece in heads)]
    return len(numbered) >= _FEWEST_ROWS and all(row.units for row in numbered)


def _placed(rows: Sequence[_UnitsRow], words: int) -> Iterator[LineRow]:
    for row in rows:
        cells = {0: [row.number], words: [row.words[-1]]}
        cells |= {1: [row.words[0]]} if len(row.words) == _MOST_WORDS else {}
        cells |= {words + 1: list(row.units)} if row.units else {}
        yield LineRow(cells, spanned=frozenset() if row.units else frozenset({words + 1}))
        yield from _across(row.heads)


def _across(pieces: Sequence[CellPiece]) -> Iterator[LineRow]:
    for piece in pieces:
        yield LineRow(across=[piece])
