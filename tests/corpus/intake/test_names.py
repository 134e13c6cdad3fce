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
