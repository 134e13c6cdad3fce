"""Rows of real tables that a merged cell has shifted: left without cells, or too far to the left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.fold import fold
from corpus.model import Block, Cell, Document, Span
from extract.tables.gaps import SlippedRow, TableGap, find_gaps, find_slipped
from tests.documents import SOURCE, table_document

HEADS = ["工作任务", "责任单位"]
Line = str | tuple[int, int, list[str]]
"""A line outside tables, or a table's number, a row's, and its cells."""


def document(*lines: Line) -> Document:
    placed: list[tuple[str, Cell | None]] = []
    for line in lines:
        if isinstance(line, str):
            placed.append((line, None))
        else:
            table, row, cells = line
            placed += [(text, Cell(table, row, column)) for column, text in enumerate(cells)]
    blocks, start = [], 0
    for text, cell in placed:
        blocks.append(Block(Span(start, start + len(text)), cell=cell))
        start += len(text) + 1
    return Document(source=SOURCE, text="\n".join(text for text, _ in placed), blocks=tuple(blocks))


def gaps(*lines: Line) -> list[tuple[int, int, int, str]]:
    """Table, row before, rows missing, and the words of the lines."""
    made = document(*lines)
    return [(gap.table, gap.row, gap.missing, _words(made, gap)) for gap in find_gaps(fold(made.text), made.blocks)]


def _words(made: Document, gap: TableGap) -> str:
    return "|".join(made[block.span] for block in made.blocks[gap.first : gap.after])


HEAD: Line = (0, 0, HEADS)
FIRST: Line = (0, 1, ["加固堤防", "市水利局"])


def test_lines_in_the_place_of_missing_rows() -> None:
    """A merged cell had taken two rows of the table apart: their words stand as lines."""
    assert gaps("表", HEAD, FIRST, "清理河道", "市城管局", (0, 4, ["修桥", "市交通局"])) == [
        (0, 1, 2, "清理河道|市城管局")
    ]


def test_lines_behind_a_table_may_be_its_last_rows() -> None:
    assert gaps(HEAD, FIRST, "清理河道", "市城管局") == [(0, 1, 0, "清理河道|市城管局")]


def test_lines_between_two_tables_belong_to_the_first() -> None:
    other: Line = (1, 0, ["工作任务", "责任单位"])
    assert gaps(HEAD, FIRST, "清理河道", other, (1, 1, ["修桥", "市交通局"])) == [(0, 1, 0, "清理河道")]


def test_lines_between_rows_that_follow_each_other_fill_no_gap() -> None:
    assert gaps(HEAD, FIRST, "（续表）", (0, 2, ["修桥", "市交通局"])) == []


def test_each_gap_of_a_table_is_found() -> None:
    lines: list[Line] = [HEAD, FIRST, "甲", (0, 3, ["修桥", "市交通局"]), "乙", (0, 5, ["修路", "市交通局"])]
    assert gaps(*lines) == [(0, 1, 1, "甲"), (0, 3, 1, "乙")]


@pytest.mark.parametrize(
    "lines",
    [
        ["通知", "一、清理河道"],
        ["表", HEAD, FIRST],
        [(0, 0, ["企业名称", "推荐单位"]), (0, 1, ["甲厂", "市工信局"]), "乙厂"],  # nobody is told to do anything
        [(0, 0, ["工作任务"]), (0, 1, ["加固堤防"]), "清理河道"],
    ],
)
def test_no_gap(lines: list[Line]) -> None:
    assert gaps(*lines) == []


# --- rows too far to the left ------------------------------------------------------------------------------------------

FOUR = ["任务", "举措", "责任科室", "备注"]
FULL = ["一、招生", "1.修订办法", "基教科", "新增"]


def slipped(*rows: list[str]) -> list[tuple[int, tuple[str, ...]]]:
    made = table_document("表", list(rows))
    return [(found.row, _cells(made, found)) for found in find_slipped(fold(made.text), made.blocks)]


def _cells(made: Document, found: SlippedRow) -> tuple[str, ...]:
    return tuple(made[made.blocks[index].span] for index in found.blocks)


def test_a_note_in_the_column_of_units_shows_that_the_row_slipped() -> None:
    short = ["2.公布范围", "办公室", "延续"]
    assert slipped(FOUR, FULL, short) == [(2, tuple(short))]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["类别", "工作任务", "完成时限", "责任单位"], ["加固堤防", "先修险段", "市水利局"]),  # a unit for a day
        (["类别", "试点地区", "改革举措", "备注"], ["望溪县", "建立登记制度。", "新增"]),  # a measure for a place
    ],
)
def test_days_and_places_show_it_as_well(heads: list[str], row: list[str]) -> None:
    full = ["水利"] * len(heads)
    assert [at for at, _ in slipped(heads, full, row)] == [2]


@pytest.mark.parametrize(
    "row",
    [
        ["一、招生", "1.修订办法", "延续", "新增"],  # nothing is missing: 延续 was written there
        ["一、招生", "1.修订办法", "基教科"],  # only the note is missing
        ["一、招生", "1.修订办法", "12"],  # a number may be anything
        ["一、招生", "1.修订办法", "—"],
        ["一、招生", "2025年底", "基教科"],  # strange, but no column whose cells are beyond doubt
    ],
)
def test_rows_in_their_place(row: list[str]) -> None:
    assert slipped(FOUR, FULL, row) == []


def test_a_row_whose_first_cell_is_merged_is_in_its_place() -> None:
    assert slipped(FOUR, FULL, ["^", "2.公布范围", "延续"]) == []


def test_a_row_with_a_merged_cell_of_its_own_is_left_alone() -> None:
    made = table_document("表", [FOUR, FULL, ["2.公布范围", "办公室", "延续"], ["^", "先公布", "后延续"]])
    assert [found.row for found in find_slipped(fold(made.text), made.blocks)] == []


def test_a_cell_merged_over_units_and_notes_is_no_slip() -> None:
    made = table_document("表", [FOUR, FULL, ["二、考试", "2.公布范围", "延续"]])
    last = made.blocks[-1]
    assert last.cell
    for columns, found in ((1, [2]), (2, [])):
        blocks = (*made.blocks[:-1], replace(last, cell=replace(last.cell, column_span=columns)))
        assert [row.row for row in find_slipped(fold(made.text), blocks)] == found


def test_the_head_itself_is_no_row() -> None:
    assert slipped(FOUR) == []


def test_a_table_that_divides_no_work_has_no_columns_to_hold_it_to() -> None:
    assert (
        slipped(["企业", "地址", "推荐单位", "备注"], ["甲厂", "东路", "市工信局", "新"], ["乙厂", "西路", "延续"])
        == []
    )
