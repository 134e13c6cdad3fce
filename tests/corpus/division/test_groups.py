"""Heads of groups by theme and time limit."""

from datetime import date

import pytest

from corpus.division.groups import by_deadline, by_theme, deadline_head, deadline_order
from corpus.division.rows import TableOptions, items_of
from tests.sample_plan import PLAN


@pytest.mark.parametrize(
    ("due", "recurs", "text", "head"),
    [
        (date(2024, 2, 29), None, "x", "2024年2月底前"),
        (date(2025, 2, 28), "每年", "x", "2025年2月底前"),
        (None, "持续", "长期", "持续推进"),
        (None, "每季度", "x", "每季度"),
        (None, None, "尽快", "时限没有写到日期"),
        (None, None, " ", "未写明完成时限"),
    ],
)
def test_what_a_row_stands_under(due, recurs, text, head):
    assert deadline_head(due, recurs, text) == head


def test_days_come_first_and_nothing_last():
    heads = [
        (None, "未写明完成时限"),
        (None, "每年"),
        (date(2025, 1, 1), "a"),
        (None, "时限没有写到日期"),
        (date(2024, 1, 1), "b"),
    ]
    ordered = [head for _, head in sorted(heads, key=lambda each: deadline_order(*each))]
    assert ordered == ["b", "a", "每年", "时限没有写到日期", "未写明完成时限"]


def test_numbers_go_on_through_the_groups():
    items = items_of(PLAN, TableOptions(), None)
    for groups in (by_theme(items), by_deadline(items)):
        numbers = [row.cells["number"] for group in groups for row in group.rows]
        assert numbers == [str(number) for number in range(1, len(items) + 1)]
