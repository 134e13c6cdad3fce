"""Lists of indicators taken apart: what the names of a list share, by how they are made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from extract.targets.coordination import head_noun, is_list_of_wholes, split_names


@pytest.mark.parametrize(
    ("name", "names"),
    [
        # processes of one thing: the thing and the end are shared
        ("马铃薯种植、收获机械化率", "马铃薯种植机械化率 马铃薯收获机械化率"),
        ("小麦播种、灌溉机械化率", "小麦播种机械化率 小麦灌溉机械化率"),
        ("水稻耕种、插秧、收获机械化率", "水稻耕种机械化率 水稻插秧机械化率 水稻收获机械化率"),
        ("生活污水收集、处理率", "生活污水收集率 生活污水处理率"),
        ("生活垃圾分类和处置能力", "生活垃圾分类能力 生活垃圾处置能力"),
        ("秸秆收集、综合利用率", "秸秆收集率 秸秆综合利用率"),
        ("病死畜禽收集、无害化处理率", "病死畜禽收集率 病死畜禽无害化处理率"),
        ("粮食生产、储备能力", "粮食生产能力 粮食储备能力"),
        ("养殖、捕捞产量", "养殖产量 捕捞产量"),
        # each process has its own thing: only the end is shared
        ("污水处理、垃圾无害化处理率", "污水处理率 垃圾无害化处理率"),
        ("水资源利用、固体废物处置率", "水资源利用率 固体废物处置率"),
        ("药品检测、医疗器械抽检合格率", "药品检测合格率 医疗器械抽检合格率"),
        # two syllables shared: 存款 and 贷款
        ("金融机构存、贷款余额", "金融机构存款余额 金融机构贷款余额"),
        ("货物进、出口总额", "货物进口总额 货物出口总额"),
        ("居民存、消费、贷款余额", "居民存款余额 居民消费余额 居民贷款余额"),  # the last of three
        # words that only say which
        ("城镇和农村居民人均可支配收入", "城镇居民人均可支配收入 农村居民人均可支配收入"),
        ("公办、民办幼儿园占比", "公办幼儿园占比 民办幼儿园占比"),
        ("义务教育阶段公办、民办学校数", "义务教育阶段公办学校数 义务教育阶段民办学校数"),
        ("市级、县级医院床位数", "市级医院床位数 县级医院床位数"),
        ("东山及周边地区、西岭平原PM2.5浓度", "东山及周边地区PM2.5浓度 西岭平原PM2.5浓度"),
        ("东山市、西岭县生产总值", "东山市生产总值 西岭县生产总值"),
        # equal ends
        ("城镇居民、农村居民人均可支配收入", "城镇居民人均可支配收入 农村居民人均可支配收入"),
        ("高中阶段教育、学前教育毛入学率", "高中阶段教育毛入学率 学前教育毛入学率"),
        ("养老服务、托育服务覆盖率", "养老服务覆盖率 托育服务覆盖率"),
        ("高速公路、普通公路通车里程", "高速公路通车里程 普通公路通车里程"),
        ("设施农业、畜牧养殖、水产养殖机械化率", "设施农业机械化率 畜牧养殖机械化率 水产养殖机械化率"),
        # brackets and symbols
        ("颗粒物(PM10)和细颗粒物(PM2.5)平均浓度", "颗粒物(PM10)平均浓度 细颗粒物(PM2.5)平均浓度"),
        ("二氧化硫(SO2)、氮氧化物(NOX)等排放总量", "二氧化硫(SO2)排放总量 氮氧化物(NOX)排放总量"),
        ("PM10和PM2.5年均浓度", "PM10年均浓度 PM2.5年均浓度"),
        ("PM10和PM2.5日均值", "PM10日均值 PM2.5日均值"),  # whatever it is
        ("5G、IPv6用户数", "5G用户数 IPv6用户数"),
        ("5G基站和IPv6活跃用户数", "5G基站 IPv6活跃用户数"),  # the first says itself what is counted
        ("PM10与臭氧O3年均浓度", "PM10年均浓度 臭氧O3年均浓度"),
        # other nouns: what the last says is measured
        ("肉、奶产量", "肉产量 奶产量"),
        ("二氧化硫、氮氧化物排放总量", "二氧化硫排放总量 氮氧化物排放总量"),
        ("化学需氧量、氨氮重点工程减排量", "化学需氧量重点工程减排量 氨氮重点工程减排量"),
        ("失业保险、工伤参保人数", "失业保险参保人数 工伤参保人数"),
        ("食品、医药产业增加值", "食品产业增加值 医药产业增加值"),
        ("汽车制造业、医药产业增加值", "汽车制造业增加值 医药产业增加值"),
        ("地表水、近岸海域水质优良比例", "地表水水质优良比例 近岸海域水质优良比例"),
        ("自来水、天然气普及率", "自来水普及率 天然气普及率"),
        (
            "文化产业、旅游产业增加值占地区生产总值比重",
            "文化产业增加值占地区生产总值比重 旅游产业增加值占地区生产总值比重",
        ),
        # nothing is shared
        ("事故起数、死亡人数", "事故起数 死亡人数"),
        ("供电可靠率、自来水普及率", "供电可靠率 自来水普及率"),
        ("固定资产投资、进出口总额", "固定资产投资 进出口总额"),
        ("项目数与合同额", "项目数 合同额"),
        ("志愿者、文化站", "志愿者 文化站"),
        ("义务教育巩固率、高中阶段毛入学率", "义务教育巩固率 高中阶段毛入学率"),
        # owners of a shared end inside a list of wholes
        ("学校、幼儿园配备率、管理率", "学校、幼儿园配备率 管理率"),
        ("零售总额、学校、幼儿园、医院配备率", "零售总额 学校、幼儿园、医院配备率"),  # three owners, none of them whole
        ("学校、医院、幼儿园配备率、管理率", "学校、医院、幼儿园配备率 管理率"),
        # wholes before a rate that stands alone: only the last is asked
        ("种植面积、机械化率、灌溉面积", "种植面积 机械化率 灌溉面积"),
        # no list
        ("城乡居民人均可支配收入", "城乡居民人均可支配收入"),
        ("和谐社区覆盖率", "和谐社区覆盖率"),
        ("文化及相关产业增加值", "文化及相关产业增加值"),
        ("普及率", "普及率"),
    ],
)
def test_split_names(name: str, names: str) -> None:
    assert split_names(fold(name)) == names.split()


@pytest.mark.parametrize(
    ("name", "count", "names"),
    [
        ("肉、奶产量", 2, ["肉产量", "奶产量"]),
        ("肉、奶产量", 3, ["肉、奶产量"]),
        ("肉、蛋、奶产量", 2, ["肉、蛋、奶产量"]),
        ("学校、幼儿园配备率、管理率", 2, ["学校、幼儿园配备率", "管理率"]),
        ("进口货值、入境游客、免税销售额", 3, ["进口货值", "入境游客", "免税销售额"]),
        # a rate still needs its noun: the one that has its own keeps it
        ("巩固率、高中阶段、高等教育毛入学率", 3, ["巩固率", "高中阶段教育毛入学率", "高等教育毛入学率"]),
        ("高等、中等职业学校毕业率", 2, ["高等职业学校毕业率", "中等职业学校毕业率"]),
        (
            "进口货值、入境游客、免税销售额",
            3,
            ["进口货值", "入境游客", "免税销售额"],
        ),  # the second needs nothing of the third
        ("种植面积、收获、机械化率", 3, ["种植面积", "收获", "机械化率"]),
    ],
)
def test_only_a_list_of_so_many_names_is_taken_apart(name: str, count: int, names: list[str]) -> None:
    assert split_names(name, count) == names


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("西岭平原PM2.5浓度", "PM2.5浓度"),
        ("乡镇文化中心建成率", "建成率"),
        ("医药产业增加值", "增加值"),
        ("工业固体废物综合利用率", "综合利用率"),
        ("产量", ""),
        ("森林公园", ""),
    ],
)
def test_head_noun(name: str, head: str) -> None:
    assert head_noun(name) == head


@pytest.mark.parametrize(
    ("name", "expected"),
    [("零售总额、固定资产投资", True), ("零售总额", False), ("粮食、油料产量", False), ("起数、伤亡", False)],
)
def test_is_list_of_wholes(name: str, expected: bool) -> None:
    assert is_list_of_wholes(name) is expected


@given(st.text(alphabet='种植收获机械化率、和及()PM2.5浓度城镇农村居民产量等"存贷款', max_size=40))
def test_any_text_gives_names(text: str) -> None:
    names = split_names(text)
    assert names
    assert all(names) or names == [text]
