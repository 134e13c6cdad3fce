"""Documents that tell how work went, reports without a title or a day, texts that came as one line."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata, Target
from extract.targets.targets import find_targets
from tests.documents import document_of, layout_of


def targets(text: str, metadata: Metadata) -> tuple[Target, ...]:
    return find_targets(layout_of(document_of(text)), metadata)


def lines(text: str, metadata: Metadata) -> list[str]:
    return [f"{t.indicator} {t.value} {t.measure} {t.by} {t.status}" for t in targets(text, metadata)]


def account(title: str) -> Metadata:
    return Metadata(title=title, document_date=date(2031, 1, 12))


@pytest.mark.parametrize(
    "title", ["云澜电力公司关于2030年工作情况的报告", "云澜市渔业局2030年工作总结", "2030年渔港建设推进情况汇报"]
)
def test_what_an_account_says_has_come_about(title: str) -> None:
    text = "一、强化安全保障\n新建泊位12个。\n二、下一步打算\n新建泊位20个。"
    told, planned = targets(text, account(title))
    assert (told.status, told.by) == ("achieved", "2030")
    assert (planned.status, planned.by) == ("target", None)


@pytest.mark.parametrize("title", ["云澜市渔港建设行动方案", "关于报送2030年工作情况报告的通知", "云澜市渔港工作要点"])
def test_other_documents_are_no_accounts(title: str) -> None:
    (only,) = targets("一、强化安全保障\n新建泊位12个。", account(title))
    assert only.status == "target"


def test_what_will_be_is_none_that_has_been() -> None:
    text = "一、扩大外送\n航道全部建成后，年吞吐量将超过1600万吨。完成投资12亿元。"
    assert [t.status for t in targets(text, account("2030年工作情况的报告"))] == ["target", "achieved"]


@pytest.mark.parametrize(
    "session", ["2031年1月在云澜市第五届人民代表大会第二次会议上", "2031年1月7日在云澜市第五届人民代表大会第二次会议上"]
)
def test_a_report_without_a_title_is_known_by_its_session(session: str) -> None:
    text = f"——{session}\n各位代表：\n一、2030年工作回顾\n（一）重点任务\n新建泊位12个。"
    assert lines(text, Metadata()) == ["泊位 12 个 2030 achieved"]


def test_a_session_of_no_delegates_is_no_report() -> None:
    text = "2031年1月在云澜市农村工作会议上\n各位来宾：\n一、重点任务\n新建泊位12个。"
    assert [t.status for t in targets(text, Metadata())] == ["target"]


def test_what_was_carried_out_and_the_draft_for_the_next_year() -> None:
    metadata = Metadata(title="关于2030年预算执行及2031年预算草案的报告")
    text = (
        "一、基本情况（一）2030年预算预计完成情况净利润：预计完成-1.4亿元。"
        "（二）2031年预算草案建议资产负债率：64.9%。净利润：-6.8亿元，同比减少7亿元。"
    )
    layout = layout_of(document_of(text))
    found = [f"{t.value} {t.by} {t.status}" for t in find_targets(layout, metadata)]
    assert found[0].endswith("achieved") and found[0].startswith("-1.4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、2030年工作回顾\n渔业产值增长5.9%,居全市第1位(预期目标为8.5%以上);固定资产投资增长14.2%。",
            ["渔业产值 5.9 % 2030 achieved", "渔业产值 8.5 % 2030 target", "固定资产投资 14.2 % 2030 achieved"],
        ),
        ("二、2031年预期目标\n渔业产值增长8%。", ["渔业产值 8 % 2031 target"]),
    ],
)
def test_a_goal_in_a_bracket_rules_nothing_outside_it(text: str, expected: list[str]) -> None:
    metadata = Metadata(title="2031年云澜市政府工作报告", document_date=date(2031, 1, 9), document_type="报告")
    assert lines(text, metadata) == expected


def test_a_time_rules_its_own_item() -> None:
    metadata = Metadata(title="云澜市渔港建设行动方案", document_date=date(2030, 3, 1), document_type="方案")
    text = "一是扩大规模。到2035年，建成泊位30个。二是提升服务。新建冷库12座。"
    assert lines(text, metadata) == ["泊位 30 个 2035 target", "冷库 12 座 None target"]
    text = "到2035年，主要目标是：一是建成泊位30个。二是新建冷库12座。"
    assert [t.by for t in targets(text, metadata)] == ["2035", "2035"]


def test_the_years_to_come_have_no_year() -> None:
    metadata = Metadata(title="云澜市2030年重点工作责任分解", document_date=date(2030, 3, 1))
    text = "一、未来五年主要工作任务\n渔业产值突破1万亿元。\n二、2030年重点工作\n新建泊位12个。"
    assert [t.by for t in targets(text, metadata)] == [None, "2030"]


def test_a_note_below_a_table_explains() -> None:
    metadata = Metadata(title="云澜市“十五五”渔业规划", document_date=date(2030, 3, 1), document_type="规划")
    text = "“十五五”期间，新建泊位12个。\n注：1.“十五五”期间，监测断面由75个增加到97个。"
    assert [t.indicator for t in targets(text, metadata)] == ["泊位"]


@pytest.mark.parametrize("said", ["建立一套完善的信息公开制度", "建立一套工作机制"])
def test_one_system_is_no_count(said: str) -> None:
    assert targets(f"到2035年，{said}。", Metadata(title="云澜市渔港建设行动方案")) == ()


def test_growth_of_two_joined_by_and() -> None:
    metadata = Metadata(title="2031年云澜市政府工作报告", document_date=date(2031, 1, 9), document_type="报告")
    text = "二、2031年预期目标\n财政总收入和地方财政收入增长18%。"
    assert [t.indicator for t in targets(text, metadata)] == ["财政总收入", "地方财政收入"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2031年度渔业总产值达到20亿元。", "渔业总产值"),
        ("完成2031年度投资12亿元。", "投资"),
        ("2031年度假区收入达到20亿元。", "度假区收入"),  # no 年度
    ],
)
def test_the_year_in_full_is_no_part_of_a_name(text: str, name: str) -> None:
    metadata = Metadata(title="云澜市渔港建设行动方案", document_date=date(2030, 3, 1))
    assert [t.indicator for t in targets(text, metadata)] == [name]
