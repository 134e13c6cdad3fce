"""Reforms counted within paragraphs, and paragraphs each led by the name of one."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

HEAD = "某市某通知\n现通知如下。\n"


def found(text: str) -> list[str]:
    return [name for _, name in listed(document_of(HEAD + text), CITY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "二、2026年工作目标和改革重点\n要抓好三项改革任务的落实。(1)深化渔港体制改革。办好甲。(2)拓展外贸市场。办好乙。\n"
            "(3)健全渔船补偿机制。办好丙。",
            ["深化渔港体制改革", "拓展外贸市场", "健全渔船补偿机制"],
        ),
        (
            "二、2026年工作目标和改革重点\n必须把握三个关系：一是在战略上更加注重甲。二是在方式上更加注重乙。"
            "三是在民生上更加注重丙。\n要认真落实任务。一是深入推进渔港改革。抓好甲。二是着力推进林权改革。抓好乙。"
            "三是健全补偿机制。抓好丙。",
            ["深入推进渔港改革", "着力推进林权改革", "健全补偿机制"],
        ),
        (
            "五、重点改革举措\n推进渔港体制改革。坚持甲，办好乙。\n加快渔船更新。新建三艘。\n深化林权制度改革。办好丙。",
            ["推进渔港体制改革", "加快渔船更新", "深化林权制度改革"],
        ),
        (  # the head tells of work on reforms: what is none does not come out
            "四、落实重大改革举措，激发活力\n推进渔港体制改革。坚持甲，办好乙。\n加快渔船更新。新建三艘。\n"
            "深化林权制度改革。办好丙。",
            ["推进渔港体制改革", "深化林权制度改革"],
        ),
        (
            "（七）扎实推动改革措施落地\n充分释放改革红利，在重点领域取得突破。\n全面推进户籍制度改革。放宽落户。\n"
            "深化渔权登记改革。办好甲。",
            ["全面推进户籍制度改革", "深化渔权登记改革"],
        ),
    ],
)
def test_reforms_that_run_through_a_part(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "四、落实重大项目，激发活力\n推进渔港体制改革。坚持甲。\n深化林权制度改革。办好丙。",  # no list of reforms
        "四、扎实推动改革措施落地\n今年渔业增长5%。渔船完成30艘。\n加快渔船更新。新建三艘。",
        "四、落实改革举措\n推进渔港体制改革，由市渔业局办好。\n渔民收入增长。渔船完成30艘。",
        "一、2025年工作回顾\n落实改革举措。一是深化渔港改革。甲。二是深化林权改革。乙。三是健全补偿机制。丙。",
    ],
)
def test_what_is_no_series_of_reforms(text: str) -> None:
    assert found(text) == []
