"""Entries as lines and rows."""

from dataclasses import replace

from tests.hits import TASK
from ui.cli.entries import entry_json, entry_lines, entry_sheet


def test_an_entry_in_a_line():
    (line,) = entry_lines([TASK])
    assert line == "  任务  建立生态补偿机制  《云澜省行动方案》  ab-t3"
    (long,) = entry_lines([replace(TASK, title="长\n" * 90)])
    assert ("长 " * 30 + "…") in long


def test_an_entry_names_its_file_where_that_is_known():
    assert entry_json(TASK, {"ab": "甲.txt"})["file"] == "甲.txt"
    assert entry_json(TASK, {})["file"] is None
    assert "甲.txt" in entry_sheet([TASK], {"ab": "甲.txt"}).rows[0]
