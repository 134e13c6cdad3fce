"""地区与级别: whose document it is."""

import pytest

from tests.documents import BODY, metadata_of


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("国务院办公厅关于某事的通知\n各省：\n" + BODY, ("国家", "全国", "000000")),
        ("广州市天河区教育局关于某事的通知\n" + BODY, ("县", "广东省广州市天河区", "440106")),
        (
            "某报告\n2026年1月28日在云南省第十四届人民代表大会第四次会议上\n各位代表：\n报告工作。",
            ("省", "云南省", "530000"),
        ),
        (
            "湘西自治州某年工作計劃\n為了工作，制定本計劃。",
            ("市", "湖南省湘西土家族苗族自治州", "433100"),
        ),  # simplified
        ("关于某事的意见\n各省、自治区、直辖市环境保护厅（局）：\n" + BODY, ("国家", "全国", "000000")),
        ("各市、州人民政府,省政府各部门：\n武汉市、宜昌市应在6月底前制定规划。", ("省", "湖北省", "420000")),
        ("各县(市、区)人民政府,市人民政府各部门：\n请执行。", ("市", None, None)),  # the level alone
        ("各镇人民政府,县政府各部门：\n今年建成县域医疗卫生次中心4个。", ("县", None, None)),  # not 成县
        ("某市方案\n请执行。", (None, None, None)),
        (  # 全省 is said of the area above: the units tell whose document it is
            "一、主要目标\n空气质量保持全省领先位置。\n二、任务\n1.严格准入。（市生态环境局牵头，市经信局参与）",
            ("市", None, None),
        ),
        (
            "澜州市人民政府关于某事的通知\n各县：\n" + BODY,
            ("市", "澜州市", None),
        ),  # on no list: as named, without a code
        ("青川市人民政府关于某事的通知\n各县：\n" + BODY, ("市", "青川市", None)),  # not 青川县
        ("中共望溪县委宣传部关于某事的通知\n各镇：\n" + BODY, ("县", "望溪县", None)),
        ("石门乡人民政府关于某事的通知\n各村：\n" + BODY, ("乡", "石门乡", None)),  # not 石门县
        ("望溪县栖河镇人民政府关于某事的通知\n各村：\n" + BODY, ("乡", "望溪县栖河镇", None)),
        ("县委县政府关于某事的意见\n各镇：\n" + BODY, ("县", None, None)),
        ("县政府办公室关于桐城路工地的通知\n各镇人民政府：\n" + BODY, ("县", None, None)),  # a road
        ("澜州市节水型社会建设方案\n一、目标\n做好工作。", ("市", "澜州市", None)),  # by the title alone
        ("加强城市绿化工作方案\n一、目标\n做好工作。", (None, None, None)),
        ("澜州市人民政府市长 张某某\n各位代表：\n我代表市人民政府，向大会报告工作。", ("市", "澜州市", None)),
        (
            "信阳市人民政府代市长 张某某\n各位代表：\n我代表市人民政府，向大会报告工作。",
            ("市", "河南省信阳市", "411500"),
        ),
        ("关于望溪县2021年预算执行情况的报告\n各位代表：\n我受委托报告。", ("县", "望溪县", None)),
        ("报告\n2022年1月5日在望溪县第十七届人民代表大会第一次会议上\n各位代表：\n报告。", ("县", "望溪县", None)),
        ("市区政务工作报告\n一、工作回顾\n做好工作。", (None, None, None)),  # a district was called so once
        ("青岛红岛经济区管理委员会关于某事的通知\n各单位：\n" + BODY, ("县", "山东省青岛市红岛经济区", "370200")),
    ],
)
def test_region(text: str, region: tuple[str | None, str | None, str | None]) -> None:
    found = metadata_of(text)
    assert (found.level, found.region, found.region_code) == region


def test_a_county_level_city_is_a_city_to_itself() -> None:
    found = metadata_of("关于加快发展的实施办法\n为加快发展，建设“强富美高”新宜兴，结合我市实际，制定本办法。")
    assert (found.level, found.region_code) == ("县", "320282")


@pytest.mark.parametrize(
    ("addressees", "level"),
    [
        ("各省、自治区、直辖市人民政府", "国家"),
        ("国务院各部委、各直属机构", "国家"),
        ("各市人民政府，省直各单位", "省"),
        ("各设区市人民政府", "省"),
        ("各地级以上市人民政府", "省"),
        ("各市、州人民政府", "省"),
        ("各区县人民政府、市政府各部门", "市"),
        ("市直各部门、各直属单位", "市"),
        ("各乡镇人民政府、县政府各部门", "县"),
        ("各镇人民政府、各街道办事处", "县"),
        ("各有关单位、各直属机构", None),
    ],
)
def test_addressees_tell_the_level(addressees: str, level: str | None) -> None:
    assert metadata_of(f"关于某事的通知\n{addressees}：\n请执行。").level == level


@pytest.mark.parametrize(
    ("opening", "level"),
    [
        ("结合我省实际", "省"),
        ("结合本市实际", "市"),
        ("结合我州实际", "市"),
        ("结合我县实际", "县"),
        ("结合我区实际", "县"),
        ("推动全省转型，我市应当先行", "市"),  # 全省 is also said of the area above
        ("推动全省转型", "省"),
        ("推动区域协调", None),
        ("（省财政厅牵头）（市财政局参与）", "市"),  # of two said alike the lower one
        ("（省财政厅牵头）（市财政局参与）（省教育厅参与）", "省"),
    ],
)
def test_a_text_names_its_own_area(opening: str, level: str | None) -> None:
    assert metadata_of(f"关于某事的方案\n{opening}。").level == level


@pytest.mark.parametrize(
    ("text", "facts", "code"),
    [
        ("某方案\n为做好工作。", {"document_number": "穗府办〔2020〕1号"}, "440100"),  # the number hints at the place
        ("某方案\n为做好工作。", {"issuer": "梅州市人民政府"}, "441400"),
        ("某方案\n为做好工作。", {"publisher": "梅州市人民政府"}, "441400"),
        ("某方案\n为做好工作。", {"publisher": "某某网"}, None),
        ("梅州市某方案\n为做好工作。", {"publisher": "广州市人民政府"}, "441400"),  # the title before the page
        ("某方案\n请执行。\n省人民政府\n2020年1月1日", {"document_number": "粤府办〔2020〕1号"}, "440000"),
        ("某方案\n结合我市实际。黄浦区、静安区应当先行。", {}, "310000"),  # a municipality is a city to its districts
        ("某方案\n结合我市实际。天河区、越秀区应当先行。", {}, "440100"),
        ("某方案\n结合我市实际。天河区、静安区应当先行。", {}, None),  # two cities
        ("静安区、天河区应当先行。结合我市实际。", {}, None),
        ("某方案\n结合我市实际。上海市应当先行。", {}, "310000"),
        ("某方案\n结合我省实际。宜兴市、无锡市应当先行。", {}, "320000"),
        ("某方案\n结合我市实际。无锡市应当先行，宜兴市跟进。", {}, "320200"),  # one in the other
        ("某方案\n结合我市实际。江阴市应当先行，宜兴市跟进。", {}, None),
        ("宜兴市某方案\n请执行。\n市人民政府\n2020年1月1日", {}, "320282"),  # a county-level city's own
        ("天河区某方案\n请执行。\n市人民政府\n2020年1月1日", {}, "440100"),  # the city around it
        ("某方案\n为做好工作。", {"issuer": "梅州市人民政府", "publisher": "广州市人民政府"}, "441400"),
    ],
)
def test_what_tells_the_region(text: str, facts: dict[str, str], code: str | None) -> None:
    assert metadata_of(text, **facts).region_code == code


def test_the_number_says_which_province_the_organ_is_of() -> None:
    found = metadata_of("某方案\n请执行。\n省人民政府\n2020年1月1日", document_number="穗府办〔2020〕1号")
    assert found.region_code == "440000"


@pytest.mark.parametrize(
    ("text", "reaches", "expected"),
    [
        ("关于某事的方案\n{}结合我市实际。", 1488, "市"),
        ("某报告\n{}在云南省第十四届人民代表大会第四次会议上\n", 1482, "省"),
    ],
)
def test_a_document_names_its_area_early(text: str, reaches: int, expected: str) -> None:
    assert [metadata_of(text.format("长" * n)).level for n in (reaches, reaches + 1)] == [expected, None]


@pytest.mark.parametrize("word", ["区", "县", "市"])
def test_a_short_name_before_a_word_for_an_area_is_no_place(word: str) -> None:
    """建成县域 does not name 成县; 天河区 is named in full."""
    assert metadata_of(f"某方案\n结合我市实际。建成{word}域。").region is None
    assert metadata_of(f"某方案\n结合我市的实际。建成{word}域。").region is None
    assert metadata_of("某方案\n结合我市实际。天河区域。").region_code == "440100"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、工作回顾\n在市委、市政府和区委的领导下，完成了区五届人大二次会议确定的任务。", "县"),
        ("一、工作回顾\n在省委、省政府领导下，市第八届人民代表大会第三次会议确定的目标已经实现。", "市"),
        ("2026年县政府民生实事进展\n1.改造道路3条。", "县"),
        ("一、工作回顾\n在市委、市政府领导下，市直各部门完成了任务。", "市"),
    ],
)
def test_the_level_by_the_own_congress_and_government(text: str, level: str) -> None:
    assert metadata_of(text).level == level


def test_a_report_is_of_the_level_of_its_speaker() -> None:
    text = "各位代表：\n我代表市人民政府，向大会报告工作。\n在省委、省政府和市委的领导下，省政府支持河南的发展。"
    told = metadata_of(text)
    assert (told.level, told.region) == ("市", None)


NAMED = "各位代表：\n我代表市人民政府，向大会报告工作。与无锡、青岛建立友好关系。"


@pytest.mark.parametrize(
    ("places", "region"),
    [
        ("鞍山面貌一新，" * 5 + "岫岩、台安快速发展。", "辽宁省鞍山市"),
        ("鹤壁变了样。" * 9, "河南省鹤壁市"),
        ("鞍山变了样。" * 3, None),  # too seldom
        ("鞍山变了样。" * 5 + "青岛变了样。" * 2, None),  # and another not much less often
    ],
)
def test_the_place_that_a_report_names_most(places: str, region: str | None) -> None:
    assert metadata_of(NAMED + places).region == region


@pytest.mark.parametrize(
    ("title", "own", "region"),
    [
        ("中国（重庆）自由贸易试验区条例", "本市", ("省", "重庆市")),
        ("中国（辽宁）自由贸易试验区条例", "本省", ("省", "辽宁省")),
        ("中国（辽宁）自由贸易试验区建设方案", "本省", ("市", "辽宁省中国（辽宁）自由贸易试验区")),
    ],
)
def test_the_statute_of_a_zone_is_of_the_area_that_made_it(title: str, own: str, region: tuple[str, str]) -> None:
    told = metadata_of(f"{title}\n第一条 结合{own}实际，制定。")
    assert (told.level, told.region) == region
