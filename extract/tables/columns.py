"""What the columns of a table hold, as their heads say it: one reading for all kinds of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import label_of, unknown_word
from extract.rules import pattern_of

_LONGEST_HEAD = 20
"""Characters of a column's head, a note in brackets included; what is longer is content."""
_CACHED = 2048


class Holds(StrEnum):
    """What the cells of a column are like."""

    NUMBER = "number"
    WORDS = "words"
    """What is to be done, measured or explored: any words."""
    UNITS = "units"
    DAY = "day"
    MEASURE = "measure"
    FIGURE = "figure"
    KIND = "kind"
    """约束性, 预期性."""
    PLACE = "place"
    PERSON = "person"
    ANYTHING = "anything"


_OF_FIELDS = {
    LabelField.NUMBER: Holds.NUMBER,
    **dict.fromkeys((LabelField.TASK, LabelField.ACTION, LabelField.SECTION, LabelField.INDICATOR), Holds.WORDS),
    **dict.fromkeys((LabelField.VALUE, LabelField.BASE_VALUE), Holds.FIGURE),
    LabelField.DEADLINE: Holds.DAY,
    LabelField.MEASURE: Holds.MEASURE,
    LabelField.TARGET_KIND: Holds.KIND,
    LabelField.REGION_SCOPE: Holds.PLACE,
    LabelField.PERSON: Holds.PERSON,
    LabelField.ASSESSOR: Holds.UNITS,
    LabelField.NOTE: Holds.ANYTHING,
}


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a head says of its column."""

    holds: Holds
    names: bool = False
    """Whether its cells name what their rows are about; 类别 and 地区 group rows, and notes say more."""
    assigns: bool = False
    """Whether it names who does something: a head with a role."""
    minor: bool = False
    """Whether a cell is often empty: 配合单位."""
    lists: bool = False
    """Whether it lists reforms: 制度创新重点."""


@lru_cache(maxsize=_CACHED)
def meaning_of(head: str) -> ColumnMeaning | None:
    """What a folded head without white space says; None for what heads no column that we know.

    >>> meaning_of("2025年").holds, meaning_of("牵头单位").assigns
    (<Holds.FIGURE: 'figure'>, True)
    """
    if len(head) > _LONGEST_HEAD or any(mark in head for mark in "。;,"):
        return None
    if pattern_of("table.measure_head").match(head):
        return ColumnMeaning(Holds.MEASURE)
    lists = pattern_of("priority.column.text").match(head) is not None
    found = _of_label(head)
    if lists:
        return replace(found or ColumnMeaning(Holds.WORDS), holds=Holds.WORDS, names=True, lists=True)
    if found is None and pattern_of("table.value_head").match(head):
        return ColumnMeaning(Holds.FIGURE)
    if found is None and pattern_of("priority.column.region").match(head) and not unknown_word(head):
        return ColumnMeaning(Holds.PLACE)
    return found


def _of_label(head: str) -> ColumnMeaning | None:
    known = label_of(head)
    if known is None:
        return None
    if known.role:
        minor = known.field in (LabelField.COOPERATING, LabelField.SUPERVISING)
        return ColumnMeaning(Holds.UNITS, assigns=True, minor=minor)
    if known.field in (LabelField.VALUE, LabelField.TASK) and pattern_of("table.value_head").match(head):
        return ColumnMeaning(Holds.FIGURE)
    names = known.field in (LabelField.TASK, LabelField.ACTION, LabelField.INDICATOR)
    return ColumnMeaning(_OF_FIELDS[known.field], names, minor=known.field is LabelField.NOTE)


def unknown_units(head: str) -> bool:
    """Whether a head names units by a word that nobody knows: 统筹单位, beside one that is known."""
    return unknown_word(head) is not None


def item_column(columns: Sequence[ColumnMeaning]) -> int:
    """The column that names the row: the one that lists reforms, else the last of those that can."""
    lists = [i for i, c in enumerate(columns) if c.lists]
    return (
        lists[0] if lists else max((i for i, c in enumerate(columns) if c.holds is Holds.WORDS and c.names), default=0)
    )
