"""Numbers that set no target, each beside one that looks alike and sets one."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of

PLAN = Metadata(title="梅岭市绿色发展行动方案", document_date=date(2021, 3, 1), document_type="方案")
REPORT = Metadata(title="2026年梅岭市政府工作报告", document_date=date(2026, 1, 20), document_type="报告")


def values(text: str, metadata: Metadata = PLAN) -> list[str]:
    """The values of what is found."""
    return [f"{target.value}{target.measure or ''}" for target in find_targets(layout_of(document_of(text)), metadata)]


@pytest.mark.parametrize(
    ("text", "alike", "why"),
    [
        # conditions
        ("覆盖率每增加1个百分点。", "覆盖率增加1个百分点。", "for each so much"),
        ("凡覆盖率达到50%的，", "覆盖率达到50%。", "for whom"),
        ("楼宇达到50家的，", "楼宇达到50家。", "which reaches so much"),
        ("收入达到50万元的，", "收入达到50万元。", "who reaches so much"),
        ("井深达到800米、产能达到50吨的矿山关停。", "井深达到800米。", "one of several conditions"),
        ("申报企业注册人员达到50人。", "企业注册人员达到50人。", "who may apply"),
        (
            "研发人员达到50人，缴纳社保满6个月以上的可以申报。",
            "研发人员达到50人，完善申报系统。",
            "who may apply, told behind",
        ),
        ("二、申报条件\n研发人员达到50人。", "二、申报系统\n研发人员达到50人。", "under a heading of conditions"),
        ("1.“双百”行动：建设园区50个。", "1.双百行动：建设园区50个。", "the gloss of a term"),
        ("“双百”行动是指建设园区50个。", "“双百”行动建设园区50个。", "the gloss of a term"),
        # what recurs, is due to each, or must not be
        ("每季度召开会议50次。", "举办会议50次。", "a frequency"),
        ("养老用房每百户达到30平方米。", "养老用房每千户达到30平方米。", "a standard for each"),
        ("班额不得超过50人。", "班额超过50人。", "a ceiling in force"),
        ("班额一般不超过50人。", "班额不超过50人。", "a ceiling in force"),
        # where it comes from, and what for
        ("认定总部从71家，", "认定总部71家，", "an origin"),
        ("到2025年，安排财政资金5亿元。", "到2025年，完成水利投资5亿元。", "money set aside"),
        ("由39个增加。", "增加39个园区。", "an origin"),
        ("12项约束性指标已达到要求。", "12项约束性任务已达到要求。", "indicators counted"),
        ("37个主要指标全部完成。", "37个主要项目全部完成。", "indicators counted"),
        ("改造涉及1343栋、50户。", "改造房屋1343栋。", "of what extent a work is"),
        # sums and shares of payment
        ("按设备投资额的20%给予补贴，", "设备投资占20%以上，", "a grant"),
        ("到2025年，发放稳岗补贴5亿元。", "到2025年，发放担保贷款5亿元。", "a grant"),
        ("补贴比例达到20%。", "力争补贴比例达到20%。", "a grant: for which nobody strives"),
        ("担保金额达到500万元。", "居民收入达到500万元。", "a sum below a hundred million that nobody earns"),
        ("绿道投资达到5亿元。", "到2025年，绿道投资达到5亿元。", "a sum without a time"),
        ("筹措资金5亿元以上。", "到2025年，水利投资5亿元以上。", "money set aside"),
        ("得票比例达到20%。", "电子发票领用比例达到20%。", "a share of votes"),
        ("缴费比例达到20%。", "网上缴费率达到20%。", "a share to be paid"),
        ("担保费率为1%。", "担保费率降至1%以下。", "a fee in force"),
        ("2025年，设备支付比例达到50%。", "2025年，住院费用支付比例达到50%。", "a share that someone pays"),
        ("住院费用支付比例达到50%。", "2025年，住院费用支付比例达到50%。", "a share in force"),
        ("引导机构将担保费率降至1%以下。", "担保费率降至1%以下。", "a fee of others"),
        ("注册资本突破5亿元。", "数字经济总量突破5亿元。", "a sum that is no level"),
        ("申请补助100件。", "专利申请量达到100件。", "who applies"),
        ("至少提供材料2次。", "提供就业岗位200个。", "what is handed in"),
        # what is there
        ("规划面积约36平方公里，", "湿地面积约36平方公里，", "an extent"),
        ("2025年，交易中心占地36公顷以上。", "2025年，交易中心湿地36公顷以上。", "an extent"),
        ("占地面积达到36公顷。", "湿地面积达到36公顷。", "an extent"),
        ("河道全长达到36公里。", "到2025年，河道全长达到36公里。", "an extent that is not to grow"),
        ("规划面积约48平方公里，核心区36平方公里。", "规划先行，核心区36平方公里以上。", "part of an extent"),
        (
            "规划面积约48平方公里，核心区36平方公里。",
            "规划面积约48平方公里。核心区36平方公里以上。",
            "in the same sentence",
        ),
        ("规划面积约48平方公里，湿地36平方公里。", "规划面积约48平方公里，湿地增加36平方公里。", "a level, no growth"),
        ("规划面积约48平方公里，湿地36平方公里。", "规划面积约48平方公里，栽种林木36万株。", "of the same measure"),
        # formulas, tasks, policies
        ("覆盖率达到50%*人数。", "覆盖率达到50%。", "part of a formula"),
        ("出台政策27条以上。", "治理河流27条以上。", "policies counted"),
        ("完成改革举措27项。", "完成改革项目27项。", "tasks counted"),
    ],
)
def test_what_sets_no_target(text: str, alike: str, why: str) -> None:
    assert values(text) == [], why
    assert len(values(alike)) == 1, f"not {why}"


@pytest.mark.parametrize("sign", "*×/÷=")
def test_numbers_of_a_formula(sign: str) -> None:
    assert values(f"覆盖率达到50%{sign}人数。") == []


def test_a_sum_of_a_hundred_million_is_a_target_where_it_is_earned_and_striven_for() -> None:
    assert values("工业产值达到5亿元。") == []
    assert values("工业产值力争达到5亿元。") == ["5亿元"]
    assert values("建设费用力争达到5亿元。") == []
    assert values("去年工业产值达到5亿元。") == ["5亿元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年评选20名企业家，给予奖励。", []),
        ("每年评选20名企业家。给予奖励。", ["20名"]),  # another sentence
        ("5年内支持300名人才培训，给予补助。", ["300名"]),  # a length of time
        ("就业达到20名，给予奖励。", ["20名"]),  # what is reached is not what is given
        ("减少企业家20名，给予奖励。", ["20名"]),
        ("评选20名" + "企业家、" * 90 + "给予奖励。", []),
    ],
)
def test_those_who_get_a_grant_are_no_target(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_report_has_no_conditions_and_no_awards() -> None:
    head = "一、2026年工作安排\n"
    assert values(head + "评选20名企业家，给予奖励。", REPORT) == ["20名"]
    assert values(head + "申报企业研发人员达到50人。", REPORT) == ["50人"]
    assert values(head + "绿道投资达到5亿元。", REPORT) == ["5亿元"]


def test_a_time_of_its_own_makes_a_target_of_what_would_be_a_condition() -> None:
    assert values("到2025年，须符合下列条件：研发人员达到50人。") == ["50人"]
    assert values("须符合下列条件：研发人员达到50人。") == []
    assert values("到2025年，班额不得超过50人。") == ["50人"]


RULES = Metadata(title="公园管理办法", document_date=date(2021, 3, 1), document_type="办法")
SUPPORT = Metadata(title="人才扶持若干措施", document_date=date(2021, 3, 1), document_type="措施")


def test_rules_set_targets_only_under_goals_and_with_a_time() -> None:
    assert values("覆盖率达到50%。", RULES) == []
    assert values("到2025年，覆盖率达到50%。", RULES) == []
    assert values("一、工作目标\n到2025年，覆盖率达到50%。", RULES) == ["50%"]
    assert values("一、工作目标\n覆盖率达到50%。", RULES) == []


def test_a_policy_of_support_sets_only_dated_targets() -> None:
    assert values("覆盖率达到50%。", SUPPORT) == []
    assert values("到2025年，覆盖率达到50%。", SUPPORT) == ["50%"]


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("首付比例不低于20%。", "网约车合格率不低于20%。"),
        ("贷款利率不低于20%。", "账款化解率100%。"),
        ("营业收入达到3亿元。", "人均体育设施面积达3平方米。"),
        ("覆盖率达到50%以上的给予奖励。", "覆盖率达到50%以上。"),
    ],
)
def test_a_policy_of_support_sets_rates_with_a_bound_and_what_each_has(text: str, alike: str) -> None:
    assert values(text, SUPPORT) == []
    assert values(alike, SUPPORT)


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("到2025年，将任务分解为60项。", "到2025年，渔港增加到60项。"),
        ("到2025年，规划分为14篇。", "到2025年，论文达到14篇。"),
        ("到2025年，这是继全市设立9个渔港之后的又一试点。", "到2025年，全市设立9个渔港。"),
        ("到2025年，预计降雨量达到60毫米。", "到2025年，节水灌溉量达到60毫米。"),
        ("到2025年，措施细化为120条。", "到2025年，航线增加到120条。"),
    ],
)
def test_parts_forecasts_and_background_are_no_goals(text: str, alike: str) -> None:
    assert values(text) == []
    assert values(alike)


def test_what_is_applied_for_at_a_higher_level_is_a_goal() -> None:
    assert values("2025年完成2家市级渔港评定，申报省级渔港不少于1家。") == ["2家", "1家"]
    assert values("2025年评选优秀企业20家，可申报补助资金。") == []


@pytest.mark.parametrize(("between", "found"), [(24, []), (25, ["30%"])])
def test_how_near_a_share_a_grant_must_be_named(between: int, found: list[str]) -> None:
    """In the thirty characters before it."""
    assert values(f"到2030年，补贴{'渔' * between}比例达到30%。") == found


def test_a_draft_that_a_公告_puts_up_has_goals_of_its_own() -> None:
    text = (
        "关于《梅岭市渔业发展规划（草案）》征询公众意见的公告\n现征询意见，覆盖率达到30%。\n"
        "梅岭市渔业局\n2026年4月1日\n梅岭市渔业发展规划（草案）\n为发展渔业，制定本规划。\n一、目标\n覆盖率达到50%。"
    )
    assert values(text, Metadata(title="关于《规划》征询公众意见的公告", document_type="公告")) == ["50%"]
