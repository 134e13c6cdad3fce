"""Names in running text, from one place's papers to another's."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model.seats import Seat
from extract.names.institutions import Institutions
from extract.names.moved_text import moved_names
from extract.names.moved_units import Mover

INSTITUTIONS = Institutions.load()
NATION = Seat(level="国家", word="国家", code="000000")
PROVINCE = Seat(level="省", word="省", names=("江西省",), code="360000")
REGION = Seat(level="省", word="自治区", names=("内蒙古自治区",), code="150000")
CITY = Seat(level="市", word="市", names=("江西省", "赣州市"), code="360700")
OWN = Seat(level="市", word="市", names=("广东省", "梅州市"), code="441400")
COUNTY = Seat(level="县", word="县", names=("广东省", "梅州市", "大埔县"), code="441422")
MUNICIPALITY = Seat(level="省", word="市", names=("上海市",), code="310000")
WITH_COUNTIES = Seat(level="省", word="市", names=("重庆市",), code="500000")
WITHOUT_DISTRICTS = Seat(level="市", word="市", names=("广东省", "东莞市"), code="441900")


def moved(text, origin=PROVINCE, home=OWN):
    found = list(moved_names(text, Mover(INSTITUTIONS, origin, home)))
    for each in reversed(found):
        if each.new is not None:
            text = text[: each.span.start] + each.new + text[each.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "origin", "home", "after"),
    [
        ("由省财政厅会同省发展改革委落实", PROVINCE, OWN, "由市财政局会同市发展改革委落实"),
        ("全省推行，各市（州）人民政府负责", PROVINCE, OWN, "全市推行，各县（市、区）人民政府负责"),
        ("省级财政支持省属企业，我省", PROVINCE, OWN, "市级财政支持市属企业，我市"),
        ("江西省推行，江西省级财政、江西省水利厅", PROVINCE, OWN, "我市推行，市级财政、市水利局"),
        ("报省委、省政府同意", PROVINCE, OWN, "报市委、市政府同意"),
        ("各设区市、县（市、区）要落实", PROVINCE, COUNTY, "各镇（街道）要落实"),
        ("各市人民政府要落实", PROVINCE, COUNTY, "各镇（街道）要落实"),
        ("赣州市各县（市、区），江西省", CITY, COUNTY, "我县各镇（街道），广东省".replace("广东省", "江西省")),
        ("全区推进，自治区党委、自治区政府和我区", REGION, OWN, "全市推进，市委、市政府和我市"),
        ("全省推进", PROVINCE, REGION, "全区推进"),
        ("全省推进，教育部", PROVINCE, NATION, "全国推进，教育部"),
        ("各设区市要落实", PROVINCE, MUNICIPALITY, "各区要落实"),
        ("各县（市、区）要落实", CITY, MUNICIPALITY, "各区要落实"),
        ("各市（州）要落实", PROVINCE, WITH_COUNTIES, "各区县要落实"),
        ("各区要落实", MUNICIPALITY, PROVINCE, "各市要落实"),
        ("各区要落实", MUNICIPALITY, WITH_COUNTIES, "各区要落实"),
        ("各设区市要落实", PROVINCE, WITHOUT_DISTRICTS, "各镇（街道）要落实"),
        ("在江西省内，赣州市", CITY, OWN, "在广东省内，我市"),
        ("各省、自治区、直辖市，教育部", NATION, OWN, "各县（市、区），市教育局"),
        ("由财政厅会同水利厅落实", PROVINCE, OWN, "由财政局会同水利局落实"),  # three characters tell by themselves
        ("由教委负责，市教委配合", MUNICIPALITY, OWN, "由教委负责，市教育局配合"),  # two only behind a level
        ("由国办会同财政部办理", NATION, OWN, "由国办会同市财政局办理"),
        ("加强市教育局建设，由市教育局牵头", CITY, COUNTY, "加强市教育局建设，由县教育局牵头"),
    ],
)
def test_a_text_becomes_another(text, origin, home, after):
    assert moved(text, origin, home) == after


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("国家级和省级以上示范区，走在全省前列", PROVINCE),
        ("创建省级重点实验室", PROVINCE),
        ("落实省委、省政府决策部署", PROVINCE),
        ("省政府采购中心目录", CITY),
        ("湖南省财政厅、长沙市", PROVINCE),
        ("江西省云顶山医院", PROVINCE),
        ("国网江西省电力有限公司或", PROVINCE),
        ("经全国人大常委会授权", NATION),
        ("健全自治区体系", REGION),
        ("落实党中央、国务院决策部署", NATION),
        ("财政部门、教育部门", NATION),
        ("意见\n财政部\n2019年", NATION),
        ("计划表》江西省人民政府办公厅2021年2月24日", PROVINCE),
        ("城市教育、都市农业、市场监管", CITY),
        ("全市场、各市场主体", CITY),
        ("", PROVINCE),
    ],
)
def test_what_stays(text, origin):
    assert moved(text, origin, COUNTY if origin is CITY else OWN) == text


def test_those_below_keep_their_words_in_another_place_of_the_same_level():
    province = Seat(level="省", word="省", names=("广东省",), code="440000")
    assert moved("各市（州）要落实", PROVINCE, province) == "各市（州）要落实"


def test_nothing_lies_below_a_town():
    town = Seat(level="乡", word="镇", names=("江西省", "赣州市", "信丰县", "云顶镇"))
    assert moved("镇财政安排，各村要落实", town, OWN) == "镇财政安排，各村要落实"


def test_places_of_the_origin_are_told_and_others_are_not():
    found = list(moved_names("在赣州市、南康区、长沙市试点", Mover(INSTITUTIONS, PROVINCE, OWN)))
    assert [(each.new, each.why[:5]) for each in found] == [(None, "“赣州市”"), (None, "“南康区”")]


@given(st.text("省市县区各全我（）()、，厅局委财政教育人民政府级州江西广东\n", max_size=40))
def test_moves_are_apart_in_order_and_inside(text):
    found = list(moved_names(text, Mover(INSTITUTIONS, PROVINCE, OWN)))
    places = [edge for each in found for edge in (each.span.start, each.span.end)]
    assert places == sorted(places)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)


@pytest.mark.parametrize("piece", ["省", "各市", "全省财政厅", "（市、", "江西省", "委"])
def test_time_grows_with_the_text(piece):
    def seconds(count):
        started = time.process_time()
        list(moved_names(piece * count, Mover(INSTITUTIONS, PROVINCE, OWN)))
        return time.process_time() - started

    seconds(10)
    tries = ((seconds(4000), seconds(1000)) for _ in range(4))  # what else the machine does only adds
    assert any(long < 8 * max(short, 0.05) for long, short in tries)
