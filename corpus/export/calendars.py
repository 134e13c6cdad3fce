"""Deadlines as an iCalendar file (RFC 5545): one all-day event for each row whose time limit is a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from corpus.division.rows import UNIT_COLUMNS, TableColumn
from corpus.export.handout import Handout, HandoutRow, cite

_OCTETS = 75
"""RFC 5545 §3.1: no line is longer, its end not counted."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_NAMED = 5


def deadline_calendar(handout: Handout, now: datetime) -> bytes:
    """The calendar. Its events keep their UID however often it is made; ``now`` is when this was."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zhengce//deadlines//ZH", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escape(handout.title)}"]
    for row in handout.own_rows():
        if row.due:
            lines += _event(row, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold_line(line)}\r\n" for line in lines).encode()


def _event(row: HandoutRow, now: datetime) -> Iterator[str]:
    assert row.due is not None
    yield "BEGIN:VEVENT"
    yield f"UID:{re.sub(r'[^0-9A-Za-z-]', '-', row.row_id)}@zhengce.local"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{row.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{row.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape(_summary(row))}"
    yield f"DESCRIPTION:{escape(_description(row))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(row: HandoutRow) -> str:
    """The task and who leads it, or who is responsible."""
    charged = (row.cells.get(column, "") for column in (TableColumn.LEAD, TableColumn.RESPONSIBLE))
    unit = next((text for text in charged if text.strip()), "")
    task = row.cells.get(TableColumn.TASK, "").strip() or "（无标题）"
    return f"{task}（{unit}）" if unit else task


def _description(row: HandoutRow) -> str:
    told = (TableColumn.CONTENT, *UNIT_COLUMNS, TableColumn.DEADLINE, TableColumn.TARGETS)
    lines = [f"{column.heading}：{text}" for column in told if (text := row.cells.get(column, "").strip())]
    for origin in row.origins:
        lines.append(f"来源：{cite(origin)}")
    return "\n".join(lines)


def escape(text: str) -> str:
    r"""A value of type TEXT (RFC 5545 §3.3.11).

    >>> print(escape("甲;乙,丙"))
    甲\;乙\,丙
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return _CONTROLS.sub("", text)


def fold_line(line: str) -> str:
    """A line in pieces of at most 75 octets of UTF-8; a character is never cut, and what follows begins with a blank.

    >>> [len(piece.encode()) for piece in fold_line("甲" * 60).split("\\r\\n")]
    [75, 73, 34]
    """
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return "\r\n".join((*pieces, piece))


def undated_words(rows: Iterable[HandoutRow]) -> str:
    """What the calendar leaves out, and why; nothing where all rows are in it."""
    left = [row for row in rows if row.due is None]
    said = [row for row in left if row.cells.get(TableColumn.DEADLINE, "").strip()]
    parts = []
    if said:
        names = "；".join(_named(row) for row in said[:_NAMED]) + ("；……" if len(said) > _NAMED else "")
        parts.append(f"{len(said)} 行的时限不是具体日期（{names}）")
    if silent := len(left) - len(said):
        parts.append(f"{silent} 行没有写时限")
    return "，".join(parts) + "，没有写入日历。" if parts else ""


def _named(row: HandoutRow) -> str:
    """第 3 行：持续推进."""
    return f"第 {row.cells.get(TableColumn.NUMBER, '?')} 行：{row.cells[TableColumn.DEADLINE].strip()}"
