"""Names of indicators that were too long for their line: told where all cells are there, else left open."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from extract.tables.restore import restore_tables
from tests.documents import document_of

HEAD = "序号 指标名称 单位 2020年 2025年 属性"
FIRST, LAST = "1 水产品总产量 万吨 60.5 65 预期性", "9 渔港通信覆盖率 % 90 98 预期性"
WHOLE = ["每万人拥有渔港数量", "个", "12", "20", "约束性"]


def told(*lines: str) -> tuple[dict[str, list[str]], int]:
    """Number → the words of the row's other cells, and how many issues there are."""
    document = document_of("\n".join([HEAD, FIRST, *lines, LAST]))
    found = restore_tables(document, fold(document.text))
    rows: dict[int, dict[int, str]] = {}
    for block in found.document.blocks:
        if block.cell and block.cell.row and block.cell.columns.stop < 99:
            row = rows.setdefault(block.cell.row, {})
            row[block.cell.column] = row.get(block.cell.column, "") + found.document[block.span]
    cells = [[row[column] for column in sorted(row)] for row in rows.values()]
    return {row[0]: row[1:] for row in cells}, len(found.issues)


@pytest.mark.parametrize(
    "lines",
    [
        ["2 每万人拥有渔港", "数量 个 12 20 约束性"],
        ["每万人拥有渔港数量", "2 个 12 20 约束性"],
        ["每万人拥有渔港数量", "2 个 12 20 约束性", "3 深水网箱养殖", "水体比重 % 12 18 预期性"],
        ["2 每万人拥有渔港", "数量 个 12 20 约束性", "深水网箱养殖水体比重", "3 % 12 18 预期性"],
    ],
)
def test_a_broken_name_is_one_and_the_rows_around_it_are_told(lines: list[str]) -> None:
    rows, issues = told(*lines)
    assert rows["2"] == WHOLE
    assert rows.get("3", ["深水网箱养殖水体比重", "%", "12", "18", "预期性"])[0] == "深水网箱养殖水体比重"
    assert rows["1"][0] == "水产品总产量"
    assert rows["9"] == ["渔港通信覆盖率", "%", "90", "98", "预期性"]
    assert not issues


@pytest.mark.parametrize(
    "lines",
    [
        ["2 每万人拥有渔港", "数量 个 12 约束性"],  # a value too few
        ["2 每万人拥有渔港", "数量 12 个 20 约束性"],  # none like its column
        ["每万人拥有渔港", "2 个 12 20 约束性", "数量"],  # above and below: whose is the one below?
        ["2 每万人拥有渔港数量 个 12 20 约束性", "另有说明"],
    ],
)
def test_what_does_not_fit_is_left_open_and_said(lines: list[str]) -> None:
    rows, issues = told(*lines)
    assert rows.get("2") in (None, WHOLE[:1])
    assert issues
