"""Paragraphs that open lists for places in turn, and where the text before a list says that it shall be taken up."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

HEAD = "某市关于推进改革的通知\n各区：\n"


def found(text: str) -> list[tuple[str | None, str]]:
    return listed(document_of(HEAD + text), CITY)


@pytest.mark.parametrize(
    "opening",
    [
        "请各新区围绕重点问题开展体制机制创新探索，力争形成经验。具体如下：",
        "各区要承担好改革任务，分别是：",
        "支持各片区推进制度创新，形成特色。主要包括：",
    ],
)
def test_items_headed_by_places_below_a_paragraph_that_asks_for_reforms(opening: str) -> None:
    text = f"{opening}\n一、望山新区。重点围绕渔港登记，建立联审机制开展探索。\n二、桐河区。放开船舶交易。"
    assert found(text) == [
        ("望山新区", "重点围绕渔港登记，建立联审机制开展探索"),
        ("桐河区", "放开船舶交易"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "请各区推进道路建设，具体如下：\n一、望山新区。新建北路。\n二、桐河区。拓宽南路。",  # no reform
        "请各区开展体制机制创新探索，具体如下：\n一、加强领导。各区要重视。\n二、强化督查。定期通报。",  # no places
    ],
)
def test_other_paragraphs_open_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("said", "scope"),
    [
        ("经批准，将有关改革举措在全市或3个试验片区内推广。", "全市或3个试验片区"),
        ("决定将首批改革事项在望山、桐河两区范围内复制推广。", "望山、桐河两区"),
        ("将有关改革举措在更大范围内推广。", CITY.region),
        ("将有关产品在全市推广。", CITY.region),
    ],
)
def test_scope_stated_before_the_list(said: str, scope: str) -> None:
    text = f"{said}\n一、推广改革举措的主要内容\n（一）渔港金融方面2项：“甲服务”“乙平台”。\n（二）海域管理方面1项：“丙联办”。"
    assert found(text) == [(scope, "甲服务"), (scope, "乙平台"), (scope, "丙联办")]
