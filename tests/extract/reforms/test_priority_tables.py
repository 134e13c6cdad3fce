"""Reform measures in tables, and in tables of which only the lines are left."""

import pytest

from tests.documents import document_of, table_document
from tests.reform_lists import listed, priorities


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


def test_lines_of_a_wider_table() -> None:
    text = "附件\n改革举措清单\n序号\n改革举措\n主要内容\n推广范围\n一、审判方面（共2项）\n1\n“三合一”审判\n整合资源。\n提高效率。\n全国\n2\n技术调查官制度\n引入调查官。\n8个区域"
    assert listed(document_of(text)) == [("全国", "“三合一”审判"), ("8个区域", "技术调查官制度")]


@pytest.mark.parametrize("empty", ["", "/", "-", "——", "无"])
def test_an_empty_cell_names_no_region(empty: str) -> None:
    """Then the measure holds where the document does."""
    document = table_document("清单", [["改革事项", "适用范围"], ["甲改革", empty], ["乙改革", "无锡市"]])
    assert listed(document) == [("全国", "甲改革"), ("无锡市", "乙改革")]


@pytest.mark.parametrize("above", range(4))
def test_heads_stand_in_the_first_rows(above: int) -> None:
    rows = [["说明", "如下"]] * above + [["改革事项", "适用范围"], ["甲改革", "全省"]]
    assert listed(table_document("清单", rows)) == ([("全省", "甲改革")] if above < 3 else [])


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("第二批改革举措推广清单", True),
        ("重点工作任务分工表", False),
        ("改革举措推广清单\n" + "说明。" * 40, False),  # too far above
    ],
)
def test_a_title_tells_what_措施名称_lists(above: str, found: bool) -> None:
    rows = [["措施名称", "推广范围"], ["甲制度", "全省"]]
    assert listed(table_document(above, rows)) == ([("全省", "甲制度")] if found else [])


def test_the_first_row_may_be_the_title() -> None:
    rows = [["改革举措推广清单"], ["措施名称", "推广范围"], ["甲制度", "全省"]]
    assert listed(table_document("附件", rows)) == [("全省", "甲制度")]
    assert listed(table_document("附件", [["重点工作分工表"], *rows[1:]])) == []


def test_a_row_of_one_cell_is_a_title() -> None:
    rows = [["改革清单"], ["序号", "改革事项", "适用范围"], ["1", "甲改革", "全省"]]
    assert listed(table_document("附件", rows)) == [("全省", "甲改革")]


@pytest.mark.parametrize("number", ["序号", "编号"])
def test_lines_begin_with_the_column_of_numbers(number: str) -> None:
    text = f"附件\n清单\n{number}\n地区名称\n制度创新重点\n1\n北京市怀柔区\n1.强化机制。"
    assert listed(document_of(text)) == [("北京市怀柔区", "强化机制")]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1\n北京市怀柔区\n甲机制\n2\n天津市静海区\n乙机制", ["甲机制", "乙机制"]),
        ("1\n北京市怀柔区\n2\n天津市静海区\n乙机制", ["乙机制"]),  # a cell is missing
        ("1\n北京市怀柔区\n甲机制\n3\n天津市静海区", ["甲机制"]),  # nothing is listed for the second
    ],
)
def test_rows_of_lines(rows: str, found: list[str]) -> None:
    text = f"附件\n清单\n序号\n地区名称\n制度创新重点\n{rows}"
    assert [item for _, item in listed(document_of(text))] == ["".join(item.split()) for item in found]


@pytest.mark.parametrize("above", ["附件", "附件\n清单", "附件\n\n清单"])
def test_lines_of_a_table_may_begin_anywhere(above: str) -> None:
    text = f"{above}\n序号\n地区名称\n制度创新重点\n1\n北京市怀柔区\n1.强化机制。\n2\n天津市静海区\n构建制度。"
    assert listed(document_of(text)) == [("北京市怀柔区", "强化机制"), ("天津市静海区", "构建制度")]


@pytest.mark.parametrize(
    ("heads", "row", "found"),
    [
        (
            ["改革举措", "推广范围"],
            ["甲制度", "南京市、", "苏州市"],
            [("南京市、苏州市", "甲制度")],
        ),  # a cell of two lines
        (
            ["推广范围", "改革举措"],
            ["南京市", "甲制度", "及其实施", "2", "苏州市", "乙制度"],
            [("南京市", "甲制度及其实施"), ("苏州市", "乙制度")],
        ),
        (["推广范围", "说明", "改革举措"], ["南京市", "见附件", "甲制度"], [("南京市", "甲制度")]),
        (["推广范围", "说明", "改革举措"], ["南京市", "见附件", "探索机制", "甲制度", "2", "宁波市"], []),
        (["改革举措", "推广范围", "说明"], ["甲制度", "南京市", "见附件", "另发"], [("南京市", "甲制度")]),
        (["改革举措", "推广范围", "说明"], ["甲制度", "南京市", "见附件"], [("南京市", "甲制度")]),
        (["改革举措", "推广范围", "说明"], ["甲制度", "南京市"], [("南京市", "甲制度")]),  # no remark
        (["改革举措", "推广范围", "说明"], ["甲制度", "见附件"], []),  # of no region
        (["改革举措", "主要内容"], ["甲制度", "内容"], [("全国", "甲制度")]),  # the document's
        (["推广范围", "主要内容"], ["南京市", "内容"], []),  # no head of measures
    ],
)
def test_which_lines_are_whose_cells(heads: list[str], row: list[str], found: list[tuple[str, str]]) -> None:
    text = "\n".join(["附件", "清单", "序号", *heads, "1", *row])
    assert listed(document_of(text)) == found


@pytest.mark.parametrize(("heads", "found"), [(12, True), (13, False)])
def test_a_table_of_lines_has_at_most_twelve_heads(heads: int, found: bool) -> None:
    more = ["说明"] * (heads - 3)
    text = "\n".join(["附件", "清单", "序号", "地区名称", "制度创新重点", *more, "1", "北京市", "强化机制。", *more])
    assert bool(listed(document_of(text))) is found


def test_a_table_without_its_first_cell() -> None:
    rows = [["^", "改革事项", "适用范围"], ["1", "甲改革", "全省"]]
    assert listed(table_document("附件", rows)) == [("全省", "甲改革")]


@pytest.mark.parametrize(("length", "found"), [(79, True), (80, False)])
def test_the_line_that_names_a_table_is_near(length: int, found: bool) -> None:
    """It is sought in the 80 characters before the table, of which the last ends the line."""
    rows = [["措施名称", "推广范围"], ["甲制度", "全省"]]
    line = "改革" + "某" * 20 + "举措清单"
    assert bool(listed(table_document(line + "\n" * (length - len(line)), rows))) is found


@pytest.mark.parametrize("head", ["试验重点", "制度建设重点", "试点主要内容", "先行先试清单", "改革试点主要任务"])
@pytest.mark.parametrize("places", ["县（市、区）", "自贸片区", "所在地", "试点县"])
def test_heads_of_columns_are_composed(head: str, places: str) -> None:
    rows = [[places, head], ["望山县", "1.建立甲制度；2.完善乙办法。"], ["桐河区", "探索丙机制。按季公布。"]]
    assert listed(table_document("安排", rows)) == [
        ("望山县", "建立甲制度"),
        ("望山县", "完善乙办法"),
        ("桐河区", "探索丙机制"),
    ]


@pytest.mark.parametrize("heads", [["试点县", "联系电话"], ["试验内容", "检测方法"], ["科技创新任务", "牵头单位"]])
def test_tables_of_other_things(heads: list[str]) -> None:
    assert listed(table_document("安排", [heads, ["甲", "乙"]])) == []


def test_places_of_a_table_in_its_caption_its_groups_and_its_cells() -> None:
    caption = table_document("通知\n望山片区制度创新清单", [["序号", "创新举措"], ["1", "建立甲制度"]])
    assert listed(caption) == [("望山片区", "建立甲制度")]
    groups = table_document(
        "通知", [["序号", "先行先试内容"], ["望山县"], ["1", "建立甲制度"], ["桐河区"], ["1", "完善乙制度"]]
    )
    assert listed(groups) == [("望山县", "建立甲制度"), ("桐河区", "完善乙制度")]
    cells = table_document("通知", [["序号", "改革事项"], ["1", "望山县：建立甲制度"]])
    assert listed(cells) == [("望山县", "建立甲制度")]


@pytest.mark.parametrize("caption", ["望山县", "望山县制度创新清单"])
@pytest.mark.parametrize("before", ["", "通知\n"])
def test_a_caption_may_open_the_document(caption: str, before: str) -> None:
    document = table_document(before + caption, [["序号", "改革事项"], ["1", "建立甲制度"]])
    assert listed(document) == [("望山县", "建立甲制度")]


def test_only_the_line_right_above_a_table_is_its_caption() -> None:
    table = [["序号", "改革事项"], ["1", "建立甲制度"]]
    for before in ("关于望山县的通知\n现印发如下。", "通知通知\n望山县"):
        above = table_document(f"{before}\n改革事项清单", table)
        assert "望山县" not in [region for region, _ in listed(above)]
    assert listed(table_document("关于望山县的通知\n桐河区改革事项清单", table)) == [("桐河区", "建立甲制度")]
