"""Twice as much takes twice as long, whatever stands in it again and again. The examples of all rules: make torture."""

from __future__ import annotations

import pytest

from tests.doubled import DOUBLED, MOST, ratio


def test_there_are_patterns_enough() -> None:
    assert len(DOUBLED) >= 100


@pytest.mark.parametrize("name", DOUBLED)
def test_twice_as_much_takes_twice_as_long(name: str) -> None:
    """What a busy machine spoils is measured again, and longer."""
    assert ratio(DOUBLED[name]) <= MOST or ratio(DOUBLED[name], 16_000) <= MOST
