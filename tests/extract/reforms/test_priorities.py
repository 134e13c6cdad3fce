"""Reform measures from explicit lists, and arrangements in the heads of running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Document, Metadata, Priority, Span
from extract.grid import grids
from extract.knowledge import load_knowledge
from extract.reforms.priorities import find_priorities
from extract.reforms.priority_items import items_in
from tests.documents import document_of, layout_of, table_document

NATION = Metadata(document_type="通知", region="全国", region_code="000000", level="国家")
CITY = Metadata(document_type="方案", region="广东省广州市", region_code="440100", level="市")


def priorities(document: Document, metadata: Metadata = NATION) -> tuple[Priority, ...]:
    return find_priorities(layout_of(document), metadata, load_knowledge())


def listed(document: Document, metadata: Metadata = NATION) -> list[tuple[str | None, str]]:
    return [(p.region, p.text) for p in priorities(document, metadata) if p.listed]


def running(text: str, metadata: Metadata = CITY) -> list[str]:
    return [p.text for p in priorities(document_of(text), metadata) if not p.listed]


def test_numbered_items_of_one_cell() -> None:
    document = table_document(
        "附件\n第二批先行示范区建设地区及制度创新重点",
        [
            ["序号", "地区名称", "制度创新重点"],
            ["1", "北京市怀柔区", "1.强化协同的制度,探索机制; 2.建立2.5%的标准; 3.推进“多规合一”。"],
            ["2", "湖南省宁乡县", "1.建立核算体系;\n2.探索补偿机制。"],
        ],
    )
    assert listed(document) == [
        ("北京市怀柔区", "强化协同的制度,探索机制"),
        ("北京市怀柔区", "建立2.5%的标准"),
        ("北京市怀柔区", "推进“多规合一”"),
        ("湖南省宁乡县", "建立核算体系"),
        ("湖南省宁乡县", "探索补偿机制"),
    ]
    assert [p.region_codes for p in priorities(document)][0::3] == [("110116",), ("430182",)]  # 宁乡市 today


def test_measures_with_their_scope() -> None:
    document = table_document(
        "附件\n改革举措推广清单",
        [
            ["序号", "改革举措", "主要内容", "指导部门", "推广范围"],
            ["一、知识产权方面（共1项）"],
            ["1", "知识产权案件“三合一”审判", "整合资源。", "最高人民法院", "全国"],
            ["2", "科技成果权属改革", "赋予所有权。", "科技部", "8个改革试验区域"],
        ],
    )
    assert listed(document) == [("全国", "知识产权案件“三合一”审判"), ("8个改革试验区域", "科技成果权属改革")]


def test_merged_cells_hold_for_every_row() -> None:
    document = table_document(
        "清单",
        [
            ["改革事项", "主要内容", "适用范围"],
            ["甲改革", "一", "全省"],
            ["乙改革", "二", "^"],
            ["丙改革", "三", "深圳市"],
        ],
    )
    assert listed(document) == [("全省", "甲改革"), ("全省", "乙改革"), ("深圳市", "丙改革")]


def test_a_group_row_gives_the_scope_where_no_column_does() -> None:
    document = table_document(
        "改革事项清单",
        [
            ["序号", "改革事项", "负责单位"],
            ["一、在全国范围内复制推广的改革事项"],
            ["1", "甲制度", "海关总署"],
            ["二、在其他自贸试验区复制推广的改革事项"],
            ["2", "乙制度", "商务部"],
        ],
    )
    assert listed(document) == [("全国", "甲制度"), ("其他自贸试验区", "乙制度")]


@pytest.mark.parametrize(
    "header",
    [
        ["序号", "重点任务", "牵头单位"],
        ["序号", "工作措施", "责任单位"],
        ["序号", "主要内容", "试点地区"],
        ["考核项目", "分值", "考核内容"],
        ["指标", "目标值", "地区"],
    ],
)
def test_other_tables_list_no_reforms(header: list[str]) -> None:
    assert listed(table_document("重点工作任务分工表", [header, ["1", "建立某制度", "某局"]])) == []


def test_a_table_of_which_only_lines_are_left() -> None:
    text = "附件\n地区及制度创新重点\n序号\n地区名称\n制度创新重点\n1\n北京市怀柔区\n1.强化机制;\n2.推进合一。\n2\n天津市静海区\n1.构建制度。"
    assert listed(document_of(text)) == [
        ("北京市怀柔区", "强化机制"),
        ("北京市怀柔区", "推进合一"),
        ("天津市静海区", "构建制度"),
    ]


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
        ("广东省广州市", "建设平台。统一建设平台"),
        ("广东省广州市", "形成标准。编制标准"),
    ]


def test_groups_under_a_heading_list_their_measures() -> None:
    text = "某通知\n为深化改革，现通知如下。\n一、推广的改革举措（共3项）\n（一）知识产权方面2项：“三合一”审判；技术调查官制度。\n（二）人才方面1项：自主评审。\n二、抓好落实\n加强领导。"
    assert [text for _, text in listed(document_of(text))] == ["“三合一”审判", "技术调查官制度", "自主评审"]


def test_lines_of_a_wider_table() -> None:
    text = "附件\n改革举措清单\n序号\n改革举措\n主要内容\n推广范围\n一、审判方面（共2项）\n1\n“三合一”审判\n整合资源。\n提高效率。\n全国\n2\n技术调查官制度\n引入调查官。\n8个区域"
    assert listed(document_of(text)) == [("全国", "“三合一”审判"), ("8个区域", "技术调查官制度")]


def test_an_inline_list_belongs_to_the_region_before_it() -> None:
    text = "各地区安排如下：\n1.江苏省南通市\n制度创新重点：1.建立考核制度；2.探索补偿机制。\n2.浙江省宁波市\n制度创新重点：建立预警机制。"
    assert listed(document_of(text)) == [
        ("江苏省南通市", "建立考核制度"),
        ("江苏省南通市", "探索补偿机制"),
        ("浙江省宁波市", "建立预警机制"),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("（一）探索建立生态保护补偿机制。开展试点。", ["探索建立生态保护补偿机制"]),
        ("（一）健全自然资源资产产权制度。统一登记。", ["健全自然资源资产产权制度"]),
        ("（一）开展用能权交易试点。完善办法。", ["开展用能权交易试点"]),
        ("（一）健全工作机制。形成合力。", []),  # how the work is led
        ("（一）完善考核评估机制。定期考核。", []),
        ("（一）完善基础设施。加快建设。", []),
        ("（一）建设一批示范项目。探索建立补偿机制。", []),  # the head decides, not what follows
    ],
)
def test_heads_of_running_text(heading: str, expected: list[str]) -> None:
    assert running(f"某方案\n为做好工作，制定本方案。\n一、主要任务\n{heading}") == expected


@pytest.mark.parametrize("chapter", ["保障措施", "2025年工作回顾", "总体要求", "重大意义"])
def test_chapters_without_tasks_hold_no_priorities(chapter: str) -> None:
    assert running(f"某方案\n为做好工作，制定本方案。\n一、{chapter}\n（一）健全生态补偿制度。做好工作。") == []


def test_articles_hold_none() -> None:
    assert running("一、健全生态补偿制度\n做好工作。", Metadata(document_type="新闻", region="浙江省")) == []


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("1.甲; 2.乙。", ["甲", "乙"]),
        ("（1）甲；（2）乙", ["甲", "乙"]),
        ("1、甲\n2、乙", ["甲", "乙"]),
        ("增长2.5%，建立制度。", ["增长2.5%，建立制度"]),
        ("2.乙", ["2.乙"]),  # does not count on from 1
        ("", []),
    ],
)
def test_items_of_a_cell(cell: str, items: list[str]) -> None:
    assert [cell[i.start : i.end] for i in items_in(fold(cell), Span(0, len(cell)))] == items


def test_grid_knows_merged_cells() -> None:
    [grid] = grids(table_document("表", [["甲", "乙"], ["一", "二"], ["^", "三"], ["全"]]))
    assert grid.cells[1, 0] == grid.cells[2, 0]
    assert grid.spans_all(3) and not grid.spans_all(1)
    assert list(grid.row(2)) == [0, 1]


ROWS = st.lists(
    st.lists(
        st.sampled_from(["制度创新重点", "地区名称", "1.甲;2.乙", "北京市", "", "/", "一、在全国范围内推广"]),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)  # the first example loads the lexicons
@given(ROWS)
def test_spans_quote_the_text(rows: list[list[str]]) -> None:
    document = table_document("改革举措清单", rows)
    for priority in priorities(document):
        assert "".join(document[priority.span].split()) == priority.text


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
