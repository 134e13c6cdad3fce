"""Values as they are today."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.search.engines.shown_values import MOST_VALUES, most_frequent, shown_counts, stored_values
from corpus.search.fields import FIELDS

PLAIN = FIELDS["region"]
TIMED = replace(PLAIN, shown=lambda value, day: "" if value == "?" else "现行" if value >= f"{day}" else "失效")
DAY = date(2026, 6, 1)


def test_counts_of_values_that_are_one_today_are_added_and_what_is_nothing_is_left_out():
    counts = {"2026-07-01": 2, "2026-08-01": 3, "2026-05-01": 1, "?": 9}
    assert shown_counts(TIMED, counts, DAY) == {"现行": 5, "失效": 1}
    assert shown_counts(PLAIN, counts, DAY) == counts


@pytest.mark.parametrize(
    ("values", "asked"),
    [(("现行",), ("2026-07-01", "2026-08-01")), (("失效",), ("2026-05-01",)), (("别的",), ("别的",))],
)
def test_what_is_asked_for_a_value_of_today(values, asked):
    held = ["2026-05-01", "2026-07-01", "2026-08-01"]
    assert stored_values(TIMED, held, values, DAY) == asked
    assert stored_values(PLAIN, held, values, DAY) == values


def test_the_most_frequent_come_first_and_no_more_than_are_shown():
    assert most_frequent({"乙": 1, "甲": 1, "丙": 4}) == (("丙", 4), ("乙", 1), ("甲", 1))
    assert len(most_frequent({str(number): 1 for number in range(MOST_VALUES + 5)})) == MOST_VALUES
