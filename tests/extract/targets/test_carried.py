"""The time under a heading of targets, headings there that tell what shall come, goals in policies of support."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of

OPINION = Metadata(title="关于加快节水工作的意见", document_date=date(2030, 3, 1), document_type="意见")
SUPPORT = Metadata(title="关于促进节水产业发展的政策措施", document_date=date(2030, 3, 1), document_type="措施")
GOALS = "二、发展目标\n到2035年，基本形成治水新格局。\n"


def told(text: str, metadata: Metadata = OPINION) -> list[str]:
    found = find_targets(layout_of(document_of(text)), metadata)
    return [f"{t.indicator} {t.value} {t.by} {t.status}" for t in found]


def test_the_opening_date_goes_on_ruling_under_the_headings_below() -> None:
    text = GOALS + "（一）供水稳定增长。供水能力提高到30万吨以上。\n（二）管网更新。累计建成水厂8座。"
    assert told(text) == ["供水能力 30 2035 target", "水厂 8 2035 target"]


@pytest.mark.parametrize("head", ["治水成效显著", "节水成效更加明显", "治水取得新成效"])
def test_a_heading_under_goals_tells_what_shall_come_of_it(head: str) -> None:
    assert told(f"{GOALS}（一）{head}。累计建成水厂8座。") == ["水厂 8 2035 target"]


def test_elsewhere_such_a_heading_looks_back() -> None:
    assert told("一、治水成效显著\n累计建成水厂8座。") == ["水厂 8 None achieved"]


@pytest.mark.parametrize(
    ("opening", "by"),
    [
        ("打造滨海节水中心，到2035年将云岭建设成为国家节水城市。", "2035"),
        ("坚持先易后难，到2035年底基本形成治水新格局。", "2035"),
        ("坚持先易后难，到2035年建成泵站9座。", "None"),  # that figure's own
        ("坚持先易后难，比2035年更进一步。", "None"),
    ],
)
def test_an_aim_s_year_inside_a_sentence_rules_the_goals_behind_it(opening: str, by: str) -> None:
    found = told(f"一、发展目标\n{opening}\n供水能力提高。普及率达到35%。")
    assert found[-1] == f"普及率 35 {by} target"


def test_a_policy_of_support_has_goals_where_a_heading_announces_them() -> None:
    goals = "一、发展目标\n再生水利用率达到35%。\n"
    assert told(goals + "二、奖励\n节水率达到35%的，给予奖励。", SUPPORT) == ["再生水利用率 35 None target"]
    assert told("一、节水奖励\n再生水利用率达到35%。", SUPPORT) == []


def test_a_plan_sent_along_with_a_policy_of_support_is_judged_by_itself() -> None:
    sent = Metadata(title="关于印发支持节水产业发展政策措施和云岭市节水行动计划的通知", document_type="计划")
    text = (
        "云岭市人民政府关于印发支持节水产业发展政策措施和云岭市节水行动计划的通知\n各区人民政府：\n现印发给你们。\n"
        "云岭市人民政府\n2030年3月1日\n{first}\n一、节水\n对节水企业给予奖励。\n{second}\n一、重点行动\n新增节水企业80家。"
    )
    policy, plan = "支持节水产业发展政策措施", "云岭市节水行动计划"
    assert told(text.format(first=policy, second=plan), sent) == ["节水企业 80 None target"]
    assert told(text.format(first=plan, second=policy), sent) == []


def test_a_threshold_of_so_much_a_year_is_no_word_of_last_year() -> None:
    assert told("一、发展目标\n培育3家以上年产值过十亿元、新增30家以上示范企业。")[-1] == "示范企业 30 None target"
    assert told("二、工作打算\n上年，新增示范企业30家。") == ["示范企业 30 None achieved"]
