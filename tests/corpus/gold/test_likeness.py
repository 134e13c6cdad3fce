"""How alike strings are, and who is paired with whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.gold.likeness import likeness, match, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国发 ［2018］ 22号。", "国发[2018]22号"),  # width, spaces, final stop
        ("“多规合一”", '"多规合一"'),  # one kind of quote
        ("５％—６％", "5%-6%"),
        (None, ""),
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("推进源头减量", "推进源头减量", 1.0),
        ("源头减量", "推进源头减量并持续", 0.75),  # one inside the other
        ("甲乙", "丙丁", 0.0),
        ("甲", "甲乙", 0.0),  # too short for being inside to mean anything
    ],
)
def test_likeness(one, other, expected):
    assert likeness(one, other) == expected


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_symmetric_and_bounded(one, other):
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1.0


def test_match_takes_the_most_alike_first():
    assert match(["甲乙丙", "甲乙"], ["甲乙"], likeness, 0.5) == {1: 0}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("甲乙丙", "甲乙丁", 0.5),  # one of two pairs on each side
        ("甲乙", "甲乙丙丁戊己庚辛", 0.75),  # however long the other is
        ("甲乙丙丁", "甲乙丙丁戊", 0.8),  # nearly all of it
        ("甲乙甲乙", "甲乙", 0.75),
        ("", "甲", 0.0),
        ("", "", 1.0),
        ("甲", "乙", 0.0),
    ],
)
def test_degrees(one, other, expected):
    assert likeness(one, other) == expected


@pytest.mark.parametrize(
    ("gold", "found", "least", "pairs"),
    [
        ([], ["甲乙"], 0.5, {}),
        (["甲乙"], [], 0.5, {}),
        (["甲乙", "甲乙"], ["甲乙"], 0.5, {0: 0}),  # of equals the first
        (["甲乙"], ["甲乙", "甲乙"], 0.5, {0: 0}),
        (["甲乙丙"], ["甲乙丁"], 0.5, {0: 0}),  # at the least is enough
        (["甲乙丙"], ["甲乙丁"], 0.51, {}),
        (["甲乙丙", "甲乙"], ["甲乙丙丁", "甲乙丙"], 0.5, {0: 1, 1: 0}),  # nobody is paired twice
    ],
)
def test_pairs(gold, found, least, pairs):
    assert match(gold, found, likeness, least) == pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘甲’", "'甲'"),
        ("【甲】", "[甲]"),
        ("—甲–", "-甲-"),
        ("甲·乙•丙", "甲乙丙"),
        ("1～2", "1~2"),
        ("、甲，乙：", "甲,乙"),
        ("Ａ１", "A1"),
    ],
)
def test_forms_that_are_one(text, expected):
    assert plain(text) == expected
