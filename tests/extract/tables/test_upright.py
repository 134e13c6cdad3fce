"""Tables that lie on their side are turned."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.model import Metadata
from extract.tables.upright import set_upright
from extract.targets.targets import find_targets
from tests.documents import layout_of, table_document

PLAN = Metadata(title="望海市渔业规划", document_type="规划")


def values(
    rows: list[list[str]], before: str = "望海市渔业规划"
) -> list[tuple[str, float, str | None, str | None, str]]:
    layout = layout_of(table_document(before, rows))
    return sorted((t.indicator, t.value, t.measure, t.by, t.status) for t in find_targets(layout, PLAN))


def test_names_in_a_row_and_values_below() -> None:
    rows = [["指标", "渔港数量", "渔船数量"], ["2030年目标值", "12个", "300艘"], ["属性", "约束性", "预期性"]]
    assert values(rows) == [("渔港数量", 12, "个", "2030", "target"), ("渔船数量", 300, "艘", "2030", "target")]


def test_labels_in_rows_of_their_own_and_stretches() -> None:
    rows = [
        ["渔港数量", "渔船数量"],
        ["2030年目标值"],
        ["12个", "≥300艘"],
        ["主要指标"],
        ["渔民人数", "码头覆盖率", "良种率"],
        ["2030年目标值"],
        ["5000人", "80%", ">90%"],
    ]
    assert values(rows, "望海市渔业规划\n主要指标") == [
        ("渔民人数", 5000, "人", "2030", "target"),
        ("渔港数量", 12, "个", "2030", "target"),
        ("渔船数量", 300, "艘", "2030", "target"),
        ("码头覆盖率", 80, "%", "2030", "target"),
        ("良种率", 90, "%", "2030", "target"),
    ]


def test_base_and_goal() -> None:
    rows = [["指标名称", "渔港数量", "渔船数量"], ["2025年现状值", "10个", "280艘"], ["2030年目标值", "12个", "300艘"]]
    assert values(rows)[:2] == [
        ("渔港数量", 10, "个", "2025", "achieved"),
        ("渔港数量", 12, "个", "2030", "target"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["指标", "2030年目标值", "属性"], ["渔港数量", "12个", "约束性"], ["渔船数量", "300艘", "预期性"]],  # upright
        [
            ["指标", "渔港数量", "渔船数量"],
            ["2030年目标值", "12个"],
            ["属性", "约束性", "预期性"],
        ],  # a value is missing
        [["指标", "渔港数量", "渔船数量"], ["说明", "见附件", "见附件"]],  # no values
        [["姓名", "某人", "某人"], ["2030年目标值", "12个", "300艘"]],  # no names of indicators
    ],
)
def test_what_is_not_turned(rows: list[list[str]]) -> None:
    document = table_document("望海市渔业规划", rows)
    assert set_upright(document, fold(document.text)) == document
