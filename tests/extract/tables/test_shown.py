"""What a first fit shows of a table's own rows, for fitting them again."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from corpus.fold import fold
from extract.tables import shown
from extract.tables.columns import ColumnMeaning, Holds, meaning_of
from extract.tables.fitting import APART, DOUBTFUL, HEADS, HEADS_NONE, Fit, Fitted, Way
from extract.tables.pieces import CellPiece, pieces_of
from extract.tables.shown import best_fit, sentences_in, shown_by
from tests.documents import document_of

ROW, CELL, ON, GROUP = Way(0, True, True), Way(1, False, True), Way(1, False, False), Way(None, True, True, group=True)
WORDS = (ColumnMeaning(Holds.WORDS, names=True), ColumnMeaning(Holds.WORDS))


def pieces(*lines: str) -> list[CellPiece]:
    text = "\n".join(lines)
    return pieces_of(fold(text), document_of(text).blocks, range(len(lines)), split=False, numbered=False)


def placed(*found: tuple[str, Way] | tuple[str, Way, bool]) -> Fit:
    """Lines with their ways; the third says that a place is open."""
    made = pieces(*(each[0] for each in found))
    return Fit(1.0, tuple(Fitted(p, each[1], len(each) == 2) for p, each in zip(made, found, strict=True)))


@pytest.mark.parametrize(
    ("fit", "headed"),
    [
        (placed(("加固堤防", ROW), ("市水利局", CELL)), DOUBTFUL),  # no group's number
        (placed(("一、加固堤防", ROW), ("二、清理河道", ROW)), HEADS_NONE),  # each row begins with one
        (placed(("一、加固堤防", ROW), ("市水利局", CELL)), DOUBTFUL),  # one row alone shows nothing
        (placed(("一、水利", GROUP), ("加固堤防", ROW), ("清理河道", ROW)), HEADS),
        (placed(("一、水利", GROUP), ("二、交通", GROUP), ("修桥", ROW)), DOUBTFUL),
        (placed(("一、水利", GROUP), ("二、交通", GROUP), ("修桥", ROW), ("白鹭", APART)), DOUBTFUL),
    ],
)
def test_whether_a_group_s_number_heads_rows_or_begins_each(fit: Fit, headed: float) -> None:
    assert shown_by(fit) == headed


def rows(*cells: tuple[str, str]) -> Fit:
    return placed(*(each for first, second in cells for each in ((first, ROW), (second, CELL))))


def test_columns_of_names_and_of_sentences_are_told_apart() -> None:
    fit = rows(("加固堤防", "先修险段。"), ("清理河道", "逐段清理。"))
    assert sentences_in(WORDS, fit) == {0: False, 1: True}


def test_columns_that_look_alike_tell_nothing() -> None:
    assert sentences_in(WORDS, rows(("加固堤防", "险段"), ("清理河道", "淤泥"))) == {}
    assert sentences_in(WORDS, rows(("加固堤防。", "先修。"), ("清理河道。", "再清。"))) == {}


def test_a_column_of_both_kinds_tells_nothing_until_most_of_it_agrees() -> None:
    half = rows(("加固堤防", "险段。"), ("清理河道", "淤泥"))
    assert sentences_in(WORDS, half) == {}
    most = rows(*[("加固堤防", "险段。")] * 3, *[("清理河道", "淤泥")] * 2)
    assert sentences_in(WORDS, most) == {0: False, 1: True}
    less = rows(*[("加固堤防", "险段。")] * 4, *[("清理河道", "淤泥")] * 3)
    assert sentences_in(WORDS, less) == {}


def test_only_whole_cells_whose_place_is_sure_are_counted() -> None:
    broken = placed(("加固堤防", ROW), ("先修险段", CELL), ("再修全线。", ON), ("清理河道", ROW), ("逐段清理。", CELL))
    assert sentences_in(WORDS, broken) == {0: False, 1: True}
    unsure = placed(("加固堤防", ROW), ("先修险段", CELL, False), ("清理河道", ROW), ("逐段清理。", CELL))
    assert sentences_in(WORDS, unsure) == {0: False, 1: True}
    last = placed(("加固堤防", ROW), ("逐段清理。", CELL), ("清理河道", ROW), ("先修", CELL))
    assert sentences_in(WORDS, last) == {}  # the last cell is whole as well


def test_only_columns_of_words_are_asked() -> None:
    columns = (WORDS[0], ColumnMeaning(Holds.UNITS, assigns=True))
    assert sentences_in(columns, rows(("加固堤防", "市水利局牵头。"), ("清理河道", "市城管局牵头。"))) == {}


def test_what_rows_show_decides_a_line_that_could_stand_in_either_column() -> None:
    columns = (*WORDS, meaning_of("责任单位") or WORDS[0])
    lines = ["建立台账", "逐户登记，按月更新。", "市民政局", "开展巡查", "先查险段，", "再查全线。", "市水利局"]
    fit = best_fit(columns, pieces(*lines), split=False)
    assert [(each.way.column, each.sure) for each in fit.placed][3:6] == [(0, True), (1, True), (1, True)]


def test_a_fit_that_shows_nothing_stays() -> None:
    columns = (WORDS[0], meaning_of("责任单位") or WORDS[0])
    fit = best_fit(columns, pieces("加固堤防", "市水利局"), split=False)
    assert [each.way.column for each in fit.placed] == [0, 1]


LEADING = tuple(
    meaning_of(head) or ColumnMeaning(Holds.ANYTHING) for head in ["序号", "工作任务", "牵头单位", "配合单位"]
)
GROUPED = (LEADING[0], ColumnMeaning(Holds.WORDS), *LEADING[1:])


def gapped(*rows: str) -> list[CellPiece]:
    """The pieces of rows in which a further blank is an empty cell."""
    found = pieces_of(
        fold("\n".join(rows)), document_of("\n".join(rows)).blocks, range(len(rows)), split=True, numbered=False
    )
    empty = [len(blanks) - 1 for row in rows for blanks in ("x", *re.findall(" +", row))]
    return [replace(piece, empty=count) for piece, count in zip(found, empty, strict=True)]


def columns_of(columns: tuple[ColumnMeaning, ...], *rows: str) -> list[tuple[int | None, bool]]:
    """The columns of the last row's pieces, and whether they are sure."""
    parts = gapped(*rows)
    return [
        (f.way.column, f.sure) for f in best_fit(columns, parts, split=True).placed if f.piece.block == len(rows) - 1
    ]


FULL = ("1 水利 加固堤防 市水利局 市财政局", "2 水利 清理河道 市城管局 市水利局")


@pytest.mark.parametrize(
    ("columns", "rows", "found"),
    [
        (GROUPED, (*FULL, "3  改造泵站 市住建局 市应急局"), [0, 2, 3, 4]),  # the group goes on
        (GROUPED, (*FULL, "3 水利 改造泵站  市应急局"), [0, 1, 2, 4]),  # nobody leads
        (GROUPED, (*FULL, "3   市住建局 市应急局"), [0, 3, 4]),
        (LEADING, ("1  加固堤防 市水利局", "2  清理河道 市城管局", "3  改造泵站 市住建局"), [0, 1, 2]),  # layout
        (LEADING, ("1 加固堤防 市水利局 市财政局", "2 改造泵站  市住建局 市应急局"), [0, 1, 2, 3]),  # nowhere to go
    ],
)
def test_signs_of_empty_cells_are_followed_where_the_table_fits(
    columns: tuple[ColumnMeaning, ...], rows: tuple[str, ...], found: list[int]
) -> None:
    assert columns_of(columns, *rows) == [(column, True) for column in found]


def test_where_signs_are_not_followed_a_piece_that_would_fit_as_well_is_open() -> None:
    rows = ("1  加固堤防 市水利局 市财政局", "2  清理河道  市城管局", "3  改造泵站  市住建局")
    assert columns_of(LEADING, *rows) == [(0, True), (1, True), (2, False)]


NUMBERED = (ColumnMeaning(Holds.NUMBER), *WORDS)


@pytest.mark.parametrize(
    ("second", "columns", "nothing"),
    [
        (Way(2, False, True), NUMBERED, True),  # the cell behind the number is empty in the very first row
        (Way(1, False, True), NUMBERED, False),
        (Way(2, True, True), NUMBERED, False),  # that is another row
        (Way(None, False, True), NUMBERED, False),
        (Way(2, False, True), (*WORDS, *WORDS), False),  # no number stands before it
    ],
)
def test_gaps_behind_the_number_of_the_first_row_are_the_tables_layout(
    second: Way, columns: tuple[ColumnMeaning, ...], nothing: bool
) -> None:
    assert shown._shows_nothing(columns, placed(("1", ROW), ("加固堤防", second))) is nothing
    assert shown._shows_nothing(columns, placed(("1", ROW))) is False
