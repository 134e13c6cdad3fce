"""Tables that lie on their side: what heads the columns elsewhere begins the rows (指标 | 甲 | 乙 ⏎ 2030年 | 5 | 6).

Such a table may go on in stretches, each with its row of names, and a label may stand in a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Block, Cell, Document
from extract.tables.columns import ColumnMeaning, Holds, meaning_of
from extract.tables.pieces import bare

_FEWEST = 2
"""Cells behind a label: with one, two columns may as well be heads and values of a form."""

_WIDE = 99
"""Columns of the table in which labels stand that are said again: as wide as no other."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A label and the cells that stand behind it, or in the row below: indexes of blocks."""

    label: int
    meaning: ColumnMeaning
    cells: tuple[int, ...]


def set_upright(document: Document, folded: str) -> Document:
    """The document with such tables turned. The text stays; what changes are the places of cells. Never raises."""
    blocks = document.blocks
    tables: dict[int, dict[int, list[int]]] = {}
    for index, block in enumerate(blocks):
        if block.cell is not None and len(block.span):
            tables.setdefault(block.cell.table, {}).setdefault(block.cell.row, []).append(index)
    moved: dict[int, Cell] = {}
    spare = max(tables, default=0) + 1
    for table, rows in tables.items():
        lines = _lines(blocks, folded, [rows[row] for row in sorted(rows)])
        stretches = _stretches(lines) if lines else []
        if stretches:
            moved |= dict(_turned(stretches, table, spare))
            spare += 1
    if not moved:
        return document
    return replace(document, blocks=tuple(replace(b, cell=moved.get(i, b.cell)) for i, b in enumerate(blocks)))


def _lines(blocks: Sequence[Block], folded: str, rows: Sequence[Sequence[int]]) -> list[_Line]:
    """The rows as labels with their cells; nothing where a row is anything else."""
    found: list[_Line] = []
    pending = _label_above(blocks, folded, rows[0][0])
    for row in rows:
        meanings = [_meaning(blocks, folded, index) for index in row]
        own = meanings[0]
        if pending is not None and own is None and len(row) >= _FEWEST:
            found.append(_Line(pending[0], pending[1], tuple(row)))
            pending = None
        elif pending is not None or own is None:
            return []
        elif len(row) == 1:
            pending = row[0], own
        elif len(row) > _FEWEST and not any(meanings[1:]):
            found.append(_Line(row[0], own, tuple(row[1:])))
        else:
            return []
    return found if pending is None else []


def _label_above(blocks: Sequence[Block], folded: str, first: int) -> tuple[int, ColumnMeaning] | None:
    """A label in the line before the table, which a row of one cell became."""
    if not first or blocks[first - 1].cell is not None:
        return None
    meaning = _meaning(blocks, folded, first - 1)
    return (first - 1, meaning) if meaning and meaning.names else None


def _meaning(blocks: Sequence[Block], folded: str, index: int) -> ColumnMeaning | None:
    text = bare(folded, blocks[index].span).strip("|")
    kind = meaning_of(text)
    return kind if kind and kind.holds is not Holds.NUMBER else None


def _stretches(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines from each row of names on; nothing unless every stretch has the labels of the first and gives each
    name one value."""
    found: list[list[_Line]] = []
    for line in lines:
        if line.meaning.names and line.meaning.holds is Holds.WORDS:
            found.append([])
        elif not found:
            return []
        found[-1].append(line)
    labels = [[line.meaning for line in stretch] for stretch in found]
    alike = all(own == labels[0][: len(own)] for own in labels)  # the last may be cut off
    return found if alike and all(map(_holds, found)) else []


def _holds(stretch: Sequence[_Line]) -> bool:
    width = len(stretch[0].cells)
    figures = [line for line in stretch if line.meaning.holds is Holds.FIGURE]
    return bool(figures) and all(len(line.cells) == width for line in stretch)


def _turned(stretches: Sequence[Sequence[_Line]], table: int, spare: int) -> Iterator[tuple[int, Cell]]:
    """The new places: one row a name, the labels of the first stretch over them, those of the others set aside."""
    row = 1
    for number, stretch in enumerate(stretches):
        for place, line in enumerate(stretch):
            aside = Cell(spare, number * _WIDE + place, 0, 1, _WIDE)
            yield line.label, aside if number else Cell(table, 0, place, header=True)
            for offset, index in enumerate(line.cells):
                yield index, Cell(table, row + offset, place)
        row += len(stretch[0].cells)
