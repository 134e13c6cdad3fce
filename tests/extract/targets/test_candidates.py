"""Which numbers say something of an indicator, and what: before any question of time or of kinds of documents."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.model import Span
from extract.numbers.quantities import find_quantities
from extract.targets.candidates import read_candidates


def statements(text: str) -> list[str]:
    """indicator kind value, of each candidate; ``bare`` where neither a verb nor a bound states it."""
    folded = fold(text)
    within = Span(0, len(folded))
    found = read_candidates(folded, within, find_quantities(folded, within))
    return [f"{c.indicator} {c.kind} {c.quantity.value}{' bare' if c.bare else ''}" for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the verb before the number
        ("森林公园达到50个", "森林公园 reach 50"),
        ("全社会研发投入达到50%", "全社会研发投入 reach 50"),  # 投入 is no verb of 达到
        ("森林公园增加50个", "森林公园 rise 50"),
        # the verb that opens the clause
        ("新建森林公园50个", "森林公园 deliver 50"),
        ("淘汰水泥产能50万吨", "水泥产能 fall 50"),
        ("新签约森林公园50个", "森林公园 deliver 50"),
        ("除险加固小型水库50座", "小型水库 deliver 50"),
        ("开展营造林50万亩", "营造林 deliver 50"),
        ("公交站点500米覆盖率达到98%", "公交站点500米覆盖率 reach 98"),
        ("10万人口火灾死亡率下降14%", "10万人口火灾死亡率 fall 14"),
        # no verb: a bound, a rate, striving
        ("森林公园50个以上", "森林公园 reach 50"),
        ("森林公园约50个", "森林公园 reach 50"),
        ("力争森林公园50个", "森林公园 reach 50"),
        ("新增全国森林公园50个", "全国森林公园 rise 50"),  # of what rank they are belongs to the name
        # an index and a total, and what is neither
        ("居民消费价格指数控制在103以内", "居民消费价格指数 reach 103"),
        ("居民消费价格指数控制在一百以内", None),
        ("居民消费价格指数控制在3级以内", None),
        ("考核总分达到90分", "考核总分 reach 90"),
        ("考核总分达到九十分", None),
        ("考核项目达到90分", None),
        ("森林覆盖率50%", "森林覆盖率 reach 50"),
        ("森林公园50个", "森林公园 reach 50 bare"),
        ("（森林公园50个）", None),  # an aside
        ("森林公园五十个", None),
        ("火灾50次", None),  # events
        ("森林绿地50%", None),  # neither a rate nor bound
        # by date, for whom
        ("到2020年，养老床位数35张", "养老床位数 reach 35"),
        ("2020年，养老床位数35张", "养老床位数 reach 35 bare"),
        ("到2020年，养老机构35张", "养老机构 reach 35 bare"),
        ("为困难家庭实施免费手术2000例", "免费手术 deliver 2000"),
        ("某地实施免费手术2000例", "免费手术 deliver 2000"),
        ("为企业和热线提供服务64万项，增长很快", "服务 deliver 64"),
        ("开行中欧班列721列", "中欧班列 deliver 721"),
        ("完成自建房整治6栋", "自建房整治 deliver 6"),
        ("全市居民新增停车位2000个", "居民新增停车位 rise 2000"),
        # from a value to another
        ("交易总额从2274万亿元增加到4059万亿元", "交易总额 reach 4059"),
        ("办理时限由15个工作日压减至5个工作日", "办理时限 reach 5"),
        # the verb is itself what is counted
        ("培训40万人次", "培训 deliver 40"),
        ("植树造林40万亩", "植树造林 deliver 40"),
        ("建设40个", None),
        ("三镇共整治河道118公里", "河道 deliver 118"),
        ("抽查比例不低于招标项目总量的10%", "抽查比例 reach 10"),
        ("锻炼的人数达到总人口的45%", "锻炼的人数 reach 45"),
        ("整治店招1500块", "店招 deliver 1500"),
        ("三镇整治河道118公里", "三镇整治河道 reach 118 bare"),
        ("新缔结友好渔港2座", "友好渔港 deliver 2"),
        ("长效摆花不低于2600万盆、立体花坛62组", "长效摆花 reach 2600|立体花坛 reach 62"),
        ("湿地面积从现状436万亩提高到500万亩", "湿地面积 reach 500"),
        ("渔船种群恢复至7群", None),
        ("新开工400台", " deliver 400"),  # of what was named before
        # a verb behind its noun belongs to the name
        ("沙化土地治理350万亩", "沙化土地治理 deliver 350"),
        ("地区生产总值完成1820亿元", "地区生产总值 reach 1820"),  # a level, nothing made
        ("居民收入实现36671元", "居民收入 reach 36671"),
        ("园林工程完成1820项", "园林工程 deliver 1820"),
        # tasks counted by points
        ("改革举措100项以上", None),
        ("改革举措100家以上", "改革举措 reach 100"),
    ],
)
def test_the_number_ends_its_clause(text: str, expected: str | None) -> None:
    assert statements(text) == (expected.split("|") if expected is not None else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增50家智能工厂", "智能工厂 rise 50"),
        ("达到50家智能工厂", "智能工厂 reach 50"),
        ("为50家智能工厂", None),  # 为, 是 state nothing of a counted noun
        ("控制在50家智能工厂", None),
        ("达到50万吨水泥", None),  # of stuff that stands before its noun
        ("推动3个综保区高质量发展", None),
        ("推动3个先进智能工厂", "先进智能工厂 deliver 3"),
        ("实施东山、西岭等6个修复工程", "修复工程 deliver 6"),
        ("推动东山、西岭等6个修复工程", None),
        ("推动东山、西岭等6个物流园区建设", "物流园区建设 deliver 6"),
        ("完成东山电厂4台机组", "机组 deliver 4"),
        ("实施居民集中供暖2000户管道改造", "管道改造 deliver 2000"),
        ("首批100个示范社区全面建成", "示范社区 deliver 100"),
        ("首批100个示范社区", None),
        # what so many have come to
        ("189个贫困村如期出列", "贫困村 deliver 189"),
        ("推动30条生产线投产", "生产线 deliver 30"),
        ("近150家数字企业在创业板完成首发上市", "数字企业 deliver 150"),
        ("东山、西岭等7条高速公路建成通车", "高速公路 deliver 7"),
        ("1万亩优质稻获得绿色食品认证", "优质稻 deliver 1"),
        ("1.59万农村贫困人口稳定脱贫", "农村贫困人口 deliver 1.59"),
        (
            "12个案例入选全省典型,园区厂房3座",
            "案例 deliver 12|园区厂房 reach 3 bare",
        ),  # the next has no verb of its own
        ("12个案例入选全省典型,园区新建厂房3座", "案例 deliver 12|厂房 deliver 3"),
        ("30万吨级航道建成投运", None),  # of what size one is
        ("35万千瓦光热项目开工", None),
        ("12家企业获得设备补助资金", None),  # a grant
        ("12家企业上市的负责人", None),
        ("1类创新药获批上市", None),  # a class
        ("4个示范区接受授牌", None),
        ("12家企业未开工", None),
        ("为100名老年人提供上门服务", "老年人提供上门服务 deliver 100"),
        ("为100名老年人", None),
        ("各级90项高频事项实现“一次办”", '高频事项实现"一次办" deliver 90'),
        ("新建10万千瓦及以下机组", None),  # a class of size
        ("新建50家的智能工厂", None),  # an attribute
        ("新建50家左右的智能工厂", "智能工厂 deliver 50"),
        ("新建50家以上的智能工厂", "智能工厂 deliver 50"),
        ("新建50公顷以上的渔场", None),  # how large one is
        ("打造30家以上规模化渔场", "规模化渔场 deliver 30"),
        ("每个乡镇有1所托老机构", "托老机构 deliver 1"),
        ("每个社区拥有3个以上的社会组织", "社会组织 deliver 3"),
        ("每个社区没有1所托老机构", None),
        ("各地建设一批学院", None),
        ("实施五万亩高产片", None),  # a size in characters is a name's
        ("选择1个平台", None),
        ("新建1个平台", "平台 deliver 1"),
        ("选择1个以上平台", "平台 deliver 1"),
        ("完成24项重点任务", None),
        ("完成24项便民设施", "便民设施 deliver 24"),
        # whose end stands behind the next number
        ("培育6个世界级、7个国家级产业集群", "世界级产业集群 deliver 6|国家级产业集群 deliver 7"),
        # shares
        ("低保家庭成员100%参加医疗保险", "低保家庭成员参加医疗保险 reach 100"),
        ("产业资金70%到户到人", "产业资金到户到人 reach 70"),
        ("储存冷链100%安装监控", "储存冷链安装监控 reach 100"),
        ("一般事项100%全程网办（涉密的除外）", "一般事项全程网办 reach 100"),
        ("85%政务服务事项“一网通办”", '政务服务事项"一网通办" reach 85'),
        ("对企业30%参加", None),
        ("村民的过半数参加", None),  # a rule in words
        ("80%的县达到标准", "县达到标准 reach 80"),
        ("预留30%的号源", "号源 reach 30"),
        ("在30%的卫生站设置中医阁", "卫生站设置中医阁 reach 30"),
        ("水泥企业30%的号源", None),
        ("的30%的号源", None),
        ("增长30%的预期增长目标", None),
        ("完成水泥行业70%以上产能改造", "产能改造 deliver 70"),
        # the noun ends before a bracket or another number
        ("新建50家智能工厂（含改造）", "智能工厂 deliver 50"),
        ("新建50家智能工厂、绿色园区和12个中心", "智能工厂、绿色园区 deliver 50|中心 deliver 12"),
        ("新建4台共86万千瓦机组", "机组 deliver 4"),
        ("新建4台合计86万千瓦机组", None),  # other words than 共 between them: the second is what is stated
        ("新建4台约86万千瓦机组", "约86万千瓦机组 deliver 4"),
    ],
)
def test_the_number_stands_before_its_noun(text: str, expected: str | None) -> None:
    assert statements(text) == (expected.split("|") if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("救护车实现15分钟内到达", "救护车到达 reach 15"),
        ("航空应急力量基本实现2小时内到达灾区", "航空应急力量到达灾区 reach 2"),
        ("确保消防车5分钟内到场", "消防车到场 reach 5"),
        ("力争实现县级救援力量在30分钟以内抵达现场、展开救援", "县级救援力量抵达现场 reach 30"),
        ("救护车实现15分钟到达", None),  # no limit
        ("救护车实现15天内到达", None),  # a processing time as often
        ("救护车15分钟内到达", None),  # nobody says that it shall
        ("确保突发情况2小时内上报", None),
        ("实现一般事项2小时内办结", None),
        ("确保群众诉求24小时内答复", None),
    ],
)
def test_what_must_have_come_about_within_hours(text: str, expected: str | None) -> None:
    assert statements(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("审批时间缩短至5个工作日", "审批时间 reach 5"),
        ("优良天数达到300天", "优良天数 reach 300"),
        ("平均住院天数达到8天", None),
        ("园区平均停电时间小于1小时", "园区平均停电时间 reach 1"),
        ("有效期达到3年", None),
    ],
)
def test_lengths_of_time(text: str, expected: str | None) -> None:
    assert statements(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民消费价格指数控制在103.5以内", "居民消费价格指数 reach 103.5"),
        ("编号达到103.5以内", None),
        ("考核总分达到90分", "考核总分 reach 90"),
        ("每项达到90分", None),
        ("指数控制在三以内", None),  # in characters
        ("消费价格指数控制在103号", None),
        ("恩格尔系数降至28.5", "恩格尔系数 reach 28.5"),
    ],
)
def test_bare_numbers_and_points(text: str, expected: str | None) -> None:
    assert statements(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "到2025年达到",
        "6月达到",
        "惠及千家万户",
        "居全国第5位",
        "建成4A级景区",
        "建成5级公园",
        "每50亩公园",
        "落实省委十二届十次、十一次全会部署",
        "工业增速连续30个月居全国前10位",
        "实施“100家”工程",
    ],
)
def test_numbers_that_state_nothing(text: str) -> None:
    assert statements(text) == []


def test_for_whom_is_no_part_of_what_is_counted() -> None:
    assert statements("为企业和热线提供服务64万项，增长7%") == ["服务 deliver 64", " rise 7"]


def test_a_quoted_goal_states_and_a_quoted_name_does_not() -> None:
    goal = "实现“人才总量达到320万名，贡献率达到40%”的发展目标"
    assert statements(goal) == ["人才总量 reach 320", "贡献率 reach 40"]
    assert statements("实施“百城千店”行动，新建园区50个") == ["园区 deliver 50"]


def test_a_long_quotation_is_no_goal() -> None:
    filling = "扎实推进" * 55
    assert statements(f"提出“总量达到320万名，{filling}”") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a scale without a measure: the noun says what it counts
        ("贷款余额突破3200亿。", ["贷款余额 reach 3200"]),
        ("户籍人口达到90万。", ["户籍人口 reach 90"]),
        ("设备达到90万。", []),
        ("生产总值连续跨越7万亿、8万亿两个台阶。", []),
        # a part that comes to fulfil something
        ("建成区40%以上面积达到建设要求。", ["建成区面积 reach 40"]),
        ("80%以上面积达到建设要求。", [" reach 80"]),  # of what was named before
        ("示范幼儿园覆盖95%乡镇。", ["示范幼儿园 reach 95"]),
        ("60%中小学校纳入集团化管理。", ["中小学校纳入集团化管理 reach 60"]),
        ("占60%中小学校纳入集团化管理。", []),
        # what goes on, counted
        ("推进3个老园区和至少12个新园区的提质增效。", ["老园区 deliver 3", "新园区 deliver 12"]),
        ("推进3个老园区的提质增效。", []),
        ("完成住房共计约1.4万平方米成套改造。", ["成套改造 deliver 1.4"]),
        # a verb of change is no part of a share's name, 建成 of 建成区 is
        ("减少化肥使用量5%以上。", ["化肥使用量 fall 5"]),
        ("建成区面积扩大到60公顷。", ["建成区面积 reach 60"]),
        # idioms
        ("落实一户一策。", []),
        ("做到一河一档。", []),
        ("实行一园区一方案。", []),
    ],
)
def test_parts_scales_and_idioms(text: str, expected: list[str]) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "供热、燃气管网分别达到800公里、600公里。",
        "改造供热、燃气管网800公里、600公里。",  # the values in a row say so themselves
        "供热、燃气管网从71公里、48公里增加到800公里、600公里。",  # what it was is no statement
    ],
)
def test_a_row_of_values_for_a_list_of_names(text: str) -> None:
    found = statements(text)
    assert [line.split()[-1] for line in found] == ["800", "600"]
    assert found[1].startswith(" ")  # the name is the list's


def test_a_row_of_values_without_as_many_names_is_none() -> None:
    assert statements("改造燃气管网800公里、600公里。") == ["燃气管网 deliver 800"]
    assert statements("匹配度、满意度达到89%，10所学校参加。") == ["匹配度、满意度 reach 89"]


def test_a_quotation_that_began_long_before_is_no_goal_in_full() -> None:
    goal = "森林公园达到50个，湿地公园达到30个"
    assert statements(f"“{goal}”") == ["森林公园 reach 50", "湿地公园 reach 30"]
    assert statements(f"“{'森林公园，' * 50}{goal}”") == []
    assert statements(f"{goal}，“{'森林公园，' * 50}湿地面积60亩”") == ["森林公园 reach 50", "湿地公园 reach 30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造老旧小区165个、1.2万户", "老旧小区 deliver 165|老旧小区 deliver 1.2"),
        ("改造老旧小区124栋66万平方米", "老旧小区 deliver 124|老旧小区 deliver 66"),
        ("救助困难群众79户280人", "困难群众 deliver 79|困难群众 deliver 280"),
        ("新建桥梁3座、5座", "桥梁 deliver 3"),  # in one measure: of what else?
        ("建成6个千万千瓦级基地", "千万千瓦级基地 deliver 6"),
        ("新建泵站12座,完成投资3亿元", "泵站 deliver 12|投资 deliver 3"),
        # a ratio without a measure
        ("城乡居民收入比缩小到2.1", "城乡居民收入比 reach 2.1"),
        ("城乡居民收入比降至2.1∶1左右", "城乡居民收入比 reach 2.1"),
        ("城乡居民收入之比下降到2.8", "城乡居民收入之比 reach 2.8"),
        ("电能使用效率降至1.2以下", "电能使用效率 reach 1.2"),
        ("城乡居民收入比为1:2.5", None),
        ("师生比达到1:15", None),
    ],
)
def test_the_same_counted_twice_and_ratios_without_a_measure(text: str, expected: str | None) -> None:
    assert statements(text) == (expected.split("|") if expected else [])
