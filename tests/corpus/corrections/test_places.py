"""A passage is found again where its words are, by what stands around it; where that is not clear, nowhere."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.corrections.correction import Quoted
from corpus.corrections.places import FoundBy, SearchedText, likeness, squeezed
from corpus.model import Span

TEXT = "一、总体要求\n健全湿地修复机制，明确修复责任。\n市林业局负责。\n二、保障措施\n健全资金机制。\n市林业局负责。"


def quoted(words, text=TEXT, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return SearchedText(text).quoted(Span(start, start + len(words)))


def found(quote, text):
    passage = SearchedText(text).find(quote)
    return passage and (text[passage.span.start : passage.span.end], passage.span.start, passage.way)


def test_where_nothing_changed_it_is_where_it_was():
    quote = quoted("市林业局负责", nth=1)
    assert found(quote, TEXT) == ("市林业局负责", quote.start, FoundBy.SAME)


@pytest.mark.parametrize("nth", [0, 1])
def test_one_of_two_equal_passages_is_told_by_what_stands_around_it(nth):
    longer = "前言写在这里，比原来长。\n" + TEXT
    quote = quoted("市林业局负责", nth=nth)
    assert found(quote, longer) == ("市林业局负责", quote.start + len(longer) - len(TEXT), FoundBy.MOVED)


def test_width_and_white_space_make_no_difference():
    other = "二、保障措施\n健全湿地修复 机制,明确\n修复责任。"
    assert found(quoted("健全湿地修复机制，明确修复责任"), other)[0] == "健全湿地修复 机制,明确\n修复责任"


def test_equal_rows_of_a_table_go_by_their_turn():
    rows = "\n".join(["县水利局"] * 40)
    quote = SearchedText(rows).quoted(Span(100, 104))
    assert (quote.nth, quote.of) == (20, 40)
    head = "表头写着责任单位\n"
    assert found(quote, head + rows) == ("县水利局", 100 + len(head), FoundBy.MOVED)
    # One more row like them, and nobody can tell any more which was meant.
    assert found(quote, head + rows + "\n县水利局") is None


def test_words_that_were_changed_inside_are_found_between_their_ends():
    text = TEXT.replace("明确修复责任", "进一步明确修复责任")
    assert found(quoted("健全湿地修复机制，明确修复责任"), text) == (
        "健全湿地修复机制，进一步明确修复责任",
        7,
        FoundBy.ALTERED,
    )


@pytest.mark.parametrize(
    "gone", ["健全湿地修复机制，明确修复责任。\n", "健全湿地修复机制，明确修复责任。\n市林业局负责。\n"]
)
def test_a_passage_that_was_struck_out_is_nowhere(gone):
    assert found(quoted("健全湿地修复机制，明确修复责任"), TEXT.replace(gone, "")) is None


def test_a_short_passage_that_stands_elsewhere_alone_is_another():
    text = "各镇 75% 的农户参加。"
    assert found(quoted("75%", "湿地修复率达到75%以上。"), text) is None


def test_a_passage_of_blanks_is_nowhere():
    assert found(quoted("\n", TEXT), TEXT.replace("\n", "")) is None


@given(st.text("甲乙丙 \n", max_size=40), st.integers(0, 40), st.integers(0, 40), st.text("甲乙丙 \n", max_size=40))
def test_what_is_found_has_the_words_and_lies_in_the_text(text, one, other, later):
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    quote = SearchedText(text).quoted(span)
    assert quote.quote == text[span.start : span.end]
    passage = SearchedText(later).find(quote)
    if passage and passage.way is not FoundBy.ALTERED:
        assert squeezed(later[passage.span.start : passage.span.end]) == squeezed(quote.quote)
    if squeezed(quote.quote):
        assert SearchedText(text).find(quote).span == span


def test_a_long_text_of_equal_words_takes_no_long_time():
    text = "市林业局" * 50_000
    begun = time.perf_counter()
    quote = SearchedText(text).quoted(Span(40_000, 40_040))
    SearchedText("序" + text).find(quote)
    assert time.perf_counter() - begun < 5


def test_likeness():
    assert likeness("健全机制", "健全机制") == 1
    assert likeness("健全机制", "完善体系") == 0
    assert likeness("甲", "甲") == 1


def test_so_much_stands_around_a_passage_as_is_kept():
    text = "甲" * 50 + "湿地" + "乙" * 50
    quote = SearchedText(text).quoted(Span(50, 52))
    assert (quote.before, quote.after, quote.nth, quote.of) == ("甲" * 40, "乙" * 40, 0, 1)
    assert SearchedText("湿地").quoted(Span(0, 2)).before == ""


def kept(words, before="", nth=0, of=1):
    return Quoted(start=0, quote=words, before=before, after="", nth=nth, of=of)


@pytest.mark.parametrize(
    ("words", "before", "text", "there"),
    [
        ("健全湿地修复机制", "", "另有健全湿地修复机制一项", True),  # eight characters tell by themselves
        ("健全湿地修复机", "", "另有健全湿地修复机一项", False),
        ("健全机制", "甲乙丙", "甲乙丙健全机制", True),  # fewer with three beside them
        ("健全机制", "甲乙丙", "丁乙丙健全机制", False),
        ("健全机制", "甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛健全机制，另有健全机制", True),  # of two with eight
        ("健全机制", "甲乙丙丁戊己庚辛", "子乙丙丁戊己庚辛健全机制，另有健全机制", False),
    ],
)
def test_how_much_must_stand_around_a_passage_that_was_moved(words, before, text, there):
    passage = SearchedText(text).find(kept(words, before))
    assert (passage is not None) is there
    assert not there or passage.way is FoundBy.MOVED


@pytest.mark.parametrize(
    ("of", "text", "at"),
    [
        (2, "健全湿地修复机制。健全湿地修复机制。", 9),  # the second of two, as it was
        (3, "健全湿地修复机制。健全湿地修复机制。", None),  # there were three
        (2, "健全湿地机制。健全湿地机制。", None),  # too short to go by its turn alone
    ],
)
def test_equal_passages_go_by_their_turn_where_there_are_as_many(of, text, at):
    passage = SearchedText(text).find(kept(text.split("。")[0], nth=1, of=of))
    assert (passage.span.start if passage else None) == at


@pytest.mark.parametrize(
    ("new", "there"),
    [
        ("健全湿地修复机制，明确各级修复责任", True),
        ("健全湿地修复机制，" + "明确" * 12 + "修复责任", False),  # more than half as long again
        ("健全湿地任", False),
        ("建立草原保护制度，确定管护任务", False),  # other words between what stood around it
    ],
)
def test_how_far_a_passage_may_have_been_changed(new, there):
    quote = quoted("健全湿地修复机制，明确修复责任")
    passage = SearchedText(TEXT.replace("健全湿地修复机制，明确修复责任", new)).find(quote)
    assert (passage is not None) is there
    assert not there or passage.way is FoundBy.ALTERED


def test_of_two_places_that_are_equally_like_it_neither_is_meant():
    quote = quoted("健全湿地修复机制，明确修复责任")
    line = "健全湿地修复机构和体制，明确修复责任。"
    assert SearchedText(line).find(quote) is not None
    assert SearchedText(line + line).find(quote) is None


@pytest.mark.parametrize(
    ("one", "other", "degree"),
    [("甲乙丙", "甲乙丁", 0.5), ("甲乙", "乙甲", 0.0), ("甲", "乙", 0.0), ("", "", 1.0), ("甲乙甲乙", "甲乙", 0.5)],
)
def test_likeness_counts_pairs(one, other, degree):
    assert likeness(one, other) == degree
