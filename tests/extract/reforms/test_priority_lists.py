"""Reform measures under headings, in brackets with their scope, in quotes and in lines."""

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed


def test_scopes_in_brackets_with_a_default() -> None:
    text = """国务院关于支持自由贸易试验区深化改革创新若干措施的通知
各省人民政府：
为深化改革，现通知如下。
一、营造优良投资环境
（一）借鉴试点经验，放宽外商投资工程设计企业的限制。（负责部门：住房城乡建设部；适用范围：所有自贸试验区，以下除标注适用于特定自贸试验区的措施外，适用范围均为所有自贸试验区）
（二）允许自贸试验区创新推出与国际接轨的税收服务举措。（负责部门：税务总局）
（三）支持厦门片区开展试点。（负责部门：海关总署，适用范围：福建自贸试验区）
二、其他
加强领导。"""
    assert listed(document_of(text)) == [
        ("所有自贸试验区", "借鉴试点经验，放宽外商投资工程设计企业的限制"),
        ("所有自贸试验区", "允许自贸试验区创新推出与国际接轨的税收服务举措"),
        ("福建自贸试验区", "支持厦门片区开展试点"),
    ]


def test_items_under_a_heading_that_says_so() -> None:
    text = "某方案\n为做好试点，制定本方案。\n一、总体要求\n做好工作。\n二、试点任务\n（一）建设平台。统一建设平台。\n（二）形成标准。编制标准。\n三、保障措施\n（一）加强领导。做好工作。"
    assert listed(document_of(text), CITY) == [
        ("广东省广州市", "建设平台"),
        ("广东省广州市", "形成标准"),
    ]


def test_groups_under_a_heading_list_their_measures() -> None:
    text = "某通知\n为深化改革，现通知如下。\n一、推广的改革举措（共3项）\n（一）知识产权方面2项：“三合一”审判；技术调查官制度。\n（二）人才方面1项：自主评审。\n二、抓好落实\n加强领导。"
    assert [text for _, text in listed(document_of(text))] == ["“三合一”审判", "技术调查官制度", "自主评审"]


def test_an_inline_list_belongs_to_the_region_before_it() -> None:
    text = "各地区安排如下：\n1.江苏省南通市\n制度创新重点：1.建立考核制度；2.探索补偿机制。\n2.浙江省宁波市\n制度创新重点：建立预警机制。"
    assert listed(document_of(text)) == [
        ("江苏省南通市", "建立考核制度"),
        ("江苏省南通市", "探索补偿机制"),
        ("浙江省宁波市", "建立预警机制"),
    ]


def test_headings_name_the_scope_of_the_measures_below() -> None:
    text = (
        "江苏省某清单\n为深化改革，制定本清单。\n一、推广至全省的改革举措\n1.企业开办一网通办。\n"
        "二、在南京市、苏州市试点的改革举措（共1项）\n2.简易注销公示时间压缩。"
    )
    assert listed(document_of(text)) == [("全省", "企业开办一网通办"), ("南京市、苏州市", "简易注销公示时间压缩")]


def test_measures_in_quotes_are_each_one() -> None:
    text = (
        "某通知\n现通知如下。\n一、主要内容\n（一）在全国范围内复制推广的改革事项。\n1.投资管理领域：“甲乙联办制度”、“丙丁规范管理”等2项。\n"
        "（二）在特定区域复制推广的改革事项。\n1.在自由贸易试验区复制推广“戊己联办模式”等1项。\n二、抓好落实\n加强领导。"
    )
    assert listed(document_of(text)) == [
        ("全国", "甲乙联办制度"),
        ("全国", "丙丁规范管理"),
        ("自由贸易试验区", "戊己联办模式"),
    ]


@pytest.mark.parametrize("last", ["（负责部门：商务部）", ""])
def test_one_scope_in_brackets_alone_is_no_list(last: str) -> None:
    text = f"某方案\n现通知如下。\n一、支持某片区开展业务。（负责部门：海关总署，适用范围：福建自贸试验区）\n二、做好工作。{last}"
    assert listed(document_of(text)) == []


def test_without_a_default_units_alone_give_no_scope() -> None:
    text = (
        "某方案\n现通知如下。\n一、甲项。（负责部门：甲部，适用范围：福建自贸试验区）\n"
        "二、乙项。（负责部门：乙部，适用范围：广东自贸试验区）\n三、丙项。（负责部门：丙部）"
    )
    assert [item for _, item in listed(document_of(text))] == ["甲项", "乙项"]


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("1.江苏省南通市", "江苏省南通市"),
        ("一、江苏省南通市", "江苏省南通市"),
        ("（一）江苏省南通市", "江苏省南通市"),
        ("第一章 江苏省南通市", "江苏省南通市"),
        ("江苏省南通市", "江苏省南通市"),
        ("江苏省南通市，以及有关地区", "全国"),  # a sentence
        ("江苏省南通市" * 7, "全国"),  # too long for a name
        ("1." + "南通" * 20, "南通" * 20),  # forty characters without the number
        ("1." + "南通" * 20 + "市", "全国"),
    ],
)
def test_the_line_before_an_inline_list_names_its_region(line: str, region: str) -> None:
    assert listed(document_of(f"安排如下：\n{line}\n制度创新重点：建立考核制度。")) == [(region, "建立考核制度")]


def test_units_in_brackets_are_no_part_of_an_item() -> None:
    text = "某方案\n制定本方案。\n一、试点任务\n（一）建设统一平台（负责部门：自然资源部）\n二、保障\n加强领导。"
    assert listed(document_of(text), CITY) == [("广东省广州市", "建设统一平台")]


def test_an_extract_whose_numbers_leave_gaps_has_an_item_a_line() -> None:
    text = """某部关于支持试验区改革若干措施的通知
各省人民政府：
一、营造优良环境
（一）放宽渔业企业的限制。（负责部门：渔业部；适用范围：所有试验区，以下除标注适用于特定试验区的措施外，适用范围均为所有试验区）
二、提升便利水平
（十九）支持桐河口岸建设监管场所。（负责部门：海事部，适用范围：桐河试验区）
（二十三）加大对航空物流的支持力度。（负责部门：航空部）
四、推进先行先试
（三十八）授权制定执业办法，允许备案后服务。（负责部门：人才部、渔业部，适用范围：望海试验区）
某部
2031年1月7日"""
    assert listed(document_of(text)) == [
        ("所有试验区", "放宽渔业企业的限制"),
        ("桐河试验区", "支持桐河口岸建设监管场所"),
        ("所有试验区", "加大对航空物流的支持力度"),
        ("望海试验区", "授权制定执业办法，允许备案后服务"),
    ]


def test_what_a_lead_sentence_lists_under_a_head_is_listed_once() -> None:
    text = (
        "某方案\n制定本方案。\n一、试点任务\n（一）望山片区的试验重点包括：建立甲制度；健全乙机制。\n（二）探索丙机制。"
    )
    assert listed(document_of(text), CITY) == [
        ("望山片区", "建立甲制度"),
        ("望山片区", "健全乙机制"),
        ("广东省广州市", "探索丙机制"),
    ]
