"""Lists under heads: headings, titles of annexes, captions, lead lines; and for whom each measure is."""

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

OWN = "广东省广州市"


def found(lines: str) -> list[tuple[str | None, str]]:
    return listed(document_of(f"某市某方案\n为做好工作，制定本方案。\n{lines}"), CITY)


@pytest.mark.parametrize(
    "head",
    [
        "试点主要内容",
        "改革试验任务",
        "制度建设重点",
        "先行先试清单",
        "托育服务改革试点任务",
        "主要创新举措（共1项）",
        "复制推广的改革经验",
    ],
)
def test_heads_are_composed(head: str) -> None:
    assert found(f"一、{head}\n（一）探索委托机制。由区委托。\n二、其他事项\n（一）完善乙制度。") == [
        (OWN, "探索委托机制")
    ]


@pytest.mark.parametrize(
    "head",
    [
        "主要任务",
        "主要措施",
        "科技创新任务",
        "落实改革任务",
        "改革任务完成情况",
        "试点地区",
        "工作机制",
        "材料试验内容",
    ],
)
def test_other_heads_are_none(head: str) -> None:
    assert found(f"一、{head}\n（一）探索委托机制。由区委托。") == []


def test_what_a_pilot_is_framed_by_is_no_measure() -> None:
    assert found("一、试点内容\n（一）试点范围。各区。\n（二）建立甲制度。\n（三）试点期限。三年。") == [
        (OWN, "建立甲制度")
    ]
    assert found("一、试点内容\n（一）试点范围\n自今年起各区试行。\n（二）建立甲制度\n由区委托。") == [
        (OWN, "建立甲制度")
    ]


def test_an_item_with_its_place_and_several_parts() -> None:
    assert found(
        "一、试点任务\n（一）望山县：建立甲制度；健全乙机制。\n（二）桐河区：1.建立丙制度；2.完善丁办法。"
    ) == [
        ("望山县", "建立甲制度"),
        ("望山县", "健全乙机制"),
        ("桐河区", "建立丙制度"),
        ("桐河区", "完善丁办法"),
    ]


@pytest.mark.parametrize("mark", ["：", "。", "——", " "])
def test_what_may_stand_behind_an_items_place(mark: str) -> None:
    assert found(f"一、试点任务\n（一）望山县{mark}建立甲制度。说明。") == [("望山县", "建立甲制度")]


def test_places_as_lines_and_as_headings_over_groups() -> None:
    annex = "附件\n试点地区及制度创新重点\n望山县\n1.建立甲制度\n2.探索乙机制\n桐河区\n1.完善丙办法"
    assert found(annex) == [("望山县", "建立甲制度"), ("望山县", "探索乙机制"), ("桐河区", "完善丙办法")]
    headings = "一、改革试验任务\n（一）望山县\n1.建立甲制度\n（二）桐河区\n1.完善丙办法"
    assert found(headings) == [("望山县", "建立甲制度"), ("桐河区", "完善丙办法")]


def test_the_head_names_the_place_or_the_scope() -> None:
    assert found("附件\n望山县先行先试事项\n1.建立甲制度") == [("望山县", "建立甲制度")]
    assert found("附件\n改革措施清单（在全省复制推广）\n（一）建立甲制度。先予受理。") == [("全省", "建立甲制度")]


def test_lines_without_numbers() -> None:
    assert found("附件\n机制创新清单\n望山县\n建立甲协查机制\n推行乙管理制度\n2023年1月2日") == [
        ("望山县", "建立甲协查机制"),
        ("望山县", "推行乙管理制度"),
    ]


def test_quoted_names_stand_behind_their_field_or_their_number() -> None:
    lines = "一、改革举措清单\n（一）放宽准入（2项）。“开展‘一桥一码’改革”、“建立甲制度”等。\n（二）推进“放管服”改革。完善办法。"
    assert [text for _, text in found(lines)] == ["开展‘一桥一码’改革", "建立甲制度", "推进“放管服”改革"]
    bare = "（一）在全市复制推广的改革事项。\n金融领域：“甲注册制”；监管领域：“证书网上核发”。"
    assert found(f"一、主要任务\n{bare}") == [("全市", "甲注册制"), ("全市", "证书网上核发")]


def test_a_lead_line_heads_the_items_below() -> None:
    assert found(
        "一、支持政策\n望山新区先行先试事项如下：\n（一）建立甲制度。\n（二）完善乙机制。\n二、组织实施\n（一）加强领导。"
    ) == [
        ("望山新区", "建立甲制度"),
        ("望山新区", "完善乙机制"),
    ]


def test_a_list_ends_where_the_measures_of_support_begin() -> None:
    assert found("附件\n制度创新清单\n1.建立甲制度\n保障措施\n1.建立乙制度") == [(OWN, "建立甲制度")]
    assert found("一、改革任务\n（一）建立甲制度。\n（二）保障措施。建立乙制度。") == [(OWN, "建立甲制度")]


def test_another_annex_ends_a_list() -> None:
    text = "附件1 望山县先行先试清单\n1.建立甲制度\n附件2 责任分工表\n1.某局负责乙制度改革。"
    assert found(text) == [("望山县", "建立甲制度")]


def test_a_place_over_a_bare_head() -> None:
    assert found("望山县\n试点任务\n1.建立甲制度\n桐河区\n试点任务\n1.探索乙机制") == [
        ("望山县", "建立甲制度"),
        ("桐河区", "探索乙机制"),
    ]


def test_items_that_go_on_in_one_line() -> None:
    assert found("一、改革事项\n1.推行甲制度；2.完善乙机制。") == [(OWN, "推行甲制度"), (OWN, "完善乙机制")]


def test_an_item_that_lists_no_arrangements_stays_whole() -> None:
    assert found("一、改革事项\n（一）建立甲制度；其中渔港三处。") == [(OWN, "建立甲制度；其中渔港三处")]


@pytest.mark.parametrize(
    ("group", "measures"),
    [
        (
            "渔业领域（2项）：推行渔船“一证通行”、建立渔港核查机制。",
            ["推行渔船“一证通行”", "建立渔港核查机制"],
        ),
        (
            "司法领域（2项）：推广分流、集约的办案模式，构建渔事仲裁员制度。",
            ["推广分流、集约的办案模式", "构建渔事仲裁员制度"],
        ),
        ("人才领域（1项）：建立船员引进、培训一站式窗口。", ["建立船员引进、培训一站式窗口"]),
        ("港口方面3项：甲审核，乙备案、丙直报。", ["甲审核", "乙备案", "丙直报"]),
        ("监管领域（2项）：甲许可、乙登记；丙抽查。", ["甲许可、乙登记", "丙抽查"]),
        # The count fits no way of parting: only ； parts.
        ("贸易领域（3项）：甲许可、乙登记。", ["甲许可、乙登记"]),
    ],
)
def test_the_number_of_a_group_says_which_marks_part_it(group: str, measures: list[str]) -> None:
    text = f"一、推广的改革举措\n（一）在全省范围内复制推广的改革事项。\n1.{group}\n二、工作要求\n加强领导。"
    assert found(text) == [("全省", measure) for measure in measures]


def test_a_group_without_number_names_its_own_scope() -> None:
    assert found(
        "一、推广内容\n（一）在全省相关范围内复制推广的改革事项（2项）。\n"
        "在全省除望海市以外的地区复制推广（2项）：开通“渔税”微信服务、推广渔民异地办理。\n"
        "（二）在望海市复制推广的改革事项（1项）。\n1.渔业领域（1项）：建立渔港窗口。"
    ) == [
        ("全省除望海市以外的地区", "开通“渔税”微信服务"),
        ("全省除望海市以外的地区", "推广渔民异地办理"),
        ("望海市", "建立渔港窗口"),
    ]


def test_regions_of_a_news_item_each_with_its_tasks() -> None:
    assert found(
        "各实验区实验任务如下:\n望海省桐河市西城区:探索渔事联动机制,实现互补。\n"
        "望海省桐河市枫山区:改革甲组织体系、完善乙制度体系、健全渔港载体,引导渔民参与。\n"
        "望海省桐河市城区:健全三方联动机制,形成治理模式。"
    ) == [
        ("望海省桐河市西城区", "探索渔事联动机制,实现互补"),
        ("望海省桐河市枫山区", "改革甲组织体系"),
        ("望海省桐河市枫山区", "完善乙制度体系"),
        ("望海省桐河市枫山区", "健全渔港载体,引导渔民参与"),
        ("望海省桐河市城区", "健全三方联动机制,形成治理模式"),
    ]


@pytest.mark.parametrize("head", ["实验室建设任务", "化学实验内容", "学生实验任务"])
def test_experiments_of_science_are_no_reforms(head: str) -> None:
    assert found(f"一、{head}\n（一）探索配比机制。称量。") == []


@pytest.mark.parametrize(
    "lines",
    [
        "一是建立渔港登记制度，加强管理；二是健全渔船补偿机制。",
        "一是建立渔港登记制度，加强管理。逐港登记。\n二是健全渔船补偿机制。",
        "试点任务如下：一是建立渔港登记制度，加强管理。逐港登记。二是健全渔船补偿机制。",
    ],
)
def test_first_and_second_open_measures(lines: str) -> None:
    assert found(f"一、改革试点任务\n{lines}\n二、其他事项\n加强领导。") == [
        (OWN, "建立渔港登记制度，加强管理"),
        (OWN, "健全渔船补偿机制"),
    ]


def test_first_and_second_inside_an_item_are_its_details() -> None:
    assert found("一、改革试点任务\n（一）探索委托机制。一是甲办；二是乙办。") == [(OWN, "探索委托机制")]


@pytest.mark.parametrize(
    "line",
    [
        "望海县 建立甲制度 桐河县 健全乙机制",
        "望海县：建立甲制度。桐河县：健全乙机制。",
        "望海县——建立甲制度； 桐河县——健全乙机制",
    ],
)
def test_several_places_on_one_line_each_have_their_own(line: str) -> None:
    assert found(f"试点地区和试点任务\n{line}") == [("望海县", "建立甲制度"), ("桐河县", "健全乙机制")]


def test_a_line_of_names_alone_lists_nothing() -> None:
    assert found("试点地区和试点任务\n望海县 桐河县 枫江县 建立甲制度") == []


def test_quoted_and_plain_measures_of_a_group() -> None:
    assert found("一、推广的改革举措\n1.医疗领域（3项）：“渔医一码通”、“证书网办”、建立丙制度。") == [
        (OWN, "渔医一码通"),
        (OWN, "证书网办"),
        (OWN, "建立丙制度"),
    ]


def test_a_lead_may_say_that_tasks_are_arranged() -> None:
    assert found("各试点地区改革任务安排如下：\n望海县：建立甲制度。\n桐河县：健全乙机制。") == [
        ("望海县", "建立甲制度"),
        ("桐河县", "健全乙机制"),
    ]


@pytest.mark.parametrize(
    "body", ["：建立甲制度、推广乙办法。", "\n建立甲制度、推广乙办法。", "。\n建立甲制度、推广乙办法。"]
)
def test_a_group_may_stand_over_its_measures(body: str) -> None:
    assert found(f"一、复制推广内容\n（一）渔业领域（2项）{body}") == [(OWN, "建立甲制度"), (OWN, "推广乙办法")]


def test_a_group_may_be_a_place() -> None:
    assert found(
        "首批改革试点县（市、区）及试点任务\n望海县（2项）：建立甲制度、健全乙机制。\n桐河区（1项）：建立丁制度。"
    ) == [("望海县", "建立甲制度"), ("望海县", "健全乙机制"), ("桐河区", "建立丁制度")]


def test_a_group_that_names_some_of_its_measures() -> None:
    assert found("一、改革事项\n（一）渔业领域（3项）：渔船登记、渔港备案等。") == [
        (OWN, "渔船登记"),
        (OWN, "渔港备案"),
    ]


def test_items_that_each_begin_with_a_place() -> None:
    assert found("一、创新试点任务\n（一）望海县重点探索甲制度，形成经验。\n（二）桐河县重点推进乙机制。") == [
        ("望海县", "探索甲制度，形成经验"),
        ("桐河县", "推进乙机制"),
    ]
    assert found("一、创新试点任务\n（一）望海县重点探索甲制度。\n（二）推进乙机制。") == [
        (OWN, "望海县重点探索甲制度"),
        (OWN, "推进乙机制"),
    ]
