"""Numbered items that name no unit: which say that something is to be done."""

from __future__ import annotations

import pytest

from corpus.model import Metadata
from extract.layout import Layout
from extract.work.deeds import is_off_topic, tells
from tests.documents import document_of, layout_of

PLAN = Metadata(document_type="方案")


def only(text: str) -> tuple[Layout, int]:
    layout = layout_of(document_of(text))
    (index,) = [i for i, section in enumerate(layout.sections) if section.label == "二、"]
    return layout, index


@pytest.mark.parametrize(
    "text",
    [
        "二、粮库项目：位于北渡镇，总投资800万元，预计2030年3月开工建设。",
        "二、北渡大桥工程：全长800米，9月底前竣工验收。",
        "二、资产移交。由双方签订协议。所在县政府要主动解决移交中的问题。",
        "二、资产移交。各县要主动解决移交中的问题。",
        "二、资金筹措。市财政安排专项资金，各县应多渠道筹集。",
        "二、渔港资产移交事宜。双方签订协议，各县要主动解决问题。",  # a thing has eight characters at most
        "二、加强引导。",
        "二、数字化巡查服务事项。整合各平台。市水利局牵头，市林业局配合，3月底前完成试点。",
        "二、渔业标兵由市总工会牵头组织评选。",
        "二、先进班组：市总工会牵头初评，市渔业局审议。",
        "二、渔业工匠：各渔港推荐，市总工会牵头初评，市渔业局审议。",
        "二、全力保供水。要加强水厂巡查。",
    ],
)
def test_items_that_are_to_be_done(text: str) -> None:
    layout, index = only("一、总则。说明。\n" + text + "\n三、附则。说明。")
    assert tells(layout, index) and not is_off_topic(layout, index)


@pytest.mark.parametrize(
    "text",
    [
        "二、粮库项目：位于北渡镇，去年已经投用。",
        "二、供养标准。各县要按标准执行。",
        "二、招生对象。学校应核对名册。",
        "二、布局原则。各地须统筹考虑。",
        "二、渔港旧资产移交事宜。双方签订协议，各县要主动解决问题。",
        "二、粮库现状。全市共有粮库12座，运行平稳。",
    ],
)
def test_items_that_tell_or_set_conditions(text: str) -> None:
    layout, index = only("一、总则。说明。\n" + text + "\n三、附则。说明。")
    assert not tells(layout, index)


def test_a_head_that_runs_on_into_its_text_is_not_off_topic() -> None:
    head = "二、有序推进渔港建设按照“建设一批、改造一批”总体思路，加强渔港改造"
    layout, index = only("一、总则。说明。\n" + head + "\n三、附则。说明。")
    assert not is_off_topic(layout, index)
    layout, index = only("一、总则。说明。\n二、建设总体思路\n三、附则。说明。")
    assert is_off_topic(layout, index)


@pytest.mark.parametrize("lead", ["今年评选与往年的变化：", "主要修改理由如下："])
def test_a_row_that_a_lead_sentence_turns_to_something_else_is_no_task(lead: str) -> None:
    text = f"一、进度安排\n1.各县完成推荐。\n2.各县完成公示。{lead}\n1.因机构调整，建议增加名额。\n2.根据通知要求，放宽条件。"
    layout = layout_of(document_of(text))
    off = [
        is_off_topic(layout, index) for index, section in enumerate(layout.sections) if section.label in ("1.", "2.")
    ]
    assert off == [False, False, True, True]


@pytest.mark.parametrize("head", ["奋斗目标", "举办时间", "承办单位：市渔业局", "专家评审意见和建议"])
def test_heads_of_what_is_nothing_to_be_done(head: str) -> None:
    layout, index = only(f"一、总则。说明。\n二、{head}\n三、附则。说明。")
    assert is_off_topic(layout, index)
