"""A number as its clause presents it: verb, bounds, neighbours, and what it goes on with."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.model import Span
from extract.numbers.quantities import find_quantities
from extract.targets.candidates import read_candidates
from extract.targets.number_clause import NumberClause
from extract.targets.statements import Spread, Statement, statement_of


def clause(text: str, value: str) -> NumberClause:
    """The clause of the number of this value, with what was found before it."""
    folded = fold(text)
    within = Span(0, len(folded))
    quantities = find_quantities(folded, within)
    index = next(i for i, quantity in enumerate(quantities) if str(quantity.value) == value)
    found = [c for c in read_candidates(folded, within, quantities) if c.end <= quantities[index].span.start]
    return NumberClause(folded, within, quantities, index, found)


@pytest.mark.parametrize(
    ("text", "value", "kind", "filler"),
    [
        ("覆盖率达到85%以上", "85", Statement.REACH, ""),
        ("投入年均增长约34%", "34", Statement.RISE, "约"),
        ("总量下降22%", "22", Statement.FALL, ""),
        ("新开工不少于50个", "50", Statement.DELIVER, "不少于"),
        ("建成了50个", "50", Statement.DELIVER, ""),
        ("绿色矿山共50座", "50", None, "共"),
        ("绿色矿山50座", "50", None, ""),
    ],
)
def test_the_verb_before_the_number(text: str, value: str, kind: Statement | None, filler: str) -> None:
    found = clause(text, value)
    assert (found.kind, found.filler) == (kind, filler)


def test_a_verb_too_far_before_the_number_does_not_govern_it() -> None:
    assert clause("建成" + "稳步" * 12 + "50个", "50").kind is Statement.DELIVER
    assert clause("建成" + "稳步" * 14 + "50个", "50").kind is None


def test_without_a_verb_there_is_no_statement() -> None:
    assert statement_of(None) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("力争新建绿色矿山50座", Statement.DELIVER),
        ("三是新增停车位50个", Statement.RISE),
        ("到2022年淘汰水泥产能50万吨", Statement.FALL),
        ("绿色矿山新建50座", None),
    ],
)
def test_the_verb_that_opens_the_clause(text: str, kind: Statement | None) -> None:
    assert statement_of(clause(text, "50").opening) is kind


def test_a_verb_inside_the_clause_and_its_noun() -> None:
    inner = clause("为困难家庭实施免费手术2000例", "2000").inner
    assert inner is not None
    assert inner["noun"] == "免费手术"
    assert clause("为困难家庭手术2000例", "2000").inner is None


@pytest.mark.parametrize(
    ("text", "bounded", "bound"),
    [
        ("覆盖率达到85%以上", True, "达到以上"),
        ("覆盖率不低于85%", False, "不低于"),  # a verb of reaching, not a word beside one
        ("覆盖率力争达到85%", False, "力争达到"),
        ("覆盖率约85%", True, "约"),
        ("覆盖率85%（含）以上", True, "(含)以上"),
        ("覆盖率85%及以上", True, "及以上"),
        ("覆盖率85%", False, ""),
    ],
)
def test_bounds(text: str, bounded: bool, bound: str) -> None:
    found = clause(text, "85")
    assert (found.bounded, found.bound) == (bounded, bound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绿色矿山50座。", True),
        ("绿色矿山50座和公园", True),
        ("绿色矿山50座的目标", True),
        ("绿色矿山50座", True),
        ("绿色矿山50座（含民营）", True),
        ("增长50%较2015年", True),
        ("跨上50亿元新台阶", True),
        ("建设50座绿色矿山", False),
        ("达到50万美丽乡村", False),
        ("50座和美乡村", False),  # 和 that joins nothing
        ("实现“矿山达到50座”的发展目标", True),  # behind a quoted goal
        ("实施“50座”矿山行动", False),
    ],
)
def test_whether_the_number_ends_its_clause(text: str, expected: bool) -> None:
    assert clause(text, "50").ends_clause is expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("建设一批园区", "1", True),
        ("建设三个园区", "3", True),
        ("培育三类企业", "3", True),
        ("培育三家企业", "3", False),  # things that are counted even in characters
        ("三家企业", "3", True),  # but only where they are made
        ("新增三个园区", "3", False),
        ("新增三处园区", "3", False),
        ("建设三处园区", "3", True),
        ("建设三个以上园区", "3", False),
        ("不少于三批", "3", True),  # a group counts nothing even so
        ("建设3个园区", "3", False),
        ("建设十个园区", "10", False),
    ],
)
def test_small_counts_in_passing(text: str, value: str, expected: bool) -> None:
    assert clause(text, value).in_passing is expected


@pytest.mark.parametrize(
    ("text", "value", "left"),
    [
        ("到2022年，建成公园12个、绿道50公里", "50", "、绿道"),  # behind the number before it
        ("增加到2025年的500家", "500", "增加到"),  # a date between verb and number
        ("▶新增停车位800个", "800", "新增停车位"),
        ("01 新增停车位800个", "800", "新增停车位"),
        ("50亿元以上重大项目47个", "47", "50亿元以上重大项目"),  # what says how large the counted ones are stays
        ("（其中公园12个）绿道50公里", "50", "(其中公园12个)绿道"),  # a number in a bracket is no neighbour
    ],
)
def test_the_number_s_own_part_of_the_clause(text: str, value: str, left: str) -> None:
    assert clause(text, value).left == left


def test_neighbours_that_state_something() -> None:
    found = clause("新建2000万元以上的项目30个、一个中心、每3年公园50座、绿道12公里", "30")
    assert found.following is not None
    assert str(found.following.value) == "50"
    assert found.earlier is None
    assert clause("培育一批千亩高产片30个，公园50座", "50").earlier is not None


def test_what_a_list_goes_on_with() -> None:
    text = "新建幼儿园7个、小学14个"
    last = clause(text, "14").continued
    assert last is not None
    assert last.indicator == "幼儿园"
    assert clause("新建幼儿园7个，加快推进并着力做好小学和中学项目前期，小学14个", "14").continued is None
    assert clause("新建幼儿园7个\n小学14个", "14").continued is None


def test_a_list_of_counted_nouns_goes_on_behind_a_comma_only_with_the_same_measure() -> None:
    assert clause("建成20个储备库和35个仓库", "35").continued_noun is not None
    assert clause("支持300名人才培训，1000名人才研修", "1000").continued_noun is not None
    assert clause("支持300名人才培训，1000个项目", "1000").continued_noun is None


def test_behind_a_growth_rate_a_level_is_no_change() -> None:
    assert clause("投资增长5%、消费1130亿元", "1130").continued_kind is Statement.REACH
    assert clause("投资增长5%、消费7%", "7").continued_kind is Statement.RISE
    assert clause("投资增长5%、城镇新增就业85万人", "85").continued_kind is Statement.RISE
    assert clause("建成公园5个、绿道85公里", "85").continued_kind is Statement.DELIVER
    assert clause("绿道85公里", "85").continued_kind is None


def test_whether_another_number_ends_the_clause() -> None:
    found = clause("新建50座4A级景区和12公里绿道", "50")
    assert found.following is not None
    assert not found.ended_behind(found.following)
    ended = clause("10亿元以上项目47个", "10")
    assert ended.following is not None
    assert ended.ended_behind(ended.following)


def test_a_verb_that_governs_past_another_number() -> None:
    assert statement_of(clause("新增14个县城区学位20000个", "20000").outer) is Statement.RISE
    assert clause("学位20000个", "20000").outer is None


def test_a_level_that_changes_in_the_next_clause() -> None:
    assert clause("零售总额1130亿元，增长4.9%", "1130").then_changes
    assert not clause("零售总额1130亿元，新增企业4家", "1130").then_changes
    assert not clause("覆盖率80%，增长4.9%", "80").then_changes  # a share is no level


@pytest.mark.parametrize(
    ("text", "value", "spread"),
    [
        ("种植、收获机械化率均达到45%", "45", Spread.EACH),
        ("种植、收获机械化率都要达到45%", "45", Spread.EACH),
        ("研发投入年均增长45%", "45", Spread.NONE),  # 年均 spreads over years
        ("人均达到45%", "45", Spread.NONE),
        ("种植、收获机械化率分别达到45%", "45", Spread.RESPECTIVELY),
        ("种植、收获机械化率分别达到45%和65%", "65", Spread.RESPECTIVELY),  # goes on
        ("机械化率达到45%", "45", Spread.NONE),
    ],
)
def test_numbers_spread_over_several_indicators(text: str, value: str, spread: Spread) -> None:
    assert clause(text, value).stated(Statement.REACH, "", 0).spread is spread
