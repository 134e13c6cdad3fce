"""How people ask: every cue takes its examples and leaves its counterexamples; what falls away breaks no word."""

import pytest

from corpus.search.asking import Cue, check_cue, load_asking
from corpus.search.words import Cutter

ASKING = load_asking()


@pytest.mark.parametrize("name", ["", *ASKING.cues])
def test_cues_hold_their_examples(name):
    assert check_cue(ASKING.cues[name] if name else ASKING.question) is None


def test_a_cue_that_misses_an_example_is_told():
    lead = ASKING.cues["lead"]
    assert "misses" in check_cue(Cue("某", lead.pattern, ({"text": "负责"},), ()))
    assert "takes" in check_cue(Cue("某", lead.pattern, (), ("牵头",)))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("哪些地区在探索生态补偿", "在探索生态补偿"),
        ("生态补偿有哪些规定", "生态补偿"),
        ("什么时候完成", "完成"),
        ("请问谁负责供水", "供水"),
        ("申请条件", "申请条件"),
        ("首都有多少公园", "首都公园"),
        ("集中的网上服务", "集中的网上服务"),
        ("境外地区", "境外地区"),
    ],
)
def test_what_falls_away(text, left):
    assert ASKING.questions.sub("", text) == left


def test_words_that_only_join_are_single_characters():
    assert all(len(sign) == 1 for sign in ASKING.signs)
    assert not any(len(word) == 1 for word in ASKING.weak)
    cut = Cutter().cut("对海堤的修复和管护")
    assert [word for word in cut if word not in ASKING.signs] == ["海堤", "修复", "管护"]
