"""The outline: labels of every style, nested by style; titles cut as the record definitions say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Block, Cell, Document, Part, PartKind, Source, Span
from extract.document.sections import (
    _match_label,
    find_sections,
)
from extract.rules import RuleError, load_rules


def document(*lines: str, cells: dict[int, Cell] | None = None) -> Document:
    blocks, at = [], 0
    for index, line in enumerate(lines):
        blocks.append(Block(Span(at, at + len(line)), cell=(cells or {}).get(index)))
        at += len(line) + 1
    source = Source(name="样例.txt", media_type="text/plain", sha256="0" * 64, size=0)
    return Document(source=source, text="\n".join(lines), blocks=tuple(blocks))


def outline(*lines: str, cells: dict[int, Cell] | None = None) -> list[tuple[int, str, str]]:
    found = document(*lines, cells=cells)
    return [(s.depth, s.label, s.title) for s in find_sections(found, fold(found.text), ())]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (  # the usual four styles, headings alone and opening a paragraph
            [
                "一、总体要求",
                "（一）指导思想。以发展为中心。坚持改革。",
                "1．加强领导。各地要重视。抓好落实。",
                "（1）建立机制",
            ],
            [(1, "一、", "总体要求"), (2, "（一）", "指导思想"), (3, "1．", "加强领导"), (4, "（1）", "建立机制")],
        ),
        (  # numbering that runs on across chapters
            ["一、甲", "（一）子", "（二）丑", "二、乙", "（三）寅"],
            [(1, "一、", "甲"), (2, "（一）", "子"), (2, "（二）", "丑"), (1, "二、", "乙"), (2, "（三）", "寅")],
        ),
        (  # one running sentence gives its first clause; several give the first
            ["1.利用市场倒逼机制,加快结构调整。", "2.加快建设。到年底完成。"],
            [(1, "1.", "利用市场倒逼机制"), (1, "2.", "加快建设")],
        ),
        (  # an annotation behind the sentence, in brackets or on lines, is no text of the item
            [
                "1.加快建设,扩大规模。（责任单位：市财政局）",
                "2.清理收费,减轻负担。",
                "牵头部门：省财政厅",
                "完成时限：2019年6月底前",
            ],
            [(1, "1.", "加快建设"), (1, "2.", "清理收费")],
        ),
        (
            ["第一章 总则", "第一条 为规范管理，制定本办法。", "第二条【适用范围】本市。"],
            [(1, "第一章", "总则"), (2, "第一条", "为规范管理"), (2, "第二条", "适用范围")],
        ),
        (
            ["四、主要任务", "任务一:优化格局。", "1.严格执行规划。细化管制。", "任务二:调整结构。"],
            [
                (1, "四、", "主要任务"),
                (2, "任务一:", "优化格局"),
                (3, "1.", "严格执行规划"),
                (2, "任务二:", "调整结构"),
            ],
        ),
        (
            ["（三）主要目标", "专栏1 主要指标", "1．安全生产", "（四）下一步"],
            [(1, "（三）", "主要目标"), (2, "专栏1", "主要指标"), (3, "1．", "安全生产"), (1, "（四）", "下一步")],
        ),
        (
            ["附件：1.任务分解表", "2.民生实事分解表", "一、主要工作"],
            [(1, "一、", "主要工作")],
        ),  # a list of attachments
        (["2025年生产总值增长5%", "1.5万人参加", "一、二、三产业融合", "十二五期间"], []),  # numbers, not labels
        (["1.甲", "2.乙", "38.不连续", "3.丙"], [(1, "1.", "甲"), (1, "2.", "乙"), (1, "3.", "丙")]),
        (["一、", "通用项目"], []),  # a cell or a torn line: a number alone heads nothing
        (
            ["任务八:加强能力建设。", "完善标准。", "大力实施九大工程。", "1.生态工程。"],
            [(1, "任务八:", "加强能力建设"), (1, "", "大力实施九大工程"), (2, "1.", "生态工程")],
        ),
    ],
)
def test_outline(lines: list[str], expected: list[tuple[int, str, str]]) -> None:
    assert outline(*lines) == expected


STYLES = load_rules("headings")
CONDITIONAL = {"decimal", "bare", "worn"}
LABELLED = [e for style in STYLES for e in style.examples if "label" in e and CONDITIONAL.isdisjoint(style.traits)]
DECIMAL = [e for style in STYLES for e in style.examples if "label" in e and "decimal" in style.traits]


@pytest.mark.parametrize("example", LABELLED, ids=lambda example: example["text"])
def test_every_style_of_the_rules_is_found(example: dict[str, str]) -> None:
    """Nothing beside headings.toml says how a heading may begin."""
    ((_, label, _),) = outline(example["text"])
    assert fold(label).startswith(fold(example["label"]))


@pytest.mark.parametrize("example", DECIMAL, ids=lambda example: example["text"])
def test_every_decimal_style_is_found_where_the_text_numbers_so(example: dict[str, str]) -> None:
    assert outline(example["text"]) == []  # alone it may be a figure
    labels = [label for _, label, _ in outline(example["text"], "1.1 目的", "1.2 依据")]
    assert example["label"] in labels


MADE_UP = """
[[rule]]
id = "heading.arena"
name = "擂台一"
traits = [TRAITS]
pattern = '擂台 (?P<number> {han} ) :'
examples = [{ text = "擂台一：建平台", number = "一" }]
counterexamples = ["擂台：建平台"]
"""


@pytest.mark.parametrize(
    ("traits", "lines", "expected"),
    [
        ("", ["擂台一：建平台", "擂台二：强队伍"], [(1, "擂台一：", "建平台"), (1, "擂台二：", "强队伍")]),
        ("", ["一、任务", "擂台一：建平台", "擂台九：强队伍"], [(1, "一、", "任务"), (2, "擂台一：", "建平台")]),  # 二 to 八 are not there
        ('"running"', ["擂台一：建平台。" + "坚持标本兼治。" * 60 + "擂台二：强队伍。"], [(1, "擂台一：", "建平台"), (1, "擂台二：", "强队伍")]),
        ("", ["擂台一：建平台。" + "坚持标本兼治。" * 60 + "擂台二：强队伍。"], [(1, "擂台一：", "建平台")]),
        ('"boxed"', ["专栏1 工程", "擂台一：建平台"], [(1, "专栏1", "工程"), (2, "擂台一：", "建平台")]),
        ("", ["专栏1 工程", "擂台一：建平台"], [(1, "专栏1", "工程"), (1, "擂台一：", "建平台")]),
        ('"formal"', ["擂台一：", "建平台"], [(1, "擂台一：", "建平台")]),
        ("", ["擂台一：", "建平台"], []),
    ],
)  # fmt: skip
def test_a_style_added_to_the_rules_works_at_once(traits: str, lines: list[str], expected, add_rule) -> None:
    assert outline(*lines) != expected or not expected
    add_rule("headings", MADE_UP.replace("TRAITS", traits))
    assert outline(*lines) == expected


def test_a_trait_that_means_nothing_is_refused(add_rule) -> None:
    add_rule("headings", MADE_UP.replace("TRAITS", '"runing"'))
    with pytest.raises(RuleError, match=r"heading\.arena: no trait 'runing'"):
        outline("擂台一：建平台")


def test_items_of_tables_are_no_headings() -> None:
    cells = {1: Cell(0, 0, 0), 2: Cell(0, 0, 1)}
    lines = ["一、任务", "1.表中一项", "市财政局", "二、保障"]
    assert outline(*lines, cells=cells) == [(1, "一、", "任务"), (1, "二、", "保障")]


def test_a_box_of_one_column_is_text() -> None:
    cells = {1: Cell(0, 0, 0), 2: Cell(0, 1, 0)}
    assert [label for _, label, _ in outline("一、任务", "专栏1 重点工程", "1.建设工程", cells=cells)] == [
        "一、",
        "专栏1",
        "1.",
    ]


def test_headings_inside_a_text_without_line_breaks() -> None:
    body = (
        "因历史原因存在问题，现制订方案如下:一、工作目标。"
        + "坚持标本兼治。" * 60
        + "二、工作职责。(一)市工信局:落实通知。"
        + "抓好检查。" * 5
    )
    assert [(depth, label) for depth, label, _ in outline(body)] == [(1, "一、"), (1, "二、"), (2, "(一)")]


LINE = st.one_of(
    st.sampled_from(
        ["一、总则", "（一）要求。内容。", "1.任务", "（1）细项", "第三条 规定", "专栏2 工程", "正文。", "①", "二、"]
    ),
    st.text(max_size=30),
).map(lambda line: line.replace("\n", " ").replace("\r", " ") or "。")


@given(st.lists(LINE, min_size=1, max_size=12))
def test_sections_nest_and_quote(lines: list[str]) -> None:
    found = document(*lines)
    sections = find_sections(found, fold(found.text), ())
    for section in sections:
        assert section.heading in section.span
        assert section.title in found[section.heading]
        if section.parent is not None:
            parent = sections[section.parent]
            assert section.span in parent.span
            assert section.depth == parent.depth + 1
        else:
            assert section.depth == 1


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("一、", 1),
        ("二十一、", 21),
        ("（十二）", 12),
        ("第一百零三条 ", 103),
        ("第12章 ", 12),
        ("7.", 7),
        ("①", 1),
        ("⑳", 20),
        ("专栏：", 0),
        ("任务十：", 10),
        ("㈢", 3),
        ("⒓", 12),
        ("⑷", 4),
        ("二）", 2),
        ("3 .", 3),
    ],
)
def test_the_number_of_a_label(label: str, number: int) -> None:
    found = _match_label(fold(label + "内容丰富"), 0, len(label) + 4)
    assert found and found.number == number


@pytest.mark.parametrize(("following", "goes_on"), [(2, True), (6, True), (7, False)])
def test_numbers_may_jump_a_little(following: int, goes_on: bool) -> None:
    found = outline("1.甲", f"{following}.乙")
    assert [title for _, _, title in found] == (["甲", "乙"] if goes_on else ["甲"])


def test_a_list_begins_again_with_one_only() -> None:
    assert [title for _, _, title in outline("1.甲", "2.乙", "3.丙", "2.错")] == ["甲", "乙", "丙"]
    assert [title for _, _, title in outline("1.甲", "2.乙", "3.丙", "1.丁", "2.戊")] == ["甲", "乙", "丙", "丁", "戊"]


def test_an_outer_list_is_taken_up_again() -> None:
    found = outline("一、甲", "1.子", "9.丑", "二、乙", "1.寅", "2.卯")
    assert [(depth, title) for depth, _, title in found] == [(1, "甲"), (2, "子"), (1, "乙"), (2, "寅"), (2, "卯")]


@pytest.mark.parametrize(
    ("behind", "depths"),
    [
        (["1.箱内", "2.箱内"], [1, 2, 3, 3]),
        (["（1）箱内"], [1, 2, 3]),
        (["①箱内"], [1, 2, 3]),
        (["（一）箱外"], [1, 2, 2]),
        (["二、箱外"], [1, 2, 1]),
        (["专栏2 另一箱"], [1, 2, 2]),
    ],
)
def test_what_a_box_holds(behind: list[str], depths: list[int]) -> None:
    assert [depth for depth, _, _ in outline("一、任务", "专栏1 工程", *behind)] == depths


def test_behind_a_box_the_interrupted_list_goes_on() -> None:
    found = outline("一、任务", "1.甲", "2.乙", "专栏1 工程", "3.丙")
    assert [(depth, title) for depth, _, title in found][-1] == (2, "丙")
    found = outline("一、任务", "1.甲", "2.乙", "3.丙", "专栏1 工程", "4.丁")
    assert [(depth, title) for depth, _, title in found][-1] == (2, "丁")
    found = outline("一、任务", "1.甲", "2.乙", "专栏1 工程", "①箱内", "3.丙")
    assert [depth for depth, _, _ in found] == [1, 2, 2, 3, 4, 2]


@pytest.mark.parametrize(("number", "taken"), [(2, False), (3, True)])
def test_behind_a_box_with_a_list_of_its_own_the_interrupted_list_goes_on(number: int, taken: bool) -> None:
    box = ["专栏1 工程", "1.子", "2.丑", "5.寅"]
    found = outline("一、任务", "1.甲", "2.乙", *box, f"{number}.丙")
    assert [(depth, title) for depth, _, title in found[3:6]] == [(3, "工程"), (4, "子"), (4, "丑")]
    assert [title for _, _, title in found[7:]] == ["丙"] * taken


def test_text_below_an_items_sentence_makes_the_sentence_its_title() -> None:
    """One running sentence alone gives its first clause: it is the item's text as well."""
    lines = ["1.利用市场倒逼机制,加快结构调整。", "淘汰落后产能。", "2.乙"]
    assert [title for _, _, title in outline(*lines)] == ["利用市场倒逼机制,加快结构调整", "乙"]
    assert [title for _, _, title in outline(lines[0], lines[2])] == ["利用市场倒逼机制", "乙"]


def test_a_table_of_contents_heads_nothing() -> None:
    lines = ["目 录", "一、总体要求……1", "二、主要任务……3", "一、总体要求", "做好工作。", "二、主要任务"]
    assert [title for _, _, title in outline(*lines)] == ["总体要求", "主要任务"]


@pytest.mark.parametrize("length", [15, 16])
def test_a_paragraph_ends_a_table_of_contents(length: int) -> None:
    lines = ["目 录", "一、总体要求……1", "做好工作" * length, "二、主要任务", "做好工作。"]
    assert [title for _, _, title in outline(*lines)] == ["主要任务"]


def test_each_table_of_contents_is_its_own() -> None:
    lines = ["目 录", "一、要求", "一、要求", "做好工作。", "目 录", "一、要求", "二、任务", "一、要求", "二、任务"]
    assert [title for _, _, title in outline(*lines)] == ["要求", "要求", "任务"]


@pytest.mark.parametrize("mark", ["附件：", "附表：", "附：", "附件1：", "附件 1．"])
def test_a_list_of_attachments_heads_nothing(mark: str) -> None:
    lines = [f"{mark}1.某分解表", "2.某申请表", "3、某花名册", "一、主要工作", "1.做好工作"]
    assert [title for _, _, title in outline(*lines)] == ["主要工作", "做好工作"]


def test_a_paragraph_ends_a_list_of_attachments() -> None:
    long = "2." + "做好工作" * 15
    assert len(outline("附件：1.某分解表", long)) == 1


@pytest.mark.parametrize(("length", "headings"), [(59, 0), (60, 1)])
def test_an_item_of_a_list_of_attachments_is_short(length: int, headings: int) -> None:
    assert len(outline("附件：1.某分解表", "2." + "长" * (length - 2))) == headings


def test_a_list_goes_on_behind_works_that_are_announced() -> None:
    lines = [f"任务{number}：造林。" for number in "一二三四五六七"]
    found = outline(*lines, "大力实施九大工程。", "1.生态工程。", "任务八：护林。")
    assert [(depth, label) for depth, label, _ in found[-3:]] == [(1, ""), (2, "1."), (1, "任务八：")]


def test_works_are_announced_under_what_they_belong_to_only() -> None:
    """九大工程 goes under a 任务八; below a chapter alone it is a sentence."""
    assert outline("一、加强能力建设", "完善标准。", "大力实施九大工程。", "1.生态工程。") == [
        (1, "一、", "加强能力建设"),
        (2, "1.", "生态工程"),
    ]
    assert [label for _, label, _ in outline("（一）加强能力建设", "大力实施九大工程。", "1.生态工程。")] == [
        "（一）",
        "1.",
    ]


@pytest.mark.parametrize(
    ("below", "title"),
    [("总则", "总则"), ("总则。", None), ("\n总则", None), ("甲" * 30, "甲" * 30), ("甲" * 31, None)],
)  # fmt: skip
def test_a_formal_title_may_stand_below(below: str, title: str | None) -> None:
    assert [found for _, _, found in outline("第一章", *below.split("\n"))] == ([title] if title else [])


@pytest.mark.parametrize(("length", "found"), [(399, 1), (400, 1), (401, 2)])
def test_only_a_page_long_line_is_looked_into(length: int, found: int) -> None:
    head, tail = "一、目标。", "。二、工作职责重大。"
    assert len(outline(head + "长" * (length - len(head) - len(tail)) + tail)) == found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1*.更新水带。换新。", "2 ★.检修照明。检查。", "*3.培训人员。培训。"],
         [(1, "1*.", "更新水带"), (1, "2 ★.", "检修照明"), (1, "*3.", "培训人员")]),
        (["一、总体思路（一）指导思想。预防为主。", "（二）整改原则。边查边改。"],
         [(1, "一、", "总体思路"), (2, "（一）", "指导思想"), (2, "（二）", "整改原则")]),
        (["（一）主要目标1.经济增长。加快发展。", "2.环境改善。治理污染。"],
         [(1, "（一）", "主要目标"), (2, "1.", "经济增长"), (2, "2.", "环境改善")]),
        (["第一章 总则第一条 为了规范管理，制定本办法。", "第二条 本办法适用于全市。"],
         [(1, "第一章", "总则"), (2, "第一条", "为了规范管理"), (2, "第二条", "本办法适用于全市")]),
        (["一、总体要求和第一条（一）项规定的内容"], [(1, "一、", "总体要求和第一条（一）项规定的内容")]),
        (["二、落实附件（一）名单"], [(1, "二、", "落实附件（一）名单")]),
    ],
)  # fmt: skip
def test_stars_beside_numbers_and_two_heads_on_a_line(lines: list[str], expected: list[tuple[int, str, str]]) -> None:
    assert outline(*lines) == expected


@pytest.mark.parametrize("head", ["序号", "序号 行动 牵头单位", "| 序号 | 行动"])
def test_rows_of_a_table_that_came_as_lines_are_no_headings(head: str) -> None:
    body = ["行动一：再造新桥行动。改造片区。", "行动二：提升老城行动。完善设施。"]
    rows = ["行动一：再造新桥行动", "市住建局", "行动二：提升老城行动", "市城管局"]
    assert [title for _, _, title in outline(*body, head, *rows)] == ["再造新桥行动", "提升老城行动"]
    assert len(outline(*body, *rows)) == 4  # without a table's head they are what they seem


@pytest.mark.parametrize(
    ("head", "parted", "headings"), [("序号 行动", False, 0), ("要点", False, 2), ("序号 行动", True, 2)]
)
def test_a_table_in_another_part_has_no_rows_here(head: str, parted: bool, headings: int) -> None:
    text = document(head, "行动一：再造新桥行动", "行动二：提升老城行动")
    at = len(head) + 1
    kinds = (Span(0, at), Span(at, len(text.text))) if parted else (Span(0, len(text.text)),)
    parts = tuple(Part(PartKind.BODY, None, span) for span in kinds)
    assert len(find_sections(text, fold(text.text), parts)) == headings
    assert parted or len(find_sections(text, fold(text.text), ())) == headings


@pytest.mark.parametrize("rows", [["一、造林任务", "二、护林任务"], ["1.造林任务", "2.护林任务"]])
def test_a_list_below_a_tables_head_stays_a_list(rows: list[str]) -> None:
    """Only the names of actions stand in cells; what is counted goes on from the text."""
    assert len(outline("序号 任务", *rows)) == 2


@pytest.mark.parametrize(("length", "headings"), [(398, 1), (399, 0)])
def test_text_soon_below_the_last_one_shows_that_it_is_a_heading(length: int, headings: int) -> None:
    lines = ["序号 行动 牵头单位 备注", "行动一：再造新桥行动", "长" * length + "。"]
    assert len(outline(*lines)) == headings


def test_headings_below_a_table_stay() -> None:
    lines = ["任务一：造林。多造林。", "序号 树种 数量", "1 杉树 30", "任务二：护林。加强管护。"]
    assert [label for _, label, _ in outline(*lines) if label.startswith("任务")] == ["任务一：", "任务二："]


def test_an_emergency_plan_is_numbered_in_decimals() -> None:
    lines = ["1 总则", "1.1 编制目的", "做好防汛。", "1.2 依据", "2 组织体系", "2.1 指挥机构", "2.1.1 职责", "3 附则"]
    assert [(depth, label) for depth, label, _ in outline(*lines)] == [
        (1, "1"), (2, "1.1"), (2, "1.2"), (1, "2"), (2, "2.1"), (3, "2.1.1"), (1, "3"),
    ]  # fmt: skip


def test_decimals_under_numbers_with_a_dot() -> None:
    lines = ["1.总则", "1.1编制目的。做好防汛。", "1.2编制依据。依据法律。", "2.组织体系", "2.1指挥机构。设立指挥部。"]
    assert [(depth, label) for depth, label, _ in outline(*lines)] == [
        (1, "1."), (2, "1.1"), (2, "1.2"), (1, "2."), (2, "2.1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["1.5万亩造林任务全部完成", "2.1万亩护林任务全部完成"],
        ["1 造林 500", "2 护林 300"],  # rows that lost their table
        ["1.1 造林面积", "另有说明。"],
    ],
)
def test_figures_at_the_beginning_of_lines_are_no_numbers(lines: list[str]) -> None:
    assert outline(*lines) == []


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        (["岚州市人民政府", "2022年3月4日"], "修缮老街"),  # a signature is no text of the item
        (["岚州市粮食局 2022年3月4日"], "修缮老街"),
        (["岚州市人民政府", "老街归市里管。", "2022年3月4日"], "修缮老街，由住建局负责"),
        (["岚州市人民政府"], "修缮老街，由住建局负责"),  # without a day it may be anything
    ],
)
def test_the_last_item_before_the_signature(behind: list[str], title: str) -> None:
    assert outline("一、修缮老街，由住建局负责。", *behind)[-1] == (1, "一、", title)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1.农业领域（3项）：建立服务窗口、推广网上办理。", "农业领域（3项）"),
        ("（一）蔬菜大棚项目:该项目位于望溪镇，占地10亩。", "蔬菜大棚项目"),
        ("2.“一张图”工程：整合各类数据，统一底图", "“一张图”工程"),
        ("1.主要任务包括：建立制度，完善机制。", "主要任务包括：建立制度"),
        ("1.市林业局：负责组织造林，落实管护。", "市林业局：负责组织造林"),  # a unit and its duty
        ("1.加强领导，落实责任：成立专班。", "加强领导"),
    ],
)
def test_a_caption_before_a_colon_is_the_title(line: str, title: str) -> None:
    assert outline(line)[0][2] == title


@pytest.mark.parametrize("gap", ["", " "])
def test_the_first_heading_behind_an_introduction_on_its_line(gap: str) -> None:
    lines = (
        "为做好造林工作，结合我县实际，提出以下意见。" + gap + "一、总体目标",
        "1.造林一万亩。落实管护。",
        "二、主要任务",
    )
    assert outline(*lines) == [(1, "一、", "总体目标"), (2, "1.", "造林一万亩"), (1, "二、", "主要任务")]


def test_in_an_excerpt_numbers_go_on_far_ahead_below_a_chapter() -> None:
    lines = (
        "一、环境",
        "（一）放宽准入。",
        "二、贸易",
        "（二十三）支持口岸建设。",
        "（二十四）便利通关。",
        "三、金融",
        "（四十）扩大试点。",
    )
    found = outline(*lines)
    assert [label for _, label, _ in found] == [
        "一、",
        "（一）",
        "二、",
        "（二十三）",
        "（二十四）",
        "三、",
        "（四十）",
    ]


def test_a_number_far_ahead_inside_a_list_is_no_heading() -> None:
    assert [label for _, label, _ in outline("一、环境", "1.放宽准入。", "30.这是表格中的序号。")] == ["一、", "1."]


@pytest.mark.parametrize(("following", "goes_on"), [("二", True), ("三", True), ("六", True), ("七", False)])
def test_articles_run_on_across_chapters(following: str, goes_on: bool) -> None:
    """With a page lost at most, or a number printed twice; further on it is another text's article."""
    lines = ["第一章 总则", "第一条 为了规范管理。", "第二章 管理", f"第{following}条 本办法适用于全市。"]
    assert len(outline(*lines)) == 3 + goes_on
    assert len(outline(*lines[:2], "第二条 全市适用。", lines[2], "第二条 本办法适用于全市。")) == 5


def test_a_box_without_a_number_follows_one_with_a_number() -> None:
    assert [label for _, label, _ in outline("专栏1 重点工程", "专栏：主要指标")] == ["专栏1", "专栏："]
    for number, taken in ((5, True), (6, False)):  # as far ahead as numbers may jump from none
        assert len(outline("专栏：主要指标", f"专栏{number} 重点工程")) == 1 + taken


def test_each_heading_hangs_on_the_one_above_it() -> None:
    text = document("一、任务", "（一）造林", "1.选种", "2.育苗", "（二）护林", "二、保障")
    sections = find_sections(text, fold(text.text), ())
    assert [section.parent for section in sections] == [None, 0, 1, 1, 0, None]
    assert [text[section.span].strip()[-2:] for section in sections] == ["护林", "育苗", "选种", "育苗", "护林", "保障"]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、环境", "（一）放宽准入。", "1.试点。", "（二十三）支持口岸建设。"],  # in the middle of a list
        ["一、环境", "（四）放宽准入。", "二、贸易", "（三）支持口岸建设。"],  # numbers go forward only
        ["（一）甲", "（二）乙", "1.子", "4.丑", "8.寅", "（九）丙"],  # 9 goes on with 8, but in another style
    ],
)
def test_a_number_that_goes_on_with_no_list_is_no_heading(lines: list[str]) -> None:
    assert len(outline(*lines)) == len(lines) - 1


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (  # an excerpt leaves out more of a list than a page holds
            ["一、甲事", "（一）子事", "七、乙事", "（十一）丑事"],
            [(1, "一、", "甲事"), (2, "（一）", "子事"), (1, "七、", "乙事"), (2, "（十一）", "丑事")],
        ),
        (  # and begins the list under the next chapter with a later item
            ["四、甲事", "（三）子事", "（五）丑事", "五、乙事", "（二）寅事", "2．卯事"],
            [
                (1, "四、", "甲事"),
                (2, "（三）", "子事"),
                (2, "（五）", "丑事"),
                (1, "五、", "乙事"),
                (2, "（二）", "寅事"),
                (3, "2．", "卯事"),
            ],
        ),
        (["四、甲事", "（三）子事", "（十四）丑事"], [(1, "四、", "甲事"), (2, "（三）", "子事")]),  # too far ahead
        (  # dashes before an item with a name of its kind
            ["一、甲事", "行动1：推进治理", "——任务1：编制湖区规划", "。统筹岸线。", "—任务3：疏浚湖区航道"],
            [
                (1, "一、", "甲事"),
                (2, "行动1：", "推进治理"),
                (2, "任务1：", "编制湖区规划"),
                (2, "任务3：", "疏浚湖区航道"),
            ],
        ),
        (["一、甲事", "——坚持统筹推进", "——任务1。"], [(1, "一、", "甲事")]),
        (  # a stage's name belongs to its number
            ["（一）第一阶段：全面摸底", "（二）第二阶段：集中整治。6月底前完成。", "（三）验收阶段：查漏补缺"],
            [(1, "（一）", "第一阶段：全面摸底"), (1, "（二）", "第二阶段"), (1, "（三）", "验收阶段")],
        ),
    ],
)
def test_lists_of_excerpts_and_names_behind_marks(lines: list[str], expected: list[tuple[int, str, str]]) -> None:
    assert outline(*lines) == expected


LONG = "各镇要结合实际抓好落实，按月报送进度，确保完成。" * 20


def labels(*lines: str) -> list[str]:
    return [label for _, label, _ in outline(*lines)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1.修缮渔港。", "2。建造渔船。", "3.疏浚航道。"], ["1.", "2。", "3."]),
        (["1.修缮渔港。", "2，建造渔船，更新网具。"], ["1.", "2，"]),
        (["1.修缮渔港。", "2 建造渔船。", "3 疏浚航道。"], ["1.", "2", "3"]),
        (["1.修缮渔港。", "2.2.5m宽的步道要重新铺设。", "3.疏浚航道。"], ["1.", "2.", "3."]),
        (["2 建造渔船。"], []),  # nothing that it goes on with
        (["1.修缮渔港。", "4 疏浚航道。"], ["1."]),  # nor directly
        (["1.修缮渔港。", "2 月底前建造渔船。"], ["1."]),
        (["1.修缮渔港。", "2.5万亩滩涂得到治理。"], ["1."]),
    ],
)
def test_a_label_with_a_worn_mark_goes_on_with_its_list(lines: list[str], expected: list[str]) -> None:
    assert labels(*lines) == expected


def test_a_worn_label_stands_beside_its_list() -> None:
    assert outline("一、任务", "1.修缮渔港", "2，建造渔船") == [
        (1, "一、", "任务"),
        (2, "1.", "修缮渔港"),
        (2, "2，", "建造渔船"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1.2031年6月底前，清查渔船。", "2.2031年底前，更新网具。"], ["1.", "2."]),
        (["三、休渔安排1.2031年6月底前，清查渔船。"], ["三、", "1."]),
        (["1.2031万元的渔港项目"], []),
    ],
)
def test_an_item_may_begin_with_a_year(lines: list[str], expected: list[str]) -> None:
    assert labels(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一渔港面貌焕然一新。全年修缮。", "二渔民收入稳步提高。", "三海上秩序持续向好。"], ["一", "二", "三"]),
        (
            ["一、回顾", "一渔港面貌焕然一新。", "二渔民收入稳步提高。", "三海上秩序持续向好。"],
            ["一、", "一", "二", "三"],
        ),
        (["一渔港面貌焕然一新。全年修缮。", "二渔民收入稳步提高。"], []),  # two may be chance
        (["一批渔港建成投产。", "二期码头开工建设。", "三年目标两年完成。"], []),
    ],
)
def test_numbers_that_lost_their_mark(lines: list[str], expected: list[str]) -> None:
    assert labels(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["第六条 采取下列措施：", "修缮渔港；", "（三）建造渔船；", "（四）疏浚航道。"],
            ["第六条", "（三）", "（四）"],
        ),
        (["第六条 采取下列措施：", "（二）建造渔船。"], ["第六条", "（二）"]),
        (
            ["（五）修缮渔港。", "第六条 渔民应当持证。", "（三）建造渔船。"],
            ["（五）", "第六条"],
        ),  # nothing announces it
    ],
)
def test_a_list_whose_first_labels_are_lost_begins_behind_a_colon(lines: list[str], expected: list[str]) -> None:
    assert labels("第五条 渔港分为：", "（一）一级；", "（二）二级；", "（三）三级。", *lines)[4:] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("全年修缮渔港八座，海上秩序持续向好。（二）渔民收入稳步提高", ["（一）", "（二）"]),
        ("结合我县实际，提出以下意见：（二）渔民收入", ["（一）", "（二）"]),
        ("全年修缮渔港八座。（二）渔民收入，稳步提高", ["（一）"]),
        ("全年修缮渔港八座。（九）渔民收入稳步提高", ["（一）"]),
    ],
)
def test_a_heading_at_the_end_of_the_paragraph_before_it(line: str, expected: list[str]) -> None:
    assert labels("（一）渔港面貌焕然一新", line, "渔民人均收入增加一千元。") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、任务1.修缮渔港。" + LONG + "（县渔业局牵头，开渔前做好准备）2.建造渔船。" + LONG, ["一、", "1.", "2."]),
        ("一、任务1.修缮渔港。" + LONG + "（县渔业局负责；按汛期安排）2。建造渔船。" + LONG, ["一、", "1.", "2。"]),
        (
            "一、任务（一）修缮渔港（二）造船任务1.建造渔船。" + LONG + "2.疏浚航道。",
            ["一、", "（一）", "（二）", "1.", "2."],
        ),
        ("（一）2031年造船安排1.建造渔船。" + LONG, ["（一）", "1."]),
        ("一、全力做好渔港安全保障、休渔值守和宣传培训各项工作1.巡查渔港。" + LONG, ["一、", "1."]),
        ("一、任务。" + LONG + "\ue004二、要求。" + LONG, ["一、", "二、"]),
        ("一、任务1.修缮渔港（详见县渔业局公告）2.建造渔船。" + LONG, ["一、", "1."]),
    ],
)
def test_labels_that_nothing_parts_from_what_stands_before(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_a_piece_of_a_page_long_line_is_looked_into() -> None:
    text = LONG + "二、费用见下表：三、要求1.加强领导。各镇要重视。"
    cut = len(LONG)
    blocks = (Block(Span(0, cut)), Block(Span(cut, len(text))))
    source = Source(name="样例.txt", media_type="text/plain", sha256="0" * 64, size=0)
    found = find_sections(Document(source=source, text=text, blocks=blocks), fold(text), ())
    assert [section.label for section in found] == ["二、", "三、", "1."]


def test_rows_of_a_table_that_came_as_one_line_are_no_headings() -> None:
    table = "序号渔港名称建设内容一、修缮渔港1望溪渔港修缮码头。二、新建渔港2栖河渔港新建码头。" + LONG
    assert labels("一、要求", "附件", "渔港清单", table, "三、修复渔港3澜州渔港修复码头。" + LONG) == ["一、"]
    assert labels(table, "附件2", "一、渔船") == ["一、"]


def test_a_definition_with_a_comma_in_what_it_explains() -> None:
    assert outline("（一）两船配对，同进同出：是指渔船结伴作业。")[0][2] == "两船配对，同进同出"
