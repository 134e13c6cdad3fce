"""The words of a query, and what it means that an entry has one."""

import pytest

from corpus.search.conditions import AnyOf, Around, Contains
from corpus.search.terms import anywhere, cut_query, in_text, other_spellings, written
from corpus.search.words import Cutter

CUTTER = Cutter()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("生态补偿", ["生态", "补偿"]),
        ("2019年6月底完成", ["2019年6月底", "完成"]),  # a date is one word
        ("投资1,200.5万元", ["投资", "1,200.5", "万元"]),
        ("5g基站", ["5g", "基站"]),
        ("pm2.5浓度", ["pm2.5", "浓度"]),
        ("r&d经费", ["r&d", "经费"]),
        ("，。", []),
    ],
)
def test_a_query_is_cut(text, words):
    assert cut_query(text, CUTTER) == words


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("1200", ("1200", "1,200")),
        ("1,200", ("1,200", "1200")),
        ("1200.5%", ("1200.5%", "1,200.5%")),
        ("120", ("120",)),
        ("0120", ("0120",)),  # no amount
        ("生态", ("生态",)),
    ],
)
def test_a_number_is_printed_with_and_without_commas(word, forms):
    assert written(word) == forms


def test_a_word_is_in_the_text_or_over_it():
    assert anywhere("资产负债") == AnyOf((Contains("资产负债"), Around(("资产", "产负", "负债"))))
    assert anywhere("水") == Contains("水")
    assert in_text("1200") == AnyOf((Contains("1200"), Contains("1,200")))
    assert anywhere("1,200") == AnyOf((Contains("1,200"), Contains("1200"), Around(("1200",))))


def test_other_spellings_are_made_of_pairs_that_there_are():
    there = {("生", "补"): "态产", ("生", ""): "态泰产活"}

    def between(before, after):
        return there.get((before, after), "")

    assert other_spellings("生泰补", 1, between) == ["生态补", "生产补"]
    assert other_spellings("生泰", 1, between) == ["生态", "生产", "生活"]
