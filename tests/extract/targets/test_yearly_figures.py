"""What reports of a year count: what so many have come to, how large things are, pairs, statistics."""

from __future__ import annotations

import pytest

from corpus.model import Metadata
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of

REPORT = Metadata(title="2031年望溪市政府工作报告", document_type="报告")
STATISTICS = Metadata(title="望溪市2030年国民经济和社会发展统计公报", document_type="公报")


def lines(text: str, metadata: Metadata = REPORT) -> list[str]:
    found = find_targets(layout_of(document_of(text)), metadata)
    return [f"{t.indicator} {t.comparator} {t.value} {t.measure}" for t in found]


def told(said: str) -> list[str]:
    return lines(f"一、2030年工作回顾\n{said}。")


def planned(said: str) -> list[str]:
    return lines(f"二、2031年工作安排\n{said}。")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("5个渔港获评“省级示范渔港”", "渔港 = 5 个"),
        ("14项改革经验被列为省级典型案例", "改革经验 = 14 项"),
        ("3家渔企纳入省级白名单", "渔企 = 3 家"),
        ("31个岸线反馈问题全部整改", "岸线反馈问题 = 31 个"),
        ("9个码头建成投入使用", "码头 = 9 个"),
        ("2.4万渔民饮水安全问题得到有效解决", None),  # 万 alone counts only people whose noun says so
        ("12个渔村首次获批特色村", "渔村 = 12 个"),
        ("26家渔企完成冷链设备改造", "渔企 = 26 家"),
        ("山门风电场10台机组并网发电", "机组 = 10 台"),
        ("望溪渔业集团2条生产线投产", "生产线 = 2 条"),
    ],
)
def test_what_so_many_have_come_to(said: str, expected: str | None) -> None:
    assert told(said) == ([expected] if expected else [])


def test_a_list_shares_what_its_last_has_come_to() -> None:
    assert told("35件渔业建议、48件海洋提案全部办结") == ["渔业建议 = 35 件", "海洋提案 = 48 件"]
    assert planned("确保2个贫困乡和17个贫困村全部摘帽") == ["贫困乡 = 2 个", "贫困村 = 17 个"]


@pytest.mark.parametrize(
    "said",
    [
        "2028年建成的12个站点投入运行",  # of what was there before
        "16个区均获评双拥模范城",  # a name of one character names nothing
        "支持东山、西岭等10个有条件的镇发展成为中心镇",
        "8名骨干凭业绩晋升高级职称",
        "使耕地地力提高一个等级",
    ],
)
def test_what_is_no_count(said: str) -> None:
    assert planned(said) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("培育产值超10亿元渔企3家、规上渔企达到40家", ["产值超10亿元渔企 = 3 家", "规上渔企 = 40 家"]),
        ("新增渔企60家、产值5亿元以上渔企15家", ["渔企 + 60 家", "产值5亿元以上渔企 + 15 家"]),
        ("力争引进2亿元以上渔业项目12个以上", ["2亿元以上渔业项目 >= 12 个"]),
        ("培育100家以上特色渔企和20个以上渔业品牌", ["特色渔企 >= 100 家", "渔业品牌 >= 20 个"]),
        ("新建青山港3万吨级码头", []),
        ("实现20户以上已通电自然村通广播电视", []),
        ("完成50户以上老旧小区改造30个", ["50户以上老旧小区改造 = 30 个"]),
    ],
)
def test_how_large_the_counted_things_are(said: str, expected: list[str]) -> None:
    assert planned(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("办理渔业议案2件、建议71件和提案17件", ["渔业议案 = 2 件", "建议 = 71 件", "提案 = 17 件"]),
        ("办复渔业建议82件、海洋提案14件", ["渔业建议 = 82 件", "海洋提案 = 14 件"]),
        ("取消涉渔收费项目9项", ["涉渔收费项目 - 9 项"]),
        ("实际利用外资9600万美元", ["实际利用外资 = 9600 万美元"]),
        ("渔企直接融资84.8亿元", ["渔企直接融资 = 84.8 亿元"]),
        ("职工平均工资为28237元", ["职工平均工资 = 28237 元"]),
        ("一般预算支出37.5亿元，增长8%", ["一般预算支出 = 37.5 亿元", "一般预算支出 + 8 %"]),
        ("海洋投资负增长5.3%", ["海洋投资 - 5.3 %"]),
        ("渔业税收12亿元，比2025年增1.9倍", ["渔业税收 = 12 亿元", "渔业税收 + 1.9 倍"]),
        ("人口自然增长率6.27‰", ["人口自然增长率 = 6.27 ‰"]),
        ("渔业产值占农业总产值的43%", ["渔业产值占农业总产值 = 43 %"]),
        ("渔产2亿吨、占全国34%", ["渔产 = 2 亿吨"]),
        ("用电量达16.2亿千瓦·时", ["用电量 = 16.2 亿千瓦·时"]),
        ("孕产妇死亡率降至9.5/10万", ["孕产妇死亡率 = 9.5 /10万"]),
        ("渔业参保总数10.7万人次", ["渔业参保总数 = 10.7 万人次"]),
        ("新增示范渔港12个，总数达到22个", ["示范渔港 + 12 个", "示范渔港 = 22 个"]),
        ("2030年中央财政支出92亿元", ["中央财政支出 = 92 亿元"]),
        ("生猪存栏30万头，出栏40万头以上", ["生猪存栏 = 30 万头", "生猪出栏 >= 40 万头"]),
        ("棉田面积20万亩，减少3万亩；果园面积5万亩", ["棉田面积 = 20 万亩", "棉田面积 - 3 万亩", "果园面积 = 5 万亩"]),
    ],
)
def test_words_of_yearly_figures(said: str, expected: list[str]) -> None:
    assert told(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("岸线密度提高到2030年的每百平方公里97公里", ["岸线密度 = 97 公里"]),
        ("每100名渔民拥有床位3张", ["每100名渔民拥有床位 = 3 张"]),
        ("实现每户一人以上就业", []),
        ("渔业总量倍增", []),
        ("成一件、增一件", []),
    ],
)
def test_what_a_number_is_counted_by(said: str, expected: list[str]) -> None:
    assert told(said) == expected


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("金融机构存贷款余额分别增长5%和11%", ["金融机构存款余额", "金融机构贷款余额"]),
        ("存款余额86亿元，贷款余额61亿元，分别比年初增长5%和6%", ["存款余额", "贷款余额"] * 2),
        ("工资收入和渔民人均纯收入分别达到12780元和5576元，分别增长8%和3%", ["工资收入", "渔民人均纯收入"] * 2),
    ],
)
def test_pairs_keep_their_names(said: str, names: list[str]) -> None:
    assert [line.split(" ")[0] for line in told(said)] == names


def test_statistics_tell_whatever_their_sentences_say() -> None:
    text = "一、综合\n全年渔业总产值116亿元，按可比价格计算，增长9.1%，加快1.1个百分点。年末渔民7.4万人。"
    found = find_targets(layout_of(document_of(text)), STATISTICS)
    assert {(t.status, t.by) for t in found} == {("achieved", "2030")}
    assert [(t.indicator, str(t.value)) for t in found][:2] == [("渔业总产值", "116"), ("渔业总产值", "9.1")]
