"""The check as a whole."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.review.check import check_draft
from corpus.review.remarks import Gravity
from tests.checked_drafts import draft_of, task

TEXT = "一、修缮渡口，于2025年2月30日开工。\n三、疏浚《航道。"


def test_all_finders_are_asked_and_the_gravest_comes_first():
    review = check_draft(draft_of(TEXT))
    assert [remark.code for remark in review.remarks] == ["day_impossible", "title_unclosed", "number_skipped"]
    assert review.counts == {Gravity.SERIOUS: 2, Gravity.ATTENTION: 1, Gravity.HINT: 0}


def test_against_a_superior():
    upper = "推行船舶岸电改造。"
    superior = draft_of(upper, tasks=(task(upper, upper),)).parsed
    review = check_draft(draft_of(TEXT), superior)
    assert (review.taken, len(review.pairs)) == (0, 1)
    assert "superior_left_out" in {remark.code for remark in review.remarks}


@given(st.text(st.sampled_from("一二三、（）()《》〈〉12.年月日〔〕号 \n其中万元%合计至—"), max_size=80))
def test_nothing_raises_and_every_place_is_in_the_text(text):
    draft = draft_of(text)
    for remark in check_draft(draft).remarks:
        assert all(0 <= place.start <= place.end <= len(text) for place in remark.places)
