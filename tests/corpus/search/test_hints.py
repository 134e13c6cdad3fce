"""What to try when nothing was found."""

import pytest

from corpus.search.hints import hints
from corpus.search.query import parse
from corpus.search.words import squeeze

REGIONS = ("清河省", "清河省白水市", "红旗")


def said(text, without_filters=0):
    def vocabulary(field):
        return [(value, squeeze(value)) for value in (REGIONS if field == "region" else ())]

    return list(hints(parse(text).tree, vocabulary, without_filters=without_filters))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲", []),  # one word: nothing to loosen
        ("甲 乙", ["各词须同时出现，可以减少词语，或用“或”连接"]),
        ('"甲" 乙', ["引号内的文字要求原样出现，去掉引号可以放宽"]),  # the quotes first
        ("甲 非 乙", []),  # what must not be there is no help
        ("甲 非 (乙 丙)", []),
        ("甲 单位:乙", []),
        ("(甲 或 乙)", ["各词须同时出现，可以减少词语，或用“或”连接"]),
        ("清河省", ["“清河省”是地区名，可以改用 地区:清河省"]),
        ("清河", ["“清河”是地区名，可以改用 地区:清河"]),  # without its ending
        ("白水市", ["“白水市”是地区名，可以改用 地区:白水市"]),  # the end of a region's full name
        ("红", []),  # one character names no region
        ('"清河省"', ["引号内的文字要求原样出现，去掉引号可以放宽"]),
        ("非 清河省", []),
    ],
)
def test_hints(text, expected):
    assert said(text) == expected


def test_filters_that_leave_nothing_are_all_that_is_said():
    assert said("清河省 乙", without_filters=3) == ["去掉筛选条件后有 3 条结果"]
