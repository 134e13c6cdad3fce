"""Which texts of two lists belong together."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison import linking
from corpus.comparison.linking import link

TEXTS = st.lists(st.text("甲乙丙丁戊己", max_size=12), max_size=12)


@given(TEXTS, TEXTS)
def test_each_text_is_in_one_link_at_most(old: list[str], new: list[str]) -> None:
    links = link(old, new)
    for places, texts in (
        ([at for each in links for at in each.old], old),
        ([at for each in links for at in each.new], new),
    ):
        assert len(places) == len(set(places))
        assert all(0 <= at < len(texts) for at in places)


@given(TEXTS)
def test_a_list_is_linked_to_itself_without_a_move(texts: list[str]) -> None:
    links = link(texts, texts)
    assert [(each.old, each.new) for each in links] == [((at,), (at,)) for at in range(len(texts))]
    assert not any(each.moved for each in links)


def test_repeated_texts_keep_their_order() -> None:
    old = ["修缮古镇剧场", "由县林业局负责", "疏通淤塞河道", "由县林业局负责", "接种牧区疫苗", "由县林业局负责"]
    new = [old[0], old[1], "开放学区食堂", old[1], *old[2:]]
    assert [(each.old[0], each.new[0]) for each in link(old, new)] == [(0, 0), (1, 1), (2, 4), (3, 5), (4, 6), (5, 7)]


def test_the_fewest_are_called_moved() -> None:
    old = ["修缮古镇剧场", "疏通淤塞河道", "接种牧区疫苗", "开放学区食堂"]
    assert [each.old for each in link(old, [old[1], old[2], old[3], old[0]]) if each.moved] == [(0,)]


@pytest.mark.parametrize(("text", "again"), [("疏通河道淤积地段", True), ("疏通河道淤积段", False)])
def test_a_text_that_is_there_twice_is_known_again_elsewhere_from_eight_characters_on(text: str, again: bool) -> None:
    old = [text, "修缮古镇剧场舞台", "接种牧区疫苗两针", text, "开放学区食堂三处"]
    new = ["修缮古镇剧场舞台", "接种牧区疫苗两针", text, text, "开放学区食堂三处"]
    same = linking._same(old, new)
    assert same[3] == 2
    assert (same.get(0) == 3) is again
    assert [each.old for each in link(old, new) if each.moved] == [(0,)]


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=7, unique_by=(lambda p: p[0], lambda p: p[1]))
)
def test_the_longest_run_in_the_same_order_is_kept(pairs: list[tuple[int, int]]) -> None:
    found = linking._in_order(pairs)
    assert set(found) <= set(pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    rising = (
        chosen
        for size in range(len(pairs), -1, -1)
        for chosen in combinations(sorted(pairs), size)
        if all(a[1] < b[1] for a, b in pairwise(chosen))
    )
    assert len(found) == len(next(rising))


def test_repeated_texts_of_very_long_stretches_are_not_aligned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only as many are tried as can be in a moment."""
    monkeypatch.setattr(linking, "_MOST_CELLS", 4)
    twice = ["修渠", "筑路"]
    assert [(each.old, each.new) for each in link(twice * 1, twice)] == [((0,), (0,)), ((1,), (1,))]
    assert list(linking._repeated(twice, twice, (0, 0), (2, 2))) == [(0, 0), (1, 1)]
    assert list(linking._repeated(twice, [*twice, "甲"], (0, 0), (2, 3))) == []
    assert list(linking._repeated(["甲", *twice], ["乙", "丙", *twice], (1, 2), (3, 4))) == [(1, 2), (2, 3)]
