"""How words of change and of bound become marks."""

from __future__ import annotations

import pytest

from extract.targets.comparators import Comparator, comparator
from extract.targets.statements import Statement


@pytest.mark.parametrize(
    ("bound", "mark"),
    [
        ("达到", "="),
        ("", "="),
        ("达到以上", ">="),
        ("不低于", ">="),  # 不低于 holds 低于
        ("不少于", ">="),
        ("不得低于", ">="),
        ("不能低于", ">="),
        ("超过", ">="),
        ("突破", ">="),
        ("优于", ">="),
        ("至少", ">="),
        ("≥", ">="),
        ("不超过", "<="),  # 不超过 holds 超
        ("不高于", "<="),
        ("不大于", "<="),
        ("不多于", "<="),
        ("不得超过", "<="),
        ("不能突破", "<="),
        ("不突破", "<="),  # 突破 alone is at least
        ("未低于", ">="),
        ("严禁超过", "<="),
        ("达到不应高于以内", "<="),
        ("近以上", ">="),
        ("控制在以内", "<="),
        ("控制在", "<="),
        ("低于", "<="),
        ("≤", "<="),
        ("内", "<="),
        ("控制在左右", "~"),  # 左右 goes before 控制
        ("上下", "~"),
        ("约", "~"),
        ("近", "~"),
        ("力争", ">="),  # nothing else says how
        ("力争约", "~"),
        ("力争控制在", "<="),
    ],
)
def test_bounds(bound: str, mark: str) -> None:
    assert comparator(Statement.REACH, bound) == mark
    assert comparator(Statement.DELIVER, bound) == mark


@pytest.mark.parametrize("bound", ["", "以上", "不超过", "左右", "力争"])
def test_a_word_of_change_goes_before_the_bound(bound: str) -> None:
    assert comparator(Statement.RISE, bound) is Comparator.RISES_BY
    assert comparator(Statement.FALL, bound) is Comparator.FALLS_BY
