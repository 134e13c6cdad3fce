"""What counts as equal in a search, and the pieces that indexes are made of."""

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from corpus.search.words import Cutter, find_all, pair_terms, pairs, spaced_pairs, squeeze


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（市财政局）", "(市财政局)"),  # width of brackets
        ("“多规合一”", "「多规合一」"),  # kinds of quotes
        ("責任單位", "责任单位"),  # script
        ("ＧＤＰ", "gdp"),  # width and case
        ("2015 年", "2015年"),  # white space inside a line
        ("国发〔2013〕30号", "国发[2013]30号"),  # kinds of brackets
        ("审\u200b批", "审批"),  # invisible characters
    ],
)
def test_equal(one, other):
    assert squeeze(one) == squeeze(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("的。\n二、", "的。二、"),  # a phrase does not run into the next paragraph unasked
        ("生态、补偿", "生态补偿"),  # punctuation counts
        ("30%", "30"),
    ],
)
def test_different(one, other):
    assert squeeze(one) != squeeze(other)


@given(st.text(), st.text())
def test_squeezing_looks_at_each_character_alone(a, b):
    assert squeeze(a + b) == squeeze(a) + squeeze(b)


@given(st.text())
def test_squeezed_text_stays(text):
    assert squeeze(squeeze(text)) == squeeze(text)


@given(st.text(min_size=2))
def test_pair_terms_are_pairs_at_their_positions(text):
    every = pairs(text)
    terms = pair_terms(text)
    assert all(every[position] == pair for position, pair in terms)
    covered = {offset for position, _ in terms for offset in (position, position + 1)}
    assert covered == set(range(len(text)))


@given(st.text(st.characters() | st.sampled_from("财𠀀\ud800")))
def test_spaced_pairs_are_the_pairs(text):
    assert spaced_pairs(text) == " ".join(pairs(text))


@given(st.text("aAß （ \n財a", min_size=1), st.data())
def test_found_places_are_where_the_text_is(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    needle = squeeze(text[start:end])
    spans = find_all(text, [needle])
    assert all(squeeze(text[span.start : span.end]).find(needle) >= 0 for span in spans)
    assert not needle or any(span.start <= end and start <= span.end for span in spans)


def test_highlights_are_merged_and_in_order():
    assert find_all("推进生态补偿，生态保护", ["补偿", "生态", "生态补偿"]) == (Span(2, 6), Span(7, 9))


def test_cuts_like_jieba():
    text = "生态保护补偿机制由自然资源厅牵头，推进数字经济高质量发展，2025年底前完成。"
    assert set(Cutter().cut_for_search(text)) == {w for w in jieba.cut_for_search(text) if any(map(str.isalnum, w))}


def test_terms_are_the_words_of_a_search_each_time():
    cutter = Cutter()
    text = "生态保护补偿机制,推进数字经济高质量发展"
    assert [cutter.terms(text), cutter.terms(text)] == [" ".join(cutter.cut_for_search(text))] * 2


def test_words_of_our_own_are_kept_whole():
    assert "多规合一" in Cutter(["多规合一"]).cut("推进多规合一改革")


@given(st.text(alphabet="水源5a+#&._%-·:（）^~|★℃①Ⅱ２ ", max_size=20))
def test_no_letter_or_digit_is_lost_in_cutting(text):
    squeezed = squeeze(text)
    kept = "".join(Cutter().cut(squeezed))
    assert [c for c in kept if c.isalnum()] == [c for c in squeezed if c.isalnum()]
    assert all(word[0].isalnum() for word in Cutter().cut_for_search(squeezed))
