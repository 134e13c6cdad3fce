"""What the rows of a table show of it once they are placed, for placing them again: how its groups and words look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest

from extract.tables.columns import ColumnMeaning, Holds
from extract.tables.fitting import DOUBT, DOUBTFUL, HEADS, HEADS_NONE, Fit, Fitted, fit
from extract.tables.likeness import likeness
from extract.tables.pieces import CellPiece

_WORSE = 2.0
"""By how much one sign of empty cells may make a table fit worse: a name in several pieces would fill them, too."""
_FEWEST_WORDED = 2
"""Columns of words, between which cells that count through the table may be in doubt."""
_MOST = 0.6
"""The share of a column's cells that show what they are like."""


def best_fit(columns: Sequence[ColumnMeaning], pieces: Sequence[CellPiece], *, split: bool) -> Fit:
    """The assignment that fits best; signs of empty cells that make a table fit much worse show none."""
    signs = sum(piece.empty > 0 for piece in pieces)
    plain = _fit_again(columns, [replace(piece, empty=0) for piece in pieces] if signs else pieces, split=split)
    if not signs:
        return plain
    marked = _fit_again(columns, pieces, split=split)
    if marked.score >= plain.score - _WORSE * signs:
        return marked
    return plain if _shows_nothing(columns, marked) else replace(plain, placed=tuple(_in_doubt(columns, plain, pieces)))


def _fit_again(columns: Sequence[ColumnMeaning], pieces: Sequence[CellPiece], *, split: bool) -> Fit:
    """The assignment that fits best once the first one has shown what the table's own rows are like."""
    first = fit(columns, pieces, split=split, headed=DOUBTFUL)
    headed, ends = shown_by(first, columns), sentences_in(columns, first)
    again = first if headed == DOUBTFUL and not ends else fit(columns, pieces, split=split, headed=headed, ends=ends)
    return _where_it_counts(columns, pieces, again, partial(fit, columns, split=split, headed=headed, ends=ends))


def _where_it_counts(
    columns: Sequence[ColumnMeaning], pieces: Sequence[CellPiece], plain: Fit, fitted: Callable[[list[CellPiece]], Fit]
) -> Fit:
    """The fit with the cells that count through the table in one of the columns of words, if one is the best by far."""
    worded = [at for at, column in enumerate(columns) if column.holds is Holds.WORDS]
    if len(worded) < _FEWEST_WORDED or not any(piece.itemised for piece in pieces):
        return plain
    tried = [fitted([replace(p, counted_in=at if p.itemised else None) for p in pieces]) for at in worded]
    best, other = sorted(tried, key=lambda each: each.score, reverse=True)[:2]
    return best if best.score - other.score >= DOUBT else plain


def _shows_nothing(columns: Sequence[ColumnMeaning], fit: Fit) -> bool:
    """Whether even the first row has empty cells behind its number, above which nothing stands: then the gaps are the
    table's layout."""
    for fitted in fit.placed[1:2]:
        column = fitted.way.column
        return bool(column and column > 1 and not fitted.way.new_row and columns[0].holds is Holds.NUMBER)
    return False


def _in_doubt(columns: Sequence[ColumnMeaning], fit: Fit, pieces: Sequence[CellPiece]) -> Iterator[Fitted]:
    """The places, those open where the signs before a piece tell of another column that it would fit as well."""
    before = -1
    for fitted, piece, last in zip(fit.placed, pieces, _last_columns(fit), strict=False):
        column = fitted.way.column
        told = (-1 if piece.first else before) + piece.empty + 1
        if piece.empty and fitted.way.new_cell and column is not None and column != told < len(columns):
            # What stands behind it moves along, or is the rest of its words.
            possible = columns[column].holds is Holds.WORDS or last + told - column < len(columns)
            here, there = (likeness(columns[c].holds, piece.seen) for c in (column, told))
            fitted = replace(fitted, sure=fitted.sure and not (possible and here <= there))
        yield fitted
        before = -1 if column is None else column


def _last_columns(fit: Fit) -> list[int]:
    """For each piece the last column in which its row has a cell."""
    found: list[int] = []
    end, row_begins = 0, True
    for fitted in reversed(fit.placed):
        column = fitted.way.column or 0
        end = column if row_begins else max(end, column)
        row_begins = fitted.way.new_row
        found.append(end)
    return found[::-1]


def shown_by(fit: Fit, columns: Sequence[ColumnMeaning] = ()) -> float:
    """What a first fit shows of lines with a group's number: whether each row begins with one, or they head rows.

    A column that groups the rows (类别 | 指标 | …) and has nothing else holds them itself.
    """
    groups = sum(fitted.piece.heads_group for fitted in fit.placed)
    rows = sum(fitted.way.new_row and fitted.way.column is not None for fitted in fit.placed)
    if not groups:
        return DOUBTFUL
    if columns and columns[0].holds is Holds.WORDS and not columns[0].names:
        others = any(fitted.way.column == 0 and not fitted.piece.heads_group for fitted in fit.placed)
        return HEADS if others else HEADS_NONE
    return HEADS_NONE if rows == groups > 1 else HEADS if rows > groups else DOUBTFUL


def sentences_in(columns: Sequence[ColumnMeaning], fit: Fit) -> Mapping[int, bool]:
    """Of columns of words beside each other, whether the cells whose place is sure are sentences."""
    seen: dict[int, list[bool]] = {}
    for fitted, below in zip_longest(fit.placed, fit.placed[1:]):
        column = fitted.way.column
        whole = below is None or below.way.new_cell or below.way.new_row
        if column is not None and fitted.sure and whole and columns[column].holds is Holds.WORDS:
            seen.setdefault(column, []).append(fitted.piece.is_sentence)
    told = {
        column: sum(ends) * 2 > len(ends)
        for column, ends in seen.items()
        if max(sum(ends), len(ends) - sum(ends)) >= _MOST * len(ends)
    }
    return told if len(set(told.values())) > 1 else {}
