"""Lines as the pieces that stood in cells."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.model import Block, EmptyCells, Span
from extract.tables.pieces import CellPiece, bare, counted, pieces_of, split_line
from tests.documents import document_of


def pieces(text: str, *, split: bool = False, numbered: bool = False) -> list[CellPiece]:
    document = document_of(text)
    folded = fold(text)
    return pieces_of(folded, document.blocks, range(len(document.blocks)), split=split, numbered=numbered)


def words(found: list[CellPiece]) -> list[str]:
    return [piece.seen.text for piece in found]


def test_gaps_and_bars_part_a_line() -> None:
    folded = fold("加固堤防 | 市水利局\t年底")
    parts = split_line(folded, Block(Span(2, len(folded))))
    assert [folded[span.start : span.end] for span in parts] == ["堤防", "市水利局", "年底"]
    assert bare(folded, Span(0, len(folded))) == "加固堤防|市水利局年底"


def test_each_piece_knows_its_line_and_whether_it_begins_or_ends_it() -> None:
    found = pieces("1 加固堤防 市水利局\n清理河道", split=True)
    assert [(p.seen.text, p.block, p.first, p.last, p.alone) for p in found] == [
        ("1", 0, True, False, False),
        ("加固堤防", 0, False, False, False),
        ("市水利局", 0, False, True, False),
        ("清理河道", 1, True, True, True),
    ]


def test_lines_that_are_cells_are_taken_whole_without_what_surrounds_them() -> None:
    found = pieces("| 加固 堤防\t|\n \n市水利局")
    assert words(found) == ["加固 堤防", "市水利局"]
    assert found[0].span == Span(2, 7)


def test_only_the_lines_that_are_asked_for() -> None:
    document = document_of("甲\n乙\n丙")
    found = pieces_of("甲\n乙\n丙", document.blocks, [0, 2], split=False, numbered=False)
    assert [(piece.seen.text, piece.block) for piece in found] == [("甲", 0), ("丙", 2)]


@pytest.mark.parametrize(
    ("text", "split", "found"),
    [
        ("1、加固堤防", False, ["1、", "加固堤防"]),
        ("12. 加固堤防 市水利局", True, ["12.", "加固堤防", "市水利局"]),
        ("1、加固堤防 2、清理河道", True, ["1、", "加固堤防", "2、清理河道"]),  # only the line's first piece holds it
        ("加固堤防", False, ["加固堤防"]),
    ],
)
def test_a_number_that_stands_before_the_words_of_its_row(text: str, split: bool, found: list[str]) -> None:
    assert words(pieces(text, split=split, numbered=True)) == found


def test_numbers_stay_with_their_words_where_no_column_asks_for_them() -> None:
    assert words(pieces("1、加固堤防")) == ["1、加固堤防"]


# --- running numbers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("1\n加固堤防\n2\n清理河道\n3\n修桥", ["1", "2", "3"]),
        ("7\n加固堤防\n8\n清理河道", ["7", "8"]),  # goes on from another page
        ("1\n加固堤防\n2\n清理河道\n1\n修桥\n2\n修路", ["1", "2", "1", "2"]),  # each part begins anew
        ("1\n加固堤防\n3\n清理河道", ["1"]),
        ("加固堤防\n市水利局", []),
    ],
)
def test_numbers_that_run_on(text: str, running: list[str]) -> None:
    found = pieces(text, split=True)
    assert [piece.seen.text for piece in found if piece.counts_on] == running
    assert counted(found) == len(running)


def test_a_number_inside_a_line_is_none_of_the_running_ones() -> None:
    found = pieces("1 新建泊位 2\n2 新建码头 3", split=True)
    assert [(p.seen.text, p.first) for p in found if p.counts_on] == [("1", True), ("2", True)]


# --- what goes on ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "going_on"),
    [
        ("市水利局、\n市财政局", [False, True]),
        ("市水利局，\n市财政局\n加固堤防", [False, True, False]),
        ("各县（市、\n区）政府\n加固堤防", [False, True, False]),  # a bracket
        ("各县（市\n区、\n乡）政府", [False, True, True]),
        ("甲）\n乙（丙\n丁", [False, False, True]),  # a bracket that nothing opened does not count against the next
        ("1、\n加固堤防", [False, False]),  # a row's number has its mark for itself
        (f"{'很' * 60}（\n乙", [False, False]),  # so long a piece forgot to close its bracket
        (f"{'很' * 59}（\n乙", [False, True]),
    ],
)
def test_a_piece_behind_a_mark_or_in_a_bracket_goes_on(text: str, going_on: list[bool]) -> None:
    assert [piece.goes_on for piece in pieces(text)] == going_on


@pytest.mark.parametrize(
    ("lines", "below"),
    [
        (["加固望溪两岸的堤", "防", "清理城区全部河道"], [False, True, False]),
        (["加固望溪两岸的堤", "防和险段的", "清理城区全部河道", "水面"], [False, True, False, True]),
        (["加固望溪两岸的堤", "防", "清理城区河道"], [False, False, False]),  # one alone shows no width
        (["加固望溪两岸的", "防", "清理城区全部河道", "水面"], [False, False, False, False]),  # two half-widths apart
        (["加固堤防", "清理河道", "修桥"], [False, False, False]),  # narrower than any cell
        (["加固城区堤防", "清理城区河道", "修桥"], [False, True, True]),  # as narrow as a cell may be
        (["加固望溪两岸堤。", "清理城区全部河。", "修桥"], [False, False, False]),  # ended, not broken
        (["加固望溪两岸堤防", "清理城区全部河道8", "修桥"], [False, True, True]),  # a digit is half as wide
    ],
)
def test_a_line_as_wide_as_lines_get_here_may_go_on(lines: list[str], below: list[bool]) -> None:
    assert [piece.below_full for piece in pieces("\n".join(lines))] == below


def test_a_list_of_units_is_not_broken_at_a_width() -> None:
    found = pieces("市自然资源和规划局\n清理城区全部的河道\n巡查望溪两岸的堤防\n修桥")
    assert [piece.below_full for piece in found] == [False, False, True, True]


def test_lines_parted_by_gaps_are_not_broken_at_a_width() -> None:
    assert not any(p.below_full for p in pieces("加固望溪两岸的堤防\n清理城区全部的河道\n修桥", split=True))


# --- what a piece is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "split", "heads"),
    [
        ("一、水利", False, [True]),
        ("（一）", False, [False]),  # a number alone counts a row
        ("一、水利 市水利局", True, [False, False]),  # not a line by itself
        ("水利", False, [False]),
    ],
)
def test_a_line_with_a_group_s_number(text: str, split: bool, heads: list[bool]) -> None:
    assert [piece.heads_group for piece in pieces(text, split=split)] == heads


@pytest.mark.parametrize(
    ("text", "says_more"),
    [
        ("先查险段。", True),
        ("先查，再修", True),
        ("先查；再修", True),
        ("先查险段.", True),
        ("加固堤防", False),
        ("3.5米", False),
    ],
)
def test_a_sentence_says_more_than_a_name(text: str, says_more: bool) -> None:
    [piece] = pieces(text)
    assert piece.is_sentence is says_more


def test_a_piece_knows_how_many_empty_cells_stand_before_it() -> None:
    folded = fold("澜州市\n2 清理河道 市水利局")
    block = Block(Span(4, len(folded)), empty=(EmptyCells(0, 1), EmptyCells(7, 2)))
    found = pieces_of(folded, [block], [0], split=True, numbered=False)
    assert [(piece.seen.text, piece.empty) for piece in found] == [("2", 1), ("清理河道", 0), ("市水利局", 2)]


@pytest.mark.parametrize(
    ("numbers", "counting"),
    [("1 2 3", 3), ("1 2 3 4", 4), ("1 2", 0), ("1 3 7", 0), ("1 2 3 1", 0), ("2 3 4", 0)],
)
def test_cells_whose_own_numbers_count_through_the_table(numbers: str, counting: int) -> None:
    lines = [f"{number}.修缮码头\n市水利局" for number in numbers.split()]
    assert sum(piece.itemised for piece in pieces("\n".join(lines))) == counting


def test_what_stands_behind_a_sentence_hardly_goes_on_with_it() -> None:
    assert [piece.behind_end for piece in pieces("修缮码头。\n钱宇\n市水利局。\n分期完成。")] == [
        False,
        True,
        False,
        False,
    ]
