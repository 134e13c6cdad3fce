"""A query told back in Chinese."""

import pytest

from corpus.search.query import parse
from corpus.search.ranges import number_key
from corpus.search.tree import (
    And,
    Everything,
    FieldRange,
    FieldTerm,
    Fuzzy,
    Near,
    Not,
    Or,
    OwnText,
    Pattern,
    Phrase,
    Words,
    explain,
    told,
)

TWO = (Words("甲"), Phrase("乙"))


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (And(TWO), "「甲」 且 “乙”原文"),
        (Not(Or(TWO)), "不含（「甲」 或 “乙”原文）"),
        (OwnText("甲"), "正文=甲"),
        (OwnText("甲", name=True), "提到=甲"),
        (Near(("甲乙", "丙丁"), 5), "“甲乙”、“丙丁”相距不超过 5 字"),
        (Pattern("甲?乙*"), "“甲?乙*”（? 代一个字，* 代若干字）"),
        (Fuzzy("甲乙丙"), "“甲乙丙”（可有一字不同）"),
        (FieldTerm("region", "清河省"), "地区=清河省（含所辖市县）"),
        (FieldRange("year", "2015", "2020"), "年份=2015至2020"),
        (FieldRange("year", "2015", None), "年份=2015至最近"),
        (FieldRange("due", "2019-06", "2019-06"), "时限=2019-06"),
        (FieldRange("due", None, "2026-01-01", below=True), "时限小于2026-01-01"),
        (FieldRange("value", number_key(80), None), "数值不小于80"),
        (FieldRange("value", number_key(80), number_key(90), above=True), "数值大于80且不大于90"),
    ],
)
def test_a_tree_is_told(tree, text):
    assert told(tree) == text


def test_everything():
    assert explain(Everything()) == "全部内容"


@pytest.mark.parametrize("text", ["甲 年份:[2015 TO 2020]", '"甲 乙"~5', "数值:>=80 -丙"])
def test_what_is_typed_is_told_in_a_frame(text):
    assert explain(parse(text).tree).startswith("按 ")
