"""Which column says what is to be done, where its head is no word that we know: by grammar, then by its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from extract.rules import pattern_of
from extract.tables.likeness import look


def naming_column(heads: Mapping[int, str], cells: Callable[[int], Sequence[str]], *, sure: bool = True) -> int | None:
    """Of the columns with the given heads, beside one of units, the one that says what the rows are about.

    ``cells``: the words of a column's cells, white space removed. ``sure``: that the table is a division of tasks;
    beside persons or groups of rows (姓名, 类别), the column itself has to say what is to be done.
    """
    words = {column: cells(column) for column in heads}
    told = [column for column, head in heads.items() if pattern_of("table.item_head").match(head)]
    fitting = [column for column, found in words.items() if _are_words(found)]
    both = [column for column in told if column in fitting or not words[column]]
    if both:
        return both[0]
    if not sure:
        fitting = [column for column in fitting if _most(words[column], _is_deed)]
    return max(fitting, key=lambda column: (_length(words[column]), -column), default=None)


def _are_words(cells: Sequence[str]) -> bool:
    """Whether cells are words of their own: no units, days, figures, names of persons, and no progress."""
    return bool(cells) and _most(cells, _is_words) and not _most(cells, _is_progress)


def _is_words(cell: str) -> bool:
    seen = look(cell)
    return seen.plain and (seen.told or seen.prose or not (seen.units or seen.place))


def _is_progress(cell: str) -> bool:
    return pattern_of("table.progress").search(cell) is not None


def _is_deed(cell: str) -> bool:
    return look(cell).told


def _most(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return 2 * sum(map(holds, cells)) > len(cells)


def _length(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells)
