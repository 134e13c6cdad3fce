"""Which hashes of a text are kept depends on the text alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.likeness.sketch import SKETCH, prints, resemblance, sequences, sketch

LONG = "".join(f"第{n}条推进{n * 7}项生态补偿试点工作" for n in range(60))


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_what_a_text_holds_keeps_its_prints_wherever_it_stands(before, text, after):
    assert set(prints(text)) <= set(prints(before + text + after))


def test_one_in_three_sequences_is_kept():
    distinct = len({LONG[at : at + 3] for at in range(len(LONG) - 2)})
    assert len(prints(LONG)) == pytest.approx(distinct / 3, rel=0.3)


def test_hashes_do_not_change_between_machines_and_versions():
    """What is on disk was made by another run; other hashes are another FORMAT of the index."""
    assert sketch("推进生态补偿") == ["1b28b271b", "9390350328"]
    assert prints("推进生态补偿") == ["223bef6c09", "8df5ef34fe"]


@pytest.mark.parametrize("text", ["", "甲", "甲乙"])
def test_too_little_has_no_prints(text):
    assert prints(text) == []
    assert sketch(text) == []


def test_half_a_surrogate_pair_does_no_harm():
    assert len(sequences("甲\ud800乙丙丁戊")) == 2


def test_the_sketch_of_a_part_lies_in_that_of_the_whole_as_far_as_it_reaches():
    whole, part = sketch(LONG), sketch(LONG[: len(LONG) // 2])
    assert len(whole) == len(part) == SKETCH
    assert len(set(whole) & set(part)) == pytest.approx(SKETCH / 2, abs=16)


def test_resemblance_is_counted_over_all_sequences():
    one, other = sequences("推进生态补偿试点"), sequences("推进生态补偿工作")
    assert resemblance(one, one) == (1.0, 1.0)
    assert resemblance(one, other) == resemblance(other, one) == (2 / 6, 2 / 4)
    assert resemblance(one, np.zeros(0, np.uint64)) == (0.0, 0.0)
