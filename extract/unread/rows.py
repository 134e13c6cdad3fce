"""Rows of divisions of tasks that no task has taken in: what they say is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Block, Span, Unread, UnreadKind
from extract.labels.lexemes import LabelField
from extract.labels.units import looks_like_list
from extract.labels.vocabulary import label_of
from extract.rules import pattern_of
from extract.tables.likeness import look
from extract.unread.covered import Covered, Found

_HEAD_ROWS = 3
_LONGEST_HEAD = 12
"""Characters of a column's head; a longer cell is content."""
_LONGEST_CELL = 600
_FURTHEST = 600
"""Lines below the heads of a table of lines in which its rows are looked for."""


def find_unread_rows(found: Found) -> Iterator[Unread]:
    """The words of each row whose units are in no assignment: of tables with cells, and of lines left without."""
    assigned = Covered(found.assignment_spans())
    records = Covered([*found.task_spans(), *found.target_spans(), *found.priority_spans()])
    for words, units in [*_in_tables(found), *_in_lines(found)]:
        if not (assigned.touches(units) or records.touches(words)):
            yield Unread(span=words, kind=UnreadKind.ITEM)


def _is_role(words: str) -> bool:
    found = label_of(words) if len(words) <= _LONGEST_HEAD else None
    return bool(found and found.role and found.set_apart)


def _in_tables(found: Found) -> Iterator[tuple[Span, Span]]:
    """The longest cell of words in a row, and its units, below a head that says who does something."""
    folded = found.layout.folded
    for grid in found.layout.grids:
        for head in range(min(_HEAD_ROWS, grid.rows)):
            heads = {c: folded[s.start : s.end].strip() for c, s in grid.row(head).items()}
            if columns := [column for column, words in heads.items() if _is_role(words)]:
                people = any((known := label_of(w)) and known.field is LabelField.PERSON for w in heads.values())
                for row in range(head + 1, grid.rows):
                    cells = {c: s for c, s in grid.row(row).items() if grid.begins(row, c)}
                    others = [s for c, s in cells.items() if c not in columns and (not people or _is_told(folded, s))]
                    yield from _told(folded, others, columns, cells)
                break


def _told(
    folded: str, others: Sequence[Span], columns: Sequence[int], cells: dict[int, Span]
) -> Iterator[tuple[Span, Span]]:
    words = max((span for span in others if _are_words(folded, span)), key=len, default=None)
    units = (cells[column] for column in columns if column in cells)
    listed = (s for s in units if looks_like_list(folded[s.start : s.end], needs_word=False))
    if words and (first := next(listed, None)):
        yield words, first


def _is_told(folded: str, span: Span) -> bool:
    """Whether a cell says what is to be done: beside persons other words name a river or a prize."""
    return look(folded[span.start : span.end].strip()).told


def _are_words(folded: str, span: Span) -> bool:
    text = folded[span.start : span.end].strip()
    seen = look(text) if 1 < len(text) <= _LONGEST_CELL else None
    return bool(seen and seen.plain and (seen.told or seen.prose or not seen.units))


def _in_lines(found: Found) -> Iterator[tuple[Span, Span]]:
    """Below a line of its own that says 责任单位: the last line of words before each line of units.

    Only where other heads stand beside it, and only lines without a cell, or set aside because theirs is unknown.
    """
    folded, blocks = found.layout.folded, found.layout.document.blocks
    open_until = -1
    words: Span | None = None
    for index, block in enumerate(blocks):
        line = folded[block.span.start : block.span.end].strip(" |\t")
        if _heads(folded, blocks, index):
            open_until, words = index + _FURTHEST, None
        elif index > open_until or not _is_free(block):
            words = None
        elif words and not label_of(line) and looks_like_list(line, needs_word=False) and not look(line).told:
            yield words, block.span
            words = None
        elif _are_words(folded, block.span) and not label_of(line):
            words = block.span if words is None or len(block.span) > len(words) else words
        elif look(line).numbering:
            words = None


def _is_free(block: Block) -> bool:
    return block.cell is None or block.cell.column_span > _MOST_COLUMNS


_MOST_COLUMNS = 90
"""Lines set aside are as wide as no table."""


def _heads(folded: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a line names columns, one of them of units: all of it, or one of several such lines."""
    block, cell = blocks[index], pattern_of("unread.head-cell")
    first_cell = cell.search(folded, block.span.start, block.span.end)
    if first_cell is None or first_cell.end() - first_cell.start() > _LONGEST_HEAD:
        return False  # most lines are text
    tokens = cell.findall(folded, block.span.start, block.span.end)
    if not 0 < len(tokens) <= _LONGEST_HEAD or not any(map(_is_role, tokens)):
        return False
    if any(len(token) > _LONGEST_HEAD for token in tokens):
        return False
    beside = [folded[b.span.start : b.span.end].strip(" |") for b in blocks[max(index - 1, 0) : index + 2]]
    known = sum(label_of(token) is not None for token in tokens)
    return known > 1 or (len(tokens) == 1 and sum(len(b) <= _LONGEST_HEAD and bool(label_of(b)) for b in beside) > 1)
