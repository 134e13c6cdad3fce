"""Lists in one sentence: who is charged with which reform, and tasks named before the words that sum them up."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

HEAD = "某市某通知\n现通知如下。\n"


def found(text: str) -> list[tuple[str | None, str]]:
    return listed(document_of(HEAD + text), CITY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "具体安排是：望山县、桐河区等2个试验区承担渔港金融改革试验任务；南溪市承担林权登记制度改革试验任务。",
            [("望山县", "渔港金融改革"), ("桐河区", "渔港金融改革"), ("南溪市", "林权登记制度改革")],
        ),
        (
            "望山县开展渔业权登记试点；桐河区实施海域分层确权改革试点工作。",
            [("望山县", "渔业权登记试点"), ("桐河区", "海域分层确权改革")],
        ),
        (
            "其中，望海省桐河市和南溪市主要承担水权交易机制试点；望海东山农场承担垦地合作模式改革试验任务。",
            [("望海省桐河市", "水权交易机制"), ("南溪市", "水权交易机制"), ("望海东山农场", "垦地合作模式改革")],
        ),
        (
            "试验任务安排如下：望山县承担宅基地制度改革试点任务，桐河区、南溪市承担征地制度改革试点任务。",
            [("望山县", "宅基地制度改革"), ("桐河区", "征地制度改革"), ("南溪市", "征地制度改革")],
        ),
        (
            "由望山县负责探索积分管理制度；由桐河区负责健全联合执法机制。",
            [("望山县", "探索积分管理制度"), ("桐河区", "健全联合执法机制")],
        ),
        (
            "望山县、桐河区、南溪市等三个县市开展医保支付改革；北渡区开展药品集采机制试点。",
            [
                ("望山县", "医保支付改革"),
                ("桐河区", "医保支付改革"),
                ("南溪市", "医保支付改革"),
                ("北渡区", "药品集采机制"),
            ],
        ),
    ],
)
def test_each_place_has_what_it_is_charged_with(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "望山县承担道路建设任务；桐河区承担绿化任务。",  # no reform
        "望山县承担了渔港改革试验任务；桐河区开展过林权改革试验。",  # done
        "先期安排望山县等24个试验区承担有关渔港改革试验任务。",  # one part only, most places left out
        "望山县等5个县承担渔港改革试验任务；桐河区等3个区承担林权改革试验任务。",  # places left out
        "各部门承担渔港改革任务；有关单位开展林权改革。",  # no places
    ],
)
def test_who_is_charged_must_be_told(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "region", "names"),
    [
        (
            "《望海省望山市渔港综合改革试点总体方案》获批。《方案》提出了建立登记制度、开拓远洋市场、加快“走出去”等三方面的试点主要任务。",
            "望海省望山市",
            ["建立登记制度", "开拓远洋市场", "加快“走出去”"],
        ),
        ("方案明确健全补偿机制、放开摊位等2项改革任务。", None, ["健全补偿机制", "放开摊位"]),
        ("意见部署优化审批、统一编号、共管码头等3项试点内容。", None, ["优化审批", "统一编号", "共管码头"]),
    ],
)
def test_tasks_summed_up_behind_them(text: str, region: str | None, names: list[str]) -> None:
    assert found(text) == [(region or CITY.region, name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "提出了优化环境、健全机构等两方面的保障措施。",  # no reform
        "提出了建立登记制度、放开摊位等六项改革任务。",  # most left out
        "明确改革任务等三项。",
    ],
)
def test_what_does_not_add_up_is_no_list(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "试验区要围绕三个方面先行先试，包括建立甲制度，健全乙机制，完善丙体系。",
            [("试验区", "建立甲制度"), ("试验区", "健全乙机制"), ("试验区", "完善丙体系")],
        ),
        (
            "望山县将围绕两个方面开展改革探索，具体为：建立甲登记制度；健全乙补偿机制。",
            [("望山县", "建立甲登记制度"), ("望山县", "健全乙补偿机制")],
        ),
    ],
)
def test_a_trial_explores_in_as_many_respects_as_it_says(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "试验区要聚焦三个方面深入探索，包括建立甲制度，健全乙机制。",  # one is missing
        "试验区要聚焦三个方面深入探索，包括渔船12艘，渔港2处，渔民30人。",
        "试验区要聚焦三个方面深入探索。",
    ],
)
def test_what_a_trial_does_not_list(text: str) -> None:
    assert found(text) == []
