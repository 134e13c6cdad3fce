"""What the rows of a table show of it once they are placed, for placing them again: how its groups and words look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from extract.tables.columns import ColumnMeaning, Holds
from extract.tables.fitting import DOUBTFUL, HEADS, HEADS_NONE, Fit, fit
from extract.tables.pieces import CellPiece

_MOST = 0.6
"""The share of a column's cells that show what they are like."""


def best_fit(columns: Sequence[ColumnMeaning], pieces: Sequence[CellPiece], *, split: bool) -> Fit:
    """The assignment that fits best once the first one has shown what the table's own rows are like."""
    first = fit(columns, pieces, split=split, headed=DOUBTFUL)
    headed, ends = shown_by(first), sentences_in(columns, first)
    return first if headed == DOUBTFUL and not ends else fit(columns, pieces, split=split, headed=headed, ends=ends)


def shown_by(fit: Fit) -> float:
    """What a first fit shows of lines with a group's number: whether each row begins with one, or they head rows."""
    groups = sum(fitted.piece.heads_group for fitted in fit.placed)
    rows = sum(fitted.way.new_row and fitted.way.column is not None for fitted in fit.placed)
    if not groups:
        return DOUBTFUL
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
