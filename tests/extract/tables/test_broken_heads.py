"""A head that was broken over two rows is one row again; heads below heads stay."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from extract.tables.broken_heads import mend_heads
from tests.documents import table_document

HEAD = ["序号", "项目名称", "责任单位", "目标任务"]
REST = ["完成率", "备注"]
ROW = ["1", "加装电梯", "市住建局", "51部", "80%", "无"]


def first_row(rows: list[list[str]]) -> list[tuple[int, str]]:
    document = table_document("表", rows)
    mended = mend_heads(document, fold(document.text))
    return [(b.cell.column, mended[b.span]) for b in mended.blocks if b.cell and b.cell.row == 0]


def test_the_second_row_names_the_columns_to_the_right() -> None:
    assert first_row([HEAD, REST, ROW, ["2", *ROW[1:]]]) == list(enumerate([*HEAD, *REST]))


def test_rows_of_content_stay_where_they_are() -> None:
    assert first_row([HEAD, ["1", "加装电梯"], ROW[:4], ROW[:4]]) == list(enumerate(HEAD))
    assert first_row([HEAD, REST, ROW[:5], ROW[:5]]) == list(enumerate(HEAD))  # as wide as neither
    assert first_row([HEAD, REST, ROW]) == list(enumerate(HEAD))  # one row shows nothing


ROWS = [ROW, ["2", *ROW[1:]]]


def heads(rows: list[list[str]], row: int) -> list[str]:
    """What stands in a row when the head is mended."""
    document = table_document("表", rows)
    mended = mend_heads(document, fold(document.text))
    return [mended[b.span] for b in mended.blocks if b.cell and b.cell.row == row]


@pytest.mark.parametrize("titles", [0, 1, 2])
def test_titles_may_stand_over_the_head(titles: int) -> None:
    rows = [["渔港任务表"]] * titles + [HEAD, REST, *ROWS]
    assert heads(rows, titles) == [*HEAD, *REST]


def test_further_down_no_head_begins() -> None:
    rows = [["渔港任务表"], ["2024年"], ["第一批"], HEAD, REST, *ROWS]
    assert heads(rows, 3) == HEAD


@pytest.mark.parametrize(
    ("first", "second", "is_broken"),
    [
        (HEAD, ["完成率", "说法"], True),  # one label that we know shows what the rest is
        (HEAD, ["甲", "乙"], False),
        (["序号", "说法", "责任单位", "甲"], REST, True),
        (["甲", "说法", "责任单位", "乙"], REST, False),  # one word that we know may stand anywhere
    ],
)
def test_both_parts_hold_labels_that_we_know(first: list[str], second: list[str], is_broken: bool) -> None:
    assert heads([first, second, *ROWS], 0) == (first + second if is_broken else first)


def test_rows_may_be_shorter_than_the_head_but_none_is_longer() -> None:
    assert heads([HEAD, REST, *ROWS, ["3", "修桥"]], 0) == [*HEAD, *REST]
    assert heads([HEAD, REST, *ROWS, [*ROW, "多出"]], 0) == HEAD


def test_a_head_with_merged_cells_is_one_of_two_rows() -> None:
    rows = [HEAD, ["^", "^", *REST], *ROWS]
    assert heads(rows, 0) == HEAD


def test_the_cells_below_stay_where_they_are() -> None:
    document = table_document("表", [HEAD, REST, *ROWS])
    mended = mend_heads(document, fold(document.text))
    assert [b.cell for b in mended.blocks][7:] == [b.cell for b in document.blocks][7:]
    assert mended.text == document.text
