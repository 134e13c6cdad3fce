"""Entries as lines."""

from dataclasses import replace

from tests.hits import TASK
from ui.cli.entries import entry_lines


def test_an_entry_in_a_line():
    (line,) = entry_lines([TASK])
    assert line == "  任务  建立生态补偿机制  《云澜省行动方案》  ab-t3"
    (long,) = entry_lines([replace(TASK, title="长\n" * 90)])
    assert ("长 " * 30 + "…") in long
