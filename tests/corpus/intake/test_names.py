"""The names in a question, by the shipped lexicons."""

import pytest

from corpus.intake.names import LexiconNames
from extract import load_knowledge


@pytest.fixture(scope="module")
def lexicon():
    knowledge = load_knowledge()
    return LexiconNames(knowledge.regions, knowledge.themes)


def named(lexicon, text):
    return [(text[name.start : name.end], name.field, name.values[0]) for name in lexicon.names(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("浙江和广东", [("浙江", "region", "浙江省"), ("广东", "region", "广东省")]),
        ("浙江杭州的海堤", [("浙江杭州", "region", "浙江省杭州市")]),
        ("全国的海堤", []),
        ("中部六省", [("中部六省", "region", "山西省")]),
        ("生态环境局", [("生态环境局", "unit", "生态环境局")]),  # and no theme
        ("市发改委牵头", [("市发改委", "unit", "市发改委")]),
        ("浙江省水利厅", [("浙江省", "region", "浙江省"), ("水利厅", "unit", "省水利厅")]),
        ("低空经济", [("低空经济", "theme", "低空经济与无人系统")]),
        ("个人所得税法", []),  # a law is no theme
        ("海堤", []),
    ],
)
def test_names(lexicon, text, names):
    assert named(lexicon, text) == names


def test_a_group_has_all_its_regions(lexicon):
    (group,) = lexicon.names("京津冀")
    assert group.values == ("北京市", "天津市", "河北省")
    assert group.label == "京津冀"
    assert len(lexicon.names("西部地区")[0].values) >= 12


def test_places_of_one_name_are_all_meant(lexicon):
    (name,) = lexicon.names("南沙区")
    assert set(name.values) >= {"广东省广州市南沙区"}
    assert name.label == "或".join(name.values)


def test_other_names_of_an_organ_are_alternatives(lexicon):
    (name,) = lexicon.names("发改委")
    assert {"发改委", "发展改革委", "发展和改革委员会"} <= set(name.values)
    (name,) = lexicon.names("国务院办公厅")
    assert name.whole


def test_a_theme_has_the_shorter_names_that_stand_in_it(lexicon):
    (name,) = lexicon.names("低空经济")
    assert "低空" in name.parts


@pytest.mark.parametrize("behind", ["条例", "局", "厅", "部门", "办公室"])
def test_a_theme_in_the_name_of_something_else_is_none(lexicon, behind):
    assert not [name for name in lexicon.names(f"低空经济{behind}") if name.field == "theme"]
    assert [name.values for name in lexicon.names(f"低空经济的{behind}") if name.field == "theme"]


@pytest.mark.parametrize("text", ["低空", "环保", "公安", "水利", ""])
def test_two_characters_name_no_theme_or_unit(lexicon, text):
    assert list(lexicon.names(text)) == []


@pytest.mark.parametrize("level", ["国家", "省", "市", "县", "区", "州", "盟", "旗"])
def test_a_level_before_a_unit_is_that_of_all_its_names(lexicon, level):
    (name,) = lexicon.names(f"请问{level}财政局")
    assert (name.start, name.label, name.whole) == (2, f"{level}财政局", False)
    assert {f"{level}财政局", f"{level}财政厅"} <= set(name.values)


@pytest.mark.parametrize(("text", "whole"), [("水利部", True), ("省水利部", False), ("水利厅", False)])
def test_the_nations_own_organ_is_meant_as_a_whole(lexicon, text, whole):
    (name,) = lexicon.names(text)
    assert name.whole is whole


def test_names_side_by_side_are_each_told(lexicon):
    assert [(name.start, name.label) for name in lexicon.names("浙江省杭州市财政局、教育局")] == [
        (0, "浙江省杭州市"),
        (6, "市财政局"),
        (10, "教育局"),
    ]
    (places,) = lexicon.names("朝阳区")
    assert set(places.values) == {"北京市朝阳区", "吉林省长春市朝阳区"}
    (city,) = lexicon.names("西安")
    assert city.values == ("陕西省西安市",)  # the higher of the places of that name
