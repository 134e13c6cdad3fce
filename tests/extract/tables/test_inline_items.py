"""Items with their labels in one paragraph become lines of their own; other paragraphs stay whole."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from extract.tables.inline_items import split_runs
from tests.documents import document_of, table_document

HEAD = "现将实事项目进展情况予以公示，接受社会监督。"
ITEMS = (
    "1.改造老街路灯300盏。牵头领导：某甲责任单位：市城管局项目责任人：某乙实际完成情况：已完成选址。"
    "2.新辟公交线路10条。责任单位：市交通局配合单位：市公安局、各区政府推进情况：按计划推进。"
)


def parted(text: str) -> list[str]:
    document = document_of(text)
    found = split_runs(document, fold(document.text))
    assert found.text == text
    return [found[block.span] for block in found.blocks]


def test_items_and_labels_begin_lines() -> None:
    assert parted(HEAD + ITEMS) == [
        HEAD,
        "1.改造老街路灯300盏。",
        "牵头领导：某甲",
        "责任单位：市城管局",
        "项目责任人：某乙",
        "实际完成情况：已完成选址。",
        "2.新辟公交线路10条。",
        "责任单位：市交通局",
        "配合单位：市公安局、各区政府",
        "推进情况：按计划推进。",
    ]


def test_cells_of_a_lost_table_are_no_units() -> None:
    text = ITEMS.replace("推进情况：按计划推进。", "东山西岭合计新辟线路年度目标 2 5 10 实际完成 1 2 6")
    assert parted(HEAD + text)[-2:] == [
        "配合单位：市公安局",
        "、各区政府东山西岭合计新辟线路年度目标 2 5 10 实际完成 1 2 6",
    ]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ITEMS.partition("2.")[0],  # one item is a paragraph
        HEAD + ITEMS.replace("责任单位：市交通局", "").replace("配合单位：", "涉及"),  # an item without units
        HEAD + ITEMS.replace("2.新辟", "4.新辟"),  # numbers that do not run on
        "任务：1.改造路灯；2.新辟线路；3.修缮老街。" * 4,
    ],
)
def test_what_is_no_run_of_items_stays(text: str) -> None:
    assert parted(text) == [text]


@pytest.mark.parametrize(("length", "parts"), [(59, 1), (60, 4)])
def test_a_short_paragraph_stays(length: int, parts: int) -> None:
    text = "1.修堤。责任单位：市水务局2.修港。责任单位：市港航局"
    text = text.replace("修堤", "修" + "堤" * (length - len(text) + 1))
    assert len(text) == length
    assert len(parted(text)) == parts


def test_blanks_between_items_belong_to_neither() -> None:
    assert parted((HEAD + ITEMS).replace("责任单位", " 责任单位").replace("2.新辟", "  2.新辟"))[2:6] == [
        "牵头领导：某甲",
        "责任单位：市城管局",
        "项目责任人：某乙",
        "实际完成情况：已完成选址。",
    ]


def test_what_stands_in_a_table_s_cell_stays_there() -> None:
    document = table_document("表", [["序号", "内容"], ["1", HEAD + ITEMS]])
    assert split_runs(document, fold(document.text)) is document


PAPER = (
    "望溪水务公司智能水表推广方案一、工作思路"
    + "统筹推进。" * 60
    + "二、工作任务(一)试点部署（1）资源申请：提出需求。责任单位：某信息中心完成时限：2031年9月30日"
    "（2）组件部署：由服务商完成。责任单位：服务商、某信息中心完成时限：2031年10月31日(二)设备购置（1）水表购置：分批采购。"
    "责任单位：某物资部配合单位：各营业所完成时限：11月30日完成到货。三、费用构成" + "另行测算。" * 20
)


def test_labels_inside_a_paper_without_line_breaks() -> None:
    lines = parted(PAPER)
    assert lines[1:] == [
        "责任单位：某信息中心",
        "完成时限：2031年9月30日",
        "（2）组件部署：由服务商完成。",
        "责任单位：服务商、某信息中心",
        "完成时限：2031年10月31日",
        "(二)设备购置（1）水表购置：分批采购。",
        "责任单位：某物资部",
        "配合单位：各营业所",
        "完成时限：11月30日完成到货。",
        "三、费用构成" + "另行测算。" * 20,
    ]


@pytest.mark.parametrize(
    "text",
    [
        PAPER.replace("责任单位：", "涉及单位"),  # no label
        PAPER.replace("责任单位：", "成员单位：").replace("配合单位：", "作者单位："),  # labels that assign nothing
        ("统筹推进。" * 100) + "责任单位：市水利局完成时限：6月底",  # one label closes one item
    ],
)
def test_what_is_no_paper_of_labels_stays(text: str) -> None:
    assert parted(text) == [text]
