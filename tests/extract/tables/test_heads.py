"""Where tables of lines begin."""

import pytest

from corpus.fold import fold
from extract.tables.heads import find_heads
from tests.documents import document_of


def heads(text: str) -> list[tuple[str, ...]]:
    document = document_of(text)
    return [head.texts for head in find_heads(fold(document.text), document.blocks)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("序号 工作任务 责任单位", ("序号", "工作任务", "责任单位")),
        ("序号\n工作任务\n责任单位", ("序号", "工作任务", "责任单位")),
        ("工作\n任务\n责任\n单位\n加固堤防", ("工作任务", "责任单位")),  # each broken in two
        ("序号\n专项行动\n责任单位\n1", ("序号", "专项行动", "责任单位")),  # all lines up to the first number
        ("指标\n单位\n2025年", ("指标", "单位", "2025年")),
        (  # a year with what it is of below it, and a bracket that adds to a head
            "指标\n2028\n基期值\n2031年\n目标值\n年均增速\n〔累计〕\n属性",
            ("指标", "2028基期值", "2031年目标值", "年均增速[累计]", "属性"),
        ),
        ("指标\n2028年\n2031年\n属性", ("指标", "2028年", "2031年", "属性")),
        ("任务\n统筹单位\n责任单位", ("任务", "统筹单位", "责任单位")),
    ],
)
def test_heads_in_a_line_or_one_a_line(text: str, found: tuple[str, ...]) -> None:
    assert heads(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "第七章 监督与责任",
        "序号 企业名称 推荐单位",
        "工作目标\n工作任务\n一、加固堤防",
        "责任单位：市水利局",
        "序号\n备注",
        "工作任务",
        "关于任务 和单位 的说明 如下",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert heads(text) == []


def test_a_column_单位_may_hold_measures_or_units() -> None:
    document = document_of("指标 单位 2025年")
    [head] = find_heads(fold(document.text), document.blocks)
    assert len(list(head.readings())) == 2
