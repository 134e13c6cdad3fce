"""The assignment of pieces to the columns of a table that fits best, and whether another would fit as well.

A walk through the pieces in order. Each begins a row, goes on in the row's next cells, goes on in the cell of the piece
before it, spans the table as the head of a group, or belongs to nothing. What a piece looks like speaks for a column,
cells left empty and cells in several pieces against it. Scores of the best way through each choice come from one walk
forward and one back (Viterbi), so that all is linear in the length of the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.tables.columns import ColumnMeaning, Holds, item_column
from extract.tables.likeness import likeness
from extract.tables.pieces import CellPiece, counted

NOWHERE = -1e9
DOUBT = 1.5
"""Another way that falls short of the best by less leaves the place open."""
_LOST = 30.0
"""How far the score may fall below its best before the table is over."""
_LEFT = 10
"""Characters of what is left of a cell on the next line; a title or a note is longer."""
_MERGED = 1.0
"""Of a cell before the one that names the row: one above it may span it."""
_EMPTY = {Holds.NUMBER: 2.5, Holds.WORDS: 6.0, Holds.UNITS: 4.0, Holds.DAY: 2.0, Holds.MEASURE: 3.0, Holds.FIGURE: 2.0}
"""What a cell left empty costs; of other kinds little."""
_UNNUMBERED = 6.0
"""… where the rows' numbers run on."""
_LIKE_OTHERS = 1.5
"""A piece that is a sentence, or none, as the cells of a column of words are in other rows."""
_OUT_OF_COUNT = 6.0
"""A cell whose own number counts through the table (1.改造甲 | 2.改造乙), in another column than the others."""
_EMPTY_MINOR = 1.0
_EMPTY_OTHER = 0.5
_SAME_LINE, _NEXT_LINE, _WRAPPED_ROW = 1.5, 1.0, 3.0
"""A cell in two pieces: with a gap inside, over two lines, and where each line is a row."""
_ENDED = 1.5
"""… where a sentence ended before it."""
_TORN, _PERHAPS = 8.0, 1.5
"""A new cell behind a mark, or in a bracket, that goes on; one of words below a line that is full."""
_SHOWN, _STRAY, _SKIPPED = 0.5, 6.0, 2.0
"""A cell shown to be empty; signs of empty cells that mean none, and a cell left out where empty ones are shown."""
DOUBTFUL, HEADS, HEADS_NONE = -0.5, 2.0, NOWHERE
"""A line with a group's number across the columns: where nothing is known, where rows show that it heads some, where
they show that each row begins with one."""
_UNHEADED, _NOTHING = -4.5, -5.0
"""A line across without a number, and one that belongs to nothing."""


@dataclass(frozen=True, slots=True)
class Way:
    """What becomes of a piece: the column (None across or outside them), and whether it begins a row or cell."""

    column: int | None
    new_row: bool
    new_cell: bool
    group: bool = False


APART = Way(None, True, True)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A piece with its place."""

    piece: CellPiece
    way: Way
    sure: bool


@dataclass(frozen=True, slots=True)
class Fit:
    score: float
    placed: tuple[Fitted, ...]
    """Of the pieces up to the table's end."""


def fit(
    columns: Sequence[ColumnMeaning],
    pieces: Sequence[CellPiece],
    *,
    split: bool,
    headed: float,
    ends: Mapping[int, bool] | None = None,
) -> Fit:
    """The best assignment of pieces, up to where the table ends. ``split``: gaps part the cells of a line;
    ``headed``: what speaks for a line with a group's number as the head of a group;
    ``ends``: columns of which it is known whether their cells are sentences."""
    # Cells that count by themselves need no number of their row: that one belongs to what spans several.
    numbered = counted(pieces) > 1 and all(piece.counted_in is None for piece in pieces)
    walk = _Fitter(columns, split=split, headed=headed, numbers=numbered)
    walk.ends, walk.marked = ends or {}, any(piece.empty for piece in pieces)
    ahead = walk.forward(pieces)
    whole = [i for i in range(len(ahead)) if pieces[i].last and not _is_torn(pieces, i)]
    if not whole:
        return Fit(0.0, ())
    end = max(whole, key=lambda i: (walk.total(ahead[i]), -i))
    if walk.total(ahead[end]) <= 0:
        return Fit(0.0, ())
    kept = pieces[: end + 1]
    behind = walk.backward(kept)
    placed = [walk.choose(piece, a, b) for piece, a, b in zip(kept, ahead, behind, strict=False)]
    if split:
        placed += [Fitted(piece, APART, True) for piece in pieces[end + 1 : end + 2] if _may_be_left(piece)]
    return Fit(walk.total(ahead[end]), tuple(placed))


def _is_torn(pieces: Sequence[CellPiece], end: int) -> bool:
    """Whether the cell of a piece goes on in the next one, as far as can be seen."""
    below = pieces[end + 1] if end + 1 < len(pieces) else None
    return below is not None and (below.goes_on or _may_go_on(below))


def _may_be_left(piece: CellPiece) -> bool:
    """Whether a line below a table's last row may be the rest of one of its cells: a few words without an end."""
    seen = piece.seen
    other = seen.numbering or seen.day or seen.kind or seen.blank or seen.units
    return piece.alone and not other and len(seen.text) <= _LEFT and not piece.is_sentence


def _may_go_on(piece: CellPiece) -> bool:
    return piece.below_full and not piece.seen.units and not piece.seen.numbering


class _Fitter:
    """One table's costs, and the walk through its pieces.

    States: for each column a piece that begins a row, a cell, or goes on in it; then the group's head, then nothing.
    """

    def __init__(self, columns: Sequence[ColumnMeaning], *, split: bool, headed: float, numbers: bool) -> None:
        self.columns, self.split, self.headed = columns, split, headed
        self.width = len(columns)
        self.ends: Mapping[int, bool] = {}
        self.marked = False
        """Whether the signs between cells show which are empty."""
        self.unnumbered = _UNNUMBERED if numbers else _EMPTY[Holds.NUMBER]
        item = item_column(columns)
        self.past = [0.0, *accumulate(self._empty(column, i < item) for i, column in enumerate(columns))]
        self.ways = [Way(c, mode == 0, mode < 2) for c in range(self.width) for mode in range(3)]
        self.ways += [Way(None, True, True, group=True), APART]

    def _empty(self, column: ColumnMeaning, before: bool) -> float:
        """What an empty cell costs; ``before``: its column stands before the one that names the row."""
        if column.holds is Holds.NUMBER:
            return self.unnumbered
        minor = column.minor and column.holds is not Holds.ANYTHING
        cost = _EMPTY_MINOR if minor else _EMPTY.get(column.holds, _EMPTY_OTHER)
        return min(cost, _MERGED) if before else cost

    def _row_end(self, column: int) -> float:
        return self.past[self.width] - self.past[column + 1]

    def _fits(self, piece: CellPiece) -> list[float]:
        found = [likeness(c.holds, piece.seen, counts_on=piece.counts_on) for c in self.columns]
        return [fitting + self._like_others(piece, column) for column, fitting in enumerate(found)]

    def _like_others(self, piece: CellPiece, column: int) -> float:
        ends = self.ends.get(column)
        like = 0.0 if ends is None else _LIKE_OTHERS if ends == piece.is_sentence else -_LIKE_OTHERS
        return like - _OUT_OF_COUNT * (piece.counted_in not in (None, column))

    def _across(self, piece: CellPiece) -> float:
        if piece.heads_group:
            return self.headed
        possible = piece.alone and piece.seen.plain and not (self.split or piece.seen.prose)
        return _UNHEADED if possible else NOWHERE

    def _going_on(self, piece: CellPiece) -> float:
        if piece.goes_on or piece.below_full:
            return 0.0
        if not piece.first:
            return _SAME_LINE + (_STRAY if self.marked and piece.empty else 0.0)
        return _WRAPPED_ROW if self.split else _NEXT_LINE + _ENDED * piece.behind_end

    def _torn(self, piece: CellPiece) -> float:
        """What a new cell costs where the one before may not be over."""
        if piece.goes_on:
            return _TORN
        return _PERHAPS if _may_go_on(piece) else 0.0

    def _rest(self, piece: CellPiece, column: int, fitting: float) -> float:
        """What the rest of a cell says for its column: nothing where what goes on is torn in the middle. Words that are
        no place never go on in a cell of places."""
        if self.columns[column].holds is Holds.PLACE and not (piece.goes_on or piece.seen.place):
            return NOWHERE
        like = self._like_others(piece, column)
        return min(0.0, like) + (0.0 if piece.goes_on or _may_go_on(piece) else min(0.0, fitting - like))

    def _next_cell(self, piece: CellPiece) -> float:
        return _WRAPPED_ROW if self.split and piece.first else 0.0

    def _before(self, piece: CellPiece, column: int) -> float:
        """What the cells cost that are left empty before a row's first."""
        if not (self.marked and piece.empty):
            return self.past[column]
        return _SHOWN * column if column == piece.empty else self.past[column] + _STRAY

    def _stepped(self, piece: CellPiece, anywhere: float, there: float) -> float:
        """The better of a step to some next cell and one to that which the signs before a piece tell."""
        if not self.marked or piece.first:
            return anywhere
        return max(there - _SHOWN * piece.empty, anywhere - (_STRAY if piece.empty else _SKIPPED))

    def _open(self, scores: Sequence[float]) -> list[float]:
        """The best score with a row open whose last cell is in each column."""
        return [max(scores[c * 3 : c * 3 + 3]) for c in range(self.width)]

    def total(self, scores: Sequence[float]) -> float:
        """The best score where the table ends behind a piece."""
        rows = [score - self._row_end(c) for c, score in enumerate(self._open(scores))]
        return max(*rows, *scores[self.width * 3 :])

    def forward(self, pieces: Sequence[CellPiece]) -> list[list[float]]:
        found: list[list[float]] = []
        best = 0.0
        for piece in pieces:
            scores = self._step(piece, found[-1] if found else None)
            found.append(scores)
            total = self.total(scores)
            best = max(best, total)
            if total < best - _LOST:
                break
        return found

    def _step(self, piece: CellPiece, before: Sequence[float] | None) -> list[float]:
        fits = self._fits(piece)
        closed = (0.0 if before is None else self.total(before)) if piece.first else NOWHERE
        opened = self._open(before) if before is not None else [NOWHERE] * self.width
        scores: list[float] = []
        reach = NOWHERE
        for c, fitting in enumerate(fits):
            if c:
                reach = max(reach, opened[c - 1] + self.past[c])
            torn = self._torn(piece)
            told = opened[c - piece.empty - 1] if c > piece.empty else NOWHERE
            scores += [
                closed - self._before(piece, c) + fitting - torn,
                self._stepped(piece, reach - self.past[c], told) - self._next_cell(piece) + fitting - torn,
                opened[c] - self._going_on(piece) + self._rest(piece, c, fitting),
            ]
        return [*scores, closed + self._across(piece), (closed if piece.first else self._stay(before)) + _NOTHING]

    def _stay(self, before: Sequence[float] | None) -> float:
        """A piece inside a line can belong to nothing only where its whole line does."""
        return NOWHERE if before is None else before[-1]

    def backward(self, pieces: Sequence[CellPiece]) -> list[list[float]]:
        """The best that can follow each piece, by its state."""
        after = [-self._row_end(c) for c in range(self.width)], 0.0
        found = [self._spread(*after, 0.0)]
        for piece in reversed(pieces[1:]):
            after = self._step_back(piece, *after)
            found.append(self._spread(*after, after[1] if piece.first else found[-1][-1] + _NOTHING))
        return found[::-1]

    def _spread(self, opened: Sequence[float], closed: float, stray: float) -> list[float]:
        return [*(opened[way.column] for way in self.ways if way.column is not None), closed, stray]

    def _step_back(self, piece: CellPiece, opened: Sequence[float], closed: float) -> tuple[list[float], float]:
        torn = self._torn(piece)
        fits = self._fits(piece)
        begin = NOWHERE
        if piece.first:
            rows = [fitting - torn - self._before(piece, c) + opened[c] for c, fitting in enumerate(fits)]
            begin = max(*rows, closed + self._across(piece), closed + _NOTHING)
        found: list[float] = []
        reach = NOWHERE
        cells = [fitting - torn + behind - self._next_cell(piece) for fitting, behind in zip(fits, opened, strict=True)]
        for c in range(self.width - 1, -1, -1):
            if c + 1 < self.width:
                reach = max(reach, cells[c + 1] - self.past[c + 1])
            told = cells[c + piece.empty + 1] if c + piece.empty + 1 < self.width else NOWHERE
            goes_on = self._rest(piece, c, fits[c]) - self._going_on(piece) + opened[c]
            found.append(max(begin - self._row_end(c), self._stepped(piece, reach + self.past[c + 1], told), goes_on))
        return found[::-1], begin

    def _place(self, way: Way) -> int | None:
        """The column of a way; for remarks and the like one stands for all, whose cells nobody reads."""
        anything = way.column is not None and self.columns[way.column].holds is Holds.ANYTHING
        return len(self.columns) if anything else way.column

    def choose(self, piece: CellPiece, ahead: Sequence[float], behind: Sequence[float]) -> Fitted:
        """The best state of a piece; sure where none that puts it elsewhere comes near."""
        scores = [a + b for a, b in zip(ahead, behind, strict=True)]
        best = max(range(len(scores)), key=scores.__getitem__)
        way = self.ways[best]
        others = (
            score
            for score, other in zip(scores, self.ways, strict=True)
            if (self._place(other), other.new_row) != (self._place(way), way.new_row)
        )
        return Fitted(piece, way, scores[best] - max(others, default=NOWHERE) >= DOUBT)
