"""Numbers that only a review states: sums put in, of whom something came to, multiples, parts done."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of

REPORT = Metadata(title="2030年云澜市政府工作报告", document_date=date(2030, 1, 9), document_type="报告")
PLAN = Metadata(title="云澜市渔港建设行动方案", document_date=date(2030, 3, 1), document_type="方案")


def reviewed(said: str) -> list[str]:
    found = find_targets(layout_of(document_of(f"一、2029年工作回顾\n{said}。")), REPORT)
    assert all((target.by, target.status) == ("2029", "achieved") for target in found)
    return [f"{t.indicator} {t.comparator} {t.value} {t.measure}" for t in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # a noun and an amount
        ("渔获总产47.1万吨", ["渔获总产 = 47.1 万吨"]),
        ("获省级渔业科技奖4项、海洋奖1项", ["省级渔业科技奖 = 4 项", "海洋奖 = 1 项"]),
        ("征收海域2.6万亩", ["海域 = 2.6 万亩"]),
        # sums spent
        ("投资8300万元实施渔港治理", ["投资 = 8300 万元"]),
        ("累计投入2.6亿元，推进渔港工程", ["投入 = 2.6 亿元"]),
        ("发放渔民安置补助817万元", ["渔民安置补助 = 817 万元"]),
        # of whom something came to
        ("30项改革经验在全国推广", ["改革经验 = 30 项"]),
        ("192万人搬出海岛", ["搬出海岛 = 192 万人"]),
        ("中心城区5个专业市场投入使用", ["专业市场 = 5 个"]),
        ("12个入库项目和9个技改项目有序实施", ["入库项目 = 12 个", "技改项目 = 9 个"]),
        ("解决了5.11万人的饮水困难", ["饮水困难 = 5.11 万人"]),
        ("对12户渔企实行在线监测", ["渔企实行在线监测 = 12 户"]),
        ("为265名老渔民发放养老金581万元", ["老渔民发放养老金 = 265 名", "养老金 = 581 万元"]),
        # multiples, parts
        ("渔业合作社1639家，是“十一五”末的2.4倍", ["渔业合作社 = 1639 家", "渔业合作社 = 2.4 倍"]),
        ("引水工程完成总投资的55%", ["引水工程完成总投资 = 55 %"]),
        # another step of the same works
        ("新开工渔民住宅20万平方米，竣工12万平方米", ["渔民住宅 = 20 万平方米", "竣工渔民住宅 = 12 万平方米"]),
        # below zero
        ("渔业增加值同比增长-6.6%", ["渔业增加值 + -6.6 %"]),
    ],
)
def test_what_a_review_tells(said: str, expected: list[str]) -> None:
    assert reviewed(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("12家渔企未开工", []),
        ("12家渔企获得设备补助", []),
        ("与6家银行签署协议", []),
        ("投资超千万元的渔业项目21个", ["投资超千万元的渔业项目 = 21 个"]),
        ("渔业综合指数排名提升5位", []),
        ("渔业产值突破400亿元，达418亿元", ["渔业产值 = 418 亿元"]),
        ("人均渔业产值6205美元，高于全省平均水平313美元", ["人均渔业产值 = 6205 美元"]),
        ("实施6项行动", []),
        ("渔港产能是全国平均的2倍", []),
    ],
)
def test_what_looks_like_it_and_is_none(said: str, expected: list[str]) -> None:
    assert reviewed(said) == expected


@pytest.mark.parametrize(
    "said", ["30项改革经验在全国推广", "192万人搬出海岛", "对12户渔企实行在线监测", "投资8300万元实施渔港治理"]
)
def test_in_a_plan_the_same_words_tell_what_there_is(said: str) -> None:
    assert find_targets(layout_of(document_of(f"一、主要任务\n{said}。")), PLAN) == ()
