"""The time limit that an item names behind its numbers goes before the plan's year, and after a date of its own."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata
from extract.targets.limit_lines import limit_behind
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of

PLAN = Metadata(title="梅岭市绿色发展行动计划（2021—2025年）", document_date=date(2021, 3, 1), document_type="计划")
UNDATED = Metadata(title="梅岭市绿色发展行动计划", document_date=date(2021, 3, 1), document_type="计划")


def years(text: str, metadata: Metadata = PLAN) -> list[str]:
    return [f"{t.indicator} {t.by}" for t in find_targets(layout_of(document_of("一、任务\n" + text)), metadata)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.改造工厂。新建工厂12座。\n责任单位：市水利局\n完成时限：2023年底前", ["工厂 2023"]),
        (
            "1.改造工厂。新建工厂12座。\n完成时间：2023年6月30日前\n2.建设公园。新建公园30座。",
            ["工厂 2023", "公园 2025"],
        ),
        ("1.新建工厂12座。（责任单位：市水利局；完成时限：2024年6月底）", ["工厂 2024"]),
        ("1.到2022年，新建工厂12座。\n完成时限：2024年底", ["工厂 2022"]),  # its own date
        ("1.新建工厂12座。\n完成时限：每年12月底前", ["工厂 2025"]),  # names no day
        ("1.新建工厂12座。\n完成时限：长期坚持", ["工厂 2025"]),
        ("1.新建工厂12座。\n发布时间：2023年6月30日", ["工厂 2025"]),  # no time limit
        ("1.新建工厂12座。\n2.新建公园30座。\n完成时限：2023年底前", ["工厂 2025", "公园 2023"]),  # the next item's
    ],
)
def test_the_limit_of_the_item(text: str, expected: list[str]) -> None:
    assert years(text) == expected


def test_where_no_year_rules_nothing_is_nearer() -> None:
    assert years("1.新建工厂12座。\n完成时限：2023年底前", UNDATED) == ["工厂 None"]


def test_a_line_outside_any_item_has_no_limit() -> None:
    layout = layout_of(document_of("新建工厂12座。\n完成时限：2023年底前"))
    assert limit_behind(layout, layout.document.blocks[0], PLAN) is None
