"""Patterns of the check: what each must find, and what it must not."""

import pytest

from corpus.review.rules import ReviewRuleError, parse_rules, review_rules, rule


@pytest.mark.parametrize("each", review_rules().values(), ids=lambda each: each.rule_id)
def test_a_rule_finds_its_examples_and_nothing_else(each):
    assert each.misses() == []


def test_a_wrong_example_is_reported():
    (made,) = parse_rules('[a]\npattern = "[甲乙]"\nexamples = ["丙", "甲"]\ncounterexamples = ["乙", "丁"]').values()
    assert made.misses() == ["丙", "乙"]


def test_a_rule_without_examples_does_not_load():
    with pytest.raises(ReviewRuleError, match="a: a pattern"):
        parse_rules('[a]\npattern = "甲"')


@pytest.mark.parametrize(
    "words", ["视情况给予补助", "待时机成熟后推开", "争取尽快落地", "适时出台配套政策", "对此加以关注"]
)
def test_what_commits_to_nothing(words):
    assert rule("vague").search(words)


@pytest.mark.parametrize("words", ["考虑当地条件", "及时出台政策", "密切关注舆情", "适时调整标准", "加快推进建设"])
def test_what_is_merely_general_is_no_fault(words):
    assert rule("vague").search(words) is None
