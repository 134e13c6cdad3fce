"""What the heads of a table's columns say: who does it, what is to be done, by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from corpus.fold import fold
from corpus.model import Span, UnitRole
from extract.grid import Grid
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import is_set_apart, label_of, unknown_word
from extract.layout import Layout
from extract.rules import pattern_of
from extract.tables.likeness import is_units
from extract.tables.naming import naming_column

INSTEAD = (LabelField.ACTION, LabelField.TASK, LabelField.INDICATOR)
"""Those that name a row whose own name is empty: what is required says what is to be done, a group does not."""
_LONGEST_HEAD = 20
"""Characters of a column's head, a note in brackets included; what is longer is content."""
_ROWS_LOOKED_AT = 200
"""Below a head that may be one of measures: enough to tell, and a table may be nothing but such heads."""


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """What the head of a column says: its field, its role where it names units, the printed label."""

    field: LabelField
    role: UnitRole | None
    label: str

    @property
    def tells_duties(self) -> bool:
        """Whether its cells say what each unit does: 单位 | 职责分工."""
        return pattern_of("table.duties").match(fold(self.label)) is not None


Heads = Mapping[int, ColumnHead]
"""By column."""


def printed(layout: Layout, span: Span) -> str:
    return layout.document[span].replace("\n", "").strip()


def read_head(layout: Layout, grid: Grid, row: int) -> dict[int, ColumnHead]:
    """The columns that a row names as a table's head; empty where it is none.

    Beside a column of units, 统筹单位, a word that nobody knows, heads another.
    """
    cells = ((index, grid.cells.get((row, index))) for index in range(grid.columns))
    labels = {index: printed(layout, span) for index, span in cells if span and len(span) <= _LONGEST_HEAD}
    labels = {index: text for index, text in labels.items() if not _of_measures(layout, grid, (row, index), text)}
    found = {i: ColumnHead(known.field, known.role, text) for i, text in labels.items() if (known := label_of(text))}
    found |= _duties(layout, grid, row, labels)
    if any(head.role for head in found.values()):
        role = LabelField.RESPONSIBLE
        found |= {i: ColumnHead(role, role.role, text) for i, text in labels.items() if unknown_word(text)}
    return found


def _duties(layout: Layout, grid: Grid, row: int, labels: Mapping[int, str]) -> dict[int, ColumnHead]:
    """The columns 职责分工 that hold what each unit does, and no units."""
    return {
        index: ColumnHead(LabelField.ACTION, None, text)
        for index, text in labels.items()
        if pattern_of("table.duties").match(fold(text)) and not _mostly_units(layout, grid, row, index)
    }


def _mostly_units(layout: Layout, grid: Grid, row: int, column: int) -> bool:
    last = min(grid.rows, row + 1 + _ROWS_LOOKED_AT)
    below = (grid.cells.get((at, column)) for at in range(row + 1, last) if not grid.spans_all(at))
    cells = ["".join(layout.folded[span.start : span.end].split()) for span in below if span]
    return sum(map(is_units, cells)) * 2 > len([cell for cell in cells if cell])


def _of_measures(layout: Layout, grid: Grid, place: tuple[int, int], label: str) -> bool:
    """Whether a column 单位 holds measures: 个, 万元, 条(段)."""
    row, column = place
    return pattern_of("table.measure_head").match(label) is not None and not _mostly_units(layout, grid, row, column)


def with_naming(layout: Layout, grid: Grid, row: int, columns: dict[int, ColumnHead]) -> dict[int, ColumnHead]:
    """A head in which no known word names what is to be done: another column does (专项整治行业名称, 2025年预期目标).

    Only beside a column that says 责任单位 or the like: 单位 alone is also the head of a list of addresses.
    """
    fields = {column.field for column in columns.values()}
    if fields & set(INSTEAD) or not any(column.role and is_set_apart(column.label) for column in columns.values()):
        return columns
    others = {}
    for index in range(grid.columns):
        span = grid.cells.get((row, index))
        free = index not in columns or columns[index].field is LabelField.VALUE
        if free and span and len(span) <= _LONGEST_HEAD and grid.width(row, index) == 1:
            others[index] = printed(layout, span)
    sure = not fields & {LabelField.PERSON, LabelField.SECTION}
    naming = naming_column(others, partial(_below, layout, grid, row), sure=sure)
    if naming is None:
        return columns
    return {**columns, naming: ColumnHead(LabelField.TASK, None, others[naming])}


def _below(layout: Layout, grid: Grid, row: int, column: int) -> list[str]:
    """The words of the cells below a head, each once."""
    places = ((at, column) for at in range(row + 1, grid.rows) if grid.origin.get((at, column)) == (at, column))
    words = ("".join(layout.folded[grid.cells[place].start : grid.cells[place].end].split()) for place in places)
    return [cell for cell in words if cell]
