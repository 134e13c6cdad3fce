"""Kinds of remarks, and in what order remarks come."""

import re

import pytest

from corpus.model import Span
from corpus.review.remarks import Gravity, KindError, Remark, load_kinds, ordered, parse_kinds

KIND = 'name = "一"\ngroup = "二"\ngravity = "hint"\nmend = "三"\n'


def test_every_kind_is_told_in_chinese():
    for kind in load_kinds().values():
        assert re.search("[\u4e00-\u9fff]", kind.name + kind.group)
        assert kind.mend.endswith("。")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a]\n" + KIND.replace("三", ""), "a: mend is missing"),
        ("[a]\n" + KIND.replace("hint", "dire"), "no gravity 'dire'"),
    ],
)
def test_a_wrong_kind_is_refused(text, message):
    with pytest.raises(KindError, match=message):
        parse_kinds(text)


def test_the_gravest_come_first_then_as_they_stand():
    grave = Remark(code="day_impossible", message="", places=(Span(9, 10),))
    early = Remark(code="vague", message="", places=(Span(1, 2),))
    late = Remark(code="vague", message="", places=(Span(5, 6),))
    whole = Remark(code="no_result", message="")
    assert ordered([late, early, whole, grave]) == (grave, whole, early, late)


def test_a_remark_says_what_its_kind_says_unless_more_is_known():
    kind = load_kinds()["vague"]
    assert Remark(code="vague", message="").suggestion == kind.mend
    assert Remark(code="vague", message="", mend="改。").suggestion == "改。"
    assert Remark(code="vague", message="").gravity is Gravity.HINT
