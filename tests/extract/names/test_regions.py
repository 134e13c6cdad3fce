"""Issuers, titles, numbers and lists of places to regions and codes."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.names.gazetteer import load_gazetteer
from extract.names.regions import Regions

REGIONS = Regions.load()


def named(region):
    return (region.code, region.level) if region else None


@pytest.mark.parametrize(
    ("issuer", "code", "level"),
    [
        ("广州市工业和信息化局", "440100", "市"),
        ("中共上海市委", "310000", "省"),
        ("上海市人民政府办公厅", "310000", "省"),
        ("湘西土家族苗族自治州人民政府", "433100", "市"),
        ("湘西自治州人民政府", "433100", "市"),  # between the full and the short form
        ("广州开发区（黄埔区）管委会", "440112", "县"),  # a zone that is a district
        ("海口市龙华区人民政府", "460106", "县"),
        ("北京市朝阳区人民政府", "110105", "县"),
        ("南京市鼓楼区人民政府", "320106", "县"),
        ("吉林市人民政府", "220200", "市"),  # not the province
        ("海南州人民政府", "632500", "市"),  # not the province
        ("宁乡县人民政府", "430182", "县"),  # a former name: today's code
        ("雄安新区党工委", "130000", "市"),
        ("新疆生产建设兵团办公厅", "650000", "省"),
        ("国家税务总局上海市税务局", "310000", "省"),  # a national organ's branch
        ("国家统计局广东调查总队", "440000", "省"),
        ("上海海关", "310000", "省"),
        ("国务院办公厅", "000000", "国家"),
        ("国家发展改革委办公厅", "000000", "国家"),
        ("科 技 部", "000000", "国家"),  # padded as signed
        ("最高人民法院", "000000", "国家"),
        ("上海证券交易所", "000000", "国家"),  # national although it names a place
        ("广州市增城区某某镇人民政府", "440118", "乡"),
        ("广州市增城区甲乙丙丁戊己镇人民政府", "440118", "乡"),
        ("广州市增城区甲乙丙丁戊己庚镇人民政府", "440118", "县"),  # too long for a town's name
        ("广州市增城区镇人民政府", "440118", "县"),  # the town is not named
        ("广州市增城区甲镇人民政府", "440118", "乡"),
        ("广州市增城区某某镇商会", "440118", "县"),  # no organ of the town
        ("东莞市虎门镇人民政府", "441900", "乡"),  # a city without counties
        ("广东省虎门镇人民政府", "440000", "省"),  # a province's code says nothing of a town
        ("教育部", "000000", "国家"),
        ("日照海关", "371100", "市"),  # an ordinary word too, but no issuer begins with one
        ("国务院打击治理电信网络新型违法犯罪工作部际联席会议办公室", "000000", "国家"),
        ("新疆生产建设兵团第一师", "659002", "县"),
        ("苏州工业园区管委会", "320500", "县"),  # a zone in a city
        ("兰州新区管委会", "620100", "市"),  # in two counties of one city
        ("平潭综合实验区管委会", "350128", "市"),  # the province's own organ in a county
        ("平潭县人民政府", "350128", "县"),
        ("西咸新区管委会", "610000", "市"),  # in two cities
        ("舟山群岛新区管委会", "330900", "市"),  # a whole city
        ("运城市人民政府", "140800", "市"),  # not the district that was called so
        ("通州区政府", None, None),  # of Beijing or Nantong
    ],
)
def test_issuers(issuer, code, level):
    assert named(REGIONS.of_issuer(issuer)) == ((code, level) if code else None)


@pytest.mark.parametrize(
    "issuer",
    [
        "省人民政府",  # no place
        "市财政局",
        "发展改革委",  # the nation's or a city's
        "朝阳区人民政府",  # two districts: never a third place
        "鼓楼区人民政府",
        "长江水利委员会",  # a river basin issues nothing as a region
        "",
    ],
)
def test_no_region_is_guessed(issuer):
    assert REGIONS.of_issuer(issuer) is None


def test_an_unnamed_organ_takes_its_region_from_what_is_known():
    assert named(REGIONS.of_issuer("省人民政府", "440100")) == ("440000", "省")
    assert named(REGIONS.of_issuer("市人民政府", "440100")) == ("440100", "市")
    assert named(REGIONS.of_issuer("市人民政府", "440106")) == ("440100", "市")
    assert named(REGIONS.of_issuer("区人民政府", "440106")) == ("440106", "县")
    assert named(REGIONS.of_issuer("自治区人民政府", "450100")) == ("450000", "省")
    assert named(REGIONS.of_issuer("州人民政府", "433100")) == ("433100", "市")
    assert REGIONS.of_issuer("县人民政府", "440100") is None


def test_a_town_keeps_its_countys_code_and_its_own_name():
    region = REGIONS.of_issuer("威海市环翠区竹岛街道办事处安委会")
    assert (region.code, region.name) == ("371002", "山东省威海市环翠区竹岛街道")


@pytest.mark.parametrize("town", ["镇", "乡", "街道"])
@pytest.mark.parametrize("organ", ["人民政府", "办事处", "党委", "党工委", "委员会", "政府", "党政办"])
def test_every_kind_of_town_and_of_its_organs(town, organ):
    region = REGIONS.of_issuer(f"威海市环翠区魁星{town}{organ}")
    assert (region.name, region.level) == (f"山东省威海市环翠区魁星{town}", "乡")


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("青川县", ("510822",)),
        ("青川", ("510822",)),
        ("青川市", ()),
        ("桐城委", ()),
        ("桐城市委", ("340881",)),
        ("县委县政府", ()),
        ("浙江市场监管局", ("330000",)),  # 市场 is no city
        ("四川区域中心", ("510000",)),
        ("石门乡", ()),
        ("市区", ()),
        ("大同市城区", ("140213",)),
        ("青岛红岛经济区", ("370214",)),
    ],
)
def test_a_short_name_with_another_word_for_the_area_is_another_place(name, codes):
    assert REGIONS.codes(name) == codes


@pytest.mark.parametrize("before", ["中国共产党", "中共", "共青团", "中国人民政治协商会议", "政协"])
def test_what_may_stand_before_the_place(before):
    assert named(REGIONS.of_issuer(f"{before}广州市委员会")) == ("440100", "市")


@pytest.mark.parametrize(
    "before", ["关于印发", "转发", "关于调整", "落实", "关于修订", "数字", "平安", "法治", "《", "2026年"]
)
def test_what_may_stand_before_the_place_in_a_title(before):
    assert REGIONS.of_title(f"{before}广州市某方案").code == "440100"
    assert REGIONS.of_title(f"推进{before[:-1]}了广州市某方案") is None


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("梅州市创建国家生态文明先行示范区行动方案", "441400"),
        ("2026年内蒙古自治区政府工作报告", "150000"),
        ("陕西省2026年政府工作报告", "610000"),
        ("泰州关于印发聚焦企业关切行动方案的通知", "321200"),  # a short form at the head
        ("关于印发《上海市重点实验室建设与运行管理办法》的通知", "310000"),
        ("關於印發咸安區實施方案的通知", "421202"),
        ("《常德市生态文明建设示范市规划》推进方案", "430700"),
        ("广州开发区（黄埔区）促进人才高质量发展的政策措施", "440112"),
        ("国务院关于河北雄安新区总体规划的批复", "000000"),  # about a place, the nation's
        ("国务院办公厅关于辽宁省在考察工作时所提问题办理情况的函", "000000"),
        ("中华人民共和国个人所得税法实施条例", "000000"),
        ("关于深入落实《国家生态文明试验区（江西）实施方案》的意见", "360000"),
        ("国家生态文明试验区（福建）实施方案", None),  # the nation's plan for a place
        ("国家级期刊发表，浙江生态文明建设持续领跑", "330000"),
        ("关于进一步加强科研诚信建设的若干意见", None),
        ("2026年政府工作报告", None),
        ("促进中部地区崛起规划", None),  # a group of provinces
        ("中部地区（湖北）发展规划", None),
        ("关于印发《中部地区（湖北）实施方案》的通知", "420000"),  # the bracket says whose
        ("关于印发《长江经济带（湖北）实施方案》的通知", "420000"),
        ("深入贯彻中共广州市委决定", "440100"),
        ("泰州", None),  # a short form, and no document's words behind it
        ("泰州方案", None),
        ("泰州计划书", "321200"),
        ("泰州市", "321200"),
        ("雄安新区", "130000"),
        ("广州市天河区某某镇人民政府工作报告", "440106"),
    ],
)
def test_titles(title, code):
    region = REGIONS.of_title(title)
    assert (region.code if region else None) == code


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("穗府办〔2020〕1号", "440100"),
        ("陕政办发〔2018〕3号", "610000"),
        ("京政办发〔2016〕26号", "110000"),
        ("川办函〔2015〕54号", "510000"),
        ("咸安政发〔2019〕1号", "421202"),  # begins with a place's own name
        ("苏府〔2020〕1号", "320500"),  # the city; 苏政 is the province
        ("发改环资〔2015〕3214号", None),
        ("国发〔2013〕30号", None),
        ("宁政发〔2020〕1号", None),  # Ningxia or Nanjing
        ("州政发〔2020〕5号", None),
        ("深人社规〔2020〕5号", "440300"),
        ("承德〔2020〕1号", "130800"),  # the city before the county of its name
        ("雄安新区发〔2020〕1号", "130000"),
        ("长江发〔2020〕1号", None),  # a river
    ],
)
def test_document_numbers(number, code):
    region = REGIONS.of_number(number)
    assert (region.code if region else None) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("北京市怀柔区", ("110116",)),
        ("湖南省宁乡县", ("430182",)),  # today a city
        ("陕西省神木县", ("610881",)),
        ("全国", ("000000",)),
        ("8个改革试验区域", ()),
        (
            "京津冀协同共建地区（北京平谷、天津蓟县、河北廊坊北三县）",
            ("110117", "120119", "131082", "131028", "131024"),
        ),
        ("重庆市大娄山生态屏障（重庆片区）", ("500110", "500119")),  # the bracket only says which part
        ("四川省嘉陵江流域", ("510000",)),  # the part of the basin that lies there
        ("山东省青岛红岛经济区", ("370214",)),
        ("新疆生产建设兵团第一师阿拉尔市", ("659002",)),
        ("长沙、岳阳、株洲和湘潭", ("430100", "430600", "430200", "430300")),
        ("朝阳、海淀", ("110108",)),  # 朝阳 is a city and three districts
        ("推动工作和政府职能转变", ()),  # 和政 is a county
        ("陕西安康", ("610900",)),  # not 西安
        ("日照", ("371100",)),  # an ordinary word too, but all that is there
        ("南平、日照", ("350700", "371100")),
        ("南平和日照", ("350700", "371100")),
        ("南平及日照", ("350700", "371100")),
        ("南平;日照", ("350700", "371100")),
        ("推进南平、日照", ("371100",)),  # 南平 does not fill its item
        ("日照时间", ()),
        ("河西区", ("120103",)),  # not one that was called so
        ("西安区", ()),  # two districts, and never the city
        ("广州市（天河区）", ("440106",)),
        ("广东（佛山、深圳）", ("440600", "440300")),
        ("广州市广州市", ("440100",)),
        ("四川省、重庆市嘉陵江流域", ("510000", "500000")),
        ("“一带一路”沿线", ()),  # a zone without places
    ],
)
def test_places_in_a_string(text, codes):
    assert REGIONS.codes(text) == codes


def test_what_is_known_breaks_ties():
    assert REGIONS.codes("鼓楼区") == ()
    assert REGIONS.codes("鼓楼区", "320100") == ("320106",)
    assert REGIONS.codes("开福区、岳麓区", "430100") == ("430105", "430104")


def test_lineage():
    assert REGIONS.lineage("330100") == ("浙江省", "浙江省杭州市")
    assert REGIONS.lineage("000000") == ()
    assert REGIONS.lineage("unknown") == ()


@given(st.text(alphabet=st.sampled_from("广东省州市天河区县(),、国家西安和政关于印发《》镇街道 \n"), max_size=30))
def test_any_text_is_answered(text):
    """Content never raises, and every code given is one of the list."""
    for region in (REGIONS.of_issuer(text), REGIONS.of_title(text), REGIONS.of_number(text)):
        assert region is None or region.code in load_gazetteer().regions
    assert all(code in load_gazetteer().regions for code in REGIONS.codes(text))


@pytest.mark.shared
def test_gold_issuers_and_regions(tuned_gold: list[Path]):
    """Every issuer of the gold files, and the region of every listed priority."""
    wrong = []
    for path in tuned_gold:
        gold = json.loads(path.read_text(encoding="utf-8"))
        facts = gold["document"]
        for issuer in facts.get("issuers") or ():
            region = REGIONS.of_issuer(issuer)
            if region is None or (region.name, region.code, region.level) != (
                facts["region"],
                facts["region_code"],
                facts["level"],
            ):
                wrong.append((path.stem, issuer, region))
        for priority in gold.get("priorities", ()):
            if priority.get("region") and not REGIONS.codes(priority["region"]) and "个" not in priority["region"]:
                wrong.append((path.stem, priority["region"], None))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("北京市（朝阳区）", ("110105",)),  # one place before the bracket says which 朝阳区
        ("北京市、长春市（朝阳区）", ("110000", "220100")),  # of two it could be either's
    ],
)
def test_the_place_before_a_bracket_breaks_ties(text, codes):
    assert REGIONS.codes(text) == codes


@pytest.mark.parametrize("before", ["", "由", "我在", "位于本"])
@pytest.mark.parametrize(
    ("place", "length"),
    [
        ("广州市财政局", 3),
        ("市区道路", None),  # no district of that name
        ("青川市", None),  # 青川 is a county: another place
        ("一带一路", None),  # a zone of no region
    ],
)
def test_a_place_is_found_wherever_it_stands(before, place, length):
    found = REGIONS.place_at(before + place, len(before))
    assert (found and found[0]) == length


def test_a_town_is_named_where_the_title_names_it():
    found = REGIONS.of_title("关于印发《威海市环翠区竹岛街道办事处安全生产方案》的通知")
    assert found and found.name.endswith("环翠区竹岛街道")


def test_in_a_title_a_short_name_needs_words_behind_it():
    assert REGIONS.of_title("今年泰州要点") is None
    assert REGIONS.of_title("今年泰州的要点").code == "321200"


def test_an_organ_of_no_level_and_no_place_is_nowhere():
    assert REGIONS.of_issuer("财政局", "321200") is None


@pytest.mark.parametrize(
    ("title", "code"), [("2021年度广州市天河区公开工作报告", "440106"), ("本年度广州市方案", "440100")]
)
def test_a_title_may_name_its_year_before_the_place(title, code):
    assert REGIONS.of_title(title).code == code
    assert REGIONS.of_title(title.replace("年度", "幅度")) is None
