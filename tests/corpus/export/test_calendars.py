"""Deadlines as a calendar that any program takes in."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from corpus.division.rows import TableColumn
from corpus.division.table import Grouping, TableOptions, task_table
from corpus.export.calendars import deadline_calendar, escape, fold_line, undated_words
from corpus.export.handout import task_handout
from tests.sample_plan import PLAN

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
HANDOUT = task_handout(task_table([PLAN]))


def opened(data):
    """The lines with their folding undone."""
    text = data.decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def events(data):
    found = re.findall("BEGIN:VEVENT\n(.*?)\nEND:VEVENT", "\n".join(opened(data)), re.DOTALL)
    return [dict(line.split(":", 1) for line in event.split("\n")) for event in found]


def made(**cells):
    row = HANDOUT.rows[1]
    row = replace(row, cells={**row.cells, **{TableColumn(name): text for name, text in cells.items()}})
    (event,) = events(deadline_calendar(replace(HANDOUT, rows=(row,)), NOW))
    return event


def test_a_row_with_a_day_is_an_event_of_that_day():
    (event,) = events(deadline_calendar(HANDOUT, NOW))
    assert event["DTSTART;VALUE=DATE"] == "20241231"
    assert event["DTEND;VALUE=DATE"] == "20250101"  # the day after: an end is not part of an event
    assert event["SUMMARY"] == "建设收运体系（各县（市、区）人民政府）"
    assert "完成时限：2024年底前" in event["DESCRIPTION"]
    assert event["DESCRIPTION"].endswith("来源：《云山市“无废城市”建设实施方案》（云政发〔2023〕7号）一、（二）")
    assert event["DTSTAMP"] == "20260304T050607Z"


def test_the_calendar_has_what_the_standard_demands():
    lines = opened(deadline_calendar(HANDOUT, NOW))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"VERSION:2.0", "X-WR-CALNAME:云山市“无废城市”建设实施方案任务分工表"} <= set(lines)
    assert any(line.startswith("PRODID:") for line in lines)


def test_an_event_is_the_same_whenever_it_is_made():
    later = datetime(2027, 1, 1, tzinfo=UTC)
    (first,), (second,) = events(deadline_calendar(HANDOUT, NOW)), events(deadline_calendar(HANDOUT, later))
    assert first["UID"] == second["UID"]


def test_a_row_under_several_units_is_one_event():
    table = task_handout(task_table([PLAN], TableOptions(by=Grouping.UNIT)))
    rows = tuple(replace(row, due=date(2025, 1, 1)) for row in table.rows)
    uids = [event["UID"] for event in events(deadline_calendar(replace(table, rows=rows), NOW))]
    assert len(uids) == len(set(uids)) == 4


def test_who_leads_goes_before_who_is_responsible():
    assert made(lead="市水务局", responsible="市港航局")["SUMMARY"] == "建设收运体系（市水务局）"
    assert made(responsible="", lead="")["SUMMARY"] == "建设收运体系"
    assert made(task="", responsible="")["SUMMARY"] == "（无标题）"


@pytest.mark.parametrize(
    ("text", "written"),
    [("甲,乙", r"甲\,乙"), ("甲;乙", r"甲\;乙"), ("甲\\n", r"甲\\n"), ("甲\r\n乙\n丙\r丁", r"甲\n乙\n丙\n丁"), ("a:b", "a:b"), ("甲\x00\x0b乙", "甲乙")],
)  # fmt: skip
def test_words_are_written_as_the_standard_has_them(text, written):
    assert escape(text) == written


def test_no_cell_puts_in_a_line_of_its_own():
    event = made(task="甲\r\nEND:VEVENT\nATTACH:http://x")
    assert event["SUMMARY"].startswith(r"甲\nEND:VEVENT\nATTACH:http://x")
    assert "ATTACH" not in event


@pytest.mark.parametrize("line", ["a" * 75, "a" * 76, "甲" * 200, "𠮷" * 60, "é甲𠮷a" * 40, ""])
def test_folded_lines_are_short_and_whole(line):
    pieces = fold_line(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece[0] == " " for piece in pieces[1:])
    assert len(pieces) == 1 or len(line.encode()) > 75


def test_rows_without_a_day_are_told():
    assert undated_words(HANDOUT.rows) == "1 行的时限不是具体日期（第 3 行：持续推进），2 行没有写时限，没有写入日历。"
    assert undated_words(HANDOUT.rows[1:2]) == ""
    many = [replace(HANDOUT.rows[2], row_id=str(n)) for n in range(7)]
    assert undated_words(many).count("持续推进") == 5
    assert "……" in undated_words(many)
