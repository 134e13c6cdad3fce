"""Texts that are nearly the same."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(("between", "together"), [(4, True), (5, False)])
def test_how_many_others_may_stand_between_two_parts(between: int, together: bool) -> None:
    others = [f"整修第{number}处城区路灯和占道停车牌" for number in range(between)]
    parts = [LONG[:16], *others, LONG[16:]]
    assert (((0,), (0, between + 1)) in found([LONG], parts)) is together


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("甲乙丙丁戊己庚辛壬癸子", "甲乙丙丁戊己庚辛一二三", False),  # eleven characters need more in common
        ("甲乙丙丁戊己庚辛壬癸子", "甲乙丙丁戊己庚辛壬二三", True),
        ("甲乙丙丁戊己庚辛壬癸子丑", "甲乙丙丁戊己庚辛一二三四", True),
        ("甲乙丙丁戊己庚辛壬癸子丑", "甲乙丙丁戊己庚一二三四五", False),
    ],
)
def test_short_texts_are_the_same_elsewhere_only_where_they_are_more_alike(old: str, new: str, same: bool) -> None:
    """Behind an equal text there, before it here."""
    equal = "整修城区路灯，查处占道停车。"
    links = near([equal, old], [new, equal], {0: 1}, [(0, 1)])
    assert [(each.old, each.new) for each in links] == ([((1,), (0,))] if same else [])


@pytest.mark.parametrize(("new", "same"), [("甲乙丙丁戊二三四五六", True), ("甲乙丙丁一二三四五六", False)])
def test_at_its_place_less_tells_a_text(new: str, same: bool) -> None:
    assert found(["甲乙丙丁戊己庚辛壬癸"], [new]) == ([((0,), (0,))] if same else [])


def test_which_pairs_are_tried_where_there_are_too_many() -> None:
    """Of a stretch all, up to a hundred; beyond that those that share rare sequences."""
    letters = [chr(0x4E00 + 9 * n) * 3 for n in range(22)]
    assert len(likely(letters[:10], letters[10:20])) == 100
    assert likely(letters[:10], letters[10:21]) == set()
    shared = [*letters[:10], "甲乙丙"], [*letters[10:21], "甲乙丙"]
    assert likely(*shared) == {(10, 11)}
    many = [*letters[:3], "甲乙丙"], ["甲乙丙"] * 40
    assert len(likely(*many)) == 6 + 34  # six for it, and it for each of them


@pytest.mark.parametrize(("one", "other"), [("甲乙丙丁", "乙丙丁戊"), ("甲乙丙", "戊甲乙丙"), ("甲乙", "甲乙")])
def test_any_sequence_of_three_that_both_have_makes_them_worth_comparing(one: str, other: str) -> None:
    """The first and the last, too; of a shorter text itself."""
    apart = [chr(0x4E00 + 9 * n) * 3 for n in range(22)]
    assert likely([*apart[:10], one], [*apart[10:21], other]) == {(10, 11)}
