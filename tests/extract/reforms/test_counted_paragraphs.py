"""Reforms that a paragraph counts and then tells of one by one."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

HEAD = "某市政府工作报告\n一、今年工作安排\n"


def found(text: str) -> list[str]:
    return [text for _, text in listed(document_of(HEAD + text), CITY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "推进渔港管理三项改革：一是理顺渔港运营体制。下放权限，以县为主。二是抓好滩涂、岸线流转改革。组建平台。"
            "三是探索联合执法改革。集中执法权。",
            ["理顺渔港运营体制", "抓好滩涂、岸线流转改革", "探索联合执法改革"],
        ),
        (
            "抓好两项试点任务：一是健全渔船退出机制，稳妥推进。二是建立海域分层制度。办好登记。",
            ["健全渔船退出机制，稳妥推进", "建立海域分层制度"],
        ),
        (
            "重点推进三项改革攻坚：深化渔港体制改革。围绕职能转变，下放权限。深化岸线改革。打破垄断。开放市场。"
            "稳步推进海域综合改革。守住红线。",
            ["深化渔港体制改革", "深化岸线改革", "稳步推进海域综合改革"],
        ),
        (
            "实施2项改革试点：完善渔船登记制度。减少材料。健全渔民增收机制。多渠道增收。",
            ["完善渔船登记制度", "健全渔民增收机制"],
        ),
        (
            "推进两项改革。（一）深化渔港改革。下放权限。（二）深化岸线改革。开放市场。",
            ["深化渔港改革", "深化岸线改革"],
        ),
        (
            "抓好“两项改革”：1.渔港体制改革。下放权限。2.岸线流转改革。开放市场。",
            ["渔港体制改革", "岸线流转改革"],
        ),
        (
            "推进两项改革：一是深化渔港改革。下放权限。二是深化岸线改革。开放市场。\n推进一项工程。",
            ["深化渔港改革", "深化岸线改革"],
        ),
    ],
)
def test_each_reform_is_named_by_its_first_sentence(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推进三项改革：一是理顺渔港体制。下放权限。二是健全岸线机制。开放市场。",  # one is missing
        "推进两项工程：一是理顺渔港体制。下放权限。二是健全岸线机制。开放市场。",  # no reforms
        "完成了两项改革：一是理顺渔港体制。下放权限。二是健全岸线机制。开放市场。",  # done
        "推进两项改革：一是新建码头。投资三亿元。二是疏浚航道。年内完工。",  # named after no arrangement
        "推进两项改革：今年投入加大。深化渔港体制改革。下放权限。深化岸线改革。开放市场。",  # others stand before
        "推进两项改革：深化渔港体制改革。深化岸线改革。",  # names in a row, none of them told of
        "推进两项改革：深化渔港体制改革。下放权限。疏浚航道。年内完工。",  # one name only
    ],
)
def test_what_is_no_list_of_so_many_reforms(text: str) -> None:
    assert found(text) == []


def test_what_a_part_that_looks_back_counts_is_done() -> None:
    text = "推进两项改革：一是深化渔港改革。下放权限。二是深化岸线改革。开放市场。"
    report = "某市政府工作报告\n一、过去一年工作回顾\n{}\n二、今年工作安排\n做好工作。"
    assert listed(document_of(report.format(text)), CITY) == []
