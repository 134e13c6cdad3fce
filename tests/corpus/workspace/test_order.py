"""Taking out and putting in by ids; the runs put all back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.workspace.order import reorder


@pytest.mark.parametrize(
    ("removed", "added", "before", "found"),
    [
        ("", "x", "b", "axbc"),
        ("", "x", None, "abcx"),
        ("b", "xy", "b", "axyc"),  # before one that goes: before the next that stays
        ("bc", "x", "b", "ax"),
        ("ab", "ba", None, "cba"),  # a move
        ("z", "b", None, "abc missing z repeated b"),
        ("", "x", "z", "abcx misplaced"),
        ("a", "", "z", "bc"),  # nothing to place
    ],
)
def test_reorder(removed, added, before, found):
    done = reorder("abc", removed, added, before)
    words = ["".join(done.order), *(f"missing {each}" for each in done.missing)]
    words += [f"repeated {each}" for each in done.repeated]
    assert " ".join([*words, *(["misplaced"] if done.misplaced else [])]) == found


@given(st.permutations("abcdef"), st.sets(st.sampled_from("abcdef")))
def test_runs_put_back_what_was_taken_out(order, removed):
    rest = reorder(order, sorted(removed), "", None)
    back = rest.order
    for run, before in rest.runs:
        back = reorder(back, "", run, before).order
    assert list(back) == order
