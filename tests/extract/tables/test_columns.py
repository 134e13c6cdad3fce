"""What heads say of their columns."""

import pytest

from extract.tables.columns import ColumnMeaning, Holds, item_column, meaning_of


@pytest.mark.parametrize(
    ("head", "holds"),
    [
        ("序号", Holds.NUMBER),
        ("重点任务", Holds.WORDS),
        ("指标名称", Holds.WORDS),
        ("责任单位", Holds.UNITS),
        ("完成时限", Holds.DAY),
        ("计量单位", Holds.MEASURE),
        ("2025年目标值", Holds.FIGURE),
        ('"十四五"目标值', Holds.FIGURE),
        ("年均增速(%)", Holds.FIGURE),
        ("属性", Holds.KIND),
        ("试点地区", Holds.PLACE),
        ("责任人", Holds.PERSON),
        ("备注", Holds.ANYTHING),
    ],
)
def test_what_a_column_holds(head: str, holds: Holds) -> None:
    found = meaning_of(head)
    assert found and found.holds is holds


@pytest.mark.parametrize("head", ["", "企业名称", "推荐单位", "工作任务。", "任务" * 11, "市财政局"])
def test_what_heads_no_column(head: str) -> None:
    assert meaning_of(head) is None


def test_what_lists_reforms_names_the_row() -> None:
    heads = ["序号", "改革举措", "主要内容", "推广范围"]
    columns = [meaning_of(head) or ColumnMeaning(Holds.ANYTHING) for head in heads]
    assert item_column(columns) == 1
    assert item_column([columns[2], columns[2]]) == 1  # else the last that can
