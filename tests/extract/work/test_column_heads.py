"""What the heads of columns say: who does it, what is to be done, and which column 单位 holds units."""

from __future__ import annotations

import pytest

from extract.grid import grids
from extract.work.column_heads import read_head
from tests.documents import layout_of, table_document


def head(*cells: str) -> dict[int, tuple[str, str]]:
    layout = layout_of(table_document("附件", [list(cells)]))
    [grid] = grids(layout.document)
    return {index: (column.field.value, column.label) for index, column in read_head(layout, grid, 0).items()}


def test_what_a_head_names() -> None:
    assert head("序号", "工作任务", "牵头\n单位", "说法", "牵头市领导", "完成时限") == {
        0: ("number", "序号"),
        1: ("task", "工作任务"),
        2: ("lead", "牵头单位"),
        4: ("person", "牵头市领导"),
        5: ("deadline", "完成时限"),
    }


def test_a_word_that_nobody_knows_heads_a_column_of_units_beside_one_that_is_known() -> None:
    assert head("工作任务", "责任单位", "统筹单位")[2] == ("responsible", "统筹单位")
    assert 1 not in head("工作任务", "统筹单位")


@pytest.mark.parametrize(("length", "known"), [(20, True), (21, False)])
def test_how_long_a_head_may_be(length: int, known: bool) -> None:
    note = "甲" * (length - len("责任单位（）"))
    assert (1 in head("任务", f"责任单位（{note}）")) is known


@pytest.mark.parametrize(
    ("cells_below", "is_units"),
    [
        (["市财政局", "市教育局", "个"], True),
        (["市财政局", "市教育局", "市科技局", "个"], True),
        (["市财政局", "个"], False),  # half of them are none
        (["市财政局", "个", ""], False),
        (["市财政局", "市教育局", "个", "", "", ""], True),  # empty ones say nothing
        (["个", "座"], False),
        (["市财\n政局", "市 教育局", "个"], True),  # over two lines, with a gap
    ],
)
def test_a_column_单位_holds_units_where_most_of_its_cells_are_some(cells_below: list[str], is_units: bool) -> None:
    rows = [["工作任务", "单位", "备注"], *[["甲事", cell, "新"] for cell in cells_below]]
    [grid] = grids(document := table_document("附件", rows))
    assert (1 in read_head(layout_of(document), grid, 0)) is is_units


def test_a_group_s_title_among_the_cells_below_is_not_counted() -> None:
    rows = [["工作任务", "单位", "备注"], ["市教育局"], ["甲事", "市财政局", "新"], ["乙事", "个", "新"]]
    [grid] = grids(document := table_document("附件", rows))
    assert 1 not in read_head(layout_of(document), grid, 0)
