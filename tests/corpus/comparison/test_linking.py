"""Which texts of two lists belong together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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
