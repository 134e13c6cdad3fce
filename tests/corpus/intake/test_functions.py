"""What organs are for, whatever their level and former name."""

import pytest

from corpus.intake.functions import functions_of
from corpus.model import Assignment, Span, UnitRole
from extract.knowledge import load_knowledge


def functions(unit, on=None):
    institution = load_knowledge().institutions.link(unit, on)
    return functions_of(Assignment(span=Span(0, 1), role=UnitRole.LEAD, unit=unit, institution=institution))


@pytest.mark.parametrize(
    ("units", "function"),
    [
        (("财政部", "省财政厅", "市财政局", "县财政局"), "财政"),
        (("国家发展改革委", "国家发展和改革委员会", "省发展改革委", "市发改局"), "发展和改革"),
        (("生态环境部", "市生态环境局"), "生态环境"),
        (("国家林业和草原局", "省林业局"), "林业"),
        (("市委组织部", "省委组织部"), "组织部"),
        (("国家市场监督管理总局", "区市场监督管理局"), "市场监督管理"),
    ],
)
def test_one_function_at_every_level(units, function):
    assert {functions(unit) for unit in units} == {(function,)}


def test_a_former_organ_is_what_it_became():
    assert functions("市环境保护局") == ("生态环境",)
    assert functions("市工商局") == ("市场监督管理",)


def test_an_organ_that_was_parted_is_for_what_each_part_is_for():
    assert functions("国家新闻出版广电总局") == ("广播电视", "新闻出版")  # which others became part of
    assert functions("市新闻出版广电局") == ("新闻出版", "广播电视")


@pytest.mark.parametrize("unit", ["各县（市、区）人民政府", "栖河集团公司某某中心", "有关部门"])
def test_what_is_no_organ_keeps_its_name(unit):
    assert functions(unit) == (unit,)
