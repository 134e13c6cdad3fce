"""Reforms that a sentence counts and names, in reports and in their notes."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

HEAD = "某市政府工作报告\n一、今年工作安排\n"


def found(text: str) -> list[tuple[str | None, str]]:
    return listed(document_of(HEAD + text), CITY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "三项改革任务：深化渔港管理体制改革；健全滩涂、岸线流转制度；推进水价改革。",
            ["深化渔港管理体制改革", "健全滩涂、岸线流转制度", "推进水价改革"],
        ),
        (
            "[12]4项改革试点任务：建立渔船退出制度、完善海域抵押权能、搭建交易平台、健全渔民增收机制。",
            ["建立渔船退出制度", "完善海域抵押权能", "搭建交易平台", "健全渔民增收机制"],
        ),
        (
            "海洋三项改革 ：是指海域管理体制改革、渔港运营机制改革、岸线改革。",
            ["海域管理体制改革", "渔港运营机制改革", "岸线改革"],
        ),
        (
            "“三个一”综合改革试点：即一张网管渔船 、一本账管岸线、一个码管渔港。",
            ["一张网管渔船", "一本账管岸线", "一个码管渔港"],
        ),
        ("三项微改革：巡护机制、保洁机制、调解机制等三项微改革。", ["巡护机制", "保洁机制", "调解机制"]),
        (
            "重点推进两项自主改革：深化县、乡体制改革，理顺关系；推进投融资改革，防范风险。",
            ["深化县、乡体制改革，理顺关系", "推进投融资改革，防范风险"],
        ),
        (
            "全力推进三大改革举措：1、整合执法队伍，创新机制；2、盘活闲置校舍；3、推行一窗受理。",
            ["整合执法队伍，创新机制", "盘活闲置校舍", "推行一窗受理"],
        ),
        (
            "“三项重点改革”：指渔港供给改革、海域产权改革和渔村治理改革。",
            ["渔港供给改革", "海域产权改革", "渔村治理改革"],
        ),
        ("“两大改革”：是渔港审批改革和海域产权改革的简称。", ["渔港审批改革", "海域产权改革"]),
        ("滩涂改革三项试点：指滩涂征收、滩涂流转、岸线制度三项改革。", ["滩涂征收", "滩涂流转", "岸线制度"]),
        (
            "三项改革：指《某意见》提出的要重点抓好的渔港制度、海域制度和岸线制度等3项综合改革。",
            ["渔港制度", "海域制度", "岸线制度"],
        ),
        ("“两项试点”：指“以渔养滩”改革、渔港经营权改革。", ["“以渔养滩”改革", "渔港经营权改革"]),
    ],
)
def test_as_many_as_are_counted_are_listed(text: str, expected: list[str]) -> None:
    assert found(text) == [(CITY.region, name) for name in expected]


def test_places_that_try_something_have_it_for_themselves() -> None:
    text = "2个基层改革实验区：指东湾新区创建渔港改革试验区、石桥镇创建滩涂流转改革实验区。"
    assert found(text) == [("东湾新区", "创建渔港改革试验区"), ("石桥镇", "创建滩涂流转改革实验区")]


@pytest.mark.parametrize(
    "text",
    [
        "2个改革试点：望山县、桐河区。",  # places alone
        "三个改革试点城市：望山市、桐河市、南溪市。",
        "十一个专项行动：开办企业、办理许可。",
        "两大工程：甲港扩建改革工程、乙港扩建工程。",
        "三大领域综合改革：在渔港管理、海域执法、岸线保护三个领域开展的综合改革。",
        "渔港升级“1+8”试点：选择一个镇开展综合试点，8个村开展分类试点。",
        "“四个十大”改革举措：十大改革行动、十大改革项目、十大改革探索。",
        "去年完成了两项改革任务：深化渔港管理体制改革；推进水价改革。",
        "两项改革取得进展，深化渔港管理体制改革，推进水价改革。",
    ],
)
def test_what_is_no_list_of_reforms(text: str) -> None:
    assert found(text) == []


def test_what_a_report_has_behind_it_is_no_list_of_tasks() -> None:
    told = "两项改革任务：深化渔港管理体制改革；推进水价改革。"
    assert listed(document_of(f"某市政府工作报告\n一、过去一年工作回顾\n{told}\n二、今年安排\n做好工作。"), CITY) == []
