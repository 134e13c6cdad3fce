"""Groups of a task-division table by theme and by time limit, and the words of their heads."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from corpus.division.rows import TableColumn, TableGroup, TableItem

NO_THEME, NO_UNIT = "未标主题", "未明确单位"
NO_DEADLINE, NO_DATE = "未写明完成时限", "时限没有写到日期"

_RECURRING = {"持续": "持续推进"}


def counted(name: str, number: int) -> str:
    """
    >>> counted("生态保护补偿", 3)
    '生态保护补偿（3项）'
    """
    return f"{name}（{number}项）"


def said_day(due: date) -> str:
    """A last day as people say it.

    >>> said_day(date(2025, 12, 31)), said_day(date(2025, 6, 30)), said_day(date(2025, 6, 5))
    ('2025年底前', '2025年6月底前', '2025年6月5日前')
    """
    if (due.month, due.day) == (12, 31):
        return f"{due.year}年底前"
    if due.day == monthrange(due.year, due.month)[1]:
        return f"{due.year}年{due.month}月底前"
    return f"{due.year}年{due.month}月{due.day}日前"


def deadline_head(due: date | None, recurs: str | None, text: str) -> str:
    """What a row stands under in a table by time limit."""
    if due is not None:
        return said_day(due)
    return _RECURRING.get(recurs or "", recurs) or (NO_DATE if text.strip() else NO_DEADLINE)


def deadline_order(due: date | None, head: str) -> tuple[bool, date, bool, bool]:
    """Days in their order, then what recurs, then what has no date, then what has nothing."""
    return due is None, due or date.max, head == NO_DEADLINE, head == NO_DATE


def by_theme(items: Sequence[TableItem]) -> tuple[TableGroup, ...]:
    """One group for each first theme, in the order in which they come up; those without one last."""
    members: dict[str, list[TableItem]] = {}
    for item in items:
        themes = item.task.themes if item.task else ()
        members.setdefault(themes[0] if themes else NO_THEME, []).append(item)
    members |= {NO_THEME: members.pop(NO_THEME)} if NO_THEME in members else {}
    return _groups(members.items())


def by_deadline(items: Sequence[TableItem]) -> tuple[TableGroup, ...]:
    members: dict[str, list[TableItem]] = {}
    order: dict[str, tuple[bool, date, bool, bool]] = {}
    for item in items:
        deadline = item.task.deadline if item.task else None
        recurs = deadline.recurs if deadline else None
        head = deadline_head(item.row.due, recurs, item.row.cells[TableColumn.DEADLINE])
        members.setdefault(head, []).append(item)
        order[head] = deadline_order(item.row.due, head)
    return _groups(sorted(members.items(), key=lambda member: order[member[0]]))


def _groups(members: Iterable[tuple[str, Sequence[TableItem]]]) -> tuple[TableGroup, ...]:
    groups: list[TableGroup] = []
    start = 1
    for head, items in members:
        rows = tuple(
            replace(item.row, cells={**item.row.cells, TableColumn.NUMBER: str(number)})
            for number, item in enumerate(items, start)
        )
        groups.append(TableGroup((counted(head, len(rows)),), rows))
        start += len(rows)
    return tuple(groups)
