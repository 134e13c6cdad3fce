"""Folding moves nothing: what is found in the folded text is quoted from the original at the same place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold


@given(st.text())
def test_length_stays(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folded_text_is_its_own_fold(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("薴苧苎，。（）：财財責任單位·•５%a ") | st.characters()))
def test_each_character_is_folded_as_if_alone(text):
    assert fold(text) == "".join(map(fold, text))


def test_no_character_is_folded_into_one_that_changes_itself():
    every = "".join(map(chr, range(0x110000)))
    assert fold(fold(every)) == fold(every)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（責任單位：市財政局）", "(责任单位:市财政局)"),
        ("国办发［2022］32号", "国办发[2022]32号"),
        ("国办发【2022】32号", "国办发[2022]32号"),
        ("国办发〔2022〕32号", "国办发[2022]32号"),
        ("增长５％—７％", "增长5%-7%"),
        ("二○○七年", "二〇〇七年"),  # U+25CB, as many copies print the zero
        ("“双随机”「试点」", '"双随机""试点"'),
        ("优化营商环境", "优化营商环境"),
    ],
)
def test_forms_that_mean_the_same(text, folded):
    assert fold(text) == folded
