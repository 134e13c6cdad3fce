"""Names of indicators: what is left of a clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.targets.indicator import from_left, from_right, is_name, opens_with_verb


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("到2020年,规模养殖场设施装备配套率", "规模养殖场设施装备配套率", "an opening date"),
        ("力争到2018年,全市建成森林公园", "森林公园", "date, place and verb"),
        ("确保全年实施重大项目", "重大项目", "adverbs and verb"),
        ("可吸入颗粒物年均浓度较2012年", "可吸入颗粒物年均浓度", "a comparison behind"),
        ("其中防沙治沙", "防沙治沙", "其中"),
        ("研发经费投入年均", "研发经费投入", "a noun that begins like a verb"),
        ("应届高校毕业生就业率", "应届高校毕业生就业率", "应 that is no adverb"),
        ("新增打造和美乡村先行村", "和美乡村先行村", "two verbs; 和 that joins nothing"),
        ("十是推动保险综合承保覆盖率", "保险综合承保覆盖率", "a number of a list"),
    ],
)
def test_from_left(text: str, name: str, why: str) -> None:
    assert from_left(text) == name, why


def test_a_rate_keeps_what_looks_like_a_verb() -> None:
    assert from_left("签约服务覆盖率", governed=False) == "签约服务覆盖率"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("先进智能工厂", "先进智能工厂"),
        ("具有自主知识产权的体育品牌", "体育品牌"),
        ("的号源", "号源"),
        ("平台用于训练", "平台"),
    ],
)
def test_from_right(text: str, name: str) -> None:
    assert from_right(text) == name


@pytest.mark.parametrize(
    ("text", "expected"), [("森林公园", True), ("拟", False), ("选育或", False), ("新建改造", False), ("", False)]
)
def test_is_name(text: str, expected: bool) -> None:
    assert is_name(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("提升居民满意率", True), ("居民满意率", False), ("研发经费", False), ("覆盖率", False)]
)
def test_opens_with_verb(text: str, expected: bool) -> None:
    assert opens_with_verb(text) is expected


@given(st.text(max_size=40))
def test_any_text_gives_names(text: str) -> None:
    assert isinstance(from_left(text) + from_right(text), str)
