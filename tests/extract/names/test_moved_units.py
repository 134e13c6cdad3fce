"""Whole names of units, from one place's papers to another's."""

from datetime import date

import pytest

from corpus.model.seats import MoveKind, Seat
from extract.names.institutions import Institutions
from extract.names.moved_units import Mover, is_inside

INSTITUTIONS = Institutions.load()
PROVINCE = Seat(level="省", word="省", names=("江西省",), code="360000")
CITY = Seat(level="市", word="市", names=("江西省", "赣州市"), code="360700")
OWN = Seat(level="市", word="市", names=("广东省", "梅州市"), code="441400")
COUNTY = Seat(level="县", word="县", names=("广东省", "梅州市", "大埔县"), code="441422")
REGION = Seat(level="省", word="自治区", names=("内蒙古自治区",), code="150000")
PREFECTURE = Seat(level="市", word="州", names=("湖南省", "湘西土家族苗族自治州"), code="433100")
SHANGHAI = Seat(level="省", word="市", names=("上海市",), code="310000")
WITHOUT_DISTRICTS = Seat(level="市", word="市", names=("广东省", "东莞市"), code="441900")
UNLISTED = Seat(level="省", word="省", names=("云澜省",))


def move(name, origin=PROVINCE, home=OWN, on=None):
    return Mover(INSTITUTIONS, origin, home, on).move(name)


@pytest.mark.parametrize(
    ("name", "origin", "home", "new"),
    [
        ("省发展改革委", PROVINCE, OWN, "市发展改革委"),
        ("江西省水利厅", PROVINCE, OWN, "市水利局"),
        ("云澜省水利厅", UNLISTED, OWN, "市水利局"),
        ("水利厅", PROVINCE, OWN, "水利局"),
        ("省级财政厅", PROVINCE, OWN, "市级财政局"),
        ("省农业农村厅（省委农办）", PROVINCE, OWN, "市农业农村局（市委农办）"),
        ("省某某促进中心", PROVINCE, OWN, "市某某促进中心"),
        ("团省委", PROVINCE, OWN, "团市委"),
        ("市教育局", CITY, COUNTY, "县教育局"),
        ("赣州市教育局", CITY, OWN, "市教育局"),
        ("市教育局", CITY, OWN, None),
        ("省教育厅", CITY, COUNTY, None),  # a superior of both
        ("江西省教育厅", CITY, OWN, "广东省教育厅"),
        ("市科委", SHANGHAI, OWN, "市科技局"),
        (
            "区公安分局",
            Seat(level="县", word="区", names=("江西省", "赣州市", "章贡区"), code="360702"),
            OWN,
            "市公安局",
        ),
        (
            "全县某某专班",
            Seat(level="县", word="县", names=("江西省", "赣州市", "信丰县"), code="360722"),
            OWN,
            "全市某某专班",
        ),
        ("湖南省财政厅", PROVINCE, OWN, None),
        ("团市委", CITY, OWN, None),
        ("自治区党委宣传部", REGION, OWN, "市委宣传部"),
        ("省委宣传部", PROVINCE, REGION, "自治区党委宣传部"),
        ("自治区农牧厅", REGION, OWN, "市农牧局"),
        ("江西科学城", PROVINCE, OWN, None),
        ("湘西州教育局", PREFECTURE, OWN, "市教育局"),
        ("共青团江西省委", PROVINCE, OWN, "共青团梅州市委"),
        ("省某某辦（協調組）", PROVINCE, OWN, "市某某辦（協調組）"),  # what stays is as it was printed
    ],
)
def test_a_name_becomes_another(name, origin, home, new):
    assert move(name, origin, home).new == new


@pytest.mark.parametrize(
    ("name", "origin", "home", "why"),
    [
        ("省税务局", PROVINCE, OWN, "垂直管理"),
        ("南昌海关", PROVINCE, OWN, "海关"),
        ("江西证监局", PROVINCE, OWN, "证监会"),
        ("赣州市人民政府", PROVINCE, OWN, "下级地方"),
        ("章贡区教育局", CITY, OWN, "下级地方"),
        ("省赣江新区建设专班", PROVINCE, OWN, "下级地方"),
        ("国家自然科学基金委", Seat(level="国家", word="国家", code="000000"), OWN, "没有"),
        ("各县（市、区）教育局", CITY, COUNTY, "镇（街道）"),
    ],
)
def test_what_nobody_can_say_has_its_reason(name, origin, home, why):
    moved = move(name, origin, home)
    assert moved.new is None
    assert why in moved.why


def test_an_organ_that_ended_is_moved_by_todays_name():
    moved = move("省环境保护厅", on=date(2016, 5, 1))
    assert moved.new == "市生态环境局"
    assert "2018年" in moved.why


def test_where_nothing_else_changes_the_former_name_is_told_beside():
    moved = move("市环境保护局", OWN, OWN)
    assert (moved.new, moved.kind) == ("市生态环境局（原市环境保护局）", MoveKind.FORMER)
    assert move("市環境保護局", OWN, OWN).new == "市生态环境局（原市環境保護局）"


@pytest.mark.parametrize("name", ["有关部门", "各市人民政府", "某某", "", "（）", "省", "()" * 30])
def test_other_words_are_not_known_and_never_raise(name):
    moved = move(name)
    assert moved.new is None


def test_places_within_places():
    assert is_inside("360702", "360700")
    assert not is_inside("360700", "360700")
    assert not is_inside("440100", "360000")


@pytest.mark.parametrize(
    ("name", "home", "new"),
    [
        ("各市财政局", SHANGHAI, "各区财政局"),
        ("各市人民政府", OWN, None),  # a collective: its words are read in texts
        ("各市财政局", OWN, "各县（市、区）财政局"),
    ],
)
def test_all_that_lie_below_have_their_organs_too(name, home, new):
    assert move(name, home=home).new == new


def test_a_city_without_districts_has_towns_which_have_few_organs():
    assert "镇（街道）一级一般没有" in move("各市财政局", home=WITHOUT_DISTRICTS).why


@pytest.mark.parametrize(
    ("name", "origin", "told"),
    [
        ("省税务局", PROVINCE, True),
        ("市税务局", CITY, True),
        ("县级税务局", COUNTY, True),
        ("税务局", CITY, True),
        ("省税务局", CITY, False),  # a superior's
        ("市税务局", COUNTY, False),
        ("县税务局", CITY, False),  # of whichever county
        ("长沙海关", PROVINCE, False),  # of another place
    ],
)
def test_of_organs_whose_names_the_level_does_not_make_only_the_papers_own_are_told(name, origin, told):
    found = move(name, origin, OWN)
    assert found.new is None
    assert bool(found.why) is told
