"""Tables of which only lines are left, given their cells again, so that all who read tables read them too.

The text stays as it is: what comes back is the document with its lines as cells. A line that held a row becomes several
blocks, parted by the gap that stood between.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.fragments import compiled
from corpus.model import Cell, Document, Issue, Span
from extract.document.signature import find_signatures
from extract.rules import pattern_of
from extract.tables.broken_heads import mend_heads
from extract.tables.columns import ColumnMeaning, Holds
from extract.tables.counted_rows import counted_rows
from extract.tables.gaps import SlippedRow, TableGap, find_gaps, find_slipped
from extract.tables.heads import TableHead, find_heads
from extract.tables.inline_items import split_runs
from extract.tables.merged_units import merged_rows
from extract.tables.paper import Paper
from extract.tables.pieces import CellPiece, bare, counted, pieces_of, split_line
from extract.tables.rejoined import rejoined
from extract.tables.rows import LineRow, below, rows_of
from extract.tables.shown import best_fit
from extract.tables.stacks import unstacked
from extract.tables.upright import set_upright

SETTLED = frozenset({"table_shifted", "table_flattened"})
"""Issues of reading that say no more once the table's rows are told."""
_CODE = "rows_unclear"
_UNCLEAR = "分不清各格属于哪一栏，没有按表格读取，请核对原表。"
_LONGEST_CELL = 600
"""Characters of a line that may be a cell; a longer one ends the table."""
_SHORT = 20
"""Characters of a line that may be a cell of a table nobody can tell."""
_MOST_LINES = 3000
_FEWEST_NUMBERS = 2
"""Running numbers, each by itself, that make a column."""
_MOSTLY = 2
"""Rows that nobody can tell for one that is told, so that this one is not to be trusted either."""
_DIVISION = compiled(r"第 (?P<number> {han} ) 部分 [\s:、]")
_CHAPTER = compiled(r"{label_han}")
_ITEM = compiled(r"{label_paren}")
_PARAGRAPH = 80
"""Characters of a paragraph under a chapter's heading; the rows of a group are shorter or have no items' labels."""
_SHOWN = 3
"""Heads that name a table in a message."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The document with its tables, and what could not be told."""

    document: Document
    issues: tuple[Issue, ...]


def restore_tables(document: Document, folded: str) -> Restored:
    """Place the lines of every table whose head says what its columns hold. Never raises."""
    document = set_upright(mend_heads(split_runs(document, folded), folded), folded)
    heads = list(find_heads(folded, document.blocks))
    shifted = any(issue.code in SETTLED for issue in document.issues)
    slipped = list(find_slipped(folded, document.blocks))
    if not (heads or shifted or slipped):
        return Restored(document, ())
    return _Restorer(document, folded).restored(heads, slipped, shifted=shifted)


@dataclass(frozen=True, slots=True)
class _Read:
    """A table as read: its columns and rows."""

    columns: tuple[ColumnMeaning, ...]
    rows: tuple[LineRow, ...]
    after: int
    """The block behind its last line."""
    score: float
    extra: int | None = None
    """The place of a column of numbers that has no head."""
    dropped: int | None = None
    """The place of a head that no row has a cell for."""

    @property
    def told(self) -> int:
        return sum(bool(row.cells) for row in self.rows)

    @property
    def untold(self) -> list[LineRow]:
        return [row for row in self.rows if row.rest]


class _Restorer:
    def __init__(self, document: Document, folded: str) -> None:
        self.document, self.folded, self.blocks = document, folded, document.blocks
        self.paper = Paper(self.blocks)
        self.issues: list[Issue] = []
        self.left: tuple[tuple[str, ...], int] | None = None
        """The heads of the last table that was left, and its last block."""
        divisions = (i for i in range(len(self.blocks)) if _DIVISION.match(self._line(i)))
        self.divided = next(divisions, len(self.blocks))
        self.closing = sorted({s.span.start for s in find_signatures(self.blocks, folded)})

    def restored(self, heads: Sequence[TableHead], slipped: Sequence[SlippedRow], *, shifted: bool) -> Restored:
        done = 0
        for place, head in enumerate(heads):
            if head.first >= done:
                end = next((h.first for h in heads[place:] if h.texts != head.texts), len(self.blocks))
                done = self._table(head, self._end(head.after, end))
        if shifted:
            for gap in find_gaps(self.folded, self.blocks):
                self._fill(gap)
        for row in slipped:
            self._push_right(row)
        kept = self.document.issues
        if self.paper.new and not self.issues:
            kept = tuple(issue for issue in kept if issue.code not in SETTLED)
        return Restored(replace(self.document, blocks=self.paper.blocks(), issues=kept), tuple(self.issues))

    def _end(self, start: int, end: int) -> int:
        """The block at which a table is over whatever its cells look like: a real one, a signature, an attachment."""
        place = self.blocks[start].span.start if start < len(self.blocks) else len(self.folded)
        behind = bisect_left(self.closing, place)
        sign = self.closing[behind] if behind < len(self.closing) else len(self.folded)
        for index in range(start, min(end, start + _MOST_LINES)):
            block = self.blocks[index]
            if block.cell or block.heading is not None or len(block.span) > _LONGEST_CELL or block.span.start >= sign:
                return index
            if pattern_of("part.attachment.mark").match(self._line(index)) or self._resumes_text(index, start):
                return index
        return min(end, start + _MOST_LINES)

    def _line(self, index: int) -> str:
        span = self.blocks[index].span if index < len(self.blocks) else Span(0, 0)
        return self.folded[span.start : span.end]

    def _resumes_text(self, index: int, start: int) -> bool:
        """Whether a line is a heading of the text around the table: a later part of one that has parts, or a chapter
        below which an item opens a paragraph of several sentences."""
        line = self._line(index)
        if later := _DIVISION.match(line):
            return later["number"] != "一" and self.divided < start
        below = self._line(index + 1) if _CHAPTER.match(line) else ""
        return len(below) > _PARAGRAPH and below.count("。") > 1 and _ITEM.match(below) is not None

    # --- a table of lines -----------------------------------------------------------------------------------------

    def _table(self, head: TableHead, end: int) -> int:
        """Place a table's lines; the block at which what follows begins."""
        lines, repeated = self._body(head, end)
        read = self._best(head, lines)
        if head.other and (other := self._best(head.other, lines)) and (read is None or other.score > read.score):
            head, read = head.other, other
        if read is None or _MOSTLY * read.told < max(len(read.untold), 1):
            if (head.telling and lines) or (read and len(read.rows) > 1):
                self._leave(head, read, lines)
            return head.after
        self._place(head, read, [index for index in repeated if index < read.after])
        if read.untold:
            self._tell(head, _whole(read.untold[0].pieces), len(read.untold))
        return read.after

    def _leave(self, head: TableHead, read: _Read | None, lines: Sequence[int]) -> None:
        """Tell that no row of a table is told, and let nobody read its lines as text."""
        last = head.after - 1
        for index in lines:
            span = self.blocks[index].span
            if index != last + 1 or len(span) > _SHORT or self.folded[span.end - 1] == "。":
                break
            last = index
        if not (self.left and self.left[0] == head.texts and self.left[1] >= head.first):  # the head of a page
            self._tell(head, Span(self.blocks[head.first].span.start, self.blocks[last].span.end), 0)
        self.left = head.texts, lines[-1] if lines else last
        if read:
            self.paper.set_aside(span for cell in head.cells for span in cell.spans)
            self.paper.set_aside(piece.span for row in read.rows for piece in row.pieces)

    def _body(self, head: TableHead, end: int) -> tuple[list[int], list[int]]:
        """The lines under a head, those apart that repeat it at the top of a page."""
        lines: list[int] = []
        repeated: list[int] = []
        size = head.after - head.first
        printed = [bare(self.folded, self.blocks[i].span) for i in range(head.first, head.after)]
        index = head.after
        while index < end:
            here = [bare(self.folded, block.span) for block in self.blocks[index : index + size]]
            if here == printed:
                repeated += range(index, index + size)
                index += size
            else:
                lines.append(index)
                index += 1
        return lines, repeated

    def _best(self, head: TableHead, lines: Sequence[int]) -> _Read | None:
        """The reading of the head under which the lines fit best."""
        best: _Read | None = None
        for columns in head.readings():
            for extra, whole in self._with_numbers(columns, lines, split=head.split):
                read = self._read(whole, lines, split=head.split)
                if read and (best is None or read.score > best.score):
                    best = replace(read, extra=extra)
        if best and best.untold and (merged := self._merged(head, lines)) and merged.told > best.told:
            return merged
        return best if best and best.told else self._without_a_twin(head, lines) or best

    def _merged(self, head: TableHead, lines: Sequence[int]) -> _Read | None:
        """The reading in which one cell of units spans several rows; a last head that nobody knows may be a line over
        the first of them."""
        pieces = pieces_of(self.folded, self.blocks, lines, split=head.split, numbered=False)
        for columns in () if head.split else head.readings():
            over = columns[-1] == ColumnMeaning(Holds.ANYTHING)
            kept = columns[:-1] if over else columns
            if rows := merged_rows(kept, pieces):
                after = rows[-1].pieces[-1].block + 1
                return _Read(kept, tuple(rows), after, 0.0, dropped=len(kept) if over else None)
        return None

    def _without_a_twin(self, head: TableHead, lines: Sequence[int]) -> _Read | None:
        """The reading with one of two like columns left out (主要任务 | 目标任务): the rows have but one of them."""
        for columns in head.readings():
            for place, (one, other) in enumerate(pairwise(columns)):
                if one == other and one.holds is Holds.WORDS and one.names:
                    read = self._read((*columns[:place], *columns[place + 1 :]), lines, split=head.split)
                    if read and read.told and not read.untold:
                        return replace(read, dropped=place + 1)
        return None

    def _with_numbers(
        self, columns: tuple[ColumnMeaning, ...], lines: Sequence[int], *, split: bool
    ) -> Iterator[tuple[int | None, tuple[ColumnMeaning, ...]]]:
        """The columns, and where numbers run on that none of them holds, with one for those that nothing heads."""
        yield None, columns
        if all(column.holds is not Holds.NUMBER for column in columns):
            pieces = pieces_of(self.folded, self.blocks, lines, split=split, numbered=False)
            if counted(pieces) >= _FEWEST_NUMBERS:
                for place in (0, 1):
                    yield place, (*columns[:place], ColumnMeaning(Holds.NUMBER), *columns[place:])

    def _read(
        self, columns: tuple[ColumnMeaning, ...], lines: Sequence[int], *, split: bool, begun: bool = False
    ) -> _Read | None:
        pieces = pieces_of(self.folded, self.blocks, lines, split=split, numbered=False)
        if columns[0].holds is Holds.NUMBER and not counted(pieces):
            pieces = pieces_of(self.folded, self.blocks, lines, split=split, numbered=True)
        fitted = best_fit(columns, pieces, split=split)
        rows = list(unstacked(columns, rows_of(self.folded, columns, fitted, split=split, begun=begun)))
        rows = rejoined(columns, rows) if split else rows
        return _Read(columns, tuple(rows), fitted.placed[-1].piece.block + 1, fitted.score) if rows else None

    def _tell(self, head: TableHead, span: Span, count: int) -> None:
        name = "、".join(head.texts[:_SHOWN])
        what = f"有 {count} 行" if count else "的各行"
        self.issues.append(Issue(_CODE, f"表格（{name}…）{what}{_UNCLEAR}", span))

    def _push_right(self, slipped: SlippedRow) -> None:
        """Place the cells of a row where they fit, if that is sure; the cells above those that are left out span it."""
        read = self._read(slipped.columns, slipped.blocks, split=False, begun=True)
        if read and len(read.rows) == 1 and len(read.rows[0].cells) == len(slipped.blocks):
            self.paper.rows(slipped.table, slipped.row, slipped.columns, read.rows)
            for column, by in below(slipped.columns, read.rows).items():
                self.paper.lengthen(slipped.table, slipped.row - 1, column, by)

    def _fill(self, gap: TableGap) -> None:
        """Place the rows that a merged cell has shifted, where as many are told as are missing."""
        end = self._end(gap.first, gap.after)
        read = self._read(gap.columns, range(gap.first, end), split=False, begun=True)
        rows = list(read.rows) if read and not read.untold else counted_rows(self.folded, self.blocks, gap, end)
        if not rows or (gap.missing and len(rows) != gap.missing):
            whole = Span(self.blocks[gap.first].span.start, self.blocks[max(end - 1, gap.first)].span.end)
            self.issues.append(Issue(_CODE, f"表格里有合并单元格，部分行{_UNCLEAR}", whole))
            return
        self.paper.rows(gap.table, gap.row + 1, gap.columns, rows)
        for column, by in below(gap.columns, rows).items():
            self.paper.lengthen(gap.table, gap.row, column, by)

    # --- places ---------------------------------------------------------------------------------------------------

    def _place(self, head: TableHead, read: _Read, repeated: Sequence[int]) -> None:
        table = self.paper.new_table()
        for column, cell in enumerate(head.cells):
            column += read.extra is not None and column >= read.extra
            if column == read.dropped:
                self.paper.set_aside(cell.spans)
                continue
            column -= read.dropped is not None and column > read.dropped
            for span in cell.spans:
                self.paper.put(span, Cell(table, 0, column, header=True))
        for index in repeated:
            self.paper.set_aside(split_line(self.folded, self.blocks[index]))
        self.paper.rows(table, 1, read.columns, read.rows)


def _whole(pieces: Sequence[CellPiece]) -> Span:
    return Span(pieces[0].span.start, pieces[-1].span.end)
