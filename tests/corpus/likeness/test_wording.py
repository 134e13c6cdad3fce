"""What two texts share is told exactly, the same from either side."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.likeness.wording import LEAST_RUN, SHORTEST, Wording, compare, plain
from corpus.model import Span

ALPHABET = "推进生态补偿资金试点（），。\n 2Ａ補"
TEXTS = st.text(ALPHABET, max_size=60)
MIXED = st.lists(
    st.sampled_from(["推进生态补偿试点", "完善资金分配办法", "，", "\n", "甲", "2025年底前"]), max_size=12
).map("".join)
ANY = TEXTS | MIXED


def shared(one: str, other: str) -> list[tuple[str, str]]:
    found = compare(Wording(one), Wording(other)).shared
    return [(one[s.one.start : s.one.end], other[s.other.start : s.other.end]) for s in found]


def test_the_common_stretches_are_told_with_their_places():
    one, other = "一、推进生态补偿试点，由财政部门牵头。", "要大力推进生态补偿试点工作"
    assert shared(one, other) == [("推进生态补偿试点", "推进生态补偿试点")]


def test_width_script_spaces_and_line_ends_do_not_part_what_is_the_same():
    assert shared("（市財政局 牽頭）负责", "要由(市财政局\n牵头)办") == [("（市財政局 牽頭）", "(市财政局\n牵头)")]


def test_five_characters_are_a_word_and_six_are_wording():
    assert shared("甲生态补偿金乙", "丙生态补偿金丁") == []
    assert shared("甲生态补偿资金乙", "丙生态补偿资金丁") == [("生态补偿资金", "生态补偿资金")]


def test_rows_of_signs_are_no_wording():
    assert shared("——————————", "————————") == []


def test_four_letters_among_signs_are_wording():
    assert shared("甲—乙—丙——丁", "甲—乙—丙——戊") == []
    assert shared("甲—乙—丙丁——戊", "甲—乙—丙丁——己") == [("甲—乙—丙丁——", "甲—乙—丙丁——")]


def test_the_longest_run_wins_over_an_earlier_one():
    other = "完善资金管理制度。完善资金管理制度和监督办法"
    found = compare(Wording("完善资金管理制度和监督办法"), Wording(other)).shared
    assert [s.other for s in found] == [Span(9, len(other))]


def test_moved_sentences_are_found_where_they_went():
    assert len(shared("推进生态补偿试点。完善资金分配办法。", "完善资金分配办法。推进生态补偿试点。")) == 2


def test_the_score_is_the_part_of_the_shorter_text():
    clause = "完善资金分配办法，推进流域横向补偿，健全监督考核机制，按年度公布结果，接受社会各方面监督评议。"
    assert len(plain(clause)) >= SHORTEST
    assert compare(Wording(clause), Wording("另外。" + clause + "此外还有别的许多事项要办理。")).score == 1.0
    assert compare(Wording(clause), Wording(clause[:20])).score == 20 / SHORTEST


def test_a_heading_that_every_document_has_makes_nothing_alike():
    assert compare(Wording("加强组织领导。"), Wording("四、加强组织领导。各地要高度重视。")).score < 0.2


def test_below_the_least_score_nothing_is_told():
    found = compare(Wording("推进生态补偿试点"), Wording("推进生态补偿试点"), least=0.9)
    assert (found.shared, found.characters) == ((), 8)


@given(ANY, ANY)
def test_shared_stretches_are_the_same_words(one, other):
    for mine, theirs in shared(one, other):
        assert plain(mine) == plain(theirs)
        assert len(plain(mine)) >= LEAST_RUN
        assert mine == mine.strip()


@given(ANY, ANY)
def test_no_character_is_shared_twice_and_none_is_missed(one, other):
    """Of the shorter text: runs do not overlap, and whatever six characters stand in both lie in a run."""
    found = compare(Wording(one), Wording(other))
    short = min((len(plain(one)), plain(one)), (len(plain(other)), plain(other)))[1]
    long = plain(other) if short == plain(one) else plain(one)
    assert found.characters <= len(short)
    worded = [
        at
        for at in range(len(short) - LEAST_RUN + 1)
        if short[at : at + LEAST_RUN] in long and short[at : at + LEAST_RUN].isalpha()
    ]
    assert bool(found.shared) or not worded


@given(ANY, ANY)
def test_either_side_sees_the_same(one, other):
    here, there = compare(Wording(one), Wording(other)), compare(Wording(other), Wording(one))
    assert (here.score, here.characters) == (there.score, there.characters)
    assert {(s.one, s.other) for s in here.shared} == {(s.other, s.one) for s in there.shared}


def test_texts_that_repeat_themselves_take_no_longer():
    one = "推进推进" * 5_000
    assert compare(Wording(one), Wording(one)).score == 1.0
