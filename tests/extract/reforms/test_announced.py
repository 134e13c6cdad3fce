"""Lists that are announced by their number, measures to be taken up elsewhere, trials that the text before names."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

HEAD = "某市某通知\n现通知如下。\n"


def found(text: str) -> list[tuple[str | None, str]]:
    return listed(document_of(HEAD + text), CITY)


@pytest.mark.parametrize(
    ("announced", "given", "region", "names"),
    [
        (
            "云南推进国家渔港改革试验区建设将聚焦三大任务。",
            "三大任务具体为：激活海域；盘活码头；做强船队。",
            "云南",
            ["激活海域", "盘活码头", "做强船队"],
        ),
        (
            "望山县开展渔港登记试点，明确了两项任务。",
            "两项任务：放开登记；统一编号。",
            "望山县",
            ["放开登记", "统一编号"],
        ),
        (
            "据悉，桐河市建设林权改革示范区将突出两个重点。",
            "两个重点分别为：突出山林，量化到户；突出市场，引入企业。",
            "桐河市",
            ["突出山林，量化到户", "突出市场，引入企业"],
        ),
        (
            "望山县承担农贸改革试验，围绕三项任务推进。",
            "三项任务是：1.放开摊位；2.统一收费；3.共管市场。",
            "望山县",
            ["放开摊位", "统一收费", "共管市场"],
        ),
    ],
)
def test_a_list_announced_by_its_number(announced: str, given: str, region: str, names: list[str]) -> None:
    assert found(f"{announced}\n{given}") == [(region, name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "云南推进国家渔港改革试验区建设将聚焦三大任务。\n三大任务具体为：激活海域；盘活码头。",  # one is missing
        "云南推进高速公路建设将聚焦三大任务。\n三大任务具体为：修桥；铺路；架线。",  # works
        "三大任务具体为：激活海域；盘活码头；做强船队。",  # whose?
        "渔业企业推进改革试点建设将聚焦两大任务。\n两大任务具体为：激活海域；盘活码头。",  # no place
        "云南推进渔港改革试验区建设将聚焦三大任务。\n三大行动为：激活海域；盘活码头；做强船队。",
    ],
)
def test_what_is_no_announced_list(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("before", "region"),
    [
        ("《通知》指出望山片区试验范围包括甲、乙两镇。", "望山片区"),
        ("文件明确桐河市改革试点区域为三个镇。", None),
        ("桐河市试点范围为三个镇。", "桐河市"),
    ],
)
def test_a_trial_that_the_sentence_before_names(before: str, region: str | None) -> None:
    got = found(f"{before}试验重点为建立甲制度；搭建乙平台。")
    assert got == ([(region, "建立甲制度"), (region, "搭建乙平台")] if region else [])


@pytest.mark.parametrize(
    ("lead", "count"),
    [
        (
            "近日，某市发展改革委发文推广望山县渔港改革的创新举措和经验做法，总共2条，鼓励各地结合实际学习借鉴，更好服务渔业发展。现详列如下。",
            2,
        ),
        (
            "某市商务局总结望山县农贸市场改革经验，形成一批可复制的试点经验，请各地结合实际抓好学习推广和宣传解读。具体做法如下：",
            2,
        ),
        (
            "为做好推广试点改革举措的工作，进一步服务渔业发展，经市人民政府同意，请各地认真组织学习和落实，现就有关事项通知如下：",
            0,
        ),
        (
            "近日，某市发展改革委发文推广望山县渔港建设，总投资12亿元，鼓励各地结合实际学习借鉴，更好服务发展。进度详列如下。",
            0,
        ),
    ],
)
def test_measures_for_others_to_take_up(lead: str, count: int) -> None:
    got = found(f"{lead}\n1.率先形成渔港稳定投入机制\n设立渔港基金。\n2.建立渔船快速登记新机制\n网上办理。")
    assert got == [("各地", "率先形成渔港稳定投入机制"), ("各地", "建立渔船快速登记新机制")][:count]


def test_what_a_trial_breaks_through_in() -> None:
    line = "望山县综合配套改革的主要任务是：以渔港、码头两个方面机制创新为重点，率先突破；配套推进港口体制改革。"
    assert [region for region, _ in found(line)] == ["望山县", "望山县"]
