"""The column that says what is to be done, whose head is no word that we know."""

from __future__ import annotations

import pytest

from extract.tables.naming import naming_column

DEEDS = ["修缮渔港码头2座", "推进云澜水厂扩建"]


@pytest.mark.parametrize(
    ("heads", "cells", "sure", "column"),
    [
        (["惠民实事", "说法"], [DEEDS, ["甲乙丙丁戊己庚辛壬癸子丑", "甲乙丙丁戊己庚辛壬癸"]], True, 0),  # grammar first
        (["惠民实事", "说法"], [["市渔业局", "市盐业局"], DEEDS], True, 1),  # cells that are none
        (["惠民实事", "说法"], [[], DEEDS], True, 0),  # no cells to say otherwise
        (["行业", "重点环节说法"], [["渔业", "盐业"], ["冷库用电和消防通道", "盐田堤坝"]], True, 1),  # the longest
        (
            ["说法", "眼下"],
            [["渔港", "盐田"], ["主体工程已完工，正在内外装修", "已启动前期手续办理"]],
            True,
            0,
        ),  # progress
        (["说法", "谁"], [["渔港", "盐田"], ["市渔业局、市财政局", "市盐业局"]], True, 0),  # units
        (["行业", "行当"], [["海水养殖", "远洋捕捞"], ["海盐晾晒", "盐田修整"]], True, 0),  # of like ones the first
        (["说法"], [["75%", "90%"]], True, None),
        (["河道"], [["云澜溪", "北渡河"]], False, None),  # a list of those who look after something
        (["说法"], [DEEDS], False, 0),
        (["获奖项目"], [["渔网织造", "盐雕"]], False, None),
    ],
)
def test_the_column(heads: list[str], cells: list[list[str]], sure: bool, column: int | None) -> None:
    assert naming_column(dict(enumerate(heads)), lambda place: cells[place], sure=sure) == column
