"""Heads of tables that were broken over two rows: the second row names the columns that the first has none for.

序号 | 项目 | 责任单位 ⏎ 完成率 | 备注 over rows of five cells: the labels go on to the right, not below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.model import Block, Cell, Document
from extract.tables.columns import meaning_of
from extract.tables.pieces import bare

_FIRST_ROWS = 3
"""Rows from the top in which the head begins: a title may stand over it."""
_FEWEST = 2
"""Cells of the first part that are heads we know, and rows below that are as wide as both parts together."""

Rows = Mapping[int, Sequence[int]]
"""By row, the indexes of its blocks."""


def mend_heads(document: Document, folded: str) -> Document:
    """The document with such heads in one row each."""
    tables: dict[int, dict[int, list[int]]] = {}
    for index, block in enumerate(document.blocks):
        if block.cell is not None:
            tables.setdefault(block.cell.table, {}).setdefault(block.cell.row, []).append(index)
    moved: dict[int, Cell] = {}
    for rows in tables.values():
        first = _broken(document.blocks, folded, rows)
        if first is not None:
            moved |= _moved(document.blocks, rows, first)
    if not moved:
        return document
    blocks = tuple(replace(b, cell=moved[i]) if i in moved else b for i, b in enumerate(document.blocks))
    return replace(document, blocks=blocks)


def _broken(blocks: Sequence[Block], folded: str, rows: Rows) -> int | None:
    """The row of a head that goes on in the next one."""
    for row in sorted(rows)[:_FIRST_ROWS]:
        here, rest = rows[row], rows.get(row + 1, [])
        wide = [len(rows[below]) for below in rows if below > row + 1]
        width = len(here) + len(rest)
        known = sum(meaning_of(bare(folded, blocks[i].span)) is not None for i in here)
        if not rest or known < _FEWEST or max(wide, default=0) != width or len(wide) < _FEWEST:
            continue
        plain = all((c := blocks[i].cell) is not None and c.row_span == c.column_span == 1 for i in (*here, *rest))
        if plain and any(meaning_of(bare(folded, blocks[i].span)) is not None for i in rest):
            return row
    return None


def _moved(blocks: Sequence[Block], rows: Rows, row: int) -> dict[int, Cell]:
    width, found = len(rows[row]), {}
    for index in rows[row + 1]:
        cell = blocks[index].cell
        assert cell is not None
        found[index] = replace(cell, row=row, column=width + cell.column)
    return found
