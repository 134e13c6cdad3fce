"""Two versions of a document: every edit is found, and nothing else."""

from __future__ import annotations

import time

import pytest

from corpus.comparison.provisions import provisions
from corpus.comparison.versions import ClauseState, align, align_clauses
from corpus.model import Metadata, ParsedDocument
from tests.documents import document_of
from tests.edit_scripts import PLAIN, edited, version


def outcome_of(old: ParsedDocument, new: ParsedDocument) -> set[tuple[str, tuple[int, ...], tuple[int, ...], bool]]:
    places = [{each.span: at for at, each in enumerate(provisions(parsed))} for parsed in (old, new)]
    return {
        (
            change.state.value,
            tuple(places[0][each.span] for each in change.old),
            tuple(places[1][each.span] for each in change.new),
            change.moved,
        )
        for change in align_clauses(old, new)
    }


@pytest.mark.parametrize("seed", range(200))
def test_known_edits_are_recovered_exactly(seed: int) -> None:
    script = edited(seed)
    # The new version is numbered anew, in the same style or another: that alone is no change.
    old, new = version(script.old, seed % 4), version(script.new, (seed // 4) % 4, 1 + seed % 3)
    assert outcome_of(old, new) == script.outcome
    clauses = {each.span: at for at, each in enumerate(provisions(new))}
    for change in align_clauses(old, new):
        if change.state is ClauseState.CHANGED:
            put_in = "".join(new.document[difference.new] for difference in change.differences)
            assert put_in == script.planted[clauses[change.new[0].span]]


def made(text: str) -> ParsedDocument:
    return ParsedDocument(document=document_of(text), metadata=Metadata())


def test_numbers_alone_are_no_change() -> None:
    old = made("一、总则\n1．完善冷链仓储。\n2．规范民宿导览。\n第三条　开展义诊。\n一是疏通河道。")
    new = made("二、总则\n（一）完善冷链仓储。\n②规范民宿导览。\n第四条 开展义诊。\n三是疏通河道。")
    clauses = align_clauses(old, new)
    assert [change.state for change in clauses] == [ClauseState.EQUAL] * 5
    assert all(change.renumbered for change in clauses)


def test_width_script_and_blanks_are_no_change() -> None:
    assert [each.state for each in align_clauses(made("建设 5G（試點）路网。"), made("建设5g(试点)路网。"))] == [
        ClauseState.EQUAL
    ]


def test_differing_characters_have_their_place_in_either_document() -> None:
    old, new = made("冷链物流先行。\n1．到2025年建成泵站三座。"), made("1．到2030年建成泵站五座。")
    change = next(each for each in align_clauses(old, new) if each.state is ClauseState.CHANGED)
    marked = [(old.document[each.old], new.document[each.new]) for each in change.differences]
    assert marked == [("2025", "2030"), ("三", "五")]


def test_differences_of_a_split_clause_stand_in_its_parts() -> None:
    old = made("统筹茶园果园管护，完善灌溉管网。开展牧区疫苗接种，规范药房台账。")
    new = made("1．统筹茶园果园管护，完善灌溉管网。\n2．开展牧区疫苗普查接种，规范药房台账。")
    (change,) = align_clauses(old, new)
    assert change.state is ClauseState.SPLIT
    assert [(old.document[each.old], new.document[each.new]) for each in change.differences] == [("", "普查")]


def test_a_line_that_many_items_have_is_held_against_the_one_at_its_place() -> None:
    old = made("1．疏通河道。\n牵头：县改革办、县司法局\n2．修缮古镇剧场。\n牵头：县政府办公室\n3．接种疫苗。")
    new = made("1．修缮古镇剧场。\n牵头：县司法局\n2．接种疫苗。")
    change = next(each for each in align_clauses(old, new) if each.state is ClauseState.CHANGED)
    assert (change.old[0].text, change.moved) == ("牵头：县政府办公室", False)


def test_a_dropped_clause_is_told_where_it_stood() -> None:
    old, new = made("疏通河道淤积段。\n拆除旧码头。\n修缮古镇剧场。"), made("疏通河道淤积段。\n修缮古镇剧场。")
    states = [change.state.value for change in align_clauses(old, new)]
    assert states == ["equal", "dropped", "equal"]


def test_an_empty_document_has_no_clauses() -> None:
    assert align_clauses(made(""), made("")) == ()
    assert [change.state for change in align_clauses(made(""), made("疏通河道。"))] == [ClauseState.ADDED]


def test_other_words_at_the_same_place_are_no_change_of_the_old_ones() -> None:
    old, new = made("引言段落不变。\n扩建县级托育中心并配齐教具。"), made("引言段落不变。\n查处非法捕捞，收缴渔具。")
    assert [change.state.value for change in align_clauses(old, new)] == ["equal", "dropped", "added"]


def test_four_times_as_many_clauses_take_about_four_times_as_long() -> None:
    """1,000 clauses, half of them with other characters, and 4,000."""

    def seconds(seeds: range) -> float:
        clauses = [clause for seed in seeds for clause in edited(seed).old]
        new = [clause if at % 2 else clause[:3] + "䀀" + clause[5:] for at, clause in enumerate(clauses)]
        start = time.process_time()
        changes = align_clauses(version(tuple(clauses), PLAIN), version(tuple(new), PLAIN))
        assert sum(change.state is ClauseState.CHANGED for change in changes) > len(clauses) // 3
        return time.process_time() - start

    tries = ((seconds(range(96)), seconds(range(24))) for _ in range(4))  # what else the machine does only adds
    assert any(long < 12 * max(short, 0.05) for long, short in tries)


def test_documents_with_little_in_common_are_hardly_versions_of_one() -> None:
    words = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"

    def apart(same: int) -> bool:
        kept = [words[n] * 12 for n in range(same)]
        old, new = ([words[start + n] * 12 for n in range(10 - same)] for start in (10, 10))
        new = [words[n] * 12 for n in range(12, 12)]
        return align(made("\n".join([*kept, *old])), made("\n".join([*kept, *new]) or "空")).apart

    assert [apart(same) for same in (0, 2, 3, 4)] == [True, True, False, False]


def test_what_became_of_clauses_is_counted_and_moved_ones_keep_none_behind_them() -> None:
    old = made("疏通河道淤积段。\n拆除旧码头设施。\n修缮古镇剧场。\n开放学区食堂。")
    new = made("修缮古镇剧场。\n开放学区食堂。\n疏通河道淤积段。")
    alignment = align(old, new)
    assert [change.state.value for change in alignment.clauses] == ["dropped", "equal", "equal", "moved"]
    assert alignment.count(ClauseState.EQUAL) == 2
    assert [change.renumbered for change in alignment.clauses] == [False] * 4


def test_clauses_that_were_merged() -> None:
    old = made("1．统筹茶园果园管护，完善灌溉管网。\n2．开展牧区疫苗接种，规范药房台账。")
    new = made("统筹茶园果园管护，完善灌溉管网。开展牧区疫苗普查接种，规范药房台账记录。")
    (change,) = align_clauses(old, new)
    assert change.state is ClauseState.MERGED
    assert [(old.document[each.old], new.document[each.new]) for each in change.differences] == [
        ("", "普查"),
        ("", "记录"),
    ]
    assert not change.renumbered


def test_a_clause_that_was_split_stands_where_its_first_part_does() -> None:
    old = made("统筹茶园果园管护，完善灌溉管网。开展牧区疫苗接种，规范药房台账。")
    new = made("统筹茶园果园管护，完善灌溉管网。\n整修城区路灯，查处占道停车。\n开展牧区疫苗接种，规范药房台账。")
    changes = align_clauses(old, new)
    assert [(change.state.value, [each.text[:2] for each in change.new]) for change in changes] == [
        ("split", ["统筹", "开展"]),
        ("added", ["整修"]),
    ]


def test_the_mark_at_the_end_of_a_clause_is_no_difference() -> None:
    (change,) = align_clauses(made("冷链物流先行；"), made("冷链物流先行。"))
    assert (change.state, change.differences, change.score) == (ClauseState.EQUAL, (), 1.0)
