"""Rows without their first cells: placed by their number of cells and running numbers, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.fold import fold
from corpus.model import Cell
from extract.tables.counted_rows import counted_rows
from extract.tables.gaps import find_gaps
from tests.documents import document_of

HEADS = ("类别", "实事名称", "责任单位", "分管领导", "进展情况", "监督电话")
FIRST = ("四、水利", "7.加固北渡堤防", "水务中心站", "李某某", "完成基础施工，开始护坡。", "电话0999-1234567")
SECOND = ("8.清理西岭河道", "水务中心站", "王某某", "完成清淤三成。", "电话0999-1234568")
THIRD = ("9.修缮东山泵站", "市水利局", "王某某", "正在招标。", "电话0999-1234569")


def told(*lines: str, first: tuple[str, ...] = FIRST) -> list[dict[int, str]]:
    """The rows in the gap behind a table's last row."""
    texts = [*HEADS, *first, *lines]
    document = document_of("\n".join(texts))
    places = [Cell(0, index // len(HEADS), index % len(HEADS)) for index in range(len(HEADS) * 2)]
    cells = [*places, *(None for _ in lines)]
    blocks = [replace(block, cell=cell) for block, cell in zip(document.blocks, cells, strict=True)]
    folded = fold(document.text)
    (gap,) = find_gaps(folded, blocks)
    rows = counted_rows(folded, blocks, gap, len(blocks))
    return [{column: document[piece.span] for column, (piece,) in row.cells.items()} for row in rows]


def test_each_row_stands_under_the_number_it_goes_on_from() -> None:
    assert told(*SECOND, *THIRD) == [dict(enumerate(SECOND, 1)), dict(enumerate(THIRD, 1))]


def test_what_stands_behind_the_rows_is_none() -> None:
    assert told(*SECOND, "索引号：", "0042672474") == [dict(enumerate(SECOND, 1))]


@pytest.mark.parametrize(
    "lines",
    [
        SECOND[:-1],  # a cell is missing
        (*SECOND, *THIRD[:-2]),  # of one of the rows
        ("9.修缮东山泵站", *SECOND[1:]),  # the number does not go on
        ("清理西岭河道", *SECOND[1:]),
        (SECOND[0], "完成清淤三成并验收合格。", *SECOND[2:]),  # no unit under that head
        (SECOND[0], "西岭北片", *SECOND[2:]),  # no unit, nor what stands above
    ],
)
def test_other_rows_are_not_told(lines: tuple[str, ...]) -> None:
    assert told(*lines) == []


def test_a_table_that_does_not_count_tells_nothing() -> None:
    assert told(*SECOND, first=(FIRST[0], "加固北渡堤防", *FIRST[2:])) == []
    assert told(*SECOND, first=("7", "加固北渡堤防", *FIRST[2:])) == []  # the first cell is the one that is lost
