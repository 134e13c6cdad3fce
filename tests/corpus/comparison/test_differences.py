"""Which characters of two wordings differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison.differences import differences, pieces
from corpus.likeness.wording import plain
from corpus.model import Span


def marked(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[each.old.start : each.old.end], new[each.new.start : each.new.end]) for each in differences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("修建码头三座", "修建码头三座", []),
        ("到2025年", "到2026年", [("2025", "2026")]),  # a number differs as a whole
        ("达到85.5%", "达到85.6%", [("85.5", "85.6")]),
        ("修建码头", "修建渔港码头", [("", "渔港")]),
        ("修建渔港码头", "修建码头", [("渔港", "")]),
        ("开展 Wifi 试点", "開展WIFI试点", []),
        ("甲乙的丙丁", "子丑的寅卯", [("甲乙的丙丁", "子丑的寅卯")]),  # one chance character parts nothing
        ("甲乙之的丙丁", "子丑之的寅卯", [("甲乙", "子丑"), ("丙丁", "寅卯")]),  # two do
        ("甲乙的丙丁", "子丑的丙丁戊", [("甲乙", "子丑"), ("", "戊")]),
        ("甲的乙", "的丙乙", [("甲的", "的丙")]),  # taken out here, put in there
        ("甲的乙", "丙甲的丁乙", [("", "丙"), ("", "丁")]),  # twice put in
        ("年内勘察", "明年勘察", [("年内", "明年")]),
        ("勘察三处。", "勘察五处以上。", [("三", "五"), ("", "以上")]),
        ("", "新", [("", "新")]),
    ],
)
def test_what_differs(old: str, new: str, found: list[tuple[str, str]]) -> None:
    assert marked(old, new) == found


WORDS = st.text("甲乙丙丁12 ，A", max_size=30)


@given(WORDS, WORDS)
def test_whatever_is_left_is_the_same_and_nothing_is_lost(old: str, new: str) -> None:
    cut = list(pieces(old, new))
    assert ("".join(gone for gone, _, _ in cut), "".join(come for _, come, _ in cut)) == (old, new)
    assert all(plain(gone) == plain(come) for gone, come, same in cut if same)


def test_a_stretch_that_stands_in_one_text_only_has_its_place_in_the_other() -> None:
    (put_in,) = differences("修建码头", "修建渔港码头")
    assert put_in.old == Span(2, 2)
    (at_start,) = differences("码头", "渔港码头")
    assert (at_start.old, at_start.new) == (Span(0, 0), Span(0, 2))
    (at_end,) = differences("修建 ，渔港", "修建")
    assert at_end.new == Span(2, 2)


def test_pieces_without_a_difference_are_one() -> None:
    assert list(pieces("修建 码头", "修建码头")) == [("修建 码头", "修建码头", True)]
    assert list(pieces("", "")) == []
    assert list(pieces("甲", "")) == [("甲", "", False)]
    assert list(pieces("甲乙", "丙乙")) == [("甲", "丙", False), ("乙", "乙", True)]
