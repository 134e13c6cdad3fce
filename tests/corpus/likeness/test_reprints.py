"""Documents that are there more than once."""

import pytest

from corpus.likeness.index import LikenessIndex, State
from corpus.likeness.reprints import Reprint, ReprintGroup, Reprints
from corpus.likeness.sketch import sketch
from corpus.likeness.wording import plain

WORK = ["流域横向补偿", "公益林管护", "湿地修复", "草原奖补", "水源地保护", "矿山复垦", "蓄滞洪区治理", "滩涂养护"]
PLAN = "".join(f"{n}.开展{work}，由丙{n}区先行先试，第{n}季度前报送进展。\n" for n, work in enumerate(WORK * 3))
NOTICE = "青砚市人民政府转发省政府关于生态补偿的通知，请各县区认真贯彻执行，及时报告情况。\n"
OTHER = "".join(f"（{n}）加强{work}队伍培训，每年举办{n + 3}期，建立学员档案。\n" for n, work in enumerate(WORK * 3))


def reprints(texts: dict[str, str], tmp_path) -> Reprints:
    index = LikenessIndex(tmp_path / "likeness")
    index.begin()
    for key, text in texts.items():
        index.add_document(key, sketch(plain(text)), ())
    index.commit(State("me", 1))
    index.end()
    return Reprints(index, lambda key: texts.get(key, ""))


def test_the_same_text_in_another_format_is_a_reprint(tmp_path):
    found = reprints({"a": PLAN, "b": PLAN.replace("\n", "\n\n").replace("，", " ，"), "c": OTHER}, tmp_path)
    assert found.of("a") == (Reprint(document_id="b", score=1.0, held=1.0),)
    assert found.of("c") == ()


def test_a_repost_with_a_notice_before_it_is_a_reprint(tmp_path):
    (found,) = reprints({"a": PLAN, "b": NOTICE + PLAN}, tmp_path).of("a")
    assert (found.document_id, found.held) == ("b", 1.0)
    assert 0.8 < found.score < 1


def test_a_document_of_which_another_is_a_good_part_is_told(tmp_path):
    (found,) = reprints({"a": PLAN, "b": PLAN + OTHER}, tmp_path).of("b")
    assert (found.document_id, found.held) == ("a", 1.0)
    assert found.score < 0.6


def test_a_short_extract_is_no_version_of_a_document(tmp_path):
    found = reprints({"a": PLAN[:80], "b": PLAN + OTHER}, tmp_path)
    assert found.of("a") == found.of("b") == ()


def test_either_of_two_finds_the_other(tmp_path):
    found = reprints({"a": PLAN, "b": NOTICE + PLAN, "c": OTHER, "d": OTHER + NOTICE}, tmp_path)
    for key, other in ("ab", "cd"):
        (here,), (there,) = found.of(key), found.of(other)
        assert (here.document_id, there.document_id) == (other, key)
        assert here.score == there.score


def test_groups_are_told_once_with_the_least_score(tmp_path):
    found = reprints({"a": PLAN, "b": NOTICE + PLAN, "c": OTHER, "d": PLAN}, tmp_path)
    (group,) = found.groups(["a", "b", "c", "d"])
    assert group.document_ids == ("a", "b", "d")
    assert group == ReprintGroup(document_ids=("a", "b", "d"), score=found.of("b")[0].score)


@pytest.mark.parametrize("text", ["", "甲", "——"])
def test_an_empty_document_has_no_versions(tmp_path, text):
    assert reprints({"a": text, "b": text}, tmp_path).of("a") == ()


SIGNS = [sign for code in range(0x4E00, 0x6000) if plain(sign := chr(code)) == sign]
"""Characters of which no two are the same when they are compared: each sequence stands once."""


def pair(common: int, one: int, other: int) -> dict[str, str]:
    """Two documents of so many sequences, so many of them in both."""
    shared, rest = SIGNS[: common + 4], iter(SIGNS[common + 4 :])
    return {
        key: "".join([*shared, *(next(rest) for _ in range(length - common))])
        for key, length in (("a", one), ("b", other))
    }


@pytest.mark.parametrize(
    ("common", "one", "other", "same"),
    [
        (100, 150, 150, True),  # half of both together is in both
        (100, 151, 150, False),
        (85, 100, 325, True),  # most of one is in the other, of which it is a quarter
        (85, 100, 326, False),
        (84, 100, 320, False),
    ],
)
def test_how_much_two_documents_that_are_the_same_share(
    tmp_path, common: int, one: int, other: int, same: bool
) -> None:
    found = reprints(pair(common, one, other), tmp_path).of("a")
    assert [each.document_id for each in found] == (["b"] if same else [])


def test_a_group_is_told_by_its_least_score_wherever_it_is_begun(tmp_path) -> None:
    texts = {"a": PLAN, "b": NOTICE + PLAN, "c": NOTICE * 3 + PLAN + OTHER[:200]}
    found = reprints(texts, tmp_path)
    least = min(each.score for key in texts for each in found.of(key))
    for order in (["a", "b", "c"], ["c", "a", "b"]):
        assert [group.score for group in found.groups(order)] == [least]
