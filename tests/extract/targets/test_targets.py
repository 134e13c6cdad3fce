"""Targets and achieved figures, from text as documents write it to records."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document, Metadata, Target
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of, table_document

PLAN = Metadata(title="梅岭市绿色发展行动方案", document_date=date(2019, 3, 1), document_type="方案")
REPORT = Metadata(title="2026年梅岭市政府工作报告", document_date=date(2026, 1, 20), document_type="报告")


def targets(document: str | Document, metadata: Metadata = PLAN) -> tuple[Target, ...]:
    document = document_of(document) if isinstance(document, str) else document
    return find_targets(layout_of(document), metadata)


def shown(target: Target) -> str:
    """One line that a person can proof-read: 指标 比较 值 量词 期限 状态."""
    value = f"{target.value}-{target.upper}" if target.upper is not None else f"{target.value}"
    base = f" 比{target.base}" if target.base else ""
    return f"{target.indicator} {target.comparator} {value} {target.measure} {target.by}{base} {target.status}"


def lines(document: str | Document, metadata: Metadata = PLAN) -> list[str]:
    return [shown(target) for target in targets(document, metadata)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # reach and bound
        ("到2022年，秸秆综合利用率达到85%以上。", ["秸秆综合利用率 >= 85 % 2022 target"]),
        ("到2022年，PM2.5年均浓度控制在29微克每立方米以下。", ["PM2.5年均浓度 <= 29 微克每立方米 2022 target"]),
        ("到2022年，农机总动力稳定在11亿千瓦左右。", ["农机总动力 ~ 11 亿千瓦 2022 target"]),
        ("到2022年，5G基站不少于12万个。", ["5G基站 >= 12 万个 2022 target"]),
        ("到2022年，培育五家上市企业。", ["上市企业 = 5 家 2022 target"]),
        ("到2020年，拖欠账款清偿一半以上。", ["拖欠账款清偿 >= 50 % 2020 target"]),
        ("工程建设项目审批时间缩短至100个工作日内。", ["工程建设项目审批时间 <= 100 个工作日 None target"]),
        # a bound behind a negation is its opposite
        ("到2026年，用水总量不突破3亿立方米。", ["用水总量 <= 3 亿立方米 2026 target"]),
        ("到2026年，用水总量均不允许超过3亿立方米。", ["用水总量 <= 3 亿立方米 2026 target"]),
        ("到2026年，用水总量严禁突破3亿立方米。", ["用水总量 <= 3 亿立方米 2026 target"]),
        ("到2026年，用水总量尽可能避免超过3亿立方米。", ["用水总量 <= 3 亿立方米 2026 target"]),
        ("到2026年，耕地面积原则上不应低于3万亩。", ["耕地面积 >= 3 万亩 2026 target"]),
        ("到2026年，建成公园不能少于12个。", ["公园 >= 12 个 2026 target"]),
        ("到2026年，新建不突破12个公园。", ["公园 <= 12 个 2026 target"]),
        ("到2026年，用水总量控制在不突破3亿立方米。", ["用水总量 <= 3 亿立方米 2026 target"]),
        ("到2026年，居民消费价格指数不突破103。", ["居民消费价格指数 <= 103 None 2026 target"]),
        ("到2026年，防止返贫监测覆盖率不低于95%。", ["防止返贫监测覆盖率 >= 95 % 2026 target"]),
        ("到2026年，不良贷款率超过3%。", ["不良贷款率 >= 3 % 2026 target"]),
        # what is negated otherwise says nothing of the number
        ("到2026年，用水总量未必超过3亿立方米。", []),
        ("到2026年，用水总量不得不超过3亿立方米。", []),
        ("到2026年，用水总量不应实际超过3亿立方米。", []),
        ("到2026年，森林覆盖率未达到45%。", []),
        ("到2026年，未建成水电站30座。", []),
        ("到2026年，不再新建30座水电站。", []),
        ("到2026年，防止用水总量超过3亿立方米。", []),
        ("到2026年，不让耕地面积低于3万亩。", []),
        # each of several places has one; what is counted stands behind whom it serves; a share is of something done
        ("到2026年，各县建有1所特殊教育学校。", ["特殊教育学校 = 1 所 2026 target"]),
        ("在望溪、东山、北渡各建一所养老服务中心。", ["养老服务中心 = 1 所 None target"]),
        ("为5万户老旧小区居民加装燃气报警器。", ["老旧小区居民加装燃气报警器 = 5 万户 None target"]),
        ("十、新建农村公厕、垃圾中转站共30座。", ["农村公厕、垃圾中转站 = 30 座 None target"]),
        ("到2026年，重点单位做到100%在线监测。", ["重点单位在线监测 = 100 % 2026 target"]),
        ("到2026年，铺设管道800延米。", ["管道 = 800 延米 2026 target"]),
        # change
        ("到2020年，主要污染物排放总量比2015年下降22%以上。", ["主要污染物排放总量 - 22 % 2020 比2015 target"]),
        ("到2022年，研发经费投入年均增长34%。", ["研发经费投入 + 34 % 2022 target"]),
        (
            "到2022年，营业收入翻一番，达到1600亿元。",
            ["营业收入 + 1 番 2022 target", "营业收入 = 1600 亿元 2022 target"],
        ),
        ("签约服务覆盖率每年提升1～3个百分点。", ["签约服务覆盖率 + 1-3 个百分点 每年 target"]),
        ("到2022年，淘汰落后水泥产能702万吨。", ["落后水泥产能 - 702 万吨 2022 target"]),
        # made
        ("到2022年，推出100项体育精品赛事。", ["体育精品赛事 = 100 项 2022 target"]),
        ("到2022年，新增50家以上智能工厂。", ["智能工厂 + 50 家 2022 target"]),
        ("到2022年，新建绿道100公里、绿地500公顷。", ["绿道 = 100 公里 2022 target", "绿地 = 500 公顷 2022 target"]),
        ("选择10个左右有条件的城市开展试点。", ["城市开展试点 ~ 10 个 None target"]),
        ("在10%的社区卫生服务站设置中医阁。", ["社区卫生服务站设置中医阁 = 10 % None target"]),
        ("为全市23000名老年人提供上门服务。", ["老年人提供上门服务 = 23000 名 None target"]),
        ("实施东山、西岭等6个矿山修复示范工程。", ["矿山修复示范工程 = 6 个 None target"]),
        ("建成20个500千伏输变电工程。", ["500千伏输变电工程 = 20 个 None target"]),
        # lists
        (
            "到2022年，马铃薯种植、收获机械化率均达到45%。",
            ["马铃薯种植机械化率 = 45 % 2022 target", "马铃薯收获机械化率 = 45 % 2022 target"],
        ),
        (
            "到2022年，油菜种植、收获机械化率分别达到50%和65%。",
            ["油菜种植机械化率 = 50 % 2022 target", "油菜收获机械化率 = 65 % 2022 target"],
        ),
        (
            "到2020年，二氧化硫（SO2）、氮氧化物（NOX）等主要污染物排放总量比2015年分别下降15%、10%。",
            [
                "二氧化硫（SO2）主要污染物排放总量 - 15 % 2020 比2015 target",
                "氮氧化物（NOX）主要污染物排放总量 - 10 % 2020 比2015 target",
            ],
        ),
        (  # a length of time states nothing, but has its place in the row
            "到2025年，入园率、巩固率和人均受教育年限分别达到90%、99%和13.5年；2030年分别达到98%、99%和15年以上。",
            [
                "入园率 = 90 % 2025 target",
                "巩固率 = 99 % 2025 target",
                "入园率 = 98 % 2030 target",
                "巩固率 = 99 % 2030 target",
            ],
        ),
        ("到2025年，入园率、巩固率、普及率分别达到90%、99%。", []),  # whose they are nobody can tell
        (
            "到2025年，金融业、软件和信息服务业增加值分别增长9%、7%。",
            ["金融业增加值 + 9 % 2025 target", "软件和信息服务业增加值 + 7 % 2025 target"],
        ),
        (
            "竣工学校12所，其中幼儿园7所、小学5所。",
            ["学校 = 12 所 None target", "幼儿园 = 7 所 None target", "小学 = 5 所 None target"],
        ),
        (
            "到2020年，二氧化硫和氮氧化物排放总量分别比2015年下降15%以上。",
            ["二氧化硫排放总量 - 15 % 2020 比2015 target", "氮氧化物排放总量 - 15 % 2020 比2015 target"],
        ),
        (
            "到2027年，高新技术企业和科技型企业在2022年的基础上实现倍增，分别超过90家和870家。",
            ["高新技术企业 >= 90 家 2027 target", "科技型企业 = 870 家 2027 target"],
        ),
        ("到2022年，完成东山电厂4台共86万千瓦燃煤机组关停。", ["燃煤机组关停 = 4 台 2022 target"]),
        # names from elsewhere in the sentence
        ("到2027年，金融交易总额从2274.8万亿元增加到4059万亿元。", ["金融交易总额 = 4059 万亿元 2027 target"]),
        (
            "推动住宅加装电梯，新开工400台，完工150台。",
            ["住宅加装电梯 = 400 台 None target", "完工住宅加装电梯 = 150 台 None target"],
        ),
        ("为独居老人家庭安装报警装置3000台。", ["报警装置 = 3000 台 None target"]),
        ("立体绿化10万平方米，新建公园2个。", ["立体绿化 = 10 万平方米 None target", "公园 = 2 个 None target"]),
        ("▶新增停车位800个。", ["停车位 + 800 个 None target"]),
        ("01 新增停车位800个。", ["停车位 + 800 个 None target"]),
        ("居民消费价格指数控制在103.5以内。", ["居民消费价格指数 <= 103.5 None None target"]),
        # several goals in one clause
        (
            "90%以上的研发机构设在企业、80%以上的研发人员集中在企业。",
            ["研发机构设在企业 >= 90 % None target", "研发人员集中在企业 >= 80 % None target"],
        ),
        (
            "选拔100名正职后备人才、200名副职后备人才。",
            ["正职后备人才 = 100 名 None target", "副职后备人才 = 200 名 None target"],
        ),
        (
            "5年内支持300名领军人才赴境外培训，1000名骨干人才参加研修，给予一定补贴。",
            ["领军人才赴境外培训 = 300 名 None target", "骨干人才参加研修 = 1000 名 None target"],
        ),
        (
            "实现“人才总量达到320万名左右，人才贡献率达到40%”的发展目标。",
            ["人才总量 ~ 320 万名 None target", "人才贡献率 = 40 % None target"],
        ),
        (
            "培育6个世界级、7个国家级产业集群。",
            ["世界级产业集群 = 6 个 None target", "国家级产业集群 = 7 个 None target"],
        ),
        (
            "东山及周边地区、西岭平原PM2.5浓度分别下降20%、15%，东山市控制在32微克/立方米以内。",
            [
                "东山及周边地区PM2.5浓度 - 20 % None target",
                "西岭平原PM2.5浓度 - 15 % None target",
                "东山市PM2.5浓度 <= 32 微克/立方米 None target",
            ],
        ),
        (
            "到2025年，失业保险、工伤参保人数分别达到30万人、32万人。",
            ["失业保险参保人数 = 30 万人 2025 target", "工伤参保人数 = 32 万人 2025 target"],
        ),
        (
            "乡镇文化中心建成率100%，行政村（社区）达到95%以上。",
            ["乡镇文化中心建成率 = 100 % None target", "行政村（社区）文化中心建成率 >= 95 % None target"],
        ),
        (
            "改造老旧小区300个，新建助老餐厅20个，老旧街区5个。",
            ["老旧小区 = 300 个 None target", "助老餐厅 = 20 个 None target", "老旧街区 = 5 个 None target"],
        ),
        ("新增14个县城区学位20000个。", ["县城区学位 + 20000 个 None target"]),
        # numbers that need their noun
        ("到2025年，集群总量超过五千亿规模。", ["集群总量 >= 5000 亿 2025 target"]),
        (
            "实现600万本省和700万外省农业转移人口落户城镇。",
            ["本省农业转移人口落户城镇 = 600 万 None target", "外省农业转移人口落户城镇 = 700 万 None target"],
        ),
        ("新增托位数400个以上。", ["托位数 + 400 个 None target"]),
        ("到2020年，每千人口床位数6张。", ["每千人口床位数 = 6 张 2020 target"]),
        ("评价总分值在90分（含90分）以上。", ["评价总分值 >= 90 分 None target"]),
        ("10亿元以上重大项目达到47个。", ["10亿元以上重大项目 = 47 个 None target"]),
        (
            "到2025年，接待游客3000万人次，实现旅游收入280亿元，分别增长12%和15%。",
            [
                "游客 = 3000 万人次 2025 target",
                "旅游收入 = 280 亿元 2025 target",
                "游客 + 12 % 2025 target",
                "旅游收入 + 15 % 2025 target",
            ],
        ),
        (
            "中小学校、幼儿园保安配备率、封闭管理率、报警装置联网率均达到100%。",
            [
                "中小学校、幼儿园保安配备率 = 100 % None target",
                "封闭管理率 = 100 % None target",
                "报警装置联网率 = 100 % None target",
            ],
        ),
        (
            "研发经费投入、高技术制造业增加值年均增长10%以上。",
            ["研发经费投入 + 10 % None target", "高技术制造业增加值 + 10 % None target"],
        ),
        ("新建1000个粮油千亩高产片。", ["粮油千亩高产片 = 1000 个 None target"]),
        # names without what does not belong to them
        (
            "城镇化率达到70%，5年提高4.5个百分点。",
            ["城镇化率 = 70 % None target", "城镇化率 + 4.5 个百分点 None target"],
        ),
        ("工业产值跨越3个千亿元台阶，增长11%。", ["工业产值 + 11 % None target"]),
        ("完成3200户燃气管道更新改造任务。", ["燃气管道更新改造 = 3200 户 None target"]),
        ("（一）地区生产总值增长7%以上。", ["地区生产总值 + 7 % None target"]),
        ("农民人均纯收入实际增长7%。", ["农民人均纯收入 + 7 % None target"]),
        ("基本实现项目审批时间压缩至90个工作日以内。", ["项目审批时间 <= 90 个工作日 None target"]),
        ("环境总体改善，优良天数逐年提高，颗粒物PM10）浓度下降10%。", ["颗粒物PM10）浓度 - 10 % None target"]),
        ("首批100个示范社区全面建成。", ["示范社区 = 100 个 None target"]),
        ("制造业集群力争培育科技企业2400家。", ["科技企业 >= 2400 家 None target"]),
        ("办理时限由15个工作日压减至5个工作日。", ["办理时限 = 5 个工作日 None target"]),
        ("全国性试点示范项目新增15个。", ["全国性试点示范项目 + 15 个 None target"]),
        # bounds
        ("到2025年，万元产值用水量不得超过20立方米。", ["万元产值用水量 <= 20 立方米 2025 target"]),
        ("力争培训约1000名家庭医生。", ["家庭医生 ~ 1000 名 None target"]),
        (
            "每个乡镇都建有1所公办幼儿园，至少办1所早教中心。",
            ["公办幼儿园 = 1 所 None target", "早教中心 >= 1 所 None target"],
        ),
        # other scripts
        ("到2022年，空氣質量優良天數比率達到80%以上。", ["空氣質量優良天數比率 >= 80 % 2022 target"]),
    ],
)
def test_running_text(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("对首次突破10亿元的企业，给予最高100万元奖励。", "threshold and grant"),
        ("每年评选20名优秀企业家，给予每人10万元奖励。", "those who get a grant"),
        ("按设备投资额的20%给予补贴。", "a grant's share"),
        ("保费由每生每年5元提高至10元。", "a fee"),
        ("家庭医生每季度至少主动联系1次签约居民。", "a frequency"),
        ("申请材料应在5个工作日内办结。", "a processing time"),
        ("本方案有效期3年。", "a duration"),
        ("完成24项重点任务、146项工作任务。", "tasks counted"),
        ("构建“五大体系”，实施“千人百家”工程，建设三个中心。", "slogans"),
        ("第3批名单、国发〔2019〕6号、5G网络、4A级景区。", "ordinals and names"),
        ("形成一批超100亿元的产业集群。", "an attribute"),
        ("推动3个综保区高质量发展。", "what exists already"),
        ("覆盖率=签约居民人数/常住人口数*100%。", "a formula"),
        ("惠及千家万户。", "an idiom"),
        ("关停10万千瓦及以下机组。", "a size class"),
        ("居全国第5位，进入前10名。", "a rank"),
        ("法定代表人或负责人在1个月内结清费用。", "a time limit"),
        ("“双千”计划是指实施1000项合作项目。", "a glossary"),
        ("从39个拓展。", "an origin"),
        ("原则上资产负债率不得超过85%，班额一般不超过30人。", "ceilings in force"),
        ("筹措310亿元实施健康惠民工程，安排专项资金12亿元。", "money set aside"),
        ("申报企业研发人员占比不低于10%。", "eligibility"),
        ("用工不少于100人，缴纳社保满6个月以上的可以申报。", "eligibility told behind"),
        ("体育课每周不少于4课时，养老用房每百户不低于30平方米。", "standards"),
        ("会议每季度召开1次，全年不少于4次。", "a frequency"),
    ],
)
def test_no_target(text: str, why: str) -> None:
    assert lines(text) == [], why


@pytest.mark.parametrize(
    ("title", "document_type"),
    [("梅岭市公共租赁住房保障办法", "办法"), ("目标管理考核细则", None), ("关于第7264号建议的答复", "函")],
)
def test_documents_that_set_rules_set_no_targets(title: str, document_type: str | None) -> None:
    text = "年内查处案件10例以上。\n保障对象达到1000户，覆盖率不低于80%。"
    assert lines(text, Metadata(title=title, document_type=document_type, document_date=date(2020, 1, 1))) == []


def test_a_policy_of_support_sets_only_dated_targets() -> None:
    text = "年度营业收入超过5亿元，建筑面积超过200平方米的给予补贴、奖励、资助。\n到2025年，新增高技能人才8万人。"
    metadata = Metadata(title="促进就业若干措施", document_type="措施", document_date=date(2024, 1, 1))
    assert lines(text, metadata) == ["高技能人才 + 8 万人 2025 target"]


def test_a_work_report_tells_and_then_plans() -> None:
    text = """各位代表：
一、2025年工作回顾
地区生产总值增长4.7%，新增公园127座。
（一）民生改善。改造老旧小区300个。
二、“十五五”时期主要目标和2026年重点工作
“十五五”时期，地区生产总值年均增长5%以上。
今年主要预期目标是：地区生产总值增长5%左右，城镇调查失业率5%以内，居民消费价格涨幅2%左右。
（一）扩大内需。完成重大工程投资2550亿元。2025年建成的12个站点投入运行。
名词解释
1.“双百”行动：指建设100个园区、培育100家企业。"""
    assert lines(text, REPORT) == [
        "地区生产总值 + 4.7 % 2025 achieved",
        "公园 + 127 座 2025 achieved",
        "老旧小区 = 300 个 2025 achieved",
        "地区生产总值 + 5 % 2030 target",
        "地区生产总值 + 5 % 2026 target",
        "城镇调查失业率 <= 5 % 2026 target",
        "居民消费价格涨幅 ~ 2 % 2026 target",
        "重大工程投资 = 2550 亿元 2026 target",
    ]


def test_an_achieved_figure_in_a_plan() -> None:
    text = "截至2018年底，建成示范村200个。到2022年，继续淘汰水泥产能702万吨（其中2018年已完成624万吨），铜冶炼产能1.5万吨。"
    assert lines(text) == [
        "示范村 = 200 个 2018 achieved",
        "水泥产能 - 702 万吨 2022 target",
        "水泥产能 = 624 万吨 2018 achieved",
        "铜冶炼产能 - 1.5 万吨 2022 target",
    ]


def test_a_level_and_its_growth_are_two_records() -> None:
    text = "2018年，全市零售总额1130.3亿元，增长4.9%；粮食总产量93亿斤。"
    assert lines(text) == [
        "零售总额 = 1130.3 亿元 2018 achieved",
        "零售总额 + 4.9 % 2018 achieved",
        "粮食总产量 = 93 亿斤 2018 achieved",
    ]


def test_conditions_under_their_heading_set_no_targets() -> None:
    assert lines("一、申报条件\n研发人员占比不低于10%。\n二、工作目标\n入园率达到90%。") == [
        "入园率 = 90 % None target"
    ]


def test_what_is_built_by_a_year_ahead_is_planned_and_what_is_there_is_not() -> None:
    text = (
        "到2027年，提升一批集群；累计建成特色集群30个。\n累计建成站点20个。全市现有工业企业1200家，其中上市公司15家。"
    )
    assert lines(text) == [
        "特色集群 = 30 个 2027 target",
        "站点 = 20 个 None achieved",
        "上市公司 = 15 家 None achieved",
    ]


def test_years_that_open_paragraphs_one_after_another_rule_their_own() -> None:
    goals = "一、发展目标\n2022年，入园率达到96%以上。\n2025年，入园率达到98%以上。\n依托社区开展培训，受训率达到90%。"
    assert [target.by for target in targets(goals)] == ["2022", "2025", None]
    assert [target.by for target in targets("一、发展目标\n到2022年，入园率达到96%。\n受训率达到90%。")] == [
        "2022",
        "2022",
    ]


def test_a_year_before_a_month_without_its_sign() -> None:
    text = "二、创建目标2022年8底前，总分达到90分。抽检合格率达到98%以上。"
    assert [target.by for target in targets(text)] == ["2022-08-31", "2022-08-31"]


def test_a_plan_without_a_date_speaks_in_its_first_year() -> None:
    text = "2019年至2021年，全区开展各类补贴性职业技能培训1.5万人次，其中2019年培训0.18万人次。"
    assert lines(text, Metadata(title="技能提升行动方案（2019—2021年）", document_type="方案")) == [
        "补贴性职业技能培训 = 1.5 万人次 2021 target",
        "培训 = 0.18 万人次 2019 target",
    ]


def test_a_report_in_an_article_names_its_year_once() -> None:
    text = "政府工作报告提出：2010年梅岭经济社会发展预期目标\n主要预期目标是：地区生产总值增长13%。"
    article = Metadata(document_type="新闻")
    assert lines(text, article) == lines(text, Metadata()) == ["地区生产总值 + 13 % 2010 target"]
    assert lines("梅岭市经济平稳增长\n地区生产总值增长13%。", article) == ["地区生产总值 + 13 % None achieved"]


def test_an_opening_date_rules_its_paragraph_and_another_its_sentence() -> None:
    text = "到2022年，建成平台10个。培育企业100家。在东区2020年新建站点5个。新增岗位300个。\n新增学位50个。"
    assert [target.by for target in targets(text)] == ["2022", "2022", "2020", "2022", None]


@pytest.mark.parametrize(
    ("title", "by"),
    [
        ("北斗产业三年行动计划（2021—2023年）", "2023"),
        ("2021年重大民生实事责任分解表", "2021"),
        ("“十四五”应急体系规划", "2025"),
        ("服务质量监测指标体系（2023年版）", None),
        ("绿色发展行动方案", None),
    ],
)
def test_the_title_s_year(title: str, by: str | None) -> None:
    (target,) = targets("新增岗位300个。", Metadata(title=title))
    assert target.by == by


def test_a_table_of_indicators() -> None:
    document = table_document(
        "专栏1 主要指标",
        [
            ["序号", "指标", "单位", "2020年", "2025年", "属性"],
            ["1", "森林覆盖率", "%", "22.1", "≥24", "约束性"],
            ["2", "地区生产总值增速", "%", "—", "5左右", "预期性"],
            ["3", "生产安全事故死亡人数", "", "", "下降15%", "约束性"],
        ],
    )
    found = targets(document, Metadata(title="“十四五”规划", document_date=date(2021, 12, 30), document_type="规划"))
    assert [shown(t) for t in found] == [
        "森林覆盖率 = 22.1 % 2020 achieved",
        "森林覆盖率 >= 24 % 2025 target",
        "地区生产总值增速 ~ 5 % 2025 target",
        "生产安全事故死亡人数 - 15 % 2025 target",
    ]
    assert [t.kind for t in found] == ["binding", "binding", "anticipatory", "binding"]


def test_a_table_of_a_five_year_plan() -> None:
    document = table_document(
        "专栏1 主要指标",
        [
            ["类别", "指标", "2020年", "2025年", "年均增速[累计]", "属性"],
            ["经济发展", "1.地区生产总值增长（%）", "2.3", "—", "6左右", "预期性"],
            ["^", "2.常住人口城镇化率（%）", "60.6*", "65", "—", "预期性"],
            ["绿色生态", "3.单位GDP能源消耗降低（%）", "—", "—", "[13.5]", "约束性"],
            ["安全保障", "4.粮食综合生产能力（亿吨）", "—", ">6.5", "—", "约束性"],
        ],
    )
    metadata = Metadata(title="“十四五”规划纲要", document_date=date(2021, 3, 1), document_type="规划")
    assert lines(document, metadata) == [
        "地区生产总值增长 + 2.3 % 2020 achieved",
        "地区生产总值增长 + 6 % 2025 target",
        "常住人口城镇化率 = 60.6 % 2020 achieved",
        "常住人口城镇化率 = 65 % 2025 target",
        "单位GDP能源消耗降低 - 13.5 % 2025 target",
        "粮食综合生产能力 >= 6.5 亿吨 2025 target",
    ]


def test_a_table_left_as_one_cell_a_line() -> None:
    text = "“十四五”时期主要指标\n序号\n指标\n预期值\n属性\n1\n事故起数\n下降20%\n约束性\n2\n受灾人次\n<15000\n预期性\n以下为正文。"
    found = targets(text, Metadata(title="“十四五”应急规划", document_date=date(2021, 12, 30)))
    assert [shown(t) for t in found] == ["事故起数 - 20 % 2025 target", "受灾人次 <= 15000 None 2025 target"]


def test_running_text_in_a_table_takes_indicator_and_deadline_from_its_row() -> None:
    document = table_document(
        "任务分工表",
        [["序号", "事项", "工作要求", "完成时限"], ["1", "签约居民满意率", "较上一年增加，达到90%。", "2021年12月底"]],
    )
    assert lines(document) == ["签约居民满意率 = 90 % 2021 target"]


@pytest.mark.parametrize(
    ("beside", "text", "name"),
    [
        ("常住居民满意率", "满意率达到90%。", "常住居民满意率"),  # the cell names it in full
        ("提升居民满意率", "满意率达到90%。", "满意率"),  # says what is to be done
        ("基础设施", "满意率达到90%。", "满意率"),  # names something else
        ("居民", "满意率达到90%。", "满意率"),  # shorter
        ("签约居民对服务的满意率", "居民对服务的总满意率达到90%。", "居民对服务的总满意率"),  # no shorthand
        ("签约居民满意率", "较上一年增加，达到90%。", "签约居民满意率"),  # the text names nothing
    ],
)
def test_the_cell_beside_names_in_full_what_a_text_names_in_short(beside: str, text: str, name: str) -> None:
    (target,) = targets(table_document("任务分工表", [["事项", "工作要求"], [beside, text]]))
    assert target.indicator == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("入园率、入学率均达到90%。", ["入园率", "入学率"]),
        ("入园率、入学率分别提高9个百分点。", ["入园率", "入学率"]),
        ("零售总额、固定资产投资增长9%。", ["零售总额", "固定资产投资"]),
        ("粮食、油料产量增长9%。", ["粮食、油料产量"]),  # one sum, as far as the text says
        ("入园率、入学率达到90%。", ["入园率", "入学率"]),  # no rate is the sum of two
        ("入园率、入学机会达到90%。", ["入园率、入学机会"]),
        ("建成公园、绿道90个。", ["公园、绿道"]),
        ("零售总额、固定资产投资增长9亿元以上。", ["零售总额、固定资产投资"]),
    ],
)
def test_one_value_of_several_indicators(text: str, names: list[str]) -> None:
    assert [target.indicator for target in targets("到2022年，" + text)] == names


def test_a_column_of_progress_tells_and_the_others_plan() -> None:
    document = table_document(
        "2022年民生实事项目进展情况表（截至9月底）",
        [["序号", "项目内容", "进展情况"], ["1", "新增学位6800个。", "新增学位7100个。"]],
    )
    metadata = Metadata(title="2022年民生实事项目进展情况表", document_date=date(2022, 11, 3))
    assert lines(document, metadata) == ["学位 + 6800 个 2022 target", "学位 + 7100 个 2022 achieved"]


@given(st.text(alphabet="0123456789.%个家亿元年到达增长建设培育、，。（）“”\n以上一二百至-分别均", max_size=120))
def test_content_never_raises_and_spans_lie_in_the_text(text: str) -> None:
    for target in targets(text, REPORT):
        assert 0 <= target.span.start < target.span.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["新增企业10家", "2019年", "（建成5个", "“10个", "到2025年达到10%、", "10个的", "从10个", "每年10次，", "一二三"],
)
def test_a_very_long_line_takes_little_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    started = time.process_time()
    targets(text, REPORT)
    assert time.process_time() - started < 4
