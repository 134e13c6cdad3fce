"""A sentence as a person asks it: what is named, what falls away, what ranks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.conditions import Among, AnyOf, Around, Contains, FieldHolds, NoneOf
from corpus.search.sentence import telling, understand
from corpus.search.words import Cutter
from tests.corpus.search.made_names import MadeNames

CUTTER = Cutter()


def read(text, *plain):
    return understand(text, MadeNames(), CUTTER, date(2026, 3, 1), plain)


def named(sentence):
    return {clue.field: clue.labels for clue in sentence.clues}


@pytest.mark.parametrize(
    ("text", "clues", "words"),
    [
        (
            "清河和云山在低空经济上的安排有什么不同？",
            {"region": ("清河省", "云山省"), "theme": ("低空经济与无人系统",)},
            ("低空", "经济"),
        ),
        ("清河 云山 海堤修复", {"region": ("清河省", "云山省")}, ("海堤", "修复")),
        ("两山地区2026年海堤目标", {"region": ("清河省或云山省",), "year": ("2026",)}, ("海堤",)),
        ("由市财政局牵头的任务有哪些", {"lead": ("市财政局",)}, ("任务",)),
        ("牵头单位是市财政局的海堤任务", {"lead": ("市财政局",)}, ("海堤",)),
        ("责任单位为市财政局的海堤任务", {"responsible": ("市财政局",)}, ("海堤",)),
        ("市财政局配合哪些任务", {"cooperating": ("市财政局",)}, ()),
        ("市财政局参与牵头的海堤任务", {"lead": ("市财政局",)}, ("海堤",)),
        ("清河的白水有哪些海堤任务", {"region": ("清河省白水市",)}, ("海堤",)),
        ("海堤怎么修的？清河、云山对比", {"region": ("清河省", "云山省")}, ("海堤",)),
        ("国务院印发了哪些意见", {"issuer": ("国务院",), "document_type": ("意见",)}, ("意见",)),
        ("国务院 海堤", {"unit": ("国务院",)}, ("海堤",)),
        ("谁负责海堤修复？", {}, ("海堤", "修复")),
        ("海堤什么时候修完", {}, ("海堤", "修完")),
        ("除清河外哪些地方修海堤", {"region": ("清河省",)}, ("海堤",)),
        ("《海堤条例》由谁牵头落实", {"title": ("海堤条例",)}, ("落实",)),
    ],
)
def test_a_question(text, clues, words):
    found = read(text)
    assert (named(found), found.words, found.asks) == (clues, words, True)


@pytest.mark.parametrize("text", ["海堤修复", "海堤 资金", "低空经济"])
def test_words_are_words(text):
    assert not read(text).asks


@pytest.mark.parametrize("text", ["海堤修复，资金落实", "海堤修复的资金落实情况"])
def test_what_speaks_is_a_sentence(text):
    assert read(text).asks


def test_a_place_is_met_by_its_documents_and_by_what_says_it():
    (clue,) = read("白水有哪些海堤").clues
    assert clue.condition == AnyOf((Among("region", ("清河省白水市",)), Contains("白水")))
    assert clue.proper == Among("region", ("清河省白水市",))


def test_a_name_inside_another_word_is_none():
    """清河 does not begin where a word does not."""
    assert read("治理清河南岸").clues == () or named(read("治理清河南岸")) == {"region": ("清河省",)}


def test_what_is_left_out_is_not_wanted():
    (clue,) = read("不含清河的海堤").clues
    assert (clue.without, clue.typed) == (True, ("不含清河",))
    assert clue.condition == NoneOf(Among("region", ("清河省",)))


def test_names_of_an_organ_are_alternatives():
    (clue,) = read("水利厅牵头哪些任务").clues
    assert clue.condition == AnyOf((FieldHolds("lead", "水利厅"), FieldHolds("lead", "水务局")))


def test_a_theme_is_met_by_its_words_too_and_these_rank():
    found = read("低空经济有哪些任务")
    (clue,) = found.clues
    assert Among("theme", ("低空经济与无人系统",)) in clue.condition.conditions
    assert Contains("低空") in clue.condition.conditions  # a shorter name of it
    assert (found.words, found.runs, found.kinds) == (("低空", "经济"), ("低空经济",), ("task",))


def test_an_issuer_is_its_whole_name():
    (clue,) = read("国务院印发的文件").clues
    assert clue.condition == Among("issuer", ("国务院",))


def test_a_condition_that_was_taken_away_is_words():
    found = read("清河有哪些海堤", "清河")
    assert (found.clues, found.words) == ((), ("清河", "海堤"))


def test_what_tells_nothing_is_kept_where_there_is_nothing_else():
    assert telling(["任务", "海堤", "的"]) == ["海堤"]
    assert read("哪些任务在推进").words == ("推进",)


def test_type_words_rank_and_are_over_the_entry():
    (clue,) = read("海堤方案里有什么").clues
    assert Around(("方案",)) in clue.condition.conditions


@given(
    st.text("清河云山2019年底前完成市财政局牵头的任务有哪些《》根据〔〕号近三除外谁？，\n ", max_size=40)
    | st.text(max_size=30)
)
def test_nothing_that_is_asked_is_an_error(text):
    found = read(text)
    assert all(word for word in (*found.words, *found.runs))
    assert all(typed.strip() and typed in text for clue in found.clues for typed in clue.typed)
