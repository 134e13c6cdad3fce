"""What a list of reform measures is made of: items and heads."""

import pytest

from corpus.fold import fold
from corpus.model import Span
from extract.reforms.priority_items import items_in


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("1.甲; 2.乙。", ["甲", "乙"]),
        ("（1）甲；（2）乙", ["甲", "乙"]),
        ("1、甲\n2、乙", ["甲", "乙"]),
        ("增长2.5%，建立制度。", ["增长2.5%，建立制度"]),
        ("2.乙", ["2.乙"]),  # does not count on from 1
        ("", []),
    ],
)
def test_items_of_a_cell(cell: str, items: list[str]) -> None:
    assert [cell[i.start : i.end] for i in items_in(fold(cell), Span(0, len(cell)))] == items
