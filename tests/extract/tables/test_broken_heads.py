"""A head that was broken over two rows is one row again; heads below heads stay."""

from __future__ import annotations

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
