"""Texts that are nearly the same."""

from __future__ import annotations

from corpus.comparison.nearness import likely, near

LONG = "统筹茶园果园管护，完善灌溉管网。开展牧区疫苗接种，规范药房台账。"


def found(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(each.old, each.new) for each in near(old, new, {}, [])]


def test_a_few_other_characters_leave_a_text_the_same() -> None:
    assert found([LONG], ["别的话题", LONG.replace("规范", "清查")]) == [((0,), (1,))]


def test_other_texts_are_others() -> None:
    assert found([LONG], ["组织消防演练，查处占道停车，整修城区路灯。"]) == []


def test_parts_with_others_between_them() -> None:
    parts = [LONG[:16], "组织消防演练，整修城区路灯。", LONG[16:]]
    assert found([LONG], parts) == [((0,), (0, 2))]
    assert found(parts, [LONG]) == [((0, 2), (0,))]


def test_short_words_between_the_parts_belong_to_them() -> None:
    """A row whose cells stand on lines of their own in the other version."""
    cells = ["管护茶园果园", "1", "统筹灌溉管网和水库泵站检修。", "县林业局"]
    assert found(cells, ["别的话题", "".join(cells)]) == [((0, 1, 2, 3), (1,))]
    assert found(["2", *cells], ["".join(cells)]) == [((1, 2, 3, 4), (0,))]
    assert found(["2", "3", *cells], ["".join(cells)]) == [((2, 3, 4, 5), (0,))]
    assert found([*cells, "2"], ["".join(cells)]) == [((0, 1, 2, 3), (0,))]
    assert found([*cells, "2", "3"], ["".join(cells)]) == [((0, 1, 2, 3), (0,))]


def test_of_texts_that_are_equally_like_it_the_one_at_its_place_is_meant() -> None:
    same, old, new = "整修城区路灯，查处占道停车。", LONG, LONG.replace("规范", "清查")
    links = near([same, old], [new, same, new], {0: 1}, [(0, 1)])
    assert [(each.old, each.new) for each in links] == [((1,), (2,))]


def test_half_of_a_text_is_no_split() -> None:
    assert found([LONG], [LONG[:20]]) == [((0,), (0,))]


def test_what_shares_rare_words_is_worth_comparing_in_long_lists() -> None:
    old = [f"第{number}号泵站检修周期与值守安排" for number in range(40)]
    new = ["茶园灌溉", *old[::-1]]
    pairs = likely(old, new)
    assert all((at, 40 - at) in pairs for at in range(40))
    assert len(pairs) < 40 * 20


def test_short_words_between_the_parts_are_found_in_long_lists_too() -> None:
    """Where not every pair is tried, from the parts beside them."""
    cells = ["统筹茶园果园管护，完善灌溉管网", "1", "2", "3", "开展牧区疫苗接种，规范药房台账"]
    others = [f"整修第{number}处城区路灯和占道停车牌" for number in range(40)]
    assert found(cells, [*others, "".join(cells)]) == [((0, 1, 2, 3, 4), (40,))]
    assert found(["".join(cells)], [*others, *cells]) == [((0,), (40, 41, 42, 43, 44))]
