"""Where the clause around a place begins and ends, brackets between left aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers.clauses import clause_end, clause_start, without_brackets


def clause(text: str) -> str:
    """The clause around the mark §."""
    at = text.index("§")
    return text[clause_start(text, at) : clause_end(text, at, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲,乙§丙,丁", "乙§丙"),
        ("甲;乙§丙;丁", "乙§丙"),
        ("甲。乙§丙。丁", "乙§丙"),
        ("甲:乙§丙!丁", "乙§丙"),
        ("甲\n乙§丙?丁", "乙§丙"),
        ("乙§丙", "乙§丙"),
        ("甲(1,2)乙§丙(3,4)丁,戊", "甲(1,2)乙§丙(3,4)丁"),  # commas in a closed bracket do not end it
        ("甲(乙§丙)丁", "乙§丙"),  # inside a bracket the clause is what it holds
        ("甲,(乙(1,2)§丙)丁", "乙(1,2)§丙"),
        ("甲,乙)§丙,丁", "乙)§丙"),  # a bracket that nothing opened
        ("甲,(乙。丙)§丁", "丙)§丁"),  # nor does one of the sentence before
        ("乙§丙(1。丁)", "乙§丙(1"),  # a sentence ends inside a bracket too
        ("乙§丙(1\n丁)", "乙§丙(1"),
    ],
)
def test_clause(text: str, expected: str) -> None:
    assert clause(text) == expected


def test_floor_and_ceiling_bound_it() -> None:
    assert clause_start("甲乙丙丁", 3, 2) == 2
    assert clause_end("甲乙丙丁", 1, 3) == 3


def test_a_clause_without_end_is_cut() -> None:
    text = "甲" * 500
    assert clause_start(text, 400) == 240
    assert clause_end(text, 100, 500) == 260


@pytest.mark.parametrize(("text", "bare"), [("甲(乙)丙", "甲丙"), ("甲(乙丙", "甲(乙丙"), ("甲((乙)丙)丁", "甲(丙)丁")])
def test_without_brackets(text: str, bare: str) -> None:
    assert without_brackets(text) == bare


@given(st.text(alphabet="甲乙,;。:()\n", max_size=60), st.integers(0, 60))
def test_a_clause_holds_its_place(text: str, at: int) -> None:
    at = min(at, len(text))
    assert 0 <= clause_start(text, at) <= at <= clause_end(text, at, len(text)) <= len(text)
